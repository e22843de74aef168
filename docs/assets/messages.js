// @ts-check
// Every text that Keras and TensorFlow raise, warn, or log, and which of them a pasted line is.
// Reads docs/api/messages/ (harness/render/messages.py says its form). Nothing here draws or loads.
//
//     const index = prepare(await json("api/messages/index.json"));       // once
//     const files = wanted(index, text);          // ["004.json", "017.json"]: at most LOADED, best first
//     const shards = await Promise.all(files.map((file) => json(`api/messages/${file}`)));
//     const found = find(text, shards.map((shard) => decode(index, shard)));  // best first
//
// `text` is one message: "ValueError: Layer dense expects …", with or without its type, its lines
// joined by "\n". Of a traceback, give each message of `messagesIn` (traceback.js) by itself.

/**
 * A message that a text may be, as `find` gives it:
 *
 * - `template`: what the source says; `{}` is a hole. A long one is cut.
 * - `holes`: what the text has in its holes, in their order; none where `sure` is `part`.
 * - `does`: `raises`, `warns` or `logs`.
 * - `type`: `ValueError`, `UserWarning`; empty where the source names none.
 * - `package`: whose source it is: `keras`, `tf_keras`, `tensorflow`, `keras_tuner`, …; `runtime`
 *   where compiled code raises it, as our own runs met it.
 * - `function`: where it is raised: `keras.src.layers.layer.Layer.build`.
 * - `name`: the public name that it belongs to, `tf.keras.layers.Layer.build`; or empty.
 * - `condition`: the nearest `if` or `except` above it, as in the source; or empty.
 * - `places`: at most two of these four, the newest first, each with the labels of its `columns`:
 *   `2.4`, `tf_keras 2.16`, `Keras 3.4`, `keras_tuner 1.4.7`.
 * - `releases`: the TensorFlow releases that have it in these words; for a `tf_keras` or a
 *   library, see `places`.
 * - `minors`: likewise, the Keras 3 minor versions.
 * - `wordings`: its variants: how other releases word it, in the same function.
 * - `reworded`: some of its releases have it in other words, much like these; then there are no
 *   `wordings` of those.
 * - `wraps`: it wraps another error, whose text is in one of its holes.
 * - `general`: it has too few words to be an answer, or is about a name: ask the names table for
 *   what is in its holes (`{} object has no attribute {}`).
 * - `sure`: `whole` if the text has all words of the template, in their order; `part` if it has
 *   most of them, because it is cut off or another variant.
 * - `fit`: how much of the template's and of the text's words are the same, 0 to 1.
 * @typedef {ReturnType<typeof find>[number]} Found
 */

/**
 * What docs/api/messages/index.json says.
 * @typedef {object} Index
 * @property {number} schema
 * @property {string[]} columns
 * @property {string[]} sets
 * @property {string[]} keys
 *
 * @typedef {object} Prepared the index, ready to be asked
 * @property {string[]} columns
 * @property {string[][]} sets the labels of each set's columns
 * @property {Map<number, number[]>} keys hashes, with the shards that have them
 *
 * @typedef {[string, string, (string | number)[][], number?, number[]?]} Row
 * @typedef {{paths: string[], rows: Row[]}} Shard
 * @typedef {object} Message a row of a shard, ready to be compared
 * @property {string} template
 * @property {string} kind
 * @property {string[]} parts the template's texts between its holes
 * @property {string[]} small the same parts in small letters, without spaces at the ends of the text
 * @property {number} own how many letters the parts have
 * @property {string} start the letters of the first part, in small letters
 * @property {string[]} words
 * @property {number} flags
 * @property {{function: string, name: string, condition: string, columns: string[]}[]} places
 * @property {string[]} columns
 * @property {Message[]} variants other words for the same, in other releases
 */

export const LOADED = 5; // shards for one text
const WRAPS = 1;
const GENERAL = 2;
const REWORDED = 4;
const BITS = 20;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (const [value, character] of [...ALPHABET].entries()) VALUES[character.charCodeAt(0)] = value;
// The same rule as `keys` in Python: both are tested on tests/cases/messages.jsonl.
const WORD = /[a-z_][a-z0-9_]+/g;
// What Python itself says of a name that isn't there, and some messages go on from there.
const ABOUT_NAMES = /has no attribute|No module named|cannot import name/;
/** @type {Record<string, "raises" | "warns" | "logs">} */
const DOES = { r: "raises", w: "warns", l: "logs" };

const COMMON = new Set(
  "an and are as be been but by can for from has have if in is it its not of on only or should that the this to with you your".split(
    " ",
  ),
);

/** A hash, as Python computes it. @param {string} text @returns {number} */
export function fnv(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return (value ^ (value >>> BITS)) & ((1 << BITS) - 1);
}

