// @ts-check
// Errors that a page is about by their form: whatever the names in them are. They are of
// installers, of other packages, of files, and of Python itself. Nothing here loads or draws.

/** @typedef {import("./traceback.js").Read} Read */
/** @typedef {[page: string, level: "page" | "like"]} Form */

const MISSING = "errors/other-packages/#not-installed";
const SAME_NAME = "errors/other-packages/#same-name";
const OTHER = "errors/other-packages/#other-version";
const INSIDE = "errors/inside-keras/";
const NONE = "errors/python-says/#none";
const WEIGHTS = "errors/loading-weights/";
const PIP = "errors/installers/";
const TENSORFLOW_1 = "migrate/tensorflow-1/";
const EMPTY = "errors/tensorflow-keras-missing/";

// Ours: the table of names and their own pages tell more.
const OURS = "(?:tensorflow|tensorflow_core|keras|tf_keras|tf)";
// Classes of Keras, as its messages name them.
const KERAS_CLASS =
  /^(?:Model|Sequential|Functional|Network|Layer|Variable|KerasTensor|Tensor|EagerTensor|SymbolicTensor|Optimizer|OptimizerV2|TFOptimizer|Adam\w*|SGD|RMSprop|Nadam|\w*(?:Checkpoint|Scheduler|Stopping|Callback|Logger|Board|Plateau|Layer|Model|Metric|Loss|Iterator|Conv\dD|Dense|LSTM|GRU|Input|Node))$/;

