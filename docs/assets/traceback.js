// @ts-check
// Reads a pasted error or traceback as an expert does: which of its errors is the cause,
// what a wrapper around it said, and which line of the reader's own raised it. Nothing here
// draws or looks anything up.

import { copied, plain } from "./copied.js";

/**
 * @typedef {object} Raised one error of a text
 * @property {string} type "ValueError"; empty where a text names none
 * @property {string} message without the type; as many lines as it has
 * @property {string[]} lines as they are in the text, from the type on
 * @property {"" | "cause" | "context"} after how the error before it is said to be related
 *
 * @typedef {object} Frame
 * @property {string} file as it is written
 * @property {string} code the line that ran; empty where the text doesn't show it
 *
 * @typedef {object} Read
 * @property {string} text without colors and prefixes
 * @property {boolean} traceback whether it has frames
 * @property {Raised[]} errors in the order of the text
 * @property {Raised[]} causes the same and what they wrap, the likeliest cause first
 * @property {Frame | undefined} own the last frame that is the reader's
 * @property {string} cut the type of an error that a notebook's traceback ends before; empty without one
 * @property {string} attempt the import that failed, as it is written; empty without one
 */

/** Without the backtick that ends code which began before the error. @param {string} text */
const unpaired = (text) => (text.split("`").length % 2 ? text : text.replace(/`(?=\W*$)/, ""));

// "ValueError: …", "google.protobuf.DecodeError: …", "ERROR: …"
export const KIND =
  /(?<![^\s.(>*`:|\]"'])((?:_?[A-Z]\w*)?(?:Error|Exception|Warning|Interrupt)|ERROR|WARNING|FATAL|LLVM ERROR)(?: \(see above for traceback\))?(?: ?:|$)/;
const FRAME =
  /^\s*(?:File "|File .*(?:line \d+|:\d+)|at |\d+ |-+>|[~^]+\s*$|Traceback \(|During handling|The above exception|-{20,})/;
const PLACED = /^(?:[/~]|[A-Za-z]:\\|<ipython-input|Cell In|Input In)\S*.* in (?:<[\w ]+>|[\w.]+\()/;
/** @type {Record<string, Raised["after"]>} */
const AFTER = { "The above exception": "cause", "During handling": "context" };

/** @param {string[] | undefined} lines of an error @returns {boolean} whether what is wrong follows its frames */
const ofGraph = (lines = []) =>
  /Graph execution error:\s*$/.test(lines[0] ?? "") ||
  /^Detected at node/.test(lines.at(-1) ?? "") ||
  /^Node: /.test(lines.at(-1) ?? "");

/**
 * The errors in a text: each starts at the line that names an exception and ends at the
 * next frame. If no line names one (`named` is false), all lines outside of frames.
 * @param {string} text
 * @returns {{named: boolean, messages: string[][], after: Raised["after"][]}} the lines of each
 */
export function messagesIn(text) {
  /** @type {string[][]} */
  const messages = [];
  /** @type {string[]} */
  const others = [];
  /** @type {Raised["after"][]} */
  const after = [];
  /** @type {Raised["after"]} */
  let chained = "";
  /** @type {"message" | "frame" | ""} */
  let inside = "";
  let code = false; // the line after a frame is its code
  for (const line of plain(text).split("\n")) {
    const kind = KIND.exec(line);
    const says = /^\s*(The above exception|During handling)/.exec(line);
    if (says) chained = AFTER[says[1]];
    const starts = kind && /^[\s\w.]*$/.test(line.slice(0, kind.index));
    // An error of a graph shows where its node was made before it says what is wrong.
    const resumes = inside === "frame" && !kind && /^\S/.test(line) && ofGraph(messages.at(-1));
    if (FRAME.test(line) || PLACED.test(line)) {
      inside = "frame";
      code = /^\s*File "/.test(line);
    } else if (inside === "frame" && /^\s{4}/.test(line) && !(starts && !code)) code = false;
    else if (kind) {
      messages.push([line.slice(kind.index).trim()]);
      after.push(chained);
      chained = "";
      inside = "message";
    } else if (line.trim())
      (inside === "message" || resumes ? messages[messages.length - 1] : others).push(line.trim());
  }
  const named = messages.length > 0;
  return {
    named,
    messages: named ? messages : [others].filter((lines) => lines.length),
    after: named ? after : [""],
  };
}

const SAYS =
  /\bFile ".*", line \d+|[Ii]llegal (?:hardware )?instruction|^\w*(?:Error|Exception|Warning)$|has no attribute|No module named '?|cannot import name |^name '\w+' is not defined|^'[\w.]+' object (?:is not|does not support) \w+|is incompatible\.?$|\bloss: nan\b|^Killed$|unexpected keyword argument|missing \d+ required positional|[Uu]nrecognized keyword|[Ii]nvalid keyword|Unknown (?:layer|optimizer|metric|loss)|could not be deserialized|Could not (?:locate|interpret|find a version)/;

// One line of code that raises an error with its text.
const RAISES = /^raise \w+(?:Error|Exception)\(f?(["']).{8,}\1\)?$/;

/**
 * Whether a text is an error, a warning or a traceback rather than a question or a name.
 * @param {string} text
 */
export function looksLikeError(text) {
  const said = plain(text).trim();
  if (RAISES.test(said)) return true;
  return KIND.test(said) || SAYS.test(said) || /^(?:.*\n)*\s*(?:Traceback \(|-+> \d+ )/.test(said);
}

// What only reports that something else failed, and which.
const WRAPPERS = [
  /Could not automatically infer the output shape[\s\S]*?Error encountered:\s*([\s\S]+?)(?:\n\s*Arguments received by|$)/,
  /Exception encountered: (?:[\s\S]*Exception encountered: )?([\s\S]+)$/,
  /Exception encountered when calling [^\n]*\n\s*([\s\S]+?)(?:\n\s*(?:Call arguments|Arguments) received by|$)/,
  /Exception encountered when calling (?:layer "?[^"\n]*"?(?: \(type \w+\))?|[\w.]+\(\))\.\s+([\s\S]+?)(?:\s*(?:Call arguments|Arguments) received by|$)/,
  /in user code:[\s\S]*?\n\s*((?:\w+\.)*\w*(?:Error|Exception): [\s\S]+)$/,
  /\(0\)\s+(?:[\w ]+:)?\s*([^\n]+)/,
  /Graph execution error:\s*(?:Detected at node[\s\S]*?(?:\nNode: [^\n]*|\n<stack traces unavailable>)\n|(?:Detected at node[^\n]*\n)+)?([\s\S]+?)(?:\n\s*\[\[\{\{|$)/,
  /Failed to convert a NumPy array[^\n]*\n([\s\S]+)$/,
];
// A message that says nothing by itself.
const EMPTY =
  /^(?:in user code:|Graph execution error:|Failed to load the native TensorFlow runtime|Traceback \(most recent|Exception encountered when calling)/;

// Where in a graph an error was met: the names are somebody's own.
const PLACE =
  /\{\{function_node [^{}]*\}\}\s*|\s*\[\[\{?\{?node [^\]]*\]\]|\s*\[Op:\w+\](?: name:(?: \S+)?)?|\s*Function call stack:[\s\S]*$|\s*Errors may have originated from an input operation\.[\s\S]*$/g;

/**
 * A message without the nodes of a graph that TensorFlow's runtime names.
 * @param {string} message
 */
export const unplaced = (message) => message.replace(PLACE, "").trim();

/** @param {string[]} lines @returns {{type: string, message: string}} */
function typed(lines) {
  const whole = unpaired(lines.join("\n"));
  const found =
    /^((?:[\w.]*\.)?\w*(?:Error|Exception|Warning|Interrupt)|ERROR|WARNING|FATAL)(?: \(see above for traceback\))?(?: ?:\s*|$)/.exec(
      whole,
    );
  const type = found ? found[1].slice(found[1].lastIndexOf(".") + 1) : "";
  const message = unplaced(whole.slice(found?.[0].length ?? 0));
  // ('Keyword argument not understood:', 'units'): an exception of two arguments
  const pair = /^\((['"])([^'"]*:)\1, ([\s\S]*?)\)(?:\n|$)/.exec(message);
  return { type, message: pair ? `${pair[2]} ${pair[3]}` : message };
}

const MARKED = /^\s*-+> ?\d+ .*$/gm;
// A message with holes, as the line that raises it has it: `raise ValueError("no %s" % name)`
const FILLED = /\braise (\w+(?:Error|Exception))\(f?(['"])((?:(?!\2).){8,})\2(?: *%.*|\.format\(.*)?$/;

/** What the last line of code raises, where a text ends before the error itself. @param {string} text @returns {Raised[]} */
function raising(text) {
  const whole = text.matchAll(/^.*\braise (\w+(?:Error|Exception))\(f?(['"])((?:(?!\2).){8,})\2\)?\s*$/gm);
  const found = [...whole].at(-1) ?? FILLED.exec([...text.matchAll(MARKED)].at(-1)?.[0] ?? "");
  if (!found) return [];
  const [line, type] = found;
  const message = found[3].replace(/%[sdr]|\{[^{}]*\}/g, "…");
  return [{ type, message, lines: [line.trim()], after: "" }];
}

// What TensorFlow's runtime logs before its error: `OP_REQUIRES failed at file.cc:1 : INVALID_ARGUMENT: …`
const LOGGED = /OP_REQUIRES failed at \S+ : ([A-Z][A-Za-z_ ]+): (.+)/g;
const CUT_OFF = /^(?:Graph execution error:\s*)?(?:Detected at node.*|Graph execution error:\s*)$/s;

/** The runtime's error as its log has it, where the text ends before it. @param {string} text @param {Raised[]} errors @returns {Raised[]} */
function logged(text, errors) {
  const found = [...text.matchAll(LOGGED)].at(-1);
  if (!found || errors.some(({ message }) => !CUT_OFF.test(message))) return [];
  const words = found[1].toLowerCase().split(/[ _]/);
  const type = `${words.map((word) => word[0].toUpperCase() + word.slice(1)).join("")}Error`;
  return [{ type, message: unplaced(found[2]), lines: [found[2]], after: "" }];
}

/** What a message wraps, innermost first. @param {Raised} raised @returns {Raised[]} */
function inner(raised) {
  for (const wrapper of WRAPPERS) {
    const found = wrapper.exec(raised.message)?.[1]?.trim();
    if (!found || found === raised.message) continue;
    const lines = found.split("\n").map((line) => line.trim());
    const { type, message } = typed(lines);
    /** @type {Raised} */
    const one = { type: type || raised.type, message, lines, after: "" };
    return [...inner(one), one];
  }
  return [];
}

/** @param {{type: string}} one */
const warns = ({ type }) => /Warning$|^WARNING$/.test(type);

/** @param {Raised[]} errors @returns {Raised[]} the likeliest cause first */
function ordered(errors) {
  /** @type {Raised[]} */
  const first = [];
  /** @type {Raised[]} */
  const last = [];
  for (const [at, one] of [...errors.entries()].reverse()) {
    const wrapped = inner(one);
    // Of "the direct cause of" the first error is the cause, and what follows only wraps it.
    const wraps = EMPTY.test(one.message) || wrapped.length > 0;
    first.push(...wrapped);
    if (wraps || (one.after === "cause" && errors[at - 1]?.message.includes(one.message))) last.push(one);
    else first.push(one);
  }
  const seen = new Set();
  const all = [...first, ...last];
  // What a program warned of before its error is rarely why it ended.
  return [...all.filter((one) => !warns(one)), ...all.filter(warns)].filter(
    ({ message }) => message && !seen.has(message) && seen.add(message),
  );
}

// Files that aren't the reader's.
const LIBRARY =
  /(?:site|dist)-packages|[\\/]lib[\\/]python|lib\/python\/|<frozen|<__array|[\\/]lib[\\/](?:importlib|runpy|threading|multiprocessing)|__autograph_generated/;
const STANDARD = /^\s*File "([^"]+)", line \d+/;
const NOTEBOOK =
  /^(?:File )?((?:[/~]|[A-Za-z]:\\|<ipython-input|Cell In|Input In|In )\S*?)(?:\s?\[\d+\])?(?::\d+)?,? (?:in (?:<[\w ]+>|[\w.]+\(?)|line \d+)/;

/** An error as it is raised: `ValueError: no`. @param {Raised} raised */
export const asRaised = ({ type, message }) => (type ? `${type}: ${message}` : message);

/** @param {string} text @returns {Frame[]} */
export function framesIn(text) {
  /** @type {Frame[]} */
  const frames = [];
  let next = false;
  for (const line of text.split("\n")) {
    const found = STANDARD.exec(line) ?? NOTEBOOK.exec(line.trim());
    const arrow = /^\s*-+> ?\d*\s*(.*)$/.exec(line);
    if (found) frames.push({ file: found[1], code: "" });
    else if (next && line.trim() && frames.length) frames[frames.length - 1].code = line.trim();
    else if (arrow && frames.length) frames[frames.length - 1].code = arrow[1].trim();
    next = STANDARD.test(line);
  }
  return frames;
}

// Python 2 and 3.6 don't say from which module.
const NAMELESS = /^(cannot import name ['"]?(\w+)['"]?)(?! from\b)(?=[\s.]*(?:\(|$))/;

/** An import that failed, as newer Python versions say it: the line of code tells the module. @param {Raised} raised @param {string} attempt */
function completed(raised, attempt) {
  const [, start, name] = NAMELESS.exec(raised.message) ?? [];
  const [, module, names] = /^from (\S+) import (.+)/.exec(attempt) ?? [];
  const goes = names && (new RegExp(`(?<![\\w.])${name}\\b`).test(names) || /[(,\\]\s*$/.test(names));
  if (!name || !goes) return raised;
  return { ...raised, message: `${start} from '${module}'${raised.message.slice(start.length)}` };
}

// Where a notebook's traceback begins: its error is said again at its end.
const HEAD = /^\s*(\w+(?:Error|Exception|Iteration|Interrupt))\s{2,}Traceback \(most recent call last\)/gm;

/** The type of the error that a notebook's traceback ends before, where the text has no other one. @param {string} text @param {{type: string}[]} said */
const cutOff = (text, said) => (said.every(warns) ? ([...text.matchAll(HEAD)].at(-1)?.[1] ?? "") : "");

/** @type {{given: string, read: Read} | undefined} */
let latest; // an answer asks for it several times

/**
 * @param {string} text what was pasted, or the same as `read` gave it
 * @returns {Read}
 */
export function read(text) {
  if (!latest || (text !== latest.given && text !== latest.read.text))
    latest = { given: text, read: readNew(text) };
  return latest.read;
}

/** @param {string} text @returns {Read} */
function readNew(text) {
  const clean = copied(text);
  const { named, messages, after } = messagesIn(clean);
  const said = messages.map((lines, at) => ({ ...typed(lines), lines, after: after[at] }));
  const cut = cutOff(clean, named ? said : []);
  const raises = named && !cut ? [] : raising(clean);
  // What came before such a traceback isn't its error.
  const errors = raises.length ? raises : cut ? [] : said;
  const frames = framesIn(clean);
  const own = frames.filter(({ file }) => !LIBRARY.test(file)).at(-1);
  const imports = frames.map(({ code }) => code).filter((code) => /^(?:from \S+ import|import) /.test(code));
  // Only a failed import has the import as its last line.
  const failed =
    /^(?:ImportError|ModuleNotFoundError)$/.test(errors.at(-1)?.type ?? "") ||
    NAMELESS.test(errors.at(-1)?.message ?? "");
  const loose = /^\s*(from \S+ import .+|import \S+.*)$/m.exec(clean)?.[1] ?? "";
  const attempt = failed ? (imports.at(-1) ?? loose) : "";
  return {
    text: clean,
    traceback: frames.length > 0 || /^\s*-+> ?\d+ /m.test(clean),
    errors,
    causes: [...logged(clean, errors), ...ordered(errors)].map((one) => completed(one, attempt)),
    own,
    cut: raises.length ? "" : cut,
    attempt,
  };
}
