// @ts-check
// Which name or argument an error says is missing, as the table of names has it. Nothing
// here looks anything up; named.js does.

/** @typedef {import("./traceback.js").Raised} Raised @typedef {import("./traceback.js").Read} Read */

/**
 * @typedef {object} Lack
 * @property {"name" | "module" | "method" | "argument" | "required" | "class"} kind
 * @property {string} name dotted, in a public namespace where it names one; "" for an
 *   argument whose owner the text doesn't tell
 * @property {string} word the argument; empty for others
 * @property {string[]} also names that the failing import asks for: `from … import a, b`
 * @property {string} from the module as the message names it, or of a class what it should be: `layer`
 */

// What the modules of Keras are called from inside, and what a program calls them.
/** @type {[RegExp, string][]} */
const PUBLIC = [
  [
    /^(?:tensorflow|tensorflow_core)(?:\._api\.v\d|\.python|\.compat\.v\d|\.api|\._v\d)*\.keras\.api\._v\d\.keras\b/,
    "tf.keras",
  ],
  [/^(?:tensorflow|tensorflow_core)(?:\._api\.v\d|\.compat\.v\d|\.api|\._v\d)*\.keras\b/, "tf.keras"],
  [/^keras\.api\._v\d\.keras\b/, "tf.keras"],
  [/^keras\._tf_keras\.keras\b/, "tf.keras"],
  [/^tf_keras\.api\._v\d\.keras\b/, "tf_keras"],
  [/^keras\.api\b(?!\._)/, "keras"],
  [/^tensorflow(?:_core)?(?:\._api\.v\d)*(?=\.|$)/, "tensorflow"],
];

/** @param {string} module @returns {string} as a program writes it */
export function publicName(module) {
  const whole = module.replace(/^tf\./, "tensorflow.");
  for (const [pattern, name] of PUBLIC) if (pattern.test(whole)) return whole.replace(pattern, name);
  return whole;
}

