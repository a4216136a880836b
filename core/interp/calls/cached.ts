import { PyDict, pyStr, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import { referencesTo, retain } from "../../trace/refs.ts";
import { Builtin, PyFunction } from "../classes/objects.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { setDictItem } from "../python/items.ts";
import { keyOf } from "../python/keys.ts";
import { typeNameOf } from "../python/messages.ts";
import { letGoOfNames } from "../strangers/unfollowed.ts";

/** Stands between the positional arguments and those by name. */
const byName = pyStr("\0by name");

/**
 * Returns the function with a cache (`functools.lru_cache`): called with equal arguments it gives the very object that it gave before. `most` results
 * are kept, or all where it is undefined, or nobody knows which.
 */
export function withCache(made: PyFunction, most: number | "unknown" | undefined): PyFunction {
  const { name, def, closure, defaults, keywordDefaults, owner, qualname } = made;
  const copy = () => new PyFunction(name, def, closure, defaults, keywordDefaults, owner, qualname);
  // What has no name yet was made to be decorated, and nobody calls it without the cache.
  const cached = referencesTo(made) > 1 ? copy() : made;
  const results = most === "unknown" ? new PyDict(undefined, unknown) : new PyDict(new Map());
  retain(results);
  cached.cache = { results, most: most === "unknown" ? undefined : most };
  cached.setAttribute("__wrapped__", cached === made ? copy() : made);
  cached.setAttribute("cache_clear", new Builtin("cache_clear", (machine) => cleared(machine, results)));
  cached.setAttribute("cache_info", new Builtin("cache_info", () => unknown));
  return cached;
}

/** Calls a function that has a cache, where `run` calls it without. */
export function callCached(
  machine: Machine,
  callee: PyFunction,
  args: CallArguments,
  run: () => Value,
): Value {
  const { cache } = callee;
  if (!cache || (cache.most !== undefined && cache.most <= 0)) return run();
  const { results, most } = cache;
  const key = keyOfCall(machine, args);
  const id = keyOf(key);
  const known = id === undefined ? undefined : results.entries?.get(id);
  if (id !== undefined && known) {
    if (args.takenFrom !== undefined) machine.unwind(args.takenFrom);
    if (most !== undefined) moveToEnd(machine, results, id);
    return known.value;
  }
  const mayBeThere = id === undefined ? results.entries?.size !== 0 : !results.entries;
  retain(key);
  try {
    const value = run();
    setDictItem(machine, results, key, value);
    dropOldest(machine, results, most);
    if (!mayBeThere) return value;
    // It may have been called before: then it did nothing now, and gave what it gave then.
    letGoOfNames(machine, callee, args.node);
    return unknown;
  } finally {
    machine.release(key);
  }
}

function keyOfCall(machine: Machine, { positional, named }: CallArguments): Value {
  const parts = [...positional, ...(named.size > 0 ? [byName] : [])];
  for (const [name, value] of named) parts.push(pyStr(name), value);
  for (const part of parts) {
    if (["list", "dict", "ndarray"].includes(part.t) || (part.t === "set" && !part.frozen))
      machine.raise("TypeError", `unhashable type: '${typeNameOf(part)}'`);
    retain(part);
  }
  return pyTuple(parts);
}

function moveToEnd(machine: Machine, results: PyDict, id: string): void {
  const { entries } = results;
  const entry = entries?.get(id);
  if (!entries || !entry) return;
  machine.mutate(results);
  entries.delete(id);
  entries.set(id, entry);
}

/** What was not asked for the longest time goes when there are too many. */
function dropOldest(machine: Machine, results: PyDict, most: number | undefined): void {
  const { entries } = results;
  if (!entries || most === undefined || entries.size <= most) return;
  machine.mutate(results);
  const [[id, { key, value }]] = entries;
  entries.delete(id);
  machine.release(key);
  machine.release(value);
}

function cleared(machine: Machine, results: PyDict): Value {
  machine.mutate(results);
  const held = [...(results.entries?.values() ?? [])];
  results.entries = new Map();
  results.each = undefined;
  for (const { key, value } of held) {
    machine.release(key);
    machine.release(value);
  }
  return { t: "none" };
}
