# /// companion
# package = "scikit-learn"
# purpose = "Classic machine learning, around a Keras model"
# ///
import numpy as np
import tensorflow as tf
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x = np.arange(32, dtype="float32").reshape(8, 4) / 32
train, test, y_train, y_test = train_test_split(x, x[:, 0], random_state=1)
scale = StandardScaler().fit(train)
model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(scale.transform(train), y_train, verbose=0)
assert np.isfinite(r2_score(y_test, model.predict(scale.transform(test), verbose=0)))
