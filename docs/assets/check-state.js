// @ts-check
// What *Check my code* keeps in its URL, after "#", and gets from the box. The server never
// sees it.

import { fromFragment, toFragment } from "./share.js";

export const PAGE = "migrate/check-my-code/";
const KEY = "check-my-code"; // in the session's storage, for a text that is too long for a URL

/** @typedef {{text: string, target: string, path: string}} State */

/** @param {State} state @returns {Promise<string>} with its "#", or empty */
export async function toHash({ text, target, path }) {
  const code = (await toFragment(text)).slice(1);
  const isNotebook = path.endsWith(".ipynb") ? "as=ipynb" : "";
  const parts = [target && `to=${target}`, code && isNotebook, code].filter(Boolean);
  return parts.length ? `#${parts.join("&")}` : "";
}

/** @param {string} hash @returns {Promise<State>} */
export async function asked(hash) {
  const [, target = "", as = "", code = ""] =
    hash.match(/^#(?:to=(\d+\.\d+))?&?(?:as=(ipynb))?&?(ask.*)?$/s) ?? [];
  return { text: await fromFragment(`#${code}`), target, path: as ? `pasted.${as}` : "" };
}

/** Hands a text to the page, where its URL has no room for it. @param {string} text */
export function handOver(text) {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // Without storage, or with too little, the page opens empty.
  }
}

/** What was handed over, once. @returns {string} */
export function handedOver() {
  try {
    const text = sessionStorage.getItem(KEY) ?? "";
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return "";
  }
}
