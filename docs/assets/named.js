// @ts-check
// What the table of names says of a name or an argument that an error lacks: where it is,
// what to write instead, and what that means for the versions of the error. Nothing here
// draws.

import { defaults, range, runs } from "./api.js";
import { closest, closestWords, find, split } from "./ask.js";
import { coded } from "./coded.js";
import { describe, releasesOf } from "./versions.js";

/** @typedef {import("./api.js").Facts} Facts @typedef {import("./api.js").Answer} Answer */
/** @typedef {import("./api.js").Space} Space @typedef {import("./api-text.js").Part} Part */
/** @typedef {import("./lacks.js").Lack} Lack @typedef {import("./versions.js").Versions} Versions */
/** @typedef {{text: string, since: string, page: string}} Instead */
/**
 * @typedef {object} Names the tables that are loaded
 * @property {import("./api.js").Spaces} spaces
 * @property {import("./api.js").Members} [members]
 * @property {Record<string, Instead>} instead
 */
/**
 * @typedef {object} Card an answer, as it is shown
 * @property {"page" | "like" | "name" | "dependency" | "raised"} level how sure it is: see LEVELS in shown.js
 * @property {string} key what it is about: the URL of a section, a name with its argument, a function
 * @property {string[]} [also] further functions that raise it
 * @property {Part[]} title
 * @property {Part[]} cause
 * @property {Part[]} fix
 * @property {string} code to copy
 * @property {string} releases where it happens, in words
 * @property {string} url below the site; empty without one
 * @property {string} link what is there
 */

const PRIVATE = /^(?:tensorflow|tensorflow_core)\.python\.keras\b/;
const PRIVATE_PAGE = "errors/tf-python-keras-missing/";
// What a class of the reader's own is derived from, by how it is named.
/** @type {[RegExp, string][]} */
const BASES = [
  [/Callback$|Checkpoint$|Logger$/, "callbacks.Callback"],
  [/Model$|Net(?:work)?$/, "Model"],
  [/Layer$|Block$/, "layers.Layer"],
  [/Loss$/, "losses.Loss"],
  [/Metric$/, "metrics.Metric"],
  [/Optimizer$/, "optimizers.Optimizer"],
  [/Sequence$|Generator$/, "utils.Sequence"],
];
const TARGETS = ["tf.keras", "keras"]; // where an alternative is looked for, in this order
const SHOWN = 3; // names that one card mentions

/** @param {Part[][]} lists @param {Part} between @returns {Part[]} */
const joined = (lists, between) => lists.flatMap((list, at) => (at ? [between, ...list] : list));

/** @param {string[]} columns @param {boolean[]} chosen @returns {string} `2.0 – 2.3, 2.6` */
export function ranges(columns, chosen) {
  const found = runs(chosen).filter(({ value }) => value);
  return found.map((run) => range(columns, run)).join(", ");
}

/** @param {Answer} answer */
const isThere = ({ state }) => state !== "absent";
/** @param {Answer} answer */
const works = ({ state }) => ["yes", "partial", "warns", "unknown"].includes(state);

/** @param {string} name @returns {string} the line that imports it */
export function importLine(name) {
  const place = name.lastIndexOf(".");
  const module = name.slice(0, place).replace(/^tf(?=\.|$)/, "tensorflow");
  return `from ${module} import ${name.slice(place + 1)}`;
}

/**
 * A mapping's value for a name, or for what it is in.
 * @param {Record<string, Instead>} mapping @param {string} name @param {string} word
 */
function replacement(mapping, name, word) {
  const keys = word ? [`${name}.${word}`] : [];
  for (let key = word ? "" : name; key.includes("."); key = key.slice(0, key.lastIndexOf("."))) keys.push(key);
  const key = keys.flatMap((one) => [one, `tf.${one}`, one.replace(/^tf_keras/, "tf.keras")]).find((one) => Object.hasOwn(mapping, one));
  return key === undefined ? undefined : mapping[key];
}

/**
 * The columns that an error can be from; all where nothing tells.
 * @param {Space} space @param {Versions} versions
 * @returns {boolean[]}
 */
