// @ts-check
// The search: which page answers what was typed. Nothing here draws; box.js does.
//
// MiniSearch indexes passages: a page's title, its answer, each question that readers ask
// of it, each message of its error, each of its sections, and all of these together. A
// page is about as good as its best passage.
// The index that this reads is made by harness/publish/search_index.py.

/**
 * @typedef {object} Section
 * @property {string} anchor
 * @property {string} title
 * @property {string} [text] its first sentence
 * @property {string[]} [said] messages of its error
 * @property {string} [names] names in its code
 * @typedef {object} Page
 * @property {string} url below the site
 * @property {string} title
 * @property {string} answer
 * @property {string[]} [asked] questions in readers' words
 * @property {string[]} [said]
 * @property {string} [names]
 * @property {number} [boost] how much more it counts than other pages
 * @property {Section[]} [sections]
 * @typedef {{schema: number, pages: Page[]}} Data what search/index.json has
 * @typedef {"page" | "title" | "answer" | "asked" | "said" | "section"} Kind
 * @typedef {object} Passage
 * @property {number} id
 * @property {number} page
 * @property {number} section -1 where it is the page's own
 * @property {Kind} kind
 * @property {string[]} terms
 * @typedef {import("minisearch").default<Passage>} Mini
 * @typedef {object} Engine
 * @property {Page[]} pages
 * @property {Mini} mini
 * @property {Passage[]} passages
 * @property {Map<string, number>} known how many passages have each term
 * @property {Map<string, number>} having how many pages have each name with an underscore
 * @property {Map<string, number>} weights how much each term tells
 * @property {number[]} wholes how much a passage tells, by its number; filled as it is asked for
 * @typedef {object} Result
 * @property {string} url below the site
 * @property {string} title the page's
 * @property {string} [section] the heading
 * @property {string} text the page's answer, or the section's first sentence
 * @property {number} score
 * @property {number} told which share of what was typed it has, 0 to 1
 * @property {Set<string>} words what was found, as `terms` gives it
 */

// Words of a question that every question has.
const STOP = new Set(
  (
    "a about all am an and any are as at be because been but by can could did do does doing for from get " +
    "gets getting give gives got had has have hello help hi how i if im in into is isn it its ive just let " +
    "like me my need needs of on one or our should so some still t than that the their them then " +
    "there these they this to too up us use used using want was we were what when where which who " +
    "why will with would you your don doesn"
  ).split(" "),
);

// What readers call by several names; each stands for the last one.
const SAME = new Map(
  [
    ["tf", "tensorflow"],
    ["py", "python"],
    ["np", "numpy"],
    ["sklearn", "scikit"],
    ["hdf5", "h5"],
    ["mac", "osx", "m1", "m2", "m3", "m4", "macbook", "apple", "macos"],
    ["nvidia", "graphics", "gpu"],
    ["jupyter", "ipynb", "notebook"],
    ["upgrade", "update", "port", "migration", "migrate"],
    ["open", "restore", "reload", "load"],
    ["release", "version"],
    ["vs", "versus", "difference", "differ"],
  ].flatMap((names) => names.map((name) => [name, names[names.length - 1]])),
);

// A name, dotted or joined by hyphens; or a number. A letter after a digit begins a word.
const WORD = /[\p{L}_][\p{L}\p{N}_]*(?:[.-][\p{L}_][\p{L}\p{N}_]*)*|\p{N}+(?:\.\p{N}+)*/gu;
const VERSIONED =
  /\b(tensorflow|tf|keras|tf[_-]keras|python|py|numpy|np)(?:[-_ ]*(?:version|release|v|[=<>~]=?))*[-_ =]*(?=\d)/gi;
const PLAIN = /^[a-z][a-z0-9]*$/;
const PRODUCT = /^(?:tensorflow|keras|python|numpy)$/;
const HUMPS = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

/**
 * A word without its suffix: "layers", "loading" and "loaded" are found as "layer", "load".
 * @param {string} word
 */
