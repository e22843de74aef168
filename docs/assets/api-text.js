// @ts-check
// What the facts of api.js are in words, and the few elements that both "Can I use" and
// "Compare" draw.

/** @typedef {import("./api.js").Answer} Answer */
/** @typedef {string | {code: string}} Part */

export const ROOT = new URL("../", import.meta.url); // the site's
/** What each state is called; its sign is in site.css. */
export const WORDS = {
  yes: "works",
  partial: "partial",
  warns: "warns",
  ignored: "ignored",
  raises: "raises",
  absent: "absent",
  unknown: "not known",
};
const MANY = 6; // arguments that a sentence names

/**
 * What follows a state and its range: a message, or what is missing.
 * @param {Answer} answer
 * @param {boolean} argument whether it is an argument's
 * @returns {Part[]}
 */
export function explained({ state, text }, argument) {
  if (state === "partial") return ["works without ", ...listed(text.split(", "))];
  if (text) return [{ code: text }];
  if (state === "unknown") {
    return [argument ? "not stated by the signature, and not tested" : "it is there, but wasn't called"];
  }
  return state === "ignored" ? ["accepted without any effect"] : [];
}

/** @param {string[]} words @returns {Part[]} */
export function listed(words) {
  const shown = words.length > MANY + 1 ? words.slice(0, MANY) : words;
  const more = words.length - shown.length;
  const parts = shown.flatMap((word) => [", ", { code: word }]).slice(1);
  return more ? [...parts, ` and ${more} more`] : parts;
}

/**
 * What changed of a name, as sentences, by the kind of change.
 * @param {import("./api.js").Change} one
 * @returns {Record<"signature" | "default" | "answer", Part[][]>}
 */
export function sentences(one) {
  const added = one.arguments.filter(([, before]) => before === "absent").map(([word]) => word);
  const removed = one.arguments.filter(([, , after]) => after === "absent").map(([word]) => word);
  const others = one.arguments.filter(([, ...pair]) => !pair.includes("absent"));
  /** @param {string} text @param {string[]} words */
  const about = (text, words) => (words.length ? [[text, ...listed(words)]] : []);
  return {
    signature: [
      ...about("added ", added),
      ...about("removed ", removed),
      ...about("at another position: ", one.moved),
    ],
    default: one.defaults.map(([word, before, after]) => {
      if (!before) return ["optional now: ", { code: `${word}=${after}` }];
      if (!after) return ["required now: ", { code: word }];
      return ["default of ", { code: word }, ": ", { code: before }, " → ", { code: after }];
    }),
    answer: [
      ...(one.answer ? [[`${WORDS[one.answer[0]]} → ${WORDS[one.answer[1]]}`]] : []),
      ...others.map(([word, before, after]) => [{ code: word }, `: ${WORDS[before]} → ${WORDS[after]}`]),
    ],
  };
}

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {Part[]} parts @returns {(Node | string)[]} */
export const drawn = (parts) =>
  parts.map((part) => (typeof part === "string" ? part : el("code", {}, part.code)));

/** @param {import("./api.js").State} state */
export const badge = (state) => el("span", { class: `badge state ${state}` }, WORDS[state]);

/** A link to what *Can I use* says of a name. @param {string} name @param {string} [shown] */
export const linked = (name, shown = name) =>
  el("a", { href: `${ROOT}can-i-use/?q=${encodeURIComponent(name)}` }, el("code", {}, shown));
