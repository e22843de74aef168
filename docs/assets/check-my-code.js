// @ts-check
// *Check my code*: what a reader pastes or drops is read here, in a worker, and nothing is sent
// anywhere. The state of the page is in the URL after "#".

import { el } from "./api-text.js";
import { loaded, read } from "./check-ask.js";
import * as files from "./check-files.js";
import { asked, handedOver, toHash } from "./check-state.js";

/** @typedef {import("./checker/engine.js").Result} Result */
/** @typedef {import("./check-files.js").Given} Given */

const PAUSE = 300; // milliseconds after a key
const REQUIRES =
  /(?:^|\/)(?:requirements[^/]*\.(?:txt|in)|pyproject\.toml|setup\.(?:cfg|py)|Pipfile|environment\.ya?ml)$/;

/** @param {HTMLFormElement} form @param {HTMLElement} output */
function start(form, output) {
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("code"));
  const target = /** @type {HTMLSelectElement} */ (form.elements.namedItem("target"));
  const from = /** @type {HTMLSelectElement} */ (form.elements.namedItem("from"));
  const every = /** @type {HTMLInputElement} */ (form.elements.namedItem("every"));
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
    const made = await (await loaded())("fix", wanted); // checks the corrected text, too
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

  /** @type {import("./check-folder.js").Row[]} the folder that is shown */
  let rows = [];

  const drawFolder = async () => {
    const { table } = await import("./check-folder.js");
    const { columns } = rows[0].result;
    fill(target, columns, chosen.target || required.target || columns[columns.length - 1]);
    fill(from, columns, "", "not stated");
    choices.hidden = false;
    const open = async (/** @type {import("./check-folder.js").Row} */ row) => {
      path = row.path;
      field.value = await row.file.text();
      await update();
      field.focus();
    };
    output.replaceChildren(table(rows, columns.indexOf(target.value), open));
  };

  /** Of several files, a table; the reader opens one. @param {Given[]} code @param {number} count */
  const list = async (code, count) => {
    const { checked } = await import("./check-folder.js");
    result = undefined;
    output.setAttribute("aria-busy", "true");
    rows = await checked(code, await loaded(), (done) => {
      status.textContent = `Checked ${done} of ${code.length} files…`;
    });
    output.removeAttribute("aria-busy");
    const left = count - rows.length;
    const rest = left ? ` ${left} ${left === 1 ? "doesn't" : "don't"}, or can't be read.` : "";
    status.textContent = `${rows.length} files use Keras.${rest} ${required.said}`.trim();
    field.value = "";
    if (rows.length) await drawFolder();
    else output.replaceChildren();
  };

  /** @param {Given[]} given */
  const take = async (given) => {
    const { code, count } = files.codeOf(given);
    const isFolder = count > 1;
    for (const [name, one] of given) {
      const isRequires = REQUIRES.test(name) || /\.(?:txt|toml|cfg|ya?ml|in)$/.test(name);
      if (isFolder && !REQUIRES.test(name)) continue;
      const text = await one.text().catch(() => "");
      if (isRequires && !text.includes("import ")) {
        const [{ newest, required: of }, { columns }] = await Promise.all([
          import("./checker/target.js"),
          read("api/names.json").then((data) => ({ columns: data.columns["tf.keras"] })),
        ]);
        const found = of(text, columns);
        if (isFolder && !found) continue;
        required = found
          ? { target: columns[newest(found.mask)], said: `${name} says ${found.text}.` }
          : { target: "", said: `${name} doesn't say which TensorFlow.` };
        status.textContent = required.said;
        continue;
      }
      if (isFolder) continue;
      path = name;
      field.value = text;
    }
    if (isFolder) return list(code, count);
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
    if (!result && rows.length) drawFolder();
    draw();
    remember();
  });
  from.addEventListener("change", () => {
    chosen = { ...chosen, from: /** @type {any} */ (from.value) };
    update();
  });
  every.addEventListener("change", draw);
  for (const input of form.querySelectorAll("input[type=file]"))
    input.addEventListener("change", () =>
      take(files.chosen(/** @type {HTMLInputElement} */ (input).files ?? [])),
    );
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["dragenter", "dragover"])
    form.addEventListener(kind, (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    const data = event.dataTransfer;
    if (!data?.files.length) return;
    event.preventDefault();
    files.dropped(data).then(take, () => {
      status.textContent = "This can't be read.";
    });
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