function stem(word) {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  let end = word;
  if (/(?:ss|as|is|us)$/.test(end)) return end;
  if (/(?:ss|sh|ch|x)es$/.test(end)) end = end.slice(0, -2);
  else if (/[^aeiou]ies$/.test(end)) end = `${end.slice(0, -3)}y`;
  else if (end.endsWith("s")) end = end.slice(0, -1);
  if (/..[aeiouy].*ing$/.test(end) && end.length > 5) end = end.slice(0, -3);
  else if (/[aeiouy].*ed$/.test(end) && end.length > 4) end = end.slice(0, -2);
  else if (end.length > 4) return end.replace(/e$/, "");
  return end.replace(/([bdgmnprt])\1$/, "$1").replace(/e$/, "");
}

/** @param {string} word @returns {string} what it is found as */
function normal(word) {
  const stemmed = stem(SAME.get(word) ?? word);
  return SAME.get(stemmed) ? stem(SAME.get(stemmed) ?? "") : stemmed;
}

/**
 * The terms of one word: of a name, the whole and its parts.
 * @param {string} word as `WORD` finds it
 * @returns {string[]}
 */
function termsOf(word) {
  if (/^\p{N}/u.test(word)) {
    const [major, minor] = word.split(".");
    return [minor === undefined ? major : `${major}.${minor}`];
  }
  /** @type {string[]} */
  const found = [];
  const names = word.split(/[.-]/);
  const small = names.map((name) => (name === "tf" ? "tensorflow" : name.toLowerCase()));
  // keras.engine.topology: keras.engine, engine.topology
  for (let at = 1; at < small.length; at++)
    found.push(`${small[at - 1]}${word.includes("-") ? "_" : "."}${small[at]}`);
  for (const [at, name] of names.entries()) {
    // Of a.b.c only c is a word by itself: python is none in tensorflow.python.keras.
    if (word.includes(".") && at + 1 < names.length) continue;
    const parts = name
      .split("_")
      .flatMap((part) => part.split(HUMPS))
      .filter(Boolean);
    if (parts.length === 1 && parts[0] === name) found.push(normal(small[at]));
    else found.push(small[at], ...(parts.length > 1 ? parts : []).map((part) => normal(part.toLowerCase())));
    // `__internal__` and `to_yaml` are typed without underscores too.
    if (name.includes("_")) found.push(small[at].replaceAll("_", ""));
  }
  return found;
}

/**
 * What a text is found by, and what is looked for in it: words, names, versions, and pairs
 * of words that follow each other.
 * @param {string} text
 * @returns {string[]}
 */
export function terms(text) {
  /** @type {string[]} */
  const found = [];
  let before = "";
  for (const [word] of text.replace(VERSIONED, "$1 ").matchAll(WORD)) {
    const small = word.toLowerCase();
    if (STOP.has(small)) {
      found.push(small);
      continue;
    }
    const own = termsOf(word);
    found.push(...own);
    const [first] = own;
    // "learning rate"; "TensorFlow 2.4" is another thing than "Keras 2.4".
    if (before && (PLAIN.test(first) || PRODUCT.test(before))) found.push(`${before}+${first}`);
    before = PLAIN.test(first) ? first : "";
  }
  return found;
}

/** Lets the browser draw what was typed meanwhile. */
const pause = () => new Promise((go) => setTimeout(go));

const AT_ONCE = 100; // passages between two pauses

/**
 * Indexes the data, once: a third of a second of work on a computer, in small pieces.
 * @param {typeof import("minisearch").default} MiniSearch
 * @param {Data} data
 * @returns {Promise<Engine>}
 */
