// @ts-check
// The uses of a text as plain data, on which both front ends must agree: `dump.py`. Each is
// [cell, line, column, what, positional, keywords].

import { isKerasUse } from "./check.js";
import { Rules } from "./rules.js";
import * as v from "./values.js";

/** The uses of Keras in what was read, in their order. @param {import("./check.js").Checker} checker @param {import("./read.js").Source} source @returns {any[][]} */
export function uses(checker, source) {
  const resolver = checker.resolved(source, new Rules(checker.table));
  return resolver.uses
    .filter((one) => one.stored === null && isKerasUse(one))
    .map((use) => {
      const { unit } = use.node;
      const targets = [...new Set(use.targets.map(([target]) => named(target)))].sort();
      const { call } = use;
      return [
        unit.cell,
        ...unit.place(use.place.from),
        targets.join(" or "),
        call ? call.args.length : -1,
        call ? call.named.map(([word]) => word) : [],
      ];
    })
    .sort((a, b) => {
      const at = [0, 1, 2, 3].find((n) => a[n] !== b[n]);
      return at === undefined ? 0 : a[at] < b[at] ? -1 : 1;
    });
}

/** How a target is written. @param {any} target @returns {string} */
function named(target) {
  if (target instanceof v.Ref) return target.path;
  if (!(target instanceof v.Member)) return "?";
  const { of, name } = target;
  return `${ownerOf(of)}.${name}`;
}

/** @param {any} of */
function ownerOf(of) {
  if (of instanceof v.Made || of instanceof v.Ref) return of.path;
  if (of instanceof v.Own || of instanceof v.Super) return of.of.keras[0] ?? "?";
  if (of instanceof v.Tensor) return "KerasTensor";
  return of instanceof v.Shaped ? "KerasTensor.shape" : "?";
}
