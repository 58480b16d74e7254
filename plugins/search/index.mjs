// Reads {"records": [...]} on stdin and writes Pagefind's index of them into the folder given.
import { close, createIndex } from "pagefind";
import { readFileSync } from "node:fs";

const { index } = await createIndex({ forceLanguage: "unknown" });
for (const record of JSON.parse(readFileSync(0, "utf-8")).records) {
  const { errors } = await index.addCustomRecord({ ...record, language: "unknown" });
  if (errors.length) throw new Error(errors.join("\n"));
}
const { errors } = await index.writeFiles({ outputPath: process.argv[2] });
if (errors.length) throw new Error(errors.join("\n"));
await close();
