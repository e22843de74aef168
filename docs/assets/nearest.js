// @ts-check
// Which sections have the messages that are nearest to a text: by cosine of the words, parts of
// names, and pairs of words that they share, weighted by inverse document frequency; the sections
// of the nearest messages vote. Nothing here loads or draws.

import { plain } from "./copied.js";
import { rank, telling, tells, unfiled } from "./recorded.js";

/** @typedef {import("./recorded.js").Known} Known @typedef {import("./recorded.js").Message} Message */
/** @typedef {{url: string, title: string, message: string, fit: number, vote: number}} Near its nearest message, and how near it is, 0 to 1 */

// Fitted on one set of errors that the pages hadn't been written for.
const LOOKED_AT = 40; // sections
const VOTING = 12; // messages
const REST = 0.25; // how much a word counts for being anywhere in the text
const NAME = /[a-z_][a-z0-9_]+/gi;
const PART = /[A-Z]?[a-z]{2,}|[A-Z]{3,}(?![a-z])/g;

/** The parts of names: those of `PrefetchDataset`, `load_model`. @param {string[]} names */
function partsOf(names) {
  const parts = names.filter((name) => !/Error$/.test(name)).map((name) => name.match(PART) ?? []);
  return parts.filter(({ length }) => length > 1).flatMap((own) => own.map((part) => part.toLowerCase()));
}

/**
 * The words of a message and of the text around it, and the message's pairs of words.
 * @param {Known} known @param {string} message @param {string} text
 */
function vector(known, message, text) {
  /** @type {Map<string, number>} */
  const made = new Map();
  const idf = (/** @type {string} */ word) => Math.sqrt(tells(known, word));
  const names = unfiled(message).match(NAME) ?? [];
  for (const word of [...telling(message), ...partsOf(names)]) made.set(word, idf(word));
  for (const word of telling(text)) made.set(word, (made.get(word) ?? 0) + REST * idf(word));
  const small = names.map((name) => name.toLowerCase());
  for (const [at, name] of small.slice(1).entries()) {
    made.set(`${small[at]} ${name}`, Math.sqrt((tells(known, small[at]) + tells(known, name)) / 2));
  }
  let sum = 0;
  for (const worth of made.values()) sum += worth * worth;
  return { made, size: Math.sqrt(sum) || 1 };
}

/** @type {WeakMap<Message, ReturnType<typeof vector>>} */
const VECTORS = new WeakMap(); // of messages that were looked at

/** @param {Known} known @param {Message} message */
function vectorOf(known, message) {
  const made = VECTORS.get(message) ?? vector(known, message.text, message.text);
  VECTORS.set(message, made);
  return made;
}

/** @type {WeakMap<Known, {asked: string, found: Near[]}>} */
const LAST = new WeakMap(); // an answer to one error asks for the same twice

/**
 * The sections with the nearest messages, nearest first.
 * @param {Known} known @param {string} message of the text's error @param {string} text
 * @returns {readonly Near[]}
 */
export function nearest(known, message, text) {
  const asked = `${message}\0${text}`;
  const last = LAST.get(known);
  if (last?.asked === asked) return last.found;
  const found = voted(known, message, text);
  LAST.set(known, { asked, found });
  return found;
}

/** @param {Known} known @param {string} message @param {string} text @returns {Near[]} */
function voted(known, message, text) {
  const own = vector(known, plain(message), plain(text));
  const looked = [message, text].flatMap((one) => rank(known, one).slice(0, LOOKED_AT));
  const found = [...new Set(looked)].flatMap((number) => {
    const { url, title, messages } = known.sections[number];
    const once = new Map(messages.map((one) => [one.text, one]));
    return [...once.values()].map((one) => {
      const { made, size } = vectorOf(known, one);
      let sum = 0;
      for (const [word, worth] of made) sum += worth * (own.made.get(word) ?? 0);
      return { url, title, message: one.text, fit: sum / (own.size * size) };
    });
  });
  /** @type {Map<string, Near>} */
  const sections = new Map();
  for (const near of found.sort((a, b) => b.fit - a.fit).slice(0, VOTING)) {
    const one = sections.get(near.url) ?? { ...near, vote: 0 };
    sections.set(near.url, { ...one, vote: one.vote + near.fit ** 2 });
  }
  return [...sections.values()].sort((a, b) => b.vote - a.vote);
}
