// How well the box of a built site answers errors that it wasn't made for:
// `node tests/js/unseen.js SITE FILE… [all]`. A line of a FILE has a text and what is right for
// it, judged by hand: `pages` (URLs, also of what is below them), `names` as the table of
// names has them (`* word`: an argument of any), `raised` (functions), `dependencies` (packages
// whose version is the cause), or `none`: there is nothing to know. Pages that were written after
// that was judged, and were found right by reading, are in `answered_later.jsonl` in its folder: a
// line has the file, the number of its line, and the pages. Prints for each file the counts, and
// each text that isn't answered right; with `all`, each text.

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { answers } from "../../docs/assets/answers.js";
import { kitOf } from "../../docs/assets/kit.js";

/** @typedef {{pages?: string[], names?: string[], raised?: string[], dependencies?: string[], none?: true}} Right */
/** @typedef {import("../../docs/assets/named.js").Card} Card */

const SURE = ["page", "name", "dependency"];

/** @param {Card} card @param {Right} right */
export function isRight(
  { level, key, url, also = [] },
  { pages = [], names = [], raised = [], dependencies = [] },
) {
  if (pages.some((page) => url.startsWith(page))) return true;
  if (level === "name" || (level === "several" && !key.includes("/")))
    return names.some((name) => (name.startsWith("* ") ? key.endsWith(name.slice(1)) : name === key));
  if (level === "dependency") return dependencies.includes(key);
  if (level !== "raised") return false;
  return [key, ...also].some((one) => raised.some((name) => `.${one}`.endsWith(`.${name}`)));
}

/** @param {Card[]} cards @param {Right} right */
export function judged(cards, right) {
  const at = cards.slice(0, 3).findIndex((card) => isRight(card, right));
  if (at === 0) return "first";
  if (at > 0) return "three";
  const sure = cards.some(({ level }) => SURE.includes(level));
  if (sure) return "wrong and sure";
  if (right.none) return "honest";
  if (cards.some(({ level }) => level === "raised")) return "raised only";
  return cards.length ? "unsure" : "nothing known";
}

/** The pages that were written later, by the line of a file. @param {string} file @returns {Map<number, string[]>} */
function later(file) {
  const beside = join(dirname(file), "answered_later.jsonl");
  if (!existsSync(beside)) return new Map();
  const lines = readFileSync(beside, "utf8").trimEnd().split("\n");
  const own = lines.map((line) => JSON.parse(line)).filter((one) => one.file === basename(file));
  return new Map(own.map(({ line, pages }) => [line, pages]));
}

/**
 * How the errors of a file are answered.
 * @param {import("../../docs/assets/answers.js").Kit} kit
 * @param {string} file
 * @param {boolean} all whether also what is answered right is listed
 */
async function counted(kit, file, all) {
  /** @type {Record<string, number>} */
  const counts = {
    first: 0,
    three: 0,
    honest: 0,
    "raised only": 0,
    "nothing known": 0,
    unsure: 0,
    "wrong and sure": 0,
  };
  /** @type {object[]} */
  const missed = [];
  let total = 0;
  const written = later(file);
  for (const [at, line] of readFileSync(file, "utf8").trimEnd().split("\n").entries()) {
    const { source, text, right: before } = JSON.parse(line);
    const pages = written.get(at + 1);
    const right = pages ? { ...before, none: undefined, pages: [...(before.pages ?? []), ...pages] } : before;
    const { cards } = await answers(kit, text);
    const verdict = judged(cards, right);
    counts[verdict]++;
    total++;
    const shown = cards.map(({ level, key }) => `${level} ${key}`);
    if (all || !["first", "three", "honest"].includes(verdict)) {
      missed.push({ verdict, source, text: text.slice(-160), right, shown });
    }
  }
  return { total, ...counts, missed };
}

const [site, ...words] = process.argv.slice(2);
if (site) {
  /** @param {string} name */
  const read = async (name) => {
    const found = readFileSync(join(site, name), "utf8");
    return name.endsWith(".txt") ? found : JSON.parse(found);
  };
  const kit = kitOf(read);
  /** @type {Record<string, object>} */
  const found = {};
  for (const file of words.filter((one) => one !== "all")) {
    found[basename(file)] = await counted(kit, file, words.includes("all"));
  }
  process.stdout.write(`${JSON.stringify(found, null, 1)}\n`);
}
