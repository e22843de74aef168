// @ts-check
// What the table of names says of an argument that an error is about. Nothing here draws.

import { defaults } from "./api.js";
import { closestWords, find } from "./ask.js";
import {
  ask,
  asked,
  card,
  install,
  instead,
  joined,
  meaning,
  NEVER,
  product,
  ranges,
  whereArgument,
  works,
} from "./cards.js";

/** @typedef {import("./api.js").Facts} Facts @typedef {import("./api-text.js").Part} Part */
/** @typedef {import("./cards.js").Card} Card @typedef {import("./cards.js").Names} Names */
/** @typedef {import("./shards.js").Words} Words */
/** @typedef {import("./lacks.js").Lack} Lack @typedef {import("./versions.js").Versions} Versions */

// How Keras refuses an argument without saying whose it is.
const KERAS_SAYS =
  /Keyword argument not understood|[Uu]nrecognized keyword argument|[Ii]nvalid keyword argument/;
/** @type {Words} */
const NOTHING = { lost: {}, needed: {}, words: "" };
const SHOWN = 3; // names that one card mentions
const MANY = 40; // names with an argument, of which none is the likely one

/** Classes whose argument this is on some releases and not on others. @param {string} word @param {Words} words @returns {string[]} */
export const owners = (word, { lost }) => listed(lost, word);

/** @param {Record<string, string>} classes by argument @param {string} word @returns {string[]} */
const listed = (classes, word) =>
  Object.hasOwn(classes, word) && classes[word]
    ? classes[word].split(",").map((name) => `tf.keras.${name}`)
    : [];

/** Whether the classes with an argument are few, or the text has one of them. @param {string[]} names @param {string} text */
function isTelling(names, text) {
  const kinds = new Set(names.map((name) => name.slice(name.lastIndexOf(".") + 1)));
  return kinds.size <= SHOWN || [...kinds].some((kind) => new RegExp(`\\b${kind}\\b`).test(text));
}

/** An argument that nothing has. @param {string} word @param {Names} names @returns {Card | null} */
function neverCard(word, names) {
  if (` ${names.words?.words} `.includes(` ${word} `)) return null;
  const { columns } = names.spaces["tf.keras"];
  return card({
    ...NEVER,
    key: `? ${word}`,
    title: [{ code: `${word}=` }],
    cause: [
      "No class of ",
      { code: "tf.keras" },
      " has an argument ",
      { code: word },
      ` in any tested release, TensorFlow ${columns[0]} – ${columns.at(-1)}: it is from Keras 1, from another package, or misspelled.`,
    ],
    fix: ["Remove the argument, or see what it is called now."],
    url: "can-i-use/",
    link: "All names and arguments",
  });
}

/** In which columns an argument must be given. @param {Facts} facts @param {string} word */
const needed = (facts, word) => facts.signatures.map((signature) => defaults(signature).get(word) === null);

/** Classes that need an argument, if that and the text tell which is meant. @param {string} word @param {Words} words @param {string} text */
export function requirers(word, words, text) {
  const found = listed(words.needed, word);
  const kinds = new Set(found.map((name) => name.slice(name.lastIndexOf(".") + 1)));
  const told = [...kinds].filter((kind) => text.toLowerCase().includes(kind.toLowerCase()));
  const [one = "", ...others] = kinds.size === 1 ? kinds : told;
  return others.length ? [] : found.filter((name) => name.endsWith(`.${one}`));
}

/** @param {Lack} lack @param {Names} names @param {Versions} versions @param {string} text @returns {Card | null} */
export function argumentCard(lack, names, versions, text) {
  const root = versions.package === "tf_keras" ? "tf_keras." : "";
  const tried = lack.name
    ? [`${root}${lack.name}`, lack.name, lack.name.slice(lack.name.indexOf(".") + 1)]
    : [];
  const found = tried.map((name) => find(ask(name), names.spaces, names.members)).find(Boolean);
  if (!found) {
    const some =
      lack.name && lack.from && !/^_/.test(lack.from) ? [] : owners(lack.word, names.words ?? NOTHING);
    if (!some.length && !lack.name && KERAS_SAYS.test(text)) return neverCard(lack.word, names);
    if (!some.length || some.length > MANY || !isTelling(some, text)) return null;
    const facts = /** @type {Facts} */ (names.spaces["tf.keras"].get(some[0]));
    return argumentOf(
      { facts, space: names.spaces["tf.keras"], others: [] },
      lack,
      names,
      versions,
      text,
      some,
    );
  }
  return argumentOf(found, lack, names, versions, text, [found.facts.name]);
}

