/**
 * `npm run compare [-- --write]`: runs ndlens, Ruff, Pylint, Pyright and mypy on test/pairs, programs with marked memory mistakes and
 * their twins without them, and says who finds what. The tools are installed into a temporary folder (pip and npm have to reach
 * their registries); `--tools=FOLDER` keeps them in a folder for the next time. `--write` puts the tables into docs/comparison.md.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { kindsOf, offTopic, tools } from "./compare/tools.mjs";
import { at, root, run, runTool, scratchFolder } from "./project.mjs";

/** The rules of ndlens that speak of a kind of mistake. @type {Record<string, string>} */
const families = {
  copy: "ND1",
  dtype: "ND2",
  layout: "ND3",
  broadcast: "ND4",
  temp: "ND4",
  memmap: "ND5",
  grow: "ND6",
  "shape-error": "ND9",
};

const kept = process.argv.find((argument) => argument.startsWith("--tools="))?.slice("--tools=".length);
const folder = kept === undefined ? scratchFolder() : resolve(kept);
await install();
const programs = readdirSync(at("test/pairs/defects"))
  .filter((name) => name.endsWith(".py"))
  .sort()
  .map((name) => ({ name, marks: kindsOf(readFileSync(at("test/pairs/defects", name), "utf8")) }));
/** @type {any[]} */
const results = [];
for (const tool of tools(folder)) {
  console.error(`${tool.name} ...`);
  const defects = await tool.messages(at("test/pairs/defects"));
  const clean = await tool.messages(at("test/pairs/clean"));
  results.push({ name: tool.name, version: await tool.version(), how: tool.how, defects, clean });
}
const report = page();
console.log(report);
if (process.argv.includes("--write")) writeFileSync(at("docs/comparison.md"), report);

/** The tools and NumPy, whose types the type checkers read. */
async function install() {
  const python = process.env.PYTHON ?? "python3";
  const venv = join(folder, "venv");
  mkdirSync(join(folder, "npm"), { recursive: true });
  const isThere = existsSync(join(venv, "bin/mypy")) && existsSync(join(folder, "npm/node_modules/pyright"));
  const steps = isThere
    ? []
    : [
        await run(python, ["-m", "venv", venv]),
        await run(join(venv, "bin/pip"), [
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "ruff",
          "pylint",
          "mypy",
          "numpy",
        ]),
        await run("npm", ["install", "--silent", "--prefix", join(folder, "npm"), "pyright"]),
      ];
  steps.push(await runTool("../scripts/build.mjs", []));
  const failed = steps.find(({ code }) => code !== 0);
  if (failed) throw new Error(failed.output);
}

/** Messages that count: those on a line that is marked, when their rule is about what arrays do. @param {any} result */
function hits({ name, defects }) {
  return programs.flatMap(({ name: file, marks }) =>
    marks.map(({ line, kind }) => {
      const found = defects.filter(
        (/** @type {any} */ one) =>
          one.file === file && one.line <= line && line <= one.endLine && counts(name, one, kind),
      );
      return { file, line, kind, found };
    }),
  );
}

/** @type {(tool: string, message: any, kind?: string) => boolean} */
function counts(tool, { rule }, kind) {
  if (tool !== "ndlens") return !offTopic[tool].test(rule);
  return kind === undefined || rule.startsWith(families[kind]);
}

function page() {
  const found = results.map(hits);
  const kinds = Object.keys(families);
  const total = found[0].length;
  const byKind = kinds.map((kind) => {
    const cells = found.map((all) => all.filter((one) => one.kind === kind && one.found.length > 0).length);
    const marked = found[0].filter((one) => one.kind === kind).length;
    return `| ${kind} | ${marked} | ${cells.join(" | ")} |`;
  });
  const sums = found.map((all) => all.filter((one) => one.found.length > 0).length);
  const alarms = results.map(({ name, clean }) =>
    clean.filter((/** @type {any} */ one) => counts(name, one)),
  );
  const names = results.map(({ name }) => name);
  const details = results.flatMap(({ name }, i) =>
    name === "ndlens" ? [] : [section(name, found[i], alarms[i])],
  );
  return `# Who finds what

Made by \`npm run compare -- --write\`. \`test/pairs/defects\` holds ${programs.length} programs with ${total} marked lines, each a mistake that costs memory
or fails; \`test/pairs/clean\` their twins without it. All tools run with every rule that they have:

${results.map(({ name, version, how }) => `- ${name} ${version}: \`${how}\``).join("\n")}

A message of another tool counts as a find when it is on the marked line and not off topic. Off topic are rules about style, names,
docstrings, annotations, imports, magic numbers and the like, which say nothing of what arrays do (the list is \`offTopic\` in
\`scripts/compare/tools.mjs\`); whatever is not on that list counts, whether or not it names the mistake. For ndlens the family of the
rule has to be that of the mistake as well. The other tools do not claim to find such mistakes: they know no sizes. The table says
what is gained by using ndlens beside them.

| marked lines | | ${names.join(" | ")} |
| --- | --- | ${names.map(() => "---").join(" | ")} |
${byKind.join("\n")}
| all | ${total} | ${sums.join(" | ")} |
| messages on the twins, by the same count | | ${alarms.map((all) => all.length).join(" | ")} |

The pairs are the project's own: ndlens finds them all because its tests ask for it. They show what it looks for, not how
much of the world's mistakes it finds.

## What the others said

${details.join("\n\n")}
`;
}

/** What counted of one tool. @type {(name: string, found: readonly any[], alarms: readonly any[]) => string} */
function section(name, found, alarms) {
  const lines = found.filter((one) => one.found.length > 0);
  const said = lines.map(
    ({ file, line, kind, found }) =>
      `| ${file}:${line} | ${kind} | ${found[0].rule} | ${cell(found[0].message)} |`,
  );
  const table = ["| line | mistake | rule | message |", "| --- | --- | --- | --- |", ...said].join("\n");
  const twins = alarms.map(({ file, line, rule, message }) => `- ${file}:${line} ${rule}: ${cell(message)}`);
  return [
    `### ${name}`,
    said.length > 0 ? table : "Nothing on a marked line.",
    twins.length > 0 ? `On the twins:\n\n${twins.join("\n")}` : "Nothing on the twins.",
  ].join("\n\n");
}

/** @param {string} text */
function cell(text) {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll(root, "");
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}
