// @ts-check
// The checker of *Check my code*: in a worker where a browser has them, else in the page.

/** @typedef {import("./checker/engine.js").Method} Method */
/** @typedef {(method: Method, given?: any) => Promise<any>} Ask */

const ROOT = new URL("../", import.meta.url); // the site's

/** @param {string} path */
export const read = async (path) => {
  const response = await fetch(new URL(path, ROOT));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

/** The checker in this page: where pages are files, a browser has no workers. @returns {Promise<Ask>} */
async function inPage() {
  const { Engine } = await import("./checker/engine.js");
  const engine = new Engine(read);
  return (method, given) => engine.ask(method, given);
}

/** The checker in a worker; where a browser refuses that, in this page. @returns {Ask} */
function inWorker() {
  const worker = new Worker(new URL("./checker/worker.js", import.meta.url), { type: "module" });
  /** @type {Map<number, {given: [method: Method, given?: any], resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: [id, found, error] }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error) one?.reject(new Error(error));
    else one?.resolve(found);
  });
  worker.addEventListener("error", () => {
    worker.terminate();
    const page = inPage();
    loading = page;
    page.catch(() => {
      loading = undefined;
    });
    for (const { given, resolve, reject } of waiting.values())
      page.then((ask) => ask(...given)).then(resolve, reject);
    waiting.clear();
  });
  return (...given) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { given, resolve, reject });
      worker.postMessage([last, ...given]);
    });
}

/** @type {Promise<Ask> | undefined} */
let loading;
export function loaded() {
  loading ??= location.protocol === "file:" ? inPage() : Promise.resolve(inWorker());
  return loading;
}
