// @ts-check
// What words of a message, and of the text around it, tell of its cause: a table, in which the
// first that fits tells. Nothing here loads or draws.

import { OTHER_SIZE } from "./input-signs.js";

/** @typedef {import("./kinds.js").Placed} Placed */

export const NOT_OBJECT = "errors/losses-and-metrics/#class-not-object";
export const NOT_BATCHED = "errors/generators/#not-batched";
export const SHAPES = "errors/runtime-shapes/#incompatible-shapes";
export const OWN = "errors/python-says/own-program/";
export const CAUSES = "errors/models-and-training-more/other-causes/";
const WHICH = "migrate/which-import/#never-mix-two-of-them";
export const CALLS = "errors/models-and-training-more/calls-and-shapes/";
const MERGED = "errors/runtime-shapes/#merge-shapes";
const UNPACKED = "errors/python-says/#unpack";
export const LSTM_NUMPY = "errors/kerastensor-in-tf-fn/#lstm-numpy";
const SYMBOLIC = "errors/kerastensor-in-tf-fn/#numpy-on-a-symbolic-tensor";

/** @type {Placed[]} */
const VALIDATION = [
  ["errors/building-models/#number-of-inputs", "several", 0, true],
  ["errors/types/#validation-items", "several", 1, true],
];

/**
 * What a word of the message, and of the text around it, tell of its cause.
 * @type {[said: RegExp, text: RegExp, placed: Placed[]][]}
 */
