// Which kind of error a text is, whatever its names are, and where that kind comes among the answers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { KIND_PAGES, kindsOf } from "../../docs/assets/kinds.js";
import { read } from "../../docs/assets/traceback.js";

const { sections } = JSON.parse(
  readFileSync(new URL("../../docs/api/tracebacks.json", import.meta.url), "utf8"),
);
const OWN = "errors/python-says/own-program/";

test("each page of a kind is one that the box has data of", () => {
  const urls = new Set(sections.map((/** @type {[string]} */ [url]) => url));
  assert.deepEqual(
    KIND_PAGES.filter((url) => !urls.has(url)),
    [],
  );
});

const KERAS_FRAME =
  '  File "/env/lib/python3.8/site-packages/tensorflow/python/keras/engine/training.py", line 8, in fit\n';

/** A notebook's traceback of a frame, without its error. @param {string} type @param {string} frame */
const cut = (type, frame) =>
  `${"-".repeat(75)}\n${type}                    Traceback (most recent call last)\n${frame}`;

test("a notebook's traceback without its error is of the kind that its frames tell", () => {
  const h5 = "~/env/keras/saving/hdf5_format.py in save_model_to_hdf5(model)\n---> 12  layer.get_config()";
  assert.equal(kindsOf(read(cut("NotImplementedError", h5)))[0].page, "errors/saving/#subclassed-h5");
  const open = "/lib/python3.7/h5py/_hl/files.py in make_fid(name)\n--> 190   fid = h5f.open(name)";
  assert.equal(kindsOf(read(cut("OSError", open)))[0].page, "errors/loading-weights/#no-such-file");
  // With its error, the error tells.
  const whole = read(`${cut("OSError", open)}\n\nOSError: a thing`);
  assert.deepEqual([whole.cut, kindsOf(whole)], ["", []]);
  assert.deepEqual(kindsOf(read(cut("OSError", "/lib/python3.7/a.py in f(name)\n--> 190   g(name)"))), []);
});

test("what a marked line raises is the message of a traceback without its error", () => {
  const line =
    '/lib/a.py in f(x)\n----> 9     raise ValueError("Shapes %s and {} of it" % (a, b))\n     10   return';
  const [cause] = read(cut("ValueError", line)).causes;
  assert.deepEqual([cause.type, cause.message], ["ValueError", "Shapes … and … of it"]);
  assert.deepEqual(read(cut("ValueError", line.replace("raise", "log"))).causes, []);
});

const SYMBOLIC = "NotImplementedError: Cannot convert a symbolic Tensor";

const UNCALLABLE = "TypeError: 'NoneType' object is not callable";
const BROADCAST = "ValueError: operands could not be broadcast together with shapes (28,5) (4,) (28,5)";

