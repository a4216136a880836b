import { PyDict, PyList, pyInt, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { Builtin } from "../../objects.ts";
import { binaryOperation } from "../../operators.ts";
import { exactText } from "../arguments.ts";
import { fillDict } from "../builtins/collections.ts";
import { setDictItem } from "../items.ts";
import { keyOf } from "../keys.ts";
import type { ModuleTable } from "../modules.ts";

/** `collections`. A deque is a list here; one with a limit is not followed. */
export const collectionsModule: ModuleTable = {
  functions: {
    OrderedDict: (machine, args) => fillDict(machine, new PyDict(new Map()), args),
    defaultdict: (machine, args) => {
      const [factory, ...rest] = args.positional;
      if (factory) retain(factory);
      const made = new PyDict(new Map(), undefined, factory?.t === "none" ? undefined : factory);
      return fillDict(machine, made, { ...args, positional: rest });
    },
    Counter: (machine, args) => {
      const counts = new PyDict(new Map(), undefined, undefined, true);
      const [source] = args.positional;
      if (source?.t === "dict") return fillDict(machine, counts, args);
      const items = source ? machine.context.iterate(source) : [];
      if (!items) return new PyDict(undefined, unknown);
      for (const item of items) {
        const former = counts.entries?.get(keyOf(item) ?? "")?.value ?? pyInt(0);
        setDictItem(machine, counts, item, binaryOperation(machine, "Add", former, pyInt(1), args.node));
      }
      return counts;
    },
    deque: (machine, args) => {
      if (args.positional[1] ?? args.named.get("maxlen")) return machine.notKnown("a bounded deque");
      const items = args.positional[0] ? machine.context.iterate(args.positional[0]) : [];
      for (const item of items ?? []) retain(item);
      return new PyList(items ? [...items] : undefined, items ? undefined : unknown);
    },
    namedtuple: (machine, args) => {
      const typeName = exactText(args.positional[0]);
      const names = fieldNames(args.positional[1], machine.context.iterate);
      if (typeName === undefined || !names) return unknown;
      const defaults = args.named.get("defaults");
      const fallbacks = defaults && defaults.t !== "none" ? machine.context.iterate(defaults) : [];
      return new Builtin(typeName, (m, given) => {
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
      });
    },
    ChainMap: () => unknown,
    UserDict: () => unknown,
  },
};

function fieldNames(
  value: Value | undefined,
  iterate: (value: Value) => readonly Value[] | undefined,
): readonly string[] | undefined {
  if (value?.t === "str") return value.v?.replaceAll(",", " ").split(/\s+/).filter(Boolean);
  const names = value && iterate(value)?.map(exactText);
  return names?.includes(undefined) ? undefined : (names as string[] | undefined);
}
