// @ts-check
// What pip says where it finds no version of a package: whether the package is TensorFlow or
// Keras, and whether it found other versions. Nothing here loads or draws.

/**
 * @typedef {object} Refused
 * @property {string} page that tells why; empty where the package isn't TensorFlow's or Keras'
 * @property {string} [also] another page that may tell why
 * @property {"page" | "like"} level
 */

const ASKED =
  /Could not find a version that satisfies the requirement ([A-Za-z][\w.-]*?)(?:\[[^\]]*\])?(?=[\s=~!<>;(]|$)/g;
const MISSING = /No matching distribution found for ([A-Za-z][\w.-]*?)(?:\[[^\]]*\])?(?=[\s=~!<>;(),"'`]|$)/g;
const VERSIONS = /\(from versions: ([^()]*)\)/;
// Packages whose wheels the pages tell of, and those that follow their versions.
const OWN = /^(?:tensorflow|tf-nightly|keras|tf-keras)(?:-(?:cpu|gpu|intel|macos|aarch64))?$/;
const FOLLOWS = /^(?:tensorflow|tf|keras)-/;

const NONE = "errors/no-matching-from-none/";
const APPLE = "install/apple-silicon/#what-pip-chooses";
const MAC = /\bMac[Bb]ook|\bmac ?mini\b|\bmacOS\b|\bM[1-4]\b|macosx_\d+_\d+_arm64|\bdarwin\b/;
const SOME = "errors/no-matching-distribution/";

/** @param {string} name */
const normal = (name) => name.toLowerCase().replace(/[._]+/g, "-");

/**
 * @param {string} text
 * @returns {Refused | undefined} nothing where pip doesn't say this
 */
export function refused(text) {
  const found = [...text.matchAll(ASKED), ...text.matchAll(MISSING)].map(([, name]) => normal(name));
  if (!found.length) return undefined;
  const own = found.some((name) => OWN.test(name));
  if (!own && !found.some((name) => FOLLOWS.test(name))) return { page: "", level: "like" };
  const versions = VERSIONS.exec(text)?.[1];
  const level = own ? "page" : "like";
  if (versions?.trim() !== "none") return { page: SOME, level };
  if (!own) return { page: NONE, level };
  return MAC.test(text) ? { page: APPLE, also: NONE, level } : { page: NONE, also: APPLE, level };
}
