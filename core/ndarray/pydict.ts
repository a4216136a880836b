import { PyDict, pyStr, type Value } from "./value.ts";

/** Returns a new Python dict with str keys, in the order given. Its inner keys are those that the interpreter gives to a str. */
export function pyDict(
  entries: Readonly<Record<string, Value>> | Iterable<readonly [string, Value]>,
): PyDict {
  const pairs = Symbol.iterator in entries ? [...entries] : Object.entries(entries);
  return new PyDict(new Map(pairs.map(([name, value]) => [`s:${name}`, { key: pyStr(name), value }])));
}
