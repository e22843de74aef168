// @ts-check
// What the shapes that a layer expected and found tell of its cause: a batch's axis that is missing
// or too many, other sizes, images without channels. Nothing here loads or draws.

/** @typedef {import("./kinds.js").Seen} Seen @typedef {import("./kinds.js").Placed} Placed */

export const SAMPLE = "errors/input-shapes/#one-sample";
export const NOT_BATCHED = "errors/generators/#not-batched";
export const OTHER_SIZE = "errors/input-shapes/#incompatible-with-the-layer";
const FLAT = "errors/sequence-layers/#steps";
const FIRST = "errors/data-and-runtime/#first-input-shape";
const NEGATIVE = "errors/runtime-shapes/#negative-dimension";
/** By how many axes the layer expects. @type {Record<number, string>} */
const EXTRA = {
  2: "errors/extra-axis/#two-axes",
  3: "errors/extra-axis/#recurrent",
  4: "errors/extra-axis/#images",
};

// Both shapes, as Keras 2 and as Keras 3 name them.
const BOTH =
  /[Ee]xpected shape[= ]?\(([^)]*)\),? (?:found shape=|but input has incompatible shape )\(([^)]*)\)|constructed with shape \(([^)]*)\)[\s\S]*incompatible shape \(([^)]*)\)/;
const AXIS =
  /expected axis -1 ?of input shape to have value (\d+),? but received input with shape [([]([^)\]]*)/;
const AXES = /expected (?:min_)?ndim=(\d), found ndim=(\d)\. Full shape received: [([](\d+(?:, \d+)*),?[)\]]/;
const FLATTENED =
  /layer ["']?(?:conv1d|\w*pooling1d|lstm|gru|simple_rnn|bidirectional|time_distributed)\w*["']? is incompatible with the layer: :? ?expected (?:min_)?ndim=3, found ndim=2/;
// An image whose channels are read as columns: its batch is missing.
const COLUMNS =
  /subtracting \d+ from [13] for [\s\S]*Conv2D[\s\S]*input shapes: \[(?:\?|\d+),(\d+),(?!\1,)[13],1\]|output size would be (?:zero or )?negative[\s\S]*shape=\(\d+, \d+, [13], 1\)/;
const TRAINS = /\bfit\(|train_function|train_step|training=True/;

/** @param {string} shape */
const sizes = (shape) =>
  shape
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);

/** Pages of which each may be it, the likeliest first. @param {string[]} pages @returns {Placed[]} */
export const several = (...pages) => pages.map((page, at) => [page, "several", at, true]);

/** The pages for a batch's axis that is missing: of a dataset in `fit`, or of one sample. @param {string} text @returns {Placed[]} */
const unbatched = (text) => (TRAINS.test(text) ? several(NOT_BATCHED, SAMPLE) : several(SAMPLE, NOT_BATCHED));

/** What an expected and a found shape tell. @param {string[]} expected @param {string[]} found @param {string} text @returns {Placed[]} */
function between(expected, found, text) {
  if (found.length === expected.length)
    // A row of numbers, each of which was read as a sample.
    return found.length !== 2 || found[1] !== "1" || expected[1] === "1"
      ? several(OTHER_SIZE)
      : found[0] === expected[1]
        ? [...unbatched(text), [OTHER_SIZE, "several", 2, true]]
        : several(SAMPLE, OTHER_SIZE);
  const extra = EXTRA[expected.length];
  if (found.length > expected.length) return extra ? several(extra) : [];
  const own = expected.slice(1).join();
  return own === found.join() || expected.slice(2).join() === found.slice(1).join() ? unbatched(text) : [];
}

/** @param {Seen} seen @returns {Placed[]} */
export function ofInputs({ said, text }) {
  const both = BOTH.exec(said);
  if (both) {
    const [expected, found] = both.slice(1).filter((one) => one !== undefined);
    return between(sizes(expected), sizes(found), text);
  }
  const axis = AXIS.exec(said);
  if (axis) {
    const found = sizes(axis[2]);
    return found.length === 2 ? between(["None", axis[1]], found, text) : several(OTHER_SIZE);
  }
  if (FLATTENED.test(said)) return several(FLAT, FIRST);
  // A batch's axis is `None` in `fit` and `predict`.
  const [, most, fewer] = AXES.exec(said) ?? [];
  if (most && Number(most) === Number(fewer) + 1) return unbatched(text);
  return COLUMNS.test(text) ? [...unbatched(text), [NEGATIVE, "several", 2, true]] : [];
}

/** Every page that shapes lead to: a test asks for their data. */
export const INPUT_PAGES = [SAMPLE, NOT_BATCHED, OTHER_SIZE, FLAT, FIRST, NEGATIVE, ...Object.values(EXTRA)];
