// @ts-check
// Pages as answers where their messages don't tell: by their URL, with a message that is a little
// like the error's, or about the library whose files are in its traceback. Nothing here draws.

import { firstOfEach, isOfAnother, meant, OURS, pageCard, pageOf } from "./page-cards.js";
import { near } from "./recorded.js";
import { releasesOf, versions } from "./versions.js";

/** @typedef {import("./answers.js").Kit} Kit @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./traceback.js").Read} Read */

const MOST = 3;

/** Pages with a message that is a little like it. @param {Kit} kit @param {Read} all @param {number} least @returns {Promise<Card[]>} */
export async function relatedPages(kit, all, least) {
  const [cause] = meant(all);
  const said = cause ? (cause.type ? `${cause.type}: ${cause.message}` : cause.message) : all.text;
  const like = near(await kit.known(), said, least);
  const own = like.filter(({ message = "" }) => !isOfAnother(message, cause?.message ?? all.text));
  const found = firstOfEach(own).slice(0, MOST);
  return Promise.all(found.map((fit) => pageCard(kit, fit, "like", cause?.message ?? all.text, all)));
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

const NEAR = 0.25; // the least fit of a message that is only near
const NEXT = 2; // results of the search, of which one is its page

/**
 * Where nothing is known of an error of Keras's or TensorFlow's: the pages with the nearest message
 * that the search finds first, too. They are about something else, or about this without its words.
 * @param {Kit} kit @param {Read} all
 * @param {string[]} found URLs of the search, best first
 * @param {number} [most] how many of them count
 * @returns {Promise<Card[]>}
 */
export async function nearestPages(kit, all, found, most = NEXT) {
  if (!OURS.test(all.text)) return [];
  const pages = found.slice(0, most).map(pageOf);
  const cards = await relatedPages(kit, all, NEAR);
  return cards
    .filter(({ key }) => pages.includes(pageOf(key)))
    .map((one) => ({ ...one, level: "near", doubts: [] }));
}
