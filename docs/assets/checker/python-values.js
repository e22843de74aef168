// @ts-check
// Values and operators as Python has them, as far as conditions over versions use them.

/** This can't be known without running the file. */
export class Unsure extends Error {}

/** A version as `packaging` compares it: without zeros at its end. */
export class Parsed extends Array {}
/** A tuple; an array is a list. */
export class Tuple extends Array {}

/** @template {any[]} T @param {new () => T} kind @param {any[]} items @returns {T} */
export function arrayOf(kind, items) {
  const made = new kind();
  made.push(...items);
  return made;
}

export const unsure = () => {
  throw new Unsure();
};

/** @param {any} text */
export function parsed(text) {
  const found = [...(String(text).match(/^[\d.]*/)?.[0] ?? "").matchAll(/\d+/g)].map(([n]) => Number(n));
  while (found.length && !found[found.length - 1]) found.pop();
  return arrayOf(Parsed, found);
}

/** @param {any} value */
export const truth = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
/** @param {any} value */
const isList = (value) => Array.isArray(value) && !(value instanceof Parsed) && !(value instanceof Tuple);
/** @param {any} value */
export const isNumber = (value) => typeof value === "number" || typeof value === "boolean";

/** @param {any} a @param {any} b @returns {boolean} */
function equal(a, b) {
  if (isNumber(a) && isNumber(b)) return Number(a) === Number(b);
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return isList(a) === isList(b) && a.length === b.length && a.every((one, at) => equal(one, b[at]));
}

/** @param {any} a @param {any} b @returns {boolean} as Python's `<` */
function less(a, b) {
  if (isNumber(a) && isNumber(b)) return Number(a) < Number(b);
  if (typeof a === "string" && typeof b === "string") return a < b;
  if (!Array.isArray(a) || !Array.isArray(b) || isList(a) !== isList(b)) return unsure();
  const at = a.findIndex((one, n) => n >= b.length || !equal(one, b[n]));
  if (at < 0) return a.length < b.length;
  return at < b.length && less(a[at], b[at]);
}

/** @param {any} a @param {any} b @returns {boolean} */
function isIn(a, b) {
  if (typeof b === "string") return typeof a === "string" ? b.includes(a) : unsure();
  return Array.isArray(b) ? b.some((one) => equal(a, one)) : unsure();
}

/** @type {Record<string, (a: any, b: any) => boolean>} */
export const OPERATORS = {
  "<": less,
  "<=": (a, b) => less(a, b) || equal(a, b),
  ">": (a, b) => less(b, a),
  ">=": (a, b) => less(b, a) || equal(a, b),
  "==": equal,
  "!=": (a, b) => !equal(a, b),
  in: isIn,
  "not in": (a, b) => !isIn(a, b),
};

/** @param {any} value */
export function integer(value) {
  if (isNumber(value)) return Math.trunc(Number(value));
  return typeof value === "string" && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : unsure();
}

/** @param {any} value */
function float(value) {
  if (isNumber(value)) return Number(value);
  return typeof value === "string" && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value)
    ? Number(value)
    : unsure();
}

/** @param {any} value @returns {any[]} */
export const items = (value) =>
  typeof value === "string" ? [...value] : Array.isArray(value) ? [...value] : unsure();

/** @type {Record<string, (value: any) => any>} */
export const PLAIN = {
  int: integer,
  float,
  str: (value) => (typeof value === "string" || typeof value === "number" ? String(value) : unsure()),
  tuple: (value) => arrayOf(Tuple, items(value)),
  list: items,
  len: (value) => (typeof value === "string" || Array.isArray(value) ? value.length : unsure()),
  bool: truth,
  any: (value) => items(value).some(truth),
  all: (value) => items(value).every(truth),
};

/** @param {string} text @param {string | undefined} by @param {number} [most] */
function split(text, by, most = -1) {
  if (by === undefined || by === null) return text.trim().split(/\s+/);
  if (by === "") return unsure();
  const found = text.split(by);
  return most < 0 || found.length <= most + 1 ? found : [...found.slice(0, most), found.slice(most).join(by)];
}

/** @param {string} text @param {any} part @param {"startsWith" | "endsWith"} how */
const begins = (text, part, how) =>
  (part instanceof Tuple ? [...part] : [part]).some((one) =>
    typeof one === "string" ? text[how](one) : unsure(),
  );

/** @type {Record<string, (text: string, ...args: any[]) => any>} */
export const METHODS = {
  startswith: (text, part) => begins(text, part, "startsWith"),
  endswith: (text, part) => begins(text, part, "endsWith"),
  split,
  strip: (text, letters) => {
    if (letters === undefined) return text.trim();
    let [first, last] = [0, text.length];
    while (first < last && letters.includes(text[first])) first++;
    while (last > first && letters.includes(text[last - 1])) last--;
    return text.slice(first, last);
  },
  replace: (text, old, now) => text.replaceAll(old, () => now),
  partition: (text, by) => {
    const at = text.indexOf(by);
    return arrayOf(Tuple, at < 0 ? [text, "", ""] : [text.slice(0, at), by, text.slice(at + by.length)]);
  },
  rsplit: (text, by, most = -1) => {
    const found = split(text, by);
    const first = most < 0 ? 0 : Math.max(found.length - most, 1);
    return first <= 1 ? found : [found.slice(0, first).join(by), ...found.slice(first)];
  },
};
