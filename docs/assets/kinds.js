// @ts-check
// Errors of the reader's own program, of a library's checks, or of a class made for another Keras:
// no list has their names, so the form tells, and whose file raises it. Nothing here draws.

import { MIXED, OTHER, SAME_NAME } from "./form-pages.js";
import { MISSING } from "./forms.js";
import { firstOfEach, meant, OURS, pageOf } from "./page-cards.js";
import { MISMATCH } from "./placed.js";
import { cardOf } from "./related.js";
import { ANY_RELEASE, LOCATED, SIGN_PAGES, SIGNS, UNKNOWN_LAYER, UNKNOWN_LOSS } from "./signs.js";
import { framesIn } from "./traceback.js";

/** @typedef {import("./answers.js").Kit} Kit @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./traceback.js").Read} Read */

/**
 * @typedef {object} Kind
 * @property {string} page
 * @property {"page" | "several" | "like"} level
 * @property {number} at its place among the answers
 * @property {boolean} over whether it is so where another answer is sure
 */

/**
 * @typedef {object} Seen what the rules look at
 * @property {string} text
 * @property {string} type of the error
 * @property {string} said its message
 * @property {string} file the last one of the traceback
 * @property {string} code its line
 * @property {string} cut the type of an error that a traceback ends before; empty for others
 * @property {boolean} traceback whether it has frames
 * @property {boolean} isOurs whether the last file is Keras's or TensorFlow's
 * @property {boolean} isLibrary whether it is another package's, but none that is below them
 *
 * @typedef {[page: string, level?: Kind["level"], at?: number, over?: boolean]} Placed
 */

const OWN = "errors/python-says/own-program/";
const CALLBACK = "errors/callbacks/#keyerror-acc";
const NOT_DERIVED = "errors/inside-keras/#not-derived";
const EMPTY_DATA = "errors/training-data/#empty-data";
const UNBOUND = `${OWN}#unbound`;
const NOT_COMPILED = "errors/compile-and-metrics/#must-call-compile";
const NOT_CALLED = "errors/functional-models/#layer-not-called";
const MULTI_BACKEND = "errors/old-code/#multi-backend";
const OWN_ATTRIBUTE = `${OWN}#own-attribute`;
const MOST = 3;
// A page about the library that raises it says more of its classes and checks.
const LIBRARY =
  /^(?:errors\/(?:(?:other|tensorflow)-libraries|libraries-more|text-audio-medical|other-packages\/removed-names)|migrate\/libraries|install\/companions)\//;
const LAST = MOST; // where no other answer says where it is raised

const KERAS =
  /(?:site|dist)-packages[\\/](?:keras|tf_keras|tensorflow|tensorflow_core|keras_preprocessing)[\\/]|(?:^|[\\/])keras[\\/](?:src|engine|layers|utils|callbacks|legacy|optimizers|models|backend|preprocessing)/;
const PACKAGE = /(?:site|dist)-packages[\\/]/;
const BASE =
  /(?:site|dist)-packages[\\/](?:numpy|pandas|scipy|h5py|sklearn|matplotlib|PIL|cv2|google|pip|pkg_resources|setuptools)[\\/]|[\\/]lib[\\/]python[\d.]+[\\/](?!site|dist)|<frozen/;
