// @ts-check
// What somebody put into the box: an error, a name, requirements, code, or a question.
// Nothing here draws or looks anything up.

import { isForm } from "./forms.js";
import { looksLikeError, read } from "./traceback.js";
import { describe, versions } from "./versions.js";

/** @typedef {"nothing" | "traceback" | "error" | "name" | "requirements" | "code" | "question"} Kind */
/**
 * @typedef {object} Paste
 * @property {Kind} kind
 * @property {string} said what it is, in words: "A traceback, Keras 3 by its paths"
 */

// `tensorflow==2.4`, `numpy>=1.19,<2 ; python_version < "3.9"`, `-e git+…`, `# comment`
const PIN =
  /^\s*[A-Za-z0-9][\w.-]*(?:\[[\w, -]*\])?\s*(?:(?:[=~!<>]=?=?|===)\s*v?\d[\w.*+!-]*(?:\s*,\s*[=~!<>]+\s*[\w.*]+)*|@\s*\S+)\s*(?:;.*)?(?:#.*)?(?:\\|--hash=.*)?$/;
const OPTION = /^\s*(?:#.*|-[erciIf]\b.*|--[a-z-]+.*|name:.*|channels:|dependencies:|\s*- .*)$/;
// `numpy    1.26.4    pypi_0    pypi`, as pip list and conda list print it
const LISTED = /^\s*[A-Za-z_][\w.-]*\s+\d+(?:\.\w+)+(?:\s+\S+){0,3}\s*$/;
const CONDA = /^\s*-\s*(?:[\w-]+::)?[A-Za-z][\w.-]*(?:\[[\w,]*\])?[=<>]{1,2}[\w.*]+(?:=\w+)?\s*$/;
const CODE =
  /^\s*(?:from [\w.]+ import |import \w|def \w+\(|class \w+|@\w|for \w+ in |if .*:$|with .*:$|[\w.]+(?:\[.*\])? ?[-+*/]?= ?\S|[\w.]+\(.*\)?|[\])}]|return\b|#|%|!|"""|>>> )/;
// One line is code if it is nothing else: "import keras fails" is a question.
const LINE =
  /^\s*(?:>>> .*|(?:from [\w.]+ import \(?[\w, *]+\)?|import [\w.]+(?: as \w+)?(?:, *[\w.]+)*)|[\w.]+(?: ?= ?|\().*\))\s*(?:#.*)?$/;
const NAME = /^(?:@?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\(.*\))?(?:[ ,]+[a-z_]\w*=?)?$/;

const QUESTION =
  /^(?:How|What|Why|Can|Is|Are|Do|Does|Which|Where|When|The|My|Keras|TensorFlow|Tensorflow|Python|NumPy|Install|Use)$/;

// "When using `call` in a model, …" is what a message says.
export const ASKS =
  /\?\s*$|^(?:how|what|why|do|does|which|where|should|will|may)\b|^(?:can|is|are|when)\b(?!'t)(?![^?]*[`'"=(])/i;

/** @param {string} text @returns {boolean} whether its lines are versions of packages */
function isRequirements(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  // One line with a number can be a question: "tf 2.8 which keras".
  const one = lines.length === 1;
  const pins = lines.filter((line) => PIN.test(line) || (!one && (CONDA.test(line) || LISTED.test(line))));
  const others = lines.filter(
    (line) =>
      !pins.includes(line) &&
      !OPTION.test(line) &&
      !/^\s*(?:Package\s+Version|-+\s+-+|[\w.-]+)\s*$/.test(line),
  );
  return pins.length > 0 && others.length <= pins.length / 10;
}

/** @param {string} text @returns {boolean} */
function isCode(text) {
  const lines = text.split("\n").filter((line) => line.trim());
  const found = lines.filter((line) => CODE.test(line));
  if (lines.length === 1) return LINE.test(text) && !NAME.test(text.trim());
  return found.length >= lines.length * 0.6;
}

/** @param {string} text @returns {boolean} whether it is a name, perhaps with one argument */
function isName(text) {
  const said = text.trim();
  if (!NAME.test(said)) return false;
  if (/\)$/.test(said)) return true;
  const [first, ...rest] = said.split(/[ ,]+/);
  if (rest.length > 1 || QUESTION.test(first)) return false;
  if (rest.length) return /[._]|[a-z][A-Z]|^[A-Z]/.test(first) && /^[a-z]{2,3}$|_|=$/.test(rest[0]);
  return /[._]|[a-z][A-Z]|^[A-Z][a-z]+[A-Z0-9]|^[A-Z]{2,}$/.test(first);
}

/** @type {Record<Kind, string>} */
const SAID = {
  nothing: "",
  traceback: "A traceback",
  error: "An error message",
  name: "A name",
  requirements: "Requirements",
  code: "Code",
  question: "A question",
};

/** @param {string} text @returns {Kind} */
export function kindOf(text) {
  if (!text.trim()) return "nothing";
  // An error may show requirements or code, but not the other way round.
  if (isRequirements(text)) return "requirements";
  if (looksLikeError(text)) return read(text).traceback ? "traceback" : "error";
  if (isForm(text) && !ASKS.test(text.trim())) return "error";
  if (isName(text)) return "name";
  if (isCode(text)) return "code";
  return "question";
}

/**
 * @param {string} text
 * @returns {Paste}
 */
export function paste(text) {
  const kind = kindOf(text);
  const by = kind === "traceback" || kind === "error" ? describe(versions(read(text).text)) : "";
  return { kind, said: [SAID[kind], by].filter(Boolean).join(", ") };
}