export const TOLD = [
  [/weight list of length 0\b/, /./, [["errors/layer-arguments/#set-weights", "several", 0, true]]],
  [
    /attribute "name", likely because it conflicts/,
    /Bidirectional|TimeDistributed|[\\/]wrappers?\.py/,
    [
      [WHICH, "several", 0, true],
      ["errors/sequence-layers/#wrap", "several", 1, true],
    ],
  ],
  [/must be an instance of InputSpec\. Got: InputSpec\(/, /./, [[WHICH, "several", 0, true]]],
  [
    /index -\d{9,} is out of bounds/,
    /^(?![\s\S]*to_categorical)/,
    [["errors/python-says/tables/#nan-label", "several", 0, true]],
  ],
  [
    /^Kernel shape must have the same length[^(]*\(\d+, \d+, \d+\) and input of shape \((?:[^,]*,){3}/,
    /./,
    [
      ["errors/extra-axis/#conv1d", "several", 0, true],
      [`${CALLS}#kernel-length`, "several", 1, true],
    ],
  ],
  [
    /module 'tensorflow\S* has no attribute '\w+_v2'/,
    /./,
    [["errors/tf1-names/#renamed", "several", 0, true]],
  ],
  [
    /'int' and 'NoneType'/,
    /compute_fans/,
    [["errors/code-of-another-keras/#weight-shape-none", "several", 0, true]],
  ],
  [
    /Tensor' object has no attribute 'lower'/,
    /normalize_data_format/,
    [["errors/libraries-more/apps-and-projects/#axis-tensor", "several", 0, true]],
  ],
  [
    /Input 'filename' of 'ReadFile' Op has type float/,
    /./,
    [["errors/datasets/#no-files", "several", 0, true]],
  ],
  [
    /Dimensions must be equal/,
    /(?:LSTM|GRU|SimpleRNN)Cell\.call\(\)/,
    [
      [`${CALLS}#cell-features`, "several", 0, true],
      [OTHER_SIZE, "several", 1, true],
    ],
  ],
  [
    /^Unknown optimizer/,
    /^(?![\s\S]*(?:load_model|hdf5_format|model_from))/,
    [["errors/optimizer-identifier/#reproduce-the-error", "several", 0, true]],
  ],
  [
    /^Output tensors [\s\S]*Found: <[\w.]*layers[\w.]* object/,
    /./,
    [
      ["errors/functional-models/#layer-not-called", "several", 0, true],
      ["errors/functional-models/#not-from-a-layer", "several", 1, true],
    ],
  ],
  [
    /^Shapes \((\d+), 1\) and \(\1, \d+\) are incompatible/,
    /reward|action|policy|episode|discount/i,
    [
      [`${CAUSES}#rewards-as-targets`, "several", 0, true],
      ["errors/labels-and-losses/#categorical-shape", "several", 1, true],
    ],
  ],
  // Of a last batch that is smaller than the size that the program has written down.
  [
    /Incompatible shapes: \[(\d+)((?:,\d+)+)\] vs\. \[(?!\1,)(?!1,)\d+\2\]/,
    /^(?![\s\S]*stateful)/,
    [
      [SHAPES, "several", 0, true],
      [`${CAUSES}#fixed-batch-in-layer`, "several", 1, true],
    ],
  ],
  [
    /requires a multiple of (?:16|32|64|100|128|256)\b/,
    /^(?![\s\S]*flatten)/i,
    [
      [`${CAUSES}#fixed-batch-in-reshape`, "several", 0, true],
      ["errors/runtime-shapes/#reshape", "several", 1, true],
    ],
  ],
  [
    /must have the same shape,? (?:received )?\(\((\d+), (\d+)\) vs \((?!\1,)\d+, \2\)\)|target\.shape=\((\d+), (\d+)\), output\.shape=\((?!\3,)\d+, \4\)/,
    /./,
    [
      [`${CAUSES}#labels-of-full-batch`, "several", 0, true],
      [`${CALLS}#batch-of-labels`, "several", 1, true],
    ],
  ],
  [
    /Incompatible shapes: \[\d{3,}\] vs\. \[\d{3,}\]/,
    /^(?![\s\S]*\[Op:Equal\])/,
    [
      [SHAPES, "several", 0, true],
      [`${CAUSES}#flattened-masks`, "several", 1, true],
    ],
  ],
  [
    /Incompatible shapes: \[(\d+),(\d+)\] vs\. \[\1,\d+,(?:\d+,)?\2\]|Incompatible shapes: \[(\d+),(?:\d+,)+(\d+)\] vs\. \[\3,\4\]/,
    /./,
    [
      [SHAPES, "several", 0, true],
      [`${CAUSES}#one-vector-for-all-steps`, "several", 1, true],
    ],
  ],
  [
    /Incompatible shapes: \[\d+,\d+,(\d+)\] vs\. \[1,\d+,\1\]/,
    /./,
    [
      [SHAPES, "several", 0, true],
      [`${CAUSES}#longer-than-positions`, "several", 1, true],
    ],
  ],
  [
    /Dimensions must be equal[\s\S]* = Mul[\s\S]*input shapes: \[\?,\d+\], \[\d+\]/,
    /./,
    [[`${CALLS}#weights-of-other-classes`, "several", 0, true]],
  ],
  [
    /Dimensions must be equal[\s\S]*AddV2/,
    /transformer|encoder_layer|positional/i,
    [
      [`${CAUSES}#embedded-twice`, "several", 0, true],
      [`${CAUSES}#longer-than-positions`, "several", 1, true],
    ],
  ],
  [
    /Dimensions must be equal[\s\S]*attention\w*\/(?:MatMul|add)\b/,
    /./,
    [[`${CAUSES}#attention-sizes`, "several", 0, true]],
  ],
  [
    /slice index \d+ of dimension 1 out of bounds[\s\S]*input shapes: \[\?,1\]/,
    /loss/,
    [
      [`${CALLS}#loss-columns`, "several", 0, true],
      ["errors/runtime-shapes/#axes", "several", 1, true],
    ],
  ],
  [
    /slice index \d+ of dimension \d out of bounds/,
    /lambda/,
    [
      ["errors/runtime-shapes/#axes", "several", 0, true],
      [`${CAUSES}#late-lambda`, "several", 1, true],
    ],
  ],
  [
    /value 3,? but received input with shape [([][^)\]]*, 1[)\]]/,
    /losses?(?:_utils)?\.py|perceptual|vgg/i,
    [
      [`${CALLS}#perceptual-gray`, "several", 0, true],
      [OTHER_SIZE, "several", 1, true],
    ],
  ],
  [/SSIM|subtracting 11 from \d/, /./, [[`${CALLS}#ssim-small`, "several", 0, true]]],
  [
    /no entry for: (?!IteratorGetNext|shap_)\w|No gradient defined for operation '(?!IteratorGetNext)/,
    /./,
    [[`${CAUSES}#no-gradient-op`, "several", 0, true]],
  ],
  [
    /No gradient defined for operation 'IteratorGetNext'/,
    /./,
    [[`${CAUSES}#predict-in-tape`, "several", 0, true]],
  ],
  [
    /KerasTensor.* used as input to a TensorFlow function/,
    /Attention\(|attention\.py/,
    [[`${CAUSES}#attention-mask`, "several", 0, true]],
  ],
  [
    /`initial_state` was passed that is not compatible/,
    /Bidirectional/,
    [
      ["errors/recurrent/#initial-state", "several", 0, true],
      [`${CAUSES}#bidirectional-states`, "several", 1, true],
    ],
  ],
  [
    /'NoneType' object has no attribute 'shape'/,
    /data_adapter\.py/,
    [[`${CAUSES}#getitem-none`, "several", 0, true]],
  ],
  [
    /iterating over (?:a symbolic )?`tf\.Tensor`|too many values to unpack/i,
    /(?:train|test)_step[\s\S]*\) ?= data\b|, \w+ = data\b/,
    [
      [`${CAUSES}#train-step-without-labels`, "several", 0, true],
      ["errors/models-and-training-more/networks-and-data/#train-step-data", "several", 1, true],
    ],
  ],
  [
    /does not match corresponding dimension of filter/,
    /./,
    [
      ["errors/runtime-shapes/#channels", "several", 0, true],
      [`${CAUSES}#conv-build-shape`, "several", 1, true],
    ],
  ],
  [
    /Tensor\.op is meaningless/,
    /create_keras_history|_init_graph_network|\bModel\(/,
    [[`${CAUSES}#eager-output`, "several", 0, true]],
  ],
  [/^$/, /get_config[\s\S]*NotImplementedError\W*$/, [[`${CAUSES}#get-config-super`, "several", 0, true]]],
  [
    /Matrix size-incompatible: In\[0\]: \[(\d+),\d+\], In\[1\]: \[\1,\d+\]/,
    /./,
    [
      [`${CAUSES}#graph-batch`, "several", 0, true],
      [`${CALLS}#matmul`, "several", 1, true],
    ],
  ],
  [
    /x'? sizes: \d+\s*'?y'? sizes: (?:16|32|64|128|256)\b/,
    /train_on_batch/,
    [
      ["errors/training-data/#data-cardinality", "several", 0, true],
      [`${CAUSES}#cardinality-last-batch`, "several", 1, true],
    ],
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
    [
      [SYMBOLIC, "several", 0, true],
      [LSTM_NUMPY, "several", 1, true],
    ],
  ],
  [/<class 'ellipsis'>/, /./, [["errors/other-layers/#exercise-gap", "several", 0, true]]],
  [/object has no attribute 'value'/, /\.watch\(/, [["errors/gradients/#watch-variable", "like", 0]]],
  [/FindFirstFile failed for/, /./, [["errors/datasets/#no-files", "several", 0, true]]],
  // A color of three numbers, and an image with another number of channels.
  [
    /shapes: \[3\] vs\. \[(?:\d+,){2,3}4\]|shapes: \[4\] vs\. \[(?:\d+,){2,3}3\]/,
    /./,
    [["errors/runtime-shapes/#channels", "several", 0, true]],
  ],
  [
    /codec can't decode byte/,
    /object_detection|pipeline[\w.]*config/,
    [["errors/loading-weights/#path", "like", 1]],
  ],
  [
    /^compile\(\) got an unexpected keyword argument '(?:optimizer|loss)'/,
    /./,
    [["errors/custom-losses/#compile-arguments", "several", 0, true]],
  ],
  [
    /^Missing implementation that supports: loader\(/,
    /./,
    [["errors/loading-formats/#no-model-in-folder", "several", 0]],
  ],
  [
    /undefined symbol/,
    /tfa\b|tensorflow_addons/,
    [["migrate/libraries/#tensorflow-addons", "several", 0, true]],
  ],
  [
    /^Shapes \(.*\) are incompatible|Incompatible shapes: \[1,\d+\] vs\. \[1,\d+\]/,
    /compiled_metrics\.update_state|metrics_utils|confusion_metrics|metric_obj\.update_state|accuracy_metrics/,
    [["errors/compile-and-metrics/#metric-shapes", "several", 0, true]],
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
    [
      ["errors/compile-and-metrics/#metric-shapes", "several", 0, true],
      ["errors/labels-and-losses/#categorical-shape", "several", 1, true],
    ],
  ],
  [
    /^Shapes \((None|\d+), \w+\) and \(\1, \w+\) are incompatible/,
    /^(?![\s\S]*(?:load_weights|load_model|set_weights|assign))/,
    [
      ["errors/labels-and-losses/#categorical-shape", "several", 0, true],
      ["errors/runtime-shapes/#incompatible-shapes", "several", 1, true],
    ],
  ],
  [
    /^Shapes \((\w+),\) and \(\1, \d+\) are incompatible|^Shapes \((\w+), \d+\) and \(\2,\) are incompatible/,
    /^(?![\s\S]*(?:load_weights|load_model|set_weights))/,
    [
      [`${CALLS}#metric-classes`, "several", 0, true],
      ["errors/labels-and-losses/#categorical-shape", "several", 1, true],
    ],
  ],
  // Images without channels; one image has its channels last.
  [
    /expected (?:min_)?ndim=4, found ndim=3\. Full shape received: [([](?:None|\d+), \d+, (?![134][)\]])\d+[)\]]|to have 4 dimensions, but got array with shape \(\d+, \d+, (?![134]\))\d+\)/,
    /./,
    [
      ["errors/input-shapes/#no-channels", "several", 0, true],
      ["errors/input-shapes/#one-sample", "several", 1, true],
    ],
  ],
  [
    /expected (?:min_)?ndim=4, found ndim=3\. Full shape received: [([](?:None|\d+), \d+, [134][)\]]/,
    /./,
    [
      ["errors/input-shapes/#one-sample", "several", 0, true],
      [NOT_BATCHED, "several", 1, true],
    ],
  ],
  // Python's own words: the line says of what.
  [
    /^too many values to unpack/,
    /apply_gradients|grads_and_vars/,
    [
      [`${CALLS}#swapped-pairs`, "several", 0, true],
      [UNPACKED, "several", 1, true],
    ],
  ],
  [
    /^(?:not enough|too many) values to unpack/,
    /^(?![\s\S]*(?:contours|line_split|apply_gradients|grads_and_vars))/,
    [[UNPACKED, "several", 0, true]],
  ],
  [/'float' object is not subscriptable/, /evaluate\(/, [[UNPACKED, "several", 0, true]]],
  [
    /'(?:Tensor|EagerTensor|SymbolicTensor|float|NoneType)' object has no attribute 'items'/,
    /./,
    [["errors/models-and-training-more/networks-and-data/#train-step-result", "several", 0, true]],
  ],
  [
    /train_step\(\) missing 1 required/,
    /./,
    [
      ["errors/models-and-training-more/networks-and-data/#train-step-result", "several", 1],
      ["errors/python-says/#arguments", "several", 0, true],
    ],
  ],
  [
    /`tape` is required when a `Tensor` loss/,
    /./,
    [["errors/optimizer-minimize-lr-getweights/", "several", 0, true]],
  ],
  [
    /only (?:integer scalar arrays can be converted to a scalar index|length-1 arrays can be converted to Python scalars)/,
    /./,
    [[`${CALLS}#list-by-array`, "several", 0, true]],
  ],
  [
    /variable shape [\s\S]*are incompatible/,
    /\.assign\((?![\s\S]*load_)/,
    [["errors/keras-api-more/#assign-shape", "several", 0, true]],
  ],
  [
    /Dimensions must be equal[\s\S]* = (?:Batch)?MatMul/,
    /^(?![\s\S]*(?:lstm_cell|gru_cell|dense))/i,
    [
      [`${CALLS}#matmul`, "several", 0, true],
      [OTHER_SIZE, "several", 1, true],
    ],
  ],
  [
    /can only concatenate tuple \(not "str"\) to tuple/,
    /add_weight/,
    [["errors/custom-layers/#add-weight-positional", "several", 0, true]],
  ],
  // What `super().__init__()` sets.
  [
    /^'\w+' object has no attribute '_(?:name|dtype|layers|metrics|trainable|obj_reference_counts|self_tracked_trackables)'/,
    /^(?![\s\S]*(?:load_model|Functional' object|Sequential' object))/,
    [["errors/custom-layers/#forgot-super-init", "several", 0, true]],
  ],
  [
    /not supported between instances of '(?:NoneType' and 'int|int' and 'NoneType)'/,
    /\.shape\[/,
    [["errors/dtypes/#none-size", "several", 0, true]],
  ],
  [/The PyDataset has length 0/, /./, [["errors/training-data/#empty-data", "several", 0, true]]],
  [
    /structure of `inputs` doesn't match the expected structure/,
    /when calling|ValueError/,
    [["errors/building-models/#inputs-structure-warning", "several", 0, true]],
  ],
  [
    /must only be passed a variable created in this tf\.distribute\.Strategy\.scope/,
    /./,
    [["errors/compile-and-metrics/#strategy-scope", "several", 0, true]],
  ],
  [
    /Cannot take the length of shape with unknown rank/,
    /./,
    [
      ["errors/input-shapes/#unknown-rank", "several", 0, true],
      [NOT_BATCHED, "several", 1, true],
    ],
  ],
  // NumPy begins with a small letter.
  [/^Operands could not be broadcast together/, /./, [[MERGED, "several", 0, true]]],
  [
    /^ConcatOp : Dimensions of inputs should match: shape\[0\] = \[(\d+),[\s\S]* \[(?!\1,)\d+,/,
    /./,
    [
      [`${CAUSES}#patches-in-batch`, "several", 0, true],
      [MERGED, "several", 1, true],
    ],
  ],
  [
    /(?:ConcatOp|ConcatV2)[\s\S]*Dimensions? |ConcatOp : Dimensions of inputs|in both shapes must be equal[\s\S]*[Cc]oncat/,
    /./,
    [[MERGED, "several", 0, true]],
  ],
  [
    /Dimensions must be equal[\s\S]*(?:__operators__\.add|AddV2)/,
    /^(?![\s\S]*(?:loss|BiasAdd))/,
    [
      [SHAPES, "several", 0, true],
      [MERGED, "several", 1, true],
    ],
  ],
  // A list of rows, each of them read as an input.
  [/x'? sizes: (\d+)(?:, \1){2}/, /./, [[`${CAUSES}#cardinality-list-of-samples`, "several", 0, true]]],
  [
    /x'? sizes: \d+, \d+/,
    /./,
    [
      ["errors/training-data/#data-cardinality", "several", 0, true],
      [`${CAUSES}#cardinality-nested-lists`, "several", 1, true],
    ],
  ],
  [
    /^None values not supported/,
    /\b(?:fit|train_on_batch|evaluate)\(/,
    [["errors/generators/#no-labels", "several", 1, true]],
  ],
  [
    /^(?:Unknown loss function|Could not interpret loss identifier)/,
    /^(?![\s\S]*(?:<lambda>|load_model|hdf5_format|model_from))/,
    [["errors/losses-and-metrics/#unknown-loss", "several", 0, true]],
  ],
  [
    /^Unknown metric function/,
    /^(?![\s\S]*(?:load_model|hdf5_format|model_from))/,
    [["errors/losses-and-metrics/#unknown-name", "several", 0, true]],
  ],
  [
    /Incompatible shapes|does not start with segment_ids/,
    /\[Op:(?:Equal|LogicalAnd)\]|node '?(?:\w+\/)*(?:LogicalAnd|UnsortedSegmentSum)\b/,
    [
      [`${CALLS}#metric-classes`, "several", 0, true],
      ["errors/compile-and-metrics/#metric-shapes", "several", 1, true],
    ],
  ],
  // One channel, where three were expected.
  [
    /In\[0\]: \[\d+,1\], In\[1\]: \[3,1\]|rgb_to_grayscale\/Tensordot/,
    /./,
    [
      ["errors/libraries-more/apps-and-projects/#gray-to-gray", "several", 0, true],
      [`${CALLS}#matmul`, "several", 1, true],
    ],
  ],
  [
    /Matrix size-incompatible/,
    /^(?![\s\S]*(?:lstm|gru|rnn|dense_?\d*[/'"]))/i,
    [
      [`${CALLS}#matmul`, "several", 0, true],
      [OTHER_SIZE, "several", 1, true],
      ["errors/recurrent/#initial-state", "several", 2, true],
    ],
  ],
  [
    /'str' object has no attribute '(?:get|keys)'/,
    /class_weight/,
    [[`${CALLS}#class-weight-text`, "several", 0, true]],
  ],
  [
    /must be real number, not (?:Symbolic|Keras)?Tensor|float\(\) argument must be .* not 'KerasTensor'/,
    /./,
    [[`${CALLS}#python-math`, "several", 0, true]],
  ],
  [
    /(?:can be added to a Sequential model|must be an instance of class Layer)[\s\S]*(?:<class '(?:type|str|function|int|float|NoneType|list|tuple)'>|<function |Found: (?:\w+$|<class ))/,
    /./,
    [[`${CALLS}#not-a-layer`, "several", 0, true]],
  ],
  [
    /`outputs` values must be KerasTensors.*invalid value <(?!KerasTensor)\w+ name=/,
    /./,
    [["errors/functional-models/#layer-not-called", "several", 0, true]],
  ],
  [
    /`inputs` values must be KerasTensors\. Received: inputs=(?![\s\S]*<KerasTensor)|Input tensors to a \w+ must come from `tf\.keras\.Input`\. Received: \[\[/,
    /./,
    [[`${CALLS}#array-as-input`, "several", 0, true]],
  ],
  [
    /^Kernel shape must have the same length as input.*input of shape \((?:[^,]*,){4}/,
    /./,
    [
      ["errors/extra-axis/#images", "several", 0, true],
      [`${CALLS}#kernel-length`, "several", 1, true],
    ],
  ],
  [
    /target array with shape \(\w+, \w+\) was passed for an output of shape \((?:\w+, ){2}/,
    /./,
    [["errors/labels-and-losses/#no-flatten", "several", 0, true]],
  ],
  [
    /target\.shape=\((\d+),.*\), output\.shape=\((?!\1,)\d+,/,
    /./,
    [[`${CALLS}#batch-of-labels`, "several", 0, true]],
  ],
  // More axes than a row of classes: the labels are one a sample.
  [
    /target\.shape=\(\w+,(?: \w+)?\), output\.shape=\((?:\w+, ){2}/,
    /./,
    [
      ["errors/labels-and-losses/#no-flatten", "several", 0, true],
      ["errors/labels-and-losses/#categorical-shape", "several", 1, true],
    ],
  ],
  [
    /target\.shape=\(\w+, (\d+)\), output\.shape=\(\w+, (?!\1)\d+\)/,
    /binary/i,
    [["errors/labels-and-losses/#binary-shape", "several", 0, true]],
  ],
  [
    /target\.shape=\(\w+, \d+\), output\.shape=\(\w+, 1\)/,
    /./,
    [["errors/labels-and-losses/#binary-shape", "several", 0, true]],
  ],
  [
    /target\.shape=\((\w+), \d+\), output\.shape=\(\1, \d+\)/,
    /./,
    [
      ["errors/labels-and-losses/#categorical-shape", "several", 0, true],
      ["errors/labels-and-losses/#binary-shape", "several", 1, true],
    ],
  ],
  [
    /target\.shape=\((\w+),\), output\.shape=\(\1, \d+\)/,
    /binary/i,
    [
      ["errors/labels-and-losses/#binary-shape", "several", 0, true],
      ["errors/labels-and-losses/#categorical-shape", "several", 1, true],
    ],
  ],
  [
    /target\.shape=\((\w+),\), output\.shape=\(\1, \d+\)/,
    /./,
    [
      ["errors/labels-and-losses/#categorical-shape", "several", 0, true],
      ["errors/labels-and-losses/#binary-shape", "several", 1, true],
    ],
  ],
  [
    /must have the same shape,? (?:received )?\(\((?:\w+, ){2,}\w+\) vs \(\w+,\)\)/,
    /./,
    [["errors/labels-and-losses/#no-flatten", "several", 0, true]],
  ],
  [
    /Condition x == y did not hold element-wise[\s\S]*sparse_categorical_crossentropy/,
    /./,
    [
      ["errors/labels-and-losses/#no-flatten", "several", 0, true],
      ["errors/training-data/#first-dimension", "several", 1, true],
    ],
  ],
  [
    /got multiple values for argument '(?:activation|strides|padding|use_bias|return_sequences)'/,
    /./,
    [[`${CALLS}#two-numbers`, "several", 0, true]],
  ],
  [
    /The (?:first|second) input (?:to cond )?must be a scalar/,
    /cond/,
    [[`${CALLS}#if-tensor`, "several", 0, true]],
  ],
  [
    /'NoneType' object has no attribute '(?:shape|dtype)'/,
    /test_function|test_step|\bevaluate\(/,
    [[`${CALLS}#evaluate-no-labels`, "several", 0, true]],
  ],
  [
    /Failed to convert (?:elements of|object of type) <(?:class ')?[\w.]*(?:losses|metrics)\.\w+|Received uninstantiated Loss class/,
    /./,
    [[NOT_OBJECT, "several", 0, true]],
  ],
  [
    /'(?:bool|int|list|NoneType)' object has no attribute 'endswith'/,
    /./,
    [[`${CAUSES}#load-weights-flag`, "several", 0, true]],
  ],
  [
    /'(?:Eager)?Tensor' object has no attribute '(?:values|row_splits|row_lengths|dense_shape|to_tensor)'/,
    /./,
    [[`${CAUSES}#dense-for-ragged`, "several", 0, true]],
  ],
  [
    /could not broadcast input array from shape \(\d+,\d[\d,]*\) into shape \(\d+,\d/,
    /^(?![\s\S]*(?:np\.array\(|asarray|stack|data\[0\]|PredictPlot))/,
    [[`${CAUSES}#array-row-size`, "several", 0, true]],
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
    [["errors/runtime-shapes/#channels-first", "several", 0, true]],
  ],
  [
    /in graph mode is not supported when the `Model` instance was constructed with eager mode/,
    /./,
    [["errors/graph-mode/#eager-tensor", "several", 1]],
  ],
  [/You need the TensorFlow module installed/, /./, [["errors/old-code/#multi-backend", "several", 0, true]]],
  [
    /Expected [\w. ]*(?:Loss|Metric|Optimizer)\b.*, found type\b/,
    /./,
    [["errors/losses-and-metrics/#class-not-object", "several", 0]],
  ],
  [/^'sample_weight_mode'$/, /./, [["errors/ragged-kwarg/#compilefalse-belongs-to-it", "several", 0, true]]],
  [
    /'NoneType' object is not callable/,
    /self\.monitor_op\(/,
    [["errors/inside-keras/#not-derived", "several", 0]],
  ],
  // What `reset` returns: an observation and a dictionary.
  [
    /expected flatten\w* to have shape \(1, (?!2\))\d+\) but got array with shape \(1, 2\)/,
    /./,
    [["errors/around-a-run-apps/#reset-tuple", "several", 0, true]],
  ],
  [/\bFound 0 classes\b/, /./, [["errors/scripts-more/#empty-glob", "like", 1, true]]],
  // Weights by output, and not by class.
  [
    /`class_weight` to be a dict.* found \{'[^']+': \{/,
    /./,
    [["errors/class-weights/#several-outputs", "several", 0, true]],
  ],
  // What a call returned, and not a function.
  [
    /^Attempting to capture an EagerTensor/,
    /\bloss ?= ?(?!tf\.keras\.losses|keras\.losses|losses)[\w.]+\(/,
    [["errors/losses-and-metrics/#arguments", "several", 0, true]],
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
    [["errors/generators/#not-a-sequence", "several", 0, true]],
  ],
  [
    /Tensor' object has no attribute '(?:lower|split|strip|encode|replace)'/,
    /./,
    [["errors/preprocessing/#tokenizer", "several", 0]],
  ],
  [/Cannot feed value of shape \(0,/, /./, [["errors/training-data/#empty-data", "several", 0, true]]],
  // The number of a tensor that the model's inputs don't lead to.
  [
    /./,
    /KeyError: '?(?:Exception encountered when calling Functional\.call\(\)\.\s*\S{0,8})?\d{14,}|KeyError: 'Exception encountered when calling Functional\.call\(\)\.(?:\\n)*\\x1b\[1m\d{14,}/,
    [["errors/functional-models/#graph-disconnected", "several", 0, true]],
  ],
  [
    /Error while reading resource variable/,
    /keras_scratch_graph/,
    [["errors/runtime-more/#resource-variable", "several", 0, true]],
  ],
  [/^['"].{1,60}['"]$/, /pandas[\\/]core[\\/]\w*index/, [[`${OWN}#own-key`, "several", 0, true]]],
  [/ata cardinality is ambiguous/, /./, [["errors/training-data/#data-cardinality", "several", 0, true]]],
];
