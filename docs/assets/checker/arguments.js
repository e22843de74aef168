// @ts-check
// Whether a call is possible with the parameters, and what it relied on, positions and defaults:
// `arguments.py`.

import { shape } from "./signature.js";

/** @typedef {import("./signature.js").Shape} Shape */
/** @typedef {import("./values.js").Call} Call */

// Their defaults are other words for the same, or only for what is shown.
const SAME = new Set(
  "name reduction data_format sparse ragged output_mode encoding dpi width verbose jit_compile profile_batch show_layer_names padding".split(
    " ",
  ),
);

/**
 * Of a call that was written for one signature and meets another: the code, the argument, and
 * what differs.
 * @param {string[]} before @param {string[]} after @param {Call} call @returns {[string, string, string][]}
 */
export function relied(before, after, call) {
  /** @type {[string, string, string][]} */
  const found = [];
  if (before === after || (before.length === after.length && before.every((one, n) => one === after[n])))
    return found;
  const [old, now] = [shape(before), shape(after)];
  for (let place = 0; place < call.args.length; place++) {
    const [was, is] = [old.places[place], now.places[place]];
    if (was === undefined || is === undefined || was === is) continue;
    if (old.named.has(is) || now.named.has(was))
      found.push(["KT115", is, `positional argument ${place + 1} was ${was}, and is ${is}`]);
  }
  if (call.starred || call.doubled) return found;
  const given = new Set([...call.named.map(([word]) => word), ...old.places.slice(0, call.args.length)]);
  for (const [word, default_] of changed(old, now))
    if (!given.has(word)) found.push(["KT116", word, `the default of ${word} is ${default_}`]);
  return found;
}

/** The parameters whose default means something else, with both defaults. @param {Shape} old @param {Shape} now @returns {[string, string][]} */
function changed(old, now) {
  /** @type {[string, string][]} */
  const found = [];
  for (const [word, after] of now.named) {
    const before = old.named.get(word) ?? null;
    if (before === null || after === null || before === after || SAME.has(word)) continue;
    const [one, other] = [constant(before), constant(after)];
    if (one !== null && other !== null && one !== other) found.push([word, `${after}, and was ${before}`]);
  }
  return found;
}

/** A default as a text by which equal ones are equal; null where it isn't a literal, or is None. @param {string} text @returns {string | null} */
function constant(text) {
  const items = /^\((.*)\)$/s
    .exec(text.trim())?.[1]
    .split(",")
    .map((one) => one.trim());
  if (items && items.length > 1) {
    const parts = items.filter((one, n) => one || n < items.length - 1).map(plain);
    if (parts.some((one) => one === null)) return null;
    return new Set(parts).size === 1 ? parts[0] : `(${parts.join(", ")})`;
  }
  if (/^[[{].*[\]}]$/s.test(text.trim())) return text.replace(/\s+/g, "");
  const found = plain(text.trim());
  return found === "None" ? null : (found?.toLowerCase() ?? null);
}

/** @param {string} text @returns {string | null} */
function plain(text) {
  if (/^(?:True|False)$/.test(text)) return text === "True" ? "1" : "0";
  if (/^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text))
    return String(Number(text.replaceAll("_", "")));
  return text === "None" || /^(?:'[^']*'|"[^"]*")$/.test(text) ? text : null;
}

/** Why a call isn't possible with the parameters: "accepts at most 3 positional arguments". @param {Call} call @param {Shape} known */
export function misfit(call, known) {
  const given = call.args.length;
  const count = known.places.length;
  if (given > count && !known.anyPlace)
    return `accepts at most ${count} positional argument${count === 1 ? "" : "s"}`;
  const placed = known.places.slice(0, given);
  const named = new Set(call.named.map(([word]) => word));
  for (const word of placed)
    if (named.has(word) && !known.byPlace.includes(word))
      return `gets ${word} twice: the positional argument ${placed.indexOf(word) + 1} is ${word}`;
  if (call.starred || call.doubled) return "";
  const lost = known.required.find((word) => !placed.includes(word) && !named.has(word));
  return lost === undefined ? "" : `requires ${lost}`;
}
