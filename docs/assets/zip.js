// @ts-check
// Reads the members of a zip archive by its central directory, without reading the rest.

import { Unreadable } from "./hdf5.js";

/** @typedef {import("./hdf5.js").Source} Source */
/** @typedef {{name: string, method: number, packed: number, size: number, at: number}} Member */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LARGEST = 1 << 26; // bytes of a text that is unpacked
const TAIL = 22 + 65_535; // the end's own bytes, and its comment

/** All members by name. @param {Source} source @returns {Promise<Record<string, Member>>} */
export async function members(source) {
  const length = Math.min(source.size, TAIL);
  const tail = await source.read(source.size - length, length);
  let end = length - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Unreadable("the archive is cut off: it has no directory");
  const [size, start] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  if (start === 0xffffffff) throw new Unreadable("an archive of more than 4 GB");
  if (start + size > source.size) throw new Unreadable("the archive's directory is beyond its end");
  const view = await source.read(start, size);
  /** @type {Record<string, Member>} */
  const found = {};
  for (let at = 0; at + 46 <= size && view.getUint32(at, true) === ENTRY; ) {
    const [name, extra, comment] = [28, 30, 32].map((one) => view.getUint16(at + one, true));
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, name);
    const called = new TextDecoder().decode(bytes);
    found[called] = {
      name: called,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    at += 46 + name + extra + comment;
  }
  return found;
}

/** A member's text. @param {Source} source @param {Member} member @returns {Promise<string>} */
export async function unpack(source, member) {
  if (member.size > LARGEST) throw new Unreadable(`${member.name} is too large`);
  const head = await source.read(member.at, 30);
  if (head.getUint32(0, true) !== LOCAL) throw new Unreadable(`${member.name} isn't where it should be`);
  const start = member.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  if (start + member.packed > source.size) throw new Unreadable(`${member.name} is cut off`);
  const view = await source.read(start, member.packed);
  const bytes = new Uint8Array(view.buffer, view.byteOffset, member.packed);
  if (member.method === 0) return new TextDecoder().decode(bytes);
  if (member.method !== 8) throw new Unreadable(`${member.name} is packed by method ${member.method}`);
  const opened = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(opened).text();
}
