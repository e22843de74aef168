// @ts-check
// Which Keras wrote a saved model, from the headers of its file. Nothing leaves the page, nothing
// here draws. What can't be read is an error that says so.

import { group, SIGNATURE, Unreadable } from "./hdf5.js";
import { members, unpack } from "./zip.js";

/** @typedef {import("./hdf5.js").Source} Source */
/**
 * @typedef {object} Found
 * @property {"h5" | "keras" | "weights-h5" | "weights-keras" | "savedmodel"} format as the records name it
 * @property {boolean} hdf5 whether it is an HDF5 file, whatever its name
 * @property {string} [keras] the version that wrote it, where the file says so
 * @property {string} [backend]
 * @property {string} [saved] when
 * @property {string[]} layers the class of each layer, once
 * @property {string} [optimizer] of a compiled model
 * @property {boolean} compiled
 */

const PB = [0x0a]; // field 1: a list of nodes
const ZIP = 0x04034b50;

/** A file of the page, or its bytes. @param {Blob | Uint8Array} file @returns {Source} */
export function source(file) {
  const size = file instanceof Uint8Array ? file.byteLength : file.size;
  return {
    size,
    async read(at, length) {
      if (at < 0 || length < 0 || at + length > size) throw new Unreadable("the file is cut off");
      if (file instanceof Uint8Array) return new DataView(file.buffer, file.byteOffset + at, length);
      return new DataView(await file.slice(at, at + length).arrayBuffer());
    },
  };
}

/** What a file is. @param {Blob | Uint8Array} file @param {string} name @returns {Promise<Found>} */
export async function inspect(file, name) {
  const from = source(file);
  if (from.size < 8) throw new Unreadable("The file is empty, or nearly so.");
  const head = await from.read(0, 8);
  try {
    if (SIGNATURE.every((byte, at) => head.getUint8(at) === byte)) return await hdf5(from, name);
    if (head.getUint32(0, true) === ZIP) return await archive(from);
    if (head.getUint8(0) === PB[0] && name.endsWith(".pb")) return await metadata(from);
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof RangeError || error instanceof SyntaxError))
      throw error;
    throw new Unreadable(`This file can't be read: ${error.message}.`);
  }
  throw new Unreadable("This isn't an HDF5 file, a .keras archive, or a keras_metadata.pb.");
}

/** @param {string | string[] | undefined} value */
const first = (value) => (Array.isArray(value) ? value[0] : value);

/** @param {Source} from @param {string} name @returns {Promise<Found>} */
async function hdf5(from, name) {
  const { attributes, members: inside } = await group(from);
  const stated = { keras: first(attributes.keras_version), backend: first(attributes.backend), hdf5: true };
  const config = first(attributes.model_config);
  if (config !== undefined) {
    const format = name.endsWith(".keras") ? "keras" : "h5";
    return { ...stated, format, ...model(JSON.parse(config), training(first(attributes.training_config))) };
  }
  const nothing = { layers: [], compiled: false };
  if ("layer_names" in attributes || "layer_names0" in attributes)
    return { ...stated, format: "weights-h5", ...nothing };
  if ("layers" in inside || "_layer_checkpoint_dependencies" in inside || "vars" in inside) {
    return { ...stated, format: "weights-keras", ...nothing };
  }
  throw new Unreadable("an HDF5 file, but not of a Keras model");
}

/** @param {string | undefined} text */
const training = (text) => (text === undefined ? null : JSON.parse(text));

/** @param {Source} from @returns {Promise<Found>} */
async function archive(from) {
  const inside = await members(from);
  if (!inside["config.json"] || !inside["metadata.json"]) {
    throw new Unreadable("a zip archive, but not of a Keras model");
  }
  const said = JSON.parse(await unpack(from, inside["metadata.json"]));
  const config = JSON.parse(await unpack(from, inside["config.json"]));
  return {
    format: "keras",
    hdf5: false,
    keras: said.keras_version,
    saved: said.date_saved,
    ...model(config, config.compile_config ?? null),
  };
}

/** A number of 7 bits a byte, and where it ends. @param {DataView} view @param {number} at @returns {[number, number]} */
function number(view, at) {
  let [found, shift] = [0, 0];
  for (; ; at++, shift += 7) {
    const byte = view.getUint8(at);
    found += (byte & 127) * 2 ** shift;
    if (byte < 128) return [found, at + 1];
    if (shift > 49) throw new Unreadable("a number without an end");
  }
}

/** The fields of a message that are bytes. @param {DataView} view @returns {Generator<[number, DataView]>} */
function* fields(view) {
  for (let at = 0; at < view.byteLength; ) {
    const [key, next] = number(view, at);
    const kind = key & 7;
    if (kind === 0) {
      at = number(view, next)[1];
    } else if (kind === 2) {
      const [length, start] = number(view, next);
      if (start + length > view.byteLength) throw new Unreadable("the file is cut off");
      yield [key >> 3, new DataView(view.buffer, view.byteOffset + start, length)];
      at = start + length;
    } else if (kind === 1 || kind === 5) {
      at = next + (kind === 1 ? 8 : 4);
    } else throw new Unreadable("no keras_metadata.pb");
  }
}

/** @param {Source} from @returns {Promise<Found>} */
async function metadata(from) {
  const view = await from.read(0, from.size);
  const nodes = [];
  for (const [field, node] of fields(view)) {
    if (field !== 1) continue;
    for (const [part, value] of fields(node)) {
      const text = new TextDecoder().decode(value);
      if (part === 5 && text.startsWith("{")) nodes.push(JSON.parse(text));
    }
  }
  const root = nodes.find((one) => one.keras_version) ?? nodes[0];
  if (!root) throw new Unreadable("a SavedModel without Keras's own part");
  const layers = [...new Set(nodes.map((one) => one.class_name).filter(Boolean))];
  const found = model(root.model_config ?? root, root.training_config ?? null);
  return { format: "savedmodel", hdf5: false, keras: root.keras_version, ...found, layers };
}

/** What an architecture says. @param {any} config @param {any} compiled @returns {{layers: string[], compiled: boolean, optimizer?: string}} */
function model(config, compiled) {
  const optimizer = compiled?.optimizer_config ?? compiled?.optimizer;
  const named = typeof optimizer === "string" ? optimizer : optimizer?.class_name;
  return { layers: [...classes(config)], compiled: Boolean(named), ...(named && { optimizer: named }) };
}

/** The classes of all layers, once. @param {any} config @param {Set<string>} [found] */
function classes(config, found = new Set()) {
  const own = config?.config;
  const layers = Array.isArray(own) ? own : (own?.layers ?? []);
  if (config?.class_name) found.add(config.class_name);
  for (const one of layers) classes(one, found);
  if (own?.layer) classes(own.layer, found);
  return found;
}
