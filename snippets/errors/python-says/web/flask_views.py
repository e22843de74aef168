# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
import flask
import numpy as np

app = flask.Flask(__name__)
app.testing = True


@app.route("/right", methods=["POST"])
def right():
    file = flask.request.files.get("file")
    if file is None:
        return {"error": "no file"}, 400
    predicted = np.array([0.9, 0.1], "float32")  # of model.predict
    return {"classes": predicted.tolist(), "best": float(predicted.max())}


@app.route("/returns_nothing", methods=["POST"])
def returns_nothing():
    print("predicted")


@app.route("/returns_an_array", methods=["POST"])
def returns_an_array():
    return np.array([0.9, 0.1], "float32")


@app.route("/returns_a_number", methods=["POST"])
def returns_a_number():
    return {"best": np.float32(0.9)}


@app.route("/page", methods=["POST"])
def page():
    return flask.render_template("index.html")


@app.route("/needs_a_file", methods=["POST"])
def needs_a_file():
    return flask.request.files["file"].filename


client = app.test_client()
print(client.post("/right").json)
print(client.post("/needs_a_file").status, client.get("/right").status)
for path in ("returns_nothing", "returns_an_array", "returns_a_number", "page"):
    try:
        client.post(f"/{path}")
    except Exception as error:
        print(path, "->", type(error).__name__, str(error)[:100])
