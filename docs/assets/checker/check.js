// @ts-check
// Checks one text: its uses, what is wrong with them, on which releases it runs as it is:
// `check.py`.

import { Behavior } from "./behavior.js";
import * as keras3 from "./keras3.js";
import { NOWHERE } from "./names.js";
import { BREAKS, LEVELS, PERHAPS, problem } from "./problems.js";
import { source as read } from "./read.js";
import { Resolver } from "./resolve.js";
import { Rules } from "./rules.js";
import { writtenFor } from "./target.js";
import { parse } from "./tree.js";
import { notUnderstood } from "./unclear.js";
import * as v from "./values.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./read.js").Source} Source */
/** @typedef {{line: number, column: number, endLine: number, endColumn: number, cell: number, code: string, level: import("./problems.js").Level, name: string, message: string, columns: number, instead: import("./table.js").Instead | null, word: string, node: any}} Finding lines and columns from 1, columns in characters */
/**
 * @typedef {object} Report what is said of one text
 * @property {Source} source
 * @property {number} uses
 * @property {[number, number, string][]} unclear cell, line, what
 * @property {Finding[]} findings
 * @property {string[]} notes
 * @property {{mask: number, text: string} | null} writtenFor
 * @property {number[]} masks the columns of each level
 */

const VERSIONED = /version|hasattr|VERSION/;
const NOQA = /#\s*noqa(?<codes>:\s*[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)?/i;
const LEGACY = /TF_USE_LEGACY_KERAS['"]\]?\s*[=,:]+\s*['"]?(1|[Tt]rue)/;
const DEEP = "nested too deep, left out in part";
const OF_FILE = {
  KT301: "the file requires another release",
  KT303: "no package is named tf: import tensorflow",
};

/** Checks texts; what is equal in several is judged once. */
export class Checker {
  /** @param {import("./table.js").Table} table */
  constructor(table) {
    this.table = table;
    this.behavior = new Behavior(table);
    /** @type {Map<number | null, Rules>} */
    this.rules = new Map();
    const first = table.columns.findIndex((_, n) => (this.behavior.keras3 >> n) & 1);
    this.legacyColumn = first < 0 ? table.columns.length : first;
  }

  /** @param {string} text @param {string} [path] @returns {Report} throws Unreadable */
  text(text, path) {
    return this.source(read(text, path));
  }

  /** @param {string} text @param {string} [path] @returns {Source} throws Unreadable */
  read(text, path) {
    return read(text, path);
  }

  /** The uses in what was read. @param {Source} source @param {Rules} rules @param {string[]} notes */
  resolved(source, rules, notes = []) {
    const resolver = new Resolver(this.table, (use) => rules.breaks(use));
    /** @param {import("./nodes.js").Unit} unit @param {number} line @param {string} said */
    const note = ({ cell }, line, said) => notes.push(`${cell ? `cell ${cell}, ` : ""}line ${line}: ${said}`);
    const tooDeep = (/** @type {import("./nodes.js").Node} */ { unit, from }) =>
      note(unit, unit.place(from)[0], DEEP);
    for (const unit of source.units) {
      resolver.versioned = VERSIONED.test(unit.text);
      resolver.read(parse(unit), tooDeep);
      if (unit.deep) note(unit, unit.deep, DEEP);
      if (unit.old) note(unit, unit.old, "Python 2, on which no release of TensorFlow 2 runs");
    }
    resolver.finish(tooDeep);
    return resolver;
  }

  /** @param {Source} source @param {number | null} from @returns {Report} */
  source(source, from = null) {
    const rules = this.rules.get(from) ?? new Rules(this.table, from);
    this.rules.set(from, rules);
    rules.begin();
    const notes = [...source.notes];
    const resolver = this.resolved(source, rules, notes);
    /** @type {Finding[]} */
    let findings = [];
    /** @type {[number, number, string][]} */
    const unclear = [];
    let uses = 0;
    const hasKeras = resolver.uses.some((use) => use.stored === null && isKerasUse(use));
    for (const use of hasKeras ? resolver.uses : []) {
      const { unit } = use.node;
      const vague = notUnderstood(use);
      const [line] = unit.place(use.place.from);
      if (vague) unclear.push([unit.cell, line, `.${vague}(…)`]);
      if (use.stored === null && (vague || isKerasUse(use))) uses++;
      if (use.caught) continue;
      for (const one of [...rules.judge(use), ...this.behavior.judge(use)]) {
        findings.push(finding(one, use));
        if (one.level === PERHAPS && one.text.startsWith(NOWHERE)) unclear.push([unit.cell, line, one.name]);
      }
    }
    for (const [node, columns] of resolver.required) findings.push(this.whole("KT301", node, columns));
    for (const [node, columns] of resolver.stray) findings.push(this.whole("KT303", node, columns));
    for (const one of resolver.classes)
      for (const [found, node] of keras3.ofClass(one))
        findings.push(onStatement({ ...found, columns: this.behavior.keras3 & one.mask }, node));
    findings = findings.filter((one) => !isSilenced(one));
    if (source.units.some((unit) => unit.lines.some((line) => LEGACY.test(line))))
      findings = findings.map((one) => this.asLegacy(one));
    findings = sorted(findings.filter((one) => one.columns));
    return {
      source,
      uses,
      unclear: distinct(unclear),
      findings,
      notes,
      writtenFor: writtenFor(source.commands, this.table.columns),
      masks: LEVELS.map((level) =>
        findings.reduce((mask, one) => (one.level === level ? mask | one.columns : mask), 0),
      ),
    };
  }

  /** With TF_USE_LEGACY_KERAS, later releases do what the last with Keras 2 does. @param {Finding} one @returns {Finding} */
  asLegacy(one) {
    const below = (1 << this.legacyColumn) - 1;
    const isThere = (one.columns >> (this.legacyColumn - 1)) & 1;
    return { ...one, columns: (one.columns & below) | (isThere ? this.table.every & ~below : 0) };
  }

  /** A finding on a statement. @param {"KT301" | "KT303"} code @param {any} node @param {number} columns */
  whole(code, node, columns) {
    return onStatement(problem(code, BREAKS, "", OF_FILE[code], columns & this.table.every), node);
  }
}

/** @param {Problem} one @param {any} node */
function onStatement(one, node) {
  const use = new v.Use({ from: node.from, to: node.from + 1, unit: node.unit }, [], -1);
  use.node = node;
  return finding(one, use);
}

/** @param {Problem} one @param {v.Use} use @returns {Finding} */
function finding(one, use) {
  const keyword = one.word
    ? use.node.keywords?.findLast((/** @type {any} */ given) => given.arg === one.word)
    : null;
  const { from } = keyword ?? use.place;
  const { to } = keyword ? keyword.value : use.place;
  const { unit } = use.node;
  const [line, column] = unit.place(from);
  const [endLine, endColumn] = unit.place(to);
  const { code, level, name, text, columns, instead, word } = one;
  return {
    line,
    column,
    endLine,
    endColumn,
    cell: unit.cell,
    code,
    level,
    name,
    message: text,
    columns,
    instead,
    word,
    node: use.node,
  };
}

/** Whether a comment on its line silences a finding. @param {Finding} one */
function isSilenced(one) {
  const line = one.node.unit.lines[one.line - 1] ?? "";
  const match = /noqa/i.test(line) ? NOQA.exec(line) : null;
  if (!match) return false;
  const codes = match.groups?.codes?.toUpperCase();
  return !codes || [...codes.matchAll(/[A-Z]+\d+/g)].some(([code]) => code === one.code);
}

/** @param {any[]} a @param {any[]} b */
function inOrder(a, b) {
  const at = a.findIndex((one, n) => one !== b[n]);
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}

/** @param {Finding[]} findings each once, by its place */
function sorted(findings) {
  const keyOf = (/** @type {Finding} */ f) => [f.cell, f.line, f.column, f.code, f.level, f.name, f.message];
  const found = new Map(findings.map((one) => [keyOf(one).join("\n"), one]));
  return [...found.values()]
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => inOrder(a.key, b.key))
    .map(({ one }) => one);
}

/** @param {[number, number, string][]} unclear */
function distinct(unclear) {
  const found = new Map(unclear.map((one) => [JSON.stringify(one), one]));
  return [...found.values()].sort(inOrder);
}

/** @param {v.Use} use */
export function isKerasUse(use) {
  return use.targets.some(([target]) => {
    const of = target instanceof v.Member ? target.of : target;
    if (of instanceof v.Ref) return of.isKeras || v.BESIDE.some((one) => of.path.startsWith(one));
    return [v.Made, v.Own, v.Super, v.Tensor, v.Shaped].some((kind) => of instanceof kind);
  });
}
