// @ts-check
// *I have this file*: a reader drops a saved model on the page; its headers are read here, in the
// browser, and nothing is sent anywhere.

/** @typedef {import("./saved-file.js").Found} Found */

const FORMATS = {
  h5: "a whole model in HDF5",
  keras: "a whole model in a .keras file",
  "weights-h5": "weights in the Keras 2 layout",
  "weights-keras": "weights in the .weights.h5 layout",
  savedmodel: "the Keras part of a SavedModel",
};

/** @param {string} name @param {...(string | Node)} children */
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** What a file says of itself. @param {Found} found @returns {string[]} */
export function facts(found) {
  const said = [`This is ${FORMATS[found.format]}.`];
  if (found.keras)
    said.push(`Keras ${found.keras} wrote it${found.saved ? `, ${found.saved.replace("@", " ")}` : ""}.`);
  else said.push("It doesn't say which Keras wrote it.");
  if (found.format === "keras" && found.hdf5) said.push("It is HDF5 inside, in spite of its name.");
  if (found.compiled) said.push(`It was compiled${found.optimizer ? ` with ${found.optimizer}` : ""}.`);
  if (found.layers.length) said.push(`Its classes: ${found.layers.join(", ")}.`);
  return said;
}

/** @param {HTMLElement} output @param {File} file @param {string} base */
async function show(output, file, base) {
  output.setAttribute("aria-busy", "true");
  const [{ inspect }, { Unreadable }, { answer }] = await Promise.all([
    import("./saved-file.js"),
    import("./hdf5.js"),
    import("./saved-answer.js"),
  ]);
  try {
    const found = await inspect(file, file.name);
    const data = await (await fetch(`${base}api/saves.json`)).json();
    const { writer, exact, kinds, results } = answer(data, found);
    const lines = results.map(({ text, readers }) =>
      element("li", element("b", readers.join(", ")), `: ${text}`),
    );
    const about = !writer
      ? "Which releases load it depends on who wrote it: see the tables below."
      : `Tested with ${exact ? "files" : "the nearest version's files"} of ${writer.label}: ${kinds.join(", ").replaceAll("_", " ")}.`;
    const list = lines.length ? [element("ul", ...lines)] : [];
    output.replaceChildren(element("p", facts(found).join(" ")), element("p", about), ...list);
  } catch (error) {
    const known = error instanceof Unreadable;
    output.textContent = known ? error.message : "Couldn't load the answers. See the tables below.";
  }
  output.removeAttribute("aria-busy");
}

/** @param {HTMLFormElement} form @param {HTMLElement} output */
function start(form, output) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("file"));
  const base = form.dataset.base ?? "";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) show(output, file, base);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["dragenter", "dragover"])
    form.addEventListener(kind, (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) show(output, file, base);
  });
}

if (globalThis.document) {
  const form = document.getElementById("saved-file");
  const output = document.getElementById("saved-file-answer");
  if (form instanceof HTMLFormElement && output) start(form, output);
}
