// @ts-check
// What is said of the releases of a report: `report.py`.

import { LEVELS } from "./problems.js";

/** @typedef {import("./check.js").Report} Report */

/** `2.0 to 2.5, 2.16`: the releases of a mask. @param {number} mask @param {string[]} columns */
export function ranges(mask, columns) {
  /** @type {string[][]} */
  const found = [];
  let before = false;
  for (const [number, name] of columns.entries()) {
    const there = Boolean((mask >> number) & 1);
    if (there && before) found[found.length - 1][1] = name;
    else if (there) found.push([name]);
    before = there;
  }
  return found.map((one) => one.join(" to ")).join(", ");
}

/** The columns on which nothing breaks and nothing changes. @param {number[]} masks @param {string[]} columns */
export const asItIs = ([failing, changing], columns) => ((1 << columns.length) - 1) & ~failing & ~changing;

/** The worst that happens in a column; "" where it runs as it is. @param {number[]} masks @param {number} column */
export const state = (masks, column) => LEVELS.find((_, at) => (masks[at] >> column) & 1) ?? "";
