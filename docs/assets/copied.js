// @ts-check
// A text as its program wrote it: without what a terminal, a log, a notebook, a web page or a
// mail did to it on the way. Nothing here knows what an error is about.

// A terminal's colors, whole or with their first character lost by a copy.
// biome-ignore lint/suspicious/noControlCharactersInRegex: that character is what is looked for
const COLORS = /(?:\x1b|\u241b|\\x1b|\\033|\\u001b)\[[0-9;?]*[A-Za-z]|\[\d+(?:;\d+)*m/g;
// What tools write in front of each line: pytest, quotes of a mail, logs of a container.
const PREFIX =
  /^(?:E {3}(?=\S)|(?:> ?)+(?=\s*(?:File|Traceback|\w*Error))|\[?\d{4}-\d\d-\d\d[T ,] ?\d\d:\d\d:[\d.,]+(?![\d.,])(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]?(?!: [A-Z] )(?: ?[-|:])? ?(?:\[?(?:stderr|stdout|ERROR|INFO|WARNING|CRITICAL)\]?(?: ?[-|:])? )?|\[\w+\] (?=\s*(?:File "|Traceback))|\w[\w.-]* +\| ?)/;
// What AWS Lambda writes: "the message: ValueError".
const REVERSED = /^(\S.{8,}): ((?:\w+\.)*[A-Z]\w*(?:Error|Exception))$/;
// How VS Code copies an error of a notebook: a message with the escapes of JSON.
const COPIED = /\{?\s*"name": "(\w+)",\s*"message": "((?:[^"\\]|\\.)*)",\s*"stack": "/g;
/** @type {Record<string, string>} */
const ESCAPES = { n: "\n", t: "\t", r: "" };
// What TensorFlow adds to any error of its import.
const SAME_FOR_ALL =
  /^Failed to load the native TensorFlow runtime|^See https?:\/\/www\.tensorflow\.org\/install\//;
// Where a traceback or an error begins in a line.
const BEGINS = /^\s*(?:Traceback \(most recent|File "|(?:\w+\.)*[A-Z]\w*(?:Error|Exception|Warning):)/;
const ERROR_LINE = /^\s*(?:\w+\.)*[A-Z]\w*(?:Error|Exception)(?::|$)/;
// A program's output as one string: `b'Traceback (most recent call last):\n  File …'`
const ONE_STRING = /\\n\s*(?:File \\?"|Traceback \(|(?:\w+\.)*[A-Z]\w*(?:Error|Exception):)|call last\):\\n/;
const ENTITY = /&(lt|gt|quot|amp|nbsp|apos|#0?39|#x27);/g;
/** @type {Record<string, string>} */
const ENTITIES = { lt: "<", gt: ">", quot: '"', amp: "&", nbsp: " " };
// A frame with its error behind it: a line that lost its end.
const FRAMED = /^(\s*File ".+?", line \d+, in \S+) +(?=(?:\w+\.)*[A-Z]\w*(?:Error|Exception): )/gm;
const FENCE = /^\s*(?:```|~~~)\w*\s*$/;
const CITED = /^>(?!>) ?/;
const MARKDOWN = /\\([_*<>[\]#`|])/g;
// What a table in a terminal is drawn with, around each line of a traceback.
const BOX = /^[│┃] ?(.*?) *[│┃]?$/;
const EDGE = /^[╭╰┏┗][─━ ]*(.*?)[─━ ]*[╮╯┓┛]?$/;
// What a terminal or an editor says after a program.
const AFTER =
  /^(?:Process finished with exit code 1\b|\[(?:Finished|Done|Process exited)\b|Press any key\b|(?:\([\w.-]+\) )?(?:PS )?[A-Z]:\\[^<>:"|?*]*>|(?:\([\w.-]+\) )?\[?[\w.-]+@[\w.-]+[: ]\S*[$#](?: |$)|(?:>>>|In \[\d*\]:|\$)\s*$)/;
const WIDE = 60; // columns of a terminal
const USUAL = [80, 120]; // of terminals that nobody made wider
const WHOLE_FRAME = /^\s*File ".+", line \d+, in [\w<>]+$/;
const EXCEPTIONS = Object.fromEntries(
  /Attribute|Import|ModuleNotFound|Name|Type|Value|Key|Index|Runtime|NotImplemented|OS|IO|Assertion|Recursion|Unicode|UnicodeDecode|System|Memory|InvalidArgument|NotFound|FailedPrecondition|ResourceExhausted|Unimplemented|Internal|OutOfRange|Cancelled|Unknown|Unavailable|AlreadyExists/.source
    .split("|")
    .map((name) => [`${name.toLowerCase()}error`, `${name}Error`]),
);
const SMALL = new RegExp(`(^|\\s)(${Object.keys(EXCEPTIONS).join("|")})(?= ?:)`, "gi");

// The same in two words, where a line begins: only those that Python has.
const APART =
  /^(\s*)(attribute|import|module ?not ?found|name|type|value|key|index|runtime|assertion|memory) error(?= ?:)/gim;

/** @param {string} text */
const unescaped = (text) => text.replace(/\\(.)/g, (_, letter) => ESCAPES[letter] ?? letter);

/**
 * A text without a terminal's colors, and without a notebook's JSON.
 * @param {string} text
 */
export const plain = (text) =>
  text.replace(COLORS, "").replace(COPIED, (_, name, message) => `${name}: ${unescaped(message)}\n`);

/** Without what a web page writes for signs. @param {string} text */
function unmarked(text) {
  const signs = text.replace(ENTITY, (_, name) => ENTITIES[name] ?? "'");
  // A path of Windows has such signs, too: but not in front of every one.
  const every = /\\[_*<>[\]#`|]/.test(signs) && !/(?:^|[^\\])[_*]/m.test(signs);
  return every ? signs.replace(MARKDOWN, "$1") : signs;
}

/** Without the frame that a terminal drew around it. @param {string} text */
function unboxed(text) {
  if (!/^[│┃╭┏]/m.test(text)) return text;
  return text
    .split("\n")
    .map((line) => line.replace(BOX, "$1").replace(EDGE, "$1"))
    .join("\n");
}

/** @param {string} line */
const tokens = (line) => line.match(/\d+|[A-Za-z]+|[^A-Za-z\d]/g) ?? [];

/** How many first tokens all lines have: numbers are one. @param {string[][]} all */
function sameTokens(all) {
  const [first, ...others] = all;
  /** @param {number} at @param {string[]} line */
  const has = (at, line) => line[at] === first[at] || (/^\d/.test(line[at] ?? "") && /^\d/.test(first[at]));
  let count = 0;
  while (count < first.length && others.every((line) => has(count, line))) count++;
  while (count && /[A-Za-z\d]/.test(first[count - 1])) count--;
  while (count > 1 && first[count - 1] === " " && first[count - 2] === " ") count--; // that indents
  return count;
}

/** Without what a log wrote in front of every line. @param {string} text */
function unlogged(text) {
  const lines = text.split("\n");
  const filled = lines.filter((line) => line.trim());
  if (filled.length < 3 || filled.some((line) => BEGINS.test(line))) return text;
  const count = sameTokens(filled.map(tokens));
  if (!count || !/\S/.test(tokens(filled[0]).slice(0, count).join(""))) return text;
  const bare = lines.map((line) => tokens(line).slice(count).join(""));
  return bare.some((line) => BEGINS.test(line)) ? bare.join("\n") : text;
}

/** With the lines whole that a terminal broke at its last column. @param {string} text */
function unbroken(text) {
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => line.length));
  /** @param {string} line */
  const full = (line) => line.length === width && !/^[-=\s~^]*$/.test(line) && !WHOLE_FRAME.test(line);
  if (width < WIDE || lines.length < 2) return text;
  if (new Set(lines.filter(full)).size < 2 && !USUAL.includes(width)) return text;
  /** @type {string[]} */
  const whole = [];
  let goes = false;
  for (const line of lines) {
    if (goes && line && !BEGINS.test(line)) whole[whole.length - 1] += line;
    else whole.push(line);
    goes = full(line);
  }
  return whole.join("\n");
}

/** Without what a terminal or an editor says after the error. @param {string[]} lines */
function ended(lines) {
  const last = lines.findLastIndex((line) => ERROR_LINE.test(line));
  const end = last < 0 ? -1 : lines.findIndex((line, at) => at > last && AFTER.test(line.trim()));
  return end < 0 ? lines : lines.slice(0, end);
}

const OPEN = "[`\"'\u2018\u2019]?";
/** What Python quotes, and people leave out or quote in another way; `~` is any quotation mark or none. @type {[RegExp, string][]} */
const FORMS = [
  [/\b(module) ~([\w.]+)~ (has no attribute) /, "$1 '$2' $3 "],
  [/~\b([\w.]+)~ (object (?:has no attribute |is not (?:call|iter|subscript)able))/, "'$1' $2"],
  [/~\b([A-Za-z_]\w*)~ instance (has no attribute) /, "'$1' object $2 "],
  [/(?<!type object ['"`]?)~\b([A-Z]\w*)~ (has no attribute) /, "'$1' object $2 "],
  [/(has no attribute) ~([A-Za-z_]\w*)~/, "$1 '$2'"],
  [/(cannot import name) ~(\w+)~(?= |$)/, "$1 '$2'"],
  [/(cannot import name '\w+' from )(?!partially )~([A-Za-z_][\w.]*)~(?= |$)/, "$1'$2'"],
  [/([Nn]o module named) ~([A-Za-z_]\w*(?:\.\w+)*)~/, "$1 '$2'"],
  [/(got an unexpected keyword argument) ~(\w+)~/, "$1 '$2'"],
  [/(missing \d+ required positional arguments?:) ~(\w+)~/, "$1 '$2'"],
  [/\b(name) ~([A-Za-z_]\w*)~ (is not defined)/, "$1 '$2' $3"],
];
/** @type {[RegExp, string][]} */
const QUOTES = FORMS.map(([{ source }, quoted]) => [new RegExp(source.replaceAll("~", OPEN), "gm"), quoted]);

/** @param {string} text */
function quoted(text) {
  if (!/has no attribute|object is not|import name|module named|argument|is not defined/.test(text))
    return text;
  return QUOTES.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text);
}

/**
 * A text as its program wrote it. A second time changes nothing.
 * @param {string} text
 */
export function copied(text) {
  const signs = plain(text)
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/(?<=[\x21-\x7e]) ?([\uff0c\uff1a]) ?/g, (_, sign) => (sign === "\uff0c" ? ", " : ": "))
    .replace(
      APART,
      (_, before, name) => before + EXCEPTIONS[`${name.replaceAll(" ", "").toLowerCase()}error`],
    );
  const split = signs.replace(FRAMED, "$1\n");
  const lines = ONE_STRING.test(split)
    ? split.replace(/^b?(['"])(?=\S)([\s\S]*?)\1?\s*$/, "$2").replace(/\\(.)/g, one)
    : split;
  const whole = unbroken(unlogged(unboxed(unmarked(lines))));
  const written = whole.split("\n").filter((line) => !FENCE.test(line));
  const cited = written.every((line) => !line.trim() || CITED.test(line));
  const bare = written.map((line) =>
    (cited ? line.replace(CITED, "") : line).replace(PREFIX, "").replace(REVERSED, "$2: $1"),
  );
  const named = bare.some((line) => ERROR_LINE.test(line));
  const own = ended(bare.filter((line) => !named || !SAME_FOR_ALL.test(line))).join("\n");
  return quoted(own.replace(SMALL, (_, before, name) => before + EXCEPTIONS[name.toLowerCase()]));
}

/** A sign that a string has behind a backslash; a path of Windows stays. @param {string} all @param {string} sign */
const one = (all, sign) => ESCAPES[sign] ?? (/["'\\]/.test(sign) ? sign : all);