/** Sorted numbers, of the differences in which they are written. @param {string} text @returns {number[]} */
export function unpacked(text) {
  const made = [];
  let last = 0;
  let rest = 0;
  let bit = 0;
  for (let place = 0; place < text.length; place++) {
    const value = VALUES[text.charCodeAt(place)];
    rest += (value & 31) << bit;
    bit += 5;
    if (value < 32) {
      last += rest;
      made.push(last);
      rest = bit = 0;
    }
  }
  return made;
}

/** @param {Index} index @returns {Prepared} */
export function prepare(index) {
  /** @type {Map<number, number[]>} */
  const keys = new Map();
  for (const [shard, packed] of index.keys.entries()) {
    for (const hash of unpacked(packed)) {
      const known = keys.get(hash);
      if (known) known.push(shard);
      else keys.set(hash, [shard]);
    }
  }
  const sets = index.sets.map((text) => {
    const columns = text.split(" ").flatMap((range) => {
      const [first, last = first] = range.split("-").map(Number);
      return index.columns.slice(first, last + 1);
    });
    return columns;
  });
  return { columns: index.columns, sets, keys };
}

/**
 * A text as it is compared: in one line, without colors, log prefixes, and its type.
 * @param {string} text
 * @returns {{text: string, type: string}}
 */
export function normal(text) {
  let said = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colors
    .replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  said = said.replace(/^(?:WARNING|ERROR|INFO|CRITICAL):\w+:|^[WEIF]\d* [\w:./ ]*\] /, "");
  const warned = /^\S+:\d+: (\w+(?:Warning|Error)): (.*)$/.exec(said);
  const named = warned ?? /^(?:[\w.]*\.)?(\w*(?:Error|Exception|Warning|Interrupt|Exit)): (.*)$/.exec(said);
  return named ? { text: named[2], type: named[1] } : { text: said, type: "" };
}

/**
 * The files that may have a text's message, the likeliest first.
 * @param {Prepared} index @param {string} text
 * @returns {string[]}
 */
