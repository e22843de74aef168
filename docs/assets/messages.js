// @ts-check
// Every text that Keras and TensorFlow raise, warn, or log, and which of them a pasted line is.
// Reads docs/api/messages/ (harness/render/messages.py says its form). Nothing here draws or loads.
//
//     const index = prepare(await json("api/messages/index.json"));       // once
//     const files = wanted(index, text);          // ["04.json", "17.json"]: at most LOADED, best first
//     const shards = await Promise.all(files.map((file) => json(`api/messages/${file}`)));
//     const found = find(text, shards.map((shard) => decode(index, shard)));  // best first
//
// `text` is one message: "ValueError: Layer dense expects …", with or without its type, its lines
// joined by "\n". Of a traceback, give each message of `messagesIn` (traceback.js) by itself.

/**
 * A message that a text may be.
 * @typedef {object} Found
 * @property {string} template what the source says; `{}` is a hole
 * @property {string[]} holes what the text has in its holes, in their order
 * @property {"raises" | "warns" | "logs"} does
 * @property {string} type `ValueError`, `UserWarning`; empty where the source names none
 * @property {string} package whose source it is: `keras`, `tf_keras`, `tensorflow`, `keras_tuner`, …
 * @property {string} function where it is raised: `keras.src.layers.layer.Layer.build`
 * @property {string} name the public name that it belongs to, `tf.keras.layers.Layer.build`; or empty
 * @property {string} condition the nearest `if` or `except` above it, as in the source; or empty
 * @property {string[]} releases the TensorFlow releases that have it in this wording
 * @property {string[]} minors the Keras 3 minor versions that have it in this wording
 * @property {{template: string, releases: string[], minors: string[]}[]} wordings how other
 *   releases word it: same function, same condition
 * @property {boolean} wraps it wraps another error, whose text is in its last hole
 * @property {boolean} general it has too few words to be an answer: take the names out of its
 *   holes and ask the names table (`{} object has no attribute {}`)
 * @property {"whole" | "part"} sure `whole`: the text has all words of the template, in their
 *   order; `part`: most of them, so it may be cut off or be another wording
 * @property {number} fit how much of the template's and of the text's words fit, 0 to 1
 */
