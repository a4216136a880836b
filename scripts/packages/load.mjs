import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "../project.mjs";
import { pyrightPlugin } from "../pyright-plugin.mjs";

/** Returns what modules of the project export, bundled for Node. @param {readonly string[]} files paths from the top folder */
export async function loadForNode(files) {
  const out = await mkdtemp(join(tmpdir(), "ndlens-"));
  const outfile = join(out, "bundle.cjs");
  await build({
    stdin: { contents: files.map((file) => `export * from "./${file}";`).join("\n"), resolveDir: root },
    bundle: true,
    format: "cjs",
    platform: "node",
    mainFields: ["module", "main"],
    outfile,
    plugins: [pyrightPlugin()],
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  await rm(out, { recursive: true });
  return module.default ?? module;
}
