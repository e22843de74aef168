# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import threading

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
x = tf.ones((4, 2))
expected = model.predict(x, verbose=0)  # builds all that the threads use
found = []
threads = [
    threading.Thread(target=lambda: found.append(model.predict(x, verbose=0)))
    for _ in range(2)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Each thread predicts the same:", all((one == expected).all() for one in found))
assert len(found) == 2 and all((one == expected).all() for one in found)
