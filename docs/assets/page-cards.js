// @ts-check
// Pages as answers to an error: whether their recorded errors are this very one, what they say
// of it, and on which releases. Nothing here draws; what it needs is loaded by need.

import { doubts, ranks } from "./certain.js";
import { coded } from "./coded.js";
import { formOf } from "./forms.js";
import { lacks } from "./lacks.js";
import { bare, fills } from "./messages.js";
import { axes, having, match, words } from "./recorded.js";
import { asRaised } from "./traceback.js";
import { order } from "./versions.js";

/** @typedef {import("./answers.js").Kit} Kit @typedef {import("./answers.js").Told} Told */
/** @typedef {import("./cards.js").Card} Card @typedef {import("./api-text.js").Part} Part */
/** @typedef {import("./lacks.js").Lack} Lack @typedef {import("./recorded.js").Match} Match */
/** @typedef {import("./traceback.js").Read} Read @typedef {import("./traceback.js").Raised} Raised */

const SAYING = 20; // letters of a message that says something by itself
const LOOKED_AT = 3; // errors of a text
const PAGES = 6; // of which the surest are shown
const TITLED = 4; // words of a title that says which error it is
const SAME = 0.8; // the least fit of the very message
// What Python itself says of any program's values: only a program of Keras's is meant.
const ANY = /^'\w+' object (?:is not \w+|does not support [\w ]+)$/;
export const OURS = /keras|tensorflow|\btf\./i;
// What Python itself says, or NumPy; a function of Keras may word a message like it.
export const PYTHON =
  /['\w] (?:object )?has no attribute\b|^No module named |^cannot import name |^'\w+' object (?:is not|does not) |^name '\w+' is not defined|^operands could not be broadcast |^[\w.]+\(\) (?:got an unexpected|missing \d+ required|takes (?:no arguments|(?:exactly |at (?:least|most) |from )?\d+ ))/;
// A call with other arguments than its function has, an object that can't do something, a variable without a value, a name.
const OF_ONE =
  /^(?:[\w.]*\.)?(\w+)\(\) (?:got an unexpected|missing \d|takes )|^'([\w.]+)' object (?:is not|does not support) |^(?:local|cannot access local) variable '(\w+)' (?:referenced|where)|^name '(\w+)' is not defined|not supported between instances of ('\w+' and '\w+')/;
// Headings that say where on a page, not what is there.
const USUAL = /^(?:Reproduce the error|Also appears as|The code that warns|Fix)$/;
const LISTED = /^Also appears as$/;
const UNTESTED = /^errors\/not-run\//;
export const ANY_PROGRAM = /^errors\/python-says\//; // about what Python says of any values
// A page about what can't be imported also runs what can: other errors of it are by the way.
const OF_IMPORTS = /^(?:ImportError|ModuleNotFoundError)\b/;
const OF_NAMES = /^[\w.]*(?:ImportError|ModuleNotFoundError|AttributeError)\b/;
const TYPED = /^[\w.]*(?:Error|Exception|Warning)\b/;

/** @param {string} url */
export const pageOf = (url) => url.split("#")[0];

/** @param {string[]} pieces @returns {Part[]} */
const parts = (pieces = []) =>
  pieces.flatMap((piece, at) => (piece ? [at % 2 ? { code: piece } : piece] : []));

/** What an error lacks: the owners, and the words. @param {string} message @param {Read} all */
function missing(message, all) {
  const found = lacks({ type: "", message, lines: [message], after: "" }, all);
  /** @param {Lack} lack */
  const split = ({ name, word }) =>
    word ? [name, word] : [name.replace(/\.?\w+$/, ""), name.replace(/^.*\./, "")];
  return {
    owners: found.map((one) => split(one)[0]).join(),
    words: found.map((one) => split(one)[1]).join(),
  };
}

/** Whether a recorded message is about another function, class or name. @param {string} recorded @param {string} message */
export function isOfAnother(recorded, message) {
  const [one, other] = [recorded.replace(/^\w+: /, ""), message].map((text) => OF_ONE.exec(text));
  return Boolean(one && other) && one?.slice(1).find(Boolean) !== other?.slice(1).find(Boolean);
}

/**
 * Whether it is the very message, one like it, or another one that only has the same form.
 * @param {Match} fit @param {Raised[]} causes @param {Read} all
 * @returns {"page" | "like" | "other"}
 */
function sureness(fit, causes, all) {
  // Their form tells, see forms.js, but where it is the very message.
  if (ANY_PROGRAM.test(fit.url)) return fit.message && fit.fit >= SAME ? "like" : "other";
  if (!fit.message) return "like";
  const recorded = missing(fit.message, { ...all, own: undefined, attempt: "", text: "" });
  const own = causes.map(({ message }) => missing(message, all));
  // Of what Python says only names tell: another name of another owner is another error.
  const python = causes.length > 0 && causes.every(({ message }) => PYTHON.test(message));
  const kin = own.some(
    (one) => one.words === recorded.words || (one.owners && one.owners === recorded.owners),
  );
  if (python && recorded.words && !kin) return "other";
  if (isOfAnother(fit.message, causes[0]?.message ?? "")) return "other";
  // A heading that is only a name is about the name, whatever mentions it.
  if (fit.fit < SAME || /^[\w.]+$/.test(fit.message)) return "like";
  // Of what Python says of any program's values only the place tells.
  if (causes[0] && ANY.test(causes[0].message.trim())) return "like";
  if (own.every((one) => !one.words)) return recorded.words ? "like" : "page";
  return own.some((one) => one.words === recorded.words) ? "page" : "like";
}

/** How much of a recorded message's words another one has. @param {string} recorded @param {string} message */
function shared(recorded, message) {
  const [said, theirs] = [words(message), [...words(recorded.replace(/ \([^()]*\)$/, ""))]];
  return theirs.filter((word) => said.has(word)).length / (theirs.length || 1);
}

/** The releases where a page's example raises this. @param {Told} told @param {string} message */
function failing(told, message) {
  const best = (told.fails ?? [])
    .map(([releases, text]) => ({ releases, share: shared(text, message) }))
    .sort((a, b) => b.share - a.share);
  const chosen = best
    .filter(({ share }) => share >= 0.5 && share === best[0].share)
    .map(({ releases }) => releases);
  return [...new Set(chosen)].join(", ");
}

/** What a page's first example raises: the releases of the next one begin again. @param {Told} told */
function first({ fails = [] }) {
  const numbers = fails.map(([releases]) => releases.split(/[ ,]/).filter(Boolean).map(order));
  const end = numbers.findIndex(([begins], at) => at && begins <= (numbers[at - 1].at(-1) ?? 0));
  return end < 0 ? fails : fails.slice(0, end);
}

/**
 * Whether a page is about another error, and only a later example raises this one.
 * @param {Told} told @param {string} title @param {string} message as it was recorded
 */
function aside(told, title, message) {
  if (!TYPED.test(title) || shared(title, message) >= 0.5) return false;
  if (OF_IMPORTS.test(title) && TYPED.test(message) && !OF_NAMES.test(message)) return true;
  /** @param {[string, string][]} all */
  const has = (all) => all.some(([, text]) => shared(text, message) >= SAME);
  return has(told.fails ?? []) && !has(first(told));
}

/** @param {Kit} kit @param {Match} fit @param {"page" | "like"} level @param {string} message @param {Read} [all] where it isn't told by its form @returns {Promise<Card>} */
export async function pageCard(kit, fit, level, message, all) {
  const told = await kit.told(pageOf(fit.url));
  const own = told[""] ?? {};
  const section = told[fit.url.split("#")[1] ?? ""] ?? own;
  const part = section.cause || section.fix ? section : { ...section, cause: own.cause, fix: own.fix };
  const title = USUAL.test(fit.title) ? (own.title ?? fit.title) : fit.title;
  const known = all && (await kit.known()).sections.find(({ url }) => url === fit.url);
  const form = all && formOf(all);
  const doubted = known
    ? doubts({
        section: known,
        title,
        message: fit.message ?? "",
        listed: LISTED.test(fit.title) || (form?.[0] === fit.url && form[1] === "page"),
        cause: all.causes.find((one) => one.message === message) ?? all.causes[0],
        all,
      })
    : [];
  return {
    doubts: doubted,
    level: level === "page" && fit.message && aside(section, title, fit.message) ? "like" : level,
    key: fit.url,
    title: coded(title),
    cause: parts(part.cause),
    ...(part.list && { list: part.list.map(parts) }),
    fix: parts(part.fix),
    code: section.code ?? (section.cause ? "" : (own.code ?? "")),
    releases: failing(section, message) || failing(own, message),
    url: fit.url,
    link: "The whole page",
  };
}

/** @template {{url: string, level?: string}} T @param {T[]} all @returns {T[]} of pages, the first section of each, then their other sections */
export function firstOfEach(all) {
  const pages = new Set();
  const urls = new Set();
  /** @type {T[]} */
  const others = [];
  const first = all.filter((one) => {
    if (!/page|like/.test(one.level ?? "page")) return true;
    if (urls.has(one.url)) return false;
    urls.add(one.url);
    const page = pageOf(one.url);
    if (pages.has(page)) others.push(one);
    else return pages.add(page);
    return false;
  });
  return [...first, ...others];
}

const SHAPED = 3; // how much shapes with as many sizes are worth, in twentieths

/**
 * The very message first, and a page about an error before one that only shows it. Of two with
 * shapes, the one whose shapes have as many sizes as the text's.
 * @param {Match[]} all @param {string} [said]
 */
function ordered(all, said = "") {
  const shapes = String(ranks(said) ?? "");
  /** @param {Match} one */
  const rank = ({ message, fit, url }) => {
    if (!message || fit < SAME) return 0;
    const alike = shapes && String(ranks(message)) === shapes ? SHAPED : 0;
    return 1 + Math.round(fit * 20) + (url.startsWith("errors/") ? 0.5 : 0) + alike;
  };
  return [...all].sort((a, b) => rank(b) - rank(a));
}

/** The errors of a text that it is about: not what a program met and handled before. @param {Read} all @returns {Raised[]} */
export function meant({ causes }) {
  const handled = causes[0]?.after === "context" && causes[0].message.length >= SAYING;
  const warned = causes.findIndex(({ type }) => /Warning$/i.test(type)); // they come last
  return causes.slice(0, handled ? 1 : warned > 0 ? Math.min(warned, LOOKED_AT) : LOOKED_AT);
}

/** Sections whose recorded errors fit. @param {Kit} kit @param {Read} all @returns {Promise<Match[]>} */
async function fitting(kit, all) {
  const known = await kit.known();
  const found = meant(all).flatMap((cause) => ordered(match(known, asRaised(cause)), cause.message));
  const whole = ordered(match(known, all.text), all.text);
  const named = firstOfEach([...found, ...whole]);
  if (named.some(({ message, fit }) => message && fit >= SAME)) return named;
  // Frames tell only where no message does.
  return all.traceback || !all.errors.length
    ? firstOfEach([...named, ...match(await kit.framed(), all.text)])
    : named;
}

/** Pages whose recorded errors fit: the surest first. @param {Kit} kit @param {Read} all @returns {Promise<Card[]>} */
export async function pageCards(kit, all) {
  const fits = await fitting(kit, all);
  const causes = meant(all);
  const said = causes[0]?.message ?? all.text;
  const sorted = fits
    .map((fit, at) => {
      const level = sureness(fit, causes, all);
      const before = fits.slice(0, at).some(({ url }) => pageOf(url) === pageOf(fit.url));
      return { fit, level: before && level === "page" ? "like" : level };
    })
    .flatMap(({ fit, level }) => (level === "other" ? [] : [{ fit, level }]));
  const cards = await Promise.all(
    sorted.slice(0, PAGES).map(({ fit, level }) => pageCard(kit, fit, level, said, all)),
  );
  /** Whether a title is this message, or its beginning. @param {Card} card */
  const about = ({ title }) => {
    const text = title.map((one) => (typeof one === "string" ? one : one.code)).join("");
    return words(text).size >= TITLED && shared(text, said) >= SAME;
  };
  const sure = cards.filter(({ level }) => level === "page");
  /** @param {Card} card */
  const rank = (card) =>
    (card.key.startsWith("errors/") ? 0 : 4) + (card.doubts?.length ? 2 : 0) + (about(card) ? 0 : 1);
  const like = cards.filter(({ level }) => level === "like");
  // What is true of any program says less than a page about a similar error, unless only it has
  // this very message.
  const [own, any] = [false, true].map((of) => like.filter(({ key }) => ANY_PROGRAM.test(key) === of));
  const very = new Set(sorted.filter(({ fit }) => fit.message && fit.fit >= SAME).map(({ fit }) => fit.url));
  const has = (/** @type {Card} */ { key }) => very.has(key);
  const last = any.some(has) && !own.some(has) ? [...any, ...own] : [...own, ...any];
  return [...sure.sort((a, b) => rank(a) - rank(b)), ...last];
}

/**
 * Pages whose recorded errors have the words of a message in the source: the same error,
 * whatever is in its holes.
 * @param {Kit} kit @param {import("./messages.js").Found} found @param {string} message
 * @param {"page" | "like"} level the surest that it can be
 * @param {Read} [read] the whole text
 * @returns {Promise<Card[]>}
 */
export async function templateCards(kit, found, message, level = "page", read = undefined) {
  const known = await kit.known();
  const templates = [found.template, ...found.wordings.map(({ template }) => template)];
  const all = templates.map(fills);
  /** @param {string} text */
  const same = (text) => all.some((one) => one(text));
  const counts = axes(message);
  /** Whether a message is about these numbers of axes, or the text about none. @param {string} text */
  const counted = (text) => !counts.length || axes(text).includes(counts[0]);
  const numbers = new Set(templates.flatMap((one) => having(known, one)));
  const fits = [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const { url, title, messages } = known.sections[number];
      const own = same(bare(title)) && counted(title) ? title : "";
      // Programs of sections that weren't tested are about something else.
      const one =
        own ||
        (UNTESTED.test(url)
          ? ""
          : (messages.find(({ text }) => same(bare(text)) && counted(text))?.text ?? ""));
      return one ? [{ url, title, message: one, fit: 1 }] : [];
    });
  const cards = firstOfEach(ordered(fits)).slice(0, PAGES);
  const made = await Promise.all(
    cards.map((fit) => pageCard(kit, fit, fit.url.startsWith("errors/") ? level : "like", message, read)),
  );
  if (found.sure === "whole") return made;
  const doubt = { kind: /** @type {const} */ ("cut"), said: ["Your text has a part of the page's message."] };
  return made.map((one) => ({ ...one, doubts: [...(one.doubts ?? []), doubt] }));
}

