// @ts-check
// A fixed text, with only the edits that are tested: `fix.py`. What it made is checked again.

import { codeCells, isNotebook, source as read } from "./read.js";

/** @typedef {import("./check.js").Finding} Finding */
/** @typedef {import("./check.js").Report} Report */
/** @typedef {{cell: number, line: number, first: number, last: number, text: string}} Edit a part of one line, in characters from 0 */
/** @typedef {{before: string, after: string, edits: number, left: number, diff: string}} Fixed */

/** @type {Record<string, string>} */
const METHODS = {
  fit_generator: "fit",
  evaluate_generator: "evaluate",
  predict_generator: "predict",
  reset_states: "reset_state",
};
/** @type {Record<string, string>} */
const LOSSES = {
  mean_squared_error: "mse",
  mean_absolute_error: "mae",
  mean_absolute_percentage_error: "mape",
  mean_squared_logarithmic_error: "msle",
};
const PREPROCESSING = ".experimental.preprocessing.";

/** The edit that fixes a finding, or null where none is tested. @param {Finding} one @param {string[]} lines @returns {Edit | null} */
export function editOf(one, lines) {
  if (one.line < 1 || one.line > lines.length || one.level === "perhaps") return null;
  const last = one.name.slice(one.name.lastIndexOf(".") + 1);
  const { code, name, node } = one;
  if (["KT111", "KT112", "KT113"].includes(code) && one.word === "lr" && name.includes(".optimizers."))
    return argument(one, lines, "lr", "learning_rate");
  if (code === "KT121" && Object.hasOwn(METHODS, last)) {
    if (last === "reset_states" && !name.includes(".metrics.")) return null;
    // Its parameters are in another order.
    if (last.endsWith("_generator") && (node.args?.length ?? 0) > 1) return null;
    return atEnd(one, lines, last, METHODS[last]);
  }
  if (code === "KT101" && name.includes(`.layers${PREPROCESSING}`)) return inPath(one, lines);
  if (code === "KT101" && Object.hasOwn(LOSSES, last) && name.includes(".losses."))
    return ["Attribute", "Call"].includes(node.type) ? atEnd(one, lines, last, LOSSES[last]) : null;
  if (code === "KT207" && last === "get_shape" && node.type === "Call") {
    const first = one.endColumn - 1 - last.length;
    const written = "get_shape()";
    if (!lines[one.endLine - 1].startsWith(written, first)) return null;
    return { cell: one.cell, line: one.endLine, first, last: first + written.length, text: "shape" };
  }
  return null;
}

/** Renames a keyword. @param {Finding} one @param {string[]} lines @param {string} old @param {string} text @returns {Edit | null} */
function argument(one, lines, old, text) {
  const keywords = one.node.keywords ?? [];
  const keyword = keywords.find((/** @type {any} */ given) => given.arg === old);
  if (!keyword || keywords.some((/** @type {any} */ given) => given.arg === text)) return null;
  const [line, column] = keyword.unit.place(keyword.from);
  const first = column - 1;
  if (!lines[line - 1]?.startsWith(old, first)) return null;
  return { cell: one.cell, line, first, last: first + old.length, text };
}

/** Replaces the last part of a dotted name. @param {Finding} one @param {string[]} lines @param {string} old @param {string} text @returns {Edit | null} */
function atEnd(one, lines, old, text) {
  const last = one.endColumn - 1;
  const first = last - old.length;
  if (lines[one.endLine - 1].slice(first, last) !== old) return null;
  return { cell: one.cell, line: one.endLine, first, last, text };
}

/** @param {Finding} one @param {string[]} lines @returns {Edit | null} */
function inPath(one, lines) {
  if (one.line !== one.endLine) return null;
  const first = lines[one.line - 1].slice(0, one.endColumn - 1).indexOf(PREPROCESSING, one.column - 1);
  if (first < 0) return null;
  return { cell: one.cell, line: one.line, first, last: first + PREPROCESSING.length, text: "." };
}

/** @param {Edit} a @param {Edit} b */
const fromTheEnd = (a, b) => b.cell - a.cell || b.line - a.line || b.first - a.first;

