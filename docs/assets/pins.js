// @ts-check
// What a check of requirements found, as an answer. Nothing here draws.

import { coded } from "./coded.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./api-text.js").Part} Part */

/**
 * @param {import("./requirements.js").Checked} checked
 * @param {import("./picker.js").Release} release
 * @returns {Card}
 */
export function pinCard({ tensorflow, changes, untested, file }, release) {
  const list = changes.map(({ why }) => coded(why));
  /** @type {Part[]} */
  const cause = [];
  if (!changes.length) cause.push("None of these pins breaks it, as far as they were tested. ");
  if (untested.length) cause.push(`Not tested with it: ${untested.join(", ")}. `);
  cause.push(
    `It runs on Python ${release.python}; there are wheels for Python ${release.wheels.join(", ")}.`,
  );
  return {
    level: "dependency",
    key: `requirements ${tensorflow}`,
    title: [
      `TensorFlow ${tensorflow}: ${changes.length ? `${changes.length} ${changes.length === 1 ? "line" : "lines"} to change` : "these requirements fit"}`,
    ],
    cause,
    list,
    fix: changes.length ? ["The file with these changes:"] : [],
    code: changes.length ? file : "",
    releases: "",
    url: `versions/${tensorflow}/`,
    link: `TensorFlow ${tensorflow} in detail`,
  };
}