/** What a word or two tell with the message. @type {[string, string][]} */
const TOLD = [
  ["ValueError: Invalid dtype: str160", "errors/dtypes/#strings"],
  [
    "    if logs.get('acc') > 0.99:\nTypeError: '>' not supported between instances of 'NoneType' and 'float'",
    "errors/callbacks/#keyerror-acc",
  ],
  [
    "TypeError: can\u006eot unpack non-iterable IndexedSlices object",
    "errors/models-and-training-more/calls-and-shapes/#swapped-pairs",
  ],
  [
    "TypeError: focal_loss() missing 2 required positional arguments: 'y_true' and 'y_pred'",
    "errors/losses-and-metrics/#arguments",
  ],
  [
    "    for sample in dataset_gen():\nTypeError: 'generator' object is\u0020not callable",
    "errors/models-and-training-more/images-sound-and-exports/#representative-function",
  ],
  [
    "TypeError: `generator` yielded an element of shape (12,) where an element of shape (10,) was expected.",
    "errors/data-and-runtime/#partial-batch",
  ],
  [
    "AttributeError: 'Tensor' object has no attribute 'numpy'",
    "learn/eager-or-graph/#object-has-no-attribute-numpy",
  ],
  [
    "AttributeError: module 'tensorflow.keras.backend' has no attribute 'image_dim_ordering'",
    "errors/old-code/#keras-1",
  ],
  [
    "The pixel values of the segmentation image tiles/0.png violating range [0, 1]. Found maximum pixel value 255",
    "errors/labels-and-losses/#label-range",
  ],
  [
    "TypeError: Dimension value must be integer or None or have an __index__ method, got value 'TensorShape([None, 2])' with type '<class 'tensorflow.python.framework.tensor_shape.TensorShape'>'",
    "errors/layer-arguments/#shape",
  ],
  [
    "    categorical[np.arange(n), y] = 1\nIndexError: index 255 is out of bounds for axis 1 with size 2",
    "errors/python-says/tables/#one-hot-range",
  ],
  ["ValueError: Can\u006eot iterate over a shape with unknown rank.", "errors/input-shapes/#unknown-rank"],
  ["ValueError: Invalid dtype: object (/env/keras/__init__.py)", "errors/dtypes/#object-array"],
  [
    "tensorflow.python.framework.errors_impl.UnknownError:  KeyError: 'user/angle'",
    `errors/python-says/own-program/#own-key`,
  ],
  ["AttributeError: module 'tensorflow' has no attribute 'placeholder'", "errors/tf-contrib-placeholder/"],
  [
    'File "/env/lib/python3.11/site-packages/pandas/core/indexes/base.py", line 3, in get_loc\n    raise KeyError(key) from err\nKeyError: 0',
    "errors/python-says/tables/#row",
  ],
  [
    "File \"/env/lib/python3.8/site-packages/tensorflow/python/keras/engine/base_layer.py\", line 655, in from_config\n    return cls(**config)\nTypeError: __init__() missing 1 required positional argument: 'a'",
    "learn/custom-layers/#without-get_config",
  ],
  [
    "    name = layer.weights[0].name\nIndexError: list index out of range",
    "errors/building-models/#not-built",
  ],
  [
    'InvalidArgumentError: IndexError: list index out of range\nTraceback (most recent call last):\n  File "train.py", line 3, in rows\n    yield lines[i]\nIndexError: list index out of range\n\t [[{{node PyFunc}}]]',
    `errors/python-says/own-program/#own-index`,
  ],
  [
    "InvalidArgumentError: AttributeError: 'Box' object has no attribute 'name'\nTraceback (most recent call last):\n  File \"train.py\", line 3, in rows\n    yield box.name\nAttributeError: 'Box' object has no attribute 'name'\n\t [[{{node PyFunc}}]]",
    `errors/python-says/own-program/#own-attribute`,
  ],
  [
    "InvalidArgumentError: Graph execution error:\n\nDetected at node 'sparse_categorical_crossentropy/Sparse' defined at (most recent call last):",
    "errors/labels-and-losses/#label-range",
  ],
  [
    "InvalidArgumentError: Graph execution error:\n\nDetected at node 'binary_crossentropy/mul' defined at (most recent call last):",
    "errors/labels-and-losses/#categorical-shape",
  ],
  [
    "InvalidArgumentError: Graph execution error:\n\nDetected at node 'sequential/embedding/embedding_lookup' defined at (most recent call last):",
    "errors/runtime-shapes/#embedding-index",
  ],
  [
    "InvalidArgumentError: Graph execution error:\n\nDetected at node 'model/lambda/Reshape' defined at (most recent call last):",
    "errors/runtime-shapes/#reshape",
  ],
  [
    "InvalidArgumentError: indices[3] = 1 is\u0020not in [0, 1)\n\t [[{{node GatherV2}}]]\n\t [[IteratorGetNext]]",
    "errors/libraries-more/projects-and-pipelines/#class-weight-gather",
  ],
  [
    "ValueError: Layer sequential expects 1 inputs, but it received 2 input tensors. Inputs received: [<tf.Tensor 'IteratorGetNext:0' shape=(None, None) dtype=float32>, <tf.Tensor 'IteratorGetNext:1' shape=(None, None) dtype=float32>]",
    "errors/types/#yielded-list",
  ],
  [
    "InvalidArgumentError: Input tensor must be at least 2D: [8] [Op:BiasAdd]",
    "errors/input-shapes/#one-sample",
  ],
  [
    "ValueError: Shapes (7, 3) and (40, 3) are incompatible",
    "errors/models-and-training-more/calls-and-shapes/#batch-of-labels",
  ],
  [
    "lambda x: x\nValueError: slice index 9 of dimension 1 out of bounds. for 'model/strided_slice'",
    "errors/runtime-shapes/#axes",
  ],
  [
    "Attention()([a, b])\nValueError: A KerasTensor is here used as input to a TensorFlow function",
    "errors/models-and-training-more/other-causes/#attention-mask",
  ],
  [
    "ValueError: An `initial_state` was passed that is not compatible with `cell.state_size`.\nBidirectional(LSTM(3))",
    "errors/recurrent/#initial-state",
  ],
  [
    "def train_step(self, data):\n    x, y = data\nValueError: too many values to unpack (expected 2)",
    "errors/models-and-training-more/other-causes/#train-step-without-labels",
  ],
  [
    "ValueError: number of input channels does not match corresponding dimension of filter, 64 != 3",
    "errors/runtime-shapes/#channels",
  ],
  [
    "model = Model(a, b)\nAttributeError: Tensor.op is meaningless when eager execution is enabled.",
    "errors/models-and-training-more/other-causes/#eager-output",
  ],
  [
    "in train_on_batch\nValueError: Data cardinality is ambiguous: x sizes: 20 y sizes: 32",
    "errors/training-data/#data-cardinality",
  ],
  ["TypeError: 'float' object is not subscriptable\nmodel.evaluate(x, y)[1]", "errors/python-says/#unpack"],
  [
    "ValueError: Cannot assign to variable v due to variable shape (1,) and value shape (2,) are incompatible\nw.assign(x)",
    "errors/keras-api-more/#assign-shape",
  ],
  [
    "InvalidArgumentError: ConcatOp : Dimensions of inputs should match: shape[0] = [1,64,64,16] vs. shape[1] = [4,32,32,32]",
    "errors/models-and-training-more/other-causes/#patches-in-batch",
  ],
  [
    "ValueError: Data cardinality is ambiguous: x sizes: 4, 4, 4, 4",
    "errors/models-and-training-more/other-causes/#cardinality-list-of-samples",
  ],
  ["ValueError: Data cardinality is ambiguous: x sizes: 50, 1", "errors/training-data/#data-cardinality"],
  [
    "model.fit(x, class_weight='balanced')\nAttributeError: 'str' object has no attribute 'keys'",
    "errors/models-and-training-more/calls-and-shapes/#class-weight-text",
  ],
  [
    "ValueError: All `outputs` values must be KerasTensors. Received: outputs=a including invalid value <Dense name=dense, built=False>",
    "errors/functional-models/#layer-not-called",
  ],
  [
    "ValueError: All `inputs` values must be KerasTensors. Received: inputs=[[0.9 0.1]]",
    "errors/models-and-training-more/calls-and-shapes/#array-as-input",
  ],
  [
    "ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None,), output.shape=(None, 6, 1)",
    "errors/labels-and-losses/#no-flatten",
  ],
  [
    "ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(None, 1), output.shape=(None, 3)",
    "errors/labels-and-losses/#categorical-shape",
  ],
  [
    "in binary_crossentropy\nValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None,), output.shape=(None, 2)",
    "errors/labels-and-losses/#binary-shape",
  ],
  [
    "ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None,), output.shape=(None, 3)",
    "errors/labels-and-losses/#categorical-shape",
  ],
  [
    "ValueError: `logits` and `labels` must have the same shape, received ((None, 6, 1) vs (None,)).",
    "errors/labels-and-losses/#no-flatten",
  ],
  [
    "in test_function\nAttributeError: 'NoneType' object has no attribute 'shape'",
    "errors/models-and-training-more/calls-and-shapes/#evaluate-no-labels",
  ],
  [
    "AttributeError: 'bool' object has no attribute 'endswith'",
    "errors/models-and-training-more/other-causes/#load-weights-flag",
  ],
  [
    "AttributeError: 'Tensor' object has no attribute 'row_splits'",
    "errors/models-and-training-more/other-causes/#dense-for-ragged",
  ],
  [
    'ValueError: You called `set_weights(weights)` on layer "sequential" with a weight list of length 0, but the layer was expecting 4 weights.',
    "errors/layer-arguments/#set-weights",
  ],
  [
    'Bidirectional(LSTM(3))\nAttributeError: Can\'t set the attribute "name", likely because it conflicts with an existing read-only @property of the object.',
    "migrate/which-import/#never-mix-two-of-them",
  ],
  [
    "TypeError: Layer input_spec must be an instance of InputSpec. Got: InputSpec(shape=(None, 12, 8), ndim=3)",
    "migrate/which-import/#never-mix-two-of-them",
  ],
  [
    "IndexError: index -2147483648 is out of bounds for axis 0 with size 55",
    "errors/python-says/tables/#nan-label",
  ],
  [
    "ValueError: Kernel shape must have the same length as input, but received kernel of shape (2, 1, 32) and input of shape (None, None, 128, 1).",
    "errors/extra-axis/#conv1d",
  ],
  [
    "AttributeError: module 'tensorflow._api.v2.nn' has no attribute 'softmax_cross_entropy_with_logits_v2'",
    "errors/tf1-names/#renamed",
  ],
  [
    "in _compute_fans\nTypeError: unsupported operand type(s) for *=: 'int' and 'NoneType'",
    "errors/code-of-another-keras/#weight-shape-none",
  ],
  [
    "in normalize_data_format\nAttributeError: 'Tensor' object has no attribute 'lower'",
    "errors/libraries-more/apps-and-projects/#axis-tensor",
  ],
  [
    "TypeError: Input 'filename' of 'ReadFile' Op has type float32 that does not match expected type of string.",
    "errors/datasets/#no-files",
  ],
  ["ValueError: Unknown optimizer: adamm", "errors/optimizer-identifier/#reproduce-the-error"],
  ["Data cardinality is ambiguous", "errors/training-data/#data-cardinality"],
  [
    "ValueError: Exception encountered when calling LSTMCell.call().\n\nDimensions must be equal, but are 3 and 2 for '{{node lstm_cell/MatMul}} = MatMul[T=DT_FLOAT](a, b)' with input shapes: [5,3], [2,12].",
    "errors/models-and-training-more/calls-and-shapes/#cell-features",
  ],
  [
    "ValueError: Output tensors of a Functional model must be the output of a TensorFlow `Layer` (thus holding past layer metadata). Found: <keras.layers.core.dense.Dense object at 0x7f>",
    "errors/functional-models/#layer-not-called",
  ],
  [
    "rewards = discount(r)\nValueError: Shapes (17, 1) and (17, 3) are incompatible",
    "errors/models-and-training-more/other-causes/#rewards-as-targets",
  ],
  [
    "InvalidArgumentError: Incompatible shapes: [20,2] vs. [32,2]",
    "errors/runtime-shapes/#incompatible-shapes",
  ],
  [
    "InvalidArgumentError: Input to reshape is a tensor with 100 values, but the requested shape requires a multiple of 32",
    "errors/models-and-training-more/other-causes/#fixed-batch-in-reshape",
  ],
  [
    "ValueError: `logits` and `labels` must have the same shape, received ((20, 1) vs (32, 1)).",
    "errors/models-and-training-more/other-causes/#labels-of-full-batch",
  ],
  [
    "InvalidArgumentError: Incompatible shapes: [1024] vs. [3072]",
    "errors/runtime-shapes/#incompatible-shapes",
  ],
  [
    "InvalidArgumentError: Incompatible shapes: [32,10] vs. [32,7,10] [Op:AddV2]",
    "errors/runtime-shapes/#incompatible-shapes",
  ],
  [
    "InvalidArgumentError: Incompatible shapes: [32,120,64] vs. [1,100,64] [Op:AddV2]",
    "errors/runtime-shapes/#incompatible-shapes",
  ],
  [
    "ValueError: Dimensions must be equal, but are 4 and 3 for '{{node loss/mul_1}} = Mul[T=DT_FLOAT](a, b)' with input shapes: [?,4], [3].",
    "errors/models-and-training-more/calls-and-shapes/#weights-of-other-classes",
  ],
  [
    "ValueError: Dimensions must be equal, but are 24 and 16 for 'encoder_layer/add' (op: 'AddV2') with input shapes: [?,16,24,32], [16,32].",
    "errors/models-and-training-more/other-causes/#embedded-twice",
  ],
  [
    "ValueError: Dimensions must be equal, but are 64 and 128 for '{{node attention/MatMul}} = BatchMatMulV2[T=DT_FLOAT](a, b)' with input shapes: [?,5,64], [?,7,128].",
    "errors/models-and-training-more/other-causes/#attention-sizes",
  ],
  [
    "ValueError: slice index 1 of dimension 1 out of bounds. for 'loss/strided_slice' with input shapes: [?,1], [2]",
    "errors/models-and-training-more/calls-and-shapes/#loss-columns",
  ],
  [
    "in perceptual\nValueError: Input 0 of layer vgg is incompatible with the layer: expected axis -1 of input shape to have value 3 but received input with shape (None, 32, 32, 1)",
    "errors/models-and-training-more/calls-and-shapes/#perceptual-gray",
  ],
  [
    "ValueError: Negative dimension size caused by subtracting 11 from 8 for '{{node ssim/SSIM/depthwise}}'",
    "errors/models-and-training-more/calls-and-shapes/#ssim-small",
  ],
  [
    "LookupError: gradient registry has no entry for: Lu",
    "errors/models-and-training-more/other-causes/#no-gradient-op",
  ],
  [
    "LookupError: No gradient defined for operation 'IteratorGetNext' (op type: IteratorGetNext)",
    "errors/models-and-training-more/other-causes/#predict-in-tape",
  ],
  [
    "  File \"/env/lib/python3.8/site-packages/keras/data_adapter.py\", line 8, in f\n    x.shape\nAttributeError: 'NoneType' object has no attribute 'shape'",
    "errors/models-and-training-more/other-causes/#getitem-none",
  ],
  [
    "InvalidArgumentError: Matrix size-incompatible: In[0]: [32,60], In[1]: [32,16]",
    "errors/models-and-training-more/other-causes/#graph-batch",
  ],
  [
    "in get_config\n    return super().get_config()\nNotImplementedError",
    "errors/models-and-training-more/other-causes/#get-config-super",
  ],
  [
    'self.w = self.add_weight((4, 2))\nTypeError: can only concatenate tuple (not "str") to tuple',
    "errors/custom-layers/#add-weight-positional",
  ],
  ["AttributeError: 'Kappa' object has no attribute '_name'", "errors/custom-layers/#forgot-super-init"],
  [
    "if x.shape[0] > 3:\nTypeError: '>' not supported between instances of 'NoneType' and 'int'",
    "errors/dtypes/#none-size",
  ],
  ["ValueError: The PyDataset has length 0", "errors/training-data/#empty-data"],
  [
    "ValueError: The structure of `inputs` doesn't match the expected structure. Expected: keras_tensor Received: inputs={'x': 1}",
    "errors/building-models/#inputs-structure-warning",
  ],
  [
    "ValueError: `colocate_vars_with` must only be passed a variable created in this tf.distribute.Strategy.scope(), not: x",
    "errors/compile-and-metrics/#strategy-scope",
  ],
  [
    "InvalidArgumentError: Matrix size-incompatible: In[0]: [50176,1], In[1]: [3,1] [Op:MatMul]",
    "errors/libraries-more/apps-and-projects/#gray-to-gray",
  ],
  [
    "optimizer.apply_gradients(grads)\nValueError: too many values to unpack (expected 2)",
    "errors/models-and-training-more/calls-and-shapes/#swapped-pairs",
  ],
  [
    "ValueError: A target array with shape (20, 1) was passed for an output of shape (None, 10, 10, 1) while using as loss `binary_crossentropy`. This loss expects targets to have the same shape as the output.",
    "errors/labels-and-losses/#no-flatten",
  ],
  [
    "tensorflow.python.framework.errors_impl.InvalidArgumentError: Matrix size-incompatible: In[0]: [40,4], In[1]: [7,8] [Op:MatMul]",
    "errors/models-and-training-more/calls-and-shapes/#matmul",
  ],
  [
    "tensorflow.python.framework.errors_impl.InvalidArgumentError: ConcatOp : Dimensions of inputs should match: shape[0] = [2,4,3] vs. shape[1] = [2,5,3] [Op:ConcatV2] name: concat",
    "errors/runtime-shapes/#merge-shapes",
  ],
  [
    "TypeError: __init__() got multiple values for argument 'activation'",
    "errors/models-and-training-more/calls-and-shapes/#two-numbers",
  ],
  [
    "TypeError: The added layer must be an instance of class Layer. Found: <class 'tensorflow.python.keras.layers.core.Dense'>",
    "errors/models-and-training-more/calls-and-shapes/#not-a-layer",
  ],
  ["ValueError: Unknown loss function:crossentropy", "errors/losses-and-metrics/#unknown-loss"],
  ["ValueError: Unknown metric function:f1", "errors/losses-and-metrics/#unknown-name"],
  [
    "ValueError: Shapes (40, 3) and (40,) are incompatible",
    "errors/models-and-training-more/calls-and-shapes/#metric-classes",
  ],
  [
    "TypeError: must be real number, not Tensor",
    "errors/models-and-training-more/calls-and-shapes/#python-math",
  ],
  [
    "tensorflow.python.framework.errors_impl.InvalidArgumentError: Graph execution error:\n\nThe second input must be a scalar, but it has shape [32,3]\n\t [[{{node gradient_tape/loss/cond/StatelessIf/IteratorGetNext/_15}}]] [Op:__inference_train_function_45438]",
    "errors/models-and-training-more/calls-and-shapes/#if-tensor",
  ],
  [
    "ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(None, 2), output.shape=(None, 1)",
    "errors/labels-and-losses/#binary-shape",
  ],
  [
    "ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(7, 3), output.shape=(40, 3)",
    "errors/models-and-training-more/other-causes/#labels-of-full-batch",
  ],
  ["ValueError: too many values to unpack (expected 2)", "errors/python-says/#unpack"],
  [
    "ValueError: `tape` is required when a `Tensor` loss is passed. Received: loss=2.0, tape=None.",
    "errors/optimizer-minimize-lr-getweights/",
  ],
  [
    "TypeError: M.train_step() missing 1 required positional argument: 'y'",
    "errors/models-and-training-more/networks-and-data/#train-step-result",
  ],
  [
    "ValueError: could not broadcast input array from shape (8,8) into shape (8,8,3)",
    "errors/models-and-training-more/other-causes/#array-row-size",
  ],
  [
    "TypeError: only integer scalar arrays can be converted to a scalar index",
    "errors/models-and-training-more/calls-and-shapes/#list-by-array",
  ],
  [`${SYMBOLIC} (sub_1:0) to a numpy array.`, "errors/kerastensor-in-tf-fn/#numpy-on-a-symbolic-tensor"],
  [`${SYMBOLIC} (strided_slice_3:0) to a numpy array.`, "errors/kerastensor-in-tf-fn/#lstm-numpy"],
  [`x = LSTM(3)(x)\n${SYMBOLIC} (Const_1:0) to a numpy array.`, ""],
  [
    cut("NotImplementedError", "~/env/keras/engine/sequential.py in add(self, layer)\n--> 178  LSTM(10)(x)"),
    "errors/kerastensor-in-tf-fn/#lstm-numpy",
  ],
  [
    "ValueError: Unexpectedly found an instance of type `<class 'ellipsis'>`.",
    "errors/other-layers/#exercise-gap",
  ],
  [
    "File \"/home/user/a.py\", line 2, in grad\n    tape.watch(model.weights.value)\nAttributeError: 'list' object has no attribute 'value'",
    "errors/gradients/#watch-variable",
  ],
  ["NotFoundError: FindFirstFile failed for: data/train : no such path", "errors/datasets/#no-files"],
  ["InvalidArgumentError: Incompatible shapes: [3] vs. [64,64,4]", "errors/runtime-shapes/#channels"],
  ["InvalidArgumentError: Incompatible shapes: [3] vs. [64,64,3]", ""],
  [
    "python train.py --config pipeline.config\nUnicodeDecodeError: 'utf-8' codec can't decode byte 0xb0 in position 9",
    "errors/loading-weights/#path",
  ],
  [
    "TypeError: compile() got an unexpected keyword argument 'loss'",
    "errors/custom-losses/#compile-arguments",
  ],
  [
    "RuntimeError: Missing implementation that supports: loader(*('/data/bert',), **{})",
    "errors/loading-formats/#no-model-in-folder",
  ],
  [
    "tensorflow_addons/image/_image_ops.so: undefined symbol: _ZN10tensorflow8OpKernel11TraceStringE",
    "migrate/libraries/#tensorflow-addons",
  ],
  [
    "WARNING:tensorflow:Model was constructed with shape (None, 36, 3) for input x, but it was called on an input with incompatible shape (None, 96, 3).",
    "errors/input-shapes/#incompatible-with-the-layer",
  ],
  [
    "WARNING:tensorflow:Model was constructed with shape (None, 36, 3) for input x, but it was called on an input with incompatible shape (36, 3).",
    "errors/input-shapes/#one-sample",
  ],
  [
    'File "/env/keras/utils/metrics_utils.py", line 7, in update\n    y_pred.shape.check(y.shape)\nValueError: Shapes (32, 10) and (32, 1) are incompatible',
    "errors/compile-and-metrics/#metric-shapes",
  ],
  [
    "ValueError: Shapes (None, 1) and (None, 10) are incompatible",
    "errors/labels-and-losses/#categorical-shape",
  ],
  ["ValueError: Shapes (32, 10) and (32, 1) are incompatible", "errors/compile-and-metrics/#metric-shapes"],
  [
    "ValueError: Input 0 of layer sequential is incompatible with the layer: : expected min_ndim=4, found ndim=3. Full shape received: (20, 48, 48)",
    "errors/input-shapes/#no-channels",
  ],
  [
    "ValueError: Input 0 of layer sequential is incompatible with the layer: : expected min_ndim=4, found ndim=3. Full shape received: (28, 28, 3)",
    "errors/input-shapes/#one-sample",
  ],
  [
    'ValueError: Input 0 of layer "gru_1" is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 50)',
    "errors/sequence-layers/#steps",
  ],
  [
    'ValueError: Input 0 of layer "gru" is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 50)',
    "errors/sequence-layers/#steps",
  ],
  [
    "ValueError: Layer model expects 2 input(s), but it received 4 input tensors.",
    "errors/building-models/#number-of-inputs",
  ],
  [
    `File "/v/lib/python3.9/site-packages/sklearn/preprocessing/_data.py", line 9, in inverse_transform\n    X *= self.scale_\n${BROADCAST}`,
    "errors/python-says/tables/#other-features",
  ],
  [
    "ValueError: Dimensions must be equal, but are 6 and 16 for '{{node Equal}} = Equal[T=DT_BOOL](mask, SequenceMask/Less)' with input shapes: [?,6,16], [?,16,?].",
    "errors/recurrent/#masks",
  ],
  [
    "ValueError: Shape must be at least rank 3 but is rank 2 for '{{node BiasAdd}} = BiasAdd[T=DT_FLOAT, data_format=\"NCHW\"](MatMul, unstack)' with input shapes: [?,96], [96].",
    "errors/runtime-shapes/#channels-first",
  ],
  [
    "ValueError: Calling `Model.fit` in graph mode is not supported when the `Model` instance was constructed with eager mode enabled.",
    "errors/graph-mode/#eager-tensor",
  ],
  [
    "ImportError: You need the TensorFlow module installed to use TensorBoard.",
    "errors/old-code/#multi-backend",
  ],
  [
    "TypeError: Expected tensorflow.python.keras.losses.Loss or collections.abc.Sequence, found type.",
    "errors/losses-and-metrics/#class-not-object",
  ],
  ["KeyError: 'sample_weight_mode'", "errors/ragged-kwarg/#compilefalse-belongs-to-it"],
  [`    if self.monitor_op(now, best):\n${UNCALLABLE}`, "errors/inside-keras/#not-derived"],
  [
    "ValueError: Error when checking input: expected flatten_input to have shape (1, 4) but got array with shape (1, 2)",
    "errors/around-a-run-apps/#reset-tuple",
  ],
  [
    'ValueError: If class_mode="binary" there must be 2 classes. Found 0 classes.',
    "errors/scripts-more/#empty-glob",
  ],
  [
    "InvalidArgumentError: ConcatOp : Dimension 1 in both shapes must be equal: shape[0] = [1,125,125,16] vs. shape[1] = [1,124,124,32]",
    "errors/runtime-shapes/#merge-shapes",
  ],
  [
    "ValueError: Expected `class_weight` to be a dict with keys from 0 to one less than the number of classes, found {'A': {0: 1.0}}",
    "errors/class-weights/#several-outputs",
  ],
  [
    'File "/home/user/a.py", line 9, in <module>\n    model.compile(loss=tf.nn.ctc_loss(a, b))\nRuntimeError: Attempting to capture an EagerTensor without building a function.',
    "errors/losses-and-metrics/#arguments",
  ],
  ["RuntimeError: Attempting to capture an EagerTensor without building a function.", ""],
  ["AttributeError: 'str' object has no attribute 'is_floating'", "errors/gradients/#watch-variable"],
  [
    "'input_dim': {'class_name': '__tensor__'}\n\nTypeError: '<=' not supported between instances of 'dict' and 'int'",
    "errors/saving/#not-json",
  ],
  [
    "ValueError: could not broadcast input array from shape (64,512) into shape (64)",
    "errors/types/#yielded-list",
  ],
  [
    "File \"/env/site-packages/keras/generator.py\", line 4, in convert\n    n = int(nest.flatten(data)[0].shape[0])\nAttributeError: 'Tiles' object has no attribute 'shape'",
    "errors/generators/#not-a-sequence",
  ],
  ["AttributeError: 'EagerTensor' object has no attribute 'lower'", "errors/preprocessing/#tokenizer"],
  ["ValueError: Cannot feed value of shape (0,) for Tensor 'x:0'", "errors/training-data/#empty-data"],
  [
    'File "/env/keras/src/ops/function.py", line 9, in _run\n    found.append(known[id(x)])\nKeyError: 139946674242960',
    "errors/functional-models/#graph-disconnected",
  ],
  [
    "FailedPreconditionError: Error while reading resource variable _AnonymousVar0 from Container: localhost.\nFunction call stack:\nkeras_scratch_graph",
    "errors/runtime-more/#resource-variable",
  ],
  [
    "File \"/env/site-packages/pandas/core/indexes/base.py\", line 3, in get_loc\n    raise KeyError(key) from err\nKeyError: 'label'",
    `${OWN}#own-key`,
  ],
  [
    'Traceback (most recent call last):\n  File "/env/tensorflow/core/framework/attr_value_pb2.py", line 16, in <module>\n    from tensorflow.core.framework import tensor_pb2 as tensor',
    "errors/conflicts/#protobuf-descriptors",
  ],
];

