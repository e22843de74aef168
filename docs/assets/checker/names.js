// @ts-check
// What a name and the arguments of its call do on each release: `names.py`.

import { misfit, relied } from "./arguments.js";
import { BREAKS, CHANGES, PERHAPS, WARNS } from "./problems.js";
import { lastOf } from "./results.js";
import { shape } from "./signature.js";
import { rootOf } from "./table.js";
import { Member } from "./values.js";

/** @typedef {import("./problems.js").Found} Found */
/** @typedef {import("./values.js").Use} Use */
/** @typedef {import("./values.js").Call} Call */
/** @typedef {import("./signature.js").State} State */

const HIDDEN = "mesh"; // an argument that a decorator accepts, so that no signature has it
export const NOWHERE = "no release that was tested has";
// A message for which an argument is superfluous, or has another name.
const NO_PACKAGE = "no package keras is installed with TensorFlow: it is tf.keras";
const HARMLESS = /Just remove it/;

/** Judges names and calls, column by column. */
export class Names {
  /** @param {import("./table.js").Table} table @param {number | null} from */
  constructor(table, from) {
    this.table = table;
    this.from = from;
  }

  /** @param {Found} made @param {string} path @param {Use} use */
  ofName(made, path, use) {
    const facts = this.table.facts(path);
    if (!facts) return this.ofUnknownName(made, path);
    for (const [column, kind] of facts.kinds.entries()) {
      if (!kind) {
        const alone = this.isAlone(path, column);
        if (isPlain(use) || (alone && !use.imported)) continue;
        const text = alone ? NO_PACKAGE : `${this.missing(path, column)} doesn't exist`;
        made.add("KT101", this.isNightly(path, column) ? PERHAPS : BREAKS, path, text, column);
        continue;
      }
      if (!use.call || (use.targets[0][0] instanceof Member && !isInit(use))) continue;
      const [state, text] = facts.calls[column];
      if (state === "raises" || kind === "raises") {
        made.add("KT102", BREAKS, path, text || "only raises an error", column);
        continue;
      }
      if (state === "warns") made.add("KT103", WARNS, path, text, column);
      /** @type {Map<string, State>} */
      const states = new Map(use.call.named.map(([word]) => [word, facts.argument(word, column)]));
      this.ofCall(made, path, use.call, facts.signatures[column], states, column, ["KT111", "KT114"]);
      this.relied(made, path, use.call, facts.signatures, column);
    }
  }

  /** Whether the installed source has a name that wasn't seen: of a development version, modules may hide names. @param {string} path @param {number} column */
  isNightly(path, column) {
    const release = this.table.about.releases[this.table.columns[column]];
    if (!path.startsWith("keras.") || !(release.keras ?? "").includes("dev")) return false;
    const gone = this.table.gone(path);
    return gone === null || !((gone >> column) & 1);
  }

  /** Whether a name is of the package `keras`, and a release comes without that: its import states that, and nothing below it is reached. @param {string} path @param {number} column */
  isAlone(path, column) {
    return rootOf(path) === "keras" && this.withoutKeras().includes(column);
  }

  /** The first part of a path that doesn't exist. @param {string} path @param {number} column */
  missing(path, column) {
    const parts = path.split(".");
    for (let length = path.startsWith("tf.") ? 2 : 1; length < parts.length; length++) {
      const above = parts.slice(0, length).join(".");
      const facts = this.table.facts(above);
      if (facts && !facts.kinds[column]) return above;
    }
    return path;
  }

  /** A name that no release has: where its module doesn't exist, it breaks. @param {Found} made @param {string} path @returns {void} */
  ofUnknownName(made, path) {
    const root = rootOf(path);
    if (path === root) {
      if (root === "keras")
        for (const column of this.withoutKeras()) made.add("KT101", BREAKS, path, NO_PACKAGE, column);
      return;
    }
    const gone = root === "keras" ? this.table.gone(path) : null;
    if (gone !== null) return this.ofPrivate(made, path, gone);
    if (path.includes(`${root}.__internal__`)) {
      // The records of names leave it out.
      const lacking = this.table.lacks(path);
      for (const column of this.table.columns.keys())
        if ((lacking >> column) & 1) made.add("KT101", BREAKS, path, `${path} doesn't exist`, column);
      return;
    }
    const above = path.slice(0, path.lastIndexOf("."));
    const facts = this.table.facts(above);
    if (!facts && above !== root) return this.ofUnknownName(made, above);
    const last = lastOf(path);
    if (last.startsWith("__")) return; // each module has some
    for (const [column, kind] of (facts?.kinds ?? this.rootKinds(root)).entries()) {
      if (!kind) made.add("KT101", BREAKS, path, `${this.missing(above, column)} doesn't exist`, column);
      else if (kind === "module") {
        // All names of `tf.keras` were listed; modules of `keras` may hide some.
        const level = root === "tf.keras" && !last.startsWith("_") ? BREAKS : PERHAPS;
        made.add("KT101", level, path, `${NOWHERE} ${path}`, column);
      }
    }
  }

