// @ts-check
// Reads the headers of an HDF5 file: the attributes and the members of its groups, without its
// arrays. The format: https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html. Offsets of 8 bytes, as
// every Keras writes them. What it doesn't know, it refuses. Nothing here draws.

/** @typedef {{size: number, read: (at: number, length: number) => Promise<DataView>}} Source */
/** @typedef {{attributes: Record<string, string | string[]>, members: Record<string, number>}} Group */
/** @typedef {{type: number, view: DataView}} Message */

export const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const LINK_INFO = 2;
const ATTRIBUTE = 12;
const CONTINUED = 16;
const SYMBOLS = 17;
const DENSE = 21;
const MOST = 1 << 26; // bytes of a structure: more isn't a header

/** A file that isn't what its headers say, or has what isn't read here. */
export class Unreadable extends Error {}

/** @param {DataView} view @param {number} at @returns {number} an offset or a length of 8 bytes */
export function long(view, at) {
  const found = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(found)) throw new Unreadable("an offset beyond the file");
  return found;
}

/** @param {DataView} view @param {number} at @param {number} length @returns {string} without what pads it */
export function text(view, at, length) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** @param {Source} source @param {number} at @param {number} length */
function within(source, at, length) {
  if (length > MOST || at + length > source.size) throw new Unreadable("the file is cut off");
  return source.read(at, length);
}

/** @param {DataView} view @param {string} expected */
function signed(view, expected) {
  if (text(view, 0, 4) !== expected) throw new Unreadable(`no ${expected} where it should be`);
}

/** Where the header of the root group is. @param {Source} source @returns {Promise<number>} */
async function root(source) {
  const view = await within(source, 0, Math.min(source.size, 96));
  if (view.byteLength < 96) throw new Unreadable("the file is cut off");
  if (SIGNATURE.some((byte, at) => view.getUint8(at) !== byte)) throw new Unreadable("no HDF5 file");
  const version = view.getUint8(8);
  if (version > 3) throw new Unreadable(`a superblock of version ${version}`);
  if (view.getUint8(version < 2 ? 13 : 9) !== 8) throw new Unreadable("offsets that aren't of 8 bytes");
  if (version > 1) return long(view, 36);
  return long(view, version === 0 ? 64 : 68);
}

/** All messages of an object's header. @param {Source} source @param {number} at @returns {Promise<Message[]>} */
async function messages(source, at) {
  const head = await within(source, at, 16);
  const newer = text(head, 0, 4) === "OHDR";
  if (!newer && head.getUint8(0) !== 1) throw new Unreadable("no object where one should be");
  const flags = newer ? head.getUint8(5) : 0;
  let start = at + 16;
  let size = head.getUint32(8, true);
  if (newer) {
    const before = 6 + (flags & 32 ? 16 : 0) + (flags & 16 ? 4 : 0);
    const width = 1 << (flags & 3);
    const view = await within(source, at + before, 8);
    size = width === 1 ? view.getUint8(0) : width === 2 ? view.getUint16(0, true) : view.getUint32(0, true);
    start = at + before + width;
  }
  /** @type {Message[]} */
  const found = [];
  const todo = [{ start, size }];
  for (let block = todo.shift(); block; block = todo.shift()) {
    if (found.length > 100_000) throw new Unreadable("a header without an end");
    const view = await within(source, block.start, block.size);
    for (const message of split(view, newer, flags)) {
      found.push(message);
      if (message.type !== CONTINUED) continue;
      const [next, length] = [long(message.view, 0), long(message.view, 8)];
      // A newer block begins with its signature and ends with a checksum.
      todo.push(newer ? { start: next + 4, size: length - 8 } : { start: next, size: length });
    }
  }
  return found;
}

/** @param {DataView} view @param {boolean} newer @param {number} flags @returns {Message[]} */
function split(view, newer, flags) {
  const found = [];
  const own = newer ? 4 + (flags & 4 ? 2 : 0) : 8;
  for (let at = 0; at + own <= view.byteLength; ) {
    const type = newer ? view.getUint8(at) : view.getUint16(at, true);
    const size = view.getUint16(at + (newer ? 1 : 2), true);
    if (at + own + size > view.byteLength) throw new Unreadable("a message beyond its header");
    found.push({ type, view: new DataView(view.buffer, view.byteOffset + at + own, size) });
    at += own + size;
  }
  return found;
}