function columnsOf(space, versions) {
  const chosen = new Set(releasesOf(versions, space.columns));
  return space.columns.map((column) => chosen.has(column));
}

/** @param {boolean[]} there @param {boolean[]} here @returns {"absent" | "there" | "both"} */
function seen(there, here) {
  const found = new Set(there.filter((_, column) => here[column]));
  return found.size === 2 ? "both" : found.has(true) ? "there" : "absent";
}

/**
 * Public names that end as one does and are there on the error's releases, the likeliest first.
 * @param {string} name @param {Names} names @param {Versions} versions
 * @returns {string[]}
 */
export function alternatives(name, names, versions) {
  const { below } = split(name);
  const last = below.slice(below.lastIndexOf(".") + 1);
  if (!last || last.length < 3) return [];
  /** @type {{name: string, score: number}[]} */
  const found = [];
  for (const [place, label] of TARGETS.entries()) {
    const space = names.spaces[label];
    const here = space ? columnsOf(space, versions) : [];
    for (const other of space?.names.keys() ?? []) {
      const tail = other.slice(other.lastIndexOf(".") + 1);
      if (other === name || tail.toLowerCase() !== last.toLowerCase()) continue;
      const facts = space.get(other);
      if (!facts || facts.kind === "module" || !facts.calls.some((answer, column) => here[column] && works(answer))) continue;
      const all = facts.calls.every((answer, column) => !here[column] || works(answer));
      const same = split(other).below === below;
      const score = (same ? -8 : 0) + (all ? 0 : 4) + (tail === last ? 0 : 2) + other.split(".").length + place / 2;
      found.push({ name: other, score });
    }
  }
  return found.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1)).map((one) => one.name);
}

/** @param {Space} space */
const product = (space) => (space.label === "keras 3" ? "Keras" : "TensorFlow");

/**
 * "`X` is in TensorFlow 2.0 – 2.3, not in 2.4 – 2.22."
 * @param {Part} subject @param {Space} space @param {Answer[]} answers @returns {Part[]}
 */
function where(subject, space, answers) {
  const there = answers.map(isThere);
  const raises = answers.map(({ state }) => state === "raises");
  const all = ranges(space.columns, there);
  const not = ranges(space.columns, there.map((one) => !one));
  if (!all) return [subject, ` is in none of the tested ${product(space)} releases.`];
  /** @type {Part[]} */
  const made = [subject, not ? ` is in ${product(space)} ${all}, not in ${not}.` : ` is in every tested release, ${product(space)} ${all}.`];
  if (raises.includes(true)) {
    const text = answers.find(({ state }) => state === "raises")?.text ?? "";
    made.push(` In ${ranges(space.columns, raises)} it only raises`, ...(text ? [" ", { code: text }] : []), ".");
  }
  return made;
}

/** What that means for the installation. @param {Space} space @param {boolean[]} there @param {Versions} versions @returns {Part[]} */
function meaning(space, there, versions) {
  const here = columnsOf(space, versions);
  const by = describe(versions);
  if (!by || here.every(Boolean)) return [];
  const found = seen(there, here);
  if (found === "absent") return [` Your error is from ${by}, which doesn't have it.`];
  if (found === "there") {
    return [` But your error is from ${by}, which has it: two versions are mixed in your installation, or a file of yours has the module's name.`];
  }
  return [];
}

/** @param {Names} names @param {string} name @param {string} word @returns {{fix: Part[], url: string}} */
function instead(names, name, word) {
  const found = replacement(names.instead, name, word);
  if (!found) return { fix: [], url: "" };
  return { fix: ["Use ", ...coded(found.text), `. It runs from TensorFlow ${found.since} on.`], url: found.page };
}

