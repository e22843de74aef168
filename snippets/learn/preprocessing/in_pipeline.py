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

# --8<-- [start:layers]
scale = tf.keras.layers.Normalization()  # a mean and a variance for each column
scale.adapt(columns["numbers"][:5000])

lookup = tf.keras.layers.StringLookup(output_mode="one_hot")
lookup.adapt(columns["occupation"][:5000])
# --8<-- [end:layers]


# --8<-- [start:pipeline]
def prepare(rows, target):
    numbers = scale(rows["numbers"])
    jobs = tf.cast(lookup(rows["occupation"]), tf.float32)  # int in Keras 3
    return tf.concat([numbers, jobs], axis=1), target  # (batch, 12), (batch,)


data = data.batch(64).map(prepare, num_parallel_calls=tf.data.AUTOTUNE)
train = data.take(78).cache().shuffle(78)  # prepared once, then kept in memory
test = data.skip(78)
# --8<-- [end:pipeline]

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(12,)),
        tf.keras.layers.Dense(16, activation="relu"),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(learning_rate=0.005),
    loss="binary_crossentropy",
    metrics=[tf.keras.metrics.AUC(name="auc")],
)
model.fit(train, epochs=4, shuffle=False, verbose=0)  # the pipeline shuffles

auc = model.evaluate(test, verbose=0, return_dict=True)["auc"]
print(f"Area under the ROC curve above 0.68: {auc > 0.68}")
assert auc > 0.68
