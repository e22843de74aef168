// @ts-check
// Signatures as Python writes them, and their parts: `signature.py`.

/** @typedef {[string, string]} State what it does, and the message with it */
/**
 * @typedef {object} Shape
 * @property {string[]} places what can be given by position
 * @property {Map<string, string | null>} named what can be given by name; the default
 * @property {string[]} required
 * @property {boolean} anyPlace
 * @property {boolean} anyName
 * @property {string[]} byPlace what can't be given by name
 */

/** @type {State} */
export const NOT_THERE = ["absent", ""];
/** @type {State} */
export const OPEN = ["unknown", ""];
/** @type {Map<string[], Shape>} */
const SHAPES = new Map();

/** The parts of a signature; they are remembered. @param {string[]} signature @returns {Shape} */
export function shape(signature) {
  let known = SHAPES.get(signature);
  if (!known) {
    known = takenApart(signature);
    SHAPES.set(signature, known);
  }
  return known;
}

/** @param {string[]} signature @returns {Shape} */
function takenApart(signature) {
  /** @type {Shape} */
  const made = { places: [], named: new Map(), required: [], anyPlace: false, anyName: false, byPlace: [] };
  let starred = false;
  for (const one of signature) {
    const equal = one.indexOf("=");
    const name = equal < 0 ? one : one.slice(0, equal);
    if (one === "/") made.byPlace.push(...made.places);
    else if (one.startsWith("**")) made.anyName = true;
    else if (one.startsWith("*")) {
      starred = true;
      made.anyPlace ||= one !== "*";
    } else {
      made.named.set(name, equal < 0 ? null : one.slice(equal + 1));
      if (!starred) made.places.push(name);
      if (equal < 0) made.required.push(name);
    }
  }
  return made;
}

/** What a signature says of an argument. @param {string[]} signature @param {string} word @returns {State} */
export function argument(signature, word) {
  const known = shape(signature);
  if (known.named.has(word) && !known.byPlace.includes(word)) return ["yes", ""];
  return known.anyName ? OPEN : NOT_THERE;
}

/** The parameters of a signature: its commas, but not those inside brackets or quotes. @param {string} text @returns {string[]} */
export function split(text) {
  if (!text) return [];
  const found = [];
  let [begin, depth, quote] = [0, 0, ""];
  for (let place = 0; place < text.length; place++) {
    const letter = text[place];
    if (quote) {
      if (letter === "\\") place++;
      else if (letter === quote) quote = "";
    } else if (letter === "'" || letter === '"') quote = letter;
    else if ("([{<".includes(letter)) depth++;
    else if (")]}>".includes(letter)) depth--;
    else if (!depth && text.startsWith(", ", place)) {
      found.push(text.slice(begin, place));
      begin = place + 2;
    }
  }
  return [...found, text.slice(begin)];
}
