// @ts-check
// What all answers are made of: the form of one, and sentences about releases. Nothing here
// draws or looks anything up.

import { range, runs } from "./api.js";
import { coded } from "./coded.js";
import { describe, releasesOf } from "./versions.js";

/** @typedef {import("./api.js").Answer} Answer @typedef {import("./api.js").Space} Space */
/** @typedef {import("./api-text.js").Part} Part @typedef {import("./versions.js").Versions} Versions */
/** @typedef {{text: string, since: string, page: string}} Instead */
/**
 * @typedef {object} Names the tables that are loaded
 * @property {import("./api.js").Spaces} spaces
 * @property {import("./api.js").Members} [members]
 * @property {import("./shards.js").Words} [words] loaded for an argument whose owner isn't told
 * @property {Record<string, Instead>} instead
 */
/**
 * @typedef {object} Card an answer, as it is shown
 * @property {"page" | "several" | "like" | "near" | "name" | "dependency" | "raised"} level how sure it is: see LEVELS in shown.js
 * @property {string} key what it is about: the URL of a section, a name with its argument, a function
 * @property {string[]} [also] further functions that raise it
 * @property {Part[]} title
 * @property {Part[]} cause
 * @property {Part[][]} [list] reasons, one by one
 * @property {Part[]} fix
 * @property {string} code to copy
 * @property {string} releases where it happens, in words
 * @property {string} url below the site; empty without one
 * @property {string} link what is there
 * @property {import("./certain.js").Doubt[]} [doubts] why the cause may be another one
 * @property {string} [more] the URL of an example that runs
 */

/** What is sure of a name that no release has, and what isn't. @type {Pick<Card, "level" | "doubts">} */
export const NEVER = {
  level: "several",
  doubts: [
    {
      kind: "other",
      said: ["No tested release has it: misspelled, of another library, or a name of the program itself."],
    },
  ],
};

/** @param {Part[][]} lists @param {Part} between @returns {Part[]} */
export const joined = (lists, between) => lists.flatMap((list, at) => (at ? [between, ...list] : list));

/** @param {string[]} columns @param {boolean[]} chosen @returns {string} `2.0 – 2.3, 2.6` */
export function ranges(columns, chosen) {
  const found = runs(chosen).filter(({ value }) => value);
  return found.map((run) => range(columns, run)).join(", ");
}

/** @param {Answer} answer */
export const isThere = ({ state }) => state !== "absent";
/** @param {Answer} answer */
export const works = ({ state }) => ["yes", "partial", "warns", "unknown"].includes(state);

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
export function replacement(mapping, name, word) {
  const keys = word ? [`${name}.${word}`] : [];
  for (let key = word ? "" : name; key.includes("."); key = key.slice(0, key.lastIndexOf(".")))
    keys.push(key);
  const key = keys
    .flatMap((one) => [one, `tf.${one}`, one.replace(/^tf_keras/, "tf.keras")])
    .find((one) => Object.hasOwn(mapping, one));
  return key === undefined ? undefined : mapping[key];
}

/**
 * The columns that an error can be from; all where nothing tells.
 * @param {Space} space @param {Versions} versions
 * @returns {boolean[]}
 */
export function columnsOf(space, versions) {
  const chosen = new Set(releasesOf(versions, space.columns));
  return space.columns.map((column) => chosen.has(column));
}

/** @param {boolean[]} there @param {boolean[]} here @returns {"absent" | "there" | "both"} */
export function seen(there, here) {
  const found = new Set(there.filter((_, column) => here[column]));
  return found.size === 2 ? "both" : found.has(true) ? "there" : "absent";
}

/** @param {Space} space */
export const product = (space) => (space.label === "keras 3" ? "Keras" : "TensorFlow");

/**
 * "`X` is in TensorFlow 2.0 – 2.3, not in 2.4 – 2.22."
 * @param {Part} subject @param {Space} space @param {Answer[]} answers @returns {Part[]}
 */
