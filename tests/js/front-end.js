// What the page's checker says of files: their paths from standard input, a line each; for each
// what tests/content/front_ends.py says by the command's.

import { readFileSync } from "node:fs";
import { uses } from "../../docs/assets/checker/dump.js";
import { source, Unreadable } from "../../docs/assets/checker/read.js";
import { checker } from "./checked.js";

const made = checker();

/** @param {string} path */
function said(path) {
  const text = readFileSync(path, "utf8");
  try {
    const report = made.source(source(text, path));
    const findings = report.findings.map((f) => [
      ...[f.cell, f.line, f.column, f.endLine, f.endColumn, f.code, f.level, f.name, f.message, f.columns],
      f.instead?.text ?? null,
    ]);
    return { uses: uses(made, source(text, path)), findings, unclear: report.unclear };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: true };
  }
}

const paths = readFileSync(0, "utf8").split("\n").filter(Boolean);
process.stdout.write(JSON.stringify(paths.map(said)));