/** @param {import("./ask.js").Found} found @param {Lack} lack @param {Names} names @param {Versions} versions @param {string} text @param {string[]} all @returns {Card} */
function argumentOf({ facts, space }, lack, names, versions, text, all) {
  const answers = facts.arguments.get(lack.word);
  const { fix, url } = instead(names, facts.name, lack.word);
  const saved = /deserializ|from_config|load_model|model_from_json/.test(text);
  /** @type {Part[]} */
  const of =
    all.length > 1
      ? [
          " of ",
          ...joined(
            all.slice(0, SHOWN).map((name) => [{ code: name }]),
            ", ",
          ),
        ]
      : [" of ", { code: facts.name }];
  const key = `${facts.name} ${lack.word}`;
  if (!answers) {
    const near = closestWords(lack.word, facts.arguments.keys()).slice(0, SHOWN);
    return card({
      ...NEVER,
      key,
      title: [{ code: lack.word }, ...of],
      cause: [{ code: facts.name }, " has no argument ", { code: lack.word }, " in any tested release."],
      fix: near.length
        ? [
            "The closest: ",
            ...joined(
              near.map((one) => [{ code: one }]),
              ", ",
            ),
            ".",
          ]
        : ["Remove it."],
      url: asked(facts.name),
    });
  }
  const there = answers.map(works);
  const lost = there.map((one, column) => !one && Boolean(facts.kinds[column]));
  const cause = [
    ...whereArgument([{ code: `${lack.word}=` }], space, answers),
    ...meaning(space, there, versions),
  ];
  if (saved && lost.includes(true)) {
    const by = ranges(space.columns, there);
    cause.push(` Your file has it, so it was saved by one of ${product(space)} ${by}.`);
  }
  // What every release accepts was refused by something else.
  /** @type {Partial<Card>} */
  const doubted = lost.includes(true)
    ? {}
    : {
        level: "several",
        doubts: [
          {
            kind: "other",
            said: ["Every tested release accepts it: another version, or another function, refused it."],
          },
        ],
      };
  return card({
    ...doubted,
    key,
    title: [{ code: lack.word }, ...of],
    cause,
    fix: fix.length
      ? fix
      : saved
        ? ["Load the file with the Keras that saved it, or remove the argument from its configuration."]
        : ["Remove the argument. ", ...install(space, there, versions)],
    releases: ranges(space.columns, lost),
    url: url || asked(facts.name, lack.word),
    link: url ? "The example that runs" : "All releases and arguments",
  });
}

/** @param {Lack} lack @param {Names} names @param {Versions} versions @param {string} text @returns {Card | null} */
export function requiredCard(lack, names, versions, text) {
  const name = lack.name || requirers(lack.word, names.words ?? NOTHING, text)[0];
  const found = name ? find(ask(name), names.spaces, names.members) : null;
  if (!found) return null;
  const { facts, space } = found;
  const needs = needed(facts, lack.word);
  if (!needs.includes(true)) return null;
  const newest = facts.signatures.filter(Boolean).at(-1);
  return card({
    key: `${facts.name} ${lack.word}`,
    title: [{ code: lack.word }, " of ", { code: facts.name }],
    cause: [
      { code: lack.word },
      ` is required in ${product(space)} ${ranges(space.columns, needs)}.`,
      ...meaning(
        space,
        needs.map((one) => !one),
        versions,
      ),
    ],
    fix: ["Give it by name:"],
    code: `${facts.name}(${newest?.join(", ") ?? "…"})`,
    releases: ranges(space.columns, needs),
    url: asked(facts.name, lack.word),
  });
}