export function where(subject, space, answers) {
  /** @param {(answer: Answer) => boolean} is */
  const of = (is) => ranges(space.columns, answers.map(is));
  const [all, not] = [of(isThere), of((answer) => !isThere(answer))];
  if (!all) return [subject, ` is in none of the tested ${product(space)} releases.`];
  const every = not
    ? ` is in ${product(space)} ${all}, not in ${not}.`
    : ` is in every tested release, ${product(space)} ${all}.`;
  const [raises, ignored] = [of(({ state }) => state === "raises"), of(({ state }) => state === "ignored")];
  const text = answers.findLast(({ state, text }) => state === "raises" && text)?.text ?? "";
  /** @type {Part[]} */
  const made = [subject, every];
  if (ignored) made.push(` In ${ignored} it has no effect.`);
  if (raises) made.push(` In ${raises} it raises`, ...(text ? [" ", { code: text }] : []), ".");
  return made;
}

/**
 * "`lr` of `Adam` works in TensorFlow 2.0 – 2.10, has no effect in 2.11 – 2.15."
 * @param {Part[]} subject @param {Space} space @param {Answer[]} answers of an argument @returns {Part[]}
 */
export function whereArgument(subject, space, answers) {
  /** @param {string[]} states */
  const of = (...states) =>
    ranges(
      space.columns,
      answers.map(({ state }) => states.includes(state)),
    );
  const text = answers.findLast(({ state, text }) => state === "raises" && text)?.text;
  /** @type {[string, string, string][]} how it begins, where, how it ends */
  const all = [
    ["works in", of("yes", "partial", "warns"), ""],
    ["has no effect in", of("ignored"), ""],
    ["raises in", of("raises"), ""],
    ["isn't there in", of("absent"), ""],
    ["isn't known in", of("unknown"), ""],
  ];
  const said = all
    .filter(([, found]) => found)
    .map(([how, found], at) => `${how} ${at ? "" : `${product(space)} `}${found}`);
  return [...subject, ` ${said.join(", ")}.`, ...(text ? [" It says ", { code: text }, "."] : [])];
}

/** What that means for the installation. @param {Space} space @param {boolean[]} there @param {Versions} versions @returns {Part[]} */
export function meaning(space, there, versions) {
  const here = columnsOf(space, versions);
  const by = describe(versions);
  if (!by || here.every(Boolean)) return [];
  const found = seen(there, here);
  if (found === "absent") return [` Your error is from ${by}, which doesn't have it.`];
  if (found === "there") {
    return [
      ` But your error is from ${by}, which has it: two versions are mixed in your installation, or a file of yours has the module's name.`,
    ];
  }
  return [];
}

/** @param {Names} names @param {string} name @param {string} word @returns {{fix: Part[], url: string}} */
export function instead(names, name, word) {
  const found = replacement(names.instead, name, word);
  if (!found) return { fix: [], url: "" };
  return {
    fix: ["Instead: ", ...coded(found.text), `. It runs from TensorFlow ${found.since} on.`],
    url: found.page,
  };
}

/** Which release to install for what is there in some only. @param {Space} space @param {boolean[]} there @param {Versions} versions @returns {Part[]} */
export function install(space, there, versions) {
  const here = columnsOf(space, versions);
  const run = runs(there)
    .filter(({ value }) => value)
    .at(-1);
  if (!run || here.every((one, column) => !one || there[column])) return [];
  const last = run.last === there.length - 1;
  const first = space.columns[run.first];
  if (last) return [`Upgrade: it is there from ${product(space)} ${first} on.`];
  return [`Or install ${product(space)} ${space.columns[run.last]}, the last one with it.`];
}

/** @param {string} name @param {string} [word] */
export const asked = (name, word = "") =>
  `can-i-use/?${new URLSearchParams({ q: [name, word].filter(Boolean).join(" ") })}`;

/** @param {Partial<Card> & {key: string}} given @returns {Card} */
export const card = (given) => ({
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
export const ask = (name) => ({ name, words: [] });
