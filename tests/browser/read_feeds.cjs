/* Reads feeds as rss-parser does: a list of files on standard input, what it found in each on standard output. */
const { readFileSync } = require("node:fs");
const Parser = require("rss-parser");

const parser = new Parser();

async function main() {
  const found = {};
  for (const file of JSON.parse(readFileSync(0, "utf8"))) {
    const feed = await parser.parseString(readFileSync(file, "utf8"));
    const items = feed.items.map((item) => ({
      id: item.guid ?? item.id,
      title: item.title,
      link: item.link,
      date: item.isoDate,
      text: item["content:encoded"] ?? item.content ?? "",
      summary: item.summary ?? item.content ?? "",
    }));
    found[file] = { title: feed.title, items };
  }
  process.stdout.write(JSON.stringify(found));
}

main();
