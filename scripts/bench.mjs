/**
 * `npm run bench [-- TOPIC...] [--write]`: measures; a topic is a file in scripts/bench. Figures are compared within one run, so that
 * the machine matters little. `--write` puts the tables of the topics into docs/benchmarks.md and leaves the others there as they are.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { at } from "./project.mjs";

/**
 * @typedef {object} Topic
 * @property {string} title
 * @property {string} about what the figures are, and how they were had
 * @property {() => Promise<string>} measure gives Markdown
 */

const file = at("docs/benchmarks.md");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
const names = readdirSync(at("scripts/bench"))
  .filter((name) => name.endsWith(".topic.mjs"))
  .map((name) => name.replace(".topic.mjs", ""));
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) {
  console.error(`there is no topic ${unknown}; there are ${names.join(", ")}`);
  process.exit(2);
}
for (const name of positionals.length > 0 ? positionals : names) {
  /** @type {{ default: Topic }} */
  const { default: topic } = await import(`./bench/${name}.topic.mjs`);
  const table = await topic.measure();
  console.log(`${topic.title}\n\n${table}\n`);
  if (values.write) write(name, topic, table);
}
// Servers that were measured may still be ending.
process.exit(0);

/** Puts a topic's section in the place of its former one. @param {string} name @param {Topic} topic @param {string} table */
function write(name, { title, about }, table) {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "# Benchmarks\n";
  const section = `## ${title}\n\n${about} Made by \`npm run bench -- ${name} --write\`.\n\n${table.trim()}\n`;
  const parts = text.split(/^(?=## )/m);
  const others = parts.filter((part) => !part.startsWith(`## ${title}\n`)).map((part) => part.trim());
  mkdirSync(at("docs"), { recursive: true });
  writeFileSync(file, `${[...others, section.trim()].join("\n\n")}\n`);
}
