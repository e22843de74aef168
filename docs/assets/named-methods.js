// @ts-check
// What the table of names says of a method or a property that an error lacks. Nothing here draws.

import { find } from "./ask.js";
import { ask, asked, card, install, instead, meaning, ranges, where } from "./cards.js";
import { MIXED } from "./form-pages.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./cards.js").Names} Names */
/** @typedef {import("./lacks.js").Lack} Lack @typedef {import("./versions.js").Versions} Versions */

// What a class of the reader's own is derived from, by how it is named.
/** @type {[RegExp, string][]} */
export const BASES = [
  [/Callback$|Checkpoint$|Logger$/, "callbacks.Callback"],
  [/Model$|Net(?:work)?$/, "Model"],
  [/Layer$|Block$/, "layers.Layer"],
  [/Loss$/, "losses.Loss"],
  [/Metric$/, "metrics.Metric"],
  [/Optimizer$/, "optimizers.Optimizer"],
  [/Sequence$|Generator$/, "utils.Sequence"],
];

/** What a class of the reader's own is derived from, by its name. @param {string} owner */
export const baseOf = (owner) => BASES.find(([pattern]) => pattern.test(owner))?.[1];

/** The one class to derive from that has a method. @param {string} method @param {Names} names */
function onlyBase(method, names) {
  const having = BASES.map(([, base]) => base).filter((base) =>
    find(ask(`${base}.${method}`), names.spaces, names.members)?.facts.name.endsWith(`.${base}.${method}`),
  );
  return having.length === 1 ? having[0] : undefined;
}

/** @param {string} owner @param {string} parent @returns {import("./certain.js").Doubt} */
const guess = (owner, parent) => ({
  kind: "class",
  said: ["Only if your ", { code: owner }, " is meant to be a ", { code: parent }, "."],
});

/** A method or a property of a class. @param {Lack} lack @param {Names} names @param {Versions} versions @returns {Card | null} */
export function methodCard(lack, names, versions) {
  if (!names.members) return null;
  const [owner, method] = [
    lack.name.slice(0, lack.name.lastIndexOf(".")),
    lack.name.slice(lack.name.lastIndexOf(".") + 1),
  ];
  const root = versions.package === "tf_keras" ? "tf_keras." : "";
  const exact =
    find(ask(`${root}${lack.name}`), names.spaces, names.members) ??
    find(ask(lack.name), names.spaces, names.members);
  // Of another class' method with this name nothing follows.
  const known =
    exact?.facts.name.split(".").at(-2)?.toLowerCase() === owner.split(".").at(-1)?.toLowerCase()
      ? exact
      : null;
  const isClass = find(ask(owner), names.spaces, names.members);
  // A class of the reader's own: what a model or a layer has, by its name or by its method.
  const base = baseOf(owner) ?? (known || isClass ? undefined : onlyBase(method, names));
  const near = known || isClass || !base ? null : find(ask(`${base}.${method}`), names.spaces, names.members);
  // Sequential has what a model that somebody derives doesn't.
  const guessed = near?.facts.name.endsWith(`.${base}.${method}`) ? near : null;
  const found = known ?? guessed;
  if (!found) return null;
  const there = found.facts.kinds.map(Boolean);
  const { fix, url } = instead(names, found.facts.name, "");
  if (guessed && !there.includes(false)) {
    const parent = `tf.keras.${base}`;
    return card({
      level: "several",
      doubts: [guess(owner, parent)],
      key: found.facts.name,
      cause: [
        ...where({ code: found.facts.name }, found.space, found.facts.states),
        " So ",
        { code: owner },
        " isn't derived from it, or from another Keras' class.",
      ],
      fix: ["Derive it from the class of the Keras that you train with:"],
      code: `class ${owner}(${parent}):`,
      url: asked(found.facts.name),
    });
  }
  // Where every release has it, the object isn't of that class.
  if (known && !there.includes(false) && !fix.length) {
    return card({
      key: found.facts.name,
      cause: [
        ...where({ code: found.facts.name }, found.space, found.facts.states),
        " So your object is most likely of another Keras' class with this name: the package ",
        { code: "keras" },
        " and ",
        { code: "tf.keras" },
        " are mixed in your program, or in a library that it uses.",
      ],
      fix: ["Import the model, its layers, optimizers and callbacks from one Keras."],
      url: MIXED,
      link: "Never mix two of them",
    });
  }
  return card({
    key: found.facts.name,
    cause: [
      ...where({ code: found.facts.name }, found.space, found.facts.states),
      ...meaning(found.space, there, versions),
    ],
    fix: fix.length ? fix : install(found.space, there, versions),
    releases: ranges(
      found.space.columns,
      there.map((one) => !one),
    ),
    url: url || asked(found.facts.name),
    link: url ? "The example that runs" : "All releases and arguments",
  });
}