/** A text with the tested edits; null where there are none. @param {import("./check.js").Checker} checker @param {Report} report @param {Finding[]} findings @returns {Fixed | null} */
export function fixed(checker, report, findings) {
  const { path, text } = report.source;
  const cells = textsOf(path, text);
  if (!cells) return null;
  const lines = new Map([...cells].map(([cell, code]) => [cell, code.split("\n")]));
  /** @type {Map<string, Edit>} */
  const edits = new Map();
  for (const one of findings) {
    const edit = editOf(one, lines.get(one.cell) ?? []);
    if (edit) edits.set(JSON.stringify(edit), edit);
  }
  for (const edit of [...edits.values()].sort(fromTheEnd)) {
    const some = lines.get(edit.cell) ?? [];
    const line = some[edit.line - 1];
    some[edit.line - 1] = line.slice(0, edit.first) + edit.text + line.slice(edit.last);
  }
  for (const [cell, some] of lines) cells.set(cell, some.join("\n"));
  const after = whole(path, text, cells);
  if (after === text || !isBetter(report, checker.source(read(after, path)))) return null;
  const left = Math.max(findings.length - edits.size, 0);
  return { before: text, after, edits: edits.size, left, diff: diff(text, after) };
}

/** Whether nothing new is wrong, and nothing became unreadable. @param {Report} before @param {Report} after */
function isBetter(before, after) {
  const keyOf = (/** @type {Finding} */ one) => JSON.stringify([one.cell, one.line, one.code, one.name]);
  const old = new Set(before.findings.map(keyOf));
  const now = new Set(after.findings.filter((one) => one.level === "breaks").map(keyOf));
  const added = [...now].filter((one) => !old.has(one)).length;
  return after.notes.length <= before.notes.length && added <= [...old].filter((one) => !now.has(one)).length;
}

/** The text of each cell; null of a notebook whose layout can't be kept. @param {string} path @param {string} text @returns {Map<number, string> | null} */
function textsOf(path, text) {
  if (!path.endsWith(".ipynb") && !isNotebook(text)) return new Map([[0, text]]);
  const data = JSON.parse(text);
  if (indentOf(data, text) === null) return null;
  return new Map(codeCells(data).map(([, code], at) => [at + 1, code]));
}

/** How a notebook's JSON was indented. @param {any} data @param {string} text */
const indentOf = (data, text) =>
  [1, 2, 4, 0].find((indent) => JSON.stringify(data, null, indent) === text.trimEnd()) ?? null;

/** @param {string} path @param {string} before @param {Map<number, string>} cells */
function whole(path, before, cells) {
  if (!path.endsWith(".ipynb") && !isNotebook(before)) return cells.get(0) ?? "";
  const data = JSON.parse(before);
  const indent = indentOf(data, before) ?? 1;
  for (const [at, [cell, code]] of codeCells(data).entries()) {
    const now = cells.get(at + 1) ?? "";
    if (now !== code) cell.source = Array.isArray(cell.source) ? now.split(/(?<=\n)/) : now;
  }
  return JSON.stringify(data, null, indent) + (before.endsWith("\n") ? "\n" : "");
}

/** A unified diff of two texts with as many lines. @param {string} before @param {string} after */
export function diff(before, after, around = 3) {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const changed = old.flatMap((line, at) => (line === now[at] ? [] : [at]));
  /** @type {[number, number][]} */
  const hunks = [];
  for (const at of changed) {
    const last = hunks.at(-1);
    if (last && at - last[1] <= 2 * around) last[1] = at;
    else hunks.push([at, at]);
  }
  const end = old.at(-1) === "" ? old.length - 1 : old.length;
  const made = [];
  for (const [first, last] of hunks) {
    const [begin, stop] = [Math.max(first - around, 0), Math.min(last + around + 1, end)];
    made.push(`@@ -${begin + 1},${stop - begin} +${begin + 1},${stop - begin} @@`);
    for (let at = begin; at < stop; ) {
      if (old[at] === now[at]) made.push(` ${old[at++]}`);
      else {
        const until = Math.max(...changed.filter((one) => one >= at && isRun(changed, at, one))) + 1;
        made.push(...old.slice(at, until).map((line) => `-${line}`));
        made.push(...now.slice(at, until).map((line) => `+${line}`));
        at = until;
      }
    }
  }
  return made.map((line) => `${line}\n`).join("");
}

/** Whether all lines from one to another are among those that changed. @param {number[]} changed @param {number} first @param {number} last */
const isRun = (changed, first, last) =>
  changed.filter((one) => one >= first && one <= last).length === last - first + 1;
