// @ts-check
// What lies between two releases besides names, as "Compare" draws it.

import { el, linked, ROOT } from "./api-text.js";
import { behaviors, files, packages } from "./between.js";

/** @typedef {import("./api.js").Space} Space */

export const ALSO = ["behaviors", "saves", "dependencies", "picker"]; // files of api/
const FEW = 12; // names of behavior that are shown at once
const MANY = 3; // models that are named

/** Text with code between backticks. @param {string} text */
const marked = (text) => text.split("`").map((part, at) => (at % 2 ? el("code", {}, part) : part));

/** @param {import("./between.js").Moved[]} moved */
function results(moved) {
  const items = moved.map(({ name, steps }) => {
    const said = steps.flatMap(({ from, to, what, before, after }) => {
      const sides = before || after ? [": ", el("code", {}, before), " → ", el("code", {}, after)] : [];
      return ["; ", `${from} → ${to}, ${what.join(", ")}`, ...sides];
    });
    return el("li", {}, linked(name), ": ", ...said.slice(1));
  });
  const list = el("ul", {}, ...items.slice(0, FEW));
  if (items.length <= FEW) return [list];
  const rest = el("ul", {}, ...items.slice(FEW));
  return [list, el("details", {}, el("summary", {}, `${items.length - FEW} more, less used`), rest)];
}

/** @param {import("./between.js").Level} level */
function level({ text, models }) {
  const shown = `${models.length} × ${text}`;
  return models.length > MANY ? shown : `${shown} (${models.join(", ")})`;
}

/** @param {string} id @param {string} head @param {...(Node | string)} rest */
const part = (id, head, ...rest) => ({ id, head, parts: [el("h2", { id }, head), ...rest] });

/**
 * What differs besides names, in parts with their headings. The tables about behavior are of tf.keras.
 * @param {Record<string, any>} data by file of api/
 * @param {Space} space @param {{from: string, to: string}} choice @param {Set<string>} there names on both
 */
export function besides(data, space, choice, there) {
  const { from, to } = choice;
  const { changes: all } = data.behaviors;
  const moved = behaviors(all, space.columns, from, to, there);
  const others = moved.others.length
    ? [
        el(
          "p",
          {},
          `In ${moved.others.length} more, only what `,
          el("code", {}, "get_config()"),
          " returns differs, a default name, or the variables of an optimizer.",
        ),
      ]
    : [];
  const loaded = files(data.saves, from, to);
  const formats = (loaded ?? []).map(({ format, levels }) =>
    el("li", {}, ...marked(format), `: ${levels.map(level).join("; ")}`),
  );
  const pins = packages(data.dependencies, from, to).map(({ name, before, after }) =>
    el("li", {}, el("code", {}, name), `: ${before || "not needed"} → ${after}`),
  );
  const [old, now] = [from, to].map((release) => data.picker.releases[release]);
  const made = [
    part(
      "behavior",
      `Behavior changed: ${moved.results.length}`,
      el(
        "p",
        {},
        "These names run on both and return something else, with the same arguments and weights. ",
        el("a", { href: `${ROOT}migrate/silent/` }, "What changed silently"),
        " has programs and fixes.",
      ),
      ...results(moved.results),
      ...others,
    ),
    part(
      "files",
      loaded ? `Files of ${from}, loaded on ${to}` : "Files: not tested",
      loaded
        ? el(
            "p",
            {},
            "Small models, each saved and loaded. ",
            el("a", { href: `${ROOT}migrate/move-models/` }, "Move a saved model"),
            " has the code.",
          )
        : el("p", {}, `Files weren't moved from ${from} to ${to}.`),
      el("ul", {}, ...formats),
    ),
    part(
      "installation",
      "Installation",
      el(
        "ul",
        {},
        el("li", {}, `Keras: ${old.keras} → ${now.keras}`),
        el("li", {}, `Wheels for Python: ${old.wheels.join(", ")} → ${now.wheels.join(", ")}`),
        ...pins,
      ),
      el(
        "p",
        {},
        "Versions of packages that work. ",
        el("a", { href: `${ROOT}install/dependencies/` }, "Versions of dependencies that work"),
        " has the errors of others.",
      ),
    ),
  ];
  return made;
}
