// @ts-check
// A title or a sentence of somebody who tells of an error, in the words of the error. Only a text of
// one line is one. Nothing here loads or draws.

const NAME = "[`'\"]?([A-Za-z_]\\w*)[`'\"]?";
const DOTTED = "[`'\"]?([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+)[`'\"]?";
const CANNOT =
  "(?:can(?: ?not|'?t)|could ?n[o']t|could not|unable to|not able to|fail(?:ed|s|ing)? to|(?:problem|trouble|issue|error) (?:when |while |with )?)";

/** @param {string} source */
const pattern = (source) => new RegExp(source, "i");

/** Said of a name or a module. @type {[RegExp, (found: string[]) => string][]} */
const SAID = [
  [
    pattern(`\\b${CANNOT} ?import(?:ing)? ${NAME} from ${DOTTED}`),
    ([, name, module]) => `cannot import name '${name}' from '${module}'`,
  ],
  [
    pattern(`\\b${CANNOT} ?import(?:ing)? ${DOTTED}`),
    ([, name]) =>
      `cannot import name '${name.replace(/^.*\./, "")}' from '${name.slice(0, name.lastIndexOf("."))}'`,
  ],
  [
    pattern(
      `\\b(?:no module(?: (?:error|found|called|with (?:the )?name))?:?|missing module|module not found:?) (?!named\\b|error\\b|found\\b)${DOTTED}`,
    ),
    ([, module]) => `No module named '${module}'`,
  ],
  [pattern(`\\bmodule ${DOTTED} (?:is )?not found`), ([, module]) => `No module named '${module}'`],
  [
    pattern(
      `\\bno (?:such )?attribute ${NAME} (?:at|in|on|of|for) (?:the )?(?:an? )?(?:object )?(?!module\\b|object\\b)${NAME}(?: object)?`,
    ),
    ([, attribute, owner]) => `'${owner}' object has no attribute '${attribute}'`,
  ],
  [
    pattern(`${NAME} object (?:does ?n[o']t|does not|did ?n[o']t) have (?:an? |the )?attribute ${NAME}`),
    ([, owner, attribute]) => `'${owner}' object has no attribute '${attribute}'`,
  ],
  [
    pattern(
      `module ${DOTTED} (?:does ?n[o']t|does not|did ?n[o']t) have (?:an? |the )?(?:attribute|function|class) ${NAME}`,
    ),
    ([, module, attribute]) => `module '${module}' has no attribute '${attribute}'`,
  ],
  [
    // Without the word `object`: between quotation marks, or a class.
    /(?:(['"`])([A-Za-z_]\w*)\1|\b([A-Z]\w*[a-z]\w*)) (?:does ?n[o']t|does not|did ?n[o']t) have (?:an? |the )?attribute ['"`]?([A-Za-z_]\w*)/,
    ([, , owner, name, attribute]) => `'${owner ?? name}' object has no attribute '${attribute}'`,
  ],
  [pattern(`\\bname ${NAME} (?:was )?not defined`), ([, name]) => `name '${name}' is not defined`],
];

// An error between quotation marks, in a sentence about it.
const CITED = [
  /(?:^|\s)(["`])((?:\w+\.)*\w*(?:Error|Exception): (?:(?!\1).)+?)\s*\1(?=[\s.,:]|$)/,
  /^(["`])((?:(?!\1).){12,}?)\s*\1 (?:error|exception|warning|issue|bug)\b/i,
];
export const TYPED = /^[\w.]*(?:Error|Exception)\b/;
const SAYS = /has no attribute|No module named|cannot import name|is not defined/;

// When it was met.
const CLAUSE =
  /(?<!encountered) (?:when|while|whenever|after|during|upon|since|if I|using|in (?:TF|TensorFlow)) [^:'"`]{3,60}$/i;

/**
 * A sentence about an error, as the error.
 * @param {string} text
 */
export function paraphrased(text) {
  const line = text.trim();
  if (line.includes("\n") || TYPED.test(line)) return text;
  const cited = CITED.map((one) => one.exec(line)?.[2]).find(Boolean);
  if (cited) return cited;
  const object = /\W{2}(['"`][\w.]+['"`] object (?:has no attribute|is not|does not support) .*)$/.exec(
    line,
  )?.[1];
  if (object) return object;
  if (SAYS.test(line)) return text;
  for (const [said, error] of SAID) {
    const found = said.exec(line);
    if (found) return error(found);
  }
  return text;
}

// What Python says ends with a name: what follows is somebody's own.
const ENDS =
  /^(.*(?:has no attribute|cannot import name|No module named|unexpected keyword argument) '[\w.]+'(?: from '[\w.]+')?),?(?: (?![Dd]id you mean|from\b|\()[a-z]|(?<!,)(?:[.!;]| [-\u2013\u2014]+) +(?![Dd]id you mean|from\b)[A-Za-z]).*$/;

/**
 * A line without what somebody adds to an error: the clause that says when it was met; empty where it has none.
 * @param {string} text
 */
export function withoutClause(text) {
  const line = text.trim();
  if (line.includes("\n")) return "";
  const ended = ENDS.exec(line)?.[1];
  if (ended) return ended;
  const found = CLAUSE.exec(line);
  return found ? line.slice(0, found.index) : "";
}
