// @ts-check
// What the page asks of the checker; in a worker, or where there is none, in the page itself.
// Files are loaded when a check first needs them.

import { Checker } from "./check.js";
import { fixed } from "./fix.js";
import { Unreadable } from "./read.js";
import { asItIs } from "./report.js";
import { FIRST, Table } from "./table.js";

/** @typedef {import("./check.js").Finding} Finding */
/** @typedef {Omit<Finding, "node"> & {source: string}} Shown with its line */
/**
 * @typedef {object} Result what the page gets: plain data
 * @property {string} unreadable why nothing was read, or ""
 * @property {string[]} columns
 * @property {number} uses
 * @property {[number, number, string][]} unclear
 * @property {Shown[]} findings
 * @property {string[]} notes
 * @property {{mask: number, text: string} | null} writtenFor
 * @property {number[]} masks
 * @property {number} runs the columns on which it runs as it is
 * @property {number} lines
 * @property {number} milliseconds
 */
/** @typedef {"check" | "fix" | "warm"} Method */
/** @typedef {{text: string, path: string, from: string}} Question `from` is a release, or "" */

// Those of *Can I use*.
/** @type {Record<string, string>} */
const PATHS = {
  names: "api/names.json",
  methods: "api/methods.json",
  "names-more": "api/names-more.json",
};
const WARM = "api/warm.json"; // programs of this site
const ROUNDS = 4;
/** Where a file is: the others are the command's. @param {string} name */
const pathOf = (name) => PATHS[name] ?? `api/checker/${name}.json`;

export class Engine {
  /** @param {(path: string) => Promise<any>} read a file below the site, as JSON */
  constructor(read) {
    this.read = read;
    /** @type {Record<string, any>} */
    this.files = {};
    /** @type {Promise<void> | undefined} */
    this.first = undefined;
    /** @type {Checker | undefined} */
    this.checker = undefined;
  }

  /** @param {string[]} names */
  async load(names) {
    const files = await Promise.all(names.map((name) => this.files[name] ?? this.read(pathOf(name))));
    for (const [at, name] of names.entries()) this.files[name] = files[at];
  }

  /** Does something that may need a file. @template T @param {(checker: Checker) => T} work @returns {Promise<T>} */
  async with(work) {
    this.first ??= this.load(FIRST);
    try {
      await this.first;
    } catch (error) {
      this.first = undefined;
      throw error;
    }
    for (;;) {
      this.checker ??= new Checker(new Table(this.files));
      const found = work(this.checker);
      const { missing } = this.checker.table;
      if (!missing.size) return found;
      const { table } = this.checker;
      await this.load([...missing]);
      table.forget();
      this.checker = new Checker(table); // the old one has concluded from what was missing
    }
  }

  /** @param {Method} method @param {any} given @returns {Promise<any>} */
  ask(method, given) {
    if (method === "warm") return this.warm();
    return method === "fix" ? this.fix(given) : this.check(given);
  }

  /**
   * Prepares for the first check: its code is compiled, its data decoded. A browser compiles
   * what has run often, for the kinds of code that it met there. Between two programs it does
   * what else it is asked.
   */
  async warm() {
    const [{ OFTEN, SAMPLE }, { programs }] = await Promise.all([import("./warm.js"), this.read(WARM)]);
    await this.load([...FIRST, ...OFTEN]);
    for (let round = 0; round < ROUNDS; round++)
      for (const text of [SAMPLE, ...programs]) {
        await this.with((checker) => {
          const report = checker.source(checker.read(text, "a.py"));
          fixed(checker, report, report.findings);
        });
        await new Promise((resolve) => setTimeout(resolve));
      }
  }

  /** @param {Question} question @returns {Promise<Result>} */
  async check({ text, path, from }) {
    this.report = undefined;
    try {
      return await this.with((checker) => {
        const begin = performance.now();
        const { columns } = checker.table;
        const source = checker.read(text, path);
        const report = checker.source(source, from ? columns.indexOf(from) : null);
        this.report = report;
        const { uses, unclear, notes, writtenFor, masks } = report;
        return {
          unreadable: "",
          columns,
          uses,
          unclear,
          notes,
          writtenFor,
          masks,
          runs: asItIs(masks, columns),
          findings: report.findings.map(({ node, ...one }) => ({
            ...one,
            source: node.unit.lines[one.line - 1] ?? "",
          })),
          lines: source.units.reduce((sum, unit) => sum + unit.lines.length, 0),
          milliseconds: performance.now() - begin,
        };
      });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { ...NOTHING, columns: this.checker?.table.columns ?? [], unreadable: error.message };
    }
  }

  /** What was checked last, with the tested edits for a column. @param {number} target */
  fix(target) {
    return this.with((checker) => {
      const { report } = this;
      if (!report) return null;
      const shown = report.findings.filter((one) => (one.columns >> target) & 1);
      return fixed(checker, report, shown);
    });
  }
}

/** @type {Result} */
const NOTHING = {
  unreadable: "",
  columns: [],
  uses: 0,
  unclear: [],
  findings: [],
  notes: [],
  writtenFor: null,
  masks: [0, 0, 0, 0],
  runs: 0,
  lines: 0,
  milliseconds: 0,
};
