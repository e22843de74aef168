// @ts-check
// Names of files: which extensions saving and loading accept: `files.py`.

import { BREAKS, problem, WARNS } from "./problems.js";
import { repr } from "./strings.js";
import { Constant, Text } from "./values.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./values.js").Call} Call */

const MODEL_FILES = [".keras", ".h5", ".hdf5"];
const WEIGHT_FILES = [".weights.h5"];
const HDF5 = [".h5", ".hdf5"];
const ENDING = "a name that ends in `.keras`, or in `.weights.h5` for weights";

/** @param {string} text */
const how = (text = ENDING) => ({ text, since: "2.4", page: "migrate/keras-3-saving/", what: "" });

/** Whether it is known how a file's name ends. Of `name` alone in a longer string it isn't: it may be a folder, or what is before the extension. @param {Text} text */
const isKnown = (text) =>
  text.whole || (text.tail.replaceAll("\\", "/").split("/").at(-1) ?? "").includes(".");

/** @param {string} tail @param {string[]} wanted */
const ends = (tail, wanted) => wanted.some((one) => tail.endsWith(one));

/** Judges the names of files. */
export class Files {
  keras3 = 0;
  legacyWarns = 0;

  /** `model.save(path, save_format=…)`. @param {any} value @param {Call} call @param {string} name @returns {Iterable<Problem>} */
  *saved(value, call, name) {
    const form = call.value("save_format");
    if (form instanceof Text && form.whole && form.tail === "tf") {
      const text = "save_format='tf' isn't accepted: the extension states the format";
      yield problem("KT205", BREAKS, `${name}.save_format`, text, this.keras3, "save_format", how());
      return;
    }
    yield* this.modelFile("KT202", value, name);
    if (value instanceof Text && ends(value.tail, HDF5)) {
      const instead = how('`model.save("….keras")`');
      yield problem("KT206", WARNS, name, "HDF5 is a legacy format", this.legacyWarns, "", instead);
    }
  }

  /** @param {string} code @param {any} value @param {string} name */
  modelFile(code, value, name) {
    return this.ends(code, value, name, MODEL_FILES, ".keras or .h5");
  }

  /** @param {any} value */
  weights(value) {
    return this.ends("KT203", value, "tf.keras.Model.save_weights", WEIGHT_FILES, ".weights.h5");
  }

  /** @param {any} value */
  loadedWeights(value) {
    const stated = ".weights.h5, .h5, or .keras";
    return this.ends("KT203", value, "tf.keras.Model.load_weights", MODEL_FILES, stated);
  }

  /** A file's name whose extension is known, and isn't a wanted one. @param {string} code @param {any} value @param {string} name @param {string[]} wanted @param {string} stated @returns {Iterable<Problem>} */
  *ends(code, value, name, wanted, stated) {
    if (!(value instanceof Text) || !isKnown(value) || ends(value.tail, wanted)) return;
    const text = `the name must end in ${stated}, and ${repr(value.tail)} doesn't`;
    yield problem(code, BREAKS, name, text, this.keras3, "", how());
  }

  /** @param {Call} call @param {string} path @returns {Iterable<Problem>} */
  *checkpoint(call, path) {
    const value = call.value("filepath", 0);
    const only = call.value("save_weights_only", 4);
    if (!(value instanceof Text) || !isKnown(value)) return;
    if (only !== null && !(only instanceof Constant)) return;
    const wanted = only?.value ? WEIGHT_FILES : [".keras", ".h5"];
    if (ends(value.tail, wanted)) return;
    const text = `the name must end in ${wanted.join(" or ")}, and ${repr(value.tail)} doesn't`;
    const instead = { ...how(`a name that ends in \`${wanted[0]}\``), page: "errors/modelcheckpoint-keras/" };
    yield problem("KT204", BREAKS, path, text, this.keras3, "", instead);
  }
}
