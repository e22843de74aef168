# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.4", "2.21"]
# probe = true
# ///
# --8<-- [start:program]
import configparser

with open("train.cfg", "w") as file:
    file.write("[model]\nunits = 8\n")
options = configparser.ConfigParser()
print("read:", options.read("config/train.cfg"), list(options))  # no such file
try:
    options["model"]
except KeyError as error:
    print("KeyError:", error)
print(
    "read:",
    options.read("train.cfg"),
    {name: dict(options[name]) for name in ["model"]},
)
print(options["model"].get("backend", "the default"))
try:
    options["model"]["backend"]
except KeyError as error:
    print("KeyError:", error)
