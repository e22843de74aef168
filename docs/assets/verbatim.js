// @ts-check
// Which sections have a text's very words among the messages that they answer: lines without an
// error's type, of logs, installers, and other programs. Nothing here loads or draws.

/** @typedef {import("./recorded.js").Known} Known */
/** @typedef {{url: string, message: string, said: string, first: string, words: number}} Said one message of a section, its words, the first of them, and how many */

const FEWEST = 3; // words of a message that tells by itself
const TITLE = 5; // words of a heading that is a message
const SHARE = 0.6; // of a message that was cut off
const ALL = 0.8; // of a text that says little else
const MOST = 3; // sections: what more of them have tells nothing

/** Lower-case words and names, whatever is between them; a number is one, whichever. @param {string} text */
export const plainly = (text) =>
  ` ${text
    .toLowerCase()
    .replace(/\d+/g, "0")
    .split(/[^a-z0-9_]+/)
    .filter(Boolean)
    .join(" ")} `;

/** @type {WeakMap<Known, Said[]>} */
const made = new WeakMap();

/** @param {Known} known @returns {Said[]} */
function every(known) {
  const before = made.get(known);
  if (before) return before;
  // Other pages have names and commands there, and a heading may be a few words of a topic.
  const pages = known.sections.filter(({ url }) => url.startsWith("errors/"));
  const all = pages.flatMap(({ url, messages }) =>
    messages.flatMap(({ text: message }, at) => {
      const said = plainly(message);
      const own = said.trim().split(" ");
      // A heading may be a few words of a topic.
      return at || own.length >= TITLE ? [{ url, message, said, first: own[0], words: own.length }] : [];
    }),
  );
  made.set(known, all);
  return all;
}

/**
 * The sections that have a text's words as a message, the longest first: the text has all of it, or
 * it is a text that was cut off.
 * @param {Known} known @param {string} text
 * @returns {{url: string, whole: boolean, inside: boolean, message: string, words: number}[]} `whole`: the text
 *   says nothing else; `inside`: it has all of the message; how many words that has
 */
export function worded(known, text) {
  const asked = plainly(text);
  const own = asked.trim().split(" ");
  const count = own.length;
  const has = new Set(own);
  const fits = every(known).filter(({ said, first, words }) =>
    said.length <= asked.length
      ? words >= FEWEST && has.has(first) && asked.includes(said)
      : count >= FEWEST && count >= SHARE * words && said.includes(asked),
  );
  fits.sort((a, b) => b.words - a.words);
  // What a shorter message says is a part of the longest.
  const best = fits.filter(({ words }) => words === fits[0].words);
  const urls = new Set(best.map(({ url }) => url));
  // A page has its sections' messages, too.
  for (const url of urls) if (url.includes("#")) urls.delete(url.split("#")[0]);
  const whole = best.some(({ said, words }) => asked.includes(said) && words >= ALL * count);
  if (!best.length || urls.size > MOST) return [];
  const [{ message, said, words }] = best;
  const inside = asked.includes(said);
  return [...urls].map((url) => ({ url, whole, inside, message, words }));
}

/**
 * The pages that have a name in their messages, where few do: of a status (`CUDA_ERROR_ILLEGAL_ADDRESS`).
 * @param {Known} known @param {string} name
 */
export function naming(known, name) {
  const urls = (known.said.get(name.toLowerCase()) ?? []).map((number) => known.sections[number].url);
  const own = urls.filter((url) => url.startsWith("errors/"));
  return own.length <= MOST ? own : [];
}
