// @ts-check
// Strings that name an optimizer, a loss, an activation, …: each release was asked: `strings.py`.

import { BREAKS, problem } from "./problems.js";
import { families, MODEL } from "./results.js";
import { shape } from "./signature.js";
import { Many, Member, Pairs, Ref, Text } from "./values.js";

// Parameters of `compile`, with their module.
const COMPILED = [
  ["optimizer", "optimizers"],
  ["loss", "losses"],
  ["metrics", "metrics"],
  ["weighted_metrics", "metrics"],
];
const ENDS = [
  ["activation", "activations"],
  ["initializer", "initializers"],
  ["regularizer", "regularizers"],
  ["constraint", "constraints"],
];

/** A string as Python writes it. @param {string} text */
export function repr(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll("\r", "\\r");
  return quote + (quote === "'" ? inside.replaceAll("'", "\\'") : inside) + quote;
}

/** Judges strings. */
export class Strings {
  /** @param {import("./table.js").Table} table */
  constructor(table) {
    this.table = table;
    const known = table.about.strings;
    const places = table.placesIn(known.releases);
    /** @type {Map<string, number>} by module and string, the columns that refuse it */
    this.refused = new Map();
    for (const [key, text] of Object.entries(known.strings)) {
      const states = places.map((place) => (place >= 0 ? text[place] : "?"));
      if (states.includes("+"))
        this.refused.set(
          key,
          states.reduce((mask, one, n) => (one === "-" ? mask | (1 << n) : mask), 0),
        );
    }
  }

  /** @param {any} target @param {import("./values.js").Call} call */
  *of(target, call) {
    for (const [name, module, value] of this.given(target, call))
      for (const one of texts(value)) {
        const columns = this.refused.get(`${module} ${one}`) ?? 0;
        const word = name.slice(name.lastIndexOf(".") + 1);
        if (columns) yield problem("KT131", BREAKS, name, `${repr(one)} isn't known there`, columns, word);
      }
  }

  /** The arguments that may be such strings: name, module, value. @param {any} target @param {import("./values.js").Call} call @returns {Iterable<[string, string, any]>} */
  *given(target, call) {
    if (target instanceof Member) {
      if (target.name !== "compile" || !families(target.of).includes(MODEL)) return;
      for (const [place, [word, module]] of COMPILED.entries())
        yield [`tf.keras.Model.compile.${word}`, module, call.value(word, place < 2 ? place : -1)];
    } else if (target instanceof Ref && target.isKeras && target.path.includes(".layers."))
      yield* this.ofLayer(target.path, call);
  }

  /** @param {string} path @param {import("./values.js").Call} call @returns {Iterable<[string, string, any]>} */
  *ofLayer(path, call) {
    for (const [word, value] of [...this.placed(path, call), ...call.named]) {
      if (!(value instanceof Text)) continue;
      for (const [end, module] of ENDS)
        if (word === end || word.endsWith(`_${end}`)) yield [`${path}.${word}`, module, value];
    }
  }

  /** The positional arguments with their names, by the newest signature. @param {string} path @param {import("./values.js").Call} call @returns {[string, any][]} */
  placed(path, call) {
    const signature = this.table.facts(path)?.signatures.findLast((one) => one?.length);
    if (!signature) return [];
    const { places } = shape(signature);
    return call.args.slice(0, places.length).map((value, at) => [places[at], value]);
  }
}

/** The strings in a value: itself, or what is in a list or a dictionary. @param {any} value @returns {Iterable<string>} */
function* texts(value) {
  if (value instanceof Text && value.whole) yield value.tail;
  else if (value instanceof Many) for (const item of value.items) yield* texts(item);
  else if (value instanceof Pairs) for (const [, item] of value.items) yield* texts(item);
}