/** The surest first. @type {[RegExp, string, ("page" | "like")?][]} */
const FORMS = [
  // What a program is asked for at its start
  [/\(?numpy [\d.]+ (?:is installed but|\().*\{'tensorflow/, "install/dependency-errors/#numpy", "page"],
  [/'tensorflow==1[.\d]*' distribution was not found/, TENSORFLOW_1],
  // Installers
  [/externally-managed-environment/, `${PIP}#externally-managed`, "page"],
  [
    /Cannot uninstall \S+.*(?:distutils installed|RECORD file not found)|uninstall-(?:distutils-installed|no-record)/s,
    `${PIP}#distutils`,
    "page",
  ],
  [
    /Failed building wheel for|Failed to build (?:installable wheels|[\w.-]+$)|Could not build wheels|Microsoft Visual C\+\+ 14|metadata-generation-failed|setup\.py egg_info|has no attribute 'ImpImporter'|fatal error: [\w/.]+\.h: No such file/m,
    `${PIP}#builds`,
    "page",
  ],
  [
    /Could not install packages due to an? (?:OS|Environment)Error|Windows Long Path support|No space left on device/,
    `${PIP}#os-error`,
    "page",
  ],
  [
    /(?:LibMamba)?UnsatisfiableError|PackagesNotFoundError|ResolvePackageNotFound|CondaEnvException|[Ff]ound conflicts! Looking for incompatible/,
    `${PIP}#conda`,
    "page",
  ],
  [
    /is not a supported wheel on this platform|requires a different Python: /,
    "errors/no-matching-distribution/",
    "page",
  ],
  [
    /DistributionNotFound|ContextualVersionConflict|ResolutionImpossible|conflicting dependencies|dependency resolver does not currently|Could not find a version that matches|dependencies could not be resolved|has requirement \S+.*but you|\d requires \S+.*but you have/s,
    "errors/conflicts/",
  ],
  // The system
  [/version `GLIBC(?:XX)?_[\d.]+' not found|version `CXXABI_/, "errors/not-run/#glibc", "page"],
  [/cannot allocate memory in static TLS block/, "errors/not-run/#static-tls", "page"],
  [/compiled to use (?:AVX|SSE)[\w.]* instructions, but these aren't/, "errors/not-run/#avx", "page"],
  [/libmetal_plugin\.dylib/, "errors/not-run/#metal-symbol", "page"],
  [/Failed to get CPU frequency: 0 Hz|Check failed: 0 < gflops/, "install/apple-silicon/"],
  [
    /\b(?!libcu|libnv)lib[\w+-]+\.so[\d.]*: cannot open shared object file/,
    "errors/other-packages/#system-library",
    "page",
  ],
  [
    /HDF5 library version mismatched|running against HDF5 [\d.]+ when it was built/,
    "errors/other-packages/#hdf5",
    "page",
  ],
  [/DLL load failed/, "errors/other-packages/#other-dll"],
  // NumPy, protobuf
  [
    /numpy\.core\.multiarray failed to import|compiled against API version 0x|numpy\.\w+ size changed/,
    "errors/conflicts/#numpy-dtype-size",
    "page",
  ],
  [
    /__array__\(\) takes 1 positional argument but 2 were given|__array__\(\) got an unexpected keyword argument 'copy'/,
    "errors/numpy2-array-api/",
  ],
  [
    /_internal_create_key|unexpected keyword argument 'serialized_options'|cannot import name 'builder' from 'google\.protobuf/,
    "errors/conflicts/#protobuf-runtime-version",
    "page",
  ],
  [/has no attribute 'GetPrototype'|google\.protobuf/, "errors/conflicts/#protobuf-descriptors"],
  [
    /module 'numpy' has no attribute '(?:bool8|object0|int0|float_|complex_|unicode_|string_|Inf|NaN|NINF|PINF|product|cumproduct|in1d|trapz|asscalar|alltrue|sometrue|row_stack|sctypes)'|np\.\w+` was removed in the NumPy 2/,
    "errors/conflicts/#np-object",
  ],
  // Files
  [
    /[Ll]ayer count mismatch|load a weight file containing \d+ layers|[Ww]eight count mismatch|has not created its variables yet|objects could not be loaded|expected \d+ variables, but received/,
    `${WEIGHTS}#layer-count`,
    "page",
  ],
  [/axes don't match array/, `${WEIGHTS}#axes`, "page"],
  [
    /Shape mismatch in layer #|but the saved weight has shape|due to variable shape .* and value shape/,
    `${WEIGHTS}#shapes`,
    "page",
  ],
  [
    /No model (?:config )?found in|Cannot create group in read[- ]only mode|object 'model_config' doesn't exist|locate attribute:? '(?:keras[ _]version|model_config)/,
    `${WEIGHTS}#only-weights`,
    "page",
  ],
  [/attribute:? 'layer_names'|object 'layer_names' doesn't/, "migrate/move-models/"],
  [
    /[Tt]runcated file|bad symbol table|bad superblock|bad object header|end-of-stream marker|File is not a zip file|file hash does not match/,
    `${WEIGHTS}#truncated`,
    "page",
  ],
  [
    /Unable to (?:synchronously )?open file .*errno = 2|No file or directory found at|File not found: filepath=|find any matching files for|must be the valid directory of a saved model|No such file or directory: '[^']*\.(?:h5|hdf5|keras|pb|ckpt|json|tflite)'/,
    `${WEIGHTS}#no-such-file`,
    "page",
  ],
  [/unable to lock file|truncate a file which is already open/, `${WEIGHTS}#locked`, "page"],
  [/\([Nn]ame already exists\)|All layer names should be unique/, `${WEIGHTS}#same-names`, "page"],
  [/not an sstable/, `${WEIGHTS}#not-a-checkpoint`, "page"],
  [
    /[Ii]s (?:not )?a directory\b|Permission denied: '[^']*\.(?:h5|hdf5|keras)'/,
    `${WEIGHTS}#file-or-folder`,
    "page",
  ],
  [/UnicodeEncodeError: 'mbcs' codec|filename_encode\(|path_to_bytes\(/, `${WEIGHTS}#path`],
  [/KeyError: 'metrics'$/m, "errors/callbacks/#params-metrics", "page"],
  [/No such layer ?:/, `${WEIGHTS}#no-such-layer`, "page"],
  // Callbacks
  [
    /^KeyError: ['"](?:val_)?(?:acc|accuracy|loss)['"]$|Failed to format this callback filepath|Can save best model only with|[Ee]arly stopping conditioned on metric|Objective value missing in metrics|Unknown metric function: ['"]?(?:val_|loss\b)/m,
    "errors/callbacks/#keyerror-acc",
    "page",
  ],
  // TFLite, TensorFlow.js, serving
  [
    /find op for builtin opcode|Op builtin_code out of range|get registration from op code/,
    "errors/tflite-runtime/#op-version",
    "page",
  ],
  [
    /Flex delegate|not supported by the native TFLite runtime|Select TensorFlow op\(s\)|Regular TensorFlow ops are not supported/,
    "errors/tflite-runtime/#flex",
    "page",
  ],
  [/Cannot set tensor: /, "errors/tflite-runtime/#input-type", "page"],
  [/should be 'TFL3'|not a valid Flatbuffer/, "errors/tflite-runtime/#identifier", "page"],
  [
    /has no target variable|batchInputShape|ported to TensorFlow\.js|tensorflowjs/,
    "learn/export/#tensorflowjs",
  ],
  [/Servable not found|servable model found under|servable .* has no/, "migrate/serving-versions/"],
  // Libraries on Keras
  [
    /TF_USE_LEGACY_KERAS|requires tf-keras package|(?:install|Install) (?:the backwards-compatible )?`?tf[-_]keras/,
    "install/keep-keras-2/",
  ],
  [
    /from 'transformers|Failed to import transformers|\bTF(?:Auto|Bert|Distil|Roberta|GPT2|T5|ViT)\w*/,
    "migrate/libraries/#transformers",
  ],
  [
    /No module named ['"]?(?:tensorflow_addons|tfa\b)|tensorflow_addons/,
    "migrate/libraries/#tensorflow-addons",
  ],
  [/module 'tensorflow_hub' has no attribute/, "migrate/libraries/#tensorflow-hub"],
  [
    /\bPrune(?:LowMagnitude|Registry)?\b|prune_low_magnitude|quantize_(?:model|annotate)/,
    "errors/tfmot-quantize/",
  ],
  // TensorFlow 1
  [/UnrecognizedFlagError|DuplicateFlagError|UnparsedFlagAccessError/, `${TENSORFLOW_1}#flags`, "page"],
  [/No module named ['"]?tensorflow\.(?:contrib|examples|models)/, "errors/tf-contrib-placeholder/", "page"],
  [
    /module 'tensorflow(?:_core)?' has no attribute '(?:__version__|function|constant|Variable|Module|io|data|nn|random|config|compat|version|GradientTape)'|No module named ['"]?tensorflow(?:_core)?\.(?:python|compat)['"]?$/m,
    EMPTY,
    "page",
  ],
  [
    /_api\.v2\.\w+' has no attribute '(?:\w+Optimizer|Saver|rnn_cell|\w+_rnn|\w+_v2|FileWriter|merge_all|resize_\w+|builder|loader|placeholder|Session|exponential_decay|get_or_create_global_step|\w+_batch|xw_plus_b)|(?:RMSProp|Adam|GradientDescent|Momentum|Adagrad)Optimizer\b|_variable_v2_call\(\)|enable_eager_execution must be called|only supports? tensorflow ?<? ?[12]\b/,
    TENSORFLOW_1,
  ],
  [/Could not find a version that satisfies|No matching distribution found/, `${PIP}#no-version`],
  [/_compile_time_distribution_strategy/, "errors/graph-mode/#invalid-state"],
  [/'KerasTensor' object has no attribute '(?:graph|op)'/, `${INSIDE}#tensors`, "page"],
  [/can't set attribute/, `${INSIDE}#custom-optimizers`],
  [/libprotobuf FATAL|GeneratedDatabase\(\)/, "errors/conflicts/#two-protobufs", "page"],
  [/keras_contrib/, "migrate/libraries/#keras-contrib"],
  [/No module named ['"]?keras['"]?(?![.\w])/, "errors/no-module-keras/", "page"],
  [/No module named ['"]?(?:distutils|imp)\b/, OTHER],
  [/No module named ['"]?tensorboard\b/, "errors/callbacks/#tensorboard-missing-221", "page"],
  // Other packages
  [/partially initialized module/, SAME_NAME, "page"],
  [/\(unknown location\)/, SAME_NAME],
];

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
  `(?:^|\\W)module ['"]?(?!${OURS}\\b)[\\w.]+['"]? has no attribute|cannot import name ['"]?\\w+['"]?.* from ['"](?!${OURS}\\b)[\\w.]+|Couldn't import|could not import`,
);
const LACKS = /['"]([\w.]+)['"] object has no attribute ['"]`?(\w+)/;
/** Values that any program has. @type {[RegExp, string][]} */
const VALUES = [
  [
    /'NoneType' object (?:has no attribute|is not (?:subscriptable|iterable))|unsupported operand type.*NoneType|'NoneType' object cannot be interpreted|not 'NoneType'$/,
    NONE,
  ],
  [/'[\w.]+' object is not callable/, "errors/python-says/#not-callable"],
  [
    /name '(?:keras|tf|tensorflow|[A-Z]\w+|load_model|np_utils|to_categorical|plot_model|pad_sequences|model)' is not defined/,
    "errors/python-says/#not-defined",
  ],
  [
    /\(\) (?:got an unexpected keyword argument|missing \d+ required|takes (?:exactly |at most |from )?\d+|got multiple values)/,
    "errors/python-says/#arguments",
  ],
  [
    /'(?:list|str|tuple|dict|int|float|bool|generator|History|ImageDataGenerator|\w*Iterator|Function|method)' object has no attribute|object of type '\w+' has no len|unhashable type|indices must be integers/,
    "errors/python-says/#wrong-kind",
  ],
];

/** @param {string} name its class @param {string} attribute */
const isInside = (name, attribute) =>
  (/^_[a-z]/.test(attribute) && KERAS_CLASS.test(name.replace(/^.*\./, ""))) ||
  /^(?:inbound_nodes|outbound_nodes|total_loss|metrics_tensors|get_gradients|on_train_batch_begin|_keras_\w+)$/.test(
    attribute,
  ) ||
  name === "TFOptimizer";

// A value that any program has is only asked about here where Keras is near.
const NEAR =
  /keras|tensorflow|\btf[._]|\bmodel|layer|tensor|optimi[sz]er|callback|predict|\bfit\b|shape\b|ImageDataGenerator|trainable|weights|epoch|History|Iterator|__init__\(|__call__\(|\bcall\(|\bbuild\(/i;

/** What is inside Keras. @type {[RegExp, string][]} */
const INNER = [
  [/^_make_(?:predict|train|test)_function$/, "#make-predict-function"],
  [/^_implements_|_batch_hooks$|^on_train_batch_|_distribution_strategy$/, "#two-keras"],
  [/^_keras_|^_uses_learning_phase$/, "#tensors"],
];

/**
 * The page of an error's form.
 * @param {Read} all
 * @returns {Form | undefined}
 */
export function formOf(all) {
  const messages = all.causes.map(({ type, message }) => (type ? `${type}: ${message}` : message));
  const said = messages.join("\n") || all.text;
  const found = FORMS.find(([pattern]) => pattern.test(said));
  if (found) return [found[1], found[2] ?? "like"];
  const first = messages[0] ?? all.text;
  const module = NO_MODULE.exec(first)?.[1].split(".")[0];
  if (module && !new RegExp(`^${OURS}$`).test(module)) return [MISSING, "page"];
  if (LACKS_NAME.test(first)) return [OTHER, "like"];
  const [, owner = "", attribute = ""] = LACKS.exec(first) ?? [];
  if (attribute && (isInside(owner, attribute) || owner === "TFOptimizer")) {
    const part = owner === "TFOptimizer" ? "#two-keras" : INNER.find(([one]) => one.test(attribute))?.[1];
    return [INSIDE + (part ?? ""), part ? "page" : "like"];
  }
  const value = NEAR.test(all.text) ? VALUES.find(([pattern]) => pattern.test(first))?.[1] : undefined;
  return value ? [value, "like"] : undefined;
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

/** Whether a text without a type is an error that a page is about. @param {string} text */
export const isForm = (text) => FORMS.some(([pattern, , level]) => level === "page" && pattern.test(text));

/** Every page that a form leads to: a test asks for their data. */
export const FORM_PAGES = [
  ...new Set([
    ...FORMS.map(([, page]) => page),
    ...VALUES.map(([, page]) => page),
    ...INNER.map(([, anchor]) => INSIDE + anchor),
    MISSING,
    OTHER,
    INSIDE,
  ]),
];
