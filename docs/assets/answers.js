// @ts-check
// What the box answers to what was typed or pasted. An error gets separate answers
// (error-answers.js), and so do pins and names; a question is searched. What it needs is
// loaded by need, through `kit`. Nothing here draws; box.js does.

import { RUNTIME } from "./certain.js";
import { CARDS, errorCards, isSure } from "./error-answers.js";
import { formOf } from "./forms.js";
import { ANY_PROGRAM, pageOf } from "./page-cards.js";
import { paraphrased, TYPED } from "./paraphrased.js";
import { ASKS, paste } from "./paste.js";
import { cardOf, nearPages } from "./related.js";
import { find, marked, terms } from "./search.js";
import { read } from "./traceback.js";
import { naming, worded } from "./verbatim.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./cards.js").Names} Names */
/** @typedef {import("./recorded.js").Known} Known */

/**
 * @typedef {object} Kit what is loaded when it is needed, and once
 * @property {() => Promise<void>} [warm] loads the code for an error before it is asked
 * @property {() => Promise<import("./search.js").Engine>} engine
 * @property {() => Promise<Known>} known recorded errors
 * @property {() => Promise<Known>} framed the same with words of frames
 * @property {(wanted: string[]) => Promise<Names>} names the table, with at least these names
 * @property {() => Promise<import("./api.js").Spaces>} listed every name, without what is known of it
 * @property {() => Promise<import("./shards.js").Words>} words arguments that are asked for without a name
 * @property {(page: string) => Promise<Record<string, Told>>} told what a page says of an error, by section
 * @property {() => Promise<import("./dependencies.js").Data | undefined>} trials of versions of dependencies
 * @property {() => Promise<import("./companions.js").Data | undefined>} [companions] trials of packages that build on TensorFlow
 * @property {(release: string) => Promise<{release: import("./picker.js").Release, lock: Map<string, string>} | undefined>} pinned what a release was tested with
 * @property {() => Promise<string[]>} releases all, newest first
 * @property {(text: string) => Promise<{found: import("./messages.js").Found[], columns: string[]}>} raised where a message is raised
 */
/**
 * @typedef {object} Told what a section of a page says: text and code in turn
 * @property {string} [title] the page's; sections have none
 * @property {string[]} [cause]
 * @property {string[][]} [list] causes one by one
 * @property {string[]} [fix]
 * @property {string} [code]
 * @property {[releases: string, message: string][]} [fails]
 */
/** @typedef {[text: string, found: boolean][]} Marked a text in pieces */
/**
 * @typedef {object} Item a result of the search
 * @property {string} url below the site
 * @property {Marked} title the page's
 * @property {Marked} section the heading on it; empty for the page itself
 * @property {Marked} text its answer, or the section's first sentence
 */
/**
 * @typedef {object} Answers
 * @property {import("./paste.js").Kind} kind
 * @property {string} said what was pasted, in words
 * @property {"" | "results" | "match" | "pins" | "code"} none what there is none of: no result,
 *   no answer, no TensorFlow release among pins, no name in code that a release lacks
 * @property {Card[]} cards the surest first
 * @property {Item[]} items results of the search, best first
 * @property {string} [check] of code: the URL at which it is checked line by line
 */

