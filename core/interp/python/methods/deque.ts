import { none, type PyList, pyInt, type Value } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { forgetItems } from "../../paths/joining.ts";
import { exactInt, required } from "../arguments.ts";
import type { Methods } from "../methods.ts";
import { listMethods } from "./list.ts";

/** Drops items at one end until the deque is within its limit. */
function cut(machine: Machine, deque: PyList, fromLeft: boolean): void {
  const most = deque.deque?.most;
  while (most !== undefined && deque.items && deque.items.length > most) {
    const item = fromLeft ? deque.items.shift() : deque.items.pop();
    if (item) machine.release(item);
  }
}

const limited =
  (run: Native, fromLeft: boolean): Native =>
  (machine, args) => {
    run(machine, args);
    cut(machine, args.positional[0] as PyList, fromLeft);
    return none;
  };

const appendLeft: Native = (machine, args) =>
  listMethods.insert(machine, at(args, pyInt(0), required(machine, args, 1)));

/** Methods of `collections.deque`. */
export const dequeMethods: Methods = {
  ...listMethods,
  append: limited(listMethods.append, true),
  extend: limited(listMethods.extend, true),
  appendleft: limited(appendLeft, false),
  extendleft: (machine, args) => {
    for (const item of machine.context.iterate(required(machine, args, 1)) ?? [])
      dequeMethods.appendleft(machine, at(args, item));
    return none;
  },
  popleft: (machine, args) => listMethods.pop(machine, at(args, pyInt(0))),
  rotate: (machine, args) => {
    const deque = args.positional[0] as PyList;
    const by = args.positional[1] ? exactInt(args.positional[1]) : 1;
    machine.mutate(deque);
    const { items } = deque;
    if (!items || by === undefined) {
      forgetItems(machine, deque);
    } else if (items.length) {
      const start = (((-by % items.length) + items.length) % items.length) + 0;
      deque.items = [...items.slice(start), ...items.slice(0, start)];
    }
    return none;
  },
};

function at(args: CallArguments, ...rest: readonly Value[]): CallArguments {
  return { ...args, positional: [args.positional[0], ...rest] };
}
