// @ts-check
// The box: one field for a question, a name, an error, code, or requirements. It is in the
// header of each page, and larger on some. This minds keys, clicks and the URL; what it shows
// is decided in answers.js, which loads at the first touch of a box, and drawn by box-view.js.

/** @typedef {import("./answers.js").Answers} Answers */

const ROOT = new URL("../", import.meta.url); // the site's

/** @param {string} name below the site @returns {Promise<any>} */
const read = (name) =>
  fetch(new URL(name, ROOT)).then((response) => {
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return name.endsWith(".txt") ? response.text() : response.json();
  });

/**
 * @typedef {object} Code what answers and draws
 * @property {(text: string, meanwhile: (part: Answers) => Promise<void>) => Promise<Answers>} answers
 * @property {() => Promise<void>} [warm]
 * @property {(text: string) => Promise<Answers>} search
 * @property {typeof import("./box-view.js")} view
 */
/** @type {Promise<Code> | undefined} */
let loading;
/** What answers, loaded once, and again after a failure. */
function loaded() {
  loading ??= Promise.all([import("./answers.js"), import("./kit.js"), import("./box-view.js")])
    .then(([{ answers, searched }, { kitOf }, view]) => {
      const kit = kitOf(read);
      /** @type {Code} */
      const code = {
        view,
        warm: kit.warm,
        answers: (text, meanwhile) => answers(kit, text, meanwhile),
        search: (text) => searched(kit, text),
      };
      return code;
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

/** @param {string} tag @param {string} name its class @param {Node[]} children */
function make(tag, name, ...children) {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...children);
  return made;
}

/** @param {HTMLFormElement} form @param {HTMLInputElement | HTMLTextAreaElement} field */
function start(form, field) {
  const large = field instanceof HTMLTextAreaElement;
  const list = make("div", "box-list");
  const status = make("p", "box-status");
  const cards = make("div", "box-answers");
  const share = /** @type {HTMLButtonElement} */ (make("button", "box-share"));
  const results = make("div", "box-results", status, cards, list, share);
  share.type = "button";
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
  let searching = ""; // the text of which the words are searched, because nothing is known
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
  const report = () => /** @type {HTMLAnchorElement | null} */ (document.getElementById("fails"))?.href ?? "";
  const search = () => {
    searching = text();
    update();
    field.focus();
  };
  /** @param {typeof import("./box-view.js")} view @param {Answers | "index"} found */
  const draw = ({ answersOf, option, said }, found) => {
    const { items, cards: answered } = found === "index" ? { items: [], cards: [] } : found;
    choose(-1);
    options = items.map((item, at) => option(item, `${list.id}-${at}`));
    list.replaceChildren(...options);
    list.hidden = !options.length;
    cards.replaceChildren(...(found === "index" ? [] : answersOf(found)));
    status.replaceChildren(...said(found, { search, report: report() }));
    share.hidden = !(options.length || answered.length);
    share.textContent = "Copy link";
    form.dataset.found = String(options.length + answered.length);
    if (!drawn) form.dataset.milliseconds = (performance.now() - asked).toFixed(1);
    drawn = true;
    show(text().trim() !== "");
  };
  let asked = 0;
  let drawn = false; // whether the first answer is there
  let turn = 0; // the last of several is drawn
  const update = async () => {
    const given = text();
    const own = ++turn;
    const isLast = () => own === turn && given === text();
    if (searching !== given) searching = "";
    try {
      const { answers, search: only, view } = await loaded();
      asked = performance.now();
      drawn = false;
      const meanwhile = async (/** @type {Answers} */ part) => {
        if (!isLast()) return;
        draw(view, part);
        await new Promise((resolve) => setTimeout(resolve)); // it is painted before the search is made
      };
      const found = await (searching ? only(given) : answers(given, meanwhile)).catch(
        () => /** @type {const} */ ("index"),
      );
      if (isLast()) draw(view, found);
    } catch {
      status.textContent = "Couldn't load the index. Reload the page.";
      show(true);
    }
  };
  /** The URL that has this text, and gives this answer. */
  const linked = async () => {
    const { toFragment } = await import("./share.js");
    return new URL(await toFragment(text()), large ? location.href.split("#")[0] : ROOT).href;
  };
  const keep = () => history.replaceState({ ...history.state, [field.id]: text() }, "");
  share.addEventListener("click", async () => {
    const url = await linked();
    await navigator.clipboard.writeText(url);
    if (large) history.replaceState(history.state, "", url);
    share.textContent = "Link copied";
  });
  /** @param {boolean} opened */
  const open = (opened) => {
    form.classList.toggle("open", opened);
    form.querySelector(".box-open")?.setAttribute("aria-expanded", String(opened));
    if (opened) field.focus();
  };

  field.addEventListener("focus", () => {
    loaded()
      .then(({ warm }) => (large ? warm?.() : undefined))
      .catch(() => {});
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
      else update().then(() => (cards.querySelector("a") ?? options[0])?.click());
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
  cards.addEventListener("click", async (event) => {
    const link = event.target;
    if (!(link instanceof HTMLAnchorElement && link.matches(".box-check")) || link.hash) return;
    event.preventDefault(); // the text is too long for a URL
    (await import("./check-state.js")).handOver(text());
    location.href = link.href;
  });
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
  results.addEventListener("mousedown", (event) => {
    // But the text of an answer can be selected.
    if (!(event.target instanceof Element && event.target.closest(".box-answer"))) event.preventDefault();
  });

  const before = history.state?.[field.id];
  if (typeof before === "string" && !field.value) {
    pasted = before;
    field.value = before;
  }
  if (large && field.value.trim()) update();
  else if (large && location.hash.startsWith("#ask")) {
    import("./share.js")
      .then(({ fromFragment }) => fromFragment(location.hash))
      .then((shared) => {
        if (!shared || field.value) return;
        pasted = shared;
        field.value = shared;
        update();
      });
  }
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
