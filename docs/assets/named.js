// @ts-check
// What the table of names says of a name that an error lacks: where it is, what to write
// instead, and what that means for the versions of the error. Nothing here draws.

import { closest, find, split, tails } from "./ask.js";
import {
  ask,
  asked,
  card,
  columnsOf,
  importLine,
  install,
  instead,
  joined,
  meaning,
  NEVER,
  ranges,
  where,
  works,
} from "./cards.js";
import { argumentCard, owners, requiredCard, requirers } from "./named-arguments.js";
import { BASES, baseOf, methodCard } from "./named-methods.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./cards.js").Names} Names */
/** @typedef {import("./lacks.js").Lack} Lack @typedef {import("./versions.js").Versions} Versions */

const PRIVATE = /^(?:tensorflow|tensorflow_core)\.python\.keras\b/;
const PRIVATE_PAGE = "errors/tf-python-keras-missing/";
const TARGETS = ["tf.keras", "keras"]; // where an alternative is looked for, in this order
const SHOWN = 3; // names that one card mentions

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
      if (
        !facts ||
        facts.kind === "module" ||
        !facts.calls.some((answer, column) => here[column] && works(answer))
      )
        continue;
      const all = facts.calls.every((answer, column) => !here[column] || works(answer));
      const same = split(other).below === below;
      const score =
        (same ? -8 : 0) + (all ? 0 : 4) + (tail === last ? 0 : 2) + other.split(".").length + place / 2;
      found.push({ name: other, score });
    }
  }
  return found.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1)).map((one) => one.name);
}

/** What is in TensorFlow's private copy of Keras. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card} */
function privateCard(lack, names, versions) {
  const wanted = lack.also.length ? lack.also : [lack.name];
  const others = wanted.map((name) => alternatives(`tf.keras.${name}`, names, versions)[0]).filter(Boolean);
  const module = (PRIVATE.exec(lack.name) ?? [""])[0];
  return card({
    key: lack.name,
    cause: [
      { code: module },
      " isn't public: it is a copy that TensorFlow keeps for itself, and its modules and names change from release to release.",
    ],
    fix: others.length
      ? ["Import it from its public place:"]
      : ["Import what you need from ", { code: "tensorflow.keras" }, "."],
    code: others.map(importLine).join("\n"),
    url: PRIVATE_PAGE,
    link: "What is missing where",
  });
}

/** `tf.keras` is in every release: what was imported is something else. @param {Names} names @returns {Card} */
function otherTensorFlow(names) {
  const { columns } = names.spaces["tf.keras"];
  return card({
    key: "tf.keras",
    cause: [
      { code: "tf.keras" },
      ` is in every tested release, TensorFlow ${columns[0]} – ${columns.at(-1)}. So Python imported something else as `,
      { code: "tensorflow" },
      ": a file or folder of that name in your project, or the rest of an installation that wasn't removed or installed whole.",
    ],
    fix: ["See where it is. If it's in your project, rename it, else install TensorFlow again:"],
    code: 'python -c "import tensorflow; print(tensorflow.__path__)"\npip install --force-reinstall tensorflow',
    url: "errors/tensorflow-keras-missing/",
    link: "TensorFlow without its parts",
  });
}

/** A name that none is, with those that are most like it. @param {Lack} lack @param {import("./api.js").Spaces} spaces every name @returns {Card | null} */
function closestCard(lack, spaces) {
  const { root, below } = split(lack.name);
  if (!root || !below || /^(?:src|_|python|api)/.test(below) || below.split(".").length > 2) return null;
  const near = closest(ask(lack.name), spaces).slice(0, SHOWN);
  if (!near.length) return null;
  return card({
    ...NEVER,
    key: lack.name,
    cause: [{ code: lack.name }, " is in none of the tested releases."],
    fix: [
      "The closest: ",
      ...joined(
        near.map((name) => [{ code: name }]),
        ", ",
      ),
      ".",
    ],
    url: asked(lack.name),
  });
}

/** The modules that a name is in, the nearest first. @param {string} name */
function modulesOf(name) {
  /** @type {string[]} */
  const all = [];
  for (let module = name; split(module).below.includes("."); ) {
    module = module.slice(0, module.lastIndexOf("."));
    all.push(module);
  }
  return all;
}

// Modules inside Keras, which were never documented.
const INNER = /^(?:tf\.)?keras\.(?:engine|legacy|backend\.\w+_backend)\b/;

