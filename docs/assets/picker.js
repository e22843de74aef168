// @ts-check
// The picker on the home page: answers from api/picker.json, state in the URL.
// The answer is data (`answer`); what draws it is below, and runs only on a page.

/**
 * What api/picker.json says of one release.
 * @typedef {object} Release
 * @property {string} keras the version of its Keras
 * @property {string} lives where that Keras comes from, empty where its version says it
 * @property {string} python the Python on which it was run
 * @property {string[]} wheels the Python versions for which it has a wheel
 * @property {Record<string, {pip: string, uv: string}>} tested by Python and installer: the
 *   error of an installation without pins, empty where there was none
 * @property {string[]} install the packages that it works with
 * @property {string} import_keras the error of `import keras`, empty where it works
 * @property {string} [compared] how many names of the two Kerases are the same object
 * @property {boolean} same whether `keras` and `tf.keras` are the same Keras
 * @property {string} [standalone] the `keras` package that is compatible with it
 * @property {{install: string[]}} [keras2] how Keras 2 is kept on it
 * @property {{command: string, error: string}} [avoid] after what `import keras` fails, and how
 */
/** @typedef {{releases: Record<string, Release>}} Data */
/** @typedef {{tf: string, py: string, keras: boolean, old: boolean}} Choice */
/** @typedef {"yes" | "change" | "no" | "unknown"} Verdict */
/** @typedef {string | {code: string} | {bold: string}} Part */
/** @typedef {{kind: "text" | "command" | "link", parts: Part[], to?: string}} Line */

/** @param {Part[]} parts @returns {Line} */
const text = (...parts) => ({ kind: "text", parts });
/** @param {string} typed @returns {Line} */
const command = (typed) => ({ kind: "command", parts: [{ code: typed }] });
/** @param {string[]} packages */
const install = (packages) => `pip install ${packages.map((one) => `"${one}"`).join(" ")}`;

/**
 * What a pair of release and Python gives: the packages are null where none are known.
 * @param {Release} one
 * @param {string} python
 * @returns {{verdict: Verdict, sentence: string, packages: string[] | null}}
 */
function fits(one, python) {
  if (python === one.python) {
    return { verdict: "yes", sentence: `runs on Python ${python}.`, packages: one.install };
  }
  const tested = Object.hasOwn(one.tested, python) ? one.tested[python] : undefined;
  if (tested === undefined) {
    return one.wheels.includes(python)
      ? {
          verdict: "unknown",
          sentence: `has a wheel for Python ${python}, but we haven't tested it.`,
          packages: null,
        }
      : {
          verdict: "no",
          sentence: `has no wheel for Python ${python}. Use Python ${one.python}.`,
          packages: one.install,
        };
  }
  // The command that is given is pip's; what uv does with the same is said with it.
  if (tested.pip === "") {
    const uv = tested.uv ? ` With uv it currently fails (${tested.uv}).` : "";
    return { verdict: "yes", sentence: `runs on Python ${python}.${uv}`, packages: one.install.slice(0, 1) };
  }
  const uv = tested.uv === "" ? " With uv it works." : "";
  return {
    verdict: "no",
    sentence: `currently fails on Python ${python} with pip (${tested.pip}).${uv} Use Python ${one.python}.`,
    packages: one.install,
  };
}

/**
 * The answer to one choice, as lines to draw. A link's target is relative to the site.
 * @param {Data} data
 * @param {Choice} choice
 * @returns {{verdict: Verdict, lines: Line[]}}
 */
export function answer(data, choice) {
  const one = data.releases[choice.tf];
  if (!one) throw new RangeError(`no release ${choice.tf}`);
  let { verdict, sentence, packages } = fits(one, choice.py);
  /** @type {Line[]} */
  const notes = [];
  let line = "from tensorflow import keras";
  let changed = false;
  let keras = `It uses Keras ${one.keras}${one.lives && ` (${one.lives})`}.`;
  if (choice.keras) {
    if (one.import_keras === "" && one.same) {
      line = "import keras";
      if (one.compared) notes.push(text(one.compared));
    } else if (one.import_keras === "") {
      changed = true;
      notes.push(text("Replace ", { code: "import keras" }, ": it isn't the same Keras as tf.keras."));
    } else if (one.standalone) {
      line = "import keras";
      packages = packages && [...packages, one.standalone];
      keras += ` It doesn't install keras; ${one.standalone} is compatible.`;
      if (one.compared) notes.push(text(one.compared));
    } else {
      changed = true;
      notes.push(text("Replace ", { code: "import keras" }, ": it fails with ", { code: one.import_keras }));
    }
  }
  if (choice.old && one.keras2) {
    packages = packages && one.keras2.install;
    notes.push(text("For Keras 2 set ", { code: "TF_USE_LEGACY_KERAS=1" }, " before you start Python."));
    if (choice.keras) {
      // The variable changes tf.keras alone: run on each release that has such packages.
      changed = true;
      line = "from tensorflow import keras";
      notes.push(text("Replace ", { code: "import keras" }, ": it is Keras 3 with that variable too."));
    }
  } else if (choice.old && one.keras.startsWith("3.")) {
    verdict = "unknown";
    notes.push(text("Keras 2 on this release: not tested."));
  }
  if (verdict === "yes" && changed) verdict = "change";
  const opening = {
    yes: "Yes: ",
    change: "Yes, with a change: ",
    no: "No: ",
    unknown: "Not tested: ",
  }[verdict];
  const lines = [text({ bold: opening }, `TensorFlow ${choice.tf} ${sentence} ${keras}`)];
  if (packages) lines.push(command(install(packages)));
  lines.push(command(line), ...notes);
  if (one.avoid) {
    const [code, error] = [{ code: "import keras" }, { code: one.avoid.error }];
    lines.push(text("Don't run ", { code: one.avoid.command }, ": ", code, " then fails with ", error, "."));
  }
  const to = `versions/${choice.tf}/`;
  lines.push({ kind: "link", parts: [`TensorFlow ${choice.tf} in detail`], to });
  return { verdict, lines };
}

