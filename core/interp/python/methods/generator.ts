import { none, unknown } from "../../../ndarray/value.ts";
import { PyIterator } from "../../objects.ts";
import type { Methods } from "../methods.ts";

/** Methods of iterators and generators. What is sent into a generator is not followed. */
export const generatorMethods: Methods = {
  __next__: (machine, { positional: [self] }) => {
    if (!(self instanceof PyIterator)) return unknown;
    const next = self.next(machine);
    if (next === "end") return machine.raise("StopIteration", "");
    return next === "unknown" ? machine.notKnown("items of an iterator") : next.item;
  },
  close: (_, { positional: [self] }) => {
    if (self instanceof PyIterator) self.lost = true;
    return none;
  },
  send: (machine, { positional: [self] }) => {
    if (self instanceof PyIterator) self.lost = true;
    return machine.notKnown("what a generator answers");
  },
};
