import { pyStr, type Value } from "../../ndarray/value.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { argument, exactText } from "./arguments.ts";
import { PyFile } from "./methods/file.ts";
import { pathText } from "./path.ts";
import { readFile, TextStream, writeBytes, writeFile } from "./textfile.ts";

/** `open(path, mode)`. */
export function openedFile(machine: Machine, args: CallArguments): Value {
  const path = pathText(args.positional[0]);
  const mode = exactText(argument(args, 1, "mode") ?? pyStr("r"));
  if (path === undefined || mode === undefined) return new PyFile(args.positional[0], mode ?? "b?");
  if (mode.includes("b")) {
    // What is written through it is followed from an empty file on; where it changes a file, that is not known any more.
    if (/[wxa+]/.test(mode)) writeBytes(machine, path, undefined, /[wx]/.test(mode) ? 0 : undefined);
    return new PyFile(pyStr(path), mode);
  }
  if (/[wx]/.test(mode)) {
    writeFile(machine, path, "");
    return new TextStream("TextIOWrapper", "", false, path);
  }
  const stream = new TextStream("TextIOWrapper", readFile(machine, path, false), false, path);
  if (mode.includes("a")) stream.read();
  return stream;
}
