// @ts-check
// Lezer's tree of a text, as plain nodes.

import { parser } from "../vendor/lezer-python.js";

/** @typedef {{name: string, from: number, to: number, kids: Kid[]}} Kid a node of Lezer's */

export const BRACKETS = new Set(["[", "]", "{", "}"]);
// `1.` isn't understood: the point is left out, and the number is read as it was written.
const POINT = /(?<![\w.])(\d[\d_]*)\.(?![\w.])/g;

/** @type {{text: string, tree: any} | null} what is asked twice, of one text after the other */
let last = null;

/** @param {string} text */
export function treeOf(text) {
  if (last?.text !== text) last = { text, tree: parser.parse(text.replace(POINT, "$1 ")) };
  return last.tree;
}

/** Whether all of a text is understood. @param {string} text */
export function parses(text) {
  let clean = true;
  treeOf(text).iterate({
    enter: (/** @type {any} */ node) => {
      if (node.type.isError) clean = false;
      return clean;
    },
  });
  return clean;
}

/** @type {Kid[]} */
const NONE = [];

/** What is in a node; parentheses say nothing that its name doesn't. @param {any} cursor @returns {Kid[]} */
export function kidsOf(cursor) {
  if (!cursor.firstChild()) return NONE;
  /** @type {Kid[]} */
  const found = [];
  do {
    const { type, from, to } = cursor;
    const { name } = type;
    if (name === "(" || name === ")" || name === "Comment" || type.isError) continue;
    found.push({ name, from, to, kids: kidsOf(cursor) });
  } while (cursor.nextSibling());
  cursor.parent();
  return found;
}

/** The parts between commas. @param {Kid[]} kids @returns {Kid[][]} */
export function parts(kids) {
  /** @type {Kid[][]} */
  const found = [[]];
  for (const one of kids) {
    if (one.name === ",") found.push([]);
    else if (!BRACKETS.has(one.name)) found[found.length - 1].push(one);
  }
  return found.filter((part) => part.length);
}

/** @param {Kid[]} kids @param {string} name @returns {[Kid[], Kid[]]} what is before a kid of this name, and what is after it */
export function around(kids, name) {
  const at = kids.findIndex((one) => one.name === name);
  return at < 0 ? [kids, []] : [kids.slice(0, at), kids.slice(at + 1)];
}

export const COMPARES = new Set(["CompareOp", "in", "not", "is"]);
export const SIGNS = new Set([...COMPARES, "ArithOp", "BitOp", "and", "or"]);

/** @param {Kid} one */
export function isBody(one) {
  return one.name === "Body";
}