export function wanted(index, text) {
  const words = normal(text).text.toLowerCase().match(WORD) ?? [];
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  /** @type {Map<number, number>} */
  const hits = new Map();
  for (const key of new Set([...pairs, ...words])) {
    const shards = index.keys.get(fnv(key)) ?? [];
    const worth = key.split(" ").filter((word) => !COMMON.has(word)).length;
    for (const shard of shards) hits.set(shard, (hits.get(shard) ?? 0) + worth);
  }
  const best = [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best.slice(0, LOADED).map(([shard]) => `${String(shard).padStart(3, "0")}.json`);
}

/** @param {Prepared} index @param {Shard} shard @returns {Message[]} */
export function decode(index, { paths, rows }) {
  const path = (/** @type {unknown} */ before, /** @type {unknown} */ last) =>
    [paths[Number(before)], last].filter(Boolean).join(".");
  /** @param {Row[2]} some @returns {Message["places"]} */
  const placesOf = (some) =>
    some.map(([before, last, set, condition = "", ...name]) => ({
      function: path(before, last),
      condition: String(condition),
      name: name.length ? path(name[0], name[1]) : "",
      columns: index.sets[Number(set)],
    }));
  const messages = rows.map(([template, kind, some, flags = 0]) => {
    const parts = partsOf(template);
    const words = parts.join(" ").toLowerCase().match(WORD) ?? [];
    /** @type {Message["places"] | undefined} */
    let places;
    /** @type {string[] | undefined} */
    let columns;
    return {
      template,
      kind,
      ...compared(template, parts),
      words,
      flags,
      variants: /** @type {Message[]} */ ([]),
      // Of most messages nobody asks where they are raised.
      get places() {
        places ??= placesOf(some);
        return places;
      },
      get columns() {
        if (!columns) {
          const having = new Set(some.flatMap(([, , set]) => index.sets[Number(set)]));
          columns = index.columns.filter((label) => having.has(label));
        }
        return columns;
      },
    };
  });
  for (const [at, row] of rows.entries()) messages[at].variants = (row[4] ?? []).map((n) => messages[n]);
  return messages;
}

/** The texts between a template's holes, in one line. @param {string} template @returns {string[]} */
export function partsOf(template) {
  const open = template.replace(/\{\{/g, "\u0001").replace(/\}\}/g, "\u0002");
  return open
    .split("{}")
    .map((part) => part.replace(/\s+/g, " ").replaceAll("\u0001", "{").replaceAll("\u0002", "}"));
}

/** The end of a template that was too long for its file. @param {string} part */
const uncut = (part) => part.replace(/…$/, "");

/** What of a template is compared with each text. @param {string} template @param {string[]} parts */
const compared = (template, parts) => ({
  parts,
  small: parts.map((part, number) => {
    const cut = template.endsWith("…") && number === parts.length - 1;
    const asked = (cut ? uncut(part) : part).trimEnd();
    return (number ? asked : asked.trimStart()).toLowerCase();
  }),
  own: letters(parts.join("")),
  start: bareLetters(parts[0]),
});

/**
 * What a text has in the holes of a template, and how much of the text that is; undefined where
 * it hasn't all of the template's texts in their order.
 * @param {Pick<Message, "small">} message @param {string} text
 * @param {string} small the same in small letters: releases write "(Empty Logs)" and "(Empty logs)"
 * @returns {{holes: string[], begin: number, end: number} | undefined}
 */
function filled({ small: parts }, text, small) {
  const holes = [];
  let begin = 0;
  let at = 0;
  for (const [number, from] of parts.entries()) {
    if (number === parts.length - 1 && number && !from.trim()) {
      holes.push(text.slice(at).trim());
      return { holes, begin, end: text.length };
    }
    const found = small.indexOf(from, at);
    if (found < 0) return undefined;
    if (number) holes.push(text.slice(at, found).trim());
    else begin = found;
    at = found + from.length;
  }
  return { holes, begin, end: at };
}

/**
 * What the words weigh that a template and a text share, in their order.
 * @param {string[]} words @param {string[]} said @param {(word: string) => number} weight
 */
function inOrder(words, said, weight) {
  /** @type {number[]} */
  let row = new Array(said.length + 1).fill(0);
  for (const word of words) {
    const next = [0];
    for (let at = 0; at < said.length; at++) {
      next.push(said[at] === word ? row[at] + weight(word) : Math.max(row[at + 1], next[at]));
    }
    row = next;
  }
  return row[said.length];
}

/** A recorded error as templates are compared with it: without its type and backticks. @param {string} text */
export const bare = (text) => normal(text.replaceAll("`", "")).text;

/**
 * What tells whether a text, as `bare` gives it, has the words of a template.
 * @param {string} template
 * @returns {(text: string) => boolean}
 */
export function fills(template) {
  const plain = template.replaceAll("`", "");
  const asked = compared(plain, partsOf(plain));
  if (asked.own < TELLING) return () => false;
  return (text) => filled(asked, text, text.toLowerCase()) !== undefined;
}

// Thresholds, fitted on what our own runs raised: tests/js/messages.test.js measures them.
const PART = 0.7; // share of the weight of words that a text and a template must have in common
const FEW = 5; // words of a template, below which a part of it says nothing
const LETTERS = 8; // of a template
const HOLE_FIRST = 20; // likewise, of one that begins with a hole
const BEGINS = 12; // letters at the start of a template that a text must have, if it is cut off
const TELLING = 20; // letters of a template that no other error has by chance
const LITTLE = 0.35; // fit of a template whose words are all there, among many others
const SHORT = 25; // letters of a template that many texts have by chance
const START = 35; // letters of a first part that no other message has
const SAME_START = 0.95; // their fit
const MOST = 8; // answers
const LONGEST = 120; // words of a text that are compared
const SAME_TYPE = 0.15; // what the same type is worth

/** @param {string} text */
const letters = (text) => text.replace(/[^A-Za-z]/g, "").length;

/** @param {string} text */
const bareLetters = (text) => text.replace(/[^A-Za-z]/g, "").toLowerCase();

/**
 * @typedef {object} Asked a text, ready to be compared with many messages
 * @property {string} text
 * @property {string} small in small letters
 * @property {string} bare only its letters, likewise
 * @property {string} end without what may follow a sentence
 * @property {string} type
 * @property {string[]} said its words
 * @property {Set<string>} having the same
 * @property {(word: string) => number} weight
 */
/** @typedef {{message: Message, holes: string[], sure: "whole" | "part", fit: number, score: number}} Fit */

/** @param {string[]} words @param {(word: string) => number} weight */
const sum = (words, weight) => words.reduce((all, word) => all + weight(word), 0);

/**
 * How many letters of a template a text has that ends before the template does, as a pasted
 * line or sentence, and whether these are all that it says outside of holes.
 * @param {string[]} parts @param {string} said a text without what follows its last sentence
 */
function begun(parts, said) {
  let letter = 0;
  let at = 0;
  for (const [number, part] of parts.entries()) {
    const asked = number ? part : part.trimStart();
    const found = said.indexOf(asked, at);
    if (found < 0 || (!number && found > 2)) {
      // The text may end in this part, after what is in a hole.
      const last = number ? Math.max(at, said.length - asked.length) : 0;
      for (let from = last; from < said.length; from++) {
        if (asked.startsWith(said.slice(from)))
          return { letter: letter + letters(said.slice(from)), ends: true };
        if (!number) break;
      }
      return { letter, ends: false };
    }
    letter += letters(asked);
    at = found + asked.length;
  }
  return { letter, ends: false };
}

/**
 * How well a message fits a text that doesn't have all of it.
 * @param {Message} message @param {Asked} asked
 */
function partly({ words, parts, start }, { end, bare, said, having, weight }) {
  const { letter, ends } = begun(parts, end);
  const begins =
    letter >= (parts[0].trim() ? BEGINS : HOLE_FIRST)
      ? (ends ? 0.8 : 0.65) + (ends ? 0.15 : 0.3) * (letter / bare.length)
      : 0;
  // It ends in the template, and all that isn't in a hole is the template's.
  if (ends && letter >= START) return SAME_START;
  // All letters of the first part: other texts are in the holes than the source shows.
  if (start.length >= START && bare.startsWith(start)) return SAME_START;
  if (words.length < FEW || said.length < FEW) return begins;
  const common = new Set(words.filter((word) => having.has(word)));
  const whole = sum(words, weight);
  if (common.size < FEW || sum([...common], weight) < 0.4 * whole) return begins;
  const shared = inOrder(words, said, weight);
  const all = sum(said, weight);
  // A text has words in its holes, too; a template may be one of several sentences.
  return Math.max(
    begins,
    (2 * shared) / (whole + all),
    (shared / all) * (said.length >= FEW + 2 ? 0.95 : 0.8),
    (shared / whole) * 0.85,
  );
}

/**
 * How well a message fits a text.
 * @param {Message} message @param {Asked} asked
 * @returns {Fit | undefined}
 */
function compare(message, asked) {
  const { own } = message;
  if (own < LETTERS) return undefined;
  const whole = filled(message, asked.text, asked.small);
  const sameType = message.kind.slice(1) === asked.type && asked.type ? SAME_TYPE : 0;
  if (whole) {
    // What comes before a template that begins with a text isn't explained by it.
    const before = letters(asked.text.slice(0, whole.begin));
    const rest = letters(asked.text.slice(whole.end));
    const fit = own / (own + before + rest / 4 + letters(whole.holes.join("")) / 8);
    if (fit < LITTLE && own < SHORT) return undefined;
    return { message, holes: whole.holes, sure: "whole", fit, score: 0.6 + fit + sameType };
  }
  const fit = partly(message, asked);
  return fit < PART ? undefined : { message, holes: [], sure: "part", fit, score: fit + sameType };
}

/**
 * What words weigh: rare ones among the messages more, and those of no message as much as
 * any rare one.
 * @param {Message[]} messages
 */
function weights(messages) {
  /** @type {Map<string, number>} */
  const having = new Map();
  for (const { words } of messages)
    for (const word of new Set(words)) having.set(word, (having.get(word) ?? 0) + 1);
  /** @type {Map<string, number>} */
  const known = new Map();
  return (/** @type {string} */ word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const weight = Math.log(1 + messages.length / (having.get(word) ?? 1));
    known.set(word, weight);
    return weight;
  };
}

/** @param {string[]} columns */
const releasesOf = (columns) => columns.filter((label) => /^[\d.]+$/.test(label));
/** @param {string[]} columns */
const minorsOf = (columns) =>
  columns.filter((label) => label.startsWith("Keras ")).map((label) => label.slice("Keras ".length));

/**
 * The messages that a text may be, best first.
 * @param {string} text
 * @param {Message[][]} shards those that `wanted` names
 */
export function find(text, shards) {
  const messages = shards.flat();
  const { text: only, type } = normal(text);
  const said = only.toLowerCase().match(WORD) ?? [];
  const words = said.slice(0, LONGEST);
  /** @type {Asked} */
  const asked = {
    text: only,
    small: only.toLowerCase(),
    bare: bareLetters(only),
    end: only.replace(/[\s.:…]+$/, ""),
    type,
    said: words,
    having: new Set(words),
    weight: weights(messages),
  };
  const fits = messages
    .map((message) => compare(message, asked))
    .filter((fit) => fit !== undefined)
    .sort((a, b) => b.score - a.score || b.message.columns.length - a.message.columns.length);
  return fits.slice(0, MOST).map(({ message, holes, sure, fit }) => {
    const [place] = message.places;
    return {
      template: message.template,
      holes,
      does: DOES[message.kind[0]],
      type: message.kind.slice(1),
      package: place.function.split(".")[0].replace("tensorflow_core", "tensorflow"),
      function: place.function,
      name: place.name,
      condition: place.condition,
      places: message.places,
      releases: releasesOf(message.columns),
      minors: minorsOf(message.columns),
      wordings: message.variants.map((other) => ({
        template: other.template,
        releases: releasesOf(other.columns),
        minors: minorsOf(other.columns),
      })),
      wraps: Boolean(message.flags & WRAPS),
      general: Boolean(message.flags & GENERAL) || (sure === "part" && ABOUT_NAMES.test(only)),
      reworded: Boolean(message.flags & REWORDED),
      sure,
      fit,
    };
  });
}
