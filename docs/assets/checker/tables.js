// @ts-check
// Decodes the tables of names and of methods: `tables.py`.

import { argument, NOT_THERE, OPEN, split } from "./signature.js";

/** @typedef {import("./signature.js").State} State */

const RUN = /([a-z])(\d+)(?::(\d+))?/g;
const SHAPE = /^(\d*)([xp-])(\d+)/;
/** @type {Record<string, string>} */
const STATES = { y: "yes", w: "warns", i: "ignored", r: "raises", a: "absent", u: "unknown" };
/** @type {Record<string, string>} */
const KINDS = { c: "class", f: "function", m: "module", v: "value", r: "raises" };

/** One name; each list has a value for each column. */
export class Facts {
  /** @param {string} name @param {string[]} kinds "" where it is absent @param {State[]} calls @param {(string[] | null)[]} signatures @param {Map<string, State[]>} words arguments that can't be read from the signatures */
  constructor(name, kinds, calls, signatures, words) {
    this.name = name;
    this.kinds = kinds;
    this.calls = calls;
    this.signatures = signatures;
    this.words = words;
  }

  /** Its newest kind. */
  get kind() {
    return this.kinds.findLast((kind) => kind) ?? "";
  }

  /** What an argument does in a column. @param {string} word @param {number} column @returns {State} */
  argument(word, column) {
    const known = this.words.get(word);
    if (known) return known[column];
    const [signature, kind] = [this.signatures[column], this.kinds[column]];
    if (!kind) return NOT_THERE;
    return !signature || (kind !== "class" && kind !== "function") ? OPEN : argument(signature, word);
  }
}

/** The tables of one file of names. */
export class Tables {
  /** @param {any} data */
  constructor(data) {
    this.texts = data.texts;
    this.histories = data.histories;
    this.written = data.signatures;
    /** @type {Map<number, string[]>} */
    this.split = new Map();
    /** @type {number[]} */
    this.first = [];
    let used = 0;
    for (const history of this.histories) {
      this.first.push(used);
      used += ` ${history[1]}`.split(" x").length - 1;
    }
  }

  /** `y16r7:3`: 16 columns of yes, 7 of raises with text 3. @param {string} runs @param {string} word @returns {State[]} */
  answers(runs, word) {
    /** @type {State[]} */
    const found = [];
    for (const [, letter, length, text] of runs.matchAll(RUN)) {
      const said = text ? this.texts[+text].replaceAll("{}", word) : "";
      for (let n = 0; n < +length; n++) found.push([STATES[letter], said]);
    }
    return found;
  }

  /** @param {number} number @returns {(string[] | null)[]} */
  signatures(number) {
    /** @type {(string[] | null)[]} */
    const found = [];
    let used = this.first[number];
    for (const run of this.histories[number][1].split(" ")) {
      const [, given, kind, length] = run.match(SHAPE);
      let one = null;
      if (kind === "x") {
        one = this.signature(given ? +given : used);
        used += given ? 0 : 1;
      }
      for (let n = 0; n < +length; n++) found.push(one);
    }
    return found;
  }

  /** @param {number} number */
  signature(number) {
    const known = this.split.get(number) ?? split(this.written[number]);
    this.split.set(number, known);
    return known;
  }

  /** @param {string} name @param {number} number */
  facts(name, number) {
    const history = this.histories[number];
    const calls = this.answers(history[0], name.slice(name.lastIndexOf(".") + 1));
    const rest = history.slice(2);
    const letters = rest.find((/** @type {any} */ part) => typeof part === "string") ?? "c";
    const kinds =
      letters.length === 1
        ? calls.map(([state]) => (state === "absent" ? "" : KINDS[letters]))
        : [...letters].map((letter) => KINDS[letter] ?? "");
    const words = rest.find((/** @type {any} */ part) => typeof part !== "string") ?? {};
    /** @type {Map<string, State[]>} */
    const states = new Map();
    for (const [runs, some] of Object.entries(words))
      for (const word of some.split(/\s+/).filter(Boolean)) states.set(word, this.answers(runs, word));
    return new Facts(name, kinds, calls, this.signatures(number), states);
  }
}

/** The names of one namespace: where each one's history is. */
export class Space {
  /** @param {Tables} tables @param {Record<string, string>} written @param {string} root @param {number} last */
  constructor(tables, written, root, last) {
    /** @type {Map<string, number>} */
    this.where = new Map();
    for (const [module, some] of Object.entries(written)) {
      for (const one of some.split(",")) {
        const [name, number] = one.split(" ");
        const path = [root, module, name].filter(Boolean).join(".");
        this.where.set(path, number ? +number : last++);
      }
    }
    this.tables = tables;
    this.last = last;
  }
}

/** The methods of classes; each is decoded when it is asked for. */
export class Methods {
  /** @param {any} data */
  constructor(data) {
    /** @type {Map<string, string>} */
    this.classes = new Map();
    for (const [module, some] of Object.entries(data.classes))
      for (const [last, runs] of Object.entries(some))
        this.classes.set(module ? `${module}.${last}` : last, runs);
    this.methods = data.methods;
    this.signatures = data.signatures;
    /** @type {number[]} */
    this.first = [];
    let used = 0;
    for (const one of this.methods) {
      this.first.push(used);
      used += one.split(" x").length - 1;
    }
    /** @type {Map<number, [string, any[]]>} */
    this.known = new Map();
  }

  /** The methods and properties of a class: by column a signature, `p` for a property, `-` where it is absent. @param {string} name @returns {Map<string, any[]>} */
  of(name) {
    return new Map(numbersOf(this.classes.get(name) ?? "").map((number) => this.method(number)));
  }

  /** @param {number} number @returns {[string, any[]]} */
  method(number) {
    let known = this.known.get(number);
    if (known) return known;
    const [name, ...written] = this.methods[number].split(" ");
    /** @type {any[]} */
    const found = [];
    let used = this.first[number];
    for (const run of written) {
      const [, given, kind, length] = run.match(SHAPE);
      /** @type {any} */
      let one = kind;
      if (kind === "x") {
        one = split(this.signatures[given ? +given : used]);
        used += given ? 0 : 1;
      }
      for (let n = 0; n < +length; n++) found.push(one);
    }
    known = [name, found];
    this.known.set(number, known);
    return known;
  }
}

/** `0-4 9`. @param {string} ranges @returns {number[]} */
function numbersOf(ranges) {
  const found = [];
  for (const one of ranges.split(" ").filter(Boolean)) {
    const [first, last] = one.split("-").map(Number);
    for (let n = first; n <= (last ?? first); n++) found.push(n);
  }
  return found;
}
