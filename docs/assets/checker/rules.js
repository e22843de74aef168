// @ts-check
// What a use of Keras does on each release, by what is known of names and arguments: `rules.py`.

import { isPlain, Names } from "./names.js";
import { ATTRIBUTES, BREAKS, Found, PERHAPS } from "./problems.js";
import { lastOf } from "./results.js";
import { argument, NOT_THERE } from "./signature.js";
import { Made, Member, Own, Ref, Super } from "./values.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./values.js").Use} Use */

// Arguments of `compile` that its `**kwargs` refuses before they are parameters.
const REFUSED = ["jit_compile", "steps_per_execution"];
// Classes that, when called, give an object of another class, below this one.
/** @type {Map<string, string>} */
const FACTORIES = new Map([["LossScaleOptimizer", "tf.keras.optimizers.Optimizer"]]);

/** Judges uses. What is equal is judged once. */
export class Rules extends Names {
  /** @param {import("./table.js").Table} table @param {number | null} from the column for which the code was written */
  constructor(table, from = null) {
    super(table, from);
    /** @type {Map<string, Problem[]>} */
    this.known = new Map();
    /** @type {Map<string, Problem[]>} of the classes of one file */
    this.own = new Map();
  }

  /** Forgets what is of one file. */
  begin() {
    this.own.clear();
  }

  /** The columns on which a use breaks; what else it reaches doesn't matter. @param {Use} use */
  breaks(use) {
    return this.judge(use).reduce((mask, one) => (one.level === BREAKS ? mask | one.columns : mask), 0);
  }

  /** What is wrong with a use on the columns on which it is reached. Where it is one of several things, only what is wrong with each of them. @param {Use} use @returns {Problem[]} */
  judge(use) {
    if (use.stored !== null) return [];
    /** @type {[Problem[], number][]} */
    const every = use.targets.map(([target, mask]) => [this.of(target, use), mask]);
    let [problems, where] = [every[0][0], every[0][1] & use.mask];
    if (every.length > 1) {
      where = use.mask & together(every);
      problems = every.flatMap(([some, mask]) =>
        some.map((one) => ({ ...one, columns: one.columns & mask })),
      );
    }
    /** @type {Problem[]} */
    const found = [];
    for (const one of problems) {
      const columns = one.columns & where;
      const level = use.unsure && one.level === BREAKS ? PERHAPS : one.level;
      if (columns) found.push({ ...one, columns, level });
    }
    return found;
  }

  /** @param {any} target @param {Use} use @returns {Problem[]} */
  of(target, use) {
    const key = keyOf(target, use);
    const cache = key.startsWith("own ") ? this.own : this.known;
    let problems = cache.get(key);
    if (!problems) {
      const made = new Found();
      for (const [path, kind, name] of this.kinds(target)) {
        if (kind === "name") this.ofName(made, path, use);
        else if (kind === "tensorflow") this.ofTensorflow(made, path, use);
        else this.ofMember(made, path, /** @type {string} */ (name), use, kind);
      }
      problems = made.problems(this.table);
      cache.set(key, problems);
    }
    return problems;
  }

  /** What a target is: a name, or a member of a class: path, kind, name. @param {any} target @returns {[string, string, string?][]} */
  kinds(target) {
    if (target instanceof Ref) {
      if (target.isKeras) return [[target.path, "name"]];
      return target.path.startsWith("tf.") ? [[target.path, "tensorflow"]] : [];
    }
    if (!(target instanceof Member)) return [];
    const { of, name } = target;
    if (of instanceof Made) return [[of.path, "object", name]];
    if (of instanceof Ref)
      return [
        [of.path, "name"],
        [of.path, "class", name],
      ];
    return of instanceof Own || of instanceof Super ? this.inherited(of, name) : [];
  }

  /** The method of Keras that an object of the file's class has. @param {Own | Super} of @param {string} name @returns {[string, string, string?][]} */
  inherited(of, name) {
    const own = of.of.method(name) ?? of.of.attribute(name);
    if (own !== null && of instanceof Own) return [];
    if (of instanceof Super && of.of.above(name)) return [];
    const [path] = of.of.keras;
    if (!of.of.isKnown || path === undefined) return [];
    if (name === "__init__" && of instanceof Super) return [[path, "name"]];
    return this.table.members(path).get(name)?.length ? [[path, "object", name]] : [];
  }

  /** A method that only a Sequential model ever had. @param {Found} made @param {string} path @param {string} name */
  ofOtherModel(made, path, name) {
    const other = this.table.members("tf.keras.Sequential").get(name);
    if (lastOf(path) !== "Model" || !other?.some(Array.isArray)) return;
    const text = `Model has no method ${name}: only Sequential had it`;
    for (let column = 0; column < this.table.columns.length; column++)
      made.add("KT121", BREAKS, `${path}.${name}`, text, column);
  }

  // Members

  /** @param {Found} made @param {string} path @param {string} name @param {Use} use @param {string} kind */
  ofMember(made, path, name, use, kind) {
    const row = this.table.members(path).get(name);
    if (!row?.length) return this.ofOtherModel(made, path, name);
    const facts = this.table.facts(path);
    const full = `${path}.${name}`;
    for (const [column, found] of row.entries()) {
      if (found === null || (facts && !facts.kinds[column])) continue;
      if (found === "-") {
        if (ATTRIBUTES.includes(name)) continue;
        if (facts?.calls[column][0] === "raises") continue; // there is no such object
        const base = FACTORIES.get(lastOf(path));
        if (base && Array.isArray(this.table.members(base).get(name)?.[column])) continue;
        if (row.some(Array.isArray))
          made.add("KT121", BREAKS, full, `${lastOf(path)} has no method ${name}`, column);
        continue;
      }
      if (!use.call || !Array.isArray(found)) continue;
      if (kind === "class" && name !== "from_config") continue; // whether `self` is given isn't known
      /** @type {Map<string, import("./signature.js").State>} */
      const states = new Map(use.call.named.map(([word]) => [word, argument(found, word)]));
      if (name === "compile" && column) {
        // The oldest release ignores them.
        for (const word of REFUSED) if (states.get(word)?.[0] === "unknown") states.set(word, NOT_THERE);
      }
      this.ofCall(made, full, use.call, found, states, column, ["KT122", "KT123"]);
      this.relied(made, full, use.call, row, column);
    }
  }
}

/** The columns on which everything that a use can be is wrong. @param {[Problem[], number][]} every */
function together(every) {
  let [wrong, there] = [-1, 0];
  for (const [problems, mask] of every) {
    const broken = problems.reduce((found, one) => found | one.columns, 0);
    wrong &= broken | ~mask;
    there |= mask;
  }
  return wrong & there;
}

/** What the verdict depends on. @param {any} target @param {Use} use @returns {string} */
function keyOf(target, use) {
  const { call } = use;
  const shaped = call
    ? [
        call.args.length,
        call.named.map(([word]) => word).join(" "),
        call.starred,
        call.doubled,
        isPlain(use),
      ].join("|")
    : "";
  if (target instanceof Ref) return `name ${target.path} ${use.imported} ${shaped}`;
  if (!(target instanceof Member)) return "other";
  const { of, name } = target;
  const kind = of?.constructor.name;
  if (of instanceof Own || of instanceof Super) {
    const how = of instanceof Own ? "Own" : "Super";
    return `own ${how} ${of.of.number} ${name} ${shaped}`;
  }
  if (of instanceof Made) return `made ${of.path} ${name} ${shaped}`;
  return of instanceof Ref ? `class ${of.path} ${name} ${shaped}` : `other ${kind}`;
}
