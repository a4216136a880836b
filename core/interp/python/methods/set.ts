import { none, PySet, pyBool, type Value } from "../../../ndarray/value.ts";
import type { Operator } from "../../../syntax/ast.ts";
import { retain } from "../../../trace/refs.ts";
import type { CallArguments, Machine } from "../../machine.ts";
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
  remove: (machine, args) => setMethods.discard(machine, args),
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
  copy: (_, args) =>
    new PySet((args.positional[0] as PySet).items && new Map((args.positional[0] as PySet).items)),
};

/** Returns `set(value)`. */
export function asSet(machine: Machine, value: Value, frozen = false): PySet {
  if (value.t === "set" && value.frozen === frozen) return value;
  const items = machine.context.iterate(value);
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

function subset(a: PySet, b: PySet): Value {
  if (!a.items || !b.items) return pyBool(undefined);
  const { items } = b;
  return pyBool([...a.items.keys()].every((key) => items.has(key)));
}
