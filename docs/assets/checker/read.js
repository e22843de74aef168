// @ts-check
// Reads what was pasted or dropped as units that can be parsed: scripts, notebooks: `read.py`.

import { clean, INSTALL } from "./clean.js";
import { Unit } from "./nodes.js";

/** @typedef {{path: string, text: string, units: Unit[], commands: string[], notes: string[]}} Source */

const LARGEST = 5_000_000; // characters
// Magics whose cell is Python.
const PYTHON_CELLS = ["capture", "debug", "ipytest", "prun", "pypy", "python", "python3", "time", "timeit"];

/** What can't be read; the message says why. */
export class Unreadable extends Error {}

/** @param {string} given @param {string} path @returns {Source} throws Unreadable */
export function source(given, path = "<stdin>") {
  if (given.includes("\0")) throw new Unreadable("a binary file");
  if (given.length > LARGEST && !path.endsWith(".ipynb"))
    throw new Unreadable(`${given.length.toLocaleString("en")} characters are too many`);
  const text = given.replace(/^\ufeff+/, "").replace(/\r\n?/g, "\n");
  if (!text.includes("keras")) return { path, text, units: [], commands: [], notes: [] };
  if (path.endsWith(".ipynb") || isNotebook(text)) return notebook(path, text);
  /** @type {string[]} */
  const commands = [];
  const cleaned = clean(text, commands);
  return { path, text, units: [new Unit(cleaned, 0)], commands, notes: [] };
}

/** @param {string} text */
export const isNotebook = (text) =>
  /^\s*\{/.test(text) && text.includes('"cells"') && text.includes('"nbformat"');

/** The code cells of a notebook, each with its text. @param {any} data @returns {[any, string][]} */
export function codeCells(data) {
  const cells = data.cells ?? data.worksheets[0].cells;
  return cells
    .filter((/** @type {any} */ one) => one.cell_type === "code")
    .map((/** @type {any} */ one) => {
      const given = one.source ?? one.input ?? "";
      return [one, Array.isArray(given) ? given.map(String).join("") : String(given)];
    });
}

/** @param {string} path @param {string} text @returns {Source} */
function notebook(path, text) {
  let cells;
  try {
    cells = codeCells(JSON.parse(text));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : "no cells";
    throw new Unreadable(`a broken notebook: ${why}`);
  }
  /** @type {Unit[]} */
  const units = [];
  /** @type {string[]} */
  const commands = [];
  for (const [at, [cell, code]] of cells.entries()) {
    if (isPython(code, cell)) units.push(new Unit(clean(code, commands), at + 1));
    else commands.push(...code.split("\n").filter((line) => INSTALL.test(line)));
  }
  return { path, text, units, commands, notes: [] };
}

/** Whether a cell is Python: by its magic, or what its editor says. @param {string} code @param {any} cell */
function isPython(code, cell) {
  if ((cell.metadata?.vscode?.languageId ?? "python") !== "python") return false;
  const first = code.trimStart();
  return !first.startsWith("%%") || PYTHON_CELLS.includes(first.match(/^%%(\w*)/)?.[1] ?? "");
}
