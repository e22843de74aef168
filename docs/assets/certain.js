// @ts-check
// Whether a page that fits an error is surely about its cause: the message can be the very
// same, and the cause another. It is sure where the page is about this message, or its own
// programs raised it, and the text agrees with that. Each doubt says what to look at. Nothing
// here loads or draws.

import { isDistinctive, telling } from "./recorded.js";
import { framesIn } from "./traceback.js";

/** @typedef {import("./api-text.js").Part} Part @typedef {import("./recorded.js").Section} Section */
/** @typedef {import("./traceback.js").Read} Read @typedef {import("./traceback.js").Raised} Raised */
/**
 * @typedef {object} Doubt
 * @property {"other" | "type" | "cut" | "class" | "inside" | "sizes" | "log" | "check" | "pages"} kind
 * @property {Part[]} said what to look at
 */
/**
 * @typedef {object} Given
 * @property {Section} section that fits
 * @property {string} title the section's, or its page's where it has none that says what is there
 * @property {string} message the recorded message that fits; empty where only a form does
 * @property {boolean} listed whether the message is known to lead there: its page says so, or its form
 * @property {Raised | undefined} cause the text's
 * @property {Read} all
 */

const TYPE = /^\s*(?:[\w.]*\.)?(\w*(?:Error|Exception|Warning))\b:? ?/;
// What TensorFlow's compiled code raises: any operation can, whatever called it. The same rule
// is in harness/render/message_runtime.py.
export const RUNTIME =
  /^(?:InvalidArgument|(?:File)?NotFound|FailedPrecondition|AlreadyExists|Unimplemented|Internal|Unavailable|OutOfRange|ResourceExhausted|DataLoss|Aborted|Cancelled|Unknown)Error$/;
