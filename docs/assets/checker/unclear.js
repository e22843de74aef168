// @ts-check
// What isn't known: calls whose receiver may be a model: `unclear.py`.

import { PERHAPS, problem } from "./problems.js";
import { Member, Unknown } from "./values.js";

// Methods that only Keras has, and that some releases lack.
const TELLING = new Set(
  "fit_generator evaluate_generator predict_generator predict_classes to_yaml add_metric get_updates_for get_losses_for reset_states".split(
    " ",
  ),
);
// Methods by which an object that isn't known is probably a model.
const OF_MODELS = new Set([
  ...TELLING,
  ..."compile train_on_batch test_on_batch predict_on_batch save_weights load_weights get_layer add_loss add_weight".split(
    " ",
  ),
]);
const LEARNING = ["epochs", "batch_size", "validation_data", "steps_per_epoch", "callbacks"];
const GONE_WORDS = ["max_queue_size", "use_multiprocessing", "workers"];
const RUNS = ["fit", "evaluate", "predict"];

/** @param {import("./table.js").Table} table @param {number} keras3 @param {string} name @param {import("./values.js").Call} call */
export function* perhaps(table, keras3, name, call) {
  const full = `tf.keras.Model.${name}`;
  if (TELLING.has(name)) {
    const row = table.members("tf.keras.Sequential").get(name) ?? [];
    const gone = row.reduce((mask, one, n) => (one === "-" ? mask | (1 << n) : mask), 0);
    const text = `if this is a model, it has no method ${name}`;
    if (gone) yield problem("KT401", PERHAPS, full, text, gone, "", table.instead(full));
  }
  if (!RUNS.includes(name)) return;
  for (const word of GONE_WORDS) {
    if (!call.named.some(([one]) => one === word)) continue;
    const text = `if this is a model, ${name} has no argument ${word}`;
    const instead = table.instead(`${full}.${word}`);
    yield problem("KT402", PERHAPS, `${full}.${word}`, text, keras3, word, instead);
  }
}

/** Of a use whose receiver isn't known, what is called; "" where it isn't Keras's. @param {import("./values.js").Use} use @returns {string} */
export function notUnderstood(use) {
  if (!use.call) return "";
  for (const [target] of use.targets) {
    if (!(target instanceof Member && target.of instanceof Unknown)) return "";
    const learns = use.call.named.some(([word]) => LEARNING.includes(word));
    if (OF_MODELS.has(target.name) || (RUNS.includes(target.name) && learns)) return target.name;
  }
  return "";
}
