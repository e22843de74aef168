// @ts-check
// What pip's messages about incompatible versions mean: whether TensorFlow worked with that
// very pair where it was tested, and what to install. Nothing here draws or loads.

import { coded } from "./coded.js";
import { runOf, working } from "./dependencies.js";
import { allows, FLAVORS, minor, normal } from "./requirements.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./dependencies.js").Data} Data */
/**
 * @typedef {object} Conflict what an installer says
 * @property {string} by who needs it: `tensorflow 2.10.0`
 * @property {string} release of TensorFlow
 * @property {string} name the package that is needed
 * @property {string} spec the versions that are allowed: `<3.20,>=3.9.2`
 * @property {string} version the one that is there, or is asked for
 */

const NAME = String.raw`[A-Za-z0-9][\w.-]*?`;
// "X 1 requires Y<2, but you have Y 2 which is incompatible." and its older words
const HAVE = new RegExp(
  String.raw`(?<![\w.-])(${NAME}) (\d[\w.]*) (?:requires|has requirement) (${NAME})(?:\[[\w,]*\])?\s*\(?([=~!<>][^;()\s]*(?:\s*,\s*[=~!<>][^;()\s]*)*)\)?(?:;[^,]*)?, but you(?: have|'ll have|'d have) (${NAME}) (\d[\w.]*)`,
  "g",
);
const ASKED = new RegExp(String.raw`The user requested(?: \(constraint\))? (${NAME})==(\d[\w.]*)`, "g");
const DEPENDS = new RegExp(
  String.raw`(?<![\w.-])(${NAME}) (\d[\w.]*) depends on (${NAME})(?:\[[\w,]*\])?\s?((?:[=~!<>]=?=?[\w.*]+)(?:(?:,| and )\s?[=~!<>]=?=?[\w.*]+)*)`,
  "g",
);

/** @param {string} spec "<3.20 and >=3.9.2" */
const listed = (spec) => spec.replace(/ and /g, ",").replace(/\s/g, "").replace(/\.$/, "");

/** @param {string} text @returns {Conflict[]} those in which TensorFlow needs something */
export function conflicts(text) {
  /** @type {Conflict[]} */
  const found = [];
  /** @param {string} by @param {string} of @param {string} name @param {string} spec @param {string} version */
  const add = (by, of, name, spec, version) => {
    if (!FLAVORS.includes(normal(by)) || found.some((one) => one.name === normal(name))) return;
    found.push({
      by: `${by} ${of}`,
      release: minor(of),
      name: normal(name),
      spec: listed(spec),
      version: version.replace(/\.$/, ""),
    });
  };
  for (const [, by, of, name, spec, , version] of text.matchAll(HAVE)) add(by, of, name, spec, version);
  const asked = [...text.matchAll(ASKED)].map(([, name, version]) => ({ name: normal(name), version }));
  for (const [, by, of, name, spec] of text.matchAll(DEPENDS)) {
    const one = asked.find((other) => other.name === normal(name));
    if (one) add(by, of, name, spec, one.version);
  }
  return found;
}

/** @param {Data} data @param {Conflict} conflict @returns {Card | null} null where nothing of it was tested */
function card(data, { by, release, name, spec, version }) {
  const range = data.ranges[release]?.[name];
  if (!range) return null;
  const run = runOf(range, version);
  const error = run && data.errors[run[4] ?? -1]?.error;
  const step = run && data.steps[run[3] ?? -1];
  const tested = !run
    ? `${name} ${minor(version)} wasn't tested with TensorFlow ${release}.`
    : run[2]
      ? `The pair works all the same: with ${name} ${minor(version)}, TensorFlow ${release} imported, trained, saved and loaded models${range.imported === false ? "; no step imported this package" : ""}.`
      : `The pair doesn't work: with ${name} ${minor(version)}, TensorFlow ${release} fails${step ? ` (${step})` : ""}${error ? `: \`${error.replace(/\.$/, "")}\`` : ""}.`;
  const inside = allows(spec, range.locked);
  return {
    level: "dependency",
    key: name,
    title: [{ code: `${name} ${version}` }, ` and TensorFlow ${release}`],
    cause: coded(
      `\`${by}\` allows \`${name}${spec}\` only. ${tested} What works: ${name} ${working(range)}.`,
    ),
    fix: run?.[2]
      ? ["To satisfy the installer too, install a version that TensorFlow allows:"]
      : ["Install a version that works:"],
    code: `pip install "${name}${inside ? `==${range.locked}` : spec}"`,
    releases: "",
    url: name === "keras" ? "errors/pip-keras-conflict/" : "install/dependencies/",
    link: name === "keras" ? "The whole page" : "Versions of dependencies that work",
  };
}

/** @param {Data} data @param {string} text @returns {Card[]} */
export const conflictCards = (data, text) => conflicts(text).flatMap((one) => card(data, one) ?? []);