// What TensorFlow's own code, or Python, checks for any operation: it says what is wrong, and not whose it is.
const CHECK =
  /^Shapes? [([].* (?:are incompatible|must have rank)|^Dimensions? \S+ (?:and \S+ are not compatible|must be)|\bnested structure\b|^(?:\w+: )?Attempting to capture an EagerTensor|^as_list\(\) is not|is not an element of this graph|^Cannot feed value of shape|^Failed to convert (?:a NumPy array|elements of|object of type)|^Attempt to convert a value|Tensor conversion requested dtype|^Expected \w+,? (?:but )?got .* of type|^None values not supported|^List of Tensors when|^Cannot iterate over a|^Expected binary or unicode string|^could not broadcast input array|^Incompatible shapes|^Inconsistent shapes|expected (?:min_)?ndim=4, found ndim=3|^(?:int|float)\(\) argument must be/;
const OF_NAMES = /has no attribute|[Nn]o module named|cannot import name/;
const ROOT = /^(?:keras|tf_keras|tensorflow|tensorflow_core|tf|module|object|v\d|python|api)$/;
const OURS = /(?:site|dist)-packages[\\/](keras|tf_keras|tensorflow|tensorflow_core)[\\/]/;
const ABOUT_ONE = /^errors\//; // pages about errors
const SHOWS = /^(?:versions|learn)\//; // pages that show an error by the way
// `<class 'data.Generator'>`, `<data.Generator object at 0x…>`
const CLASS = /<(?:class '([\w.]+)'|([\w.]+) object at)/g;
const KNOWN = /^(?:keras|tf_keras|tensorflow|tensorflow_core|numpy)\.|^\w+$/;
const END = /[\s.:…]+$/; // of a text that may go on
const ABOUT = 0.8; // of a title's words that a message has
const OFTEN = 0.15; // of the runs of a section's programs
const TWICE = 2;
const TELLING = 150; // weight of the words of a message that is met nowhere else
const TITLED = 4; // words of a title without a type that says which error it is
const INSIDE = 2; // parts of a module whose name tells
const CUT = 8; // letters that a text lacks
const LOG = /^errors\/log-messages\//; // what a program says while it goes on
const STOPPED = /\bterminate called|\bwhat\(\): /; // of a program in C++
const SHORT = 90; // letters of a title or a message that a doubt quotes
// Types that are one, or that releases changed.
/** @type {Record<string, string>} */
const ALSO = { ModuleNotFoundError: "ImportError", IOError: "OSError", EnvironmentError: "OSError" };

/** @param {string} text @returns {[type: string, said: string]} */
function split(text) {
  const type = TYPE.exec(text);
  return [type?.[1] ?? "", text.slice(type?.[0].length ?? 0).trim()];
}

/** @param {string} type */
const kindOf = (type) => ALSO[type] ?? type;

/** A text as code inside a sentence. @param {string} text @returns {Part} */
const code = (text) => ({ code: text.length > SHORT ? `${text.slice(0, SHORT)}…` : text.replace(END, "") });

/** The names that a message is about: `'keras.layers'` is also `layers`. @param {string} text */
function quoted(text) {
  const all = [...text.matchAll(/['"`]([A-Za-z_][\w.]*)['"`]|\b(?:named|module) ([a-z_][\w.]*)/g)].map(
    ([, name, bare]) => name ?? bare,
  );
  const each = all.flatMap((name) => [name, name.slice(name.lastIndexOf(".") + 1)]);
  return new Set(each.filter((name) => !ROOT.test(name)));
}

/** Whether two names are one, or the one is inside the other module. @param {string} name @param {string} other */
function isNear(name, other) {
  const [short, long] = name.length < other.length ? [name, other] : [other, name];
  return short === long || (long.startsWith(`${short}.`) && short.split(".").length > INSIDE);
}

/** Whether a title is about a message. @param {string} title @param {string} said */
export function isAbout(title, said) {
  const [type, titled] = split(title);
  const own = telling(titled);
  if (!own.size || (!type && own.size < TITLED)) return false;
  if (OF_NAMES.test(titled) && OF_NAMES.test(said)) {
    const theirs = [...quoted(said)];
    return [...quoted(titled)].some((name) => theirs.some((other) => isNear(name, other)));
  }
  const theirs = telling(said);
  const axes = [...theirs].filter((word) => word.startsWith("axes_"));
  if (axes.length && !axes.some((word) => own.has(word))) return false;
  return [...own].filter((word) => theirs.has(word)).length >= ABOUT * own.size;
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
  if (RUNTIME.test(split(message)[0])) return false;
  const all = section.messages.reduce((sum, { runs }) => sum + Math.abs(runs), 0);
  const same = alike(section, message);
  const most = Math.max(0, ...same.map(({ runs }) => Math.abs(runs)));
  if (SHOWS.test(section.url) && !same.some(({ weight }) => weight >= TELLING)) return false;
  return most >= TWICE && most >= OFTEN * all;
}

/** How a section's messages go on where a text ends; empty where none does. @param {Section} section @param {string} said */
function rest({ messages }, said) {
  const own = said.trim().replace(END, "");
  if (own.includes("\n")) return "";
  const all = messages.map(({ text, runs }, at) => ({ text: split(text)[1], whole: at > 0 || runs !== 0 }));
  if (all.some(({ text, whole }) => whole && text.replace(END, "") === own)) return "";
  const longer = all.find(({ text }) => text.startsWith(`${own}:`) && text.length > own.length + CUT);
  return longer ? longer.text.slice(own.length + 1).trim() : "";
}

/** A page about another message, or about none. @param {Given} given @returns {Part[]} */
function another({ title, message }) {
  if (RUNTIME.test(split(message)[0]))
    return ["Any operation on tensors can raise it: see which line of yours was running."];
  const [type, titled] = split(title);
  const about = type && titled ? ["The page is about ", code(titled), ". "] : [];
  return [...about, "Other causes give this message, too: see whether the cause is yours."];
}

const SHAPE = /[([](?:(?:None|\?|-?\d+)(?:, ?| (?=\d))?)*[)\]]/g;

/** How many sizes each shape in a message has, where it has two. @param {string} said */
export function ranks(said) {
  const all = said.match(SHAPE) ?? [];
  const found = all.map((shape) => shape.match(/None|\?|\d+/g)?.length ?? 0);
  return found.length === 2 ? found : undefined;
}

/** Whether the shapes of a text have as many sizes as one another, and a section's never do; or the other way round. @param {Section} section @param {string} said @param {string} message */
function otherSizes(section, said, message) {
  const own = ranks(said);
  if (!own) return false;
  const same = own[0] === own[1];
  const theirs = alike(section, message).map(({ text }) => ranks(text));
  const known = theirs.filter((one) => one !== undefined);
  return known.length > 0 && known.every(([one, other]) => (one === other) !== same);
}

/** The class in a message that is neither Keras's nor Python's. @param {string} said */
const foreign = (said) =>
  [...said.matchAll(CLASS)].map(([, one, other]) => one ?? other).find((name) => !KNOWN.test(name));

/**
 * Why a page's cause may not be the text's; nothing where it is sure.
 * @param {Given} given
 * @returns {Doubt[]}
 */
export function doubts(given) {
  const { section, title, message, listed, cause, all } = given;
  const said = cause?.message ?? all.text;
  const [type] = split(message);
  /** @type {Doubt[]} */
  const found = [];
  if (!listed && !isAbout(title, said) && !(message && often(section, message)))
    found.push({ kind: "other", said: another(given) });
  if (type && cause?.type && kindOf(type) !== kindOf(cause.type) && !listed)
    found.push({
      kind: "type",
      said: ["Yours is of the type ", code(cause.type), ", the page's of the type ", code(type), "."],
    });
  if (LOG.test(section.url) && (all.traceback || all.cut || STOPPED.test(all.text)))
    found.push({
      kind: "log",
      said: ["The page is about lines of a log. What stopped your program is in the other lines."],
    });
  const more = rest(section, said);
  if (more)
    found.push({ kind: "cut", said: ["Your text ends before what tells. The page's goes on: ", code(more)] });
  if (message && otherSizes(section, said, message))
    found.push({
      kind: "sizes",
      said: ["One of your shapes has more sizes than the other; the page is about shapes of as many."],
    });
  const other = section.messages.some(({ runs }) => runs) ? undefined : foreign(said);
  if (other) found.push({ kind: "class", said: ["Yours is about ", code(other), ", which isn't Keras's."] });
  const inside = OURS.exec(framesIn(all.text).at(-1)?.file ?? "")?.[1];
  if (message && inside && OF_NAMES.test(said) && alike(section, message).some(({ runs }) => runs < 0))
    found.push({
      kind: "inside",
      said: [
        "A line of the page's program asks for the name; in yours a file of ",
        code(inside),
        " does: see whether files of two versions are mixed.",
      ],
    });
  return found;
}

const CHECKED = "Many programs can give this message: see which line of yours was running.";

/**
 * Pages as they are shown: several may be it where more than one has this very message, or where the
 * message says what is wrong and not whose it is, unless a rule knows it. Their order stays.
 * @template {{level: string, key: string, doubts?: Doubt[]}} T
 * @param {T[]} cards @param {Raised | undefined} cause @param {import("./recorded.js").Known} known
 * @param {string[]} ruled pages that a rule knows the text for @returns {T[]}
 */
export function withCommon(cards, cause, known, ruled) {
  const sure = cards.filter(({ level }) => level === "page");
  const said = cause?.message ?? "";
  const short = said && !OF_NAMES.test(said) && !isDistinctive(known, said);
  /** @type {Doubt[]} */
  const found = [];
  if ((short || CHECK.test(said)) && !ruled.includes(sure[0]?.key))
    found.push({ kind: "check", said: [CHECKED] });
  if (sure.filter(({ key }) => ABOUT_ONE.test(key)).length > 1)
    found.push({ kind: "pages", said: ["More than one page has this very message, each with its cause."] });
  if (!found.length) return cards;
  return cards.map((one) =>
    one.level === "page" ? { ...one, level: "several", doubts: [...(one.doubts ?? []), ...found] } : one,
  );
}
