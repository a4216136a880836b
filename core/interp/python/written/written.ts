import type { Place } from "../../modules/modulefiles.ts";
import { datetimeSource } from "./datetime.ts";

/** Modules of Python's library that are written in Python here, and are run where a program imports them. */
const sources: Readonly<Record<string, string>> = { datetime: datetimeSource };

/** Returns where a module of Python's library stands that is written in Python; undefined for all others. */
export function writtenModule(name: string): Place | undefined {
  if (!Object.hasOwn(sources, name)) return undefined;
  return { path: `<python>/${name}.py`, folder: undefined, text: sources[name], isStub: false };
}