/**
 * A choice from the part of the URL after "?": what isn't an option stays as it is, a box
 * is checked only by "1".
 * @param {string} search
 * @param {{tf: string[], py: string[]}} options
 * @returns {{stated: boolean, choice: Partial<Choice> & {keras: boolean, old: boolean}}}
 */
export function fromSearch(search, options) {
  const state = new URLSearchParams(search);
  /** @type {Partial<Choice> & {keras: boolean, old: boolean}} */
  const choice = { keras: state.get("keras") === "1", old: state.get("old") === "1" };
  for (const key of /** @type {const} */ (["tf", "py"])) {
    const value = state.get(key);
    if (value !== null && options[key].includes(value)) choice[key] = value;
  }
  return { stated: ["tf", "py", "keras", "old"].some((key) => state.has(key)), choice };
}

/**
 * The part of the URL that `fromSearch` reads.
 * @param {Choice} choice
 */
export function toSearch(choice) {
  const state = new URLSearchParams({ tf: choice.tf, py: choice.py });
  if (choice.keras) state.set("keras", "1");
  if (choice.old) state.set("old", "1");
  return `?${state}`;
}

/** @param {Part} part @returns {Node | string} */
function drawnPart(part) {
  if (typeof part === "string") return part;
  const made = document.createElement("code" in part ? "code" : "b");
  made.textContent = "code" in part ? part.code : part.bold;
  return made;
}

/** @param {Line} line @param {string} base @returns {Node} */
function drawn(line, base) {
  const made = document.createElement(line.kind === "command" ? "div" : "p");
  const parts = line.parts.map(drawnPart);
  if (line.kind === "link") {
    const link = document.createElement("a");
    link.href = base + line.to;
    link.append(...parts);
    made.append(link);
  } else {
    made.append(...parts);
  }
  if (line.kind === "command") {
    // The theme copies what such a button has in its attribute, also where it is new.
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "md-clipboard md-icon";
    copy.title = "Copy to clipboard";
    copy.dataset.clipboardText = made.textContent ?? "";
    made.className = "command";
    made.append(copy);
  }
  return made;
}

/** @param {HTMLFormElement} form @param {HTMLElement} output */
function start(form, output) {
  const base = form.dataset.base ?? "";
  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement & HTMLSelectElement} */ (form.elements.namedItem(name));
  const [tf, py, keras, old] = ["tf", "py", "keras", "old"].map(field);

  /** @returns {Choice} */
  const chosen = () => ({ tf: tf.value, py: py.value, keras: keras.checked, old: old.checked });

  /** @param {Data} data */
  const show = (data) => {
    const { verdict, lines } = answer(data, chosen());
    output.dataset.verdict = verdict;
    output.replaceChildren(...lines.map((line) => drawn(line, base)));
  };

  /** @param {HTMLSelectElement} one */
  const values = (one) => [...one.options].map((option) => option.value);
  const { stated, choice } = fromSearch(location.search, { tf: values(tf), py: values(py) });
  tf.value = choice.tf ?? tf.value;
  py.value = choice.py ?? py.value;
  keras.checked = choice.keras;
  old.checked = choice.old;

  /** @type {Promise<Data> | undefined} */
  let asked;
  // The page has the first answer; the others come when a reader turns to the choice.
  const load = () => (asked ??= fetch(`${base}api/picker.json`).then((response) => response.json()));
  /** @param {boolean} [reset] whether the Python is to be the one on which the release was run */
  const update = async (reset) => {
    output.setAttribute("aria-busy", "true");
    try {
      const data = await load();
      if (reset) py.value = data.releases[tf.value].python;
      show(data);
    } catch {
      asked = undefined; // the next choice tries again
      output.textContent = "Couldn't load the answers. See the version table.";
    }
    output.removeAttribute("aria-busy");
  };

  form.addEventListener("focusin", () => load().catch(() => {}));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", async (event) => {
    await update(event.target === tf);
    history.replaceState(null, "", location.pathname + toSearch(chosen()));
  });
  if (stated) {
    // Who comes by a linked choice sees no other's answer while the data is on its way.
    output.replaceChildren();
    update();
  }
}

if (globalThis.document) {
  const form = document.getElementById("picker");
  const output = document.getElementById("picker-answer");
  if (form instanceof HTMLFormElement && output) start(form, output);
}
