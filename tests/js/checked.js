// The checker with the data of the command, for tests.

import { readdirSync, readFileSync } from "node:fs";
import { Checker } from "../../docs/assets/checker/check.js";
import { Table } from "../../docs/assets/checker/table.js";

const FOLDER = new URL("../../checker/src/which_keras/data/", import.meta.url);
const FILES = ["names", "names-more", "methods", "about", ...modules()];

/** Those of private modules. */
function modules() {
  return readdirSync(new URL("modules/", FOLDER)).map((name) => `modules/${name.replace(/\.json$/, "")}`);
}

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));

/** @returns {Record<string, any>} */
export const files = () => Object.fromEntries(FILES.map((name) => [name, read(name)]));

export const checker = () => new Checker(new Table(files()));
