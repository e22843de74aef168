// @ts-check
// The theme's own search, asked for whole words.
//
// The theme puts a wildcard behind every word that is typed, so "is" stands for all words
// that begin with it, and a question finds the longest page. Here only the last word,
// which may be half typed, keeps its wildcard; the weights (^1, ^2) say so to the engine.
//
// This is a worker, and loads the theme's with importScripts: so it is no module, and its
// test runs it as it is, in the place of a worker.

/**
 * @typedef {{edges: Record<string, {id: number}>, final: boolean}} TokenSet
 * @typedef {object} Worker what this script uses of the worker that it runs in
 * @property {{search: string}} location
 * @property {(kind: string, listener: (event: {data: any}) => void, ...more: unknown[]) => void} addEventListener
 * @property {(...urls: string[]) => void} importScripts
 * @property {{TokenSet: {prototype: {toString: (this: TokenSet) => string}}}} lunr
 */
const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));

const QUERY = 2; // the theme's number for a message that asks

/**
 * The engine's query for what was typed.
 * @param {string} asked
 */
function wholeWords(asked) {
  const words = asked
    .replace(/["*~^:+\-`{}()[\],;?!=|<>/']+/g, " ")
    .trim()
    .split(/\s+/);
  const last = words.pop();
  return [...words.map((word) => `${word}^1`), ...(last ? [`${last}^2`, last] : [])].join(" ");
}

const listen = worker.addEventListener.bind(worker);
worker.addEventListener = (kind, listener, ...more) =>
  listen(
    kind,
    (event) => {
      const asks = kind === "message" && event.data.type === QUERY;
      listener(asks ? { data: { ...event.data, data: wholeWords(event.data.data) } } : event);
    },
    ...more,
  );

worker.importScripts(`javascripts/workers/${worker.location.search.slice(1)}`);

// The engine's list of words names its nodes by labels and numbers without a mark between
// them, so that two nodes of words with digits can have one name; it then finds words that
// do not exist, and the search fails at "keras 2". With a mark no two names are equal.
worker.lunr.TokenSet.prototype.toString = function () {
  const edges = Object.keys(this.edges).sort();
  return Number(this.final) + edges.map((label) => `${label}${this.edges[label].id},`).join("");
};
