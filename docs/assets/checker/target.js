// @ts-check
// For which release code is: what its requirements or its notebook installs: `target.py`.

const REQUIRED =
  /(?<![\w.-])tensorflow(?:-cpu|-gpu|-macos|-intel)?(?:\[[^\]]*\])?["']?\s*(?:=\s*["'])?(?<clauses>(?:(?:===?|~=|>=|<=|!=|<|>|=)\s*[\d.*]+[a-z0-9]*\s*,?\s*)+)/g;
const CLAUSE = /(===?|~=|>=|<=|!=|<|>|=)\s*([\d.]+)/g;

/** @param {string} text */
const numbers = (text) => [...text.matchAll(/\d+/g)].map(([n]) => Number(n));

/** @param {number[]} a @param {number[]} b */
const compared = (a, b) => a[0] - b[0] || a[1] - b[1];

/** Whether some patch of a release fits. @param {number[]} column @param {string} sign @param {number[]} wanted */
function fits(column, sign, wanted) {
  const minor = [wanted[0], wanted[1] ?? 0];
  const by = compared(column, minor);
  if (["==", "===", "="].includes(sign)) return wanted.slice(0, 2).every((one, n) => column[n] === one);
  if (sign === "~=") return wanted.length > 2 ? by === 0 : by >= 0 && column[0] === minor[0];
  if (sign === ">=") return by >= 0;
  if (sign === "<=") return by <= 0;
  if (sign === "<") return by < 0 || (wanted.length > 2 && wanted[2] > 0 && by === 0);
  if (sign === ">") return by > 0 || (wanted.length > 2 && by === 0);
  return !(wanted.length <= 2 && by === 0);
}

/** The columns that `>=2.4,<2.16` allows, as a mask. @param {string} clauses @param {string[]} columns */
function allowed(clauses, columns) {
  const found = [...clauses.matchAll(CLAUSE)];
  return columns.reduce(
    (mask, column, n) =>
      found.every(([, sign, text]) => fits(numbers(column), sign, numbers(text))) ? mask | (1 << n) : mask,
    0,
  );
}

/** What a text requires: the columns, and how it is written. @param {string} text @param {string[]} columns @returns {{mask: number, text: string} | null} */
export function required(text, columns) {
  for (const match of text.replace(/#.*$/gm, "").matchAll(REQUIRED)) {
    const clauses = match.groups?.clauses ?? "";
    const mask = allowed(clauses, columns);
    if (mask) return { mask, text: `tensorflow${clauses.trim().replace(/,+$/, "")}` };
  }
  return null;
}

/** What a notebook installs. @param {string[]} commands @param {string[]} columns */
export function writtenFor(commands, columns) {
  for (const one of commands) {
    const match = [...one.matchAll(REQUIRED)][0];
    const clauses = match?.groups?.clauses ?? "";
    const mask = match ? allowed(clauses, columns) : 0;
    if (mask) return { mask, text: `tensorflow${clauses.trim().replace(/,+$/, "")}` };
  }
  return null;
}

/** The newest column of a mask. @param {number} mask */
export const newest = (mask) => 31 - Math.clz32(mask);
