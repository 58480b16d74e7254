// Reads {"records": [...]} on stdin and writes Pagefind's index of them into the folder given.
import { close, createIndex } from "pagefind";
import { readFileSync } from "node:fs";

// A query fetches a chunk for each of its words and years: with the usual 20,000 five words took 740 KB at 10,000 stories.
process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = "4000";
const { index } = await createIndex({ forceLanguage: "unknown" });
for (const record of JSON.parse(readFileSync(0, "utf-8")).records) {
  const { errors } = await index.addCustomRecord({ ...record, language: "unknown" });
  if (errors.length) throw new Error(errors.join("\n"));
}
const { errors } = await index.writeFiles({ outputPath: process.argv[2] });
if (errors.length) throw new Error(errors.join("\n"));
await close();
