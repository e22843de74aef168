// @ts-check
// Text with `code` in it.

/** @typedef {import("./api-text.js").Part} Part */

/**
 * A message can have code in it: only what is between two backticks is code.
 * @param {string} text
 * @returns {Part[]}
 */
export const coded = (text) =>
  text.split("`").flatMap((part, place) => (part ? [place % 2 ? { code: part } : part] : []));
