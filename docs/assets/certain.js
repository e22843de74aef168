// @ts-check
// Whether a page that fits an error is surely of its cause: a message can be the very same, and
// the cause another. It is where the page is about this message, or its own program raised it,
// and the text agrees with that: type, values, packages of the traceback. Each reason against it
// is said, for it tells what to look at. Nothing here loads or draws.

import { telling, words } from "./recorded.js";
import { framesIn } from "./traceback.js";

/** @typedef {import("./api-text.js").Part} Part @typedef {import("./recorded.js").Section} Section */
/** @typedef {import("./traceback.js").Read} Read @typedef {import("./traceback.js").Raised} Raised */

const TYPE = /^\s*(?:[\w.]*\.)?(\w*(?:Error|Exception|Warning))\b:? ?/;
// What TensorFlow's compiled code raises: any operation can, whatever called it.
const RUNTIME =
  /^(?:InvalidArgument|NotFound|FailedPrecondition|AlreadyExists|Unimplemented|Internal|Unavailable|OutOfRange|ResourceExhausted|DataLoss|Aborted|Cancelled|Unknown)Error$/;
const ABOUT = 0.8; // of a title's words that a message has
const OFTEN = 0.15; // of the runs of a section's programs
const SHOWS = /^(?:versions|learn)\//; // pages that show an error by the way
const TWICE = 2;
const TITLED = 4; // words of a title without a type that says which error it is
const CUT = 8; // letters that a text lacks
const OURS = /(?:site|dist)-packages[\\/](?:keras|tf_keras|tensorflow|tensorflow_core)[\\/]/;
// Types that are one, or that releases changed.
/** @type {Record<string, string>} */
const ALSO = { ModuleNotFoundError: "ImportError", IOError: "OSError", EnvironmentError: "OSError" };

/** @param {string} text @returns {[type: string, said: string]} */
function split(text) {
  const type = TYPE.exec(text);
  return [type?.[1] ?? "", text.slice(type?.[0].length ?? 0).trim()];
}

/** @param {string} type */
const kind = (type) => ALSO[type] ?? type;

/** The names that a message quotes: `'keras.layers'` is also `layers`. @param {string} text */
export function quoted(text) {
  const all = [...text.matchAll(/['"`]([A-Za-z_][\w.]*)['"`]/g)].map(([, name]) => name);
  return new Set(all.flatMap((name) => [name, name.slice(name.lastIndexOf(".") + 1)]).filter((name) => !ROOT.test(name)));
}
const ROOT = /^(?:keras|tf_keras|tensorflow|tensorflow_core|tf|module|object|v\d|python|api)$/;

/** @param {string} text */
const OF_NAMES = /has no attribute|[Nn]o module named|cannot import name/;

/** Whether a title is about a message. @param {string} title @param {string} said */
export function isAbout(title, said) {
  const [type, titled] = split(title);
  const own = telling(titled);
  if (!own.size || (!type && own.size < TITLED)) return false;
  if (OF_NAMES.test(titled) && OF_NAMES.test(said)) {
    const theirs = quoted(said);
    return [...quoted(titled)].some((name) => theirs.has(name));
  }
  const theirs = words(said);
  const shared = [...own].filter((word) => theirs.has(word));
  return shared.length >= ABOUT * own.size;
}

/** The messages of a section that are one, whatever numbers and files are in it. @param {Section} section @param {string} message */
function alike({ messages }, message) {
  const own = telling(message);
  return messages.filter(
    ({ words: theirs }) => theirs.size === own.size && [...own].every((word) => theirs.has(word)),
  );
}

/** Whether a section's own programs raised a message, and not only by the way. @param {Section} section @param {string} message */
function often(section, message) {
  const all = section.messages.reduce((sum, { runs }) => sum + Math.abs(runs), 0);
  const most = Math.max(0, ...alike(section, message).map(({ runs }) => Math.abs(runs)));
  return most >= TWICE && most >= OFTEN * all;
}

// `<class 'data.Generator'>`, `<keras.layers.Dense object at 0x…>`
const CLASS = /<(?:class '([\w.]+)'|([\w.]+) object at)/g;
const KNOWN = /^(?:keras|tf_keras|tensorflow|tensorflow_core|numpy|\w+$)/;

/** The classes of other packages, or of the reader's own, that a message shows. @param {string} text */
const classes = (text) =>
  [...text.matchAll(CLASS)].map(([, one, other]) => one ?? other).filter((name) => !KNOWN.test(name));

/** How a section's messages go on where a text ends; empty where it is whole. @param {Section} section @param {string} said */
function rest({ messages }, said) {
  const own = said.trim().replace(/[\s.:…]+$/, "");
  if (own.includes("\n")) return "";
  const all = messages.map(({ text, runs }, at) => ({ text: split(text)[1], whole: at > 0 || runs !== 0 }));
  if (all.some(({ text, whole }) => whole && text.replace(/[\s.:…]+$/, "") === own)) return "";
  const longer = all.find(({ text }) => text.startsWith(own) && text.length > own.length + CUT);
  return longer ? longer.text.slice(own.length).trim() : "";
}

/**
 * What speaks against a page's cause being the text's; nothing where it is sure.
 * @param {object} given
 * @param {Section} given.section that fits
 * @param {string} given.title the section's, or its page's where it has none that says what is there
 * @param {string} given.message the recorded message that fits; empty where a form does
 * @param {boolean} given.listed whether its page lists the message as another wording of its own, or its form leads there
 * @param {Raised | undefined} given.cause the text's
 * @param {Read} given.all
 * @returns {string[]}
 */
export function doubts({ section, title, message, listed, cause, all }) {
  const said = cause?.message ?? all.text;
  const [type] = split(message);
  /** @type {string[]} */
  const found = [];
  const about = isAbout(title, said);
  const ran = Boolean(message) && !SHOWS.test(section.url) && !RUNTIME.test(type) && often(section, message);
  if (!about && !ran && !listed) found.push("beside");
  if (message && type && cause?.type && kind(type) !== kind(cause.type) && !listed) found.push("type");
  if (rest(section, said)) found.push("cut");
  const run = section.messages.some(({ runs }) => runs);
  if (!run && classes(said).length) found.push("class");
  const own = alike(section, message).some(({ runs }) => runs < 0);
  const last = framesIn(all.text).at(-1)?.file ?? "";
  if (message && own && OF_NAMES.test(said) && OURS.test(last)) found.push("inside");
  return found;
}
