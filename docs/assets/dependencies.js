// @ts-check
// What api/dependencies.json says: which versions of a package work with a release, and which
// error the others give. harness/render/dependencies.py says its form. Nothing here draws.

import { words } from "./recorded.js";
import { compare } from "./versions.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./api-text.js").Part} Part */
/** @typedef {[first: string, last: string, works: boolean, step?: number, error?: number]} Run */
/** @typedef {{locked: string, runs: Run[], imported?: boolean}} Range */
/**
 * @typedef {object} Data
 * @property {string} day
 * @property {string[]} steps
 * @property {{error: string, seen: Record<string, Record<string, [string, string, number][]>>}[]} errors
 * @property {Record<string, Record<string, Range>>} ranges by release and package
 */

const LIKE = 0.85; // how much of the words two errors share
const SHOWN = 4; // releases that a card names

/** @param {string} text */
const wordsOf = (text) => words(text.replace(/\b\w+(?:_\d+)?\/\w+:\d+/g, " "));

/** @param {Set<string>} one @param {Set<string>} other */
function likeness(one, other) {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return (2 * shared) / (one.size + other.size || 1);
}

/** What a message is about: no other name will do. @param {string} text */
const quoted = (text) => [...text.matchAll(/'([A-Za-z_][\w.]*)'/g)].map(([, name]) => name);

/** @param {string} version @returns {string} */
const minor = (version) => version.split(".").slice(0, 2).join(".");

/** The run that a version is in; undefined where it wasn't tested. @param {Range} range @param {string} version */
export function runOf({ runs }, version) {
  const asked = minor(version);
  return runs.find(([first, last]) => compare(asked, first) >= 0 && compare(asked, last) <= 0);
}

/** @param {Range} range @returns {string} the versions that work: `1.17 – 1.19` */
export const working = ({ runs }) =>
  runs
    .filter(([, , works]) => works)
    .map(([first, last]) => (first === last ? first : `${first} – ${last}`))
    .join(", ");

/**
 * Which of some errors one is: it shares its words, and every name that it quotes.
 * @param {string[]} errors @param {string} said @returns {number | undefined} its position
 */
export function closest(errors, said) {
  const asked = wordsOf(said);
  return errors
    .map((error, at) => ({ error, at, like: likeness(asked, wordsOf(error)) }))
    .filter(({ like, error }) => like >= LIKE && quoted(error).every((name) => said.includes(name)))
    .sort((a, b) => b.like - a.like)[0]?.at;
}

/**
 * What versions of packages gave an error.
 * @param {Data} data @param {string} said "TypeError: …" @param {string[]} releases those that it can be from
 * @returns {Card[]}
 */
export function cards(data, said, releases) {
  const at = closest(
    data.errors.map(({ error }) => error),
    said,
  );
  if (at === undefined) return [];
  const best = data.errors[at];
  return Object.entries(best.seen).map(([name, seen]) => card(data, best.error, name, seen, releases));
}

/** @param {Data} data @param {string} error @param {string} name @param {Record<string, [string, string, number][]>} seen @param {string[]} releases @returns {Card} */
function card(data, error, name, seen, releases) {
  const own = Object.entries(seen).filter(([release]) => releases.includes(release));
  const shown = (own.length ? own : Object.entries(seen)).slice(0, SHOWN);
  /** @type {Part[]} */
  const cause = shown.flatMap(([release, runs], at) => {
    const versions = runs.map(([first, last]) => (first === last ? first : `${first} – ${last}`)).join(", ");
    const step = data.steps[runs[0][2]];
    return [
      at ? " " : "",
      { code: name },
      ` ${versions} gives this error on TensorFlow ${release} (${step}).`,
    ];
  });
  const ranges = shown.map(([release]) => [release, data.ranges[release]?.[name]]);
  /** @type {Part[]} */
  const fix = ranges.flatMap(([release, range], at) =>
    range
      ? [
          at ? " " : "",
          `On TensorFlow ${release}, `,
          { code: name },
          ` ${working(/** @type {Range} */ (range))} works.`,
        ]
      : [],
  );
  const first = data.ranges[shown[0][0]]?.[name];
  return {
    level: "dependency",
    key: name,
    title: [{ code: error }],
    cause,
    fix,
    code: first ? `pip install "${name}==${first.locked}"` : "",
    releases: "",
    url: "install/dependencies/",
    link: "Versions of dependencies that work",
  };
}
