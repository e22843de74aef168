# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# environments = ["2.15+opencv", "2.21+opencv"]
# probe = true
# ///
# --8<-- [start:program]
from flask import Flask
from markupsafe import Markup, escape
from werkzeug.utils import secure_filename

print(secure_filename("../my cat.png"), escape("<b>"), Markup("<b>"))
app = Flask(__name__)
with app.app_context():
    print("load the model here, once")
old = {
    "secure_filename": "from werkzeug import secure_filename",
    "url_quote": "from werkzeug.urls import url_quote",
    "escape": "from jinja2 import escape",
    "Markup": "from flask import Markup",
    "JSONEncoder": "from flask.json import JSONEncoder",
    "before_first_request": "app.before_first_request",
}
for name, line in old.items():
    try:
        exec(line)
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).split(" (")[0])
