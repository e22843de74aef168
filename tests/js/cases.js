// The cases that JavaScript and Python share, one JSON object a line.

import { readFileSync } from "node:fs";

/** @param {string} name the file's, without its extension @returns {any[]} */
export function cases(name) {
  const text = readFileSync(new URL(`../cases/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
