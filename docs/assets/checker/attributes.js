// @ts-check
// Attributes of objects: each release was asked which ones a model, a layer, … has:
// `attributes.py`.

import { BREAKS, problem } from "./problems.js";
import * as results from "./results.js";
import { maskOf } from "./table.js";
import { Made, Own, Super, Tensor } from "./values.js";

// Attributes of some classes of a kind, or of some objects: what was asked may lack them.
const SOME = new Set(
  "stateful dynamic path sparse total count input_spec decay momentum beta_1 beta_2 epsilon input_mask output_mask input_dtype history validation_data reshape kernel bias losses metrics weights_of".split(
    " ",
  ),
);
/** @type {Map<string, string>} */
const NAMES = new Map([
  [results.MODEL, "Model"],
  [results.LAYER, "Layer"],
  [results.OPTIMIZER, "Optimizer"],
  [results.METRIC, "Metric"],
  [results.CALLBACK, "Callback"],
]);

/** By kind and name, the columns whose objects lack an attribute. */
export class Attributes {
  /** @param {import("./table.js").Table} table */
  constructor(table) {
    this.table = table;
    const known = table.about.attributes;
    const places = table.placesIn(known.releases);
    /** @type {Map<string, number>} */
    this.lacking = new Map();
    for (const [kind, names] of Object.entries(known.kinds))
      for (const [name, text] of Object.entries(names))
        if (!SOME.has(name))
          this.lacking.set(
            `${kind} ${name}`,
            maskOf(places, (place) => text[place] === "-"),
          );
  }

  /** @param {import("./values.js").Member} target */
  *of(target) {
    const { of, name } = target;
    let [kind, path] = ["KerasTensor", "KerasTensor"];
    if (of instanceof Made) [kind, path] = [results.families(of)[0], of.path];
    else if ((of instanceof Own || of instanceof Super) && of.of.isKnown)
      [kind, path] = [results.families(of)[0], of.of.keras[0] ?? ""];
    else if (!(of instanceof Tensor)) return;
    if (kind === undefined) return;
    const row = path === "KerasTensor" ? [] : (this.table.members(path).get(name) ?? []);
    if (row.some(Array.isArray)) return; // a method: what the class has says more
    let columns = this.lacking.get(`${kind} ${name}`) ?? 0;
    for (const [number, one] of row.entries()) if (one === "p") columns &= ~(1 << number); // the class has it
    if (!columns) return;
    const full = `${path}.${name}`;
    const what = NAMES.get(kind) ?? kind;
    const text = `${/^[AEIOU]/.test(what) ? "an" : "a"} ${what} has no attribute ${name}`;
    yield problem("KT124", BREAKS, full, text, columns, "", this.table.instead(full));
  }
}
