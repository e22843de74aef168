// @ts-check
// Levels, codes, and problems: what is said of a use: `problems.py`.

/** @typedef {"breaks" | "changes the result" | "warns" | "perhaps"} Level */
/** @typedef {import("./table.js").Instead} Instead */
/**
 * @typedef {object} Problem what is wrong with a use, and on which columns
 * @property {string} code
 * @property {Level} level
 * @property {string} name `tf.keras.layers.Dense`, `tf.keras.Model.fit.workers`
 * @property {string} text
 * @property {number} columns
 * @property {string} word the argument
 * @property {Instead | null} instead
 */

export const BREAKS = "breaks";
export const CHANGES = "changes the result";
export const WARNS = "warns";
export const PERHAPS = "perhaps";
/** @type {Level[]} */
export const LEVELS = [BREAKS, CHANGES, WARNS, PERHAPS];
// Attributes of an object before they were methods of its class.
export const ATTRIBUTES = ["compiled_loss", "loss"];
const WHOLE = ["KT114", "KT115", "KT116", "KT123"]; // the name is right, its call isn't

/** @param {string} code @param {Level} level @param {string} name @param {string} text @param {number} columns @param {Instead | null} instead @returns {Problem} */
export const problem = (code, level, name, text, columns, word = "", instead = null) => ({
  code,
  level,
  name,
  text,
  columns,
  word,
  instead,
});

/** What to write instead of what was lost. @param {import("./table.js").Table} table @param {string} code @param {string} name */
function insteadOf(table, code, name) {
  if (WHOLE.includes(code) || (code === "KT113" && !name.endsWith(".lr"))) return null;
  return table.instead(name);
}

/** The problems of one target, gathered column by column. */
export class Found {
  /** @type {Map<string, Problem>} */
  rows = new Map();

  /** @param {string} code @param {Level} level @param {string} name @param {string} text @param {number} column */
  add(code, level, name, text, column, word = "") {
    const key = JSON.stringify([code, level, name, text, word]);
    const known = this.rows.get(key);
    if (known) known.columns |= 1 << column;
    else this.rows.set(key, problem(code, level, name, text, 1 << column, word));
  }

  /** @param {import("./table.js").Table} table @returns {Problem[]} */
  problems(table) {
    return [...this.rows.values()].map((one) => ({ ...one, instead: insteadOf(table, one.code, one.name) }));
  }
}
