// @ts-check
// Errors that a page is about by their form: whatever the names in them are. They are of
// installers, of other packages, of files, and of Python itself. Nothing here loads or draws.

import { FORMS, INSIDE, OTHER } from "./form-pages.js";
import { lacksOfTensorFlow } from "./lacks.js";
import { asRaised, framesIn } from "./traceback.js";

/** @typedef {import("./traceback.js").Read} Read */
/** @typedef {[page: string, level: "page" | "like"]} Form */

const NONE = "errors/python-says/#none";
export const MISSING = "errors/other-packages/#not-installed";
export const UNDEFINED = "errors/python-says/#not-defined";
export const GLOBALS = "errors/lambdas/#globals";
const OWN = "errors/python-says/own-program/";
export const OWN_NAME = `${OWN}#own-name`;
const OWN_KIND = `${OWN}#own-kind`;
const NOT_DEFINED = /(?:^|: )name '(\w+)' is not defined/;
// What makes a model of a file or a configuration.
const LOADS = /\b(?:load_model|model_from_\w+|from_config|clone_model|deserialize\w*)\(/;

// Ours: the table of names and their own pages tell more.
const OURS = "(?:tensorflow|tensorflow_core|keras|tf_keras|tf)";
// Classes of Keras, as its messages name them.
const KERAS_CLASS =
  /^(?:Model|Sequential|Functional|Network|Layer|Variable|KerasTensor|Tensor|EagerTensor|SymbolicTensor|Optimizer|OptimizerV2|TFOptimizer|Adam\w*|SGD|RMSprop|Nadam|\w*(?:Checkpoint|Scheduler|Stopping|Callback|Logger|Board|Plateau|Layer|Model|Metric|Loss|Iterator|Conv\dD|Dense|LSTM|GRU|Input|Node))$/;

const LAMBDA = /\(type Lambda\)|\bLambda\.call\(\)|[\\/]lambda_layer\.py/;

/** What Python says of a module that isn't of Keras or TensorFlow. */
const NO_MODULE = /No module named ['"]?([\w.]+)/;
// The packages of modules that programs with Keras import; others may be files of a project.
const PACKAGES = Object.fromEntries(
  (
    "cv2:opencv-python PIL:Pillow sklearn:scikit-learn skimage:scikit-image yaml:PyYAML bs4:beautifulsoup4 " +
    "tensorflow_datasets:tensorflow-datasets tensorflow_hub:tensorflow-hub tensorflow_text:tensorflow-text " +
    "tensorflow_probability:tensorflow-probability keras_tuner:keras-tuner kerastuner:keras-tuner " +
    "keras_hub:keras-hub keras_cv:keras-cv official:tf-models-official rl:keras-rl2 google:protobuf " +
    "segmentation_models:segmentation-models tflite_runtime:tflite-runtime dateutil:python-dateutil " +
    "pandas numpy scipy matplotlib h5py seaborn tqdm pydot gym gymnasium nltk librosa imgaug albumentations " +
    "transformers deepface mtcnn efficientnet tensorboard tensorflowjs tf2onnx onnx scikeras wandb mlflow jax torch " +
    "requests flask statsmodels imageio pyyaml autokeras spektral"
  )
    .split(" ")
    .map((one) => [one.split(":")[0], one.split(":").at(-1)]),
);
const LACKS_NAME = new RegExp(
  `(?:^|\\W)module ['"]?(?!${OURS}\\b)[\\w.]+['"]? has no attribute|can[n]ot import name ['"]?\\w+['"]?.* from ['"](?!${OURS}\\b)[\\w.]+`,
);
const LACKS = /['"]([\w.]+)['"] object has no attribute ['"]`?(\w+)/;
/** What Python says of values, those of a program's own data first. @type {[RegExp, string][]} */
const VALUES = [
  [
    /'(?:str|int|float|bool|tuple|dict|bytes|numpy\.\w+|PosixPath|WindowsPath)' object has no attribute '(?:append|extend|lower|upper|split|strip|replace|startswith|endswith|join|format|get|items|keys|values|update|add|decode)'|can only concatenate (?:str|list|tuple)|must be str, not \w+$|^TypeError: string indices must be|'(?:str|float|list|tuple|dict)' object cannot be interpreted as an integer|unsupported operand type\(s\) for \S+ '(?:str|list|dict)' and|unsupported operand type\(s\) for \S+ '(?:int|float)' and '(?:str|list|dict)'|list indices must be integers or slices, not (?:tuple|str)/,
    OWN_KIND,
  ],
  [/local variable '\w+' (?:referenced before|where it is not associated)/, `${OWN}#unbound`],
  [/^(?:\w+: )?(?:list|tuple|string) index out of range/, `${OWN}#own-index`],
  [/exceptions must derive from BaseException/, `${OWN}#own-check`],
  [/^KeyError: ['"(]/, `${OWN}#own-key`],
  [/^(?:FileNotFoundError: )?\[Errno 2\] No such file or directory/, `${OWN}#no-file`],
  [
    /need at least one array to (?:stack|concatenate)|arg is an empty sequence|iterable argument is empty|of an empty sequence|from an empty sequence|zero-size array to reduction|Mean of empty slice|Found array with 0 sample/,
    `${OWN}#own-empty`,
  ],
  [
    /'NoneType' object (?:has no attribute|is not (?:subscriptable|iterable|callable))|unsupported operand type.*NoneType|'NoneType' object cannot be interpreted|not 'NoneType'$|not supported between instances of .*'NoneType'/,
    NONE,
  ],
  [/'[\w.]+' object is not callable/, "errors/python-says/#not-callable"],
  [
    /\(\) (?:got an unexpected keyword argument|missing \d+ required|takes (?:no arguments|(?:exactly |at (?:least|most) |from )?\d+)|got multiple values)/,
    "errors/python-says/#arguments",
  ],
  [
    /'(?:list|str|tuple|dict|int|float|bool|generator|History|ImageDataGenerator|\w*Iterator|Function|method)' object has no attribute|object of type '\w+' has no len|unhashable type|indices must be integers/,
    "errors/python-says/#wrong-kind",
  ],
  [/'(?:Sequential|Model|Functional)' object has no attribute '[a-z]/, "errors/scripts-more/#misspelled"],
];

/** @param {string} name its class @param {string} attribute */
const isInside = (name, attribute) =>
  (/^_[a-z]/.test(attribute) && KERAS_CLASS.test(name.replace(/^.*\./, ""))) ||
  /^(?:inbound_nodes|outbound_nodes|total_loss|metrics_tensors|get_gradients|on_train_batch_begin|_keras_\w+)$/.test(
    attribute,
  ) ||
  name === "TFOptimizer";

// What a class keeps for itself; Python's own have no such names.
const PYTHON_CLASS =
  /^(?:str|tuple|list|dict|int|float|bool|NoneType|function|method|module|type|bytes|set)$/;
/** @param {string} name a class @param {string} attribute */
const isPrivate = (name, attribute) => /^_[a-z]/.test(attribute) && !PYTHON_CLASS.test(name);

// What a class keeps for itself is only asked about here where Keras is near.
const NEAR =
  /keras|tensorflow|\btf[._]|\bmodel|layer|tensor|AutoTrackable|optimi[sz]er|callback|predict|\bfit\b|shape\b|ImageDataGenerator|trainable|weights|epoch|History|Iterator|__init__\(|__call__\(|\bcall\(|\bbuild\(/i;

/** What is inside Keras. @type {[RegExp, string][]} */
const INNER = [
  [/^_make_(?:predict|train|test)_function$/, "#make-predict-function"],
  [/^_implements_|_batch_hooks$|^on_train_batch_|_distribution_strategy$/, "#two-keras"],
  [/^_keras_|^_uses_learning_phase$/, "#tensors"],
];

/** @type {WeakMap<Read, Form | undefined>} */
const FOUND = new WeakMap();

/**
 * The page of an error's form.
 * @param {Read} all
 * @returns {Form | undefined}
 */
export function formOf(all) {
  if (!FOUND.has(all)) FOUND.set(all, formIn(all));
  return FOUND.get(all);
}

/** @param {Read} all @returns {Form | undefined} */
function formIn(all) {
  const messages = all.causes.map(asRaised);
  const said = [messages.join("\n") || all.text, ...lacksOfTensorFlow(all)].join("\n");
  const flat = said.replace(/\s*\n\s*/g, " "); // a copy may break lines
  const found = FORMS.find(([pattern]) => pattern.test(said) || pattern.test(flat));
  if (found) return [found[1], found[2] ?? "like"];
  const first = messages[0] ?? all.text;
  const [module, part] = NO_MODULE.exec(first)?.[1].split(".") ?? [];
  // Of a package that isn't there Python names the package itself, and not a part of it.
  if (module && !new RegExp(`^${OURS}$`).test(module)) return part ? [OTHER, "like"] : [MISSING, "page"];
  if (LACKS_NAME.test(first)) return [OTHER, "like"];
  const [, owner = "", attribute = ""] = LACKS.exec(first) ?? [];
  if (attribute && isInside(owner, attribute)) {
    const part = owner === "TFOptimizer" ? "#two-keras" : INNER.find(([one]) => one.test(attribute))?.[1];
    return [INSIDE + (part ?? ""), part ? "page" : "like"];
  }
  const undefinedName = missingName(all);
  // A line that loads a model and hasn't the name itself.
  const line = framesIn(all.text).at(-1)?.code ?? "";
  const loads = LOADS.test(line) && !new RegExp(`\\b${undefinedName}\\b`).test(line);
  if (undefinedName && (loads || LAMBDA.test(all.text))) return [GLOBALS, "like"];
  if (isPrivate(owner, attribute) && NEAR.test(all.text)) return [INSIDE, "like"];
  const value = VALUES.find(([pattern]) => pattern.test(first))?.[1];
  return value ? [value, "like"] : undefinedName ? [UNDEFINED, "like"] : undefined;
}

/**
 * The module that isn't there, and the package that has it, where that is known.
 * @param {Read} all
 * @returns {{module: string, code: string} | undefined}
 */
export function missingModule(all) {
  const module = NO_MODULE.exec(all.causes[0]?.message ?? all.text)?.[1];
  if (!module) return undefined;
  const name = PACKAGES[module.split(".")[0]];
  return { module, code: name ? `python -m pip install ${name}` : "" };
}

/** The name that Python says isn't defined. @param {Read} all */
export const missingName = (all) => NOT_DEFINED.exec(all.causes[0]?.message ?? all.text)?.[1] ?? "";

/** Whether a text without a type is an error that a page is about. @param {string} text */
export const isForm = (text) => FORMS.some(([pattern, , level]) => level === "page" && pattern.test(text));

/** Every page that a form leads to: a test asks for their data. */
export const FORM_PAGES = [
  ...new Set([
    ...FORMS.map(([, page]) => page),
    ...VALUES.map(([, page]) => page),
    UNDEFINED,
    OWN_NAME,
    ...INNER.map(([, anchor]) => INSIDE + anchor),
    MISSING,
    GLOBALS,
    OTHER,
    INSIDE,
  ]),
];