/** @type {WeakMap<object, string>} */
const LACKED = new WeakMap(); // of each message that the box knows, what it lacks: it's asked for each text

/** @param {import("./recorded.js").Message} message @param {Read} all any text */
function lackedIn(message, all) {
  const known = LACKED.get(message);
  if (known !== undefined) return known;
  const found = missing(message.text, { ...all, own: undefined, attempt: "", text: "" }).words;
  LACKED.set(message, found);
  return found;
}

const DERIVED = /(?:Model|Layer|Callback|Sequence|Optimizer|Loss|Metric)\.\w+$/; // a reader's own classes

/**
 * Pages that recorded an error about the same argument, or about the same attribute of a class
 * of somebody's own, in whatever words.
 * @param {Kit} kit @param {Read} all
 * @returns {Promise<Card[]>}
 */
export async function argumentPages(kit, all) {
  const causes = meant(all);
  const asked = new Set(
    causes.flatMap((cause) =>
      lacks(cause, all).flatMap(({ kind, name, word }) =>
        kind === "argument"
          ? [word]
          : kind === "method" && DERIVED.test(name)
            ? [name.replace(/^.*\./, "")]
            : [],
      ),
    ),
  );
  // A name inside a library says it without its owner: `… has no attribute '_get_save_spec'`.
  for (const { message } of causes) {
    const inner = /has no attribute ['"](_\w+_\w+)/.exec(message)?.[1];
    if (inner) asked.add(inner);
  }
  if (!asked.size) return [];
  const { sections } = await kit.known();
  const fits = sections.flatMap(({ url, title, messages }) => {
    const one = messages.find((message) => asked.has(lackedIn(message, all)));
    return one ? [{ url, title, message: one.text, fit: 0 }] : [];
  });
  const errors = fits.filter(({ url }) => url.startsWith("errors/"));
  const found = firstOfEach([...errors, ...fits]).slice(0, PAGES);
  return Promise.all(found.map((fit) => pageCard(kit, fit, "like", causes[0]?.message ?? all.text)));
}
