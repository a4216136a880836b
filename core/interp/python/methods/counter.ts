import { none, type PyDict, PyList, pyInt, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { binaryOperation } from "../../expressions/operators.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { overItems } from "../../statements/iterate.ts";
import { exactInt } from "../arguments.ts";
import { addCount, byCount, countItems, forgetCounts } from "../counts.ts";
import type { Methods } from "../methods.ts";
import { dictMethods } from "./dict.ts";

/** Methods of `collections.Counter`. */
export const counterMethods: Methods = {
  ...dictMethods,
  most_common: (machine, args) => {
    const entries = byCount(machine, countsOf(args));
    const most = args.positional[1] ?? args.named.get("n") ?? none;
    const length = most.t === "none" ? entries?.length : exactInt(most);
    if (!entries || length === undefined) return new PyList(undefined, pyTuple([unknown, unknown]));
    const pairs = entries.slice(0, length).map(({ key, value }) => pyTuple([key, value]));
    for (const pair of pairs) {
      retain(pair);
      for (const item of pair.items) retain(item);
    }
    return new PyList(pairs);
  },
  elements: (machine, args) => {
    const { entries } = countsOf(args);
    const counts = [...(entries?.values() ?? [])].map(({ value }) => exactInt(value));
    if (!entries || counts.includes(undefined)) return machine.notKnown("counts");
    const items = [...entries.values()].flatMap(({ key }, i) =>
      Array<Value>(Math.max(0, counts[i] ?? 0)).fill(key),
    );
    return overItems("chain", items, [countsOf(args)]);
  },
  total: (machine, args) => {
    const { entries } = countsOf(args);
    if (!entries) return machine.notKnown("counts");
    return [...entries.values()].reduce(
      (sum: Value, { value }) => binaryOperation(machine, "Add", sum, value, args.node),
      pyInt(0),
    );
  },
  update: (machine, args) => counted(machine, args, 1),
  subtract: (machine, args) => counted(machine, args, -1),
};

/** Adds the counts of a mapping, or one for each item of an iterable. */
function counted(machine: Machine, args: CallArguments, sign: number): Value {
  const counts = countsOf(args);
  const source = args.positional[1];
  if (source?.t === "dict") {
    if (!source.entries) forgetCounts(machine, counts);
    for (const { key, value } of [...(source.entries?.values() ?? [])])
      addCount(machine, counts, key, binaryOperation(machine, "Mult", value, pyInt(sign), args.node));
  } else if (source) countItems(machine, counts, machine.context.iterate(source), sign);
  for (const [name, value] of args.named)
    addCount(
      machine,
      counts,
      { t: "str", v: name },
      binaryOperation(machine, "Mult", value, pyInt(sign), args.node),
    );
  return none;
}

function countsOf(args: CallArguments): PyDict {
  return args.positional[0] as PyDict;
}
