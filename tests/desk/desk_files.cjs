// Reads each file with the web desk's own formats and writes it again; stdin:
// {folder, scripts, files: {path: format}, changes: {code: what to set in that entry of a registry}}.
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const { folder, scripts, files, changes } = JSON.parse(fs.readFileSync(0, "utf8"));
const formats = {};
const nothing = () => {};
const CMS = new Proxy({}, { get: (_, name) => (name === "registerCustomFormat" ? (key, _ending, format) => (formats[key] = format) : nothing) });
Object.assign(globalThis, { window: globalThis, document: { body: { dataset: {} } }, CMS, createClass: nothing, h: nothing });
for (const script of scripts) vm.runInThisContext(fs.readFileSync(script, "utf8"), script);
for (const [name, format] of Object.entries(files)) {
  const file = path.join(folder, name);
  const { fromFile, toFile } = formats[format];
  const data = fromFile(fs.readFileSync(file, "utf8"));
  for (const entry of data.entries ?? []) Object.assign(entry, changes[entry.code]);
  fs.writeFileSync(file, toFile(data, []));
}