const SHOWN = 6; // results of the search
const MOST = 0.8; // of what an error says
const MESSAGE = 5; // words of a message that is recognized without its type
const QUOTED = /(?<!\w)['"`(]/; // what a message has more often than words that are searched for
const STATED = "An error message";
// Words for a problem.
const PROBLEM =
  /error|exception|warning|fail|crash|abort|kill|core dump|segfault|hang|stuck|freeze|skip|\bdies?\b|\bdead\b|can(?:no|')t|could ?n|unable|unknown|undefined|unexpected|invalid|incompatib|mismatch|missing|not |n't |\bnone\b|\bnan\b|wrong|cancel|already|must |no \w+|\w_\w/i;
// What a text of Keras, TensorFlow, or what is below them names.
const ABOUT =
  /keras|tensorflow|\btf[._]|tflite|cuda_error|cudnn|\bxla\b|custom op\b|\bTensor\b|absl|h5py|onnx|\{\{node |\[Op:\w|SavedModel|EagerTensor|\bag__\./i;
const LINE = 4; // words of a line of a traceback that tells by itself
const LONG = 80; // letters of a text that is more than a question
const FEW = 3; // words that an error needs for that, or that quotes something
const OBJECT = /<[^<>]*\bobject at 0x[0-9a-f]+>/g; // where an object is in memory: no page has it
const RARE = 4; // pages that have a name which tells what an error is about
/** @type {Record<import("./paste.js").Kind, Answers["none"]>} what there is none of */
const NONE = {
  nothing: "",
  traceback: "match",
  error: "match",
  name: "results",
  requirements: "pins",
  code: "code",
  question: "results",
};
const LISTED = 8;
/** What pins need. @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
async function pinCards(kit, text) {
  const { check, parse, tensorflowOf } = await import("./requirements.js");
  const pins = parse(text);
  const asked = tensorflowOf(pins, await kit.releases());
  const release = asked?.release ?? "";
  const tested = release ? await kit.pinned(release) : undefined;
  if (!tested) return [];
  const { pinCard } = await import("./pins.js");
  return [pinCard(check(pins, release, { ...tested, trials: await kit.trials() }), tested.release)];
}

/** Names as they are now. @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
async function aboutCards(kit, text) {
  const [{ about }, { parse }] = await Promise.all([import("./named-about.js"), import("./ask.js")]);
  const asked = parse(text);
  const names = await kit.names(asked.map(({ name }) => name));
  return firstOfKey(asked.flatMap((one) => about(one, names) ?? []));
}

/** Names of code that some releases lack. @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
async function codeCards(kit, text) {
  const [{ lacking }, { parse }] = await Promise.all([import("./named-about.js"), import("./ask.js")]);
  const asked = parse(text);
  const names = await kit.names(asked.map(({ name }) => name));
  return firstOfKey(asked.flatMap((one) => lacking(one, names)));
}

/** @param {string} text */
async function checkUrl(text) {
  const { PAGE, toHash } = await import("./check-state.js");
  return PAGE + (await toHash({ text, target: "", path: "" }));
}

const SIGN = /[.:'"`(]/;

/** @param {string} text */
const length = (text) => Math.min(terms(text).length, text.trim().split(/\s+/).length);

/** Whether a text has the signs of a message. @param {string} text */
const hasSigns = (text) =>
  (/^\W*[A-Z]|^(?:\w+\.)*error: ?\S|^(?:\w+\.)+[A-Z]\w*: |^\w+\(\) \w/.test(text) ||
    /[=[\]{}`<>]|\w_\w|[.!]\s|[.!]["'`]?$/.test(text)) &&
  length(text) >= MESSAGE;

/**
 * Whether a text is a message without a type rather than a question or words to search for.
 * @param {string} text
 */
export const isStatement = (text) =>
  !ASKS.test(text.trim()) && (hasSigns(text) || (QUOTED.test(text) && length(text) >= FEW));

/** Whether a text describes a problem, and doesn't ask. @param {string} text */
const isTold = (text) => isSaid(text) && (PROBLEM.test(text) || isStatement(text));

/** Whether a text is long enough to be a message, and doesn't ask. @param {string} text */
function isSaid(text) {
  const said = text.trim();
  // A message may end with a question.
  return length(said) > FEW && !ASKS.test(said.length > LONG ? said.replace(/\?$/, "") : said);
}

/** Answers to a message without a type, where it is a known one. @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
async function statedCards(kit, text) {
  const cards = await errorCards(kit, text);
  // Without a sign of a message its words have to be those of one.
  if (!hasSigns(text)) return cards[0]?.level === "page" ? cards : [];
  if (cards.slice(0, 2).some(({ level }) => level === "page" || level === "several")) return cards;
  if (cards[0]?.level === "raised" && SIGN.test(text)) return cards;
  return cards.length && formOf(read(text)) ? cards : [];
}

/** @param {Card[]} cards */
const firstOfKey = (cards) => cards.filter((one, at) => cards.findIndex(({ key }) => key === one.key) === at);

/** @param {import("./search.js").Engine} engine @param {string} text @returns {Item[]} */
export const results = (engine, text) => itemsOf(find(engine, text));

/** @param {readonly import("./search.js").Result[]} found @returns {Item[]} */
function itemsOf(found) {
  return found.slice(0, SHOWN).map((one) => ({
    url: one.url,
    title: marked(one.title, one.words),
    section: marked(one.section ?? "", one.words),
    text: marked(one.text, one.words),
  }));
}

/**
 * What the search finds for the words of an error, where nothing is known.
 * @param {Kit} kit
 * @param {string} text
 * @returns {Promise<Answers>}
 */
export async function searched(kit, text) {
  const all = read(text);
  const items = results(await kit.engine(), all.causes[0]?.message ?? text);
  return { kind: "question", said: "", none: items.length ? "" : "results", cards: [], items };
}

/**
 * Pages that have most of an error's words, or a name that few have. They may be about
 * another error: what shows them has to say so.
 * @param {Kit} kit
 * @param {string} text
 * @returns {Promise<Item[]>}
 */
async function pagesWith(kit, text) {
  const engine = await kit.engine();
  const asked = (read(text).causes[0]?.message ?? text).replace(OBJECT, "");
  const names = rareNames(engine, asked);
  const telling = new Set(terms(asked)).size >= FEW;
  return itemsOf(
    find(engine, asked).filter(
      ({ told, words }) => (telling && told >= MOST) || names.some((name) => words.has(name)),
    ),
  );
}

/** Sections with these very words among their messages. @param {Kit} kit @param {string} text @returns {Promise<Card[]>} */
async function wordedCards(kit, text) {
  const found = worded(await kit.known(), text);
  return Promise.all(
    found.map(({ url, whole }) =>
      cardOf(kit, url, whole && found.length === 1 ? "page" : "like", text, read(text)),
    ),
  );
}

/** Sections whose messages have a name that no table has. @param {Kit} kit @param {string} name @returns {Promise<Card[]>} */
const namingCards = async (kit, name) =>
  Promise.all(naming(await kit.known(), name).map((url) => cardOf(kit, url, "like", name)));

/** Sections that list a line which is in a text, and tells by itself. @param {Known} known @param {string} text */
const linesIn = (known, text) =>
  worded(known, text).filter(({ message, words, inside }) => inside && words >= LINE && !TYPED.test(message));

/**
 * Answers, and pages near a text where they are fewer than are shown.
 * @param {Kit} kit @param {string} text @param {Card[]} cards @param {boolean} isError whether it surely is one
 */
async function withNear(kit, text, cards, isError) {
  const all = read(text);
  const { type, message: asked } = all.causes[0] ?? { type: "", message: text };
  const engine = await kit.engine();
  // Python has an error of one of these names, too.
  const ours = ABOUT.test(all.text) || (RUNTIME.test(type) && type !== "FileNotFoundError");
  const names = isError && !ours ? rareNames(engine, asked) : [];
  const what = !isError ? "title" : ours ? "error" : "other";
  const found = find(engine, asked).filter(
    ({ words }) => what !== "other" || names.some((name) => words.has(name)),
  );
  const lines = isError ? linesIn(await kit.known(), all.text) : [];
  const having = await Promise.all(lines.map(({ url }) => cardOf(kit, url, "like", asked, all)));
  const near = await nearPages(kit, all, found, what);
  // What is true of any program says less than a line that is listed.
  const first = cards.slice(0, 1).filter(({ key }) => !ANY_PROGRAM.test(key));
  const best = [...first, ...having, ...cards.slice(0, 1)];
  // The nearest one is shown, where others are only similar.
  return firstOfKey([...best, ...near.slice(0, isError ? 1 : 0), ...cards, ...near]).slice(0, CARDS);
}

/**
 * The names in a text that few pages have: what its error is about (`_get_save_spec`).
 * @param {import("./search.js").Engine} engine @param {string} text
 * @returns {string[]}
 */
function rareNames(engine, text) {
  const names = terms(text).filter((term) => /^[a-z0-9_]*[a-z]_[a-z0-9_]*$/.test(term));
  return names.filter((name) => (engine.having.get(name) ?? 0) <= RARE);
}

/**
 * What a box answers to a text.
 * @param {Kit} kit
 * @param {string} pasted
 * @param {(part: Answers) => void | Promise<void>} [meanwhile] gets what is known before the search is loaded, and says when it is drawn
 * @returns {Promise<Answers>}
 */
export async function answers(kit, pasted, meanwhile = () => {}) {
  const text = paraphrased(read(pasted).text);
  const { kind, said } = paste(text);
  /** @type {Answers} */
  const made = { kind, said, none: "", cards: [], items: [] };
  if (kind === "nothing") return made;
  if (kind === "code") made.check = await checkUrl(pasted);
  if (kind === "requirements") made.cards = await pinCards(kit, text);
  else if (kind === "code") made.cards = (await codeCards(kit, text)).slice(0, LISTED);
  else if (kind === "name") {
    const about = await aboutCards(kit, text);
    made.cards = (about.length ? about : await namingCards(kit, text.trim())).slice(0, CARDS);
  } else if (kind !== "question") made.cards = await errorCards(kit, text);
  else if (isStatement(text)) made.cards = await statedCards(kit, text);
  if (kind === "question" && made.cards.length) Object.assign(made, { kind: "error", said: STATED });
  made.none = made.cards.length ? "" : NONE[kind];
  const isError = kind === "traceback" || kind === "error";
  // A program isn't searched for, but one line of it may be.
  if (kind === "requirements" || (kind === "code" && text.trim().includes("\n"))) return made;
  if ((isError || made.kind === "error") && made.cards.some(isSure)) return made;
  if (made.cards.length || isError) await meanwhile({ ...made });
  const asked = kind === "question";
  if (!made.cards.length && asked && isSaid(text)) made.cards = await wordedCards(kit, text);
  made.items = isError ? await pagesWith(kit, text) : results(await kit.engine(), text);
  if (isError || (asked && isTold(text))) {
    made.cards = await withNear(kit, text, made.cards, isError);
    const shown = new Set(made.cards.map(({ url }) => pageOf(url)));
    made.items = made.items.filter(({ url }) => !shown.has(pageOf(url)));
    if (made.cards.length) made.none = "";
  }
  if (made.items.length && !isError) made.none = "";
  return made;
}