/** The first page of each, or none. @type {[string, string][]} */
const TEXTS = [
  [
    "I tensorflow/core/common_runtime/gpu/gpu_device.cc:1264]      0\n*** Received signal 8 ***\nAborted (core dumped)",
    "errors/not-run/#no-traceback",
  ],
  ["Fatal Python error: Aborted", "errors/not-run/#no-traceback"],
  ["F tensorflow/core/platform/env.cc:351] Check failed: a == b\nAborted (core dumped)", ""],
  ["W tensorflow/core/x.cc:1] failed to do it\nValueError: no\nAborted (core dumped)", ""],
  [
    "I tensorflow/core/common_runtime/bfc_allocator.cc:950] InUse at 84e542800 of size 65545216 next 89",
    "errors/memory/#oom",
  ],
  ["Bin (256): \tTotal Chunks: 45, Chunks in use: 45.", "errors/memory/#oom"],
  [
    "ValueError: Could not interpret metric identifier: <class 'keras.src.metrics.AUC'>",
    "errors/losses-and-metrics/#class-not-object",
  ],
  ["ValueError: Could not interpret metric identifier: <function f at 0x7f>", ""],
  ["TypeError: Could not locate class 'Scale'. Make sure", "errors/saving/#unknown-layer"],
  ["TypeError: Could not locate class 'FocalLoss'. Make sure", "errors/saving/#unknown-loss"],
  [
    "n = tf.shape(x)[0].value\nAttributeError: 'int' object has no attribute 'value'",
    "errors/old-code/#dimension",
  ],
  ["AttributeError: 'float' object has no attribute 'value'", `${OWN}#other-object`],
  ["AttributeError: module 'tensorflow' has no attribute '__version__'", "errors/conflicts/#two-releases"],
  [
    "ValueError: Shapes (None, 8) and (None, 7) are incompatible",
    "errors/labels-and-losses/#categorical-shape",
  ],
  [
    "ValueError: Shapes (None, 8) and (None, 1) are incompatible",
    "errors/compile-and-metrics/#metric-shapes",
  ],
  ["ValueError: Shapes () and (None, 1) must have the same rank", "errors/generators/#not-batched"],
  [
    "  File \"/env/lib/python3.8/site-packages/kerasbench/run.py\", line 8, in run\n    x\nAttributeError: module 'keras.inner' has no attribute '_part'",
    "errors/other-packages/#other-version",
  ],
  ["AttributeError: type object 'Module' has no attribute '_NAMES'", "errors/other-packages/#other-version"],
  ["AttributeError: type object 'Module' has no attribute 'names'", ""],
  ["ModuleNotFoundError: No module named 'numba.decorators'", "errors/other-packages/#other-version"],
  ["ModuleNotFoundError: No module named 'numba'", ""],
  ["ModuleNotFoundError: No module named 'tensorflow.python.checkpoint'", "errors/old-code/#too-old"],
  ["Unknown error: Graph execution error", "errors/runtime-shapes/#graph-execution-error"],
  ["model = GAN()\nAttributeError: 'GAN' object has no attribute 'train'", `${OWN}#own-attribute`],
  ["AttributeError: 'NoneType' object has no attribute 'train' model", ""],
  ["AttributeError: 'DataFrame' object has no attribute 'train' model", ""],
  ["AttributeError: 'Basket' object has no attribute 'total'", ""],
  ["UnboundLocalError: local variable 'model' referenced before assignment", `${OWN}#unbound`],
  [
    "UnboundLocalError: cannot access local variable 'optimizer' where it is not associated with a value",
    `${OWN}#unbound`,
  ],
  ["UnboundLocalError: local variable 'total' referenced before assignment", ""],
  ["AttributeError: YOLO_TF instance has no attribute 'result'", `${OWN}#own-attribute`],
  [
    "ERROR:root:Internal Python error in the inspect module.\nBelow is the traceback",
    "errors/python-says/#render",
  ],
  ["model.fit_generator(data)\nStopIteration", "errors/generators/#stop-iteration"],
  ["next(rows)\nStopIteration", ""],
  [
    "InvalidArgumentError: Incompatible shapes: [6,8,8,256] vs. [6,7,7,256]",
    "errors/runtime-shapes/#merge-shapes",
  ],
  ["InvalidArgumentError: Incompatible shapes: [6,8,8,256] vs. [6,4,4,256]", ""],
  [
    "InvalidArgumentError: Incompatible shapes: [3,4] vs. [3,5]",
    "errors/runtime-shapes/#incompatible-shapes",
  ],
  ["AttributeError: module 'h5py' has no attribute 'File'", "errors/other-packages/#same-name"],
  ["AttributeError: module 'h5py' has no attribute 'special'", ""],
  [
    "NotFoundError: /env/tensorflow_text/python/metrics/_ops.so: undefined symbol: _ZN10",
    "errors/conflicts/#tensorflow-text",
  ],
  [
    "h5py/h5f.pyx in h5py.h5f.open()\nOSError: Unable to open file (errno = 21, error message = 'Is a directory')",
    "errors/loading-weights/#file-or-folder",
  ],
  ["AttributeError: 'Model' object has no attribute 'loss'", "errors/compile-and-metrics/#must-call-compile"],
  ["AttributeError: 'Conv2D' object has no attribute 'shape'", "errors/functional-models/#layer-not-called"],
  ["AttributeError: 'Parcel' object has no attribute 'shape'", ""],
  [
    "AttributeError: module 'tensorflow' has no attribute 'get_default_graph'",
    "errors/old-code/#multi-backend",
  ],
  ["AttributeError: module 'tensorflow' has no attribute 'Session'", ""],
  ["ModuleNotFoundError: No module named 'tensorflow_addons'", "errors/other-packages/#not-installed"],
  [
    "model.fit(x)\nIndexError: index 0 is out of bounds for axis 0 with size 0",
    "errors/training-data/#empty-data",
  ],
  ["IndexError: index 0 is out of bounds for axis 0 with size 0", ""],
  ["notes = [names[int(x)] for x in model_output]\nmodel.predict(x)\nKeyError: 468", `${OWN}#own-key`],
  ["OSError:unable to open 'top_weights.h5' file", "errors/loading-weights/#no-such-file"],
  [
    `${KERAS_FRAME}    copy(logs)\nUnboundLocalError: local variable 'logs' referenced before assignment`,
    "errors/training-data/#empty-data",
  ],
  ["local variable 'epoch_logs' referenced before assignment", "errors/training-data/#empty-data"],
  ["AttributeError: 'Tokenizer' object has no attribute 'oov_token'", `${OWN}#pickled`],
  ["AttributeError: 'Tokenizer' object has no attribute 'tokenize'", ""],
  ["AttributeError: 'MinMaxScaler' object has no attribute 'clip'", `${OWN}#pickled`],
  ["AttributeError: 'MinMaxScaler' object has no attribute 'data_min_'", ""],
  ["AttributeError: 'Recorder' object has no attribute 'set_model'", "errors/inside-keras/#not-derived"],
  ["AttributeError: 'NoneType' object has no attribute 'set_model'", ""],
  [
    "AttributeError: 'ModifiedTensorBoard' object has no attribute '_write_logs'",
    "errors/inside-keras/#not-derived",
  ],
  ["---> 4 loss = history.history['loss']\n\nKeyError: 'loss'", `${OWN}#empty-history`],
  ["KeyError: job exception: 'val_acc'", "errors/callbacks/#keyerror-acc"],
  ["ValueError: No variables provided.", `${OWN}#used-up`],
  [
    "optimizer.apply_gradients(pairs)\nValueError: not enough values to unpack (expected 2, got 0)",
    `${OWN}#used-up`,
  ],
  [
    "x = model.add(Dense(1))(x)\nTypeError: 'NoneType' object is\u0020not callable",
    "errors/python-says/#none",
  ],
  ["AttributeError: 'int' object has no attribute 'item'", `${OWN}#other-object`],
  [
    "tokenizer = tfds.features.text.Tokenizer()\nAttributeError: 'function' object has no attribute 'Tokenizer'",
    "errors/other-packages/#other-version",
  ],
  ["AttributeError: 'function' object has no attribute 'total'", ""],
  [
    'File "train.py", line 3, in <module>\n    names[3]\nIndexError: list index out of range\nin a keras model',
    `${OWN}#own-index`,
  ],
  ["IndexError: list index out of range", ""],
  ["    if issparse(fit_inputs[i]):\nIndexError: list index out of range", "errors/generators/#no-labels"],
  ["tensorflow 2.2\n    model = config['backend']\nKeyError: 'backend'", `${OWN}#own-key`],
  ["KeyError: 'customer_id'", `${OWN}#own-key`],
  ["File \"/home/user/shop.py\", line 3, in total\n    order['id']\nKeyError: 'id'", ""],
  ...TOLD,
  ["FileNotFoundError: [Errno 2] No such file or directory: '/saved_weights'", `${OWN}#no-file`],
  ["FileNotFoundError: [Errno 2] No such file or directory: 'orders.csv'", ""],
  [
    'File "/env/lib/python3.8/site-packages/tensorflow/python/keras/layers/wrappers.py", line 5, in __init__\n    assert isinstance(layer, Layer)\nAssertionError',
    "errors/sequence-layers/#wrap",
  ],
  [
    'File "/home/user/keras-net/train.py", line 5, in <module>\n    assert len(shape) == 5\nAssertionError',
    `${OWN}#own-check`,
  ],
  [
    "ValueError: Error when checking input: expected input_3 to have 4 dimensions, but got array with shape (32, 1)",
    "errors/dtypes/#object-array",
  ],
  [
    "('Expected `model` argument to be a `Model` instance, got ', <keras.engine.functional.Functional object at 0x1>)",
    "migrate/which-import/#never-mix-two-of-them",
  ],
  [
    "    agent = DDPGAgent(actor)\nTypeError: len is\u0020not well defined for symbolic Tensors.",
    "errors/other-libraries/#keras-rl",
  ],
  [
    '`  File "/env/lib/python3.6/site-packages/tensorflow_core/python/keras/layers/wrappers.py", line 52, in __init__\n    assert isinstance(layer, Layer)\nAssertionError`',
    "errors/sequence-layers/#wrap",
  ],
  ["Illegal instruction (core dumped)", "errors/not-run/#avx"],
  ["UserWarning: Update your `Model` call to the Keras 2 API: `Model(inputs=x)`", "errors/old-code/#keras-1"],
  [
    "OSError: SavedModel file does not exist at: a.h5/{saved_model.pbtxt|saved_model.pb}",
    "errors/loading-weights/#no-such-file",
  ],
  [
    "  File \"/env/lib/python3.8/site-packages/keras/layers/serialization.py\", line 5, in f\n    generic_utils.populate_dict()\nAttributeError: module 'keras.utils.generic_utils' has no attribute 'populate_dict'",
    "errors/keras-tensorflow-mismatch/#internal-no-attribute",
  ],
];

for (const [text, page] of TEXTS) {
  test(`${JSON.stringify(text)} is of ${page || "no kind"}`, () => {
    assert.equal(kindsOf(read(text))[0]?.page ?? "", page);
  });
}

test("two pages that may each be it are both named", () => {
  const found = kindsOf(read("---> 4 loss = history.history['loss']\n\nKeyError: 'loss'"));
  assert.deepEqual(
    found.map(({ page, level }) => [page, level]),
    [
      [`${OWN}#empty-history`, "several"],
      ["errors/callbacks/#keyerror-acc", "several"],
    ],
  );
});