// A program of Keras's, said by what it does.
const NEAR =
  /keras|tensorflow|\b(?:tfds|hub)\.|\btf[._]|\bmodel\b|\bmodels?\.|[a-z]_model\b|\bepochs?\b|\blayers?\b|(?:val|train)_loss|\bX_train\b|\bclass_names\b|\by_(?:train|true|pred|test)\b|optimizer|\.fit\(|\.predict\(/i;
const LACKS = /'([\w.]+)' object has no attribute '(\w+)'/;

// Classes of Python, of packages, and inside Keras and TensorFlow, which no reader defines.
const KNOWN =
  /^(?:[a-z].*|NoneType|Model|Sequential|Functional|Network|Layer|Variable|\w*Tensor|Optimizer(?:V2)?|TFOptimizer|Module|\w*Dataset\w*|AutoTrackable|_UserObject|UserObject|WrappedFunction|ConcreteFunction|Function|FuncGraph|ListWrapper|_?DictWrapper|_TupleWrapper|TensorShape|Dimension|Graph|Session|InteractiveSession|Operation|Node|KerasHistory|InputSpec|TrackableWeightHandler|\w*Iterator|\w*Variable|DistributedValues|PerReplica|Interpreter|Checkpoint|Saver|History|CallbackList|\w*Strategy\w*|DataFrame\w*|Series\w*|\w*Index|Timestamp|Image|\w+ImageFile|Figure|Axes\w*|\w*Subplot|Namespace|Thread|HTMLParser|Response|Request|Flask|Message\w*|\w*Descriptor\w*|Logger|RootLogger|Popen|TextIOWrapper|BufferedReader|\w*Error|Group|File|Dataset|Attributes?|Config|Bunch|Pipeline|GridSearchCV|KerasClassifier|KerasRegressor|\w+Encoding|BatchEncoding|\w+Estimator|Context|_MainProcess|Distribution)$/;
// Names that a reader gives to what trains a model.
const CALLED_SO =
  /GAN|VAE|Agent|DQN|A2C|Trainer|Model|Net\b|Net[A-Z]|CNN|RNN|LSTM|YOLO|Encoder|Classifier|Detector|Generator|Discriminator|Transformer|Attention|Callback|Layer/;
// What one release of a class sets, and another one doesn't.
const TOKENIZER =
  /^(?:oov_token|char_level|analyzer|index_docs|index_word|document_count|word_docs|filters|split|lower|num_words)$/;
const FITTED =
  /^(?:\w+Scaler|LabelEncoder|LabelBinarizer|MultiLabelBinarizer|OneHotEncoder|OrdinalEncoder|CountVectorizer|Tfidf\w+|SimpleImputer|KNNImputer|PCA|TruncatedSVD|ColumnTransformer|FunctionTransformer|PowerTransformer|RandomForest\w+|DecisionTree\w+|GradientBoosting\w+|SVC|SVR|KMeans|LogisticRegression|NearestNeighbors|KNeighbors\w+)$/;
const METHODS = /^(?:get_feature_names|fit|predict|transform|shape|reshape|append|values)$/;
// What Keras asks of a callback.
const ASKED =
  /^(?:set_model|set_params|_implements_\w+|_supports_tf_logs|_chief_worker_only|_keras_api_names|on_(?:train|test|predict|epoch|batch)_\w+)$/;
const IN_BOARD =
  /^(?:sess|writer|_write_logs|_train_dir|_val_dir|_log_write_dir|_train_writer|_train_step|_should_write_train_graph|_writers|merged|is_eager_execution|_is_eager)$/;
// Variables of Keras's own loops, which each batch sets.
const LOOPED =
  /^(?:epoch_logs|batch_logs|val_outs|val_logs|batch_outs|batch_outputs|all_outputs|outs_per_batch)$/;

// A variable, or a file, of a program that trains.
const OF_TRAINING =
  /model|weight|loss|optimi[sz]er|history|layer|epoch|batch|image|label|train|test_|dataset|samples|checkpoint|\bdata\b/i;

// What an object of Keras has.
const OF_MODELS =
  /^(?:inputs?|outputs?|layers|shape|weights|history|predict\w*|compile|fit\w*|summary|save\w*|load_weights|evaluate|trainable\w*|built|name|dtype|optimizer|loss)$/;

const OF_ARRAYS = /^(?:item|numpy|shape|ndim|dtype|astype|eval|assign|tolist)$/;

const OF_KERAS =
  /(?:\binstance\b|[Ee]xpected|must be|should be)[^<]*<(?:class ')?(?:tensorflow\.python\.)?(?:keras|tf_keras)\.(?:src\.)?(?:engine|models|layers|callbacks|optimizers?)\b/;

const OF_RL = "errors/other-libraries/#keras-rl";
const KERAS_RL =
  /\b(?:DDPG|DQN|SARSA|CEM|NAF)Agent\(|hasattr\(\w+\.output, ['"]__len__['"]\)|(?:site|dist)-packages[\\/]rl[\\/]/;

const UNSET =
  /(?:local|free) variable '(\w+)' (?:is )?(?:referenced before assignment|where it is not associated)/;

// What each release of these packages has: else a file of the reader's has the package's name.
const HIDDEN =
  /module '(?:h5py' has no attribute 'File|numpy' has no attribute '(?:array|zeros|ndarray)|pandas' has no attribute '(?:DataFrame|read_csv)|cv2' has no attribute '(?:imread|resize))'/;

const AXES = 3; // of shapes of which some differ by one

/** Whether a message has two shapes that differ by one on some axes: images that were halved. @param {string} said */
function byOne(said) {
  const all = [...said.matchAll(/[([]((?:\?|None|\d+)(?:, ?(?:\?|None|\d+))+)[\])]/g)].map(([, one]) =>
    one.split(/, ?/),
  );
  if (all.length !== 2 || all[0].length !== all[1].length || all[0].length <= AXES) return false;
  if (!/[Ii]ncompatible shapes|are not compatible|must be equal|same shape/.test(said)) return false;
  // What is joined by its channels may have other ones.
  const last = /Concat/.test(said) ? -1 : undefined;
  const apart = all[0].slice(0, last).map((one, at) => Math.abs(Number(one) - Number(all[1][at])) || 0);
  return apart.some(Boolean) && apart.every((one) => one <= 1);
}

/** The marked line of a notebook's traceback. @param {string} text */
const lineOf = (text) => [...text.matchAll(/^\s*-+> ?\d+ (.*)$/gm)].at(-1)?.[1] ?? "";

// What only `compile` gives a model.
const COMPILED =
  /^'(?:Model|Sequential|Functional)' object has no attribute '(?:loss|optimizer|compiled_loss|compiled_metrics|loss_functions)'/;
// A layer where what it returns is meant.
const UNCALLED =
  /^'(?:\w*Conv\w*|Dense|LSTM|GRU|\w*Pooling\w*|Flatten|Dropout|BatchNormalization|Embedding|Activation|Reshape|Concatenate|Add|Lambda|Bidirectional|ZeroPadding\w*)' object has no attribute '(?:shape|get_shape|op|_keras_\w+)'/;
// What a Keras without TensorFlow 2 asks for.
const GRAPHS =
  /^module 'tensorflow' has no attribute '(?:get_default_graph|Session|ConfigProto|placeholder)'/;

/** @type {((seen: Seen) => Placed[])[]} */
const RULES = [
  ...SIGNS,
  // A library whose folder has another name.
  ({ text }) => (KERAS_RL.test(text) ? [[OF_RL, "like", 1]] : []),
  ({ said }) => (COMPILED.test(said) ? [[NOT_COMPILED, "several", 0, true]] : []),
  ({ said }) => (UNCALLED.test(said) ? [[NOT_CALLED, "several", 0, true]] : []),
  ({ said, text }) => {
    const inside = /keras[\\/]backend[\\/]/.test(text); // a program of TensorFlow 1 asks for it, too
    return GRAPHS.test(said) && (inside || /get_default_graph/.test(said))
      ? [[MULTI_BACKEND, "several", inside ? 0 : 1, true]]
      : [];
  },
  // A package that isn't a part of TensorFlow.
  ({ said }) => (/^No module named '?tensorflow_\w+/.test(said) ? [[MISSING, "like", 1]] : []),
  // Nothing was found or left.
  ({ type, said, text }) =>
    type === "IndexError" && /\bwith size 0\b/.test(said) && NEAR.test(text)
      ? [
          [EMPTY_DATA, "like", 0],
          [`${OWN}#own-index`, "like", 1],
        ]
      : [],
  // A name that has no value yet.
  ({ text, said, file }) => {
    const name = UNSET.exec(said)?.[1] ?? "";
    if (!name) return [];
    if (LOOPED.test(name) || (name === "logs" && (!file || KERAS.test(file))))
      return [[EMPTY_DATA, name === "logs" && !file ? "like" : "page", 0]];
    return KERAS.test(file) || NEAR.test(text) || OF_TRAINING.test(name) ? [[UNBOUND, "like", 0]] : [];
  },
  // A pickle of another release.
  ({ said }) => {
    const [, owner = "", name = ""] = LACKS.exec(said) ?? [];
    if (owner === "Tokenizer" && TOKENIZER.test(name)) return [[`${OWN}#pickled`, "page", 0, true]];
    if (
      /^\w+Tokenizer(?:Fast)?$/.test(owner) &&
      /^(?:split_special_tokens|tokens_trie|_added_tokens\w*)$/.test(name)
    )
      return [[`${OWN}#pickled`, "like", 0]];
    return FITTED.test(owner) && !METHODS.test(name) && !/_$/.test(name)
      ? [[`${OWN}#pickled`, "like", 0, true]]
      : [];
  },
  // A class that Keras asks for what only its own classes have.
  ({ said, text, file }) => {
    const [, owner = "", name = ""] = LACKS.exec(said) ?? [];
    if (/^set_(?:model|params)$/.test(name) && /^(?!NoneType)[A-Z]/.test(owner))
      return [[NOT_DERIVED, "page", 0, true]];
    const callback = /Callback|TensorBoard|Checkpoint$|Scheduler$/.test(owner);
    if (callback && IN_BOARD.test(name)) return [[NOT_DERIVED, "page", 0, true]];
    if (ASKED.test(name) && /^(?!NoneType)[A-Z]/.test(owner)) return [[NOT_DERIVED, "like", 1]];
    if (callback && owner !== "TensorBoard" && (KERAS.test(file) || OURS.test(text)))
      return [[NOT_DERIVED, "like", 1]];
    // Of an optimizer's own base class.
    return owner && /optimizer(?:_v2|s)?[\\/]/.test(file) && KERAS.test(file)
      ? [["errors/inside-keras/#custom-optimizers", "several", 0, true]]
      : [];
  },
  // A part that isn't there: `history.history["loss"]`, `logs["val_acc"]`.
  ({ type, said, code, text }) => {
    const name =
      /^(?:job exception: )?['"]((?:val_)?(?:acc|accuracy|loss|\w+_(?:acc|accuracy|loss)))['"]$/.exec(
        said,
      )?.[1];
    if (type !== "KeyError" || !name) return [];
    const last = lineOf(text) || code;
    const kept = /\bhist\w*\b.*\[/.test(last) || !last;
    if (name === "loss")
      return kept
        ? [
            [`${OWN}#empty-history`, "several", 0, true],
            [CALLBACK, "several", 1],
          ]
        : [];
    return kept || /^(?:val_)?acc(?:uracy)?$/.test(name) ? [[CALLBACK, "page", 0]] : [];
  },
  // An iterator that was read already.
  ({ said, text }) => {
    if (/^No variables provided\b/.test(said)) return [[`${OWN}#used-up`, "like", 0]];
    return /\(expected 2, got 0\)/.test(said) && /apply_gradients|grads_and_vars/.test(text)
      ? [[`${OWN}#used-up`, "page", 0, true]]
      : [];
  },
  // What `add` returns is called.
  ({ said, code, text }) =>
    /'NoneType' object is not callable/.test(said) && NEAR.test(text)
      ? [["errors/python-says/#none", "like", /\.add\(.*\)\s*\(/.test(code + text) ? 0 : 1]]
      : [],
  // A function, a number or an array where an object is expected.
  ({ said, text, file }) => {
    const [, owner = "", name = ""] = LACKS.exec(said) ?? [];
    if (owner === "str" && OF_ARRAYS.test(name) && KERAS.test(file) && !/set_value/.test(text))
      return [["errors/python-says/#wrong-kind", "several", 0, true]];
    const own =
      /^(?:function|method|builtin_function_or_method|type|int|float|bool|numpy\.(?:ndarray|float\d+|int\d+))$/.test(
        owner,
      );
    if (!own || !(NEAR.test(text) || OF_ARRAYS.test(name))) return [];
    const part = /^(?:function|type)$/.test(owner) && (/^[A-Z]/.test(name) || PACKAGE.test(file));
    const page = `${OWN}#other-object`;
    return part
      ? [
          [OTHER, "like", 0],
          [page, "like", 1],
        ]
      : [[page, "like", 0]];
  },
  // What a list, a dictionary or a folder of the reader's own hasn't.
  ({ type, said, text, file }) => {
    const library = PACKAGE.test(file) || (BASE.test(file) && !/[\\/]configparser\.py$/.test(file));
    if (type === "IndexError" && /issparse\(fit_inputs\[i\]\)/.test(text))
      return [["errors/generators/#no-labels", "like", 0]];
    if (type === "FileNotFoundError" || /^\[Errno 2\] No such file or directory: /.test(said)) {
      const path = /directory: b?['"](.+?)['"]/.exec(said)?.[1] ?? "";
      const own = path && !/\.(?:h5|hdf5|keras|pb|ckpt|tflite|so|dll)\b/.test(path);
      return own && (OURS.test(text) || OF_TRAINING.test(path)) ? [[`${OWN}#no-file`, "like", 0]] : [];
    }
    const whole = type === "KeyError" && /^KeyError: ['"][\w -]+['"]$/.test(text.trim()); // all that was pasted
    if (library || !(NEAR.test(text) || whole) || /\._keras_/.test(text)) return [];
    if (type === "IndexError" && /index(?: \(-?\d+\))? out of range/.test(said))
      return [[`${OWN}#own-index`, "like", 0]];
    const asked = type === "KeyError" && /^(?:['"].{1,60}['"]|-?\d+)$/.test(said);
    return asked ? [[`${OWN}#own-key`, "like", 0]] : [];
  },
  // A check of the program or of a library.
  ({ type, said, code, text, file }) => {
    if (/\bassert isinstance\(\w+, (?:\w+\.)*Layer\)/.test(said + text) && type === "AssertionError")
      return [
        ["errors/sequence-layers/#wrap", "several", 0],
        [MIXED, "several", 1],
      ];
    if (/\bself\.nb_actions\b/.test(said + code)) return [[OF_RL, "like", 0]];
    const line = [...text.matchAll(/^\s*(?:-+> ?\d+ *)?((?:raise|assert)\b.*)$/gm)].at(-1)?.[1] ?? code;
    const checks = type === "AssertionError" || /^raise [A-Z]\w*\(/.test(code || line);
    if (!checks || KERAS.test(file) || BASE.test(file)) return [];
    const near = OURS.test(text) || (NEAR.test(text) && file);
    return near ? [[`${OWN}#own-check`, "like", LAST]] : [];
  },
  // What a notebook says after the error that tells.
  ({ text }) =>
    /Internal [Pp]ython error in the inspect module/.test(text)
      ? [
          ["errors/python-says/#render", "several", 0],
          ["errors/not-run/#dll-load-failed", "several", 1],
        ]
      : [],
  // A generator that ends.
  ({ type, text }) =>
    (type === "StopIteration" || !type) && /\bStopIteration\b/.test(text) && NEAR.test(text)
      ? [["errors/generators/#stop-iteration", "like", 0]]
      : [],
  // An image without its channels.
  ({ type, text }) =>
    type === "IndexError" && /x\.shape\[(?:self\.|img_)(?:col|row)/.test(text)
      ? [["errors/image-folders/#axes", "like", 0]]
      : [],
  ({ said }) => (byOne(said) ? [["errors/runtime-shapes/#merge-shapes", "several", 0, true]] : []),
  // A library that was built for another release.
  ({ text }) =>
    /tensorflow_text[\\/].*\.(?:so|dylib)\b.*(?:not found|undefined symbol|cannot open)/is.test(text)
      ? [["errors/conflicts/#tensorflow-text", "page", 0, true]]
      : [],
  ({ said }) => (HIDDEN.test(said) ? [[SAME_NAME, "several", 0]] : []),
  // What Python, NumPy or Keras say of one cause in their own form.
  ({ said, text, type }) => {
    if (/expected \S+ to have [45] dimensions, but got array with shape \([1-9]\d*, 1\)/.test(said))
      return [["errors/dtypes/#object-array", "several", 0]];
    if (/[Ii]llegal instruction\s*\(core dumped\)/.test(text)) return [["errors/not-run/#avx", "several", 0]];
    if (/Update your `\w+` (?:call|layer) to the Keras 2 API/.test(text) && !/Error\b/.test(type))
      return [["errors/old-code/#keras-1", "page", 0]];
    if (/^Inconsistent shapes: saw \(.*\) but expected \(/.test(said))
      return [["errors/sequence-layers/#copied-attention", "like", 0]];
    if (/errno = 21\b|\bIs a directory/.test(said) && /h5py|h5f\.|keras|\.h5\b/.test(text))
      return [["errors/loading-weights/#file-or-folder", "page", 0, true]];
    if (/\bunable to open ['"]?[^'"\s]+\.(?:h5|hdf5|keras)\b/i.test(said))
      return [["errors/loading-weights/#no-such-file", "like", 0]];
    if (/\S+\.(?:h5|hdf5|keras|json)[\\/]+\{saved_model\.pbtxt\|/.test(said))
      return [["errors/loading-weights/#no-such-file", "page", 0, true]];
    if (/has no attribute 'register_(?:load_context_function|\w*internal\w*)'/.test(said))
      return [["errors/keras-tensorflow-mismatch/#tfkeras-import-fails-early", "page", 0, true]];
    if (
      type === "IndexError" &&
      /preprocess_weights_for_loading|\bweights\[\d\] = (?:np\.transpose|conv_layout)\(/.test(text)
    )
      return [["errors/loading-weights/#axes", "like", 0]];
    // An object of one Keras where another one's is meant.
    if (OF_KERAS.test(said)) return [[MIXED, "like", LAST]];
    // A file of Keras's asks another one for what that doesn't have.
    const [, module = "", name = ""] =
      /module '((?:keras|tf_keras)(?:\.\w+)+)' has no attribute '(\w+)'/.exec(said) ?? [];
    const asked = module && `${module.replace(/^.*\./, "")}.${name}`;
    if (!/^[a-z_]+$/.test(name)) return [];
    const inside = framesIn(text).some((one) => one.code.includes(asked) && KERAS.test(one.file));
    return inside ? [[MISMATCH, "page", 0, true]] : [];
  },
  // A class of the reader's own.
  ({ said, text, file }) => {
    const [, full = "", name = ""] = LACKS.exec(said) ?? [];
    const owner = full.replace(/^.*\./, "");
    if (!owner || KNOWN.test(owner) || FITTED.test(owner) || owner === "Tokenizer") return [];
    if (/^_(?!_)/.test(name) || KERAS.test(file) || BASE.test(file)) return [];
    if (!NEAR.test(text) && !CALLED_SO.test(owner)) return [];
    // Of a library, what is known of it says more; of a name of Keras's, its page.
    const at = PACKAGE.test(file) ? LAST : !file && OF_MODELS.test(name) ? 1 : 0;
    return [[OWN_ATTRIBUTE, "like", at]];
  },
];

/** Every page that a kind leads to: a test asks for their data. */
export const KIND_PAGES = [
  ...SIGN_PAGES,
  OWN_ATTRIBUTE,
  UNBOUND,
  ...["#own-check", "#own-key", "#own-index", "#no-file", "#pickled", "#used-up", "#other-object"].map(
    (one) => OWN + one,
  ),
  `${OWN}#empty-history`,
  ...[CALLBACK, NOT_DERIVED, MIXED, OTHER, MISMATCH],
  ...[NOT_COMPILED, NOT_CALLED, MULTI_BACKEND, MISSING],
  ...["#wrap", "#copied-attention"].map((one) => `errors/sequence-layers/${one}`),
  ...["#no-such-file", "#axes", "#file-or-folder"].map((one) => `errors/loading-weights/${one}`),
  ...["errors/python-says/#render", "errors/not-run/#dll-load-failed", "errors/conflicts/#tensorflow-text"],
  ...[
    "errors/generators/#stop-iteration",
    "errors/image-folders/#axes",
    "errors/runtime-shapes/#merge-shapes",
  ],
  SAME_NAME,
  "errors/inside-keras/#custom-optimizers",
  EMPTY_DATA,
  "errors/python-says/#none",
  "errors/python-says/#wrong-kind",
  "errors/generators/#no-labels",
  "errors/dtypes/#object-array",
  "errors/not-run/#avx",
  "errors/old-code/#keras-1",
  OF_RL,
  "errors/keras-tensorflow-mismatch/#tfkeras-import-fails-early",
];

/**
 * The pages of a text's kind: the first rule that knows it.
 * @param {Read} all
 * @returns {Kind[]}
 */
export function kindsOf(all) {
  const [first] = meant(all);
  const last = framesIn(all.text).at(-1);
  const file = last?.file ?? "";
  const isOurs = KERAS.test(file);
  // An error without a message isn't among the causes.
  const bare = /(?:^|\n)\s*([A-Z]\w*(?:Error|Exception))\W*$/.exec(all.text)?.[1];
  const seen = {
    text: all.text,
    type: first?.type || bare || all.cut,
    said: first?.message ?? (bare || all.cut ? "" : all.text.trim()),
    file,
    code: last?.code ?? "",
    cut: all.cut,
    traceback: all.traceback,
    isOurs,
    isLibrary: PACKAGE.test(file) && !isOurs && !BASE.test(file),
  };
  for (const rule of RULES) {
    const found = rule(seen);
    if (found.length)
      return found.map(([page, level = "like", at = 0, over = false]) => ({ page, level, at, over }));
  }
  return [];
}

/**
 * Without that of a reader's own class, where Keras has a class of this name.
 * @param {Kit} kit @param {Read} all @param {Kind[]} kinds @returns {Promise<Kind[]>}
 */
async function ofReaders(kit, all, kinds) {
  const of = { [OWN_ATTRIBUTE]: LACKS, [UNKNOWN_LAYER]: LOCATED, [UNKNOWN_LOSS]: LOCATED }[kinds[0]?.page];
  if (!of) return kinds;
  const owner = of.exec(meant(all)[0]?.message ?? all.text)?.[1].replace(/^.*\./, "") ?? "";
  const { importOf } = await import("./named.js");
  return importOf(owner, await kit.names([owner])) ? [] : kinds;
}

/**
 * Answers with those of the text's kind. One that is sure stays as it is, but where the kind says more.
 * @param {Kit} kit @param {Read} all @param {Card[]} cards
 * @returns {Promise<Card[]>}
 */
export async function withKinds(kit, all, cards) {
  const kinds = await ofReaders(kit, all, kindsOf(all));
  const [first] = cards;
  const told = cards.some(({ level }) => level === "raised" || level === "several");
  const sure = first && /^(?:page|name|dependency)$/.test(first.level) && !first.doubts?.length;
  const library = first && LIBRARY.test(first.url);
  // What is true of any release stays where it is surer.
  /** @param {Kind} kind */
  const there = ({ page, at }) =>
    ANY_RELEASE.has(page) &&
    cards.slice(0, at + 1).some(({ url, level }) => url === page && /page|several/.test(level));
  const own = kinds.filter((one) => (!sure || one.over) && !(one.at === LAST && told) && !there(one));
  if (!own.length || (sure && first.url === own[0].page && own.length === 1)) return cards;
  const pages = new Set(own.map(({ page }) => pageOf(page)));
  /** @type {Card[]} */
  const found = cards.filter(
    ({ url, level }) =>
      !(own[0].page === UNBOUND && url === EMPTY_DATA) &&
      !(/page|like|several|near/.test(level) && pages.has(pageOf(url))),
  );
  for (const { page, level, at } of own) {
    const card = await cardOf(
      kit,
      page,
      level === "page" ? "page" : "like",
      all.causes[0]?.message ?? all.text,
      all,
    );
    const after =
      (page === OTHER || page.startsWith(OWN)) &&
      level === "like" &&
      (library || found[0]?.level === "several");
    const place = Math.min(after ? Math.max(at, 1) : at, found.length);
    found.splice(place, 0, { ...card, level, doubts: [] });
  }
  // Two that may be it are each one of several.
  const several = own.some(({ level }) => level === "several");
  const said = found.map((one) =>
    several && one.level === "page" ? { ...one, level: /** @type {const} */ ("several") } : one,
  );
  return firstOfEach(said).slice(0, MOST);
}
