# /// script
# requires-python = ">=3.8"
# dependencies = ["tensorflow>=2.0"]
# [tool.harness]
# environments = ["*+notebook"]
# published = ["names/optimizers.json"]
# ///
# --8<-- [start:program]
import json

# The file as you downloaded it from this site.
with open("names/optimizers.json", encoding="utf-8") as file:
    data = json.load(file)

names = {one["name"]: one for one in data["names"] if one["in"] == "tf.keras"}
releases = data["columns"]["tf.keras"]


def state(name, argument, release):
    """What an argument of a name does on a release."""
    for run in names[name]["arguments"][argument]:
        first, last = releases.index(run["from"]), releases.index(run["to"])
        if first <= releases.index(release) <= last:
            return run["state"]
    return "absent"


adam = "tf.keras.optimizers.Adam"
for run in names[adam]["arguments"]["lr"]:
    print(f"lr, {run['from']} to {run['to']}: {run['state']}")
print("weight_decay on 2.4:", state(adam, "weight_decay", "2.4"))
assert state(adam, "learning_rate", releases[-1]) == "yes"
