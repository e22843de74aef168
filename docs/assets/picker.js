// The picker on the home page: answers from api/picker.json, state in the address.
"use strict";

(() => {
  const form = document.getElementById("picker");
  if (!form) return;
  const answer = document.getElementById("picker-answer");
  const fields = form.elements;
  const base = form.dataset.base;

  const element = (name, text, parts = []) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...parts);
    return made;
  };
  const paragraph = (...parts) => element("p", "", parts);
  const inline = (text) => element("code", text);
  const command = (text) => {
    const made = element("div", "", [inline(text)]);
    made.className = "command";
    return made;
  };

  const install = (wanted) => "pip install " + wanted.map((one) => `"${one}"`).join(" ");

  // What a pair of release and Python gives: [verdict, sentence, packages to install].
  const fits = (one, name, python) => {
    if (python === one.python) return ["yes", `runs on Python ${python}.`, one.install];
    const tried = one.tried[python];
    if (tried === undefined) {
      return one.pythons.includes(python)
        ? ["unknown", `has a wheel for Python ${python}: not run by us.`, null]
        : ["no", `has no wheel for Python ${python}. Take Python ${one.python}.`, one.install];
    }
    // The command that is given is pip's; what uv does with the same is said beside it.
    if (tried.pip === "") {
      const uv = tried.uv ? ` Installed with uv it fails today (${tried.uv}).` : "";
      return ["yes", `runs on Python ${python}.${uv}`, [one.install[0]]];
    }
    const uv = tried.uv === "" ? " Installed with uv it works." : "";
    return ["no", `fails on Python ${python} today with pip (${tried.pip}).${uv} Take Python ${one.python}.`, one.install];
  };

  const show = (data) => {
    const name = fields.tf.value;
    const one = data.releases[name];
    let [verdict, sentence, wanted] = fits(one, name, fields.py.value);
    const lines = [];
    let line = "from tensorflow import keras";
    let keras = `Its Keras is ${one.keras}, ${one.lives}.`;
    if (fields.keras.checked) {
      if (one.import_keras === "" && one.same) {
        line = "import keras";
        if (one.compared) lines.push(paragraph(one.compared));
      } else if (one.import_keras === "") {
        verdict = "no";
        lines.push(paragraph("Change ", inline("import keras"), ": it is another Keras than tf.keras there."));
      } else if (one.standalone) {
        line = "import keras";
        wanted = wanted && [...wanted, one.standalone];
        keras += ` It brings no package keras; ${one.standalone} fits beside it.`;
        if (one.compared) lines.push(paragraph(one.compared));
      } else {
        verdict = "no";
        lines.push(paragraph("Change ", inline("import keras"), ": it fails with ", inline(one.import_keras)));
      }
    }
    if (fields.old.checked && one.keras2) {
      wanted = wanted && one.keras2.install;
      lines.push(paragraph("For Keras 2 set ", inline("TF_USE_LEGACY_KERAS=1"), " before you start Python."));
    } else if (fields.old.checked && one.keras.startsWith("3.")) {
      verdict = "unknown";
      lines.push(paragraph("Keras 2 beside it: not run by us."));
    }
    const said = { yes: "Yes: ", no: "No: ", unknown: "Perhaps: " }[verdict];
    const parts = [paragraph(element("b", said), `TensorFlow ${name} ${sentence} ${keras}`)];
    if (wanted) parts.push(command(install(wanted)));
    parts.push(command(line), ...lines);
    if (one.avoid) parts.push(paragraph("Not: ", inline(one.avoid.command), `, because then ${one.avoid.says}`));
    const more = element("a", `All about TensorFlow ${name}`);
    more.href = `${base}versions/${name}/`;
    parts.push(paragraph(more));
    answer.dataset.verdict = verdict;
    answer.replaceChildren(...parts);
  };

  const restore = () => {
    const state = new URLSearchParams(location.search);
    for (const key of ["tf", "py"]) {
      const wanted = state.get(key);
      if ([...fields[key].options].some((option) => option.value === wanted)) fields[key].value = wanted;
    }
    for (const key of ["keras", "old"]) fields[key].checked = state.get(key) === "1";
    return state.has("tf") || state.has("py") || state.has("keras") || state.has("old");
  };

  const keep = () => {
    const state = new URLSearchParams({ tf: fields.tf.value, py: fields.py.value });
    for (const key of ["keras", "old"]) if (fields[key].checked) state.set(key, "1");
    history.replaceState(null, "", `${location.pathname}?${state}`);
  };

  // Who comes by a linked choice sees no other's answer while the data is on its way.
  if (restore()) answer.replaceChildren();
  answer.setAttribute("aria-busy", "true");
  fetch(`${base}api/picker.json`)
    .then((response) => response.json())
    .then((data) => {
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", (event) => {
        // A new release starts with the Python on which we ran it.
        if (event.target === fields.tf) fields.py.value = data.releases[fields.tf.value].python;
        keep();
        show(data);
      });
      show(data);
    })
    .catch(() => {
      answer.textContent = "The answers could not be loaded. The version table has them all.";
    })
    .finally(() => answer.removeAttribute("aria-busy"));
})();
