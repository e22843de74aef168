// @ts-check
// What the box answers to an error: the surest first. A page about this very error; what
// the table of names says of what it lacks; versions of packages that gave it; a page about a
// similar one; or only where it is raised. Nothing here draws; what it needs is loaded by need.

import { withCommon } from "./certain.js";
import { OLD_NAMES, OTHER, TOO_OLD } from "./form-pages.js";
import { formOf, GLOBALS, MISSING, missingModule, missingName, OWN_NAME, UNDEFINED } from "./forms.js";
import { kindsOf, withKinds } from "./kinds.js";
import { lacks, lacksOfTensorFlow } from "./lacks.js";
import {
  argumentPages,
  firstOfEach,
  meant,
  OURS,
  PYTHON,
  pageCards,
  pageOf,
  templateCards,
} from "./page-cards.js";
import { withoutClause } from "./paraphrased.js";
import { formed, MISMATCH, mismatch, otherDll, TWO_RELEASES } from "./placed.js";
import { cardOf, ofLibrary, relatedPages } from "./related.js";
import { asRaised, framesIn, read } from "./traceback.js";
import { refused } from "./unfound.js";
import { releasesOf, versions } from "./versions.js";

/** @typedef {import("./answers.js").Kit} Kit @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./messages.js").Found} Found */
/** @typedef {import("./traceback.js").Read} Read @typedef {import("./traceback.js").Raised} Raised */

export const CARDS = 3; // answers to one text
const INSTALLER =
  /\d (?:requires|has requirement) \S.* but you(?:.ll)? have |The conflict is caused by:|\d depends on \S/;
const CUT = 0.94; // the least fit of a message that was cut off
const RELATED = 0.25; // the least fit of a page that is shown with others
const ALL = 0.9; // of a message that says little besides a name: no other one fits so well
const REWORDED = 0.75; // likewise, of one that older releases have in other words

const MISSPELLED = "errors/scripts-more/#misspelled";
const UNKNOWN_LOSS = "errors/saving/#unknown-loss";

// What is true of any program.
const WEAK = /^errors\/(?:python-says\/|other-packages\/#other-version|inside-keras\/$)/;

/** The page about what no release has: it may be misspelled, or of a saved model. @param {import("./lacks.js").Lack} lack */
const alsoOf = ({ kind, from }) =>
  kind === "name" ? MISSPELLED : kind === "class" && /^(?:loss|metric)/.test(from) ? UNKNOWN_LOSS : "";

/** @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} what the table of names says */
async function named(kit, all) {
  /** @type {Card[]} */
  const cards = [];
  const known = versions(all.text);
  for (const cause of meant(all)) {
    for (const lack of lacks(cause, all)) {
      const { answer } = await import("./named.js");
      const card = await answer(lack, kit, known, all.text);
      if (card && !cards.some(({ key }) => key === card.key)) cards.push(card);
      const other = card?.level === "several" && alsoOf(lack);
      if (other) cards.push(await cardOf(kit, other, "like", cause.message, all));
    }
  }
  return firstOfEach(cards);
}

/** @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
export async function errorCards(kit, text) {
  const cards = await cardsOf(kit, text);
  const shorter = cards.some(isSure) ? "" : withoutClause(text);
  if (!shorter) return cards;
  const others = await cardsOf(kit, shorter);
  return !cards.length || (others[0] && isSure(others[0])) ? others : cards;
}

/** Whether an answer needs no search. @param {Card} card */
export const isSure = ({ level }) => ["page", "several", "name", "dependency"].includes(level);

/** @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
async function cardsOf(kit, text) {
  const all = read(text);
  const found = await answersTo(kit, all);
  const cards = await withKinds(kit, all, await filled(kit, all, found));
  const [first] = cards.filter(({ level }) => level === "page");
  // A page that is surely about this leaves the others similar; else each may be the one.
  const several = Boolean(first?.doubts?.length);
  /** @type {Card[]} */
  const sorted = cards.map((one) =>
    one.level === "page" && (several || one.doubts?.length)
      ? { ...one, level: several ? "several" : "like" }
      : one,
  );
  const name = missingName(all);
  const form = formOf(all);
  const ruled = [
    ...(form?.[1] === "page" ? [form[0]] : []),
    ...kindsOf(all).flatMap(({ page, level }) => (level === "page" ? [page] : [])),
  ];
  return Promise.all(
    withCommon(sorted, all.causes[0], await kit.known(), ruled).map((one) =>
      name && one.key === UNDEFINED ? undefinedCard(kit, one, name, all) : one,
    ),
  );
}

