/**
 * `npm run soak -- edits [COUNT] [FILE...]`: random edits, one after another, in the examples, the fixtures and any files given;
 * after each the answers are compared with those of a fresh analysis.
 *
 * `npm run soak -- server [COUNT] [FILE] [SEED]`: random edits typed into a file over the language server's standard streams, with hovers,
 * hints, actions and memory reports asked throughout; afterwards the answers are compared with those of a server that sees the
 * text for the first time, and the memory after the run with that after warming up.
 *
 * Ends with 1 when something differs or fails.
 */
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { at, scratchFolder } from "./project.mjs";
import { pyrightPlugin } from "./pyright-plugin.mjs";
import { soakServer } from "./soak/server.mjs";

const [topic = "edits", count, ...files] = process.argv.slice(2);
const chain = await load();
if (topic === "server") await soakServer(Number(count ?? 10_000), files[0], chain, Number(files[1] ?? 1));
else soakEdits(Number(count ?? 2000));

/** @returns {Promise<typeof import("../test/edits/chain.ts")>} */
async function load() {
  const outfile = `${scratchFolder()}/chain.mjs`;
  await build({
    entryPoints: [at("test/edits/chain.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    define: { "import.meta.dirname": JSON.stringify(at("test/edits")) },
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  return module;
}

/** @param {number} total */
function soakEdits(total) {
  const random = chain.randomFrom(Date.now());
  const texts = [...chain.programs(), ...files.map((file) => readFileSync(file, "utf8"))];
  let edits = 0;
  let kept = 0;
  while (edits < total) {
    const text = texts[Math.floor(random() * texts.length)];
    const outcome = chain.editChain(text, Math.min(10, total - edits), random);
    edits += outcome.edits;
    kept += outcome.kept;
    if (outcome.difference) {
      const { text, again, fresh } = outcome.difference;
      console.log(`${text}\n\nafter the edits: ${again}\n\nfresh: ${fresh}`);
      process.exit(1);
    }
  }
  console.log(
    `${edits} edits, each with the answers of a fresh analysis; ${kept} kept what the program itself did`,
  );
}
