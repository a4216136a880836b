import { none, unknown, type Value } from "../../../ndarray/value.ts";
import { PyGenerator, type Sent } from "../../calls/generators.ts";
import { instantiate } from "../../classes/classes.ts";
import { type Next, PyClass, PyInstance, PyIterator, PyRaise } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { letGo } from "../../strangers/escape.ts";
import type { Methods } from "../methods.ts";

/** Methods of iterators and generators. */
export const generatorMethods: Methods = {
  __next__: (machine, { positional: [self] }) => {
    if (!(self instanceof PyIterator)) return unknown;
    return given(machine, self, self.next(machine));
  },
  close: (machine, { positional: [self] }) => {
    if (self instanceof PyGenerator) self.close(machine);
    else if (self instanceof PyIterator) self.lost = true;
    return none;
  },
  send: (machine, { positional: [self, value] }) => answered(machine, self, { value }),
  throw: (machine, { positional: [self, thrown] }) => {
    const value = thrown instanceof PyClass ? instantiate(machine, thrown, noArguments(machine)) : thrown;
    const type = value instanceof PyInstance ? value.cls.name : "Exception";
    return answered(machine, self, { error: new PyRaise(value, type, "") });
  },
};

function answered(machine: Machine, self: Value, sent: Sent): Value {
  if (self instanceof PyGenerator) return given(machine, self, self.send(machine, sent));
  // The values of a generator expression's `yield` are not used, so that None asks for the next item.
  if (self instanceof PyIterator && "value" in sent && sent.value?.t === "none")
    return given(machine, self, self.next(machine));
  letGo(machine, self, machine.here);
  return machine.notKnown("what a generator answers");
}

/** Returns the item; raises StopIteration with what a generator returned. */
export function given(machine: Machine, self: PyIterator, next: Next): Value {
  if (next === "unknown") return machine.notKnown("items of an iterator");
  return next === "end" ? machine.raiseStop(self instanceof PyGenerator ? self.returned : none) : next.item;
}

function noArguments(machine: Machine): CallArguments {
  return { positional: [], named: new Map(), node: machine.here };
}
