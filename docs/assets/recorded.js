// @ts-check
// Which sections' recorded errors a pasted error or traceback fits, and which of their
// messages. Nothing here draws; box.js does.

import { plain } from "./copied.js";
import { messagesIn, unplaced } from "./traceback.js";

/**
 * @typedef {[url: string, title: string, messages: string[]]} Listed
 * @typedef {object} Data what api/tracebacks.json has
 * @property {number} schema
 * @property {Listed[]} sections
 * @property {number[][]} [runs] of each section's title and messages: in how many environments they were raised
 * @typedef {object} Frames what api/tracebacks-frames.json has
 * @property {number} schema
 * @property {Record<string, number[]>} stack words of frames, with the sections' numbers
 *
 * @typedef {{text: string, words: Set<string>, weight: number, tells: [string, number][], runs: number}} Message `tells`: how much each word tells
 * @typedef {{url: string, title: string, bare: string, messages: Message[]}} Section with its title without a type
 * @typedef {object} Known the data, ready to be compared
 * @property {Section[]} sections
 * @property {Map<string, number[]>} said words of messages, with the sections' numbers
 * @property {Map<string, number[]>} stack words of frames, likewise
 * @property {number[]} size of each section: how many words its messages have
 * @property {Map<string, number>} rarity how much each word tells, as far as it was asked
 * @property {Map<string, number[]>} ranked what `rank` gave for the last texts
 *
 * @typedef {object} Match
 * @property {string} url
 * @property {string} title
 * @property {string} [message] the recorded message that fits; none where frames alone do
 * @property {number} fit how well, 0 to 1
 */