/** Which release to install for what is there in some only. @param {Space} space @param {boolean[]} there @param {Versions} versions @returns {Part[]} */
function install(space, there, versions) {
  const here = columnsOf(space, versions);
  const run = runs(there).filter(({ value }) => value).at(-1);
  if (!run || here.every((one, column) => !one || there[column])) return [];
  const last = run.last === there.length - 1;
  const first = space.columns[run.first];
  if (last) return [`Upgrade: it is there from ${product(space)} ${first} on.`];
  return [`Or install ${product(space)} ${space.columns[run.last]}, the last one with it.`];
}

/** @param {string} name @param {string} [word] */
const asked = (name, word = "") => `can-i-use/?${new URLSearchParams({ q: [name, word].filter(Boolean).join(" ") })}`;

/** @param {Partial<Card> & {key: string}} given @returns {Card} */
const card = (given) => ({
  level: "name",
  title: [{ code: given.key }],
  cause: [],
  fix: [],
  code: "",
  releases: "",
  url: "",
  link: "All releases and arguments",
  ...given,
});

/** @param {string} name @returns {import("./ask.js").Asked} */
const ask = (name) => ({ name, words: [] });

/** What is in TensorFlow's private copy of Keras. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card} */
function privateCard(lack, names, versions) {
  const wanted = lack.also.length ? lack.also : [lack.name];
  const others = wanted.map((name) => alternatives(`tf.keras.${name}`, names, versions)[0]).filter(Boolean);
  const module = (PRIVATE.exec(lack.name) ?? [""])[0];
  return card({
    key: lack.name,
    cause: [{ code: module }, " isn't public: it is a copy that TensorFlow keeps for itself, and its modules and names change from release to release."],
    fix: others.length ? ["Import it from its public place:"] : ["Import what you need from ", { code: "tensorflow.keras" }, "."],
    code: others.map(importLine).join("\n"),
    url: PRIVATE_PAGE,
    link: "What is missing where",
  });
}

/** A name or a module. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card | null} */
function nameCard(lack, names, versions) {
  if (PRIVATE.test(lack.name)) return privateCard(lack, names, versions);
  const { root, below } = split(lack.name);
  if (!root || !below) return null;
  const found = find(ask(lack.name), names.spaces, names.members);
  // Of a module that doesn't exist, what is imported from it is what is missing.
  const wanted = lack.also.length ? lack.also.map((last) => `${lack.name}.${last}`) : [lack.name];
  const others = wanted.map((name) => alternatives(name, names, versions)[0]).filter(Boolean);
  const { fix, url } = instead(names, lack.name, "");
  const space = names.spaces[root] ?? names.spaces["tf.keras"];
  if (!found) {
    if (!others.length && !fix.length) {
      const near = closest(ask(lack.name), names.spaces, names.members).slice(0, SHOWN);
      const private_ = /^(?:src|_|python|api)/.test(below);
      return near.length && !private_ && below.split(".").length < 3
        ? card({
            key: lack.name,
            cause: [{ code: lack.name }, " is in none of the tested releases."],
            fix: ["The closest: ", ...joined(near.map((name) => [{ code: name }]), ", "), "."],
            url: asked(lack.name),
          })
        : null;
    }
    return card({
      key: lack.name,
      cause: [{ code: lack.name }, " isn't a public name in any tested release."],
      fix: fix.length ? fix : ["Import it from its public place."],
      code: others.map(importLine).join("\n"),
      url: url || asked(others[0] ?? lack.name),
    });
  }
  const there = found.facts.kinds.map(Boolean);
  const same = found.facts.kind === "module" && !others.length;
  return card({
    key: found.facts.name,
    cause: [...where({ code: found.facts.name }, found.space, found.facts.states), ...meaning(space, there, versions)],
    fix: fix.length ? fix : others.length ? ["Import it from where it is:"] : install(found.space, there, versions),
    code: fix.length && same ? "" : others.map(importLine).join("\n"),
    releases: ranges(found.space.columns, there.map((one) => !one)),
    url: url || asked(found.facts.name),
    link: url ? "The example that runs" : "All releases and arguments",
  });
}

