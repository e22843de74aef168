# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
import tensorflow as tf

asked = []


class Recorder:
    """Answers whatever it is asked for, and writes it down."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        asked.append(name)
        return lambda *given, **named: None


class Mine:
    pass


class Derived(tf.keras.callbacks.Callback):
    pass


x, y = tf.ones((4, 2)), tf.ones((4, 1))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(x, y, verbose=0, callbacks=[Derived()])
model.fit(x, y, verbose=0, callbacks=[Recorder()])
model.predict(x, verbose=0, callbacks=[Recorder()])
print(
    "a callback:", ", ".join(name for name in dict.fromkeys(asked) if name[:3] != "on_")
)
board = tf.keras.callbacks.TensorBoard("logs")
try:
    board.set_model(model)
except Exception as error:
    print("TensorBoard:", str(error)[:30])
old = ("sess", "writer", "_train_dir", "_log_write_dir", "_write_logs")
print("TensorBoard has:", [name for name in old if hasattr(board, name)])
for name, make in {
    "callback": lambda: model.fit(x, y, verbose=0, callbacks=[Mine()]),
    "layer": lambda: tf.keras.Sequential([Mine()]),
    "optimizer": lambda: model.compile(Mine(), "mse"),
}.items():
    try:
        make()
    except Exception as error:
        print(name, type(error).__name__, str(error)[:60])
