// @ts-check
// Errors that a page is about without having recorded their very words: what they share with
// those that it did record. Nothing here loads or draws.

import { framesIn } from "./traceback.js";

/** @typedef {import("./traceback.js").Read} Read */

// A file of Keras asks TensorFlow for what it keeps for itself: the two are of different releases.
const KERAS_FILE = /(?:site|dist)-packages[\\/](?:keras|tf_keras)[\\/]/;
const TENSORFLOW_FILE = /(?:site|dist)-packages[\\/]tensorflow(?:_core)?[\\/]/;
const INNER =
  /'tensorflow(?:_core)?\.(?:python|compat|_api|__internal__)\b[\w.]*|'tensorflow\.\w+' has no attribute '__|\.__internal__\b/;
const LACKS = /has no attribute|No module named|cannot import name/;
const MIXED = "migrate/which-import/#never-mix-two-of-them";
const SYMBOLIC = "errors/kerastensor-in-tf-fn/#numpy-on-a-symbolic-tensor";
export const MISMATCH = "errors/keras-tensorflow-mismatch/#internal-no-attribute";

/** The pages of errors with these words. @type {[RegExp, string][]} */
export const FAMILIES = [
  [/module 'tensorflow(?:_core|\._api\.v\d)?' has no attribute/, "errors/tf-contrib-placeholder/"],
  [/is not available when using TensorFlow 2/, "errors/tf-contrib-placeholder/"],
  // NumPy's old names of Python's own types, all removed at once.
  [
    /module 'numpy' has no attribute '(?:object|bool|int|float|complex|str|long|unicode|typeDict)'/,
    "errors/conflicts/#np-object",
  ],
  [/Descriptors (?:cannot|should not) be created directly/, "errors/conflicts/#protobuf-descriptors"],
  [/KerasTensor is symbolic/, SYMBOLIC],
  [
    /logits and labels must (?:be broadcastable|have the same)/,
    "errors/labels-and-losses/#categorical-shape",
  ],
  [/not yet supported in Transformers/, "migrate/libraries/#transformers"],
  [/keras_tensor\.KerasTensor'> is not allowed only/, "migrate/libraries/#transformers"],
  [
    /An op outside of the function building code is being passed|Inputs to eager execution function cannot be Keras symbolic/,
    "errors/kerastensor-in-tf-fn/#in-a-loss",
  ],
  [/version of multi-backend Keras that does not support/, MIXED],
  [/[Ii]llegal (?:hardware )?instruction/, "errors/not-run/#apple-illegal-instruction"],
  // A size as TensorFlow 1 has it.
  [/\bDimension\((?:None|\d+)\)/, "migrate/tensorflow-1/#recognize"],
  [
    /Could not automatically infer the output shape \/ dtype of/,
    "migrate/keras-3-layers/#tensorflow-operations-on-symbolic-tensors",
  ],
  [/\bloss: nan\b/, "learn/debug/#nan-stop-then-look-at-the-data"],
  [/^(?:Killed|MemoryError)\b|exit code 137\b/m, "errors/memory/#ram"],
  [/Incompatible shapes: \[|required broadcastable shapes/, "errors/labels-and-losses/#categorical-shape"],
  // A graph's error whose message was cut off: its nodes tell.
  [/[Nn]ode:? '?[\w/]*categorical_crossentropy\//, "errors/labels-and-losses/#categorical-shape"],
  [/[Nn]ode:? '?[\w/]*embedding_lookup/, "errors/runtime-shapes/#embedding-index"],
  [/[Nn]ode:? '?[\w/]*[Dd]ecode_?(?:Image|image|Jpeg|jpeg|Png|png)/, "errors/training-data/#image-format"],
];

/**
 * Whether an error shows that `keras` and TensorFlow are of different releases: "page" where
 * it does, "like" where TensorFlow's own files are of different ones, "" else.
 * @param {Read} all
 * @returns {"page" | "like" | ""}
 */
export function mismatch(all) {
  const [first] = all.causes;
  if (!first || !LACKS.test(first.message)) return "";
  if (/\.__internal__\b/.test(first.message)) return "page";
  const last = framesIn(all.text).at(-1);
  if (!last || !INNER.test(first.message)) return "";
  // Else frames below this one were left out.
  const asks = lacked(first.message).some((name) => last.code.includes(name));
  if (KERAS_FILE.test(last.file)) return asks ? "page" : "";
  // What the table says of TensorFlow's own copy is surer.
  return TENSORFLOW_FILE.test(last.file) && !/'tensorflow\.python\.keras\./.test(first.message) ? "like" : "";
}

// A library of TensorFlow's that Windows doesn't load, in whatever language it says so.
const DLL = "errors/not-run/#dll-load-failed";
const UNLOADED = /\bDLL load failed/;
const OWN_DLL = /_pywrap_tensorflow|tensorflow(?:_core)?[\\/]python\b/;
// Classes inside Keras that a program never makes itself.
// What tensors of a graph had is another matter.
const INSIDE = /'(?:Node|KerasTensor|KerasHistory|InputSpec)' object has no attribute (?!'(?:graph|op)')/;

// What an array of NumPy has, and such a tensor doesn't.
const OF_ARRAYS =
  /'KerasTensor' object has no attribute '(?:numpy|T|astype|eval|transpose|reshape|flatten|mean|sum|max|min|item|tolist|copy|clip|squeeze|dot)'/;

/**
 * Pages that an error's form tells, and its file: its words differ.
 * @param {Read} all
 * @returns {[page: string, level: "page" | "like"] | undefined}
 */
export function formed(all) {
  const [first] = all.causes;
  if (!first) return undefined;
  const file = framesIn(all.text).at(-1)?.file ?? "";
  if (UNLOADED.test(first.message) && OWN_DLL.test(all.text)) return [DLL, "page"];
  if (OF_ARRAYS.test(first.message)) return [SYMBOLIC, "page"];
  // Keras' own code meets an object of another Keras.
  if (INSIDE.test(first.message) && (!file || KERAS_FILE.test(file) || TENSORFLOW_FILE.test(file)))
    return [MIXED, file ? "page" : "like"];
  return undefined;
}

/** Whether Windows doesn't load a library of another package. @param {Read} all */
export const otherDll = (all) =>
  UNLOADED.test(all.causes[0]?.message ?? "") &&
  !OWN_DLL.test(all.text) &&
  /(?:site|dist)-packages/.test(framesIn(all.text).at(-1)?.file ?? "");

/** The names in a message: the last parts. @param {string} message */
const lacked = (message) => [...message.matchAll(/'([\w.]+)'/g)].map(([, name]) => name.replace(/^.*\./, ""));

/** The page of an error's family; undefined without one. @param {Read} all @returns {string | undefined} */
export function family(all) {
  const said = all.causes.map(({ message }) => message).join("\n") || all.text;
  return FAMILIES.find(([pattern]) => pattern.test(said))?.[1];
}
