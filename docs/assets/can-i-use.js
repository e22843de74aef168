// @ts-check
// "Can I use": draws what api.js says of the names that ask.js finds in the box.

import { change, decode, Members, range, runs } from "./api.js";
import { badge, drawn, el, explained, ROOT, sentences, WORDS } from "./api-text.js";
import { closest, closestWords, find, fromSearch, parse, toSearch } from "./ask.js";

/** @typedef {import("./api.js").Answer} Answer */
/** @typedef {import("./api.js").Facts} Facts */
/** @typedef {import("./api.js").Space} Space */
/** @typedef {import("./api.js").Spaces} Spaces */
/** @typedef {{text: string, since: string, page: string}} Instead */
/** @typedef {{spaces: Spaces, members?: Members, instead: Record<string, Instead>}} Known */

/** A link that asks something else. @param {string} asked @param {string} [shown] */
const ask = (asked, shown = asked) =>
  el("a", { href: toSearch(asked), "data-ask": asked }, el("code", {}, shown));

/**
 * The releases of one answer as a strip; the list of its runs says the same in words.
 * @param {string[]} columns
 * @param {Answer[]} answers
 * @param {boolean} heads whether the releases are above it
 */
function strip(columns, answers, heads) {
  const row = el("div", { class: "strip", "aria-hidden": "true", style: `--columns: ${columns.length}` });
  if (heads) row.append(...columns.map((column) => el("i", {}, column)));
  for (const { first, last, value } of runs(answers.map(({ state }) => state))) {
    const wide = last - first > 1 ? [el("b", {}, WORDS[value])] : [];
    row.append(
      el("span", { class: `state ${value}`, style: `grid-column: span ${last - first + 1}` }, ...wide),
    );
  }
  return row;
}

/** @param {string[]} columns @param {Answer[]} answers @param {boolean} argument */
function list(columns, answers, argument) {
  const items = runs(answers).map((run) => {
    const said = explained(run.value, argument);
    const parts = said.length ? [": ", ...drawn(said)] : [];
    return el("li", {}, badge(run.value.state), ` ${range(columns, run)}`, ...parts);
  });
  return el("ul", { class: "runs" }, ...items);
}

/** @param {string} name @param {import("./api.js").Signature} signature */
function signature(name, signature) {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return el("p", { class: "signature" }, el("code", {}, `${last}(${signature?.join(", ") ?? "…"})`));
}

/** The signature, and what of it changed where. @param {Facts} facts @param {string[]} columns */
function signatures(facts, columns) {
  const newest = facts.signatures.reduce((found, one, column) => (one ? column : found), -1);
  if (newest < 0) return [];
  /** @type {Node[]} */
  const items = [];
  for (let column = 1; column < columns.length; column++) {
    const made = change(facts, column - 1, column);
    const said = made ? Object.values(sentences(made)).flat() : [];
    if (said.length) {
      const parts = said.flatMap((one) => ["; ", ...one]).slice(1);
      items.push(el("li", {}, el("b", {}, columns[column]), " ", ...drawn(parts)));
    }
  }
  const head = el("h3", {}, `Signature on ${columns[newest]}`);
  const changed = items.length ? [el("ul", { class: "changes" }, ...items)] : [];
  return [head, signature(facts.name, facts.signatures[newest]), ...changed];
}

/** The arguments that some column lacks or treats in another way. @param {Facts} facts @param {string[]} columns */
function argumentTable(facts, columns) {
  const there = facts.kinds.map(Boolean);
  const rows = [...facts.arguments].filter(
    ([, answers]) => new Set(answers.filter((_, column) => there[column]).map(({ state }) => state)).size > 1,
  );
  if (!rows.length) return [];
  const lines = rows.map(([word, answers], number) =>
    el("li", {}, ask(`${facts.name} ${word}`, word), strip(columns, answers, number === 0)),
  );
  const same = facts.arguments.size - rows.length;
  const rest = same
    ? ` The other ${same === 1 ? "one is" : `${same} are`} the same wherever the name is.`
    : "";
  return [
    el("h3", {}, "Arguments that differ by release"),
    el("ul", { class: "arguments" }, ...lines),
    el("p", {}, `${rows.length} of ${facts.arguments.size} arguments differ.${rest}`),
  ];
}

