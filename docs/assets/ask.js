// @ts-check
// What a reader typed into "Can I use", and which names it means. Nothing here draws.

/** @typedef {import("./api.js").Facts} Facts */
/** @typedef {import("./api.js").Space} Space */
/** @typedef {import("./api.js").Spaces} Spaces */
/** @typedef {import("./api.js").Members} Members */
/** @typedef {{name: string, words: string[]}} Asked a dotted name as it was typed, and arguments */
/**
 * @typedef {object} Found
 * @property {Facts} facts
 * @property {Space} space
 * @property {string[]} others further names that were perhaps meant
 */

const NAME = /[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*/;
const FROM = /^\s*from\s+([\w.]+)\s+import\s+\(?([^#)]+)/;
const IMPORT = /^\s*import\s+([\w.]+)/;
const SAME_MODULE = 0.2; // letters
const CLOSEST = 6; // names that are offered where none is found
const ROOTS = ["tf.keras", "tf_keras", "keras"];

/**
 * The names of a text: `Adam lr`, `Adam(lr=0.1), Dense`, lines of code.
 * @param {string} text
 * @returns {Asked[]}
 */
export function parse(text) {
  /** @type {Asked[]} */
  const found = [];
  for (const line of text.split(/[\n;]/)) {
    const from = line.match(FROM);
    const plain = line.match(IMPORT);
    if (from) {
      for (const one of from[2].split(",")) {
        const name = one.trim().split(/\s/)[0];
        if (name) found.push({ name: `${from[1]}.${name}`, words: [] });
      }
    } else if (plain) found.push({ name: plain[1], words: [] });
    else found.push(...items(line).flatMap(item));
  }
  return found.filter((one, place) => place === found.findIndex((other) => same(one, other)));
}

/** @param {Asked} one @param {Asked} other */
const same = (one, other) => one.name === other.name && one.words.join() === other.words.join();

/** @param {string} line @returns {string[]} its parts between commas that aren't in brackets */
function items(line) {
  /** @type {string[]} */
  const found = [""];
  let depth = 0;
  for (const sign of line) {
    if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign)) depth--;
    if (sign === "," && depth <= 0) found.push("");
    else found[found.length - 1] += sign;
  }
  return found;
}

/** @param {string} text @returns {Asked[]} */
function item(text) {
  const code = text.replace(/^[^=()]*[^=!<>()]=(?!=)/, ""); // `optimizer = Adam(…)`
  const match = code.match(NAME);
  if (!match) return [];
  const rest = code.slice((match.index ?? 0) + match[0].length);
  const call = rest.match(/^\s*\((.*)$/);
  const words = call ? keywords(call[1]) : (rest.match(/[A-Za-z_]\w*/g) ?? []);
  return [{ name: match[0].replaceAll(/\s/g, ""), words: [...new Set(words)] }];
}

/** @param {string} inside what is in the brackets of a call @returns {string[]} */
const keywords = (inside) =>
  items(inside).flatMap((one) => one.match(/^\s*([A-Za-z_]\w*)\s*=(?!=)/)?.[1] ?? []);

/**
 * A dotted name as its namespace and what is below it; no namespace where it says none.
 * @param {string} name
 * @returns {{root: string, below: string}}
 */
export function split(name) {
  const whole = name.replace(/^tensorflow\.keras(?=\.|$)/, "tf.keras").replace(/^K\./, "tf.keras.backend.");
  const root = ROOTS.find((one) => whole === one || whole.startsWith(`${one}.`)) ?? "";
  return { root, below: root ? whole.slice(root.length + 1) : whole };
}

/**
 * What was asked for: a name, or a method of a class; null where neither is found in what
 * is loaded.
 * @param {Asked} asked
 * @param {Spaces} spaces
 * @param {Members} [members]
 * @returns {Found | null}
 */
export function find(asked, spaces, members) {
  const { root, below } = split(asked.name);
  const space = spaces[root || "tf.keras"];
  if (!space) return null;
  const exact = below && space.get(`${space.root}.${below}`);
  if (exact) return { facts: exact, space, others: root ? [] : tails(space, below).slice(1) };
  const method = members && ofClass(below, space, spaces, members);
  if (method) return { facts: method, space, others: [] };
  if (root) return null;
  for (const one of [space, spaces.keras]) {
    const [first, ...others] = one ? tails(one, below) : [];
    if (first) return { facts: /** @type {Facts} */ (one.get(first)), space: one, others };
  }
  return members ? anyMethod(below, space, spaces, members) : null;
}

/** Names whose last parts these are, the likeliest first. @param {Space} space @param {string} below @param {boolean} [exact] whether capitals count */
export function tails(space, below, exact = false) {
  /** @param {(text: string) => string} fold */
  const ending = (fold) => [...space.names.keys()].filter((name) => fold(name).endsWith(`.${fold(below)}`));
  const found = ending((text) => text);
  return likeliest(space, found.length || exact ? found : ending((text) => text.toLowerCase()));
}

/** Short names first, then those that are there most often. @param {Space} space @param {string[]} names */
function likeliest(space, names) {
  /** @param {string} name */
  const there = (name) => space.get(name)?.kinds.filter(Boolean).length ?? 0;
  return names
    .map((name) => ({ name, parts: name.split(".").length, there: there(name) }))
    .sort((a, b) => a.parts - b.parts || b.there - a.there || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** `Model.fit`, or `layers.Layer.add_weight`. @param {string} below @param {Space} space @param {Spaces} spaces @param {Members} members */
function ofClass(below, space, spaces, members) {
  const [owner, method] = [below.slice(0, below.lastIndexOf(".")), below.slice(below.lastIndexOf(".") + 1)];
  if (!owner || owner === below) return undefined;
  const owners = members.owners.get(method) ?? [];
  const named = [owner, ...tails(spaces["tf.keras"], owner).map((name) => split(name).below)];
  const found = named.find((name) => owners.includes(name) && space.get(`${space.root}.${name}`));
  return found && methodOf(found, method, space, spaces, members);
}

/** `fit` and `model.fit`. @param {string} below @param {Space} space @param {Spaces} spaces @param {Members} members @returns {Found | null} */
function anyMethod(below, space, spaces, members) {
  const [method, variable = ""] = below.split(".").reverse();
  const owners = (members.owners.get(method) ?? []).map((name) => `${space.root}.${name}`);
  const named = owners.filter((name) => name.toLowerCase().endsWith(`.${variable.toLowerCase()}`));
  const ordered = [...likeliest(space, named), ...likeliest(space, owners)].map((name) => split(name).below);
  const facts = ordered.length && methodOf(ordered[0], method, space, spaces, members);
  if (!facts) return null;
  const others = ordered.slice(1).map((name) => `${space.root}.${name}.${method}`);
  return { facts, space, others: [...new Set(others)].filter((name) => name !== facts.name) };
}

/** @param {string} owner @param {string} method @param {Space} space @param {Spaces} spaces @param {Members} members */
function methodOf(owner, method, space, spaces, members) {
  const known = space.get(`${space.root}.${owner}`);
  const columns = space.columns.map((label) => {
    const column = spaces["tf.keras"].columns.indexOf(label);
    // `tf_keras` goes on as the last Keras 2 of `tf.keras`.
    return space.root === "tf_keras" ? spaces["tf.keras"].columns.indexOf(space.columns[0]) - 1 : column;
  });
  return known && members.get(method, known, owner, columns);
}

/**
 * The names that are most like one that doesn't exist.
 * @param {Asked} asked
 * @param {Spaces} spaces
 * @param {Members} [members]
 * @returns {string[]}
 */
export function closest(asked, spaces, members) {
  const { root, below } = split(asked.name);
  const last = lastOf(below).toLowerCase();
  if (!last) return [];
  const module = asked.name.slice(0, -lastOf(below).length).replace(/^tensorflow\./, "tf.");
  const space = spaces[root] ?? spaces["tf.keras"];
  const names = lasts(space);
  /** @param {string} name what being in the same module is worth */
  const near = (name) =>
    name.startsWith(module) && !name.slice(module.length).includes(".") ? SAME_MODULE : 0;
  /** @param {(one: string) => number | null} score @returns {string[]} */
  const best = (score) =>
    names
      .map(({ name, last }) => ({ name, score: score(last) }))
      .concat(
        [...(members?.owners ?? [])].map(([method]) => ({
          name: method,
          score: score(method.toLowerCase()),
        })),
      )
      .flatMap(({ name, score }) =>
        score === null ? [] : [{ name, score: score + name.split(".").length / 100 - near(name) }],
      )
      .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
      .slice(0, CLOSEST)
      .map(({ name }) => (name.includes(".") ? name : `${owner(name, members, spaces)}.${name}`));
  const found = best((one) => unlike(last, one));
  return found.length ? found : best((one) => distance(last, one, Infinity)).slice(0, CLOSEST / 2);
}

/** @type {WeakMap<Map<string, unknown>, {name: string, last: string}[]>} */
const LASTS = new WeakMap();

/** The names of a space with their last parts, in small letters. @param {Space} space */
function lasts({ names }) {
  const known = LASTS.get(names);
  if (known && known.length === names.size) return known;
  const made = [...names.keys()].map((name) => ({ name, last: lastOf(name).toLowerCase() }));
  LASTS.set(names, made);
  return made;
}

/** @param {string} name */
const lastOf = (name) => name.slice(name.lastIndexOf(".") + 1);

/** The class whose method is most probably meant. @param {string} method @param {Members | undefined} members @param {Spaces} spaces */
function owner(method, members, spaces) {
  const owners = members?.owners.get(method) ?? [];
  return likeliest(
    spaces["tf.keras"],
    owners.map((name) => `tf.keras.${name}`),
  )[0];
}

/** The words that are most like one. @param {string} word @param {Iterable<string>} words */
export function closestWords(word, words) {
  /** @type {[string, number][]} */
  const found = [];
  for (const one of words) {
    const score = unlike(word.toLowerCase(), one.toLowerCase());
    if (score !== null) found.push([one, score]);
  }
  return found
    .sort((a, b) => a[1] - b[1])
    .slice(0, CLOSEST / 2)
    .map(([one]) => one);
}

/**
 * How unlike two words are: 0 for equal ones, null where they have too little in common.
 * @param {string} one
 * @param {string} other
 * @returns {number | null}
 */
export function unlike(one, other) {
  if (one === other) return 0;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length > 2 && long.startsWith(short)) return 0.5 + (long.length - short.length) / 40;
  const most = Math.min(3, Math.floor(one.length / 3));
  // An edit changes at most two of the letters that only one of them has.
  const apart = Math.abs(one.length - other.length) > most || lettersApart(one, other) > 2 * most;
  const edits = apart ? most + 1 : distance(one, other, most);
  if (edits <= most) return edits;
  return short.length > 3 && long.includes(short) ? 1.5 + (long.length - short.length) / 20 : null;
}

/** How many kinds of letters only one of two words has. @param {string} one @param {string} other */
function lettersApart(one, other) {
  let left = kinds(one) ^ kinds(other);
  let count = 0;
  for (; left; left &= left - 1) count++;
  return count;
}

/** The kinds of letters of a word, as bits. @param {string} word */
function kinds(word) {
  let bits = 0;
  for (let place = 0; place < word.length; place++) bits |= 1 << (word.charCodeAt(place) & 31);
  return bits;
}

/**
 * How many letters must be added, removed, replaced, or swapped with the next one; more
 * than `most` is as good as anything above it.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row.push(Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    rows.push(row);
  }
  return rows[one.length][other.length];
}

/**
 * The part of the URL that says what was asked.
 * @param {string} text
 */
export const toSearch = (text) => (text.trim() ? `?${new URLSearchParams({ q: text.trim() })}` : "");

/** @param {string} search the part of the URL after "?" */
export const fromSearch = (search) => new URLSearchParams(search).get("q") ?? "";
