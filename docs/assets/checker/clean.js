// @ts-check
// Makes Python of what was pasted: without prompts, magics, shell commands: `clean.py`.

import { parses } from "./grammar.js";

const LINE_PYTHON = /^(\s*)%(time|timeit|prun)\s+(?!-)(?=\S)/;
const AUTOMAGIC = /^\s*(pip3?|conda|mamba|cd|ls|mkdir|rm|cp|mv|wget|apt-get)\s+(?![=.(,:[])\S/;
const ASSIGNED = /^(\s*[\w, ]+=\s*)[!%].*$/;
const MAGIC = /^\s*[%!?]|^\s*[\w.[\]'"]+\?{1,2}\s*$/;
const PROMPT = /^\s*(?:>>>|In \[\d*\]:) ?/;
const MORE = /^\s*\.\.\.(?: |$)/;
export const INSTALL = /tensorflow|keras/;
const SPECIAL = /[%!?]|>>>|In \[|^\s*(pip3?|conda|cd|ls)\s/m;

/** Without prompts, magics, and shell commands; lines keep their numbers. @param {string} given @param {string[]} commands the lines that install something are added */
export function clean(given, commands) {
  const text = given.replaceAll("\u00a0", " ").replaceAll("\u200b", "").replaceAll("\u2028", " ");
  if (!SPECIAL.test(text)) return dedented(text);
  const lines = withoutPrompts(text.split("\n"));
  if (parses(lines.join("\n"))) return lines.join("\n");
  const made = [];
  let continued = false;
  for (const line of lines) {
    if (continued) {
      continued = line.trimEnd().endsWith("\\");
      if (INSTALL.test(line)) commands.push(line);
      made.push("");
      continue;
    }
    const kept = line.replace(LINE_PYTHON, "$1");
    if (kept !== line) made.push(kept);
    else if (MAGIC.test(line) || AUTOMAGIC.test(line)) {
      if (INSTALL.test(line)) commands.push(line);
      continued = line.trimEnd().endsWith("\\");
      const indent = line.length - line.trimStart().length;
      made.push(indent ? `${" ".repeat(indent)}pass` : "");
    } else made.push(line.replace(ASSIGNED, "$1None"));
  }
  return dedented(made.join("\n"));
}

/** What was typed after `>>>`; what was printed is left out. @param {string[]} lines */
function withoutPrompts(lines) {
  if (!lines.some((line) => line.trimStart().startsWith(">>> ")))
    return lines.map((line) => (line.startsWith("In [") ? line.replace(PROMPT, "") : line));
  return lines.map((line) => {
    if (PROMPT.test(line)) return line.replace(PROMPT, "");
    return MORE.test(line) ? line.replace(MORE, "") : "";
  });
}

/** Without the indent that all lines have. @param {string} text */
function dedented(text) {
  const lines = text.split("\n");
  if (!/^[ \t]/.test(lines.find((line) => line.trim()) ?? "")) return text;
  /** @type {string | undefined} */
  let margin;
  for (const line of lines) {
    if (!line.trim()) continue;
    const indent = line.match(/^[ \t]*/)?.[0] ?? "";
    if (margin === undefined) margin = indent;
    while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  }
  const { length } = margin ?? "";
  return lines.map((line) => (line.trim() ? line.slice(length) : "")).join("\n");
}
