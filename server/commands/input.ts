import type { Analysis } from "../../core/ide/index.ts";
import { analyzeWithin } from "../analysis.ts";
import { InputError } from "../errors.ts";
import { diskHost } from "../files/host.ts";
import { settingsReader } from "../files/settings.ts";
import { isNotebook, readSource } from "../files/source.ts";

/** Analyses one Python file with its project's settings; `detailed` keeps values and bounds. Throws InputError. */
export function analyzeFile(path: string, detailed = false): Analysis {
  if (isNotebook(path)) throw new InputError(`${path}: is a notebook; a Python file is needed`);
  const { text } = readSource(path);
  return analyzeWithin(10_000, text, {
    path,
    settings: settingsReader({})(path),
    host: diskHost(path),
    detailed,
  });
}
