import { none, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { callValue } from "../../call.ts";
import { Builtin, Descriptor } from "../../objects.ts";
import type { ModuleTable } from "../modules.ts";

/** A decorator that changes nothing that matters to arrays. */
const asItIs = (_: unknown, { positional: [made] }: { readonly positional: readonly Value[] }) =>
  made ?? none;

/** `functools`. Caches are left out: a cached function is called again, which gives the same. */
export const functoolsModule: ModuleTable = {
  functions: {
    partial: (_, { positional: [callee, ...first], named }) => {
      for (const value of [callee, ...first, ...named.values()]) retain(value);
      return new Builtin("partial", (machine, args) =>
        callValue(machine, callee, {
          positional: [...first, ...args.positional],
          named: new Map([...named, ...args.named]),
          node: args.node,
        }),
      );
    },
    reduce: (machine, { positional: [callee, iterable, initial], node }) => {
      const items = machine.context.iterate(iterable);
      if (!items) return machine.notKnown("an iterable");
      const [first, ...rest] = initial ? [initial, ...items] : items;
      if (!first) return machine.raise("TypeError", "reduce() of empty iterable with no initial value");
      const height = machine.stack.length;
      let total = machine.push(first);
      for (const item of rest) {
        total = callValue(machine, callee, { positional: [total, item], named: new Map(), node });
        machine.settle(height, total);
      }
      return total;
    },
    wraps: () => new Builtin("wraps", asItIs),
    lru_cache: (_, args) =>
      args.positional[0] && args.positional[0].t === "foreign"
        ? args.positional[0]
        : new Builtin("lru_cache", asItIs),
    cache: asItIs,
    singledispatch: asItIs,
    total_ordering: asItIs,
    cached_property: (_, { positional: [get] }) => new Descriptor("cached_property", get),
  },
};
