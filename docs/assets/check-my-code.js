// @ts-check
// *Check my code*: what a reader pastes or drops is read here, in a worker, and nothing is sent
// anywhere. The state of the page is in the URL after "#".

import { el } from "./api-text.js";
import { asked, handedOver, toHash } from "./check-state.js";

/** @typedef {import("./checker/engine.js").Result} Result */
/** @typedef {import("./checker/engine.js").Method} Method */
/** @typedef {(method: Method, given?: any) => Promise<any>} Ask */

const ROOT = new URL("../", import.meta.url); // the site's
const PAUSE = 300; // milliseconds after a key
const REQUIRES =
  /(?:^|\/)(?:requirements[^/]*\.(?:txt|in)|pyproject\.toml|setup\.(?:cfg|py)|Pipfile|environment\.ya?ml)$/;

/** @param {string} path */
const read = async (path) => {
  const response = await fetch(new URL(path, ROOT));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

/** The checker in this page: where pages are files, a browser has no workers. @returns {Promise<Ask>} */
async function inPage() {
  const { Engine } = await import("./checker/engine.js");
  const engine = new Engine(read);
  return (method, given) => engine.ask(method, given);
}

/** The checker in a worker; where a browser refuses that, in this page. @returns {Ask} */
function inWorker() {
  const worker = new Worker(new URL("./checker/worker.js", import.meta.url), { type: "module" });
  /** @type {Map<number, {given: [method: Method, given?: any], resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: [id, found, error] }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error) one?.reject(new Error(error));
    else one?.resolve(found);
  });
  worker.addEventListener("error", () => {
    worker.terminate();
    const page = inPage();
    loading = page;
    page.catch(() => {
      loading = undefined;
    });
    for (const { given, resolve, reject } of waiting.values())
      page.then((ask) => ask(...given)).then(resolve, reject);
    waiting.clear();
  });
  return (...given) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { given, resolve, reject });
      worker.postMessage([last, ...given]);
    });
}

/** @type {Promise<Ask> | undefined} */
let loading;
function loaded() {
  loading ??= location.protocol === "file:" ? inPage() : Promise.resolve(inWorker());
  return loading;
}

/** @param {HTMLFormElement} form @param {HTMLElement} output */
function start(form, output) {
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("code"));
  const target = /** @type {HTMLSelectElement} */ (form.elements.namedItem("target"));
  const from = /** @type {HTMLSelectElement} */ (form.elements.namedItem("from"));
  const every = /** @type {HTMLInputElement} */ (form.elements.namedItem("every"));
  const file = /** @type {HTMLInputElement} */ (form.elements.namedItem("file"));
  const status = /** @type {HTMLElement} */ (document.getElementById("checker-status"));
  const choices = /** @type {HTMLElement} */ (form.querySelector(".check-choices"));
  let path = "pasted.py";
  let required = { target: "", said: "" }; // by a file of requirements
  let chosen = { target: "", from: null }; // by the reader
  /** @type {Result | undefined} */
  let result;
  let round = 0;

  /** @param {HTMLSelectElement} select @param {string[]} columns @param {string} value @param {string[]} first */
  const fill = (select, columns, value, ...first) => {
    const texts = [...first, ...columns.toReversed()];
    if (select.options.length !== texts.length)
      select.replaceChildren(
        ...texts.map((text, at) =>
          el(
            "option",
            { value: at < first.length ? "" : text },
            at < first.length ? text : `TensorFlow ${text}`,
          ),
        ),
      );
    select.value = value;
  };

  /** What is said of a text without Keras; it may be requirements. @param {string[]} columns */
  const withoutKeras = async (columns) => {
    const { newest, required: of } = await import("./checker/target.js");
    const found = of(field.value, columns);
    if (!found)
      return "No use of Keras is in it. The checker follows imports of tensorflow or keras, so paste those, too.";
    required = { target: columns[newest(found.mask)], said: `You require ${found.text}.` };
    return `${required.said} Now paste the code.`;
  };

  const draw = async () => {
    if (!result) return;
    const { checked, findings, fixed, ranges, strip } = await import("./check-view.js");
    const { columns, uses, writtenFor, runs, notes, lines, unreadable } = result;
    choices.hidden = !uses;
    if (unreadable || !uses) {
      output.replaceChildren();
      status.textContent = unreadable ? `This can't be read: ${unreadable}.` : await withoutKeras(columns);
      return;
    }
    const wanted = columns.indexOf(target.value);
    const asItIs = ranges(columns, runs);
    const isAll = runs === (1 << columns.length) - 1;
    const says = writtenFor ? `It installs ${writtenFor.text}. ` : "";
    const where = asItIs
      ? `It runs as it is on ${isAll ? "every tested release" : `TensorFlow ${asItIs}${writtenFor ? "" : ", so it was probably written for one of those"}`}.`
      : "No tested release runs it as it is.";
    status.textContent = `${lines.toLocaleString("en")} lines. ${where} ${says}${required.said}`.trim();
    const noted = notes.length ? [el("ul", {}, ...notes.map((one) => el("li", {}, one)))] : [];
    const mine = ++round;
    output.replaceChildren(
      ...strip(result),
      el("p", {}, ...checked(result)),
      ...noted,
      ...findings(result, wanted, every.checked),
    );
    output.dataset.milliseconds = result.milliseconds.toFixed(1);
    if (every.checked) return;
    const made = await (await loaded())("fix", wanted); // checks the mended text, too
    if (mine !== round || !made) return;
    output.append(...fixed(made, /^\s*\{/.test(made.after) ? path.replace(/\.py$/, ".ipynb") : path));
  };

  const remember = async () => {
    const text = field.value;
    const hash = await toHash({ text, target: chosen.target, path });
    if (text === field.value)
      history.replaceState(
        { ...history.state, code: text.slice(0, 500_000), path },
        "",
        hash || location.pathname,
      );
  };

  const update = async () => {
    const mine = ++round;
    const text = field.value;
    if (!text.trim()) {
      status.textContent = "";
      output.replaceChildren();
      choices.hidden = true;
      remember();
      return;
    }
    output.setAttribute("aria-busy", "true");
    if (!result) status.textContent = "Loading the checker…";
    try {
      const ask = await loaded();
      let found = await ask("check", { text, path, from: chosen.from ?? "" });
      if (mine !== round) return;
      const { columns, writtenFor } = found;
      // One release, stated in the code, is what it was written for.
      const stated = columns.findIndex(
        (/** @type {string} */ _, /** @type {number} */ n) => writtenFor?.mask === 1 << n,
      );
      if (chosen.from === null && stated >= 0)
        found = await ask("check", { text, path, from: columns[stated] });
      if (mine !== round) return;
      result = found;
      fill(from, columns, chosen.from ?? columns[stated] ?? "", "not stated");
      fill(target, columns, chosen.target || required.target || columns.at(-1));
      await draw();
      remember();
    } catch {
      status.textContent = "Couldn't load the checker. Reload the page, or use the command below.";
    }
    output.removeAttribute("aria-busy");
  };

  /** @param {Iterable<File>} files */
  const take = async (files) => {
    for (const one of files) {
      const text = await one.text();
      if (
        REQUIRES.test(one.name) ||
        (/\.(?:txt|toml|cfg|ya?ml|in)$/.test(one.name) && !text.includes("import "))
      ) {
        const [{ newest, required: of }, { columns }] = await Promise.all([
          import("./checker/target.js"),
          read("api/names.json").then((data) => ({ columns: data.columns["tf.keras"] })),
        ]);
        const found = of(text, columns);
        required = found
          ? { target: columns[newest(found.mask)], said: `${one.name} says ${found.text}.` }
          : { target: "", said: `${one.name} doesn't say which TensorFlow.` };
        status.textContent = required.said;
        continue;
      }
      path = one.name;
      field.value = text;
    }
    update();
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  field.addEventListener("input", (raw) => {
    const event = /** @type {InputEvent} */ (raw);
    clearTimeout(timer);
    if (!field.value.trim()) path = "pasted.py";
    timer = setTimeout(update, event.inputType?.startsWith("insertFromPaste") ? 0 : PAUSE);
  });
  // A notebook is JSON, whatever the name of the file before it was.
  field.addEventListener("paste", () => {
    path = "pasted.py";
  });
  // Who enters the form is about to paste.
  const warm = () => loaded().then((ask) => ask("warm"));
  form.addEventListener("focusin", () => warm().catch(() => {}), { once: true });
  target.addEventListener("change", () => {
    chosen.target = target.value;
    draw();
    remember();
  });
  from.addEventListener("change", () => {
    chosen = { ...chosen, from: /** @type {any} */ (from.value) };
    update();
  });
  every.addEventListener("change", draw);
  file.addEventListener("change", () => take(file.files ?? []));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["dragenter", "dragover"])
    form.addEventListener(kind, (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    take(files);
  });

  const begin = async () => {
    const before = await asked(location.hash);
    const text = before.text || handedOver() || history.state?.code || field.value;
    if (before.target) chosen.target = before.target;
    path = before.path || history.state?.path || path;
    if (!text) return;
    field.value = text;
    update();
  };
  begin();
  addEventListener("hashchange", begin);
}

const form = document.getElementById("checker");
const output = document.getElementById("checker-answer");
if (form instanceof HTMLFormElement && output) start(form, output);
