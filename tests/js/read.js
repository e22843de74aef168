// What traceback.js and versions.js read in texts: a list of texts from standard input, as
// JSON; for each, the versions, the releases, the causes, the reader's own line.

import { readFileSync } from "node:fs";
import { read } from "../../docs/assets/traceback.js";
import { releasesOf, versions } from "../../docs/assets/versions.js";

const { texts, releases } = JSON.parse(readFileSync(0, "utf8"));
const found = texts.map((/** @type {string} */ text) => {
  const one = read(text);
  const known = versions(one.text);
  const causes = one.causes.map(({ type, message }) => ({ type, message }));
  return {
    ...known,
    releases: releasesOf(known, releases),
    causes,
    own: one.own?.code ?? "",
    attempt: one.attempt,
  };
});
process.stdout.write(JSON.stringify(found));
