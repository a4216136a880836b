import { none, pyInt, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { withCache } from "../../calls/cached.ts";
import { callValue, dictOfNames } from "../../calls/call.ts";
import { getAttribute } from "../../classes/attributes.ts";
import { Builtin, Descriptor, type Native, PyClass, PyFunction, PyInstance } from "../../classes/objects.ts";
import { makeTotallyOrdered } from "../../expressions/ordering.ts";
import { argument, exactInt } from "../arguments.ts";
import { isInstanceOf } from "../isinstance.ts";
import type { ModuleTable } from "../modules.ts";

/** A function of the program with a cache of so many results; other callables have theirs to themselves. */
function cached(made: Value | undefined, most: number | "unknown" | undefined): Value {
  return made instanceof PyFunction ? withCache(made, most) : (made ?? none);
}

/** `functools`. */
export const functoolsModule: ModuleTable = {
  functions: {
    partial: (_, { positional: [callee, ...first], named }) => {
      const run: Native = (machine, args) =>
        callValue(machine, callee, {
          positional: [...first, ...args.positional],
          named: new Map([...named, ...args.named]),
          node: args.node,
        });
      const members = new Map<string, Value>([
        ["func", callee],
        ["args", pyTuple(first)],
        ["keywords", dictOfNames(named)],
      ]);
      return new Builtin("partial", run, undefined, members, [callee, ...first, ...named.values()]);
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
    wraps: (_, { positional: [wrapped] }) =>
      new Builtin("wraps", (machine, { positional: [made], node }) => {
        if (!(made instanceof PyFunction) || !wrapped) return made ?? none;
        for (const [name, value] of wrapped instanceof PyFunction ? wrapped.attrs : [])
          made.setAttribute(name, value);
        for (const name of ["__name__", "__doc__"])
          made.setAttribute(name, getAttribute(machine, wrapped, name, node) ?? unknown);
        made.setAttribute("__wrapped__", wrapped);
        return made;
      }),
    lru_cache: (_, args) => {
      const [first] = args.positional;
      if (first?.t === "foreign") return cached(first, 128);
      const most = argument(args, 0, "maxsize") ?? pyInt(128);
      const typed = argument(args, 1, "typed");
      const isPlain = !typed || (typed.t === "bool" && typed.v === false);
      const count = most.t === "none" ? undefined : (exactInt(most) ?? "unknown");
      // Where types count, equal numbers are different arguments.
      const kept = isPlain ? count : "unknown";
      return new Builtin("lru_cache", (_machine, { positional: [made] }) => cached(made, kept));
    },
    cache: (_, { positional: [made] }) => cached(made, undefined),
    singledispatch: (_, { positional: [fallback] }) => singleDispatch(fallback),
    total_ordering: (_, { positional: [cls] }) => {
      if (cls instanceof PyClass) makeTotallyOrdered(cls);
      return cls ?? none;
    },
    cmp_to_key: (_, { positional: [compare] }) =>
      new Builtin("cmp_to_key", (_machine, { positional: [item] }) => comparedBy(compare, item)),
    cached_property: (_, { positional: [get] }) => new Descriptor("cached_property", get ?? unknown),
  },
};

/** The key of an item that is compared by a function. */
function comparedBy(compare: Value, item: Value): Value {
  const key = new PyInstance(keyClass);
  key.attrs.set("obj", item);
  key.attrs.set("compare", compare);
  retain(item);
  return key;
}

const keyClass = new PyClass("K", [], [], true);
keyClass.attrs.set(
  "__lt__",
  new Builtin("__lt__", (machine, { positional: [a, b], node }) => {
    if (!(a instanceof PyInstance) || !(b instanceof PyInstance)) return machine.notKnown("a key");
    const [x, y] = [a, b].map((key) => key.attrs.get("obj") ?? none);
    const compare = a.attrs.get("compare") ?? none;
    const order = callValue(machine, compare, { positional: [x, y], named: new Map(), node });
    return order.t === "int" && typeof order.v !== "object"
      ? { t: "bool", v: order.v < 0 }
      : machine.notKnown("an order");
  }),
);

/** A function that goes by the type of its first argument. Later registrations come first, as they are the narrower ones. */
function singleDispatch(fallback: Value): Value {
  const choices: { readonly type: Value; readonly run: Value }[] = [];
  const run: Native = (machine, args) => {
    for (const choice of choices) {
      const fits = isInstanceOf(machine, args.positional[0] ?? none, choice.type);
      if (fits === undefined) return machine.notKnown("a type");
      if (fits) return callValue(machine, choice.run, args);
    }
    return callValue(machine, fallback, args);
  };
  const register = new Builtin("register", (machine, { positional: [type, made] }) => {
    const add = (of: Value, function_: Value) => {
      retain(function_);
      choices.unshift({ type: of, run: function_ });
      return function_;
    };
    if (made) return add(type, made);
    if (!(type instanceof PyFunction))
      return new Builtin("register", (_machine, { positional: [inner] }) => add(type, inner));
    const annotation = type.def.args.args[0]?.annotation;
    return annotation ? add(machine.take(annotation), type) : type;
  });
  return new Builtin("singledispatch", run, undefined, new Map([["register", register]]));
}
