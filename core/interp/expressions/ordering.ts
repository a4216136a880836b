import { pyBool, type Value } from "../../ndarray/value.ts";
import { callValue } from "../calls/call.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { Builtin, type PyClass } from "../classes/objects.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { truth } from "./truth.ts";

/** How each comparison follows from another one: whether it is turned round by `not`, and whether equality is asked as well. */
const derived: Readonly<
  Record<string, readonly (readonly [name: string, not: boolean, or: boolean, and: boolean])[]>
> = {
  __lt__: [
    ["__gt__", true, false, true],
    ["__le__", false, true, false],
    ["__ge__", true, false, false],
  ],
  __le__: [
    ["__ge__", true, true, false],
    ["__lt__", false, false, true],
    ["__gt__", true, false, false],
  ],
  __gt__: [
    ["__lt__", true, false, true],
    ["__ge__", false, true, false],
    ["__le__", true, false, false],
  ],
  __ge__: [
    ["__le__", true, true, false],
    ["__gt__", false, false, true],
    ["__lt__", true, false, false],
  ],
};

/** Adds the comparisons that `functools.total_ordering` makes from the one that a class has. */
export function makeTotallyOrdered(cls: PyClass): void {
  const root = ["__lt__", "__le__", "__gt__", "__ge__"].find((name) => lookupInClass(cls, name));
  const method = root && lookupInClass(cls, root);
  if (!root || !method) return;
  for (const [name, not, or, and] of derived[root]) {
    if (lookupInClass(cls, name)) continue;
    cls.attrs.set(
      name,
      new Builtin(name, (machine, args) => {
        const holds = asked(machine, method, args);
        if (holds === undefined) return pyBool(undefined);
        const base = not ? !holds : holds;
        if (!or && !and) return pyBool(base);
        if (or && base) return pyBool(true);
        if (and && !base) return pyBool(false);
        const equals = lookupInClass(cls, "__eq__");
        const equal = equals ? asked(machine, equals, args) : args.positional[0] === args.positional[1];
        return pyBool(equal === undefined ? undefined : or ? equal : !equal);
      }),
    );
  }
}

function asked(machine: Machine, method: Value, args: CallArguments): boolean | undefined {
  return truth(machine, callValue(machine, method, args), args.node);
}