export async function build(MiniSearch, data) {
  /** @type {Passage[]} */
  const passages = [];
  let rested = 0;
  /** @param {number} page @param {number} section @param {Kind} kind @param {(string | undefined)[]} texts */
  const add = (page, section, kind, ...texts) => {
    const own = terms(texts.filter(Boolean).join("\n"));
    if (own.length) passages.push({ id: passages.length, page, section, kind, terms: own });
  };
  for (const [
    number,
    { title, answer, asked = [], said = [], names, sections = [] },
  ] of data.pages.entries()) {
    if (passages.length > rested + AT_ONCE) {
      rested = passages.length;
      await pause();
    }
    const heads = sections.map((section) => section.title);
    add(number, -1, "page", title, answer, names, ...heads, ...asked, ...said);
    add(number, -1, "title", title);
    add(number, -1, "answer", title, answer);
    for (const text of asked) add(number, -1, "asked", text);
    for (const text of said) add(number, -1, "said", text);
    for (const [at, one] of sections.entries()) {
      add(number, at, "section", one.title, one.text, one.names);
      for (const text of [one.title, ...(one.said ?? [])]) add(number, at, "said", text);
    }
  }
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {Map<string, Set<number>>} */
  const named = new Map();
  for (const { page, terms: own } of passages) {
    for (const term of new Set(own)) {
      known.set(term, (known.get(term) ?? 0) + 1);
      if (term.includes("_")) named.set(term, (named.get(term) ?? new Set()).add(page));
    }
  }
  const having = new Map([...named].map(([term, found]) => [term, found.size]));
  /** @type {Mini} */
  const mini = new MiniSearch({
    fields: ["terms"],
    tokenize: (own) => own.split(","), // a list is joined by these; no term has one
    processTerm: (term) => term,
  });
  await mini.addAllAsync(passages, { chunkSize: AT_ONCE });
  /** @type {[string, number][]} */
  const weights = [];
  for (const [term, found] of known)
    weights.push([term, share(term) * Math.log(1 + passages.length / found)]);
  return { pages: data.pages, mini, passages, known, having, weights: new Map(weights), wholes: [] };
}

// A page is ranked by what it answers: whole questions and titles count more than text.
// The constants are round: others do as well on tests/site/searches.json.
/** @type {Record<Kind, number>} */
const KIND = { page: 1, title: 1.5, answer: 1.2, asked: 1.5, said: 1, section: 1 };
const BM25 = { k: 0.6, b: 0.4, d: 0 };
const WEIGHTS = { fuzzy: 0.6, prefix: 0.5 };
const SMALL = 0.1; // a stop word
const PAIR = 0.5; // two words in their order
const UNKNOWN = 2; // how much a word tells that no page has
const WHOLE = 0.5; // what a passage gains that was typed whole
const NEXT = 0.4; // what a page's second best passage adds to its best; the third half of it
const LEAST = 0.2; // of what was typed
const MANY = 30; // words of a text whose small and common words tell nothing
const COMMON = 100; // one in so many passages has a common word

/** @param {string} term */
const share = (term) => (STOP.has(term) ? SMALL : term.includes("+") ? PAIR : 1);

/**
 * How much terms tell: rare ones more.
 * @param {Engine} engine
 * @param {Iterable<string>} all
 */
function tells(engine, all) {
  let sum = 0;
  for (const term of all) sum += engine.weights.get(term) ?? (term.includes("+") ? 0 : UNKNOWN);
  return sum;
}

/** How much a whole passage tells. @param {Engine} engine @param {number} id */
function tellsWhole(engine, id) {
  const known = engine.wholes[id] ?? tells(engine, new Set(engine.passages[id].terms));
  engine.wholes[id] = known;
  return known;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** @param {string} word @returns {string[]} the words with two letters swapped, then with one changed */
function neighbors(word) {
  /** @type {string[]} */
  const swapped = [];
  /** @type {string[]} */
  const changed = [];
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (tail.length > 1) swapped.push(head + tail[1] + tail[0] + tail.slice(2));
    if (tail) changed.push(head + tail.slice(1));
    for (const letter of LETTERS) changed.push(head + letter + tail, head + letter + tail.slice(1));
  }
  return [...swapped, ...changed];
}

/**
 * A text whose misspelled words (`tensorlfow`) are read as words that some page has; the
 * last one may be half typed instead.
 * @param {Engine} engine
 * @param {string} text
 */
export function corrected(engine, text) {
  /** @param {string} word @returns {number} how many passages have it */
  const has = (word) => engine.known.get(STOP.has(word) ? word : normal(word)) ?? 0;
  return text.replace(/(?<![\w])[a-z]{4,}(?![\w])/gi, (given, at) => {
    const word = given.toLowerCase();
    const half =
      at + word.length === text.length && [...engine.known.keys()].some((term) => term.startsWith(word));
    if (has(word) || half) return given;
    let best = given;
    let most = 0;
    for (const [place, near] of neighbors(word).entries()) {
      const found = has(near);
      if (found > most) [best, most] = [near, found];
      if (most && place + 2 === word.length) break; // two letters swapped: the usual slip
    }
    return best;
  });
}

