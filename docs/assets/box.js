// @ts-check
// The box: one field for a question, a name, an error or a traceback. It is in the header
// of each page, and larger on some. This draws; what it shows is decided in answers.js,
// which loads with the index at the first touch of a box.

/** @typedef {import("./answers.js").Answers} Answers @typedef {import("./answers.js").Item} Item */

const ROOT = new URL("../", import.meta.url); // the site's
const BROWSE = new URL("errors/#browse-by-type", ROOT).href;

/** @param {string} name below the site @returns {Promise<any>} */
const json = (name) =>
  fetch(new URL(name, ROOT)).then((response) => {
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  });

/**
 * Loads once, and again after a failure.
 * @template T @param {() => Promise<T>} load @returns {() => Promise<T>}
 */
function once(load) {
  /** @type {Promise<T> | undefined} */
  let loading;
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

const search = once(async () => {
  const [{ answers, looksLikeError }, { build }, { default: MiniSearch }, data] = await Promise.all([
    import("./answers.js"),
    import("./search.js"),
    import("./vendor/minisearch.js"),
    json("search/index.json"),
  ]);
  return { answers, looksLikeError, engine: await build(MiniSearch, data) };
});

const errors = once(async () => {
  const [{ prepare }, data] = await Promise.all([import("./traceback.js"), json("api/tracebacks.json")]);
  return prepare(data);
});

/** @param {string} text @param {boolean} strict @returns {Promise<Answers>} */
async function ask(text, strict) {
  const { answers, looksLikeError, engine } = await search();
  return answers({ engine, known: looksLikeError(text) ? await errors() : undefined }, text, strict);
}

/** @param {string} tag @param {string} name its class @param {(Node | string)[]} children */
function make(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** @param {import("./answers.js").Marked} pieces @returns {(Node | string)[]} */
const drawn = (pieces) => pieces.map(([text, found]) => (found ? make("mark", "", text) : text));

/** @param {Item} item @param {string} id @returns {HTMLAnchorElement} */
function option(item, id) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "box-option"));
  link.href = new URL(item.url, ROOT).href;
  link.id = id;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.append(make("span", "box-title", ...drawn(item.title)));
  if (item.section.length) link.append(make("span", "box-section", ...drawn(item.section)));
  if (item.message.length) link.append(make("code", "box-message", ...drawn(item.message)));
  if (item.text.length) link.append(make("span", "box-text", ...drawn(item.text)));
  return link;
}

/** What is said above the results, or in their place. @param {number} count @param {Answers["none"] | "index"} none @param {boolean} large */
function said(count, none, large) {
  if (count && none === "match") return ["No recorded error matches. Pages with these words:"];
  if (count) return [count === 1 ? "1 result" : `${count} results`];
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", "browse by type"));
  link.href = BROWSE;
  if (none === "index") return ["Couldn't load the index. Reload the page, or ", link, "."];
  if (none !== "match") return ["No results. Use other words, or ", link, "."];
  return [`No match. Paste the last line, or ${large ? "use the search box. Or " : ""}`, link, "."];
}