/** The same name in the other packages. @param {Facts} facts @param {Space} space @param {Known} known @param {string} word */
function elsewhere(facts, space, known, word) {
  const below = facts.name.slice(space.root.length + 1);
  /** @type {Node[]} */
  const items = [];
  for (const other of Object.values(known.spaces)) {
    if (other.label === space.label) continue;
    const name = `${other.root}.${below}`;
    const one = other.get(name);
    const answers = word ? one?.arguments.get(word) : one?.states;
    if (!one || !answers) continue;
    const label =
      other.label === "keras 3"
        ? [el("code", {}, name), " by Keras 3 version"]
        : [ask(`${name}${word && ` ${word}`}`)];
    const said = runs(answers.map(({ state }) => state)).filter(({ value }) => value !== "absent");
    const parts = said.flatMap((run) => [", ", badge(run.value), ` ${range(other.columns, run)}`]).slice(1);
    items.push(el("li", {}, ...label, ": ", ...(parts.length ? parts : ["on none of the tested releases"])));
  }
  return items.length
    ? [el("h3", {}, "In the other packages"), el("ul", { class: "elsewhere" }, ...items)]
    : [];
}

/**
 * What replaces a name, or one of its arguments. What replaces a name of `tf.keras` replaces
 * that of `keras` too, and what replaces a module or a class all that is in it.
 * @template T
 * @param {Record<string, T>} mapping
 * @param {string} name
 * @param {string} word
 * @returns {T | undefined}
 */
export function replacement(mapping, name, word) {
  const keys = word ? [`${name}.${word}`] : [];
  for (let key = word ? "" : name; key.includes("."); key = key.slice(0, key.lastIndexOf(".")))
    keys.push(key);
  const key = keys.flatMap((one) => [one, `tf.${one}`]).find((one) => Object.hasOwn(mapping, one));
  return key === undefined ? undefined : mapping[key];
}

/** @param {Known} known @param {string} name @param {string} word */
function instead(known, name, word) {
  const found = replacement(known.instead, name, word);
  if (!found) return [];
  const link = el("a", { href: new URL(found.page, ROOT).href }, "An example that ran");
  return [
    el(
      "p",
      { class: "instead" },
      el("b", {}, "Instead: "),
      ...drawn(coded(found.text)),
      `. It runs from ${found.since} on. `,
      link,
      ".",
    ),
  ];
}

/** Text with `code` in it, as parts. @param {string} text */
const coded = (text) => text.split("`").map((part, place) => (place % 2 ? { code: part } : part));

/** @param {import("./ask.js").Asked} asked @param {Known} known @returns {HTMLElement} */
function answer(asked, known) {
  const found = find(asked, known.spaces, known.members);
  if (!found) return nothing(asked, known);
  const { facts, space, others } = found;
  const columns = space.columns;
  const made = el(
    "section",
    { class: "answer", "data-name": facts.name },
    el("h2", { tabindex: "-1" }, el("code", {}, facts.name)),
  );
  for (const word of asked.words) {
    const answers = facts.arguments.get(word);
    made.append(el("h3", {}, "Argument ", el("code", {}, word)));
    if (answers) {
      made.append(
        strip(columns, answers, true),
        list(columns, answers, true),
        ...instead(known, facts.name, word),
      );
    } else {
      const offered = closestWords(word, facts.arguments.keys());
      const parts = offered.length
        ? [" The closest: ", ...offered.flatMap((one) => [", ", ask(`${facts.name} ${one}`)]).slice(1), "."]
        : [];
      made.append(el("p", {}, "It has no such argument on any tested release.", ...parts));
    }
  }
  if (asked.words.length) made.append(el("h3", {}, "The name itself"));
  made.append(
    strip(columns, facts.states, true),
    list(columns, facts.states, false),
    ...instead(known, facts.name, ""),
  );
  made.append(...signatures(facts, columns), ...(asked.words.length ? [] : argumentTable(facts, columns)));
  made.append(...elsewhere(facts, space, known, asked.words.length === 1 ? asked.words[0] : ""));
  if (others.length) {
    const links = others
      .slice(0, 5)
      .flatMap((name) => [", ", ask([name, ...asked.words].join(" "))])
      .slice(1);
    made.append(el("p", {}, "Also with this name: ", ...links, "."));
  }
  return made;
}

