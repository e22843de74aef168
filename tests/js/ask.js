// What the boxes of a built site show: `node tests/js/ask.js SITE [strict]` reads a list of
// texts from standard input, as JSON, and prints for each what there is none of, and the
// URLs that are shown, best first.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answers } from "../../docs/assets/answers.js";
import { build } from "../../docs/assets/search.js";
import { prepare } from "../../docs/assets/traceback.js";
import MiniSearch from "../../docs/assets/vendor/minisearch.js";

const [site, strict] = process.argv.slice(2);
/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(site, name), "utf8"));

const engine = await build(MiniSearch, read("search/index.json"));
const known = prepare(read("api/tracebacks.json"));
/** @type {string[]} */
const asked = JSON.parse(readFileSync(0, "utf8"));
const found = asked.map((text) => {
  const { none, items } = answers({ engine, known }, text, strict === "strict");
  return { none, urls: items.map(({ url }) => url) };
});
process.stdout.write(JSON.stringify(found));
