// @ts-check
// What a text is about where its form tells, and no message: a program that ended with a signal, lines
// of TensorFlow's allocator, a traceback that was cut before its error, names that two releases
// haven't both. Nothing here loads or draws.

import { OTHER, TOO_OLD } from "./form-pages.js";
import { INPUT_PAGES, NOT_BATCHED, ofInputs } from "./input-signs.js";
import { TWO_RELEASES } from "./placed.js";
import { CAUSES, LSTM_NUMPY, NOT_OBJECT, OWN, SHAPES, TOLD } from "./told.js";

/** @typedef {import("./kinds.js").Seen} Seen @typedef {import("./kinds.js").Placed} Placed */

const ENDED = "errors/not-run/#no-traceback";
const MEMORY = "errors/memory/#oom";
const LINES = "errors/log-messages/#gpu";
export const UNKNOWN_LAYER = "errors/saving/#unknown-layer";
export const UNKNOWN_LOSS = "errors/saving/#unknown-loss";
const REGISTER = "learn/custom-layers/#register-the-class-and-load-without-custom_objects";
const SIZES = "errors/old-code/#dimension";
const NO_VALUE = "errors/python-says/#none";
const NO_ADAPTER = "errors/training-data/#no-data-adapter";
const GRAPH = "errors/runtime-shapes/#graph-execution-error";
const SUBCLASSED = "errors/saving/#subclassed-h5";
const NO_CONFIG = "learn/custom-layers/#without-get_config";
const NO_FILE = "errors/loading-weights/#no-such-file";
const TRUNCATED = "errors/loading-weights/#truncated";
const DESCRIPTORS = "errors/conflicts/#protobuf-descriptors";
export const ANY_RELEASE = new Set([OTHER, TOO_OLD, TWO_RELEASES]);