/** A method or a property of a class. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card | null} */
function methodCard(lack, names, versions) {
  if (!names.members) return null;
  const [owner, method] = [lack.name.slice(0, lack.name.lastIndexOf(".")), lack.name.slice(lack.name.lastIndexOf(".") + 1)];
  const root = versions.package === "tf_keras" ? "tf_keras." : "";
  const exact = find(ask(`${root}${lack.name}`), names.spaces, names.members) ?? find(ask(lack.name), names.spaces, names.members);
  // Of another class' method with this name nothing follows.
  const known = exact?.facts.name.split(".").at(-2)?.toLowerCase() === owner.split(".").at(-1)?.toLowerCase() ? exact : null;
  const isClass = find(ask(owner), names.spaces, names.members);
  // A class of the reader's own: what a model or a layer has.
  const base = BASES.find(([pattern]) => pattern.test(owner))?.[1];
  const guessed = known || isClass || !base ? null : find(ask(`${base}.${method}`), names.spaces, names.members);
  const found = known ?? guessed;
  if (!found) return null;
  const there = found.facts.kinds.map(Boolean);
  const { fix, url } = instead(names, found.facts.name, "");
  if (guessed && !there.includes(false)) {
    const parent = `tf.keras.${base}`;
    return card({
      key: found.facts.name,
      cause: [...where({ code: found.facts.name }, found.space, found.facts.states), " So ", { code: owner }, " isn't derived from it, or from another Keras' class."],
      fix: ["Derive it from the class of the Keras that you train with:"],
      code: `class ${owner}(${parent}):`,
      url: asked(found.facts.name),
    });
  }
  return card({
    key: found.facts.name,
    cause: [...where({ code: found.facts.name }, found.space, found.facts.states), ...meaning(found.space, there, versions)],
    fix: fix.length ? fix : install(found.space, there, versions),
    releases: ranges(found.space.columns, there.map((one) => !one)),
    url: url || asked(found.facts.name),
    link: url ? "The example that runs" : "All releases and arguments",
  });
}

/** Names whose argument this is on some releases and not on others. @param {string} word @param {Names} names */
function owners(word, names) {
  const space = names.spaces["tf.keras"];
  return [...space.names.keys()].filter((name) => {
    const facts = space.get(name);
    const answers = facts?.kind === "class" ? facts.arguments.get(word) : undefined;
    return answers?.some((answer, column) => facts?.kinds[column] && !works(answer)) && answers.some(works);
  });
}

/** @param {Lack} lack @param {Names} names @param {Versions} versions @param {string} text @returns {Card | null} */
function argumentCard(lack, names, versions, text) {
  const root = versions.package === "tf_keras" ? "tf_keras." : "";
  const tried = lack.name ? [`${root}${lack.name}`, lack.name, lack.name.slice(lack.name.indexOf(".") + 1)] : [];
  const found = tried.map((name) => find(ask(name), names.spaces, names.members)).find(Boolean);
  if (!found) {
    const some = lack.name && lack.from && !/^_/.test(lack.from) ? [] : owners(lack.word, names);
    if (!some.length || some.length > 40) return null;
    const facts = /** @type {Facts} */ (names.spaces["tf.keras"].get(some[0]));
    return argumentOf({ facts, space: names.spaces["tf.keras"], others: [] }, lack, names, versions, text, some);
  }
  return argumentOf(found, lack, names, versions, text, [found.facts.name]);
}

