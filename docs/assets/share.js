// @ts-check
// A text as the part of a URL after "#", so that an answer can be shared as a link. The server
// never gets it. Long texts are compressed.

const PLAIN = "ask="; // followed by the text
const SMALL = "askz="; // followed by the text compressed, in URL-safe Base64
const LONG = 200; // characters from which compression pays
const MOST = 8000; // characters of a URL that every program passes on

/** @param {BufferSource | string} data @param {CompressionStream | DecompressionStream} through */
async function piped(data, through) {
  const stream = new Blob([data]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {string} text
 * @returns {Promise<string>} with its "#"; empty for no text, and for one that is too long
 */
export async function toFragment(text) {
  const asked = text.trim();
  if (!asked) return "";
  let made = PLAIN + encodeURIComponent(asked);
  if (asked.length > LONG && globalThis.CompressionStream) {
    const bytes = await piped(asked, new CompressionStream("deflate-raw"));
    const packed = btoa(String.fromCharCode(...bytes));
    made = SMALL + packed.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  return made.length > MOST ? "" : `#${made}`;
}

/**
 * @param {string} fragment with its "#"
 * @returns {Promise<string>} empty where it is another one, or damaged
 */
export async function fromFragment(fragment) {
  const said = fragment.replace(/^#/, "");
  try {
    if (said.startsWith(PLAIN)) return decodeURIComponent(said.slice(PLAIN.length));
    if (!said.startsWith(SMALL)) return "";
    const packed = said.slice(SMALL.length).replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(await piped(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    return "";
  }
}
