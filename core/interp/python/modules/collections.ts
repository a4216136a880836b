import { none, PyDict, PyList, pyStr, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { Builtin, type Native } from "../../classes/objects.ts";
import { exactInt, exactText } from "../arguments.ts";
import { fillDict } from "../builtins/collections.ts";
import { counterMethods } from "../methods/counter.ts";
import type { ModuleTable } from "../modules.ts";

/** `collections`. A deque is a list with other methods. */
export const collectionsModule: ModuleTable = {
  functions: {
    OrderedDict: (machine, args) =>
      fillDict(machine, new PyDict(new Map(), undefined, undefined, "OrderedDict"), args),
    defaultdict: (machine, args) => {
      const [factory, ...rest] = args.positional;
      if (factory) retain(factory);
      const made = new PyDict(new Map(), undefined, factory?.t === "none" ? undefined : factory);
      return fillDict(machine, made, { ...args, positional: rest });
    },
    Counter: (machine, args) => {
      const counts = new PyDict(new Map(), undefined, undefined, "Counter");
      counterMethods.update(machine, { ...args, positional: [counts, ...args.positional] });
      return counts;
    },
    deque: (machine, args) => {
      const limit = args.positional[1] ?? args.named.get("maxlen") ?? none;
      const most = limit.t === "none" ? undefined : exactInt(limit);
      if (limit.t !== "none" && most === undefined) return machine.notKnown("a bounded deque");
      const all = args.positional[0] ? machine.context.iterate(args.positional[0]) : [];
      const items = most === undefined ? all : all?.slice(Math.max(0, all.length - most));
      for (const item of items ?? []) retain(item);
      return new PyList(items ? [...items] : undefined, items ? undefined : unknown, undefined, { most });
    },
    namedtuple: (machine, args) => {
      const typeName = exactText(args.positional[0]);
      const names = fieldNames(args.positional[1], machine.context.iterate);
      if (typeName === undefined || !names) return unknown;
      const defaults = args.named.get("defaults");
      const fallbacks = defaults && defaults.t !== "none" ? machine.context.iterate(defaults) : [];
      const make: Native = (m, given) => {
        const items = names.map(
          (name, i) =>
            given.positional[i] ?? given.named.get(name) ?? fallbacks?.[i - names.length + fallbacks.length],
        );
        const missing = names.find((_, i) => items[i] === undefined);
        if (missing !== undefined)
          return m.raise(
            "TypeError",
            `${typeName}.__new__() missing 1 required positional argument: '${missing}'`,
          );
        for (const item of items) retain(item as Value);
        return { ...pyTuple(items as Value[]), names, typeName };
      };
      return namedTupleType(typeName, names, make);
    },
    ChainMap: () => unknown,
    UserDict: () => unknown,
  },
};

/** Returns the class of a named tuple. */
export function namedTupleType(typeName: string, names: readonly string[], make: Native): Builtin {
  const fromIterable = new Builtin("_make", (machine, { positional: [iterable], node }) => {
    const items = machine.context.iterate(iterable);
    return items
      ? make(machine, { positional: items, named: new Map(), node })
      : machine.notKnown("an iterable");
  });
  const fields = pyTuple(names.map((name) => pyStr(name)));
  return new Builtin(
    typeName,
    make,
    undefined,
    new Map<string, Value>([
      ["_fields", fields],
      ["_make", fromIterable],
    ]),
  );
}

function fieldNames(
  value: Value | undefined,
  iterate: (value: Value) => readonly Value[] | undefined,
): readonly string[] | undefined {
  if (value?.t === "str") return value.v?.replaceAll(",", " ").split(/\s+/).filter(Boolean);
  const names = value && iterate(value)?.map(exactText);
  return names?.includes(undefined) ? undefined : (names as string[] | undefined);
}
