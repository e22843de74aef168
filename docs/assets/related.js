// @ts-check
// Pages as answers where their messages don't tell: by their URL, with a message that is a little
// like the error's, or about the library whose files are in its traceback. Nothing here draws.

import { coded } from "./coded.js";
import { nearest } from "./nearest.js";
import { firstOfEach, isOfAnother, meant, pageCard, pageOf } from "./page-cards.js";
import { asRaised } from "./traceback.js";
import { releasesOf, versions } from "./versions.js";

/** @typedef {import("./answers.js").Kit} Kit @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./traceback.js").Read} Read */

const MOST = 3;

/** Pages with the nearest messages. @param {Kit} kit @param {Read} all @param {number} least @returns {Promise<Card[]>} */
export async function relatedPages(kit, all, least) {
  const [cause] = meant(all);
  const message = cause?.message ?? all.text;
  const like = nearest(await kit.known(), cause ? asRaised(cause) : all.text, all.text).filter(
    (one) => one.fit >= least && !isOfAnother(one.message, message),
  );
  const found = firstOfEach(like).slice(0, MOST);
  return Promise.all(found.map((fit) => pageCard(kit, fit, "like", message, all)));
}

const PACKAGE = /(?:site|dist)-packages[\\/](\w+)/g;
const LIBRARIES = /^(?:errors\/(?:other|tensorflow)-libraries|migrate\/libraries)\/#/;

/** What the site has on a library whose files are in a traceback. @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} */
export async function ofLibrary(kit, all) {
  const names = new Set(
    [...all.text.matchAll(PACKAGE)].map(([, name]) => name.toLowerCase().replaceAll("_", "-")),
  );
  if (!names.size) return [];
  const { sections } = await kit.known();
  const found = sections.filter(({ url }) => LIBRARIES.test(url) && names.has(url.split("#")[1]));
  const pages = await Promise.all(
    found.map(({ url, title }) => pageCard(kit, { url, title, fit: 0 }, "like", all.text, all)),
  );
  const data = await kit.companions?.();
  if (!data) return pages;
  const { filesCards } = await import("./companions.js");
  return [...pages, ...filesCards(data, names, releasesOf(versions(all.text), await kit.releases()))];
}

/** A page by its URL, as an answer. @param {Kit} kit @param {string} url @param {"page" | "like"} level @param {string} message @param {Read} [read] the whole text */
export async function cardOf(kit, url, level, message, read) {
  const section = (await kit.known()).sections.find((one) => one.url === url);
  const [page, anchor = ""] = url.split("#");
  const title = section?.title ?? (await kit.told(page))[anchor]?.title ?? "";
  return pageCard(kit, { url, title, fit: 0 }, level, message, read);
}

const LITTLE = 0.2; // the least fit of a page near it
const MUCH = 0.5; // likewise, where no sign of Keras or TensorFlow is in the text
// What Python says of the values of any program.
const OF_VALUES =
  /'(?:list|dict|tuple|set|str|int|float|bytes|bool|NoneType|function|method)' object|^\w+ index out of range|^\w+\(\) (?:got|missing|takes) /;

/**
 * Pages near a text that few or no messages are like: they have the nearest messages, or most of
 * its words. They are about something else, or about this in other words.
 * @param {Kit} kit @param {Read} all
 * @param {import("./search.js").Result[]} found by the search for it, best first
 * @param {"error" | "title" | "other"} what a title is in somebody's own words: the search comes
 *   first; of another program's error only that tells
 * @returns {Promise<Card[]>}
 */
export async function nearPages(kit, all, found, what) {
  const message = all.causes[0]?.message ?? all.text;
  const known = await kit.known();
  const have = nearest(known, all.causes[0] ? asRaised(all.causes[0]) : all.text, all.text);
  const least = what === "other" ? (OF_VALUES.test(message) ? 1 : MUCH) : LITTLE;
  const urls = have.filter(({ fit }) => fit >= least).map(({ url }) => url);
  /** The section of a page that has most of it. @param {string} url */
  const placed = (url) =>
    url.includes("#") ? url : (have.find((one) => pageOf(one.url) === url)?.url ?? url);
  const pages = new Set(known.sections.map(({ url }) => pageOf(url))); // others say nothing of an error
  const isKnown = (/** @type {{url: string}} */ { url }) => pages.has(pageOf(url));
  // The first results of a title stay the first.
  const some = what === "title" ? (found.slice(0, 1).every(isKnown) ? found.slice(0, MOST) : []) : found;
  const searched = some.filter(isKnown).map(({ url }) => placed(url));
  const turns = urls.flatMap((url, at) => [url, searched[at]]);
  const both = what === "title" ? searched : [...turns, ...searched.slice(urls.length)];
  const each = [...new Set(both.filter(Boolean))].slice(0, MOST);
  return Promise.all(
    each.map(async (url) => {
      const card = await cardOf(kit, url, "like", message);
      const heading = found.find((one) => one.url === url);
      const title = card.title.length ? card.title : coded(heading?.section ?? heading?.title ?? "");
      return { ...card, title, level: "near", doubts: [] };
    }),
  );
}