/** @param {HTMLFormElement} form @param {HTMLInputElement | HTMLTextAreaElement} field */
function start(form, field) {
  const large = field instanceof HTMLTextAreaElement;
  const list = make("div", "box-list");
  const status = make("p", "box-status");
  const results = make("div", "box-results", status, list);
  list.id = `${field.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Results");
  status.setAttribute("role", "status");
  results.hidden = true;
  (form.querySelector(".box-panel") ?? form).append(results);
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("spellcheck", "false");
  field.setAttribute("autocomplete", "off");
  if (!large) {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", "false");
  }

  /** @type {HTMLAnchorElement[]} */
  let options = [];
  let active = -1;
  let pasted = ""; // an input has one line; what was pasted may have more
  const text = () =>
    pasted && pasted.replace(/\s+/g, " ").trim() === field.value.trim() ? pasted : field.value;

  /** @param {boolean} shown */
  const show = (shown) => {
    results.hidden = !shown;
    if (!large) field.setAttribute("aria-expanded", String(shown && options.length > 0));
  };
  /** @param {number} next */
  const choose = (next) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = next;
    const chosen = options[active];
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
  };
  /** @param {Answers | "index"} found */
  const draw = (found) => {
    const { items, none } = found === "index" ? { items: [], none: found } : found;
    choose(-1);
    options = items.map((item, at) => option(item, `${list.id}-${at}`));
    list.replaceChildren(...options);
    status.replaceChildren(...said(options.length, none, large));
    form.dataset.found = String(options.length);
    show(text().trim() !== "");
  };
  const update = async () => {
    const given = text();
    /** @type {Answers | "index"} */
    let found;
    try {
      found = await ask(given, large);
    } catch {
      found = "index";
    }
    if (given === text()) draw(found); // else a later one draws
  };
  const keep = () => history.replaceState({ ...history.state, [field.id]: text() }, "");
  /** @param {boolean} opened */
  const open = (opened) => {
    form.classList.toggle("open", opened);
    form.querySelector(".box-open")?.setAttribute("aria-expanded", String(opened));
    if (opened) field.focus();
  };

  field.addEventListener("focus", () => {
    search().catch(() => {});
    if (options.length || status.textContent) show(text().trim() !== "");
    else if (field.value.trim()) update();
  });
  field.addEventListener("paste", (event) => {
    const clip = /** @type {ClipboardEvent} */ (event).clipboardData;
    pasted = clip?.getData("text/plain") ?? "";
  });
  field.addEventListener("input", update);
  field.addEventListener("keydown", (raw) => {
    const event = /** @type {KeyboardEvent} */ (raw);
    const lines = field.value.includes("\n");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && options.length && !results.hidden && !(lines && active < 0)) {
      event.preventDefault();
      const count = options.length + 1; // with the field itself
      choose(((active + 1 + step + count) % count) - 1);
    } else if (event.key === "Enter" && !event.shiftKey && (active >= 0 || !lines)) {
      event.preventDefault();
      if (active >= 0) options[active].click();
      else update().then(() => options[0]?.click());
    } else if (event.key === "Escape" && (!results.hidden || !large)) {
      event.preventDefault();
      if (!results.hidden && options.length && !form.classList.contains("open")) show(false);
      else if (!large) {
        show(false);
        open(false);
        field.blur();
      }
    }
  });
  list.addEventListener("click", keep, { capture: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusout", ({ relatedTarget }) => {
    keep();
    if (large || (relatedTarget instanceof Node && form.contains(relatedTarget))) return;
    show(false);
    open(false);
  });
  form.querySelector(".box-open")?.addEventListener("click", () => open(true));
  form.querySelector(".box-close")?.addEventListener("click", () => {
    show(false);
    open(false);
  });
  // A click on a result must not move the focus first: that would hide the results.
  results.addEventListener("mousedown", (event) => event.preventDefault());

  const before = history.state?.[field.id];
  if (typeof before === "string" && !field.value) {
    pasted = before;
    field.value = before;
  }
  if (large && field.value.trim()) update();
}

/** @param {Element | null} element */
const typedInto = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

for (const form of document.querySelectorAll("form.box")) {
  const field = form.querySelector("input, textarea");
  if (
    form instanceof HTMLFormElement &&
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
  ) {
    start(form, field);
  }
}
document.addEventListener("keydown", (event) => {
  if (
    event.key !== "/" ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    typedInto(document.activeElement)
  )
    return;
  const form = document.querySelector(".box-header");
  const field = form?.querySelector("input");
  if (!field) return;
  event.preventDefault();
  /** @type {HTMLButtonElement | null | undefined} */
  const button = form?.querySelector(".box-open");
  button?.click();
  field.select();
});