/** @param {import("./ask.js").Asked} asked @param {Known} known */
function nothing(asked, known) {
  const offered = closest(asked, known.spaces, known.members);
  const links = offered.flatMap((name) => [", ", ask([name, ...asked.words].join(" "))]).slice(1);
  return el(
    "section",
    { class: "answer", "data-name": "" },
    el("h2", { tabindex: "-1" }, el("code", {}, asked.name)),
    el("p", {}, badge("absent"), " No tested release has this public name."),
    el("p", {}, ...(links.length ? ["The closest: ", ...links, "."] : ["Nothing is like it."])),
  );
}

/** @param {HTMLFormElement} form @param {HTMLElement} output */
function start(form, output) {
  const given = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("q"));
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  /** @param {string} name */
  const load = (name) => {
    const known =
      asked.get(name) ?? fetch(new URL(`api/${name}.json`, ROOT)).then((response) => response.json());
    asked.set(name, known);
    known.catch(() => asked.delete(name)); // the next letter tries again
    return known;
  };
  /** @type {Known | undefined} */
  let known;
  const first = async () => {
    const [data, instead] = await Promise.all([load("names"), load("instead")]);
    known ??= { spaces: decode(data), instead };
    return known;
  };
  // Methods, private modules and the Keras 3 versions are asked for by few.
  const rest = async () => {
    const [more, methods] = await Promise.all([load("names-more"), load("methods")]);
    if (known && !known.members) {
      known.members = new Members(methods);
      known.spaces = decode(more, known.spaces);
    }
  };

  const draw = () => {
    if (!known) return;
    const begin = performance.now();
    const all = known;
    output.replaceChildren(...parse(given.value).map((one) => answer(one, all)));
    output.dataset.milliseconds = (performance.now() - begin).toFixed(1);
  };
  const update = async () => {
    output.setAttribute("aria-busy", "true");
    try {
      const all = await first();
      // What names.json answers is drawn at once.
      if (parse(given.value).every((one) => find(one, all.spaces, all.members))) draw();
      if (!all.members) {
        await rest();
        draw();
      } else draw();
    } catch {
      output.textContent = "Couldn't load the names. The pages below have them.";
    }
    output.removeAttribute("aria-busy");
  };

  given.addEventListener("focus", () => first().catch(() => {}), { once: true });
  given.addEventListener("input", () => {
    history.replaceState(null, "", location.pathname + toSearch(given.value));
    update();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    given.value = fromSearch(location.search);
    update();
  });
  document.querySelector(".md-content")?.addEventListener("click", (event) => {
    if (!(event instanceof MouseEvent)) return;
    const link = /** @type {Element} */ (event.target).closest("a[data-ask]");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    given.value = link.dataset.ask ?? "";
    history.pushState(null, "", link.href);
    update().then(() => output.querySelector("h2")?.focus());
  });
  given.value = fromSearch(location.search) || given.value;
  if (given.value.trim()) update();
}

if (globalThis.document) {
  const form = document.getElementById("can-i-use");
  const output = document.getElementById("can-i-use-answers");
  if (form instanceof HTMLFormElement && output) start(form, output);
}