/** @param {import("./ask.js").Found} found @param {Lack} lack @param {Names} names @param {Versions} versions @param {string} text @param {string[]} all @returns {Card} */
function argumentOf({ facts, space }, lack, names, versions, text, all) {
  const answers = facts.arguments.get(lack.word);
  const { fix, url } = instead(names, facts.name, lack.word);
  const saved = /deserializ|from_config|load_model|model_from_json/.test(text);
  /** @type {Part[]} */
  const of = all.length > 1 ? [" of ", ...joined(all.slice(0, SHOWN).map((name) => [{ code: name }]), ", ")] : [" of ", { code: facts.name }];
  const key = `${facts.name} ${lack.word}`;
  if (!answers) {
    const near = closestWords(lack.word, facts.arguments.keys()).slice(0, SHOWN);
    return card({
      key,
      title: [{ code: lack.word }, ...of],
      cause: [{ code: facts.name }, " has no argument ", { code: lack.word }, " in any tested release."],
      fix: near.length ? ["The closest: ", ...joined(near.map((one) => [{ code: one }]), ", "), "."] : ["Remove it."],
      url: asked(facts.name),
    });
  }
  const there = answers.map(works);
  const lost = there.map((one, column) => !one && Boolean(facts.kinds[column]));
  /** @type {Part[]} */
  const cause = [
    ...where({ code: `${lack.word}=` }, space, answers.map((answer, column) => (facts.kinds[column] ? answer : answers[column]))),
    ...meaning(space, there, versions),
  ];
  if (saved && lost.includes(true)) {
    const by = ranges(space.columns, there);
    cause.push(` Your file has it, so it was saved by one of ${product(space)} ${by}.`);
  }
  return card({
    key,
    title: [{ code: lack.word }, ...of],
    cause,
    fix: fix.length ? fix : saved ? ["Load the file with the Keras that saved it, or remove the argument from its configuration."] : ["Remove the argument. ", ...install(space, there, versions)],
    releases: ranges(space.columns, lost),
    url: url || asked(facts.name, lack.word),
    link: url ? "The example that runs" : "All releases and arguments",
  });
}

/** @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card | null} */
function requiredCard(lack, names, versions) {
  const found = find(ask(lack.name), names.spaces, names.members);
  if (!found) return null;
  const { facts, space } = found;
  const needs = facts.signatures.map((signature) => defaults(signature).get(lack.word) === null);
  if (!needs.includes(true)) return null;
  const newest = facts.signatures.filter(Boolean).at(-1);
  return card({
    key: `${facts.name} ${lack.word}`,
    title: [{ code: lack.word }, " of ", { code: facts.name }],
    cause: [{ code: lack.word }, ` is required in ${product(space)} ${ranges(space.columns, needs)}.`, ...meaning(space, needs.map((one) => !one), versions)],
    fix: ["Give it by name:"],
    code: `${facts.name}(${newest?.join(", ") ?? "…"})`,
    releases: ranges(space.columns, needs),
    url: asked(facts.name, lack.word),
  });
}

/** A class that a saved model names. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card | null} */
function classCard(lack, names, versions) {
  const found = find(ask(lack.name), names.spaces);
  const exact = found && found.facts.name.endsWith(`.${lack.name}`) ? found : null;
  if (!exact) {
    const inner = /Lambda$|^Functional$|^TensorFlowOpLayer$/.test(lack.name);
    return inner
      ? null
      : card({
          key: lack.name,
          cause: [{ code: lack.name }, " isn't a public name of Keras in any tested release, so it is a class or a function of your own or of another package."],
          fix: ["Pass it when you load:"],
          code: `model = tf.keras.models.load_model(path, custom_objects={"${lack.name}": ${lack.name}})`,
          url: "learn/saving/",
          link: "Saving and loading",
        });
  }
  const { facts, space } = exact;
  const there = facts.kinds.map(Boolean);
  return card({
    key: facts.name,
    cause: [...where({ code: facts.name }, space, facts.states), ...meaning(space, there, versions)],
    fix: there.includes(false) ? install(space, there, versions) : ["Pass it when you load:"],
    code: `custom_objects={"${lack.name}": ${facts.name}}`,
    releases: ranges(space.columns, there.map((one) => !one)),
    url: asked(facts.name),
  });
}

/**
 * The answer of the table; null where it has none.
 * @param {Lack} lack
 * @param {Names} names
 * @param {Versions} versions
 * @param {string} text all that was pasted
 * @returns {Card | null}
 */
export function answer(lack, names, versions, text) {
  if (lack.kind === "argument") return argumentCard(lack, names, versions, text);
  if (lack.kind === "required") return requiredCard(lack, names, versions);
  if (lack.kind === "class") return classCard(lack, names, versions);
  if (lack.kind === "method") return methodCard(lack, names, versions);
  return nameCard(lack, names, versions);
}