// The same rule as `words` in Python's index: both are tested on tests/cases/words.jsonl.
const WORD = /[a-z_][a-z0-9_]+|\d+\.\d+/g;
const DOTTED = /[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+/g;

/**
 * What of a text is compared: names and words in lowercase, dotted names whole as well,
 * and versions.
 * @param {string} text
 * @returns {Set<string>}
 */
export function words(text) {
  const small = text.toLowerCase();
  const found = new Set(small.match(WORD));
  if (small.includes(".")) for (const name of small.match(DOTTED) ?? []) found.add(name);
  return found;
}

// A file somewhere: whose it is tells nothing.
const PATH = /\(?(?:[A-Za-z]:)?[~.\w-]*[\\/][^\s'",()]*[\\/][^\s'",)]*\)?/g;

// A tensor or variable of somebody's model: `lstm/strided_slice:0`.
const VARIABLE = /(?<![\w.:/\\])[A-Za-z_][\w.-]*(?:\/[\w.-]+)*:\d+\b/g;

// How many axes a layer expected, and how many it got: these numbers tell the cause.
const AXES = /expected (?:min_)?ndim=(\d+), found ndim=(\d+)/g;

// The number of a layer in its name: `conv2d_7`.
const NUMBERED = /\b([A-Za-z]\w*?)_\d+\b/g;

// Classes of datasets are one kind, whatever made one of them: `_RangeDataset`, `BatchDatasetV2`.
// Not `Dataset` alone, which h5py has, too.
const DATASETS = /\b_?[A-Z]\w*Dataset(?:V\d)?(?=' object )/g;

/** What numbers of axes say: which ones, and whether there are too many. @param {string} text */
export function axes(text) {
  return [...text.matchAll(AXES)].flatMap(([, wanted, found]) => [
    `axes_${wanted}_${found}`,
    Number(found) > Number(wanted) ? "axes_more" : "axes_fewer",
  ]);
}

// What any traceback begins with.
const HEADED =
  /Traceback \(most recent call last\)|During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception/g;

/** A text without what any traceback has. @param {string} text */
export const unheaded = (text) => text.replace(HEADED, " ");

/** A text without paths of files. @param {string} text */
export const unfiled = (text) => (/[\\/]/.test(text) ? text.replace(PATH, " ") : text);

/** What of a message is compared: names of files and of variables are somebody's own. @param {string} text */
export function telling(text) {
  const plainly = unfiled(unplaced(unheaded(text)));
  const counts = plainly.includes("ndim=") ? axes(plainly) : [];
  const named = plainly.replace(DATASETS, "_dataset_").replace(NUMBERED, "$1");
  const found = words(/:\d/.test(named) ? named.replace(VARIABLE, " ") : named);
  for (const word of counts) found.add(word);
  return found;
}

// Rare words count most, and words of messages more than words of frames. The constants
// were fitted on all recorded errors, and the gate asks for each of them.
const STACK = 0.3;
const SIZE = 200;
const ABOUT = 1.2;
const KEPT = 8; // texts: an answer to one error asks for the same several times
const SECTIONS = 735; // as many as there were then: with more of them each word would tell more

/**
 * @param {Data} data
 * @param {Frames} [frames] only what is pasted without a message needs them
 * @returns {Known}
 */
export function prepare(data, frames) {
  /** @type {Map<string, number[]>} */
  const said = new Map();
  const stack = new Map(Object.entries(frames?.stack ?? {}));
  /** @type {number[]} */
  const size = [];
  const sections = data.sections.map(([url, title, messages], number) => {
    const own = [title, ...messages].map((text, at) => ({
      text,
      words: telling(text),
      weight: 0,
      tells: /** @type {[string, number][]} */ ([]),
      runs: data.runs?.[number][at] ?? 0,
    }));
    const all = new Set();
    for (const message of own) for (const word of message.words) all.add(word);
    size.push(all.size);
    for (const word of all) {
      const known = said.get(word);
      if (known) known.push(number);
      else said.set(word, [number]);
    }
    return { url, title, bare: untyped(title), messages: own };
  });
  const known = { sections, said, stack, size, rarity: new Map(), ranked: new Map() };
  for (const one of sections.flatMap(({ messages }) => messages)) {
    one.weight = weigh(known, one.words);
    one.tells = [...one.words].map((word) => [word, tells(known, word)]);
  }
  return known;
}

/** How much a word tells: rare ones more, unknown ones most. @param {Known} known @param {string} word */
export function tells(known, word) {
  const asked = known.rarity.get(word);
  if (asked !== undefined) return asked;
  const found = (known.said.get(word)?.length ?? 0) + (known.stack.get(word)?.length ?? 0);
  const made = Math.log(1 + Math.min(known.sections.length, SECTIONS) / Math.max(found, 0.5)) ** 2;
  known.rarity.set(word, made);
  return made;
}

/** @param {Known} known @param {Iterable<string>} all */
function weigh(known, all) {
  let sum = 0;
  for (const word of all) sum += tells(known, word);
  return sum;
}

/** Whether a message has words enough that tell its cause. @param {Known} known @param {string} message */
export const isDistinctive = (known, message) => weigh(known, telling(message)) >= WHOLE;

/**
 * The numbers of the sections that share a word with the text, best first.
 * @param {Known} known
 * @param {string} text
 * @returns {number[]}
 */
export function rank(known, text) {
  const before = known.ranked.get(text);
  if (before) return before;
  const scores = new Float64Array(known.sections.length);
  const own = unheaded(plain(text));
  // Messages are known by what tells, frames by all their words.
  for (const word of new Set([...words(own), ...telling(own)])) {
    for (const [table, share] of /** @type {[Map<string, number[]>, number][]} */ ([
      [known.said, 1],
      [known.stack, STACK],
    ])) {
      const worth = share * tells(known, word);
      for (const number of table.get(word) ?? []) scores[number] += worth;
    }
  }
  // A section that says little and is met whole beats one that says everything, and
  // a page about an error one that only shows it.
  for (const [number, { url }] of known.sections.entries()) {
    scores[number] *= (url.startsWith("errors/") ? ABOUT : 1) / (1 + known.size[number] / SIZE);
  }
  const found = [...scores.keys()].filter((number) => scores[number] > 0);
  found.sort((a, b) => scores[b] - scores[a] || a - b);
  if (known.ranked.size >= KEPT) known.ranked.clear();
  known.ranked.set(text, found);
  return found;
}

/**
 * The numbers of the sections that may show a template: those that have its rarest word.
 * @param {Known} known @param {string} template
 * @returns {number[]}
 */
export function having(known, template) {
  // A cut end may be a part of a word, and so may what is next to a hole.
  const whole = template.replace(/\s*\S*…$/, "").replace(/\S*\{\}\S*/g, " ");
  const lists = [...telling(whole)].map((word) => known.said.get(word) ?? []);
  return lists.sort((a, b) => a.length - b.length)[0] ?? known.sections.map((_, number) => number);
}

/** People leave out the first word of "ValueError: …". @param {string} word */
const isKind = (word) => /(?:error|exception|warning)$/.test(word);

/** @typedef {{words: Set<string>, weight: number}} Part what is compared, with how much it tells */

/**
 * How well words match a recorded message: 1 if they are equal, or if they contain all of
 * a distinctive message; 0 if they share nothing.
 * @param {Part} one @param {Message} message
 */
function likeness(one, message) {
  let lost = 0;
  let kinds = true; // whether only such words are lost
  for (const [word, worth] of message.tells) {
    if (one.words.has(word)) continue;
    lost += worth;
    kinds &&= isKind(word);
  }
  const shared = message.weight - lost;
  if (shared >= WHOLE && kinds) return 1;
  return (2 * shared) / (one.weight + message.weight || 1);
}

// Thresholds, fitted on recorded errors and on errors of other programs:
// tests/site/test_search.py measures how many of each are missed or wrongly matched.
const LIKE = 0.61; // likeness of a message
const FRAMES = 0.5; // share of the weight of all words, if only frames are pasted
const MORE = 0.85; // the same, if there is a message too, which matches none
const WHOLE = 35; // weight of a distinctive message
const LONG = 180; // weight of distinctive frames
const LOOKED_AT = 20;
const LINES = 12; // of a message; what follows is somebody's data

/** What of a text is compared with messages. @param {Known} known @param {string} text @param {string[][]} messages those in it @returns {Part[]} */
function parts(known, text, messages) {
  const whole = text.trim().includes("\n") ? [] : [text]; // one line may have more than a message
  const all = [...whole, ...messages.flatMap((lines) => [lines.join("\n"), ...lines.slice(0, LINES)])];
  return [...new Set(all)].map((part) => {
    const own = telling(part);
    return { words: own, weight: weigh(known, own) };
  });
}

/** The recorded message of a section that is most like a text's. @param {Known} known @param {number} number @param {Part[]} pasted */
function closest(known, number, pasted) {
  let best = { fit: 0, message: "" };
  for (const message of known.sections[number].messages) {
    for (const one of pasted) {
      const fit = likeness(one, message);
      if (fit > best.fit) best = { fit, message: message.text };
    }
  }
  return best;
}

/** An error without its type, quotes, and capitals. @param {string} error */
const untyped = (error) =>
  error
    .trim()
    .replace(/^[\w.]+(?:Error|Exception|Warning): /, "")
    .replace(/['"`]/g, "")
    .toLowerCase();

/** The sections that have an error of a text as their title. @param {Known} known @param {string} text @param {string[][]} messages those in it */
function titled(known, text, messages) {
  const all = new Set([text, ...messages.map(([first]) => first)].map(untyped));
  return known.sections.flatMap(({ bare }, number) => (all.has(bare) ? [number] : []));
}

/**
 * The sections whose recorded errors a text fits, best first.
 * @param {Known} known
 * @param {string} text
 * @returns {Match[]}
 */
export function match(known, text) {
  const { named, messages } = messagesIn(text);
  const pasted = parts(known, plain(text), messages);
  const all = [...words(unheaded(plain(text)))];
  const total = weigh(known, all) || 1;
  /** @param {number} number @returns {number} how much of all its words the section has */
  const covered = (number) =>
    weigh(
      known,
      all.filter((word) => [known.said, known.stack].some((table) => table.get(word)?.includes(number))),
    ) / total;
  /** @type {Match[]} */
  const found = [];
  const ranked = new Set([...titled(known, text, messages), ...rank(known, text).slice(0, LOOKED_AT)]);
  for (const number of ranked) {
    const { url, title } = known.sections[number];
    const best = closest(known, number, pasted);
    if (best.fit >= LIKE) found.push({ url, title, ...best });
    else if (known.stack.size && (!named || total >= LONG)) {
      const fit = covered(number);
      if (fit >= (named ? MORE : FRAMES)) found.push({ url, title, fit });
    }
  }
  // A section that is about exactly this comes before those that show it too.
  const about = found.filter(({ fit, title, message }) => fit === 1 && message === title);
  return [...about, ...found.filter((one) => !about.includes(one))];
}
