import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { runMocha } from "../results.ts";

/**
 * What VS Code calls in its extension host: runs the built tests beside this file and writes their
 * results to the file that NDLENS_TEST_RESULTS names.
 */
export async function run(): Promise<void> {
  const resultFile = process.env.NDLENS_TEST_RESULTS;
  if (!resultFile) throw new Error("NDLENS_TEST_RESULTS names no file");
  const mocha = new Mocha({ ui: "bdd", timeout: 120_000 });
  const files = readdirSync(__dirname).filter((name) => name.endsWith(".test.cjs"));
  for (const name of files.sort()) mocha.addFile(join(__dirname, name));
  writeFileSync(resultFile, JSON.stringify(await runMocha(mocha)));
}
