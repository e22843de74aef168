// @ts-check
// "Compare two releases": what came, left, and changed between them, and what else differs.

import { changes, decode, homonyms, kindsOf } from "./api.js";
import { drawn, el, linked, ROOT, sentences } from "./api-text.js";
import { ALSO, besides } from "./between-view.js";

/** @typedef {import("./api.js").Change} Change */
/** @typedef {import("./api.js").Space} Space */
/** @typedef {{from: string, to: string, in: string}} Choice */

const HEADS = {
  vanished: "Left",
  appeared: "Came",
  signature: "Signature changed",
  default: "Default changed",
  answer: "Answer changed",
};
const MANY = 3; // names that are offered for one that left

/**
 * A choice from the part of the URL after "?"; what isn't an option isn't read.
 * @param {string} search
 * @param {Record<keyof Choice, string[]>} options
 * @returns {Partial<Choice>}
 */
export function fromSearch(search, options) {
  const stated = new URLSearchParams(search);
  /** @type {Partial<Choice>} */
  const choice = {};
  for (const key of /** @type {const} */ (["from", "to", "in"])) {
    // A reader's own release, as the picker of the home page says it.
    const value = stated.get(key) ?? (key === "from" ? stated.get("tf") : null);
    if (value !== null && options[key].includes(value)) choice[key] = value;
  }
  return choice;
}

/**
 * The changes by their kind.
 * @param {Change[]} found
 * @returns {Record<keyof typeof HEADS, Change[]>}
 */
export function byKind(found) {
  /** @type {Record<keyof typeof HEADS, Change[]>} */
  const made = { appeared: [], vanished: [], signature: [], default: [], answer: [] };
  for (const one of found) for (const kind of kindsOf(one)) made[kind].push(one);
  return made;
}

/** Names as links, by their module. @param {Change[]} found */
function byModule(found) {
  /** @type {Map<string, string[]>} */
  const modules = new Map();
  for (const { name } of found) {
    const module = name.slice(0, name.lastIndexOf("."));
    modules.set(module, [...(modules.get(module) ?? []), name.slice(module.length + 1)]);
  }
  const items = [...modules].map(([module, names]) =>
    el(
      "li",
      {},
      `${module}: `,
      ...names.flatMap((name) => [", ", linked(`${module}.${name}`, name)]).slice(1),
    ),
  );
  return el("ul", {}, ...items);
}

/** What left, with names that end as it does. @param {Change[]} found @param {Space} space @param {number} after */
function left(found, space, after) {
  const items = found.map(({ name }) => {
    const others = homonyms(space, name, after).slice(0, MANY);
    const parts = others.flatMap((other) => [", ", linked(other, other)]).slice(1);
    return el("li", {}, linked(name, name), ...(parts.length ? [". There is ", ...parts] : []));
  });
  return el("ul", {}, ...items);
}

/** @param {Change[]} found @param {"signature" | "default" | "answer"} kind */
function changed(found, kind) {
  const items = found.map((one) => {
    const said = sentences(one)
      [kind].flatMap((parts) => ["; ", ...parts])
      .slice(1);
    return el("li", {}, linked(one.name, one.name), ": ", ...drawn(said));
  });
  return el("ul", {}, ...items);
}

/** @param {Space} space @param {Choice} choice @param {Record<string, any>} data @returns {(Node | string)[]} */
function answer(space, choice, data) {
  const [before, after] = [choice.from, choice.to].map((release) => space.columns.indexOf(release));
  const found = byKind(changes(space, before, after));
  const there = new Set(
    [...space.names.keys()].filter((name) => {
      const kinds = space.get(name)?.kinds;
      return kinds?.[before] && kinds[after];
    }),
  );
  const counts = el("ul", { class: "counts" });
  const parts = [];
  for (const kind of /** @type {(keyof typeof HEADS)[]} */ (Object.keys(HEADS))) {
    const own = found[kind];
    const head = `${HEADS[kind]}: ${own.length}`;
    counts.append(el("li", {}, own.length ? el("a", { href: `#${kind}` }, head) : head));
    if (!own.length) continue;
    const list =
      kind === "appeared"
        ? byModule(own)
        : kind === "vanished"
          ? left(own, space, after)
          : changed(own, kind);
    parts.push(el("h2", { id: kind }, head), list);
  }
  for (const one of besides(data, space, choice, there)) {
    counts.append(el("li", {}, el("a", { href: `#${one.id}` }, one.head)));
    parts.push(...one.parts);
  }
  return [
    el("p", {}, el("b", {}, `${space.root}, from TensorFlow ${choice.from} to ${choice.to}:`)),
    counts,
    ...parts,
  ];
}

/** @param {HTMLFormElement} form @param {HTMLElement} output */
function start(form, output) {
  const [from, to, within] = ["from", "to", "in"].map(
    (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)),
  );
  /** @param {HTMLSelectElement} one */
  const values = (one) => [...one.options].map((option) => option.value);
  const chosen = () => ({ from: from.value, to: to.value, in: within.value });
  /** @param {string} name @returns {Promise<any>} */
  const table = (name) => fetch(new URL(`api/${name}.json`, ROOT)).then((response) => response.json());
  /** @type {Promise<[import("./api.js").Spaces, Record<string, any>]> | undefined} */
  let asked;
  const load = () =>
    (asked ??= Promise.all([table("names"), ...ALSO.map(table)]).then(([names, ...rest]) => [
      decode(names),
      Object.fromEntries(ALSO.map((name, at) => [name, rest[at]])),
    ]));
  /** The rest of the page, which an answer replaces. @param {boolean} hidden */
  const hide = (hidden) => {
    for (let one = output.nextElementSibling; one; one = one.nextElementSibling)
      if (one instanceof HTMLElement) one.hidden = hidden;
  };
  const update = async () => {
    output.setAttribute("aria-busy", "true");
    try {
      const [spaces, data] = await load();
      output.replaceChildren(...answer(spaces[within.value], chosen(), data));
      hide(true); // pushed down, it would move under a reader's eyes
    } catch {
      asked = undefined; // the next choice tries again
      output.textContent = "Couldn't load the names. See the table below.";
    }
    output.removeAttribute("aria-busy");
  };
  const read = () => {
    const options = { from: values(from), to: values(to), in: values(within) };
    const choice = fromSearch(location.search, options);
    from.value = choice.from ?? from.value;
    to.value = choice.to ?? to.value;
    within.value = choice.in ?? within.value;
    return Object.keys(choice).length > 0;
  };
  const ask = () => {
    history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(chosen())}`);
    update();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
  form.addEventListener("change", ask);
  addEventListener("popstate", () => read() && update());
  addEventListener("hashchange", () => hide(false)); // a heading of the rest was chosen
  if (read()) update();
}

if (globalThis.document) {
  const form = document.getElementById("compare");
  const output = document.getElementById("compare-answer");
  if (form instanceof HTMLFormElement && output) start(form, output);
}
