import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Mocha from "mocha";
import { type Results, runMocha } from "../results.ts";

/** Runs the built tests beside this file whose names end in `suffix`, and returns how they ended. */
export function run(suffix: string): Promise<Results> {
  const mocha = new Mocha({ ui: "bdd", timeout: 180_000 });
  const here = new URL(".", import.meta.url);
  const files = readdirSync(here).filter((name) => name.endsWith(suffix));
  for (const name of files.sort()) mocha.addFile(fileURLToPath(new URL(name, here)));
  return runMocha(mocha);
}
