// What the box of a built site answers: `node tests/js/ask.js SITE` reads lists of texts
// from standard input, each as JSON on a line, and prints for each list a line with each text's
// answers and results, best first. One process for all: it loads the site's data once.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { answers, searched } from "../../docs/assets/answers.js";
import { kitOf } from "../../docs/assets/kit.js";

const [site] = process.argv.slice(2);
/** @param {string} name */
async function read(name) {
  const text = readFileSync(join(site, name), "utf8");
  return name.endsWith(".txt") ? text : JSON.parse(text);
}
const kit = kitOf(read);
/** @param {string} text */
async function shownTo(text) {
  const { kind, said, none, cards, items } = await answers(kit, text);
  // Where nothing is known, or only where it is raised, a reader may have the words searched.
  const offered = none === "match" || (cards.length > 0 && cards.every(({ level }) => level === "raised"));
  const others = offered && !items.length ? (await searched(kit, text)).items : [];
  // A name's own answer comes with the pages that are found.
  const shown = ["name", "code"].includes(kind) ? [...items, ...cards] : [...cards, ...items];
  return {
    kind,
    said,
    none,
    cards,
    items: items.map(({ url }) => url),
    urls: [...shown, ...others].filter((one) => one.url || !("level" in one)).map(({ url }) => url), // "" is the home page, but a card without a page
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const found = [];
  for (const text of JSON.parse(line)) found.push(await shownTo(text));
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
