// @ts-check
// Which releases load a file, and how: what the records say of files like it. Nothing here draws.

import { compare } from "./versions.js";

/** @typedef {import("./saved-file.js").Found} Found */
/** @typedef {{name: string, keras: string, line: string, label: string, reads: boolean}} Environment */
/**
 * @typedef {object} Data harness/render/saves_file.py says its form
 * @property {Record<string, string>} ways
 * @property {Record<string, string>} titles
 * @property {Record<string, string[]>} kinds
 * @property {Environment[]} environments
 * @property {string[]} rows
 * @property {Record<string, Record<string, number[]>>} grid
 */
/**
 * @typedef {object} Answer
 * @property {Environment | undefined} writer whose files are compared
 * @property {boolean} exact whether it is the very version that wrote the file
 * @property {string[]} kinds the models that the file is like
 * @property {{code: string, text: string, readers: string[]}[]} results the best first
 */

const SAME = "=";
const OTHER = "~";
const RAISES = "x";
const ABSENT = "-";
const LAYERS = {
  LSTM: ["lstm"],
  GRU: ["gru", "gru_before"],
  Bidirectional: ["bidirectional"],
  ConvLSTM2D: ["conv_lstm"],
  ConvLSTM1D: ["conv_lstm"],
  Conv2D: ["convolution"],
  BatchNormalization: ["batch_normalization"],
  Lambda: ["lambda"],
  Normalization: ["normalization"],
  TextVectorization: ["text_vectorization"],
  StringLookup: ["string_lookup"],
};
// What Keras has in every file, by any of its names.
const MODELS = new Set(["Sequential", "Functional", "Model"]);

/** The tested models that a file is like. @param {Found} found @returns {string[]} */
export function alike(found) {
  const kinds = [found.layers.includes("Sequential") ? "sequential" : "functional"];
  for (const [name, own] of Object.entries(LAYERS)) if (found.layers.includes(name)) kinds.push(...own);
  if (found.layers.length > 0 && !found.layers.some((name) => MODELS.has(name))) kinds.push("subclassed");
  if (found.compiled) kinds.push("strings", "objects");
  return kinds;
}

/** The environment that wrote it, or the nearest older one. @param {Data} data @param {Found} found @returns {[Environment | undefined, boolean]} */
export function writerOf(data, found) {
  const wrote = data.environments.filter(({ name }) => data.grid[found.format]?.[name]);
  const stated = found.keras;
  if (stated === undefined) return [undefined, false];
  const own = wrote.filter(({ keras }) => keras === stated);
  if (own.length) return [own.at(-1), true];
  const minor = (/** @type {string} */ version) => version.split(".").slice(0, 2).join(".");
  // A number from 2.16 on is of tf_keras; before, of the Keras that TensorFlow includes.
  const older = wrote
    .filter(({ keras }) => compare(minor(keras), minor(stated)) <= 0 && keras[0] === stated[0])
    .sort((a, b) => compare(a.keras, b.keras));
  return [older.at(-1), false];
}

/** @param {Data} data @param {string} code @returns {string} */
export function words(data, code) {
  if (code === SAME) return "loads, with the same predictions";
  if (code === OTHER) return "loads, but predicted something else";
  if (code === RAISES || code === "!") return "raised an error, in every way tested";
  const parts = (data.ways[code] ?? code).split("+");
  if (parts[0] !== "weights") return `loads with ${parts.join(" and ")}`;
  const rest = parts.slice(1).map((one) => `, ${one}`);
  return `only the weights load, into the same model${rest.join("")}`;
}

/** How bad a result is. @param {string} code */
const rank = (code) =>
  [SAME, "c", "o", "O", "u", "r", "R", "p", "P", "U"].indexOf(code) + 1 ||
  (code === RAISES || code === "!" ? 98 : code === OTHER ? 99 : 50);

/** What the records say of a file. @param {Data} data @param {Found} found @returns {Answer} */
export function answer(data, found) {
  const [writer, exact] = writerOf(data, found);
  const known = data.kinds[found.format] ?? [];
  const kinds = alike(found).filter((kind) => known.includes(kind));
  if (!writer) return { writer, exact, kinds, results: [] };
  const row = data.grid[found.format][writer.name];
  /** @type {Map<string, string[]>} */
  const by = new Map();
  const reading = data.environments.filter((one) => one.reads);
  reading.forEach((reader, at) => {
    const codes = kinds
      .map((kind) => data.rows[row[at]][known.indexOf(kind)])
      .filter((code) => code !== ABSENT);
    const worst = codes.sort((a, b) => rank(b) - rank(a))[0];
    if (worst !== undefined) by.set(worst, [...(by.get(worst) ?? []), reader.label]);
  });
  const results = [...by].sort(([a], [b]) => rank(a) - rank(b));
  return {
    writer,
    exact,
    kinds,
    results: results.map(([code, readers]) => ({
      code,
      text: words(data, code),
      readers: spans(data, readers),
    })),
  };
}

/** Labels of adjacent readers as spans: "TensorFlow 2.0 – 2.5". @param {Data} data @param {string[]} labels @returns {string[]} */
export function spans(data, labels) {
  const wanted = new Set(labels);
  const found = [];
  for (const line of new Set(data.environments.map((one) => one.line))) {
    const own = data.environments.filter((one) => one.line === line && one.reads);
    own.sort((a, b) => compare(version(a), version(b)));
    /** @type {Environment[]} */
    let run = [];
    for (const one of [...own, undefined]) {
      if (one && wanted.has(one.label)) {
        run.push(one);
      } else if (run.length) {
        const [first, last] = [version(run[0]), version(/** @type {Environment} */ (run.at(-1)))];
        found.push(`${line} ${first === last ? first : `${first} – ${last}`}`);
        run = [];
      }
    }
  }
  return found;
}

/** @param {Environment} one */
const version = (one) => one.label.slice(one.line.length + 1);