/** Where there are fewer than are shown, those that may be it, too. @param {Kit} kit @param {Read} all @param {Card[]} cards @returns {Promise<Card[]>} */
async function filled(kit, all, cards) {
  if (cards.length >= CARDS) return cards;
  const own = await ofLibrary(kit, all);
  const others = cards.length ? await relatedPages(kit, all, RELATED) : []; // alone they say nothing
  return firstOfEach([...cards, ...own, ...others]).slice(0, CARDS);
}

/** @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} */
async function answersTo(kit, all) {
  const unfound = refused(all.text);
  const form = formOf(all);
  if (unfound?.page) {
    const card = await cardOf(kit, unfound.page, unfound.level, all.text);
    return unfound.also ? [card, await cardOf(kit, unfound.also, "like", all.text)] : [card];
  }
  if (unfound || otherDll(all)) return generalCards(kit, all, form);
  const placed = formed(all);
  if (placed) return [await cardOf(kit, ...placed, all.causes[0].message)];
  const pages = await pageCards(kit, all);
  const sure = pages.filter(({ level }) => level === "page");
  const like = pages.filter(({ level }) => level === "like");
  const asked = await conflicting(kit, all);
  // Of packages that an installer refuses only their names tell: a page is about one of them.
  if (asked?.some(({ key }) => key !== "keras")) return asked.slice(0, CARDS);
  if (asked && !asked.length && !/\bkeras\b/i.test(all.text)) return generalCards(kit, all, form);
  // A page about this very error says what the table would, and how to fix it. One about many
  // errors of its form doesn't say where this one is raised.
  const wide = Boolean(sure[0] && form && pageOf(sure[0].key) === pageOf(form[0]));
  const message = all.causes[0]?.message ?? all.text;
  const doubted = Boolean(sure[0]?.doubts?.length);
  if (sure[0]?.key.startsWith("errors/") && !wide && !doubted) {
    return firstOfEach([...pages, ...(await generalCards(kit, all, form))]).slice(0, CARDS);
  }
  const general = await generalCards(kit, all, form);
  const forced = sure.length || asked?.length ? (asked ?? []) : await depending(kit, all);
  const fits = mismatch(all);
  const mixed = fits ? [await cardOf(kit, ...fits, message)] : [];
  const names = mixed.length ? [] : await named(kit, all);
  const known = [...sure.slice(0, 2), ...forced, ...mixed, ...names, ...sure.slice(2)];
  if (doubted && !wide) return severalCards(kit, all, { sure, mixed, names, general, like });
  if (known.length && !wide) {
    const next = general.some(isWeak) ? [...like, ...general] : [...general, ...like];
    return firstOfEach([...known, ...next]).slice(0, CARDS);
  }
  const source = await raised(kit, all);
  const worded = source ? await templateCards(kit, source.found, source.message, source.level, all) : [];
  // That TensorFlow's runtime raises it says less than a page that shows it.
  const near = worded.filter(({ level }) => level === "page" || source?.card?.key === "runtime");
  return firstOfEach([
    ...known.slice(0, 1),
    ...general.filter(({ level }) => level === "page"),
    ...near,
    ...(source?.card ? [source.card] : []),
    ...known.slice(1),
    ...general.filter((one) => !isWeak(one)),
    ...worded.filter(({ level }) => level === "like"),
    ...like,
    ...(await argumentPages(kit, all)),
    ...general,
  ]).slice(0, CARDS);
}

/**
 * Answers where a page has this message, but perhaps another cause: what else gives it, and where
 * it is raised.
 * @param {Kit} kit @param {Read} all
 * @param {{sure: Card[], mixed: Card[], names: Card[], general: Card[], like: Card[]}} found
 */
async function severalCards(kit, all, { sure, mixed, names, general, like }) {
  const source = names.length ? undefined : await raised(kit, all);
  // Of a name that isn't there the table says more than a page that only met it.
  const met = sure[0].doubts?.some(({ kind }) => kind === "other" || kind === "inside");
  const cards = [
    ...mixed.filter(({ level }) => level === "page"),
    ...(met ? names.slice(0, 1) : []),
    ...sure.slice(0, 1),
    ...names.slice(0, 1),
    ...(source?.card ? [source.card] : []),
    ...sure.slice(1),
    ...mixed,
    ...general,
    ...like,
  ];
  return firstOfEach([...new Set(cards)]).slice(0, CARDS);
}

/** What is true of any program says less than a page about a similar error. @param {Card} card */
const isWeak = ({ key }) => WEAK.test(key);

/**
 * The page of an error's form, whatever its names are.
 * @param {Kit} kit @param {Read} all @param {import("./forms.js").Form | undefined} form
 * @returns {Promise<Card[]>}
 */
