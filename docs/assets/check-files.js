// @ts-check
// The files that a reader chooses or drops for *Check my code*, folders among them.

/** @typedef {[path: string, file: File]} Given */

const CODE = /\.(?:py|ipynb)$/;
const LEFT = /(?:^|\/)(?:\.[^/]+|__pycache__|node_modules|site-packages)\//;
const MOST = 300; // files

/** @param {FileSystemEntry} entry @param {string} above @returns {Promise<Given[]>} */
async function inside(entry, above) {
  const path = above + entry.name;
  if (entry.isFile)
    return [
      [
        path,
        await new Promise((resolve, reject) => {
          /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject);
        }),
      ],
    ];
  if (LEFT.test(`${path}/`)) return [];
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {Given[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} some at a time, until none is left */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    for (const one of some) found.push(...(await inside(one, `${path}/`)));
  }
}

/** The files that were dropped, and those in folders. @param {DataTransfer} data @returns {Promise<Given[]>} */
export async function dropped(data) {
  // All at once: after the first wait, a browser has forgotten the others.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return chosen(data.files);
  const found = await Promise.all(entries.map((entry) => (entry ? inside(entry, "") : [])));
  return found.flat();
}

/** @param {Iterable<File>} files @returns {Given[]} */
export const chosen = (files) => [...files].map((file) => [file.webkitRelativePath || file.name, file]);

/** Of many files the code, by path; and how many there are. @param {Given[]} files */
export function codeOf(files) {
  const code = files.filter(([path]) => CODE.test(path) && !LEFT.test(path));
  code.sort(([a], [b]) => (a < b ? -1 : 1));
  return { code: code.slice(0, MOST), count: code.length };
}