/** @param {number} size */
const padded = (size) => Math.ceil(size / 8) * 8;

/** An attribute's name and texts; null where it isn't a text. @param {Source} source @param {DataView} view @returns {Promise<[string, string | string[]] | null>} */
async function attribute(source, view) {
  const version = view.getUint8(0);
  const sizes = [2, 4, 6].map((at) => view.getUint16(at, true));
  const [name, type, space] = version === 1 ? sizes.map(padded) : sizes;
  const start = version === 3 ? 9 : 8;
  const kind = view.getUint8(start + name) & 15;
  const width = view.getUint32(start + name + 4, true);
  const count = elements(view, start + name + type);
  const data = start + name + type + space;
  const called = text(view, start, sizes[0]);
  if (kind !== 3 && kind !== 9) return null;
  if (count === null) return [called, await one(source, view, data, kind, width)];
  const every = [];
  for (let n = 0; n < count; n++) every.push(await one(source, view, data + n * width, kind, width));
  return [called, every];
}

/** How many there are; null for one alone. @param {DataView} view @param {number} at */
function elements(view, at) {
  const rank = view.getUint8(at + 1);
  const first = at + (view.getUint8(at) === 1 ? 8 : 4);
  if (rank === 0) return null;
  return Array.from({ length: rank }, (_, n) => long(view, first + 8 * n)).reduce((a, b) => a * b, 1);
}

/** @param {Source} source @param {DataView} view @param {number} at @param {number} kind @param {number} width */
async function one(source, view, at, kind, width) {
  if (kind === 3) return text(view, at, width);
  const length = view.getUint32(at, true);
  return length ? heap(source, long(view, at + 4), view.getUint32(at + 12, true), length) : "";
}

/** A text of any length, in the global heap. @param {Source} source @param {number} where @param {number} index @param {number} length */
async function heap(source, where, index, length) {
  const head = await within(source, where, 16);
  signed(head, "GCOL");
  const view = await within(source, where, long(head, 8));
  for (let at = 16; at + 16 <= view.byteLength; ) {
    const number = view.getUint16(at, true);
    const size = long(view, at + 8);
    if (number === index) return text(view, at + 16, Math.min(length, size));
    if (number === 0) break;
    at += 16 + padded(size);
  }
  throw new Unreadable("a text that isn't in its heap");
}

/** The members of an older group. @param {Source} source @param {number} tree @param {number} names @returns {Promise<Record<string, number>>} */
async function members(source, tree, names) {
  const head = await within(source, names, 32);
  signed(head, "HEAP");
  const texts = await within(source, long(head, 24), long(head, 8));
  /** @type {Record<string, number>} */
  const found = {};
  const todo = [tree];
  for (let at = todo.pop(), seen = 0; at !== undefined; at = todo.pop(), seen++) {
    if (seen > 10_000) throw new Unreadable("a tree without an end");
    const start = await within(source, at, 24);
    const snod = text(start, 0, 4) === "SNOD";
    if (!snod) signed(start, "TREE");
    const count = start.getUint16(6, true);
    const view = await within(source, at, snod ? 8 + 40 * count : 24 + 16 * count + 8);
    for (let n = 0; n < count; n++) {
      if (!snod) {
        todo.push(long(view, 24 + 16 * n + 8));
        continue;
      }
      const name = long(view, 8 + 40 * n);
      found[text(texts, name, texts.byteLength - name)] = long(view, 8 + 40 * n + 8);
    }
  }
  return found;
}

/** What a group says of itself. @param {Source} source @param {number} [at] of its header; the root's without it @returns {Promise<Group>} */
export async function group(source, at) {
  /** @type {Group} */
  const found = { attributes: {}, members: {} };
  for (const { type, view } of await messages(source, at ?? (await root(source)))) {
    if (type === ATTRIBUTE) {
      const one = await attribute(source, view);
      if (one) found.attributes[one[0]] = one[1];
    } else if (type === SYMBOLS) {
      found.members = await members(source, long(view, 0), long(view, 8));
    } else if (type === DENSE && view.getBigUint64(view.byteLength - 16, true) !== 0xffffffffffffffffn) {
      throw new Unreadable("attributes in a newer layout");
    } else if (type === LINK_INFO) {
      throw new Unreadable("a group in a newer layout");
    }
  }
  return found;
}
