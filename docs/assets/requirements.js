// @ts-check
// What pinned packages need to work with their TensorFlow: which pins break, which pair doesn't
// fit, and the file with the fewest changes. Nothing here draws or loads.

import { runOf, working } from "./dependencies.js";
import { compare, order } from "./versions.js";

/**
 * @typedef {object} Pin one line of the text
 * @property {string} line as it is written
 * @property {string} name normalized, "" for a line that pins nothing
 * @property {string} version the exact one; "" where it states a range or nothing
 * @property {string} spec what follows the name: ">=1.19,<2"
 * @typedef {import("./picker.js").Release} Release
 * @typedef {object} Known what was tested of one release
 * @property {Release} release
 * @property {Map<string, string>} lock the versions that it ran with
 * @property {import("./dependencies.js").Data} [trials] versions of each package that were tested
 * @typedef {object} Change
 * @property {string} name
 * @property {string} from the line before; empty where one is added
 * @property {string} to the line after; empty where it is removed
 * @property {string} why
 * @typedef {object} Checked
 * @property {string} tensorflow its release; "" where none is pinned
 * @property {Change[]} changes
 * @property {string[]} untested pins that no run tells about
 * @property {string} file the whole text with the changes
 */

export const FLAVORS = [
  "tensorflow",
  "tensorflow-cpu",
  "tensorflow-gpu",
  "tensorflow-intel",
  "tensorflow-macos",
];
const PIN =
  /^\s*(?:-\s+)?([A-Za-z0-9][\w.-]*)(?:\[[\w, -]*\])?\s*((?:[=~!<>]=?=?|===)\s*[\w.*+!-]+(?:\s*,\s*[=~!<>]+\s*[\w.*]+)*)?\s*(?:;.*)?(?:#.*)?(?:\\.*)?$/;
const LISTED = /^\s*([A-Za-z_][\w.-]*)\s+(\d+(?:\.\w+)+)(?:\s+\S+){0,3}\s*$/;
const CONDA = /^\s*-?\s*(?:[\w-]+::)?([A-Za-z][\w.-]*)=(\d[\w.]*)(?:=\w+)?\s*$/;

/** @param {string} name as PyPI compares names */
export const normal = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");

/** @param {string} text @returns {Pin[]} */
export function parse(text) {
  return text.split("\n").map((line) => {
    const none = { line, name: "", version: "", spec: "" };
    if (/^\s*(?:#|-[ecirf]\b|--|[\w.-]+ @ |Package\b|-{2,}\s)/.test(line)) return none;
    const listed = LISTED.exec(line) ?? CONDA.exec(line);
    if (listed) return { line, name: normal(listed[1]), version: listed[2], spec: `==${listed[2]}` };
    const pin = PIN.exec(line);
    if (!pin) return none;
    const spec = (pin[2] ?? "").replace(/\s/g, "");
    const exact = /^===?([\d][\w.]*)$/.exec(spec);
    return { line, name: normal(pin[1]), version: exact?.[1] ?? "", spec };
  });
}

/** @param {string} version @returns {string} major and minor */
export const minor = (version) => version.split(".").slice(0, 2).join(".");

/** Whether a version is in a range as packages write it: `>=1.19,<2`, `==3.15.*`. @param {string} version @param {string} spec */
export function allows(spec, version) {
  return spec.split(",").every((one) => {
    const [, sign, asked] = /^([=~!<>]=?=?)(.+)$/.exec(one.trim()) ?? [];
    if (!sign) return true;
    if (asked.endsWith(".*")) {
      const same = `${version}.`.startsWith(asked.slice(0, -1));
      return sign === "!=" ? !same : same;
    }
    const found = compare(version, asked);
    if (sign === "~=")
      return found >= 0 && `${version}.`.startsWith(`${asked.split(".").slice(0, -1).join(".")}.`);
    /** @type {Record<string, boolean>} */
    const is = {
      "==": found === 0,
      "===": found === 0,
      "!=": found !== 0,
      ">=": found >= 0,
      "<=": found <= 0,
      ">": found > 0,
      "<": found < 0,
    };
    return is[sign] ?? true;
  });
}

/**
 * The TensorFlow release that some pins ask for: of several, the newest, which an installer chooses.
 * @param {Pin[]} pins @param {string[]} releases all that were tested
 * @returns {{pin: Pin, release: string} | undefined}
 */
export function tensorflowOf(pins, releases) {
  for (const name of FLAVORS) {
    const pin = pins.find((one) => one.name === name);
    if (pin?.version) return { pin, release: minor(pin.version) };
    const allowed = releases.filter((one) => pin && allowsSome(pin.spec, one, one));
    const newest = allowed.sort((a, b) => order(b) - order(a))[0];
    if (pin && newest) return { pin, release: newest };
  }
  return undefined;
}

/**
 * Whether a range has some version of these minor ones, whatever its patch.
 * @param {string} spec @param {string} first @param {string} last
 */
function allowsSome(spec, first, last) {
  return [first, `${first}.1`, `${first}.99`, last, `${last}.1`, `${last}.99`].some((one) =>
    allows(spec, one),
  );
}

/** What a pin of `keras` needs. @param {Pin} pin @param {string} release @param {Known} known @returns {Change | null} */
function ofKeras(pin, release, { release: one, lock }) {
  const own = lock.get("keras");
  if (own) {
    const needs = order(release) >= 2016 ? "==3.*" : `==${minor(own)}.*`;
    if (!pin.version || allows(needs, pin.version)) return null;
    return {
      name: pin.name,
      from: pin.line,
      to: `keras==${own}`,
      why: `TensorFlow ${release} needs Keras ${order(release) >= 2016 ? "3" : minor(own)}; keras ${pin.version} isn't compatible with it.`,
    };
  }
  if (one.standalone && pin.version && allows(one.standalone.replace("keras", ""), pin.version)) return null;
  return {
    name: pin.name,
    from: pin.line,
    to: "",
    why: `TensorFlow ${release} has its Keras inside; ${pin.version ? `keras ${pin.version}` : "the keras package"} isn't needed${one.avoid ? `, and \`import keras\` raises ${one.avoid.error}` : ""}.`,
  };
}

/** What a pin of another package needs. @param {Pin} pin @param {string} release @param {Known} known @returns {Change | "untested" | null} */
function ofOther(pin, release, { release: one, lock, trials }) {
  const own = lock.get(pin.name);
  if (!own) return null;
  const range = trials?.ranges[release]?.[pin.name];
  if (!pin.version) return ofRange(pin, release, one, own, range);
  const run = range && runOf(range, pin.version);
  const needed = one.install.find((text) => normal(text.split(/[<>=~!]/)[0]) === pin.name);
  const refused = Boolean(needed && !allows(needed.slice(pin.name.length), pin.version));
  if (run ? !run[2] : refused) {
    const error = run && trials?.errors[run[4] ?? -1]?.error;
    const step = run && trials?.steps[run[3] ?? -1];
    const raises = error ? `: \`${error.replace(/\.$/, "")}\`` : "";
    const works = range ? working(range) : (needed ?? own);
    return {
      name: pin.name,
      from: pin.line,
      to: `${pin.name}==${own}`,
      why: `${pin.name} ${pin.version} breaks TensorFlow ${release}${step ? ` (${step})` : ""}${raises}. What works: ${pin.name} ${works}.`,
    };
  }
  return run || minor(own) === minor(pin.version) ? null : "untested";
}

/**
 * What a pin that leaves a choice needs: that some choice works, and that the newest does.
 * @param {Pin} pin @param {string} release @param {Release} known @param {string} own
 * @param {import("./dependencies.js").Range | undefined} range
 * @returns {Change | null}
 */
function ofRange(pin, release, known, own, range) {
  const allowed = (range?.runs ?? []).filter(([first, last]) => allowsSome(pin.spec, first, last));
  const needed = known.install.find((text) => normal(text.split(/[<>=~!]/)[0]) === pin.name);
  if (range && allowed.length && !allowed.some(([, , works]) => works)) {
    return {
      name: pin.name,
      from: pin.line,
      to: `${pin.name}==${own}`,
      why: `No version that ${pin.name}${pin.spec} allows works with TensorFlow ${release}: ${pin.name} ${working(range)} works.`,
    };
  }
  if (!needed || !allowed.at(-1) || allowed.at(-1)?.[2]) return null;
  const bound = needed.slice(pin.name.length);
  return {
    name: pin.name,
    from: pin.line,
    to: `${pin.name}${[pin.spec, bound].filter(Boolean).join(",")}`,
    why: `${pin.name}${pin.spec} lets the installer choose a newer version, and TensorFlow ${release} fails with it.`,
  };
}

/** @param {Pin} pin @param {string} release @param {Known} known @returns {Change | null} */
function ofPython(pin, release, { release: { python, wheels } }) {
  if (!pin.version || wheels.includes(minor(pin.version))) return null;
  return {
    name: pin.name,
    from: pin.line,
    to: `python==${python}`,
    why: `TensorFlow ${release} has no wheel for Python ${minor(pin.version)}: it has them for ${wheels.join(", ")}, and ran on ${python}.`,
  };
}

/** @param {Pin} pin @param {string} release @param {Known} known @returns {Change | "untested" | null} */
function ofPin(pin, release, known) {
  if (pin.name === "python") return ofPython(pin, release, known);
  if (pin.name === "keras") return ofKeras(pin, release, known);
  if (pin.name === "tf-keras") {
    if (!pin.version || minor(pin.version) === release) return null;
    return {
      name: pin.name,
      from: pin.line,
      to: `tf_keras==${release}.*`,
      why: `tf_keras ${pin.version} is for TensorFlow ${minor(pin.version)}.`,
    };
  }
  if (pin.name === "tensorflow-gpu" && order(release) >= 2012) {
    return {
      name: pin.name,
      from: pin.line,
      to: `tensorflow[and-cuda]==${pin.version || `${release}.*`}`,
      why: "The tensorflow-gpu package was removed; tensorflow has GPU support.",
    };
  }
  return FLAVORS.includes(pin.name) ? null : ofOther(pin, release, known);
}

/**
 * @param {Pin[]} pins
 * @param {string} release the TensorFlow release that they ask for
 * @param {Known} known what was tested of it
 * @returns {Checked}
 */
export function check(pins, release, known) {
  /** @type {Change[]} */
  const changes = [];
  /** @type {string[]} */
  const untested = [];
  const listed = pins.some(({ line }) => LISTED.test(line));
  const lines = pins.flatMap((pin) => {
    const found = pin.name ? ofPin(pin, release, known) : null;
    if (found === "untested") untested.push(`${pin.name} ${pin.version}`);
    // What `pip list` prints isn't a file that pip reads.
    if (listed && !pin.name) return [];
    if (!found || found === "untested") return [listed ? `${pin.name}${pin.spec}` : pin.line];
    changes.push(found);
    const was = `${pin.name}${pin.spec}`;
    return [found.to ? `${styled(found.to, pin)}  # was: ${was}` : `# removed: ${was}`];
  });
  const there = new Set(pins.map(({ name }) => name));
  for (const needed of known.release.install.slice(1)) {
    const name = normal(needed.split(/[<>=~!]/)[0]);
    if (there.has(name)) continue;
    changes.push({
      name,
      from: "",
      to: needed,
      why: `Without this pin the newest ${name} is installed, and TensorFlow ${release} fails.`,
    });
    lines.push(`${needed}  # added`);
  }
  return { tensorflow: release, changes, untested, file: lines.join("\n").trim() };
}

/** A pin as its line wrote it: an item of a list, and with one sign as conda does. @param {string} text @param {Pin} pin */
function styled(text, { line }) {
  const dash = /^\s*-\s+/.exec(line)?.[0] ?? "";
  return `${dash}${CONDA.test(line) ? text.replace("==", "=") : text}`;
}

/** The versions of a constraints file. @param {string} text @returns {Map<string, string>} */
export const lockOf = (text) =>
  new Map(parse(text).flatMap(({ name, version }) => (name && version ? [[name, version]] : [])));
