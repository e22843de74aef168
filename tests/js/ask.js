// What the box of a built site answers: `node tests/js/ask.js SITE` reads a list of texts
// from standard input, as JSON, and prints for each its answers and results, best first.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answers, searched } from "../../docs/assets/answers.js";
import { kitOf } from "../../docs/assets/kit.js";

const [site] = process.argv.slice(2);
/** @param {string} name */
async function read(name) {
  const text = readFileSync(join(site, name), "utf8");
  return name.endsWith(".txt") ? text : JSON.parse(text);
}
const kit = kitOf(read);
/** @type {string[]} */
const asked = JSON.parse(readFileSync(0, "utf8"));
const found = [];
for (const text of asked) {
  const { kind, said, none, cards, items } = await answers(kit, text);
  // Where nothing is known, or only where it is raised, a reader may have the words searched.
  const offered = none === "match" || (cards.length > 0 && cards.every(({ level }) => level === "raised"));
  const others = offered && !items.length ? (await searched(kit, text)).items : [];
  // A name's own answer comes with the pages that are found.
  const shown = ["name", "code"].includes(kind) ? [...items, ...cards] : [...cards, ...items];
  found.push({
    kind,
    said,
    none,
    cards,
    items: items.map(({ url }) => url),
    urls: [...shown, ...others].filter((one) => one.url || !("level" in one)).map(({ url }) => url), // "" is the home page, but a card without a page
  });
}
process.stdout.write(JSON.stringify(found));