/** @type {WeakMap<Engine, {text: string, found: Result[]}>} */
const LAST = new WeakMap();

/**
 * The pages that answer best, best first. An answer to one error asks for the same up to three times.
 * @param {Engine} engine
 * @param {string} text what was typed
 * @returns {readonly Result[]}
 */
export function find(engine, text) {
  const last = LAST.get(engine);
  if (last?.text === text) return last.found;
  const found = ranked(engine, text);
  LAST.set(engine, { text, found });
  return found;
}

/** @param {Engine} engine @param {string} text @returns {Result[]} */
function ranked(engine, text) {
  const every = [...new Set(terms(corrected(engine, text)))];
  // A long text is found by what tells: common words cost most.
  const rare = (/** @type {string} */ term) =>
    !STOP.has(term) && (engine.known.get(term) ?? 0) * COMMON < engine.passages.length;
  const telling = every.length > MANY ? every.filter(rare) : [];
  const asked = telling.length ? telling : every;
  if (!asked.length) return [];
  const last = asked.filter((term) => !term.includes("+")).at(-1);
  const found = engine.mini.search(asked.join(","), {
    // The last word may be half typed.
    prefix: (term) => term === last && !STOP.has(term) && /^[a-z_.]{2,}$/.test(term) && !/\s$/.test(text),
    fuzzy: (term) => (engine.known.has(term) || !/^[a-z_]{8,}$/.test(term) ? false : 2),
    weights: WEIGHTS,
    bm25: BM25,
    boostDocument: (id, term) => KIND[engine.passages[id].kind] * share(term),
  });
  const all = tells(engine, asked);
  /** @type {Map<number, {scores: Map<Kind, number>, best: number, section: number, told: number, matches: Record<string, unknown>[]}>} */
  const pages = new Map();
  for (const { id, score, queryTerms, match } of found) {
    const { page, kind, section } = engine.passages[id];
    const told = tells(engine, queryTerms) / all;
    const whole =
      kind === "page" || kind === "section"
        ? 0
        : Math.min(1, tells(engine, Object.keys(match)) / tellsWhole(engine, id));
    // The engine multiplies by the count of words that were found; what they tell is better.
    const worth = (score / queryTerms.length) * told * (1 + WHOLE * whole);
    const group = pages.get(page) ?? {
      scores: new Map(),
      best: 0,
      section,
      told: 0,
      matches: /** @type {Record<string, unknown>[]} */ ([]),
    };
    pages.set(page, group);
    if (worth > (group.scores.get(kind) ?? 0)) group.scores.set(kind, worth);
    if (worth > group.best) Object.assign(group, { best: worth, section });
    group.told = Math.max(group.told, told);
    group.matches.push(match);
  }
  const results = [];
  for (const [number, group] of pages) {
    if (group.told < LEAST) continue;
    const page = engine.pages[number];
    const section = page.sections?.[group.section];
    const scores = [...group.scores.values()].sort((a, b) => b - a);
    const sum = scores.reduce((all, score, at) => all + score * (at ? NEXT / 2 ** (at - 1) : 1), 0);
    results.push({
      url: section ? `${page.url}#${section.anchor}` : page.url,
      title: page.title,
      section: section?.title,
      text: section?.text || page.answer,
      score: sum * (page.boost ?? 1),
      words: new Set(group.matches.flatMap((one) => Object.keys(one))),
      told: group.told,
    });
  }
  return results.sort((a, b) => b.score - a.score);
}

/**
 * A text in pieces, each with whether it was found.
 * @param {string} text
 * @param {Set<string>} words what was found, as `terms` gives it
 * @returns {[string, boolean][]}
 */
export function marked(text, words) {
  /** @type {[string, boolean][]} */
  const pieces = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const small = word.toLowerCase();
    if (STOP.has(small) || ![small, ...termsOf(word)].some((term) => words.has(term))) continue;
    if (index > end) pieces.push([text.slice(end, index), false]);
    pieces.push([word, true]);
    end = index + word.length;
  }
  if (end < text.length) pieces.push([text.slice(end), false]);
  return pieces;
}
