// Prints what the data of "Can I use" says once it is read, one name a line:
// `node tests/js/facts.js FOLDER`. A test compares it with the records.

import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { decode, Members } from "../../docs/assets/api.js";

/** @param {string} name */
const load = (name) => JSON.parse(readFileSync(`${argv[2]}/${name}.json`, "utf8"));

/** @param {import("../../docs/assets/api.js").Answer[]} answers */
const pairs = (answers) => answers.map(({ state, text }) => [state, text]);

/** @type {string[]} */
const lines = [];
/** @param {object} line */
const print = (line) => lines.push(JSON.stringify(line));

const spaces = decode(load("names-more"), decode(load("names")));
for (const [label, space] of Object.entries(spaces)) {
  for (const name of space.names.keys()) {
    const one = /** @type {import("../../docs/assets/api.js").Facts} */ (space.get(name));
    const words = [...one.arguments].map(([word, answers]) => [word, pairs(answers)]);
    const { kinds, signatures } = one;
    print({
      label,
      name,
      kinds,
      signatures,
      states: pairs(one.states),
      arguments: Object.fromEntries(words),
    });
  }
}
const members = new Members(load("methods"));
for (const [owner, own] of members.classes) {
  const known = spaces["tf.keras"].get(`tf.keras.${owner}`);
  for (const method of known ? own.keys() : []) {
    const one = known && members.get(method, known, owner);
    print({ label: "methods", name: one?.name, kinds: one?.kinds, signatures: one?.signatures });
  }
}
stdout.write(`${lines.join("\n")}\n`);
