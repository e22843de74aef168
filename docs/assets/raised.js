// @ts-check
// Where a message is raised, as an answer: the function, on which releases, under which
// condition. What messages.js finds, in words. Nothing here draws.

/** @typedef {import("./cards.js").Card} Card @typedef {import("./api-text.js").Part} Part */
/** @typedef {import("./messages.js").Found} Found */

const SHORT = 160; // characters of a message that a title has
/** @type {Record<string, string>} */
const DOES = { raises: "raised", warns: "warned", logs: "logged" };

/** @param {string[]} all @param {string[]} every in their order @returns {string} `2.4 – 2.15, 2.20` */
export function between(all, every) {
  /** @type {string[]} */
  const parts = [];
  let begin = -1;
  for (let at = 0; at <= every.length; at++) {
    const there = at < every.length && all.includes(every[at]);
    if (there && begin < 0) begin = at;
    if (!there && begin >= 0) {
      parts.push(begin === at - 1 ? every[begin] : `${every[begin]} – ${every[at - 1]}`);
      begin = -1;
    }
  }
  return parts.join(", ");
}

/** @param {Found} found @param {string[]} columns all labels, oldest first @returns {string} */
function where(found, columns) {
  const releases = found.wordings.flatMap((one) => one.releases).concat(found.releases);
  const minors = found.wordings.flatMap((one) => one.minors).concat(found.minors);
  const all = between(
    releases,
    columns.filter((one) => /^\d/.test(one)),
  );
  const keras = columns.filter((one) => one.startsWith("Keras ")).map((one) => one.slice("Keras ".length));
  const minor = between(minors, keras);
  if (all || minor) return [all && `TensorFlow ${all}`, minor && `Keras ${minor}`].filter(Boolean).join("; ");
  return [...new Set(found.places.flatMap((place) => place.columns))].join(", ");
}

/** How much of a function's path a text names. @param {string} name @param {string} text */
function named(name, text) {
  const parts = name.split(".");
  const file = parts.slice(0, -2).join("/");
  return (file && text.includes(file) ? 2 : 0) + (new RegExp(`\\b${parts.at(-1)}\\b`).test(text) ? 1 : 0);
}

// Keras and TensorFlow; other libraries build on them.
const OWN = /^(?:keras|tf_keras|tensorflow|runtime)(?:\.|$)/;

/**
 * The place that a text is from: the one whose function it names, else that of Keras rather
 * than of a library, else the one that most others build on.
 * @param {Found} found @param {string} text
 */
function placeOf({ places }, text) {
  return [...places].sort(
    (a, b) =>
      named(b.function, text) - named(a.function, text) ||
      Number(OWN.test(b.function)) - Number(OWN.test(a.function)) ||
      a.function.length - b.function.length,
  )[0];
}

/** Whether a text names a function that raises this. @param {Found} found @param {string} text */
export const isTold = ({ places }, text) => places.some((place) => named(place.function, text) > 0);

/**
 * @param {Found} found
 * @param {string[]} columns labels of all releases and versions, oldest first
 * @param {string} text all that was pasted
 * @returns {Card}
 */
export function raisedCard(found, columns, text) {
  const template = found.template.replace(/\{\w*\}/g, "…").replace(/\s+/g, " ");
  const shown = template.length > SHORT ? `${template.slice(0, SHORT)} …` : template;
  const { type } = found;
  const place = placeOf(found, text);
  const { name, condition } = place;
  const others = found.places.filter((one) => one !== place).map((one) => one.function);
  /** @type {Part[]} */
  const cause = [
    "This message is ",
    DOES[found.does] ?? "raised",
    " by ",
    { code: name || place.function },
    ...(name ? [" (", { code: place.function }, ")"] : []),
    ...(condition ? [", where ", { code: condition }] : []),
    found.reworded ? ". Other releases word it otherwise." : ".",
  ];
  const api = name.startsWith("tf.keras") ? `can-i-use/?${new URLSearchParams({ q: name })}` : "";
  return {
    level: "raised",
    key: place.function,
    also: others,
    title: [...(type ? [`${type}: `] : []), { code: shown }],
    cause,
    fix: [],
    code: "",
    releases: where(found, columns),
    url: api,
    link: api ? "All releases and arguments" : "",
  };
}