  /** A name of a module that Keras wrote for itself. @param {Found} made @param {string} path @param {number} gone */
  ofPrivate(made, path, gone) {
    for (let column = 0; column < this.table.columns.length; column++)
      if ((gone >> column) & 1) made.add("KT101", BREAKS, path, `${path} doesn't exist`, column);
  }

  /** @param {string} root @returns {string[]} */
  rootKinds(root) {
    const gone = root === "keras" ? this.withoutKeras() : [];
    return this.table.columns.map((_, n) => (gone.includes(n) ? "" : "module"));
  }

  /** The columns in which no package `keras` comes with TensorFlow. @returns {number[]} */
  withoutKeras() {
    const kinds = this.table.facts("keras.layers")?.kinds ?? [];
    return kinds.flatMap((kind, n) => (kind ? [] : [n]));
  }

  /** A name of TensorFlow outside Keras, or of its private copy of Keras. @param {Found} made @param {string} path @param {Use} use */
  ofTensorflow(made, path, use) {
    if (path.startsWith("tf.python.keras"))
      return this.ofPrivate(made, path, isPlain(use) ? 0 : (this.table.gone(path) ?? 0));
    const gone = isPlain(use) ? 0 : this.table.lacks(path);
    for (let column = 0; column < this.table.columns.length; column++)
      if ((gone >> column) & 1) made.add("KT105", BREAKS, path, "TensorFlow doesn't have it", column);
  }

  // Calls

  /** What is wrong with the arguments of a call in one column. @param {Found} made @param {string} name @param {Call} call @param {string[] | null} signature @param {Map<string, State>} states @param {number} column @param {[string, string]} codes */
  ofCall(made, name, call, signature, states, column, codes) {
    const last = lastOf(name);
    for (const [word, [state, text]] of states) {
      const key = `${name}.${word}`;
      if (word === HIDDEN) continue;
      if (state === "absent" || state === "raises")
        made.add(codes[0], BREAKS, key, text || `${last} has no argument ${word}`, column, word);
      else if (state === "ignored") {
        const plain = HARMLESS.test(text) || last === "InputLayer";
        const said = text || `${word} has no effect`;
        made.add(plain ? "KT113" : "KT112", plain ? WARNS : CHANGES, key, said, column, word);
      } else if (state === "warns")
        made.add("KT113", WARNS, key, text || `${word} is deprecated`, column, word);
    }
    const wrong = signature ? misfit(call, shape(signature)) : "";
    if (wrong) made.add(codes[1], BREAKS, name, `${last} ${wrong}`, column);
  }

  /** What a call relied on, on the release for which it was written. Where that isn't known, perhaps it was the oldest one. @param {Found} made @param {string} name @param {Call} call @param {any[]} signatures @param {number} column */
  relied(made, name, call, signatures, column) {
    if (this.from === null && !call.args.length) return; // only positions may have moved
    const at = this.from ?? Math.max(signatures.findIndex(Array.isArray), 0);
    const [before, after] = [signatures[at], signatures[column]];
    if (!Array.isArray(before) || !Array.isArray(after)) return;
    for (const [code, word, text] of relied(before, after, call)) {
      if (this.from !== null) made.add(code, CHANGES, `${name}.${word}`, text, column, word);
      else if (code === "KT115") made.add(code, PERHAPS, `${name}.${word}`, text, column, word);
    }
  }
}

/** Whether a name is used as it was imported: its import already states that it doesn't exist. @param {Use} use */
export const isPlain = (use) => use.node?.func?.type === "Name";

/** @param {Use} use */
function isInit(use) {
  const [[target]] = use.targets;
  return target instanceof Member && target.name === "__init__";
}
