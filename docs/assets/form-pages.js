// @ts-check
// The messages of installers, of the system, of files, of libraries on Keras, and those of Keras
// whose messages differ, whatever their names are, and the page that each is on. Nothing here loads or draws.

export const INSIDE = "errors/inside-keras/";
const WEIGHTS = "errors/loading-weights/";
const PIP = "errors/installers/";
const TENSORFLOW_1 = "migrate/tensorflow-1/";
const EMPTY = "errors/tensorflow-keras-missing/";
export const OLD_NAMES = "errors/tf-contrib-placeholder/";
export const TOO_OLD = "errors/old-code/#too-old";
export const SAME_NAME = "errors/other-packages/#same-name";
export const MIXED = "migrate/which-import/#never-mix-two-of-them";
export const OTHER = "errors/other-packages/#other-version";

/** The surest first. @type {[RegExp, string, ("page" | "like")?][]} */
export const FORMS = [
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
  [/No registered '\w+' OpKernel|No OpKernel was registered to support/, "errors/memory/#no-kernel"],
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
  [
    /Could not (?:load dynamic library|find) ['"](?:lib)?(?:cu|nv)\w+|lib(?:cu|nv)\w+\.so[\d.]*: cannot open/,
    "install/gpu/#libcudart",
  ],
  [/msvcp140/, "errors/not-run/#dll-load-failed"],
  [
    /could not select device driver .*capabilities: \[\[gpu\]\]|unknown runtime specified nvidia/,
    "errors/not-run/#docker-gpu",
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
  [
    /has no attribute 'GetPrototype'|google\.protobuf|Descriptors (?:cannot|should not) be created directly/,
    "errors/conflicts/#protobuf-descriptors",
  ],
  [
    /module 'numpy' has no attribute '(?:object|bool|int|float|complex|str|long|unicode|typeDict|bool8|object0|int0|float_|complex_|unicode_|string_|Inf|NaN|NINF|PINF|product|cumproduct|in1d|trapz|asscalar|alltrue|sometrue|row_stack|sctypes)'|np\.\w+` was removed in the NumPy 2/,
    "errors/conflicts/#np-object",
  ],
  // Files
  [
    /[Ll]ayer count mismatch|load a weight file containing \d+ layers|[Ww]eight count mismatch|has not created its variables yet/,
    `${WEIGHTS}#layer-count`,
    "page",
  ],
  [/objects could not be loaded|expected \d+ variables, but received/, `${WEIGHTS}#layer-count`],
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
  [/KeyError: 'metrics'$|\bself\.params\[['"]metrics?['"]\]/m, "errors/callbacks/#params-metrics", "page"],
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
  [/Unknown layer: ?['"]?\w/, "errors/saving/#unknown-layer"],
  // Libraries on Keras
  [
    /from 'transformers|not yet supported in Transformers|keras_tensor\.KerasTensor'> is not allowed only|Failed to import transformers|\bTF(?:Auto|Bert|Distil|Roberta|GPT2|T5|ViT)\w*/,
    "migrate/libraries/#transformers",
  ],
  [
    /TF_USE_LEGACY_KERAS|requires tf-keras package|(?:install|Install) (?:the backwards-compatible )?`?tf[-_]keras/,
    "install/keep-keras-2/",
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
  [/No module named ['"]?tensorflow\.(?:contrib|examples|models)/, OLD_NAMES, "page"],
  [
    /module 'tensorflow(?:_core)?' has no attribute '(?:__version__|function|constant|Variable|Tensor|Module|io|data|nn|random|config|compat|version|GradientTape|dtypes|errors|image|initializers|linalg|losses|math|metrics|saved_model|sparse|strings|summary|train)'|No module named ['"]?tensorflow(?:_core)?(?:\.python|\.compat(?:\.v1)?)?['"]?$|from 'tensorflow(?:_core)?' \(unknown location\)/m,
    EMPTY,
    "page",
  ],
  [/module 'tensorflow(?:_core)?' has no attribute 'python'/, "errors/tf1-names/#tf-python", "page"],
  [
    /No module named 'tensorflow\.python\.keras\.layers\.normalization/,
    "errors/tf-python-keras-layernorm/",
    "page",
  ],
  [/Unknown variable: <(?:Keras)?Variable /, "errors/optimizer-unknown-variable/", "page"],
  // Since TensorFlow 2.0, and not before.
  [/module 'tensorflow(?:\._api\.v1(?!\.compat')|' has no attribute 'optimizers')/, TOO_OLD],
  [
    /'tensorflow(?:_core)?(?:\._api\.v2)?\.\w+' has no attribute '(?:\w*Optimizer|Saver|rnn_cell|\w+_rnn|\w+_v2|FileWriter|merge_all|resize_\w+|builder|loader|placeholder|Session|exponential_decay|get_or_create_global_step|\w+_batch|xw_plus_b)|(?:RMSProp|Adam|GradientDescent|Momentum|Adagrad)Optimizer\b|_variable_v2_call\(\)|enable_eager_execution must be called|only supports? tensorflow ?<? ?[12]\b/,
    TENSORFLOW_1,
  ],
  [/Could not find a version that satisfies|No matching distribution found/, `${PIP}#no-version`],
  [/_compile_time_distribution_strategy/, "errors/graph-mode/#invalid-state"],
  [
    /'NoneType' object has no attribute '_?(?:inbound_nodes|outbound_nodes|keras_\w+)'/,
    "errors/functional-models/#not-from-a-layer",
    "page",
  ],
  [
    /cuDNN launch failure|[Ff]ailed to get convolution algorithm|[Cc]ould not create cu(?:dnn|blas) handle|DNN library (?:is not found|initialization failed)|No algorithm worked|Blas x?G[A-Z]+ launch failed/,
    "errors/memory/#cudnn-initialize",
  ],
  [/'KerasTensor' object has no attribute '(?:graph|op)'/, `${INSIDE}#tensors`, "page"],
  [/can't set attribute/, `${INSIDE}#custom-optimizers`],
  [/libprotobuf FATAL|GeneratedDatabase\(\)/, "errors/conflicts/#two-protobufs", "page"],
  [/keras_contrib/, "migrate/libraries/#keras-contrib"],
  [/tensorboard\.summary\._tf\.summary' has no attribute/, `${TENSORFLOW_1}#recognize`],
  [/No module named ['"]?[\w.]+['"]?; ['"]?\w+['"]? is not a package/, SAME_NAME, "page"],
  [/No module named ['"]?keras['"]?(?![.\w])/, "errors/no-module-keras/", "page"],
  [/No module named ['"]?(?:distutils|imp)\b/, OTHER],
  [/No module named ['"]?tensorboard\b/, "errors/callbacks/#tensorboard-missing-221", "page"],
  [/KerasClassifier|KerasRegressor/, "errors/sklearn-wrappers/"],
  [
    /(?:module|from|named) ['"]?tensorflow(?:_core)?\.(?:python|core|compiler|tsl|compat\.v2)\.?(?!keras|python\.keras)[\w.]*['"]?(?: has no attribute|$| \(|\n)/m,
    "errors/keras-tensorflow-mismatch/#internal-no-attribute",
  ],
  [/URL fetch failure on|CERTIFICATE_VERIFY_FAILED/, `${WEIGHTS}#download`, "page"],
  [/DecodeError: Error parsing message/, `${WEIGHTS}#truncated`],
  [/__reduce_cython__/, "errors/conflicts/#numpy-dtype-size"],
  [/Object arrays cannot be loaded when allow_pickle=False/, "errors/conflicts/#allow-pickle", "page"],
  [/not bound to checkpointed values|Unresolved object in checkpoint/, `${WEIGHTS}#layer-count`],
  [/legacy-install-failure|setup\.py bdist_wheel|subprocess-exited-with-error/, `${PIP}#builds`],
  [/bases must be types/, "errors/conflicts/#protobuf-descriptors"],
  // Other packages
  [/partially initialized module/, SAME_NAME, "page"],
  [/\(unknown location\)/, SAME_NAME],
  // Of Keras and TensorFlow, whose messages differ
  [
    /module 'tensorflow(?:_core)?(?:\.(?!python|core|compiler|tsl|keras|_+internal|compat\.v2)\w+)*' has no attribute/,
    OLD_NAMES,
  ],
  [
    /cannot import name ['"]?(?:ConfigProto|Session|InteractiveSession|placeholder|get_default_graph|global_variables_initializer)\b/,
    TENSORFLOW_1,
  ],
  [/is not available when using TensorFlow 2/, OLD_NAMES],
  [/KerasTensor is symbolic/, "errors/kerastensor-in-tf-fn/#numpy-on-a-symbolic-tensor"],
  [
    /logits and labels must (?:be broadcastable|have the same)/,
    "errors/labels-and-losses/#categorical-shape",
  ],
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
  [
    /index -(?:2147483648|9223372036854775808) is out of bounds/,
    "errors/python-says/tables/#nan-label",
    "page",
  ],
  [/Unknown layer:? ?['"]?(?:layers|name)\b/, "errors/old-files/#no-name", "page"],
  [/KeyError: 'kaggle_handle'/, "errors/tensorflow-libraries/#keras-cv", "page"],
  [/Keras 3 only supports V3 `?\.keras`? files/, "errors/loading-formats/#savedmodel-folder"],
  [/decay is deprecated in the new Keras optimizer/, "errors/lr-keras3/", "page"],
  [/is both fed and fetched/, "errors/sessions/#fed-and-fetched", "page"],
  [/pointer being freed was not allocated/, "errors/not-run/#no-traceback", "page"],
  [/_pywrap_tensorflow_internal = swig_import_helper\(\)/, "errors/not-run/#dll-load-failed"],
  [
    /cannot import name ['"]?(?:get_config|dtensor|parallel_compute)\b/,
    "errors/keras-tensorflow-mismatch/#internal-no-attribute",
  ],
  // A title's whole text
  [/^\W*segmentation fault(?: \(core dumped\))?\W*$/i, "errors/not-run/#no-traceback", "page"],
  [
    /^\W*(?:\w+ )?loss (?:is |becomes |goes to |was )?(?:always )?nan\W*$|^\W*nan (?:\w+ )?loss\W*$/i,
    "learn/debug/#nan-stop-then-look-at-the-data",
    "page",
  ],
  [
    /\bloss(?::|=| is| becomes| goes(?: to)?| was)? ?nan\b|\bnan (?:training |validation )?loss\b/i,
    "learn/debug/#nan-stop-then-look-at-the-data",
  ],
  [/\bResource ?[Ee]xhausted(?:Error| error)?\b|RESOURCE_EXHAUSTED/, "errors/memory/#oom"],
  [/^Tensor\("args_\d[^"]*", shape=.*\)\s*$/, "errors/datasets/#python-in-map", "page"],
  [/^Tensor\("[^"]+:\d+", shape=.*\)\s*$/, "learn/eager-or-graph/", "page"],
  [/^(?:Killed|MemoryError)\b|exit code 137\b/m, "errors/memory/#ram"],
  [/Incompatible shapes: \[|required broadcastable shapes/, "errors/labels-and-losses/#categorical-shape"],
  [/Unknown (?:loss|metric) function:? ?['"]?<lambda>/, "errors/saving/#unknown-loss", "page"],
  [/No gradients provided\b/, "errors/gradients/#no-gradients"],
  [/\b(?:tf|tensorflow)\.contrib\b/, "errors/tf-contrib-placeholder/"],
  // Lines of a log
  [/triggered tf\.function retracing/, "learn/eager-or-graph/#retracing", "page"],
  [
    /\(from tensorflow[\w.]*\) is deprecated and will be removed|The name [\w.]+ is deprecated\. Please use/,
    "errors/log-messages/#deprecated",
    "page",
  ],
  // A graph's error whose message was cut off: its nodes tell.
  [/[Nn]ode:? '?[\w/]*categorical_crossentropy\//, "errors/labels-and-losses/#categorical-shape"],
  [/[Nn]ode:? '?[\w/]*embedding_lookup/, "errors/runtime-shapes/#embedding-index"],
  [/[Nn]ode:? '?[\w/]*[Dd]ecode_?(?:Image|image|Jpeg|jpeg|Png|png)/, "errors/training-data/#image-format"],
];
