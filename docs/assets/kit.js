// @ts-check
// What the box loads, each when it is first needed, and once.

/** @typedef {import("./answers.js").Kit} Kit */

/**
 * Loads once, and again after a failure.
 * @template T @param {() => Promise<T>} load @returns {() => Promise<T>}
 */
function once(load) {
  /** @type {Promise<T> | undefined} */
  let loading;
  return () => {
    loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

// Data in which nothing is known.
const NOTHING = { schema: 0, sections: [], stack: {}, columns: [], sets: [], keys: [], releases: {} };

/** Loads the code for an error, and runs it once: its patterns are compiled then. No data is loaded. */
async function warm() {
  const { errorCards } = await import("./error-answers.js");
  await Promise.all([import("./named.js"), import("./shards.js"), import("./dependencies.js")]);
  await idle();
  const kit = kitOf((name) =>
    /dependencies|companions/.test(name) ? Promise.reject(new Error(name)) : Promise.resolve(NOTHING),
  );
  await errorCards(kit, "ValueError: ?");
}

/** A moment without input; Safari doesn't tell of any. @returns {Promise<void>} */
const idle = () =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 300 });
    else setTimeout(resolve);
  });

/**
 * @param {(name: string) => Promise<any>} json reads a file below the site: JSON, or a text that ends with .txt
 * @returns {Kit & {warm: () => Promise<void>}}
 */
export function kitOf(json) {
  /** @type {Map<string, () => Promise<any>>} */
  const files = new Map();
  /** @param {string} name */
  const file = (name) => {
    const known = files.get(name) ?? once(() => json(name));
    files.set(name, known);
    return known();
  };
  const known = once(async () => {
    const [{ prepare }, data] = await Promise.all([import("./recorded.js"), file("api/tracebacks.json")]);
    return prepare(data);
  });
  const framed = once(async () => {
    const [{ prepare }, data, frames] = await Promise.all([
      import("./recorded.js"),
      file("api/tracebacks.json"),
      file("api/tracebacks-frames.json"),
    ]);
    return prepare(data, frames);
  });
  const engine = once(async () => {
    const [{ build }, { default: MiniSearch }, data] = await Promise.all([
      import("./search.js"),
      import("./vendor/minisearch.js"),
      file("search/index.json"),
    ]);
    return build(MiniSearch, data);
  });
  const whole = once(async () => {
    const [{ decode, Members }, names, more, methods, instead] = await Promise.all([
      import("./api.js"),
      ...["names", "names-more", "methods", "instead"].map((name) => file(`api/${name}.json`)),
    ]);
    return { spaces: decode(more, decode(names)), members: new Members(methods), instead };
  });
  const parts = once(async () => (await import("./shards.js")).shards(file, whole));
  const listed = once(async () => (await import("./shards.js")).listed(file));
  const messages = once(async () => {
    const [code, index] = await Promise.all([import("./messages.js"), file("api/messages/index.json")]);
    return { code, index: code.prepare(index), columns: index.columns };
  });
  /** @type {Map<string, import("./messages.js").Message[]>} */
  const decoded = new Map();
  /** They are data that a site may lack. @param {string} name */
  const perhaps = (name) => file(name).catch(() => undefined);
  const trials = () => perhaps("api/dependencies.json");
  const companions = () => perhaps("api/companions.json");
  return {
    warm,
    engine,
    trials,
    companions,
    pinned: async (release) => {
      const [{ lockOf }, picker, lock] = await Promise.all([
        import("./requirements.js"),
        file("api/picker.json"),
        perhaps(`constraints/${release}.txt`),
      ]);
      const found = picker.releases[release];
      return found && lock && { release: found, lock: lockOf(lock) };
    },
    releases: async () => Object.keys((await file("api/picker.json")).releases),
    raised: async (text) => {
      const { code, index, columns } = await messages();
      const shards = await Promise.all(
        code.wanted(index, text).map(async (name) => {
          const known = decoded.get(name) ?? code.decode(index, await file(`api/messages/${name}`));
          decoded.set(name, known);
          return known;
        }),
      );
      return { columns, found: code.find(text, shards) };
    },
    known,
    framed,
    names: async (wanted) => (await parts())(wanted),
    listed,
    words: async () => (await import("./shards.js")).wordsOf(file),
    told: (page) => file(`api/answers/${page.replace(/\/$/, "") || "index"}.json`),
  };
}
