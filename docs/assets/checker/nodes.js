// @ts-check
// Nodes with the names of CPython's `ast`, and the text that they are of.

/** @typedef {any} Node `type` as in `ast`, `from` and `to` in the unit's text, `unit` */

const MISC = new Set([
  "comprehension",
  "keyword",
  "arguments",
  "arg",
  "withitem",
  "ExceptHandler",
  "match_case",
  "alias",
]);
const STATEMENTS = new Set(
  "FunctionDef ClassDef Return Delete Assign AugAssign AnnAssign For While If With Raise Try TryStar Assert Import ImportFrom Scope Expr Pass Break Continue Match".split(
    " ",
  ),
);

/** What is parsed at once: a file, or a cell. */
export class Unit {
  /** @param {string} text @param {number} cell from 1; 0 in a script */
  constructor(text, cell) {
    this.text = text;
    this.cell = cell;
    this.old = 0; // a line that is Python 2
    this.deep = 0; // a line with a statement that is nested too deep
    this.lines = text.split("\n");
    this.starts = [0];
    for (const line of this.lines) this.starts.push(this.starts[this.starts.length - 1] + line.length + 1);
  }

  /** The line, and the character in it, both from 1, of an offset. @param {number} offset @returns {[number, number]} */
  place(offset) {
    let [low, high] = [0, this.lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    const before = this.lines[low].slice(0, offset - this.starts[low]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what isn't ASCII may be two units
    return [low + 1, (/^[\x00-\x7f]*$/.test(before) ? before.length : [...before].length) + 1];
  }
}

/** @param {Node} node */
export const isStatement = (node) => STATEMENTS.has(node.type);
/** @param {Node} node */
export const isExpression = (node) => !STATEMENTS.has(node.type) && !MISC.has(node.type);

/** The nodes in a node, in their order. @param {Node} node @returns {Node[]} */
export function children(node) {
  const found = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) found.push(...value.filter((one) => typeof one?.type === "string"));
    else if (value !== null && typeof value === "object" && typeof value.type === "string") found.push(value);
  }
  return found;
}

/** Whether something is true of a node or of one below it. @param {Node} node @param {(node: Node) => boolean} is */
export function some(node, is) {
  const waiting = [node];
  while (waiting.length) {
    const one = waiting.pop();
    if (is(one)) return true;
    waiting.push(...children(one));
  }
  return false;
}
