// @ts-check
// Errors whose page the files of their tracebacks tell, with the words. Nothing here loads or
// draws.

import { MIXED, SAME_NAME } from "./form-pages.js";
import { framesIn } from "./traceback.js";

/** @typedef {import("./traceback.js").Read} Read */

// A file of Keras asks TensorFlow for what it keeps for itself: the two are of different releases.
const KERAS_FILE = /(?:site|dist)-packages[\\/](?:keras|tf_keras)[\\/]/;
const TENSORFLOW_FILE = /(?:site|dist)-packages[\\/]tensorflow(?:_core)?[\\/]/;
const INNER =
  /'tensorflow(?:_core)?\.(?:python|compat|_api|__internal__)\b[\w.]*|'tensorflow\.\w+' has no attribute '__|\.__internal__\b/;
const LACKS = /has no attribute|No module named|cannot import name/;
const SYMBOLIC = "errors/kerastensor-in-tf-fn/#numpy-on-a-symbolic-tensor";
export const MISMATCH = "errors/keras-tensorflow-mismatch/#internal-no-attribute";
// What is true of any program's TensorFlow.
export const TWO_RELEASES = "errors/conflicts/#two-releases";
const OWN_IMPORT = /^from tensorflow(?:_core)?\.python\.\S+ import /;

/**
 * The page of an error that shows that `keras` and TensorFlow are of different releases, or that
 * TensorFlow's own files are.
 * @param {Read} all
 * @returns {[page: string, level: "page" | "like"] | undefined}
 */
export function mismatch(all) {
  const [first] = all.causes;
  if (!first || !LACKS.test(first.message)) return undefined;
  if (/\.__internal__\b/.test(first.message)) return [MISMATCH, "page"];
  const last = framesIn(all.text).at(-1);
  if (!last || !INNER.test(first.message)) return undefined;
  // Else frames below this one were left out.
  const asks = lacked(first.message).some((name) => last.code.includes(name));
  if (KERAS_FILE.test(last.file)) return asks ? [MISMATCH, "page"] : undefined;
  if (!TENSORFLOW_FILE.test(last.file)) return undefined;
  // A file of TensorFlow's imports from another one what that doesn't have.
  if (asks && OWN_IMPORT.test(last.code)) return [TWO_RELEASES, "page"];
  // What the table says of TensorFlow's own copy is surer.
  return /'tensorflow\.python\.keras\./.test(first.message) ? undefined : [MISMATCH, "like"];
}

// A library of TensorFlow's that Windows doesn't load, in whatever language it says so.
const DLL = "errors/not-run/#dll-load-failed";
const UNLOADED = /\bDLL load failed/;
const OWN_DLL = /_pywrap_tensorflow|tensorflow(?:_core)?[\\/]python\b/;
const IMPORTS = /^(?:ImportError|ModuleNotFoundError)$/;
// Classes inside Keras that a program never makes itself.
// What tensors of a graph had is another matter.
const INSIDE = /'(?:Node|KerasTensor|KerasHistory|InputSpec)' object has no attribute (?!'(?:graph|op)')/;

// What such a tensor lacks: what an array of NumPy has, what Keras 3's has no more, and what only
// a tape asks for.
const LACKED = /'KerasTensor' object has no attribute '(\w+)'/;
/** @type {[attributes: RegExp, page: string][]} */
const LACKING = [
  [
    /^(?:numpy|T|astype|eval|transpose|reshape|flatten|mean|sum|max|min|item|tolist|copy|clip|squeeze|dot)$/,
    SYMBOLIC,
  ],
  [/^(?:ref|get_shape|set_shape|_keras_shape)$/, "errors/code-of-another-keras/#keras-tensor"],
  [/^_id$/, "errors/runtime-more/#tape-target"],
];

// A path of other letters than the system's: what reads files can't turn it into bytes.
const PATH = "errors/loading-weights/#path";
const CODEC = /^Unicode(?:De|En)codeError$/;
const READS_FILES =
  /(?:site|dist|local)-packages[\\/](?:h5py|tensorflow(?:_core)?[\\/]python[\\/]lib[\\/]io)[\\/]/;

/**
 * Pages that an error's form tells, and its file: its words differ.
 * @param {Read} all
 * @returns {[page: string, level: "page" | "like"] | undefined}
 */
export function formed(all) {
  const [first] = all.causes;
  if (!first) return undefined;
  const frames = framesIn(all.text);
  const file = frames.at(-1)?.file ?? "";
  if (hides(all, first.message)) return [SAME_NAME, "page"];
  if (UNLOADED.test(first.message) && OWN_DLL.test(all.text)) return [DLL, "page"];
  const attribute = LACKED.exec(first.message)?.[1];
  const lacking = attribute && LACKING.find(([attributes]) => attributes.test(attribute));
  if (lacking) return [lacking[1], "page"];
  if (CODEC.test(first.type) && READS_FILES.test(file)) return [PATH, "page"];
  if (IMPORTS.test(first.type) && !first.message.trim() && OWN_DLL.test(all.text)) return [DLL, "like"];
  // Keras' own code meets an object of another Keras.
  if (INSIDE.test(first.message) && (!file || KERAS_FILE.test(file) || TENSORFLOW_FILE.test(file)))
    return [MIXED, file ? "page" : "like"];
  return undefined;
}

// A file has the name of the package; of TensorFlow there is a page.
const NO_PACKAGE = /; '(?!tensorflow')\w+' is not a package/;

/** Whether a file of the reader's own has the name of the package that it imports. @param {Read} all @param {string} message */
function hides(all, message) {
  if (!LACKS.test(message)) return false;
  if (NO_PACKAGE.test(message)) return true;
  return framesIn(all.text).some(({ file, code }) => {
    const name = /([^\\/]+)\.py$/.exec(file)?.[1] ?? "";
    const own = !/(?:site|dist)-packages|[\\/]lib[\\/]python/i.test(file);
    return (
      own && name.length > 1 && new RegExp(`^(?:from|import) ${name.replace(/\W/g, "\\$&")}\\b`).test(code)
    );
  });
}

/** Whether Windows doesn't load a library of another package. @param {Read} all */
export const otherDll = (all) =>
  UNLOADED.test(all.causes[0]?.message ?? "") &&
  !OWN_DLL.test(all.text) &&
  /(?:site|dist)-packages/.test(framesIn(all.text).at(-1)?.file ?? "");

/** The names in a message: the last parts. @param {string} message */
const lacked = (message) => [...message.matchAll(/'([\w.]+)'/g)].map(([, name]) => name.replace(/^.*\./, ""));
