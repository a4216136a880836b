import { PyDict, type PyTuple, pyStr, unknown } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import type { Methods } from "../methods.ts";
import { listMethods } from "./list.ts";

/** Methods of tuple and of named tuples. */
export const tupleMethods: Methods = {
  index: listMethods.index,
  count: listMethods.count,
  _asdict: (_, args) => {
    const { names, items } = args.positional[0] as PyTuple;
    if (!names) return unknown;
    for (const item of items) retain(item);
    return new PyDict(new Map(names.map((name, i) => [`s:${name}`, { key: pyStr(name), value: items[i] }])));
  },
  _replace: (_, args) => {
    const tuple = args.positional[0] as PyTuple;
    const items = tuple.items.map((item, i) => args.named.get(tuple.names?.[i] ?? "") ?? item);
    for (const item of items) retain(item);
    return { ...tuple, items, counter: undefined };
  },
};
