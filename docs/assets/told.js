// @ts-check
// What words of a message, and of the text around it, tell of its cause: a table, in which the
// first that fits tells. Nothing here loads or draws.

import { NOT_BATCHED, OTHER_SIZE, SAMPLE, several } from "./input-signs.js";

/** @typedef {import("./kinds.js").Placed} Placed */

export const NOT_OBJECT = "errors/losses-and-metrics/#class-not-object";
export const SHAPES = "errors/runtime-shapes/#incompatible-shapes";
export const OWN = "errors/python-says/own-program/";
export const CAUSES = "errors/models-and-training-more/other-causes/";
const WHICH = "migrate/which-import/#never-mix-two-of-them";
const CALLS = "errors/models-and-training-more/calls-and-shapes/";
const MERGED = "errors/runtime-shapes/#merge-shapes";
const UNPACKED = "errors/python-says/#unpack";
export const LSTM_NUMPY = "errors/kerastensor-in-tf-fn/#lstm-numpy";
const SYMBOLIC = "errors/kerastensor-in-tf-fn/#numpy-on-a-symbolic-tensor";

const VALIDATION = several(
  "errors/building-models/#number-of-inputs",
  "errors/types/#validation-items",
  "errors/types/#yielded-list",
);

/**
 * What a word of the message, and of the text around it, tell of its cause.
 * @type {[said: RegExp, text: RegExp, placed: Placed[]][]}
 */
