// @ts-check
// Which versions an error comes from, by the files and modules that it names and by what it
// states. Each rule is tested on every recorded traceback (tests/site/test_box.py).

/**
 * @typedef {{first: string, last: string}} Range both ends belong to it; "" is open
 * @typedef {object} Versions
 * @property {Range | undefined} tensorflow
 * @property {Range | undefined} keras
 * @property {string} python "3.9"; empty where nothing tells
 * @property {"" | "keras" | "tf_keras" | "tf.keras"} package the Keras whose code ran
 * @property {boolean} stated whether the text states a version itself
 */

const KERAS_3 = { first: "3.0", last: "" };
// Of these the first that fits a path counts: below site-packages, without extension.
/** @type {[RegExp, string, string][]} */
const KERAS = [
  [/^keras\/_tf_keras\b/, "3.0", ""],
  [/^keras\/src\/(?:engine|saving\/legacy|dtensor|mixed_precision\/(?:policy|autocast))\b/, "2.13", "2.15"],
  [
    /^keras\/src\/(?:backend|callbacks|losses|initializers|constraints|regularizers|activations)(?:\.py|$)/,
    "2.13",
    "2.15",
  ],
  [
    /^keras\/src\/(?:trainers|ops|random|tree|quantizers|dtype_policies|backend\/(?:common|tensorflow|jax|torch|numpy|openvino|config))\b/,
    "3.0",
    "",
  ],
  [
    /^keras\/src\/(?:layers\/(?:layer|input_spec)|models\/(?:model|sequential|functional)|optimizers\/base_optimizer|losses\/losses?|callbacks\/|metrics\/metric\b|initializers\/)/,
    "3.0",
    "",
  ],
  [/^keras\/src\b/, "2.13", ""],
  [/^keras\/api\/_v[12]\b/, "2.5", "2.15"],
  [
    /^keras\/(?:legacy\/(?:interfaces|layers|models)|backend\/(?:tensorflow_backend|theano_backend|cntk_backend|load_backend|common)|engine\/(?:topology|saving|network))\b/,
    "",
    "2.3",
  ],
  [/^keras\/optimizer_v2\b/, "2.5", "2.8"],
  [/^keras\/optimizers\/optimizer_(?:v2|experimental)\b/, "2.9", "2.11"],
  [/^keras\/utils\/traceback_utils\b/, "2.7", "2.12"],
  [
    /^keras\/layers\/(?:core|convolutional|pooling|merging|reshaping|regularization|attention)\/\w+\.py/,
    "2.7",
    "2.12",
  ],
  [/^keras\/layers\/rnn\b/, "2.9", "2.12"],
  [/^keras\/saving\/(?:hdf5_format|saved_model\b|saved_model\/)/, "2.5", "2.10"],
  [/^keras\/saving\/legacy\b/, "2.11", "2.12"],
  [
    /^keras\/engine\/(?:functional|keras_tensor|data_adapter|compile_utils|input_spec|base_layer_v1)\b/,
    "2.5",
    "2.12",
  ],
  [/^keras\/backend\.py/, "2.5", "2.12"],
  [/^keras\/engine\b/, "", "2.12"],
];
/** @type {[RegExp, string, string][]} */
const TENSORFLOW = [
  [/^tensorflow_core\b/, "2.0", "2.1"],
  [
    /^tensorflow\/python\/keras\/(?:engine|layers|saving|utils|optimizer_v2|api|callbacks|backend|losses|metrics|activations|models)\b/,
    "2.2",
    "2.5",
  ],
  [/^tf_keras\b/, "2.16", ""],
];
const PACKAGE =
  /(?:site|dist)-packages[\\/]((?:keras|tf_keras|tensorflow|tensorflow_core)[\\/][\w\\/]+(?:\.py)?)/g;
const MODULE =
  /(?<![\w./\\-])(?:keras|tf_keras|tensorflow_core|tensorflow\.python\.keras|tensorflow\.keras)(?:\.\w+)+/g;
const PYTHON = /\bpython(3\.\d+)\b|Python(3)(\d{1,2})[\\/]|\bPython (3\.\d+)|cp(3)(\d{1,2})-/;
const VERSION = String.raw`(?:[-_ ]?(?:gpu|cpu|intel|macos))?(?:\.__version__)?[\s:'"]{0,3}(?:[-_ ]?version)?(?:\s+is)?[\s:'"]{0,3}(?:[=~]=)?\s*v?(\d+\.\d+)(?:\.\d+)?`;
const STATES = {
  tensorflow: new RegExp(String.raw`\b(?:tensorflow|tf)${VERSION}`, "gi"),
  keras: new RegExp(String.raw`(?<![\w_-])keras${VERSION}`, "gi"),
};

/** @param {string} version @returns {number} in the order of versions; the patch doesn't count */
export function order(version) {
  const [major, minor = "0"] = version.split(".");
  return Number(major) * 1000 + Number(minor);
}

