// @ts-check
// What the box answers to an error: the surest first. A page about this very error; what
// the table of names says of what it lacks; versions of packages that gave it; a page about a
// similar one; or only where it is raised. Nothing here draws; what it needs is loaded by need.

import { coded } from "./coded.js";
import { lacks } from "./lacks.js";
import { match, words } from "./recorded.js";
import { read } from "./traceback.js";
import { releasesOf, versions } from "./versions.js";

/** @typedef {import("./answers.js").Kit} Kit @typedef {import("./answers.js").Told} Told */
/** @typedef {import("./cards.js").Card} Card @typedef {import("./api-text.js").Part} Part */
/** @typedef {import("./recorded.js").Match} Match */
/** @typedef {import("./traceback.js").Read} Read @typedef {import("./traceback.js").Raised} Raised */

export const CARDS = 3; // answers to one text
// names of code
const LOOKED_AT = 3; // errors of a text
const SAME = 0.8; // the least fit of the very message
const CUT = 0.94; // the least fit of a message that was cut off
const DEEP = /^(?:name|module)$/;
// What Python itself says of any program's values: only a program of Keras's is meant.
const ANY = /^'\w+' object (?:is not \w+|does not support [\w ]+)$/;
const OURS = /keras|tensorflow|\btf\./i;
// What Python itself says; a function of Keras may word a message like it.
const PYTHON =
  /['\w] (?:object )?has no attribute |^No module named |^cannot import name |^'\w+' object (?:is not|does not) |^name '\w+' is not defined|^[\w.]+\(\) (?:got an unexpected|missing \d+ required|takes \d+ )/;
// Headings that say where on a page, not what is there.
const USUAL = /^(?:Reproduce the error|Also appears as|The code that warns|Fix)$/;

/** @param {string} url */
const pageOf = (url) => url.split("#")[0];

/** @param {string[]} pieces @returns {Part[]} */
const parts = (pieces = []) =>
  pieces.flatMap((piece, at) => (piece ? [at % 2 ? { code: piece } : piece] : []));

/** What an error lacks, as one word: two errors are about the same where these agree. @param {string} message @param {Read} all */
function missing(message, all) {
  const found = lacks({ type: "", message, lines: [message], after: "" }, all);
  return found.map(({ name, word }) => word || name.slice(name.lastIndexOf(".") + 1)).join();
}

/** @param {Match} fit @param {Raised[]} causes @param {Read} all @returns {"page" | "like"} whether it is the very message */
function sureness(fit, causes, all) {
  // A heading that is only a name is about the name, whatever mentions it.
  if (!fit.message || fit.fit < SAME || /^[\w.]+$/.test(fit.message)) return "like";
  const [first] = causes;
  if (first && ANY.test(first.message.trim()) && !OURS.test(all.text.replace(first.message, "")))
    return "like";
  const own = new Set(causes.map(({ message }) => missing(message, all)));
  const recorded = missing(fit.message, { ...all, own: undefined, attempt: "", text: "" });
  if (own.size === 1 && own.has("")) return recorded ? "like" : "page";
  return own.has(recorded) ? "page" : "like";
}

/** The releases where a page's example raises this. @param {Told} told @param {string} message */
function failing(told, message) {
  const said = words(message);
  /** @param {string} other */
  const shared = (other) => {
    const theirs = [...words(other.replace(/ \([^()]*\)$/, ""))];
    return theirs.filter((word) => said.has(word)).length / (theirs.length || 1);
  };
  const best = (told.fails ?? [])
    .map(([releases, text]) => ({ releases, share: shared(text) }))
    .sort((a, b) => b.share - a.share);
  const chosen = best
    .filter(({ share }) => share >= 0.5 && share === best[0].share)
    .map(({ releases }) => releases);
  return [...new Set(chosen)].join(", ");
}

/** @param {Kit} kit @param {Match} fit @param {"page" | "like"} level @param {string} message @returns {Promise<Card>} */
async function pageCard(kit, fit, level, message) {
  const told = await kit.told(pageOf(fit.url));
  const own = told[""] ?? {};
  const section = told[fit.url.split("#")[1] ?? ""] ?? own;
  const part = section.cause || section.fix ? section : { ...section, cause: own.cause, fix: own.fix };
  return {
    level,
    key: fit.url,
    title: coded(USUAL.test(fit.title) ? (own.title ?? fit.title) : fit.title),
    cause: parts(part.cause),
    fix: parts(part.fix),
    code: section.code ?? (section.cause ? "" : (own.code ?? "")),
    releases: failing(section, message) || failing(own, message),
    url: fit.url,
    link: "The whole page",
  };
}

/** @template {{url: string}} T @param {T[]} all @returns {T[]} the first of each page */
function firstOfEach(all) {
  const seen = new Set();
  return all.filter(({ url }) => !seen.has(pageOf(url)) && seen.add(pageOf(url)));
}

/** The very message first, and a page about an error before one that only shows it. @param {Match[]} all */
function ordered(all) {
  /** @param {Match} one */
  const rank = ({ message, fit, url }) =>
    message && fit >= SAME ? 1 + Math.round(fit * 20) + (url.startsWith("errors/") ? 0.5 : 0) : 0;
  return [...all].sort((a, b) => rank(b) - rank(a));
}

/** Pages whose recorded errors fit. @param {Kit} kit @param {Read} all @returns {Promise<Match[]>} */
async function fitting(kit, all) {
  const known = await kit.known();
  const found = all.causes
    .slice(0, LOOKED_AT)
    .flatMap(({ type, message }) => ordered(match(known, type ? `${type}: ${message}` : message)));
  const whole = ordered(match(known, all.text));
  const named = firstOfEach([...found, ...whole]);
  if (named.some(({ message, fit }) => message && fit >= SAME)) return named;
  // Frames tell only where no message does.
  return all.traceback || !all.errors.length
    ? firstOfEach([...named, ...match(await kit.framed(), all.text)])
    : named;
}

/** @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} what the table of names says */
async function named(kit, all) {
  /** @type {Card[]} */
  const cards = [];
  const known = versions(all.text);
  for (const cause of all.causes.slice(0, LOOKED_AT)) {
    for (const lack of lacks(cause, all)) {
      const { answer } = await import("./named.js");
      const first =
        DEEP.test(lack.kind) && /^tf\.keras\./.test(lack.name)
          ? answer(lack, await kit.names(false), known, all.text)
          : null;
      const card = first?.releases ? first : answer(lack, await kit.names(true), known, all.text);
      if (card && !cards.some(({ key }) => key === card.key)) cards.push(card);
    }
  }
  return cards;
}

/** @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
export async function errorCards(kit, text) {
  const all = read(text);
  const fits = await fitting(kit, all);
  const levels = fits.map((fit) => sureness(fit, all.causes.slice(0, LOOKED_AT), all));
  const said = all.causes[0]?.message ?? all.text;
  const pages = await Promise.all(
    fits.slice(0, 2 * CARDS).map((fit, at) => pageCard(kit, fit, levels[at], said)),
  );
  const sure = pages.filter(({ level }) => level === "page");
  const like = pages.filter(({ level }) => level === "like");
  // A page about this very error says what the table would, and how to fix it.
  if (sure[0]?.key.startsWith("errors/")) return [...sure, ...like].slice(0, CARDS);
  const [forced, names] = [sure.length ? [] : await depending(kit, all), await named(kit, all)];
  const known = [...sure.slice(0, 2), ...forced, ...names, ...sure.slice(2)];
  const source = known.length ? [] : await raised(kit, all);
  return [...known, ...source, ...like].slice(0, CARDS);
}

/** Versions of packages that give it. @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} */
async function depending(kit, all) {
  const data = await kit.trials();
  // Any program may lack a module.
  if (!data || (/No module named/.test(all.causes[0]?.message ?? "") && !OURS.test(all.text))) return [];
  const { cards } = await import("./dependencies.js");
  const releases = releasesOf(versions(all.text), await kit.releases());
  const said = all.causes
    .slice(0, LOOKED_AT)
    .map(({ type, message }) => (type ? `${type}: ${message}` : message));
  return said.flatMap((one) => cards(data, one.split("\n")[0], releases)).slice(0, 1);
}

/** The source that raises it. @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} */
async function raised(kit, all) {
  for (const { type, message } of all.causes.slice(0, LOOKED_AT)) {
    if (PYTHON.test(message)) continue;
    const { found, columns } = await kit.raised(type ? `${type}: ${message}` : message);
    const whole = found.filter((one) => !one.wraps && (one.sure === "whole" || one.fit >= CUT));
    const { raisedCard } = await import("./raised.js");
    if (whole.length) return whole.slice(0, 1).map((one) => raisedCard(one, columns, all.text));
  }
  return [];
}
