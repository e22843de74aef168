// How often the first answer to a missing name is that name, by the form of the message:
// `node tests/js/wordings.js SITE EVERY`. Of the names that some release lacks and another has,
// each EVERY-th is asked for in every form that Python and the packages have had. Prints by
// form how many were asked and how many answered, and which weren't.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answers } from "../../docs/assets/answers.js";
import { decode } from "../../docs/assets/api.js";
import { kitOf } from "../../docs/assets/kit.js";

/** What a module of Keras calls itself, `keras` and `utils`. */
const MODULES = [
  "keras.api._v2.keras",
  "tensorflow.keras",
  "tensorflow_core.keras",
  "tensorflow_core._api.v2.keras",
  "tensorflow_core.python.keras.api._v2.keras",
  "tensorflow.python.keras.api._v2.keras",
  "tensorflow._api.v2.keras",
  "tensorflow._api.v2.compat.v1.keras",
  "keras._tf_keras.keras",
  "keras.api",
  "keras.src",
  "keras",
  "tensorflow.python.keras",
];
const FILE = "/home/user/venv/lib/python3.9/site-packages/keras/__init__.py";
/** @type {Record<string, (module: string, name: string) => string>} */
const WORDINGS = {
  ...Object.fromEntries(
    MODULES.map((root) => [
      `attribute of ${root}`,
      (/** @type {string} */ module, /** @type {string} */ name) =>
        `AttributeError: module '${root}${module}' has no attribute '${name}'`,
    ]),
  ),
  "no type": (module, name) => `module 'tensorflow.keras${module}' has no attribute '${name}'`,
  "no quotes": (module, name) => `module tensorflow.keras${module} has no attribute ${name}`,
  "Did you mean": (module, name) =>
    `AttributeError: module 'keras.api._v2.keras${module}' has no attribute '${name}'. Did you mean: '${name}s'?`,
  "import, Python 3.6": (module, name) =>
    `    from tensorflow.keras${module} import ${name}\nImportError: cannot import name '${name}'`,
  "import, Python 2": (module, name) =>
    `    from keras${module} import ${name}\nImportError: cannot import name ${name}`,
  "import, Python 3.7": (module, name) =>
    `ImportError: cannot import name '${name}' from 'tensorflow.keras${module}' (${FILE})`,
  "import, unknown location": (module, name) =>
    `ImportError: cannot import name '${name}' from 'tensorflow.keras${module}' (unknown location)`,
  "import, partially initialized": (module, name) =>
    `ImportError: cannot import name '${name}' from partially initialized module 'keras${module}' (most likely due to a circular import) (${FILE})`,
  "import, no quotes": (module, name) =>
    `ImportError: cannot import name ${name} from keras${module} (${FILE})`,
  alone: (_, name) => `ImportError: cannot import name '${name}'`,
};

const [site, every] = process.argv.slice(2);
/** @param {string} name */
const read = async (name) => {
  const found = readFileSync(join(site, name), "utf8");
  return name.endsWith(".txt") ? found : JSON.parse(found);
};
const kit = kitOf(read);
const { sections } = await kit.known();
const spaces = decode(await read("api/names-more.json"), decode(await read("api/names.json")));

/** Whether a card is about a name: in the table, or on a page that has it. @param {import("../../docs/assets/cards.js").Card} card @param {string} name */
function isAbout({ level, key }, name) {
  if (level === "name") return key.split(".").at(-1) === name;
  const section = sections.find(({ url }) => url === key);
  const said = [section?.title, ...(section?.messages ?? []).map(({ text }) => text)].join("\n");
  return new RegExp(`\\b${name}\\b`).test(said);
}

/** Whether some release has a name and some doesn't. @param {import("../../docs/assets/api.js").Space} space @param {string} name */
function isLost(space, name) {
  const kinds = space.get(name)?.kinds ?? [];
  return kinds.includes("") && kinds.some(Boolean);
}

const lost = ["tf.keras", "keras"].flatMap((label) =>
  [...spaces[label].names.keys()]
    .filter((name) => isLost(spaces[label], name))
    .map((name) => name.slice(label.length + 1).split(".")),
);
const inModules = lost.filter((parts) => !/^[A-Z]/.test(parts.at(-2) ?? ""));
/** @type {Record<string, {asked: number, first: number, missed: string[]}>} */
const found = {};
for (const parts of inModules.filter((_, at) => at % Number(every) === 0)) {
  const name = parts[parts.length - 1];
  const module = parts.slice(0, -1).map((part) => `.${part}`);
  for (const [wording, worded] of Object.entries(WORDINGS)) {
    const text = worded(module.join(""), name);
    const { cards } = await answers(kit, text);
    found[wording] ??= { asked: 0, first: 0, missed: [] };
    found[wording].asked++;
    if (cards[0] && isAbout(cards[0], name)) found[wording].first++;
    else found[wording].missed.push(text.split("\n")[text.split("\n").length - 1]);
  }
}
process.stdout.write(JSON.stringify(found, null, 1));
