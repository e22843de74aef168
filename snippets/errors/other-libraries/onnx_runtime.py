# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import numpy as np
import onnxruntime
from onnx import TensorProto, helper

# A model with one operation; tf2onnx writes yours.
x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 4])
y = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 4])
graph = helper.make_graph([helper.make_node("Relu", ["x"], ["y"])], "graph", [x], [y])
model = helper.make_model(
    graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8
)
raw = model.SerializeToString()

session = onnxruntime.InferenceSession(raw, providers=["CPUExecutionProvider"])
for one in session.get_inputs():
    print(one.name, one.shape, one.type)
data = np.ones((1, 4))
print(session.run(None, {"x": data.astype("float32")})[0].shape)
wrong = {
    "float64": lambda: session.run(None, {"x": data}),
    "a shape": lambda: session.run(None, {"x": np.ones((1, 5), "float32")}),
    "no batch": lambda: session.run(None, {"x": np.ones(4, "float32")}),
    "a name": lambda: session.run(None, {"input_1": data}),
    "a file": lambda: onnxruntime.InferenceSession(raw[:20]),
}
for name, call in wrong.items():
    try:
        call()
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).splitlines()[0][:110])
