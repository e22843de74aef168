// @ts-check
// The table of names, of which only what is asked for is loaded: a name's file is found by its
// last part. harness/render/api_shards.py says the form of the files. Nothing here draws.

import { decode, Members, Space } from "./api.js";

/** @typedef {import("./api.js").Data} Data @typedef {import("./api.js").Methods} Methods */
/** @typedef {import("./api.js").Spaces} Spaces @typedef {import("./cards.js").Names} Names */
/** @typedef {{answers: [text: string, since: string, page: string][], keys: Record<string, number>}} Told */
/** @typedef {Data & {methods: Methods, owners: Record<string, string>, instead: Told}} Shard */
/**
 * @typedef {object} Words arguments that are asked for without a name
 * @property {Record<string, string>} lost by argument, the classes that have it on some releases only
 * @property {Record<string, string>} needed those for which it must be given
 * @property {string} words every argument of a class
 */

const FILES = 64;
const MOST = 24; // files, beyond which the whole table is less
const FOLDER = "api/find";

/** @param {string} name @returns {string} its last part */
const lastOf = (name) => name.slice(name.lastIndexOf(".") + 1);

/** The file that has a name. @param {string} name @returns {string} */
export function fileOf(name) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(lastOf(name).toLowerCase()))
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return `${FOLDER}/${String(((value ^ (value >>> 16)) >>> 0) % FILES).padStart(2, "0")}.json`;
}

/** All that was loaded, as one table. */
class Table {
  constructor() {
    /** @type {Set<string>} */
    this.files = new Set();
    /** @type {Record<string, string>} */
    this.owners = {};
    /** @type {Names} */
    this.names = { spaces: {}, members: undefined, instead: {} };
  }

  /** @param {string} file @param {Shard} data */
  add(file, data) {
    if (this.files.has(file)) return;
    this.files.add(file);
    const { spaces, members } = this.names;
    for (const [label, space] of Object.entries(decode(data))) {
      const known = spaces[label];
      if (known) for (const [name, source] of space.names) known.names.set(name, source);
      else spaces[label] = space;
    }
    const own = new Members(data.methods);
    if (members) members.join(own);
    else this.names.members = own;
    Object.assign(this.owners, data.owners);
    this.replace(data.instead);
  }

  /** @param {Told} told */
  replace({ answers, keys }) {
    for (const [key, number] of Object.entries(keys)) {
      const [text, since, page] = answers[number];
      this.names.instead[key] = { text, since, page };
    }
  }
}

/** The files of what some names are the last part of, and of their classes. @param {string[]} wanted */
const filesOf = (wanted) => [
  ...new Set(
    wanted.flatMap((name) => {
      const [last, owner = ""] = name.split(".").reverse();
      return [last, ...(/[A-Z]/.test(owner) ? [owner] : [])].filter(Boolean).map(fileOf);
    }),
  ),
];

/** The classes whose method a name is, where it doesn't say its class. @param {string} name @param {Record<string, string>} owners */
function classesOf(name, owners) {
  const [last, owner = ""] = name.split(".").reverse();
  const found = Object.hasOwn(owners, last) ? owners[last].split(",") : [];
  return found.some((one) => lastOf(one) === owner) ? [] : found;
}

/**
 * @param {(name: string) => Promise<any>} json reads a file below the site, once
 * @param {() => Promise<Names>} whole the table as a whole
 * @returns {(wanted: string[]) => Promise<Names>} the table with some names and what they may be
 */
export function shards(json, whole) {
  const table = new Table();
  /** @param {string[]} files */
  const load = async (files) => {
    const all = await Promise.all(files.map((file) => json(file)));
    for (const [at, file] of files.entries()) table.add(file, all[at]);
  };
  return async (wanted) => {
    const files = filesOf(wanted);
    if (files.length > MOST) return whole();
    const [modules] = await Promise.all([json(`${FOLDER}/modules.json`), load(files)]);
    table.replace(modules);
    await load(filesOf(wanted.flatMap((name) => classesOf(name, table.owners))));
    return table.names;
  };
}

/** Every name, without what is known of it. @param {(name: string) => Promise<any>} json @returns {Promise<Spaces>} */
export async function listed(json) {
  const data = /** @type {Record<string, Record<string, string>>} */ (await json(`${FOLDER}/list.json`));
  /** @param {string} label */
  const spaceOf = (label) => {
    /** @type {Map<string, any>} */
    const known = new Map();
    for (const [module, some] of Object.entries(data[label])) {
      const before = module ? `${label}.${module}.` : `${label}.`;
      for (const last of some.split(",")) known.set(before + last, undefined);
    }
    return new Space(label, [], known);
  };
  /** @type {Spaces} */
  const spaces = {};
  // A namespace is listed when somebody asks for it.
  for (const label of Object.keys(data)) {
    /** @type {Space | undefined} */
    let made;
    const get = () => {
      made ??= spaceOf(label);
      return made;
    };
    Object.defineProperty(spaces, label, { get, enumerable: true });
  }
  return spaces;
}

/** @param {(name: string) => Promise<any>} json @returns {Promise<Words>} */
export const wordsOf = (json) => json(`${FOLDER}/words.json`);
