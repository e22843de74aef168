// @ts-check
// "Paste your traceback": finds the sections whose recorded errors share most with it.
// What is compared and how it is ranked comes first; what draws it is below.

/**
 * What api/tracebacks.json says.
 * @typedef {object} Data
 * @property {[page: string, title: string][]} sections
 * @property {Record<string, number[]>} said words of messages, with the sections' numbers
 * @property {Record<string, number[]>} stack words of frames, likewise
 */

// The same rule as `words` in Python's index: both are tested on tests/cases/words.jsonl.
const WORD = /[a-z_][a-z0-9_]+|\d+\.\d+/g;
const DOTTED = /[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+/g;

/**
 * What of a text is compared: names and words in lowercase, dotted names whole as well,
 * and versions.
 * @param {string} text
 * @returns {Set<string>}
 */
export function words(text) {
  const small = text.toLowerCase();
  return new Set([...(small.match(WORD) ?? []), ...(small.match(DOTTED) ?? [])]);
}

// A terminal's colors, whole or with their first character lost by a copy.
// biome-ignore lint/suspicious/noControlCharactersInRegex: that character is what is looked for
const COLORS = /\x1b\[[0-9;?]*[A-Za-z]|\[\d+(?:;\d+)*m/g;

/**
 * A text without a terminal's colors.
 * @param {string} text
 */
export const plain = (text) => text.replace(COLORS, "");

// Rare words count most, and words of messages more than words of frames. The constants
// were fitted on all recorded errors, and the browser's test asks for each of them.
const STACK = 0.3;
const SIZE = 200;
const ABOUT = 1.2;

/** @param {Record<string, number[]>} table @param {string} word */
const at = (table, word) => (Object.hasOwn(table, word) ? table[word] : []); // "constructor" is a word

/**
 * How many words of messages lead to each section.
 * @param {Data} data
 * @returns {number[]}
 */
export function weights(data) {
  const weight = data.sections.map(() => 0);
  for (const numbers of Object.values(data.said)) for (const number of numbers) weight[number] += 1;
  return weight;
}

/**
 * The numbers of the sections that share a word with the text, best first.
 * @param {Data} data
 * @param {number[]} weight see `weights`
 * @param {string} text
 * @returns {number[]}
 */
export function rank(data, weight, text) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @param {number[]} numbers @param {number} score */
  const add = (numbers, score) => {
    for (const number of numbers) scores.set(number, (scores.get(number) ?? 0) + score);
  };
  for (const word of words(plain(text))) {
    const said = at(data.said, word);
    const stack = at(data.stack, word);
    const found = said.length + stack.length;
    if (!found) continue;
    const rare = Math.log(1 + data.sections.length / found) ** 2;
    add(said, rare);
    add(stack, rare * STACK);
  }
  // A section that says little and is met whole beats one that says everything, and
  // a page about an error one that only shows it.
  for (const [number, score] of scores) {
    const about = data.sections[number][0].startsWith("errors/") ? ABOUT : 1;
    scores.set(number, (about * score) / (1 + weight[number] / SIZE));
  }
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
}

/** @param {HTMLFormElement} form @param {HTMLElement} output */
function start(form, output) {
  const given = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("traceback"));
  const base = form.dataset.base ?? "";

  // 300 kB that only those need who paste something: fetched at the first touch.
  /** @type {Promise<{data: Data, weight: number[]}> | undefined} */
  let loading;
  const load = () => {
    loading ??= fetch(`${base}api/tracebacks.json`)
      .then((response) => response.json())
      .then((/** @type {Data} */ data) => {
        const weight = weights(data);
        // For others to use, and for the test that asks for every recorded error.
        Object.assign(globalThis, {
          /** @param {string} text */
          matchTraceback: (text) => rank(data, weight, text).map((number) => data.sections[number][0]),
        });
        return { data, weight };
      });
    return loading;
  };
  const update = async () => {
    try {
      const { data, weight } = await load();
      const best = given.value.trim() ? rank(data, weight, given.value).slice(0, 5) : [];
      const items = best.map((number) => {
        const [page, title] = data.sections[number];
        const link = document.createElement("a");
        link.href = base + page;
        link.textContent = title;
        const item = document.createElement("li");
        item.append(link);
        return item;
      });
      output.replaceChildren(...items);
      form.dataset.found = String(best.length);
    } catch {
      output.textContent = "Couldn't load the index. Use the search box.";
    }
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  given.addEventListener("focus", () => load().catch(() => {}), { once: true });
  given.addEventListener("input", update);
  if (given.value.trim()) update();
}

if (globalThis.document) {
  const form = document.getElementById("traceback");
  const output = document.getElementById("traceback-answer");
  if (form instanceof HTMLFormElement && output) start(form, output);
}
