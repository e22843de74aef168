// @ts-check
// What the box shows for what is typed or pasted: a question or a name is searched, and an
// error is compared with recorded errors too. Nothing here draws; box.js does.

import { find, marked, terms } from "./search.js";
import { looksLikeError, match, messagesIn } from "./traceback.js";

export { looksLikeError };

/**
 * @typedef {object} Kit what is loaded at the first touch
 * @property {import("./search.js").Engine} engine
 * @property {import("./traceback.js").Known} [known] recorded errors, for a text that looks like one
 *
 * @typedef {[text: string, found: boolean][]} Marked a text in pieces
 * @typedef {object} Item
 * @property {string} url below the site
 * @property {Marked} title the page's
 * @property {Marked} section the heading on it; empty for the page itself
 * @property {Marked} text its answer, or the section's first sentence
 * @property {Marked} message the recorded message that fits; empty without one
 *
 * @typedef {object} Answers
 * @property {"" | "results" | "match"} none what there is none of: no result, or no recorded
 *   error that fits
 * @property {Item[]} items best first
 */

const SHOWN = 6;
const LOOKED_AT = 12;
const RECORDED = 2; // how much more a recorded error counts than words that were found
const EARLY = 2; // the higher, the less it counts which is first and which second
const RARE = 4; // pages that have a name which tells what an error is about

/** @param {string} url */
const pageOf = (url) => url.split("#")[0];

/**
 * The names in a text that few pages have: what its error is about (`_get_save_spec`).
 * @param {Kit} kit @param {string} text
 * @returns {string[]}
 */
function rareNames(kit, text) {
  const names = terms(text).filter((term) => /^[a-z0-9_]*[a-z]_[a-z0-9_]*$/.test(term));
  return names.filter((name) => {
    const having = kit.engine.passages.filter((passage) => passage.terms.includes(name));
    return new Set(having.map((passage) => passage.page)).size <= RARE;
  });
}

/** @template {{url: string}} T @param {T[]} all @returns {T[]} the first of each page */
function firstOfEach(all) {
  const seen = new Set();
  return all.filter(({ url }) => !seen.has(pageOf(url)) && seen.add(pageOf(url)));
}

/**
 * A recorded error that fits, as the search would show its place.
 * @param {Kit} kit
 * @param {import("./traceback.js").Match} fit
 * @param {Set<string>} words
 * @returns {Item}
 */
function recorded(kit, { url, title, message = "" }, words) {
  const page = kit.engine.pages.find((one) => one.url === pageOf(url));
  const section = page?.sections?.find((one) => url.endsWith(`#${one.anchor}`));
  const shown = message === section?.title || message === page?.title ? "" : message;
  return {
    url,
    title: marked(page?.title ?? title, words),
    section: marked(section?.title ?? "", words),
    text: marked(section?.text || page?.answer || "", words),
    message: marked(shown, words),
  };
}

/**
 * What a box shows for a text.
 * @param {Kit} kit
 * @param {string} text
 * @param {boolean} [strict] for an error that doesn't match a recorded one, show only
 *   pages that share a rare name with it: other words of an error match almost any page
 * @returns {Answers}
 */
export function answers(kit, text, strict = false) {
  if (!text.trim()) return { none: "", items: [] };
  const isError = looksLikeError(text);
  const known = isError && kit.known ? firstOfEach(match(kit.known, text)) : [];
  // Of a traceback the last message is searched.
  const asked = text.trim().includes("\n") ? (messagesIn(text).messages.at(-1)?.[0] ?? text) : text;
  let found = find(kit.engine, asked).slice(0, LOOKED_AT);
  const unlike = isError && !known.length;
  if (unlike && strict) {
    const names = rareNames(kit, asked);
    found = found.filter((one) => names.some((name) => one.words.has(name)));
  }

  /** @type {Map<string, {score: number, item: Item}>} */
  const pages = new Map();
  const words = new Set(terms(text));
  for (const [at, fit] of known.entries()) {
    pages.set(pageOf(fit.url), { score: RECORDED / (EARLY + at), item: recorded(kit, fit, words) });
  }
  for (const [at, one] of found.entries()) {
    const item = {
      url: one.url,
      title: marked(one.title, one.words),
      section: marked(one.section ?? "", one.words),
      text: marked(one.text, one.words),
      message: /** @type {Marked} */ ([]),
    };
    const page = pages.get(pageOf(one.url)) ?? { score: 0, item };
    pages.set(pageOf(one.url), { ...page, score: page.score + 1 / (EARLY + at) });
  }
  const items = [...pages.values()].sort((a, b) => b.score - a.score).map(({ item }) => item);
  return { none: unlike ? "match" : items.length ? "" : "results", items: items.slice(0, SHOWN) };
}
