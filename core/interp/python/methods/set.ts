import { anyStr, none, PySet, pyBool, unknown, type Value } from "../../../ndarray/value.ts";
import type { Operator } from "../../../syntax/ast.ts";
import { retain } from "../../../trace/refs.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { iterateUnordered } from "../../statements/iterate.ts";
import { reprText } from "../format.ts";
import { keyOf } from "../keys.ts";
import type { Methods } from "../methods.ts";
import { sequenceOperation } from "../sequences.ts";

const combined =
  (op: Operator) =>
  (machine: Machine, args: CallArguments): Value =>
    args.positional
      .slice(1)
      .reduce(
        (set, other) => sequenceOperation(machine, op, set, asSet(machine, other)) ?? new PySet(undefined),
        args.positional[0],
      );

const replaced =
  (op: Operator) =>
  (machine: Machine, args: CallArguments): Value => {
    const set = args.positional[0] as PySet;
    machine.mutate(set);
    set.items = (combined(op)(machine, args) as PySet).items;
    return none;
  };

/** Methods of set and frozenset. */
export const setMethods: Methods = {
  add: (machine, args) => {
    const set = args.positional[0] as PySet;
    machine.mutate(set);
    const key = keyOf(args.positional[1]);
    if (key === undefined) set.items = undefined;
    else if (set.items && !set.items.has(key)) {
      retain(args.positional[1]);
      set.items.set(key, args.positional[1]);
    }
    return none;
  },
  discard: (machine, args) => {
    const set = args.positional[0] as PySet;
    machine.mutate(set);
    const key = keyOf(args.positional[1]);
    if (key === undefined) set.items = undefined;
    else set.items?.delete(key);
    return none;
  },
  remove: (machine, args) => {
    const set = args.positional[0] as PySet;
    const key = keyOf(args.positional[1]);
    if (key !== undefined && set.items && !set.items.has(key))
      return machine.raise("KeyError", reprText(machine, args.positional[1]) ?? "");
    return setMethods.discard(machine, args);
  },
  pop: (machine, args) => {
    const set = args.positional[0] as PySet;
    machine.mutate(set);
    const items = set.items && [...set.items];
    if (items?.length === 0) return machine.raise("KeyError", "'pop from an empty set'");
    if (items?.length === 1) {
      set.items = new Map();
      return machine.handOver(items[0][1]);
    }
    // Which one goes depends on hashes.
    const each = items?.every(([, item]) => item.t === "str") ? anyStr : unknown;
    set.items = undefined;
    return each;
  },
  clear: (machine, args) => {
    const set = args.positional[0] as PySet;
    machine.mutate(set);
    set.items = new Map();
    return none;
  },
  isdisjoint: (machine, args) => {
    const common = combined("BitAnd")(machine, args) as PySet;
    return pyBool(common.items && common.items.size === 0);
  },
  update: (machine, args) => {
    const set = args.positional[0] as PySet;
    machine.mutate(set);
    const joined = combined("BitOr")(machine, args) as PySet;
    set.items = joined.items;
    return none;
  },
  union: combined("BitOr"),
  intersection: combined("BitAnd"),
  difference: combined("Sub"),
  symmetric_difference: combined("BitXor"),
  issubset: (machine, args) => subset(args.positional[0] as PySet, asSet(machine, args.positional[1])),
  issuperset: (machine, args) => subset(asSet(machine, args.positional[1]), args.positional[0] as PySet),
  intersection_update: replaced("BitAnd"),
  difference_update: replaced("Sub"),
  copy: (machine, args) => asSet(machine, args.positional[0], (args.positional[0] as PySet).frozen),
};

/** Methods of frozenset, which nothing changes. */
export const frozenSetMethods: Methods = Object.fromEntries(
  "isdisjoint union intersection difference symmetric_difference issubset issuperset copy"
    .split(" ")
    .map((name) => [name, setMethods[name]]),
);

/** Returns `set(value)`. */
export function asSet(machine: Machine, value: Value, frozen = false): PySet {
  if (value.t === "set") return new PySet(value.items && new Map(held(value.items)), frozen);
  const items = iterateUnordered(machine, value);
  const keys = items?.map(keyOf);
  if (!items || !keys || keys.includes(undefined)) return new PySet(undefined, frozen);
  const entries = new Map<string, Value>();
  items.forEach((item, i) => {
    if (entries.has(keys[i] as string)) return;
    retain(item);
    entries.set(keys[i] as string, item);
  });
  return new PySet(entries, frozen);
}

function held(items: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  for (const item of items.values()) retain(item);
  return items;
}

function subset(a: PySet, b: PySet): Value {
  if (!a.items || !b.items) return pyBool(undefined);
  const { items } = b;
  return pyBool([...a.items.keys()].every((key) => items.has(key)));
}