async function generalCards(kit, all, form) {
  if (!form) return [];
  const card = await cardOf(kit, ...form, all.causes[0]?.message ?? all.text, all);
  // Frames would tell whose file asks: Keras's, of another release, or TensorFlow's own.
  if (form[0] === MISMATCH && !framesIn(all.text).length)
    return [card, await cardOf(kit, TWO_RELEASES, "like", all.text, all)];
  if (form[0] === GLOBALS) return [card, await cardOf(kit, UNDEFINED, "like", all.text, all)];
  if (form[0] === UNDEFINED) {
    const own = await cardOf(kit, OWN_NAME, "like", all.text, all);
    return (await importing(kit, missingName(all))) ? [card, own] : [own, card];
  }
  // The name may be of TensorFlow 1, or newer than the installed one.
  if (form[0] === OLD_NAMES && form[1] !== "page" && lacksOfTensorFlow(all).length)
    return [card, await cardOf(kit, TOO_OLD, "like", all.text, all)];
  if (form[0] === OTHER && missingModule(all))
    return [card, await cardOf(kit, MISSING, "like", all.text, all)];
  const missing = form[0] === MISSING ? missingModule(all) : undefined;
  if (!missing) return [card];
  return [{ ...card, title: [{ code: `No module named '${missing.module}'` }], code: missing.code }];
}

/** The line that imports a name; empty for one that is a program's. @param {Kit} kit @param {string} name */
async function importing(kit, name) {
  const { importOf } = await import("./named.js");
  return name && importOf(name, await kit.names([name]));
}

/** With the line that imports a name of Keras. @param {Kit} kit @param {Card} card @param {string} name @param {Read} all @returns {Promise<Card>} */
async function undefinedCard(kit, card, name, all) {
  const code = await importing(kit, name);
  return code ? { ...card, title: [{ code: all.causes[0]?.message ?? all.text.trim() }], code } : card;
}

/** What an installer says of versions; undefined where it says nothing. @param {Kit} kit @param {Read} all @returns {Promise<Card[] | undefined>} */
async function conflicting(kit, all) {
  if (!INSTALLER.test(all.text)) return undefined;
  const data = await kit.trials();
  return data ? (await import("./conflicts.js")).conflictCards(data, all.text) : [];
}

/** Versions of packages that give it. @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} */
async function depending(kit, all) {
  const data = await kit.trials();
  // Any program may lack a module.
  if (!data || (/No module named/.test(all.causes[0]?.message ?? "") && !OURS.test(all.text))) return [];
  const { cards } = await import("./dependencies.js");
  const releases = releasesOf(versions(all.text), await kit.releases());
  const errors = meant(all).map((one) => asRaised(one).split("\n")[0]);
  const found = errors.flatMap((one) => cards(data, one, releases)).slice(0, 1);
  return found.length ? found : accompanying(kit, errors, releases);
}

/** Packages that build on TensorFlow and give it. @param {Kit} kit @param {string[]} errors @param {string[]} releases @returns {Promise<Card[]>} */
async function accompanying(kit, errors, releases) {
  const data = await kit.companions?.();
  if (!data) return [];
  const { companionCards } = await import("./companions.js");
  return errors.flatMap((one) => companionCards(data, one, releases)).slice(0, 1);
}

/**
 * The source that raises it, and how sure a page is that shows its words; no card where it
 * says too little to be an answer by itself.
 * @param {Kit} kit @param {Read} all
 * @returns {Promise<{card: Card | undefined, found: Found, message: string, level: "page" | "like"} | undefined>}
 */
async function raised(kit, all) {
  for (const cause of meant(all)) {
    if (PYTHON.test(cause.message)) continue;
    const { raisedCard, isTold } = await import("./raised.js");
    const whole = asRaised(cause);
    const { columns, found } = await kit.raised(whole);
    // What wraps another error is the answer where that one isn't in the text.
    const alone = all.causes.length === 1;
    let some = found.filter((one) => (alone || !one.wraps) && fits(one));
    // What follows the first line may be somebody's own.
    if (!some.length && whole.includes("\n"))
      some = (await kit.raised(whole.split("\n")[0])).found.filter((one) => !one.wraps && fits(one));
    const telling = some.find((one) => !one.general || isTold(one, all.text));
    const first = telling ?? some[0];
    if (!first) continue;
    const tells = Boolean(telling) || first.fit >= ALL;
    return {
      card: tells ? raisedCard(first, columns, all.text) : undefined,
      found: first,
      message: cause.message,
      level: tells ? "page" : "like",
    };
  }
  return undefined;
}

/** Whether a text is a message, whole, cut off, or as an older release words it. @param {Found} one */
const fits = ({ sure, fit, reworded }) => sure === "whole" || fit >= CUT || (reworded && fit >= REWORDED);
