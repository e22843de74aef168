# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0"]
# ///
# --8<-- [start:program]
import tensorflow as tf

numbers = tf.data.Dataset.range(100)


def epoch(data):
    """Returns the values of one pass, batch by batch."""
    return [values.numpy().tolist() for values in data]


# --8<-- [start:shuffle]
shuffled_rows = numbers.shuffle(100).batch(10)
shuffled_batches = numbers.batch(10).shuffle(10)  # only batches move
rows_mixed = all(max(b) - min(b) > 9 for b in epoch(shuffled_rows))
batches_mixed = any(max(b) - min(b) > 9 for b in epoch(shuffled_batches))
print("shuffle, then batch: rows are mixed:", rows_mixed)
print("batch, then shuffle: rows are mixed:", batches_mixed)
# --8<-- [end:shuffle]

# --8<-- [start:buffer]
small = epoch(numbers.shuffle(10).batch(10))  # a buffer of 10 rows
print(
    "shuffle(10): the first batch comes from the first 20:", max(small[0]) < 20
)
# --8<-- [end:buffer]

# --8<-- [start:cache]
frozen = numbers.shuffle(100).batch(10).cache()
fresh = numbers.cache().shuffle(100).batch(10)
frozen_same = epoch(frozen) == epoch(frozen)
fresh_same = epoch(fresh) == epoch(fresh)
print("shuffle, then cache: each epoch has the same order:", frozen_same)
print("cache, then shuffle: each epoch has the same order:", fresh_same)
# --8<-- [end:cache]

# --8<-- [start:count]
calls = tf.Variable(0)


def slow(number):
    calls.assign_add(1)  # counts how often the function runs
    return number


def calls_in_two_epochs(data):
    calls.assign(0)
    epoch(data), epoch(data)
    return int(calls)


without = calls_in_two_epochs(numbers.map(slow).batch(10))
cached = calls_in_two_epochs(numbers.map(slow).cache().batch(10))
batched = calls_in_two_epochs(numbers.batch(10).map(slow))
print("Calls of map in two epochs:", without)
print("with cache after it:", cached)
print("with batch before it:", batched)
# --8<-- [end:count]

assert rows_mixed and not batches_mixed and max(small[0]) < 20
assert (
    frozen_same
    and not fresh_same
    and (without, cached, batched) == (200, 100, 20)
)
