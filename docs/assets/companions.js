// @ts-check
// What api/companions.json says: which version of a package that builds on TensorFlow works
// with a release, and which error the others give. harness/render/companion_data.py says its
// form. Nothing here draws.

import { closest } from "./dependencies.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./api-text.js").Part} Part */
/** @typedef {[kind: string, version?: string, install?: string[], error?: number]} Result */
/**
 * @typedef {object} Data
 * @property {string} day
 * @property {Record<string, {newest: string, last: string, purpose: string}>} packages
 * @property {string[]} errors
 * @property {Record<string, Record<string, Result>>} results by release and package
 */
/** @typedef {{release: string, name: string, result: Result}} Seen */

const SHOWN = 3; // releases that a card names

// The same check names other versions in other releases.
const NUMBER = /\d+(?:\.\d+)+/g;
/** @param {string} error */
const unnumbered = (error) => error.replace(NUMBER, "").replace(/\s+/g, " ").trim();

/** Whether a text names a package: "TensorFlow Probability", `tensorflow_probability`. @param {string} text @param {string} name */
const names = (text, name) =>
  text
    .toLowerCase()
    .replace(/[\s_-]/g, "")
    .includes(name.replaceAll("-", ""));

/**
 * Which packages gave an error, and what works instead.
 * @param {Data} data @param {string} said "TypeError: …" @param {string[]} releases those that it can be from
 * @returns {Card[]}
 */
export function companionCards(data, said, releases) {
  const errors = data.errors.map(unnumbered);
  const at = closest(errors, unnumbered(said));
  if (at === undefined) return [];
  const seen = Object.entries(data.results).flatMap(([release, own]) =>
    Object.entries(own)
      .filter(([, [, , , error]]) => error !== undefined && errors[error] === errors[at])
      .map(([name, result]) => ({ release, name, result })),
  );
  const told = seen.filter(({ name }) => names(said, name));
  const all = told.length ? told : seen;
  const fitting = all.filter(({ release }) => releases.includes(release));
  const chosen = fitting.length ? fitting : all;
  // What many packages give is no one's own error.
  const one = chosen.every(({ name }) => name === chosen[0].name);
  return one ? [card(chosen, data.errors[at])] : [];
}

/** @param {Seen[]} seen @param {string} error @returns {Card} */
function card(seen, error) {
  const { name } = seen[0];
  const shown = seen.slice(-SHOWN);
  const last = shown[shown.length - 1];
  const fixed = shown.filter(({ result: [, , install] }) => install?.length);
  return {
    level: "dependency",
    key: name,
    title: [{ code: error }],
    cause: [
      { code: name },
      ` gives this error on TensorFlow ${shown.map(({ release }) => release).join(", ")}, as an installer chooses it.`,
    ],
    fix: fixed.flatMap(({ release, result }, number) => [
      `${number ? " " : ""}On TensorFlow ${release}, this works: `,
      { code: (result[2] ?? []).join(" ") },
      result[0] === "tf_keras" ? ", with TF_USE_LEGACY_KERAS=1." : ".",
    ]),
    code: fixed.length ? command(fixed[fixed.length - 1]) : "",
    releases: "",
    url: `install/companions/${last.release}/#${name}`,
    link: `Packages that work with TensorFlow ${last.release}`,
  };
}

/** @param {Seen} seen @returns {string} */
const command = ({ result: [, , install] }) =>
  `pip install ${(install ?? []).map((one) => `"${one}"`).join(" ")}`;

/**
 * What works of a package whose files are in a traceback, on the newest release that it can be from.
 * @param {Data} data @param {Iterable<string>} packages @param {string[]} releases those that it can be from
 * @returns {Card[]}
 */
export function filesCards(data, packages, releases) {
  const found = [...packages].filter((name) => Object.hasOwn(data.packages, name)).at(-1);
  const tested = Object.entries(data.results).filter(([, own]) => found && own[found]?.[2]?.length);
  const release = (tested.filter(([one]) => releases.includes(one)).at(-1) ?? tested.at(-1))?.[0];
  if (!found || !release) return [];
  const seen = { release, name: found, result: data.results[release][found] };
  return [
    {
      level: "like",
      key: `install/companions/${release}/#${found}`,
      title: [{ code: found }, ` with TensorFlow ${release}`],
      cause: [
        "Files of ",
        { code: found },
        " are in your traceback. Its version has to be one for your TensorFlow.",
      ],
      fix: [`On TensorFlow ${release}, this works: `, { code: (seen.result[2] ?? []).join(" ") }, "."],
      code: command(seen),
      releases: "",
      url: `install/companions/${release}/#${found}`,
      link: `Packages that work with TensorFlow ${release}`,
    },
  ];
}
