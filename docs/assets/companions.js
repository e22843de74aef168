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

/**
 * Which packages gave an error, and what works instead.
 * @param {Data} data @param {string} said "TypeError: …" @param {string[]} releases those that it can be from
 * @returns {Card[]}
 */
export function companionCards(data, said, releases) {
  const at = closest(data.errors, said);
  if (at === undefined) return [];
  const seen = Object.entries(data.results).flatMap(([release, own]) =>
    Object.entries(own)
      .filter(([, [, , , error]]) => error === at)
      .map(([name, result]) => ({ release, name, result })),
  );
  const fitting = seen.filter(({ release }) => releases.includes(release));
  const chosen = fitting.length ? fitting : seen;
  const names = new Set(chosen.map(({ name }) => name));
  // What many packages give is no one's own error.
  return names.size === 1 ? [card(chosen, data.errors[at])] : [];
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