/** A name in a module that some releases, or all, don't have. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card | null} */
function goneCard(lack, names, versions) {
  const [nearest = lack.name, ...others] = modulesOf(lack.name);
  for (const module of INNER.test(nearest) ? [] : [nearest, ...others]) {
    const found = find(ask(module), names.spaces, names.members);
    if (found?.facts.name !== module || found.facts.kind !== "module") continue;
    const there = found.facts.kinds.map(Boolean);
    if (!there.includes(false)) return null;
    return card({
      key: lack.name,
      cause: [
        { code: lack.name },
        " isn't a public name in any tested release. ",
        ...where({ code: module }, found.space, found.facts.states),
        ...meaning(found.space, there, versions),
      ],
      fix: install(found.space, there, versions),
      url: asked(module),
    });
  }
  if (!INNER.test(nearest)) return null;
  return card({
    key: lack.name,
    cause: [
      { code: lack.name },
      " isn't a public name in any tested release. ",
      { code: nearest },
      " is a module inside some version of the package ",
      { code: "keras" },
      ", and another version is installed than the one that the program was written for.",
    ],
    fix: ["Use a public name of ", { code: "tf.keras" }, ", or install the version that the program names."],
    url: "errors/keras-engine/",
    link: "Modules inside Keras",
  });
}

/** A name that only the package `keras` has. @param {Lack} lack @param {Names} names @returns {Card | null} */
function elsewhereCard(lack, names) {
  const { root, below } = split(lack.name);
  const found = root === "tf.keras" ? find(ask(`keras.${below}`), names.spaces, names.members) : null;
  if (!found) return null;
  const { facts, space } = found;
  return card({
    key: lack.name,
    cause: [
      { code: lack.name },
      " isn't a public name in any tested release. In the package ",
      { code: "keras" },
      ", ",
      ...where({ code: facts.name }, space, facts.states),
    ],
    fix: ["Don't depend on it: use a public name of ", { code: "tf.keras" }, "."],
    url: asked(facts.name),
  });
}

/** A name or a module. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card | null} */
export function nameCard(lack, names, versions) {
  if (PRIVATE.test(lack.name)) return privateCard(lack, names, versions);
  const { root, below } = split(lack.name);
  if (root === "tf.keras" && !below && lack.from.startsWith("tensorflow")) return otherTensorFlow(names);
  if (!root || !below) return null;
  const found = find(ask(lack.name), names.spaces, names.members);
  // Of a module that doesn't exist, what is imported from it is what is missing.
  const wanted = lack.also.length ? lack.also.map((last) => `${lack.name}.${last}`) : [lack.name];
  const others = wanted.map((name) => alternatives(name, names, versions)[0]).filter(Boolean);
  const { fix, url } = instead(names, lack.name, "");
  const space = names.spaces[root] ?? names.spaces["tf.keras"];
  if (!found) {
    if (!others.length && !fix.length) return goneCard(lack, names, versions) ?? elsewhereCard(lack, names);
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
    cause: [
      ...where({ code: found.facts.name }, found.space, found.facts.states),
      ...meaning(space, there, versions),
    ],
    fix: fix.length
      ? fix
      : others.length
        ? ["Import it from where it is:"]
        : install(found.space, there, versions),
    code: fix.length && same ? "" : others.map(importLine).join("\n"),
    releases: ranges(
      found.space.columns,
      there.map((one) => !one),
    ),
    url: url || asked(found.facts.name),
    link: url ? "The example that runs" : "All releases and arguments",
  });
}

const TELLING = /.[A-Z_]/; // a name that other packages hardly have

/**
 * A name that a message has without its module: where it was public, and isn't on some releases.
 * @param {Lack} lack @param {Names} names @param {Versions} versions @param {string} text @returns {Card | null}
 */
function loneCard(lack, names, versions, text) {
  const tells = TELLING.test(lack.name) || /keras|tensorflow/i.test(text);
  if (lack.kind !== "name" || lack.from || !tells) return null;
  const found = ["keras", "tf.keras"]
    .flatMap((label) => {
      const space = names.spaces[label];
      return space ? tails(space, lack.name, true) : [];
    })
    .map((name) => find(ask(name), names.spaces));
  const lost = found.find((one) => one?.facts.kinds.includes("") && !["", "module"].includes(one.facts.kind));
  return lost ? nameCard({ ...lack, name: lost.facts.name }, names, versions) : null;
}

/** How programs call what they import. @type {Record<string, string>} */
const CALLED = {
  tf: "import tensorflow as tf",
  tensorflow: "import tensorflow",
  keras: "from tensorflow import keras",
  K: "from tensorflow.keras import backend as K",
  np: "import numpy as np",
  pd: "import pandas as pd",
  plt: "import matplotlib.pyplot as plt",
  os: "import os",
  cv2: "import cv2",
};

/** The line that imports a public name of Keras; empty for another name. @param {string} name @param {Names} names */
export function importOf(name, { spaces }) {
  const [found] = spaces["tf.keras"] ? tails(spaces["tf.keras"], name, true) : [];
  return CALLED[name] ?? (found ? importLine(found) : "");
}

// What the package `keras` has in other modules is inside it.
const LAYERS =
  /^(?:tf\.keras|tf_keras|keras)\.(?:layers\.\w+$|\w+$)|^(?:tf\.keras|tf_keras)\.(?:layers|models)\./;

