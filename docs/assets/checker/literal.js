// @ts-check
// Numbers and strings, as Python reads them.

/** @typedef {import("./grammar.js").Kid} Kid */
/** @typedef {{unit: import("./nodes.js").Unit, node: (type: string, at: {from: number, to: number}, fields?: object) => any, text: (kid: {from: number, to: number}) => string, list: (kids: Kid[]) => any}} Reader */

/** @type {Record<string, string>} */
const ESCAPES = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "\n": "",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|N\{[^}]*\}|([\s\S]))/g;

/** @param {Reader} reader @param {Kid} kid @param {any} value @param {string} kind */
export const literal = (reader, kid, value, kind) => reader.node("Constant", kid, { value, kind });

/** @param {Reader} reader @param {Kid} kid */
export function number(reader, kid) {
  // The point of `1.` is next to the number: see POINT.
  const to = reader.unit.text[kid.to] === "." ? kid.to + 1 : kid.to;
  const text = reader.text({ from: kid.from, to }).replaceAll("_", "").toLowerCase();
  const at = { ...kid, to };
  if (text.endsWith("j") && !text.startsWith("0x")) return literal(reader, at, text, "complex");
  if (/^0[xbo]|^\d+$/.test(text)) return literal(reader, at, Number(text), "int");
  return literal(reader, at, Number(text), "float");
}

/** @param {string} text @param {boolean} raw */
function decoded(text, raw) {
  if (raw || !text.includes("\\")) return text;
  return text.replace(ESCAPE, (whole, x, u, long, octal, one) => {
    const hex = x ?? u ?? long;
    if (hex) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    return one === undefined ? whole : (ESCAPES[one] ?? whole);
  });
}

/** A string, or several next to each other. @param {Reader} reader @param {Kid} kid */
export function strings(reader, kid) {
  const pieces = kid.name === "ContinuedString" ? kid.kids : [kid];
  /** @type {any[]} text, or a node */
  const values = [];
  let [joined, bytes] = [false, false];
  for (const piece of pieces) {
    const text = reader.text(piece);
    const prefix = (text.match(/^[a-zA-Z]*/)?.[0] ?? "").toLowerCase();
    joined ||= piece.name === "FormatString";
    bytes ||= prefix.includes("b");
    for (const one of inside(reader, piece, text, prefix)) {
      if (typeof one === "string" && typeof values.at(-1) === "string") values.push(values.pop() + one);
      else if (one !== "") values.push(one);
    }
  }
  if (bytes) return literal(reader, kid, null, "bytes");
  if (!joined) return literal(reader, kid, values[0] ?? "", "str");
  const made = values.map((one) => (typeof one === "string" ? literal(reader, kid, one, "str") : one));
  return reader.node("JoinedStr", kid, { values: made });
}

/** The texts of one string, and the replacements between them. @param {Reader} reader @param {Kid} piece @param {string} text @param {string} prefix @returns {any[]} */
function inside(reader, piece, text, prefix) {
  const raw = prefix.includes("r");
  const open = text.slice(prefix.length).match(/^(?:'''|"""|'|")/)?.[0] ?? "";
  const begin = piece.from + prefix.length + open.length;
  const closed = text.length >= prefix.length + 2 * open.length && text.endsWith(open);
  const end = closed ? piece.to - open.length : piece.to;
  if (piece.name !== "FormatString") return [decoded(reader.text({ from: begin, to: end }), raw)];
  const found = [];
  let at = begin;
  const plain = (/** @type {number} */ to) =>
    decoded(reader.text({ from: at, to }), raw)
      .replaceAll("{{", "{")
      .replaceAll("}}", "}");
  for (const one of piece.kids.filter(({ name }) => name === "FormatReplacement")) {
    found.push(plain(one.from));
    const value = one.kids.filter(
      ({ name }) => !/^(?:Format\w+|[{}])$/.test(name) || name === "FormatString",
    );
    found.push(reader.node("FormattedValue", one, { value: reader.list(value) }));
    at = one.to;
  }
  return [...found, plain(end)];
}
