# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.6", "statsmodels"]
# [tool.harness]
# environments = ["*+statsmodels"]
# ///
# --8<-- [start:program]
import numpy as np
import tensorflow as tf
from statsmodels.datasets import fair

# --8<-- [start:data]
OCCUPATIONS = [
    "student",
    "worker",
    "clerk",
    "teacher",
    "manager",
    "professional",
]
NUMBERS = ["rate_marriage", "yrs_married", "children", "religious", "educ"]

table = fair.load_pandas().data.sample(frac=1.0, random_state=1)  # 6,366 rows
columns = {
    "numbers": table[NUMBERS].to_numpy("float32"),  # (6366, 5)
    "age": table["age"].to_numpy("float32"),  # (6366,)
    "occupation": np.array(OCCUPATIONS)[table["occupation"].astype(int) - 1],
}
affair = (table["affairs"] > 0).to_numpy("float32")  # 1 for a third of them

data = tf.data.Dataset.from_tensor_slices((columns, affair))
train = data.take(5000).shuffle(5000).batch(64)
test = data.skip(5000).batch(500)
# --8<-- [end:data]

# --8<-- [start:adapt]
inputs = {
    "numbers": tf.keras.Input(shape=(5,), name="numbers"),
    "age": tf.keras.Input(shape=(1,), name="age"),
    "occupation": tf.keras.Input(shape=(1,), name="occupation", dtype="string"),
}
scale = tf.keras.layers.Normalization()
scale.adapt(columns["numbers"][:5000])  # each column's mean and variance
numbers = scale(inputs["numbers"])  # (batch, 5)

ages = tf.keras.layers.Discretization(bin_boundaries=[20.0, 25.0, 30.0, 35.0])
groups = tf.keras.layers.CategoryEncoding(num_tokens=5, output_mode="one_hot")
age = groups(ages(inputs["age"]))  # (batch, 5)

lookup = tf.keras.layers.StringLookup(output_mode="one_hot")
lookup.adapt(columns["occupation"][:5000])  # learns the vocabulary
job = lookup(inputs["occupation"])  # (batch, 7): one place for unknown words
# --8<-- [end:adapt]

# --8<-- [start:model]
x = tf.keras.layers.concatenate([numbers, age, job])  # (batch, 17)
x = tf.keras.layers.Dense(16, activation="relu")(x)
outputs = tf.keras.layers.Dense(1, activation="sigmoid")(x)
model = tf.keras.Model(inputs, outputs)
model.compile(
    optimizer=tf.keras.optimizers.Adam(learning_rate=0.005),
    loss="binary_crossentropy",
    metrics=[tf.keras.metrics.AUC(name="auc")],
)
model.fit(train, epochs=4, shuffle=False, verbose=0)  # the pipeline shuffles
# --8<-- [end:model]

# --8<-- [start:evaluate]
auc = model.evaluate(test, verbose=0, return_dict=True)["auc"]
print("Vocabulary:", sorted(map(str, lookup.get_vocabulary())))
print(f"Area under the ROC curve above 0.68: {auc > 0.68}")

woman = {
    "numbers": tf.constant([[4.0, 9.0, 2.0, 3.0, 16.0]]),
    "age": tf.constant([[32.0]]),
    "occupation": tf.constant([["astronaut"]]),
}
chance = float(model(woman)[0, 0])
print("An unknown occupation still gets a prediction:", 0.0 < chance < 1.0)
assert auc > 0.68 and 0.0 < chance < 1.0
# --8<-- [end:evaluate]