// What a shell, a debugger or an editor says of a program that the system ended.
const SIGNAL =
  /\bReceived signal \d|^\W*(?:Aborted|Segmentation fault|Bus error|Floating point exception)\b|\b(?:Aborted|Segmentation fault|Bus error|Floating point exception):? \(?(?:core dumped|\d)|\bSIG(?:SEGV|ABRT|FPE|BUS)\b|\bexit(?:ed with)? (?:code|status):? \(?(?:13[469]|-6|-11)\b|Fatal Python error\b/m;
// Lines before it that say more.
const TELLS =
  /Check failed|GLIBC|out of memory|OOM\b|RESOURCE_EXHAUSTED|bfc_allocator|bad_alloc|[Ii]llegal (?:hardware )?instruction|compiled to use|cu(?:dnn|blas)\w*:? .*(?:fail|error|could not)|could not (?:create|load)|No such file|undefined symbol|\bprotobuf|LLVM ERROR|\bF(?:ATAL)? (?:tensorflow|external|\w+\/)/i;
const ALLOCATOR =
  /\bbfc_allocator\.(?:cc|h)\b|\bInUse at (?:0x)?[0-9a-f]{6,}|Summary of in-use Chunks|\bBin \(\d+\):\s*Total Chunks|Current allocation summary|Next region of size|ran out of memory trying to allocate|Sum Total of in-use [Cc]hunks/;
const LAST = 3; // where there is room
const NAMES = /has no attribute '(\w+)'|cannot import name '(\w+)'/;
export const LOCATED = /^Could not locate (?:class|function) '(\w+)'([\s\S]*)/;
const LOSS = /loss|metric|accuracy|reduction/i;

/** Whether an error is none, or only a warning. @param {string} type */
const isWarned = (type) => !type || /warning$/i.test(type);

/** The shapes of a message: their sizes. @param {string} said */
const shapes = (said) =>
  [...said.matchAll(/[([]((?:(?:\?|None|\d+)(?:, ?(?:\?|None|\d+))*)?,?)[\])](?= |$|[,.)])/g)].map(
    ([, one]) => one.split(/, ?/).filter(Boolean),
  );

/** What the frames of a traceback tell, by the type of the error that was cut off. @type {[type: RegExp, text: RegExp, pages: string[]][]} */
const CUT = [
  [/^NotImplementedError$/, /\bsave_model_to_hdf5\b/, [SUBCLASSED, NO_CONFIG]],
  [
    /^NotImplementedError$/,
    /(?:network|training)\.py[\s\S]*\bget_config\b/,
    [`${CAUSES}#get-config-super`, NO_CONFIG],
  ],
  [/^NotImplementedError$/, /\bget_config\b/, [NO_CONFIG]],
  [/^(?:OS|IO|FileNotFound)Error$/, /\bh5f\.open\(|\bmake_fid\b/, [NO_FILE, TRUNCATED]],
  [
    /^TypeError$/,
    /_pb2\.py\b[\s\S]*\b_descriptor\.|\b_descriptor\.(?:Field|Enum)?Descriptor\(/,
    [DESCRIPTORS],
  ],
  [/^NotImplementedError$/, /\b(?:LSTM|GRU|SimpleRNN|Bidirectional)\(|recurrent/, [LSTM_NUMPY]],
  [/^ValueError$/, /raise ValueError\(f?['"]Un/, [UNKNOWN_LAYER]],
  [/^ResourceExhaustedError$/, /./, [MEMORY]],
  [/^IndexError$/, /\bfit(?:_generator)?\(|generator|__getitem__/, [`${OWN}#own-index`]],
  [/^KeyError$/, /\bfit(?:_generator)?\(|generator|__getitem__|pandas/, [`${OWN}#own-key`]],
  [/^(?:NoSuch|FileNotFound)\w*Error$/, /\bopen\(|imread|listdir|load/, [`${OWN}#no-file`]],
];

/** @type {((seen: Seen) => Placed[])[]} */
export const SIGNS = [
  ({ said, text }) => TOLD.find(([one, around]) => one.test(said) && around.test(text))?.[2] ?? [],
  ofInputs,
  // TensorFlow's own messages, imported one by one.
  ({ text, cut, type, traceback }) =>
    traceback &&
    (cut || !type) &&
    /[\\/]tensorflow[\\/]core[\\/]framework[\\/]\w+_pb2\.py\W.*\n[^\n]*\n?[^\n]*$/.test(text)
      ? [[DESCRIPTORS, "several", 0, true]]
      : [],

  ({ text, type, traceback }) =>
    isWarned(type) && !traceback && SIGNAL.test(text) && !TELLS.test(text)
      ? [[ENDED, "several", 0, true]]
      : [],
  ({ text, type }) => {
    const fails = isWarned(type) || /^(?:ResourceExhausted|Internal)Error$/.test(type);
    if (!fails || !ALLOCATOR.test(text)) return [];
    const pages = /not a failure/.test(text) ? [LINES, MEMORY] : [MEMORY];
    return pages.map((page, at) => [page, "several", at]);
  },
  ({ text, cut }) => {
    const pages = cut ? CUT.find(([type, frames]) => type.test(cut) && frames.test(text))?.[2] : undefined;
    return (pages ?? []).map((page, at) => [page, "several", at, true]);
  },
  // A graph's error that was cut off before what it says.
  ({ text }) => (/\bGraph execution error:?\s*$/.test(text) ? [[GRAPH, "like"]] : []),
  // A class where its object or its name is meant.
  ({ said }) => (/identifier:? <class '/.test(said) ? [[NOT_OBJECT, "several", 0, true]] : []),
  ({ said }) => {
    const [, name, more] = LOCATED.exec(said) ?? [];
    if (!name) return [];
    const [page, other] = LOSS.test(name + more) ? [UNKNOWN_LOSS, UNKNOWN_LAYER] : [UNKNOWN_LAYER, REGISTER];
    // What the table says of the name is right, too.
    return [
      [page, "like", 1, true],
      [other, "like", 2, true],
    ];
  },
  // A size that was an object in TensorFlow 1.
  ({ said, text, code }) => {
    const owner = /^'(int|float|NoneType)' object has no attribute 'value'/.exec(said)?.[1];
    if (!owner) return [];
    const shaped = /shape|\bdims?\b/.test(text + code);
    const other = owner === "NoneType" ? NO_VALUE : `${OWN}#other-object`;
    const [first, second] = shaped ? [SIZES, other] : [other, SIZES];
    return [[first], [second, "like", 1]];
  },
  ({ said }) =>
    /module 'tensorflow(?:_core)?' has no attribute '__version__'/.test(said)
      ? [[TWO_RELEASES, "like", 1, true]]
      : [],
  // Two shapes: labels and what a model returns, or what two layers return.
  ({ said }) => {
    if (!/are incompatible|must have the same (?:rank|shape)|logits and labels/.test(said)) return [];
    const found = shapes(said);
    if (found.length !== 2) return [];
    const [one, other] = found;
    if (!one.length || !other.length)
      return [
        [NOT_BATCHED, "several", 1],
        [NO_ADAPTER, "several", 2],
      ];
    const last = [one.at(-1), other.at(-1)];
    return one.length === other.length && last[0] !== last[1] && !last.includes("1")
      ? [[SHAPES, "several", 1, true]]
      : [];
  },
  // A part that a package of another release has: of a package that isn't there Python names it alone.
  ({ said }) =>
    /^No module named ['"]?(?!(?:tensorflow|tensorflow_core|keras|tf_keras|google)\.)\w+\.[\w.]+['"]?(?!;)/.test(
      said,
    )
      ? [[OTHER]]
      : [],
  // A part of TensorFlow's that a program asks for may be newer than the TensorFlow that is there.
  ({ said, file }) =>
    !file &&
    /^(?:No module named|can[n]ot import name '\w+' from) 'tensorflow\.python\.(?!keras\b)/.test(said)
      ? [[TOO_OLD, "like", LAST]]
      : [],
  // A library asks Keras or TensorFlow for what it keeps for itself, or one release has.
  ({ said, file, isLibrary, isOurs, text }) => {
    if (!NAMES.test(said) || /^'(?!module')[\w.]+' object/.test(said)) return [];
    const inner = /^type object '\w+' has no attribute '_[A-Za-z]/.test(said);
    if (isLibrary || (!file && inner))
      return [
        [OTHER, "like", 1],
        [TOO_OLD, "like", 2],
      ];
    return isOurs &&
      /[\\/]tensorflow(?:_core)?[\\/]/.test(file) &&
      !/keras/i.test(said + file + text.slice(-200))
      ? [[TWO_RELEASES, "like", 1]]
      : [];
  },
];

/** Every page that a sign leads to: a test asks for their data. */
export const SIGN_PAGES = [
  ...[
    ENDED,
    MEMORY,
    NOT_OBJECT,
    UNKNOWN_LAYER,
    UNKNOWN_LOSS,
    REGISTER,
    SIZES,
    NO_VALUE,
    GRAPH,
    LINES,
    NOT_BATCHED,
  ],
  ...[NO_ADAPTER, SHAPES, TWO_RELEASES, OTHER, TOO_OLD],
  ...INPUT_PAGES,
  ...CUT.flatMap(([, , pages]) => pages),
  ...TOLD.flatMap(([, , placed]) => placed.map(([page]) => page)),
];