/** The pages about an unknown name, by what it names. @type {[RegExp, string][]} */
const UNKNOWN = [
  [/^layer/, "errors/saving/#unknown-layer"],
  [/^activation/, "errors/layer-arguments/#unknown-activation"],
  [/^initializer/, "errors/layer-arguments/#initializer"],
  [/^(?:loss|metric)/, "errors/losses-and-metrics/#unknown-name"],
];
const LOADS = /load_model|model_from_|load_weights|[\\/](?:saving|saved_model)[\\/]|hdf5_format/;

/** A class or function that no Keras has: a saved model has it, or a program misspells it. @param {Lack} lack @param {string} text @returns {Card} */
function ownCard({ name, from }, text) {
  const loads = LOADS.test(text) || /^(?:layer|object|[A-Z])/.test(from);
  const url = UNKNOWN.find(([kind]) => kind.test(from))?.[1] ?? "learn/saving/";
  const isNone = [{ code: name }, " isn't a public name of Keras in any tested release"];
  if (!loads)
    return card({
      ...NEVER,
      key: name,
      cause: [...isNone, ": it is misspelled, or a name of the program or of another package."],
      fix: ["Pass the function or the object, not its name, or a name that this release has."],
      url,
    });
  return card({
    key: name,
    cause: [...isNone, ", so it is defined in your program or in another package."],
    fix: ["Pass it when you load:"],
    code: `model = tf.keras.models.load_model(path, custom_objects={"${name}": ${name}})`,
    url: from === "layer" ? url : "learn/saving/",
    link: from === "layer" ? "An unknown layer" : "Saving and loading",
  });
}

/** A class that a saved model names. @param {Lack} lack @param {Names} names @param {Versions} versions @param {string} text @returns {Card | null} */
function classCard(lack, names, versions, text) {
  const found = find(ask(lack.name), names.spaces);
  const exact = found?.facts.name.endsWith(`.${lack.name}`) ? found : null;
  // A metric that was saved as a layer, a module, or a class inside Keras: its name tells nothing.
  const told = exact && exact.facts.kind !== "module" && LAYERS.test(exact.facts.name);
  if (exact && (exact.facts.kind === "module" || (lack.from === "layer" && !told))) return null;
  if (!exact) {
    const inner = /Lambda$|^Functional$|^TensorFlowOpLayer$/.test(lack.name);
    return inner ? null : ownCard(lack, text);
  }
  const { facts, space } = exact;
  const there = facts.kinds.map(Boolean);
  return card({
    key: facts.name,
    cause: [...where({ code: facts.name }, space, facts.states), ...meaning(space, there, versions)],
    fix: there.includes(false) ? install(space, there, versions) : ["Pass it when you load:"],
    code: `custom_objects={"${lack.name}": ${facts.name}}`,
    releases: ranges(
      space.columns,
      there.map((one) => !one),
    ),
    url: asked(facts.name),
  });
}

/** The names that answer: those of the lack, and of what its class may be derived from. @param {Lack} lack */
function wanted({ kind, name, also }) {
  const [method, owner = ""] = name.split(".").reverse();
  const base = kind === "method" ? baseOf(owner) : "";
  const inside = kind === "name" ? modulesOf(name) : [];
  const named = [name, ...also, owner, ...inside, ...(base ? [`${base}.${method}`] : [])].filter(Boolean);
  return named.length ? named : ["tf.keras.Model"];
}

/**
 * The answer of the table; null where it has none.
 * @param {Lack} lack
 * @param {import("./answers.js").Kit} kit
 * @param {Versions} versions
 * @param {string} text all that was pasted
 * @returns {Promise<Card | null>}
 */
export async function answer(lack, kit, versions, text) {
  const { kind, word } = lack;
  if (kind === "argument" || kind === "required") {
    const words = await kit.words();
    const some = kind === "argument" ? owners(word, words) : requirers(word, words, text);
    const known = { ...(await kit.names([...wanted(lack), ...some.slice(0, 1)])), words };
    return kind === "argument"
      ? argumentCard(lack, known, versions, text)
      : requiredCard(lack, known, versions, text);
  }
  const names = await kit.names(wanted(lack));
  if (kind === "class") return classCard(lack, names, versions, text);
  if (kind === "method") {
    const [method, owner = ""] = lack.name.split(".").reverse();
    const found = methodCard(lack, names, versions);
    if (found || baseOf(owner)) return found;
    const all = await kit.names([...wanted(lack), ...BASES.map(([, base]) => `${base}.${method}`)]);
    return methodCard(lack, all, versions);
  }
  return (
    nameCard(lack, names, versions) ??
    loneCard(lack, names, versions, text) ??
    closestCard(lack, await kit.listed())
  );
}
