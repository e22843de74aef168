// @ts-check
// What the table of names says of names that are asked for, or are in code. Nothing here draws.

import { find } from "./ask.js";
import { asked, card, instead, where, whereArgument, works } from "./cards.js";
import { publicName } from "./lacks.js";
import { nameCard } from "./named.js";

/** @typedef {import("./cards.js").Card} Card @typedef {import("./cards.js").Names} Names */
/** @typedef {import("./versions.js").Versions} Versions */

/** @type {Versions} */
const NOTHING = { tensorflow: undefined, keras: undefined, python: "", package: "", stated: false };

/**
 * What the table says of a name that is asked for, with its arguments; null where it has none.
 * @param {import("./ask.js").Asked} one
 * @param {Names} names
 * @returns {Card | null}
 */
export function about({ name, words }, names) {
  const found = find({ name, words }, names.spaces, names.members);
  if (!found) return null;
  const { facts, space } = found;
  const word = words.find((one) => facts.arguments.has(one)) ?? "";
  const answers = facts.arguments.get(word) ?? facts.states;
  const subject = word ? `${word}=` : facts.name;
  const { fix, url } = instead(names, facts.name, word);
  return card({
    key: [facts.name, word].filter(Boolean).join(" "),
    title: word ? [{ code: word }, " of ", { code: facts.name }] : [{ code: facts.name }],
    cause: word
      ? whereArgument([{ code: subject }], space, answers)
      : where({ code: subject }, space, answers),
    fix,
    url: asked(facts.name, word),
    ...(url ? { more: url } : {}),
  });
}

/**
 * What of a name and its arguments, as code has them, some release lacks.
 * @param {import("./ask.js").Asked} one
 * @param {Names} names
 * @returns {Card[]}
 */
export function lacking({ name, words }, names) {
  const found = find({ name, words: [] }, names.spaces, names.members);
  if (!found) {
    const lack = {
      kind: /** @type {const} */ ("name"),
      name: publicName(name),
      word: "",
      also: [],
      from: name,
    };
    const missing = nameCard(lack, names, NOTHING);
    return missing ? [missing] : [];
  }
  const { facts } = found;
  const own = facts.kinds.map(Boolean);
  const lost = words.filter((word) => {
    const answers = facts.arguments.get(word);
    return answers?.some((answer, column) => own[column] && !works(answer));
  });
  const all = lost.flatMap((word) => about({ name, words: [word] }, names) ?? []);
  const there = own.every(Boolean) && facts.calls.every(works);
  return there ? all : [...[about({ name, words: [] }, names) ?? []].flat(), ...all];
}
