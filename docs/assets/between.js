// @ts-check
// What lies between two releases besides names: behavior, files, and packages, from
// api/behaviors.json, api/saves.json, and api/dependencies.json. Nothing here draws.

import { working } from "./dependencies.js";
import { words } from "./saved-answer.js";

/** @typedef {import("./saved-answer.js").Data} Saves @typedef {import("./dependencies.js").Data} Packages */
/** @typedef {{names: string[], in: string, from: string, to: string, uses: number, what: string[], before: string, after: string}} Behavior */
/** @typedef {{name: string, uses: number, steps: Behavior[]}} Moved */
/** @typedef {{text: string, models: string[]}} Level */

const ABSENT = "-";
// What a program that only calls a name doesn't see.
const UNSEEN = new Set(["configuration", "variables", "default name", "text", "order"]);

/**
 * The names whose result isn't the same on all releases from one to another, the most used
 * first; and, apart, those of which only a configuration, a name, or the variables of an
 * optimizer differ. A way back is read backward.
 * @param {Behavior[]} all @param {string[]} columns releases, the oldest first
 * @param {string} from @param {string} to @param {Set<string>} there names that both releases have
 * @returns {{results: Moved[], others: Moved[]}}
 */
export function behaviors(all, columns, from, to, there) {
  const [before, after] = [from, to].map((one) => columns.indexOf(one));
  const [low, high] = before < after ? [before, after] : [after, before];
  /** @type {Map<string, Moved>} */
  const found = new Map();
  for (const one of all) {
    if (columns.indexOf(one.from) < low || columns.indexOf(one.to) > high) continue;
    const name = one.names.find((own) => isThere(there, `${one.in}.${own}`));
    if (!name) continue;
    const back = { from: one.to, to: one.from, before: one.after, after: one.before };
    const known = found.get(name) ?? { name: `${one.in}.${name}`, uses: one.uses, steps: [] };
    known.steps.push(before < after ? one : { ...one, ...back });
    found.set(name, known);
  }
  const order = (/** @type {Behavior} */ one) => columns.indexOf(one.from) * (before < after ? 1 : -1);
  for (const { steps } of found.values()) steps.sort((a, b) => order(a) - order(b));
  const moved = [...found.values()].sort((a, b) => b.uses - a.uses);
  const seen = (/** @type {Behavior} */ { what }) => what.some((kind) => !UNSEEN.has(kind));
  const results = moved
    .map((one) => ({ ...one, steps: one.steps.filter(seen) }))
    .filter(({ steps }) => steps.length);
  return { results, others: moved.filter(({ steps }) => !steps.some(seen)) };
}

/** A method is there if its class is. @param {Set<string>} there @param {string} name */
const isThere = (there, name) =>
  there.has(name) || (/\.[A-Z]\w*\.\w+$/.test(name) && there.has(name.slice(0, name.lastIndexOf("."))));

/**
 * How files that one release wrote load on another, by format, the most frequent level first;
 * undefined where one of the two wasn't tested.
 * @param {Saves} data @param {string} from @param {string} to
 * @returns {{format: string, levels: Level[]}[] | undefined}
 */
export function files(data, from, to) {
  const at = data.environments.filter(({ reads }) => reads).findIndex(({ name }) => name === to);
  if (at < 0 || !data.environments.some(({ name }) => name === from)) return undefined;
  const rows = Object.entries(data.grid).filter(([, writers]) => from in writers);
  return rows.flatMap(([format, writers]) => {
    const codes = data.rows[writers[from][at]];
    /** @type {Map<string, string[]>} */
    const by = new Map();
    data.kinds[format].forEach((kind, place) => {
      const text = codes[place] === ABSENT ? "" : words(data, codes[place]);
      if (text) by.set(text, [...(by.get(text) ?? []), kind.replaceAll("_", " ")]);
    });
    const levels = [...by].map(([text, models]) => ({ text, models }));
    levels.sort((a, b) => b.models.length - a.models.length);
    return levels.length ? [{ format: data.titles[format], levels }] : [];
  });
}

/**
 * The packages of which other versions work on the two releases.
 * @param {Packages} data @param {string} from @param {string} to
 * @returns {{name: string, before: string, after: string}[]}
 */
export function packages(data, from, to) {
  const [old, now] = [from, to].map((release) => data.ranges[release] ?? {});
  return Object.keys(now).flatMap((name) => {
    const [before, after] = [old[name] ? working(old[name]) : "", working(now[name])];
    return before === after ? [] : [{ name, before, after }];
  });
}