/** @param {string} text after `import` @returns {string[]} */
const imported = (text) =>
  text
    .replace(/[()\\]|#.*/g, "")
    .split(",")
    .map((one) => one.trim().split(/\s/)[0])
    .filter((one) => /^[A-Za-z_]\w*$/.test(one));

// Classes that Python, NumPy and `K.function` have: what they lack isn't a name of Keras.
const PLAIN =
  /^(?:str|tuple|list|dict|int|float|bool|NoneType|function|method|set|bytes|type|module|generator|range|numpy\.\w+|ndarray|DataFrame|Series|builtin_function_or_method|Function)$/;
// Functions that readers write themselves: what they don't accept isn't Keras' to say.
const OWN = /^(?:call|__call__|build|main|loss|train_step|test_step|on_\w+|<lambda>)$/;
// Inner classes, by the public one that they are.
/** @type {Record<string, string>} */
const CLASSES = {
  Functional: "Model",
  Trainer: "Model",
  TensorFlowTrainer: "Model",
  JAXTrainer: "Model",
  TorchTrainer: "Model",
  BaseOptimizer: "optimizers.Optimizer",
  Optimizer: "optimizers.Optimizer",
  OptimizerV2: "optimizers.Optimizer",
  Layer: "layers.Layer",
};

/** @param {string} name */
const publicClass = (name) => CLASSES[name] ?? name;

/**
 * Whose argument a word is, by the line of code that gives it.
 * @param {string} word @param {string[]} lines
 */
function callee(word, lines) {
  for (const line of lines) {
    const at = line.search(new RegExp(`[(,\\s]${word}\\s*=`));
    if (at < 0) continue;
    // The bracket that is open there, and the name before it.
    let depth = 0;
    for (let place = at; place >= 0; place--) {
      if (line[place] === ")") depth++;
      else if (line[place] === "(" && depth-- === 0) {
        const name = /([A-Za-z_][\w.]*)\s*$/.exec(line.slice(0, place))?.[1] ?? "";
        return /^super|__init__$/.test(name) ? "" : name;
      }
    }
  }
  return "";
}

/** The class that the last of some lines makes an object of. @param {string[]} lines the reader's own one first */
function made([own, ...lines]) {
  for (const line of [own, ...lines.reverse()]) {
    const found = [...line.matchAll(/((?:\w+\.)*[A-Z]\w*)\(/g)].map(([, name]) => name);
    const name = found.findLast((one) => !/Error$/.test(one));
    if (name) return name;
  }
  return "";
}

/** @param {string} given "{'a': 1, 'b': [2]}" or "['a']" @returns {string[]} its keys */
const keys = (given) => {
  const text = given.replace(/^dict_keys\((.*)\)$/, "$1");
  const all = /^[[(]*\{?(?:'\w+'(?:, )?)+\}?/.test(text) && !text.includes(":");
  const found = all ? text.matchAll(/'(\w+)'/g) : text.matchAll(/(?:^|[{,]\s*)'(\w+)':/g);
  return [...found].map(([, word]) => word);
};

/** @typedef {(match: RegExpExecArray, code: string[], whole: string, attempt: string) => Partial<Lack>[]} Reader */

/** @type {[RegExp, Reader][]} */
const READERS = [
  [
    /cannot import name ['"]?(\w+)['"]?(?: from (?:partially initialized module )?['"]([\w.]+)['"])?/,
    ([, name, module], _code, _whole, attempt) => {
      const from = module ?? /^from (\S+) import/.exec(attempt)?.[1] ?? "";
      return [{ kind: "name", name: `${publicName(from)}.${name}`.replace(/^\./, ""), from }];
    },
  ],
  [
    /[Nn]o module named ['"]?([\w.]+)['"]?/,
    ([, module], _code, _whole, attempt) => {
      const also = /^from \S+ import (.+)/.exec(attempt);
      const same = attempt.includes(module);
      return [
        {
          kind: "module",
          name: publicName(module),
          from: module,
          also: also && same ? imported(also[1]) : [],
        },
      ];
    },
  ],
  [
    /(?:module ['"]?([\w.]+)['"]?|['"](\w+(?:\.\w+)+)['"]) has no attribute ['"`]?(\w+)/,
    ([, named, dotted, name], code) => {
      const module = named ?? dotted;
      // `import tensorflow.python.keras as keras` asks for more than the message says.
      const whole = code.join(" ").match(new RegExp(`\\b${module}\\.${name}(?:\\.\\w+)+`))?.[0];
      const asks = module === "tensorflow" && whole ? whole : `${module}.${name}`;
      return [{ kind: "name", name: publicName(asks), from: module }];
    },
  ],
  [
    // Python 2 doesn't say which module: the line of code does.
    /^'module' object has no attribute '(\w+)'/,
    ([, name], code) => {
      const line = code.join(" ").match(new RegExp(`\\b((?:tf|tensorflow|keras)(?:\\.\\w+)*)\\.${name}\\b`));
      return line
        ? [
            {
              kind: "name",
              name: publicName(`${line[1]}.${name}`),
              from: line[1].replace(/^tf\b/, "tensorflow"),
            },
          ]
        : [];
    },
  ],
  [
    /type object ['"](\w+)['"] has no attribute ['"](\w+)/,
    ([, owner, name]) => [{ kind: "method", name: `${publicClass(owner)}.${name}`, from: owner }],
  ],
  [
    /['"]([\w.]+)['"] object has no attribute ['"](\w+)/,
    ([, owner, name]) =>
      PLAIN.test(owner) ? [] : [{ kind: "method", name: `${publicClass(owner)}.${name}`, from: owner }],
  ],
  [
    /([\w.]+)\(\) got an unexpected keyword argument ['"](\w+)/,
    ([, called, word], code) => {
      const parts = called
        .replace(/\.?(?:__init__|__new__)$/, "")
        .split(".")
        .filter((one) => one && one !== "<locals>");
      const named = parts.length ? parts.map(publicClass).join(".") : callee(word, code);
      if (OWN.test(named)) return [];
      // `model.add(layer, activation=…)`: the message has the method without its class.
      const object = code.map((line) => line.match(new RegExp(`\\b(\\w+)\\.${named}\\(`))?.[1]).find(Boolean);
      const owner = /^[a-z]\w*$/.test(named) && object ? `${object}.${named}` : named;
      return [{ kind: "argument", name: owner, word, from: called }];
    },
  ],
  [
    /[Uu]nrecognized keyword arguments?(?:\(s\))? passed to (\w+): (.*)/,
    ([, owner, given]) =>
      keys(given).map((word) => ({ kind: "argument", name: publicClass(owner), word, from: owner })),
  ],
  [
    /(?:[Uu]nrecognized keyword arguments?: |Keyword argument not understood: |Argument\(s\) not recognized: )(.*)/,
    ([, given], code, whole) => {
      const words = /^['"]/.test(given) ? [given.slice(1).split(/['"]/)[0]] : keys(given);
      const inside = /(?:deserializing class|class_name['"]:) '(\w+)'/.exec(whole)?.[1] ?? "";
      return words.map((word) => ({
        kind: "argument",
        name: callee(word, code) || publicClass(inside),
        word,
        from: inside,
      }));
    },
  ],
  [
    /Unexpected keyword argument passed to optimizer: (\w+)/,
    ([, word], code) => {
      const name = callee(word, code);
      return name ? [{ kind: "argument", name, word, from: name }] : [];
    },
  ],
  [
    /Invalid keyword arguments?(?:\(s\))? in [`'"]?(\w+)(?:\(\))?[`'"]?: (.*)/,
    ([, called, given]) =>
      [...given.matchAll(/'(\w+)'/g)].map(([, word]) => ({
        kind: "argument",
        name: `Model.${called}`,
        word,
        from: called,
      })),
  ],
  [
    /([\w.]+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.*)/,
    ([, called, given], code) => {
      const words = [...given.matchAll(/'(\w+)'/g)].map(([, word]) => word);
      const method = called.replace(/\.?__init__$/, "");
      const name = method ? method.split(".").map(publicClass).join(".") : made(code);
      if (OWN.test(name)) return [];
      return words.slice(0, 1).map((word) => ({ kind: "required", name, word, from: called }));
    },
  ],
  [
    /Unknown (layer|optimizer|(?:loss|metric|activation) ?function|initializer|regularizer|object|metric|loss|activation|decay)(?: function)?: ['"]?([\w>]+)/,
    // A key of the history or of a configuration isn't a class.
    ([, what, name]) =>
      /^val_|^(?:loss|layers|name)$/.test(name)
        ? []
        : [{ kind: "class", name: name.slice(name.lastIndexOf(">") + 1), from: what }],
  ],
  [/Could not locate (?:class|function) ['"](\w+)['"]/, ([, name]) => [{ kind: "class", name, from: name }]],
];

/**
 * The names of TensorFlow, but Keras's, that an error lacks, in the words of newer Python versions:
 * whether it is imported or asked for, and from whichever inner module.
 * @param {Read} read
 * @returns {string[]}
 */
export const lacksOfTensorFlow = (read) =>
  read.causes.flatMap((cause) =>
    lacks(cause, read).flatMap(({ kind, name }) => {
      const [, module, last] = /^(tensorflow(?:\.\w+)*)\.(\w+)$/.exec(name) ?? [];
      const own = kind === "name" && module && !/\.keras\b/.test(name);
      return own ? [`module '${module}' has no attribute '${last}'`] : [];
    }),
  );

/**
 * What an error lacks; nothing where it is of another kind.
 * @param {Raised} raised
 * @param {Read} read the whole text, which may tell whose argument it is
 * @returns {Lack[]}
 */
export function lacks(raised, read) {
  const line = raised.message.replace(/\s*\n\s*/g, " ");
  const code = [read.own?.code ?? "", ...read.text.split("\n").map((one) => one.trim())];
  for (const [pattern, reader] of READERS) {
    const found = pattern.exec(line);
    if (!found) continue;
    return reader(found, code, read.text, read.attempt).map((one) => ({
      kind: "name",
      name: "",
      word: "",
      also: [],
      from: "",
      ...one,
    }));
  }
  return [];
}
