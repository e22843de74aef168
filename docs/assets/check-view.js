// @ts-check
// Draws what the checker says of a text: the releases on which it runs, and its lines.

import { range, runs } from "./api.js";
import { drawn, el } from "./api-text.js";
import { coded } from "./coded.js";

/** @typedef {import("./checker/engine.js").Result} Result */
/** @typedef {Result["findings"][number]} Shown */
/** @typedef {import("./checker/fix.js").Fixed} Fixed */

const ROOT = new URL("../", import.meta.url); // the site's
const MOST = 200; // findings that are drawn
export const LEVELS = ["breaks", "changes the result", "warns", "perhaps"];
/** @type {Record<string, string>} what a level is on a badge, and its class */
const CLASSES = { "": "fine", "changes the result": "changes" };

/** @param {string} level */
export const classOf = (level) => CLASSES[level] ?? level;
/** @param {string} level */
const wordOf = (level) => level || "no finding";

/** @param {number} count @param {string} one */
const counted = (count, one) => `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;

/** The worst of each column. @param {Result} result @returns {string[]} */
const states = ({ columns, masks }) =>
  columns.map((_, n) => LEVELS.find((_level, at) => (masks[at] >> n) & 1) ?? "");

/** The releases of a mask: "2.0 – 2.15". @param {string[]} columns @param {number} mask */
export const ranges = (columns, mask) =>
  runs(columns.map((_, n) => Boolean((mask >> n) & 1)))
    .filter(({ value }) => value)
    .map((run) => range(columns, run))
    .join(", ");

/** All releases in a line: the worst finding of each. The list says the same in words. @param {Result} result */
export function strip(result) {
  const { columns } = result;
  const found = runs(states(result));
  const row = el("div", { class: "strip", "aria-hidden": "true", style: `--columns: ${columns.length}` });
  row.append(...columns.map((column) => el("i", {}, column)));
  for (const { first, last, value } of found) {
    const wide = last - first > 2 ? [el("b", {}, value || "runs")] : [];
    const style = `grid-column: span ${last - first + 1}`;
    row.append(el("span", { class: `state ${classOf(value)}`, style }, ...wide));
  }
  const items = found.map((run) =>
    el(
      "li",
      {},
      el("span", { class: `badge state ${classOf(run.value)}` }, wordOf(run.value)),
      ` ${range(columns, run)}`,
    ),
  );
  return [row, el("ul", { class: "runs" }, ...items)];
}

/** @param {Result} result */
export function checked({ uses, unclear }) {
  const begin = `Checked ${counted(uses, "use")} of Keras, didn't understand ${unclear.length}`;
  if (!unclear.length) return [`${begin}.`];
  const shown = unclear.slice(0, 10).flatMap(([cell, line, what], at) => {
    const place = cell ? `cell ${cell}, line ${line}` : `line ${line}`;
    return [at ? ", " : ": ", `${place} `, el("code", {}, what)];
  });
  return [begin, ...shown, unclear.length > 10 ? `, and ${unclear.length - 10} more.` : "."];
}

/** @param {Shown} one @param {string[]} columns */
function found(one, columns) {
  const place = one.cell ? `Cell ${one.cell}, line ${one.line}` : `Line ${one.line}`;
  const subject = one.name && !one.message.includes(one.name) ? [el("code", {}, one.name), ": "] : [];
  const parts = [
    el(
      "p",
      { class: "found-head" },
      el("span", { class: `badge state ${classOf(one.level)}` }, one.level),
      " ",
      el("b", {}, place),
      " ",
      el("small", {}, `${one.code}, on ${ranges(columns, one.columns)}`),
    ),
    el("pre", {}, el("code", { tabindex: "0" }, one.source.trim())),
    el("p", {}, ...subject, ...drawn(coded(one.message.replace(/\s+/g, " ").replace(/\.$/, ""))), "."),
  ];
  if (one.instead) {
    const { text, since, page } = one.instead;
    const link = page ? [" ", el("a", { href: new URL(page, ROOT).href }, "An example that ran"), "."] : [];
    const old = since === columns[0] ? "every release" : `${since} and later`;
    parts.push(el("p", {}, el("b", {}, "Instead: "), ...drawn(coded(text)), `. It runs on ${old}.`, ...link));
  }
  return el("li", { class: "found" }, ...parts);
}

/** What is wrong on the target, or anywhere. @param {Result} result @param {number} target @param {boolean} every */
export function findings(result, target, every) {
  const { columns } = result;
  const shown = result.findings.filter((one) => every || (one.columns >> target) & 1);
  const where = every ? "any release" : `TensorFlow ${columns[target]}`;
  if (!shown.length) return [el("p", {}, `Nothing that is known of its uses of Keras is wrong on ${where}.`)];
  const counts = LEVELS.flatMap((level) => {
    const count = shown.filter((one) => one.level === level).length;
    return count ? [`${count} × ${level}`] : [];
  });
  const items = shown.slice(0, MOST).map((one) => found(one, columns));
  const more = shown.length > MOST ? [el("p", {}, `And ${shown.length - MOST} more.`)] : [];
  return [
    el("p", {}, `On ${where}: ${counts.join(", ")}.`),
    el("ol", { class: "found-list" }, ...items),
    ...more,
  ];
}

/** A fixed file. @param {Fixed} made @param {string} name */
export function fixed({ diff, after, edits, left }, name) {
  const lines = diff
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const tag = { "+": "ins", "-": "del" }[line[0]] ?? "span";
      return el(tag, {}, `${line}\n`);
    });
  const copy = /** @type {HTMLButtonElement} */ (el("button", { type: "button" }, "Copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(after);
    copy.textContent = "Copied";
  });
  const save = /** @type {HTMLButtonElement} */ (el("button", { type: "button" }, "Download"));
  save.addEventListener("click", () => {
    const url = URL.createObjectURL(new Blob([after]));
    el("a", { href: url, download: name.replace(/^.*\//, "") }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });
  return [
    el("h2", {}, "The fixed file"),
    el(
      "p",
      {},
      `${counted(edits, "edit")} that ${edits === 1 ? "is" : "are"} tested on both sides. ${left ? `${counted(left, "finding")} ${left === 1 ? "is" : "are"} left for you.` : "No finding is left."}`,
    ),
    el("pre", { class: "diff" }, el("code", { tabindex: "0" }, ...lines)),
    el("p", { class: "buttons" }, copy, " ", save),
  ];
}
