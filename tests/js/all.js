// All tests of the JavaScript in one process: what they read is read once, and compiled once.

import { readdirSync } from "node:fs";

const names = readdirSync(new URL("./", import.meta.url)).filter((name) => name.endsWith(".test.js"));
for (const name of names) await import(`./${name}`);