/** @param {string} one @param {string} other @returns {number} below, equal, above */
export function compare(one, other) {
  const [a, b] = [one, other].map((text) => text.split(".").map((part) => Number.parseInt(part, 10) || 0));
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

/** @param {Range} range @param {string} version */
export const within = ({ first, last }, version) =>
  (!first || order(version) >= order(first)) && (!last || order(version) <= order(last));

/** @param {Range | undefined} one @param {Range} other @returns {Range | null} what is in both; null where nothing is */
function both(one, other) {
  if (!one) return other;
  const first = [one.first, other.first].filter(Boolean).sort((a, b) => order(b) - order(a))[0] ?? "";
  const last = [one.last, other.last].filter(Boolean).sort((a, b) => order(a) - order(b))[0] ?? "";
  return first && last && order(first) > order(last) ? null : { first, last };
}

/** @param {string[]} paths @param {[RegExp, string, string][]} rules @returns {Range | undefined} nothing where they contradict each other */
function ruled(paths, rules) {
  /** @type {Range | null | undefined} */
  let found;
  for (const path of paths) {
    const rule = rules.find(([pattern]) => pattern.test(path));
    if (rule) found = both(found ?? undefined, { first: rule[1], last: rule[2] });
    if (found === null) return undefined;
  }
  return found ?? undefined;
}

/**
 * The files and modules of Keras that a text names, below site-packages.
 * @param {string} text
 * @returns {{files: string[], modules: string[]}}
 */
export function pathsIn(text) {
  const files = [...text.matchAll(PACKAGE)].map(([, path]) => path.replaceAll("\\", "/"));
  const modules = [...text.matchAll(MODULE)].map(([name]) => name.replaceAll(".", "/"));
  return { files: [...new Set(files)], modules: [...new Set(modules)] };
}

/** @param {string} text @param {RegExp} pattern @returns {string | undefined} the version that it states; none where there are several */
function stated(text, pattern) {
  const found = [...text.matchAll(pattern)].filter(({ 0: whole, index }) => {
    const before = text.slice(Math.max(0, index - 30), index);
    const after = text.slice(index + whole.length, index + whole.length + 20);
    // What is needed isn't what is there.
    return (
      !/(?:requires?|needs?|install|at least|than|supports?|found for|satisf\w+)\W+(?:\w+\W+)?$/i.test(
        before,
      ) && !/^\S* or (?:higher|newer|above|later)/.test(after)
    );
  });
  const all = new Set(found.map((match) => match[1]));
  return all.size === 1 ? [...all][0] : undefined;
}

// Messages that only one Keras has.
const KERAS_3_SAYS =
  /is not available (?:with|when using) Keras 3|Keras 3 (?:only|no longer)|Exception encountered when calling \w+\.call\(\)|<KerasTensor shape=|KerasSaveable/;

/**
 * @param {string} text without a terminal's colors
 * @returns {Versions}
 */
export function versions(text) {
  const { files, modules } = pathsIn(text);
  // A name that somebody imports says nothing: only what is in a message as a class
  // (`<keras.src.models…>`) or as a module that exists ("module 'keras.api._v2'").
  const there = modules.filter(
    (path) =>
      text.includes(`<class '${path.replaceAll("/", ".")}`) ||
      text.includes(`<${path.replaceAll("/", ".")}`) ||
      text.includes(`module '${path.replaceAll("/", ".")}' has no`),
  );
  // Each release has a copy in `tensorflow.python.keras`, but most import it only by name.
  const copied = /(?:from|import) tensorflow\.python\.keras/.test(text);
  const run = files.filter((path) => !(copied && path.startsWith("tensorflow/python/keras")));
  const by = { tensorflow: ruled(run, TENSORFLOW), keras: ruled(files, KERAS) };
  // An object of another Keras is in a message only.
  if (!by.tensorflow && !files.length) by.keras ??= ruled(there, KERAS);
  if (!by.keras && KERAS_3_SAYS.test(text)) by.keras = KERAS_3;
  const says = { tensorflow: stated(text, STATES.tensorflow), keras: stated(text, STATES.keras) };
  const python = PYTHON.exec(text);
  const last = files.at(-1) ?? there.at(-1) ?? "";
  return {
    tensorflow: says.tensorflow ? { first: says.tensorflow, last: says.tensorflow } : by.tensorflow,
    keras: says.keras ? { first: says.keras, last: says.keras } : by.keras,
    python: python ? (python[1] ?? python[4] ?? `3.${python[3] ?? python[6]}`) : "",
    package: last.startsWith("tf_keras")
      ? "tf_keras"
      : /^tensorflow/.test(last) && by.tensorflow
        ? "tf.keras"
        : by.keras
          ? "keras"
          : "",
    stated: Boolean(says.tensorflow || says.keras),
  };
}

/**
 * The TensorFlow releases from which a text can be: Keras 2.6 to 2.15 has the number of its
 * TensorFlow, and Keras 3 needs TensorFlow 2.16 or newer to be in `tf.keras`.
 * @param {Versions} found
 * @param {string[]} releases
 * @returns {string[]} all where nothing tells
 */
export function releasesOf({ tensorflow, keras }, releases) {
  if (tensorflow) return releases.filter((one) => within(tensorflow, one));
  if (!keras) return releases;
  if (!keras.first) return releases; // it could be next to any
  if (order(keras.first) >= 3000) return releases.filter((one) => order(one) >= 2016);
  return releases.filter(
    (one) =>
      (order(one) >= 2005 && order(one) <= 2015 && within(keras, one)) || (!keras.last && order(one) >= 2016),
  );
}

/** @param {string} product @param {Range} range */
function named(product, { first, last }) {
  if (!first) return `${product} ${last} or older`;
  if (!last) return `${product} ${first === "3.0" ? "3" : `${first} or newer`}`;
  return first === last ? `${product} ${first}` : `${product} ${first} to ${last}`;
}

/**
 * The versions in words: "TensorFlow 2.0 to 2.1, Keras 3 by its paths".
 * @param {Versions} found
 * @returns {string} empty where nothing is known
 */
export function describe({ tensorflow, keras, stated }) {
  const parts = [tensorflow && named("TensorFlow", tensorflow), keras && named("Keras", keras)].filter(
    Boolean,
  );
  if (!parts.length) return "";
  return `${parts.join(" and ")}${stated ? "" : " by its paths"}`;
}
