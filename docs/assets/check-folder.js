// @ts-check
// What *Check my code* says of several files at once: a table.

import { el } from "./api-text.js";
import { classOf, LEVELS, ranges } from "./check-view.js";

/** @typedef {import("./checker/engine.js").Result} Result */
/** @typedef {{path: string, file: File, result: Result}} Row */

/** Checks files one after the other; those without Keras have no row. @param {import("./check-files.js").Given[]} files @param {(method: "check", given: any) => Promise<Result>} ask @param {(done: number) => void} progress */
export async function checked(files, ask, progress) {
  /** @type {Row[]} */
  const rows = [];
  for (const [at, [path, file]] of files.entries()) {
    progress(at);
    const text = await file.text().catch(() => "");
    const result = await ask("check", { text, path, from: "" });
    if (result.uses) rows.push({ path, file, result });
  }
  return rows;
}

/** A row for each file that uses Keras. @param {Row[]} rows @param {number} target @param {(row: Row) => void} open */
export function table(rows, target, open) {
  const items = rows.map((row) => {
    const { columns, masks, runs } = row.result;
    const at = masks.findIndex((mask) => (mask >> target) & 1);
    const button = el("button", { type: "button", class: "file-name" }, row.path);
    button.addEventListener("click", () => open(row));
    const level = LEVELS[at] ?? "";
    const badge = el("span", { class: `badge state ${classOf(level)}` }, level || "no finding");
    return el(
      "tr",
      {},
      el("td", {}, button),
      el("td", {}, badge, ` on ${columns[target]}`),
      el("td", {}, `runs on ${ranges(columns, runs) || "no release"}`),
    );
  });
  const head = ["File", "TensorFlow", "As it is"].map((text) => el("th", { scope: "col" }, text));
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Files" },
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...items)),
  );
}
