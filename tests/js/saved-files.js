// What the page says of saved files: their paths from standard input, a line each; for each what
// the file says of itself, and what the records say.

import { readFileSync } from "node:fs";
import { answer } from "../../docs/assets/saved-answer.js";
import { inspect } from "../../docs/assets/saved-file.js";

const data = JSON.parse(readFileSync(new URL("../../docs/api/saves.json", import.meta.url), "utf8"));

/** @param {string} path */
async function said(path) {
  try {
    const found = await inspect(new Uint8Array(readFileSync(path)), path.split("/").at(-1) ?? "");
    const { writer, exact, kinds, results } = answer(data, found);
    const rows = results.map(({ code, text, readers }) => [code, text, readers]);
    return { found, answer: [writer?.label ?? null, exact, kinds, rows] };
  } catch {
    return { unreadable: true };
  }
}

const paths = readFileSync(0, "utf8").split("\n").filter(Boolean);
process.stdout.write(JSON.stringify(await Promise.all(paths.map(said))));