export const TOLD = [
  // A graph's error that was cut off before its message: its node tells.
  [
    /Detected at node '?[\w/]*sparse_categorical_crossentropy\//,
    /./,
    several("errors/labels-and-losses/#label-range", "errors/labels-and-losses/#no-flatten"),
  ],
  [
    /Detected at node '?[\w/]*(?:categorical|binary)_crossentropy\//,
    /./,
    several("errors/labels-and-losses/#categorical-shape", "errors/labels-and-losses/#no-flatten"),
  ],
  [/Detected at node '?[\w/]*embedding_lookup/, /./, several("errors/runtime-shapes/#embedding-index")],
  [/Detected at node '?[\w/]*\/Reshape\b/, /./, several("errors/runtime-shapes/#reshape")],
  // The program's own function in a dataset fails.
  [
    /^(?:list|tuple|string) index out of range/,
    /node (?:Eager)?PyFunc/,
    several(`${OWN}#own-index`, "errors/datasets/#numpy-function"),
  ],
  [
    /^'(?!NoneType|\w*Tensor)\w+' object has no attribute/,
    /node (?:Eager)?PyFunc/,
    several(`${OWN}#own-attribute`, "errors/datasets/#numpy-function"),
  ],
  [
    /^(?:KeyError: )?'[^']{1,60}'$/,
    /UnknownError:? +KeyError|node (?:Eager)?PyFunc/,
    several(`${OWN}#own-key`),
  ],
  [
    /^Can[n]ot iterate over a shape with unknown\s+rank/,
    /./,
    several("errors/input-shapes/#unknown-rank", "errors/layer-arguments/#one-tensor"),
  ],
  [
    /transpose expects a vector of size (?:[26-9]|3\. But input\(1\) is a vector of size 4)/,
    /./,
    several("errors/runtime-shapes/#axes", SAMPLE),
  ],
  [
    /^index \d{1,8} is out of bounds for axis/,
    /to_categorical|categorical\[|np\.eye\(|one_?hot/i,
    several("errors/python-says/tables/#one-hot-range", "errors/python-says/tables/#index-too-large"),
  ],
  [
    /'(?:tensorflow|keras\.api)[\w.]*backend' has no attribute '(?:set_)?image_dim_ordering'/,
    /./,
    several("errors/old-code/#keras-1", "errors/old-code/#multi-backend"),
  ],
  [/violating range \[0, \d+\]/, /./, several("errors/labels-and-losses/#label-range")],
  [/None or have an __index__ method, got value 'TensorShape/, /./, several("errors/layer-arguments/#shape")],
  [/^Invalid dtype: str\d+/, /./, several("errors/dtypes/#strings")],
  [
    /not supported between instances of 'NoneType'/,
    /logs\.get\(|on_epoch_end/,
    several("errors/callbacks/#keyerror-acc", "errors/python-says/#none"),
  ],
  [/non-iterable IndexedSlices/, /./, several(`${CALLS}#swapped-pairs`)],
  [
    /missing 2 required positional arguments: 'y_true' and 'y_pred'/,
    /./,
    several("errors/losses-and-metrics/#arguments"),
  ],
  [
    /'generator' object is not callable/,
    /calibrat|representative|dataset_gen\b/,
    several("errors/models-and-training-more/images-sound-and-exports/#representative-function"),
  ],
  [
    /^`generator` yielded an element of shape/,
    /./,
    several(
      "errors/data-and-runtime/#partial-batch",
      "errors/models-and-training-more/fields-of-work/#generator-shape",
      "errors/generators/#structure",
    ),
  ],
  [
    /^'(?:Symbolic)?Tensor' object has no attribute 'numpy'/,
    /^(?![\s\S]*\bFile "|[\s\S]*-> \d)/,
    several("learn/eager-or-graph/#object-has-no-attribute-numpy", "errors/datasets/#python-in-map"),
  ],
  [/^Invalid dtype: object/, /./, several("errors/dtypes/#object-array")],
  [
    /^Incompatible shapes: \[(\d+),(\d+)\] vs\. \[\1,(?!\2\])\d+\]/,
    /^(?![\s\S]*(?:metrics?\/|\bEqual\b))/,
    several(SHAPES, "errors/compile-and-metrics/#metric-shapes"),
  ],
  // Of a program for TensorFlow 1, or of a package for it: only its frames would tell.
  [
    /^module 'tensorflow' has no attribute '(?:placeholder|ConfigProto|global_variables_initializer)'/,
    /^(?![\s\S]*\bFile "|[\s\S]*-> \d)/,
    several("errors/tf-contrib-placeholder/", "errors/old-code/#multi-backend"),
  ],
  // A row by its number in a table of pandas, or a column that is called so.
  [
    /^(?:KeyError: )?-?\d+$/,
    /pandas[\\/]core/,
    several(
      "errors/python-says/tables/#row",
      "errors/python-says/tables/#columns",
      "errors/around-a-run-apps/#window-key",
    ),
  ],
  // A class that lacks what its configuration was to give it.
  [
    /__init__\(\) missing \d+ required/,
    /\bcls\(\*\*config\)/,
    several(
      "learn/custom-layers/#without-get_config",
      "errors/models-and-training-more/images-sound-and-exports/#revive-config",
    ),
  ],
  [
    /^list index out of range/,
    /\.(?:weights|trainable_weights|variables|trainable_variables)\[/,
    several("errors/building-models/#not-built", `${OWN}#own-index`),
  ],
  // A look-up inside the dataset, of a label in the table of weights.
  [
    /^indices\[\d+\] = \d+ is not in \[0, \d+\)/,
    /node GatherV2[\s\S]*IteratorGetNext/,
    several("errors/libraries-more/projects-and-pipelines/#class-weight-gather"),
  ],
  [
    /expects 1 inputs?, but it received \d+ input tensors[\s\S]*'IteratorGetNext:0' shape=\((None(?:, None)*,?)\)[\s\S]*'(?:IteratorGetNext:1' shape=\(\1\)|ExpandDims:0)/,
    /./,
    several("errors/types/#yielded-list", "errors/building-models/#number-of-inputs"),
  ],
  [/^Input tensor must be at least 2D: \[\d+\]/, /Op:BiasAdd/, several(SAMPLE, NOT_BATCHED)],
  // As many columns, and another number of rows.
  [
    /^Shapes \((\d{1,3}), (\d+)\) and \((?!\1,)\d{1,3}, \2\) are incompatible/,
    /./,
    several(`${CALLS}#batch-of-labels`, "errors/training-data/#data-cardinality"),
  ],
  [/weight list of length 0\b/, /./, several("errors/layer-arguments/#set-weights")],
  [
    /attribute "name", likely because it conflicts/,
    /Bidirectional|TimeDistributed|[\\/]wrappers?\.py/,
    several(WHICH, "errors/sequence-layers/#wrap"),
  ],
  [/must be an instance of InputSpec\. Got: InputSpec\(/, /./, several(WHICH)],
  [
    /index -\d{9,} is out of bounds/,
    /^(?![\s\S]*to_categorical)/,
    several("errors/python-says/tables/#nan-label"),
  ],
  [
    /^Kernel shape must have the same length[^(]*\(\d+, \d+, \d+\) and input of shape \((?:[^,]*,){3}/,
    /./,
    several("errors/extra-axis/#conv1d", `${CALLS}#kernel-length`),
  ],
  [/module 'tensorflow\S* has no attribute '\w+_v2'/, /./, several("errors/tf1-names/#renamed")],
  [/'int' and 'NoneType'/, /compute_fans/, several("errors/code-of-another-keras/#weight-shape-none")],
  [
    /Tensor' object has no attribute 'lower'/,
    /normalize_data_format/,
    several("errors/libraries-more/apps-and-projects/#axis-tensor"),
  ],
  [/Input 'filename' of 'ReadFile' Op has type float/, /./, several("errors/datasets/#no-files")],
  [
    /Dimensions must be equal/,
    /(?:LSTM|GRU|SimpleRNN)Cell\.call\(\)/,
    several(`${CALLS}#cell-features`, OTHER_SIZE),
  ],
  [
    /^Unknown optimizer/,
    /^(?![\s\S]*(?:load_model|hdf5_format|model_from))/,
    several("errors/optimizer-identifier/#reproduce-the-error"),
  ],
  [
    /^Output tensors [\s\S]*Found: <[\w.]*layers[\w.]* object/,
    /./,
    several("errors/functional-models/#layer-not-called", "errors/functional-models/#not-from-a-layer"),
  ],
  [
    /^Shapes \((\d+), 1\) and \(\1, \d+\) are incompatible/,
    /reward|action|policy|episode|discount/i,
    several(`${CAUSES}#rewards-as-targets`, "errors/labels-and-losses/#categorical-shape"),
  ],
  // Of a last batch that is smaller than the size that the program has written down.
  [
    /Incompatible shapes: \[(\d+)((?:,\d+)+)\] vs\. \[(?!\1,)(?!1,)\d+\2\]/,
    /^(?![\s\S]*stateful)/,
    several(SHAPES, `${CAUSES}#fixed-batch-in-layer`),
  ],
  [
    /requires a multiple of (?:16|32|64|100|128|256)\b/,
    /^(?![\s\S]*flatten)/i,
    several(`${CAUSES}#fixed-batch-in-reshape`, "errors/runtime-shapes/#reshape"),
  ],
  [
    /must have the same shape,? (?:received )?\(\((\d+), (\d+)\) vs \((?!\1,)\d+, \2\)\)|target\.shape=\((\d+), (\d+)\), output\.shape=\((?!\3,)\d+, \4\)/,
    /./,
    several(`${CAUSES}#labels-of-full-batch`, `${CALLS}#batch-of-labels`),
  ],
  [
    /Incompatible shapes: \[\d{3,}\] vs\. \[\d{3,}\]/,
    /^(?![\s\S]*\[Op:Equal\])/,
    several(SHAPES, `${CAUSES}#flattened-masks`),
  ],
  [
    /Incompatible shapes: \[(\d+),(\d+)\] vs\. \[\1,\d+,(?:\d+,)?\2\]|Incompatible shapes: \[(\d+),(?:\d+,)+(\d+)\] vs\. \[\3,\4\]/,
    /./,
    several(SHAPES, `${CAUSES}#one-vector-for-all-steps`),
  ],
  [
    /Incompatible shapes: \[\d+,\d+,(\d+)\] vs\. \[1,\d+,\1\]/,
    /./,
    several(SHAPES, `${CAUSES}#longer-than-positions`),
  ],
  [
    /Dimensions must be equal[\s\S]* = Mul[\s\S]*input shapes: \[\?,\d+\], \[\d+\]/,
    /./,
    several(`${CALLS}#weights-of-other-classes`),
  ],
  [
    /Dimensions must be equal[\s\S]*AddV2/,
    /transformer|encoder_layer|positional/i,
    several(`${CAUSES}#embedded-twice`, `${CAUSES}#longer-than-positions`),
  ],
  [
    /Dimensions must be equal[\s\S]*attention\w*\/(?:MatMul|add)\b/,
    /./,
    several(`${CAUSES}#attention-sizes`),
  ],
  [
    /slice index \d+ of dimension 1 out of bounds[\s\S]*input shapes: \[\?,1\]/,
    /loss/,
    several(`${CALLS}#loss-columns`, "errors/runtime-shapes/#axes"),
  ],
  [
    /slice index \d+ of dimension \d out of bounds/,
    /lambda/,
    several("errors/runtime-shapes/#axes", `${CAUSES}#late-lambda`),
  ],
  [
    /value 3,? but received input with shape [([][^)\]]*, 1[)\]]/,
    /losses?(?:_utils)?\.py|perceptual|vgg/i,
    several(`${CALLS}#perceptual-gray`, OTHER_SIZE),
  ],
  [/SSIM|subtracting 11 from \d/, /./, several(`${CALLS}#ssim-small`)],
  [
    /no entry for: (?!IteratorGetNext|shap_)\w|No gradient defined for operation '(?!IteratorGetNext)/,
    /./,
    several(`${CAUSES}#no-gradient-op`),
  ],
  [/No gradient defined for operation 'IteratorGetNext'/, /./, several(`${CAUSES}#predict-in-tape`)],
  [
    /KerasTensor.* used as input to a TensorFlow function/,
    /Attention\(|attention\.py/,
    several(`${CAUSES}#attention-mask`),
  ],
  [
    /`initial_state` was passed that is not compatible/,
    /Bidirectional/,
    several("errors/recurrent/#initial-state", `${CAUSES}#bidirectional-states`),
  ],
  [/'NoneType' object has no attribute 'shape'/, /data_adapter\.py/, several(`${CAUSES}#getitem-none`)],
  [
    /iterating over (?:a symbolic )?`tf\.Tensor`|too many values to unpack/i,
    /(?:train|test)_step[\s\S]*\) ?= data\b|, \w+ = data\b/,
    several(
      `${CAUSES}#train-step-without-labels`,
      "errors/models-and-training-more/networks-and-data/#train-step-data",
    ),
  ],
  [
    /does not match corresponding dimension of filter/,
    /./,
    several("errors/runtime-shapes/#channels", `${CAUSES}#conv-build-shape`),
  ],
  [
    /Tensor\.op is meaningless/,
    /create_keras_history|_init_graph_network|\bModel\(/,
    several(`${CAUSES}#eager-output`),
  ],
  [/^$/, /get_config[\s\S]*NotImplementedError\W*$/, several(`${CAUSES}#get-config-super`)],
  [
    /Matrix size-incompatible: In\[0\]: \[(\d+),\d+\], In\[1\]: \[\1,\d+\]/,
    /./,
    several(`${CAUSES}#graph-batch`, `${CALLS}#matmul`),
  ],
  [
    /x'? sizes: \d+\s*'?y'? sizes: (?:16|32|64|128|256)\b/,
    /train_on_batch/,
    several("errors/training-data/#data-cardinality", `${CAUSES}#cardinality-last-batch`),
  ],
  // NumPy asks for the size of a recurrent layer's first state; elsewhere the program asks for an array.
  [
    /symbolic (?:tf\.)?Tensor \((?=\S*(?:strided_slice|lstm|gru|rnn))\S+:\d/i,
    /./,
    [
      [LSTM_NUMPY, "page", 0, true],
      [SYMBOLIC, "like", 1, true],
    ],
  ],
  [
    /symbolic (?:tf\.)?Tensor \((?!\S*(?:strided_slice|Size|lstm|gru|rnn))\S+:\d/i,
    /^(?![\s\S]*(?:LSTM|GRU|\brnn|recurrent|meshgrid))/,
    several(SYMBOLIC, LSTM_NUMPY),
  ],
  [/<class 'ellipsis'>/, /./, several("errors/other-layers/#exercise-gap")],
  [/object has no attribute 'value'/, /\.watch\(/, [["errors/gradients/#watch-variable", "like", 0]]],
  [/FindFirstFile failed for/, /./, several("errors/datasets/#no-files")],
  // A color of three numbers, and an image with another number of channels.
  [
    /shapes: \[3\] vs\. \[(?:\d+,){2,3}4\]|shapes: \[4\] vs\. \[(?:\d+,){2,3}3\]/,
    /./,
    several("errors/runtime-shapes/#channels"),
  ],
  [
    /codec can't decode byte/,
    /object_detection|pipeline[\w.]*config/,
    [["errors/loading-weights/#path", "like", 1]],
  ],
  [
    /^compile\(\) got an unexpected keyword argument '(?:optimizer|loss)'/,
    /./,
    several("errors/custom-losses/#compile-arguments"),
  ],
  [
    /^Missing implementation that supports: loader\(/,
    /./,
    [["errors/loading-formats/#no-model-in-folder", "several", 0]],
  ],
  [/undefined symbol/, /tfa\b|tensorflow_addons/, several("migrate/libraries/#tensorflow-addons")],
  [
    /^Shapes \(.*\) are incompatible|Incompatible shapes: \[1,\d+\] vs\. \[1,\d+\]/,
    /compiled_metrics\.update_state|metrics_utils|confusion_metrics|metric_obj\.update_state|accuracy_metrics/,
    several("errors/compile-and-metrics/#metric-shapes"),
  ],
  // Of a loss the labels come first, of a metric what the model returned.
  [
    /^Shapes \(None, 1\) and \(None, \d+\) are incompatible/,
    /./,
    [["errors/labels-and-losses/#categorical-shape", "page", 0, true]],
  ],
  [
    /^Shapes \((None|\d+), \d+\) and \(\1, 1\) are incompatible/,
    /./,
    several("errors/compile-and-metrics/#metric-shapes", "errors/labels-and-losses/#categorical-shape"),
  ],
  [
    /^Shapes \((None|\d+), \w+\) and \(\1, \w+\) are incompatible/,
    /^(?![\s\S]*(?:load_weights|load_model|set_weights|assign))/,
    several("errors/labels-and-losses/#categorical-shape", SHAPES),
  ],
  [
    /^Shapes \((\w+),\) and \(\1, \d+\) are incompatible|^Shapes \((\w+), \d+\) and \(\2,\) are incompatible/,
    /^(?![\s\S]*(?:load_weights|load_model|set_weights))/,
    several(`${CALLS}#metric-classes`, "errors/labels-and-losses/#categorical-shape"),
  ],
  // Images without channels; one image has its channels last.
  [
    /expected (?:min_)?ndim=4, found ndim=3\. Full shape received: [([](?:None|\d+), \d+, (?![134][)\]])\d+[)\]]|to have 4 dimensions, but got array with shape \(\d+, \d+, (?![134]\))\d+\)/,
    /./,
    several("errors/input-shapes/#no-channels", SAMPLE),
  ],
  [
    /expected (?:min_)?ndim=4, found ndim=3\. Full shape received: [([](?:None|\d+), \d+, [134][)\]]/,
    /./,
    several(SAMPLE, NOT_BATCHED),
  ],
  // Python's own words: the line says of what.
  [
    /^too many values to unpack/,
    /apply_gradients|grads_and_vars/,
    several(`${CALLS}#swapped-pairs`, UNPACKED),
  ],
  [
    /^(?:not enough|too many) values to unpack/,
    /^(?![\s\S]*(?:contours|line_split|apply_gradients|grads_and_vars))/,
    several(UNPACKED),
  ],
  [/'float' object is not subscriptable/, /evaluate\(/, several(UNPACKED)],
  [
    /'(?:Tensor|EagerTensor|SymbolicTensor|float|NoneType)' object has no attribute 'items'/,
    /./,
    several("errors/models-and-training-more/networks-and-data/#train-step-result"),
  ],
  [
    /train_step\(\) missing 1 required/,
    /./,
    [
      ["errors/models-and-training-more/networks-and-data/#train-step-result", "several", 1],
      ["errors/python-says/#arguments", "several", 0, true],
    ],
  ],
  [/`tape` is required when a `Tensor` loss/, /./, several("errors/optimizer-minimize-lr-getweights/")],
  [
    /only (?:integer scalar arrays can be converted to a scalar index|length-1 arrays can be converted to Python scalars)/,
    /./,
    several(`${CALLS}#list-by-array`),
  ],
  [
    /variable shape [\s\S]*are incompatible/,
    /\.assign\((?![\s\S]*load_)/,
    several("errors/keras-api-more/#assign-shape"),
  ],
  [
    /Dimensions must be equal[\s\S]* = (?:Batch)?MatMul/,
    /^(?![\s\S]*(?:lstm_cell|gru_cell|dense))/i,
    several(`${CALLS}#matmul`, OTHER_SIZE),
  ],
  [
    /can only concatenate tuple \(not "str"\) to tuple/,
    /add_weight/,
    several("errors/custom-layers/#add-weight-positional"),
  ],
  // What `super().__init__()` sets.
  [
    /^'\w+' object has no attribute '_(?:name|dtype|layers|metrics|trainable|obj_reference_counts|self_tracked_trackables)'/,
    /^(?![\s\S]*(?:load_model|Functional' object|Sequential' object))/,
    several("errors/custom-layers/#forgot-super-init"),
  ],
  [
    /not supported between instances of '(?:NoneType' and 'int|int' and 'NoneType)'/,
    /\.shape\[/,
    several("errors/dtypes/#none-size"),
  ],
  [/The PyDataset has length 0/, /./, several("errors/training-data/#empty-data")],
  [
    /structure of `inputs` doesn't match the expected structure/,
    /when calling|ValueError/,
    several("errors/building-models/#inputs-structure-warning"),
  ],
  [
    /must only be passed a variable created in this tf\.distribute\.Strategy\.scope/,
    /./,
    several("errors/compile-and-metrics/#strategy-scope"),
  ],
  [
    /Cannot take the length of shape with unknown rank/,
    /./,
    several("errors/input-shapes/#unknown-rank", NOT_BATCHED),
  ],
  // NumPy begins with a small letter.
  [/^Operands could not be broadcast together/, /./, several(MERGED)],
  [
    /^ConcatOp : Dimensions of inputs should match: shape\[0\] = \[(\d+),[\s\S]* \[(?!\1,)\d+,/,
    /./,
    several(`${CAUSES}#patches-in-batch`, MERGED),
  ],
  [
    /(?:ConcatOp|ConcatV2)[\s\S]*Dimensions? |in both shapes must be equal[\s\S]*[Cc]oncat/,
    /./,
    several(MERGED),
  ],
  [
    /Dimensions must be equal[\s\S]*(?:__operators__\.add|AddV2)/,
    /^(?![\s\S]*(?:loss|BiasAdd))/,
    several(SHAPES, MERGED),
  ],
  // A list of rows, each of them read as an input.
  [/x'? sizes: (\d+)(?:, \1){2}/, /./, several(`${CAUSES}#cardinality-list-of-samples`)],
  [
    /x'? sizes: \d+, \d+/,
    /./,
    several("errors/training-data/#data-cardinality", `${CAUSES}#cardinality-nested-lists`),
  ],
  [
    /^None values not supported/,
    /\b(?:fit|train_on_batch|evaluate)\(/,
    [["errors/generators/#no-labels", "several", 1, true]],
  ],
  [
    /^(?:Unknown loss function|Could not interpret loss identifier)/,
    /^(?![\s\S]*(?:<lambda>|load_model|hdf5_format|model_from))/,
    several("errors/losses-and-metrics/#unknown-loss"),
  ],
  [
    /^Unknown metric function/,
    /^(?![\s\S]*(?:load_model|hdf5_format|model_from))/,
    several("errors/losses-and-metrics/#unknown-name"),
  ],
  [
    /Incompatible shapes|does not start with segment_ids/,
    /\[Op:(?:Equal|LogicalAnd)\]|node '?(?:\w+\/)*(?:LogicalAnd|UnsortedSegmentSum)\b/,
    several(`${CALLS}#metric-classes`, "errors/compile-and-metrics/#metric-shapes"),
  ],
  // One channel, where three were expected.
  [
    /In\[0\]: \[\d+,1\], In\[1\]: \[3,1\]|rgb_to_grayscale\/Tensordot/,
    /./,
    several("errors/libraries-more/apps-and-projects/#gray-to-gray", `${CALLS}#matmul`),
  ],
  [
    /Matrix size-incompatible/,
    /^(?![\s\S]*(?:lstm|gru|rnn|dense_?\d*[/'"]))/i,
    several(`${CALLS}#matmul`, OTHER_SIZE, "errors/recurrent/#initial-state"),
  ],
  [/'str' object has no attribute '(?:get|keys)'/, /class_weight/, several(`${CALLS}#class-weight-text`)],
  [
    /must be real number, not (?:Symbolic|Keras)?Tensor|float\(\) argument must be .* not 'KerasTensor'/,
    /./,
    several(`${CALLS}#python-math`),
  ],
  [
    /(?:can be added to a Sequential model|must be an instance of class Layer)[\s\S]*(?:<class '(?:type|str|function|int|float|NoneType|list|tuple)'>|<function |Found: (?:\w+$|<class ))/,
    /./,
    several(`${CALLS}#not-a-layer`),
  ],
  [
    /`outputs` values must be KerasTensors.*invalid value <(?!KerasTensor)\w+ name=/,
    /./,
    several("errors/functional-models/#layer-not-called"),
  ],
  [
    /`inputs` values must be KerasTensors\. Received: inputs=(?![\s\S]*<KerasTensor)|Input tensors to a \w+ must come from `tf\.keras\.Input`\. Received: \[\[/,
    /./,
    several(`${CALLS}#array-as-input`),
  ],
  [
    /^Kernel shape must have the same length as input.*input of shape \((?:[^,]*,){4}/,
    /./,
    several("errors/extra-axis/#images", `${CALLS}#kernel-length`),
  ],
  [
    /target array with shape \(\w+, \w+\) was passed for an output of shape \((?:\w+, ){2}/,
    /./,
    several("errors/labels-and-losses/#no-flatten"),
  ],
  [/target\.shape=\((\d+),.*\), output\.shape=\((?!\1,)\d+,/, /./, several(`${CALLS}#batch-of-labels`)],
  // More axes than a row of classes: the labels are one a sample.
  [
    /target\.shape=\(\w+,(?: \w+)?\), output\.shape=\((?:\w+, ){2}/,
    /./,
    several("errors/labels-and-losses/#no-flatten", "errors/labels-and-losses/#categorical-shape"),
  ],
  [
    /target\.shape=\(\w+, (\d+)\), output\.shape=\(\w+, (?!\1)\d+\)/,
    /binary/i,
    several("errors/labels-and-losses/#binary-shape"),
  ],
  [
    /target\.shape=\(\w+, \d+\), output\.shape=\(\w+, 1\)/,
    /./,
    several("errors/labels-and-losses/#binary-shape"),
  ],
  [
    /target\.shape=\((\w+), \d+\), output\.shape=\(\1, \d+\)/,
    /./,
    several("errors/labels-and-losses/#categorical-shape", "errors/labels-and-losses/#binary-shape"),
  ],
  [
    /target\.shape=\((\w+),\), output\.shape=\(\1, \d+\)/,
    /binary/i,
    several("errors/labels-and-losses/#binary-shape", "errors/labels-and-losses/#categorical-shape"),
  ],
  [
    /target\.shape=\((\w+),\), output\.shape=\(\1, \d+\)/,
    /./,
    several("errors/labels-and-losses/#categorical-shape", "errors/labels-and-losses/#binary-shape"),
  ],
  [
    /must have the same shape,? (?:received )?\(\((?:\w+, ){2,}\w+\) vs \(\w+,\)\)/,
    /./,
    several("errors/labels-and-losses/#no-flatten"),
  ],
  [
    /Condition x == y did not hold element-wise[\s\S]*sparse_categorical_crossentropy/,
    /./,
    several("errors/labels-and-losses/#no-flatten", "errors/training-data/#first-dimension"),
  ],
  [
    /got multiple values for argument '(?:activation|strides|padding|use_bias|return_sequences)'/,
    /./,
    several(`${CALLS}#two-numbers`),
  ],
  [/The (?:first|second) input (?:to cond )?must be a scalar/, /cond/, several(`${CALLS}#if-tensor`)],
  [
    /'NoneType' object has no attribute '(?:shape|dtype)'/,
    /test_function|test_step|\bevaluate\(/,
    several(`${CALLS}#evaluate-no-labels`),
  ],
  [
    /Failed to convert (?:elements of|object of type) <(?:class ')?[\w.]*(?:losses|metrics)\.\w+|Received uninstantiated Loss class/,
    /./,
    several(NOT_OBJECT),
  ],
  [
    /'(?:bool|int|list|NoneType)' object has no attribute 'endswith'/,
    /./,
    several(`${CAUSES}#load-weights-flag`),
  ],
  [
    /'(?:Eager)?Tensor' object has no attribute '(?:values|row_splits|row_lengths|dense_shape|to_tensor)'/,
    /./,
    several(`${CAUSES}#dense-for-ragged`),
  ],
  [
    /could not broadcast input array from shape \(\d+,\d[\d,]*\) into shape \(\d+,\d/,
    /^(?![\s\S]*(?:np\.array\(|asarray|stack|data\[0\]|PredictPlot))/,
    several(`${CAUSES}#array-row-size`),
  ],
  // Twice as many inputs as the model has: those and the labels.
  [/expects (?:1 input\(?s?\)?.* received 2|2 input\(?s?\)?.* received [34]) input tensors/, /./, VALIDATION],
  [
    /operands could not be broadcast/,
    /sklearn[\\/]preprocessing[\\/]/,
    [["errors/python-says/tables/#other-features", "several", 0]],
  ],
  [/with input shapes:/, /\(mask, /, [["errors/recurrent/#masks", "several", 0]]],
  [
    /for '\{\{node BiasAdd.*"NCHW"|expected axis -3 of input shape to have value/,
    /./,
    several("errors/runtime-shapes/#channels-first"),
  ],
  [
    /in graph mode is not supported when the `Model` instance was constructed with eager mode/,
    /./,
    [["errors/graph-mode/#eager-tensor", "several", 1]],
  ],
  [/You need the TensorFlow module installed/, /./, several("errors/old-code/#multi-backend")],
  [
    /Expected [\w. ]*(?:Loss|Metric|Optimizer)\b.*, found type\b/,
    /./,
    [["errors/losses-and-metrics/#class-not-object", "several", 0]],
  ],
  [/^'sample_weight_mode'$/, /./, several("errors/ragged-kwarg/#compilefalse-belongs-to-it")],
  [
    /'NoneType' object is not callable/,
    /self\.monitor_op\(/,
    [["errors/inside-keras/#not-derived", "several", 0]],
  ],
  // What `reset` returns: an observation and a dictionary.
  [
    /expected flatten\w* to have shape \(1, (?!2\))\d+\) but got array with shape \(1, 2\)/,
    /./,
    several("errors/around-a-run-apps/#reset-tuple"),
  ],
  [/\bFound 0 classes\b/, /./, [["errors/scripts-more/#empty-glob", "like", 1, true]]],
  // Weights by output, and not by class.
  [
    /`class_weight` to be a dict.* found \{'[^']+': \{/,
    /./,
    several("errors/class-weights/#several-outputs"),
  ],
  // What a call returned, and not a function.
  [
    /^Attempting to capture an EagerTensor/,
    /\bloss ?= ?(?!tf\.keras\.losses|keras\.losses|losses)[\w.]+\(/,
    several("errors/losses-and-metrics/#arguments"),
  ],
  [/'str' object has no attribute 'is_floating'/, /./, [["errors/gradients/#watch-variable", "several", 0]]],
  [/between instances of 'dict' and 'int'/, /__tensor__/, [["errors/saving/#not-json", "several", 0]]],
  // A list of arrays is read as one array, or a `Sequence` of another Keras for an array.
  [
    /could not broadcast input array from shape \((\d+),\d[\d,]*\) into shape \(\1,?\)/,
    /./,
    [["errors/types/#yielded-list", "several", 1]],
  ],
  [
    /object has no attribute 'shape'/,
    /nest\.flatten\(data\)\[0\]\.shape/,
    several("errors/generators/#not-a-sequence"),
  ],
  [
    /Tensor' object has no attribute '(?:lower|split|strip|encode|replace)'/,
    /./,
    [["errors/preprocessing/#tokenizer", "several", 0]],
  ],
  [/Cannot feed value of shape \(0,/, /./, several("errors/training-data/#empty-data")],
  // The number of a tensor that the model's inputs don't lead to.
  [
    /./,
    /KeyError: '?(?:Exception encountered when calling Functional\.call\(\)\.\s*\S{0,8})?\d{14,}|KeyError: 'Exception encountered when calling Functional\.call\(\)\.(?:\\n)*\\x1b\[1m\d{14,}/,
    several("errors/functional-models/#graph-disconnected"),
  ],
  [
    /Error while reading resource variable/,
    /keras_scratch_graph/,
    several("errors/runtime-more/#resource-variable"),
  ],
  [/^['"].{1,60}['"]$/, /pandas[\\/]core[\\/]\w*index/, several(`${OWN}#own-key`)],
  [/ata cardinality is ambiguous/, /./, several("errors/training-data/#data-cardinality")],
];
