import type { Analysis } from "../../core/ide/index.ts";
import { analyzeInTime, commandTimeLimit, isTooLong, tooLongText } from "../analysis.ts";
import { InputError } from "../errors.ts";
import { diskHost } from "../files/host.ts";
import { settingsReader } from "../files/settings.ts";
import { isNotebook, readSource } from "../files/source.ts";
import { complain } from "./program.ts";

/** Analyses one Python file with its project's settings; `detailed` keeps values and bounds. Throws InputError. */
export function analyzeFile(path: string, detailed = false): Analysis {
  if (isNotebook(path)) throw new InputError(`${path}: is a notebook; a Python file is needed`);
  const { text } = readSource(path);
  if (isTooLong(text)) complain(`${path}: ${tooLongText}`);
  const options = { path, settings: settingsReader({})(path), host: diskHost(path), detailed };
  return analyzeInTime(text, options, undefined, commandTimeLimit);
}
