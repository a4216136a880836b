import { isExact, unknownDim } from "../../../ndarray/dim.ts";
import { none, PyList, pyInt, unknown, type Value } from "../../../ndarray/value.ts";
import { indexOf } from "../../../numpy/python.ts";
import { letGo } from "../../escape.ts";
import { joinValues } from "../../joinvalues.ts";
import type { Machine } from "../../machine.ts";
import { joinOptions } from "../../paths.ts";
import type { ModuleTable } from "../modules.ts";

/** An int between two ends, of which the upper one is `less` smaller. */
function between(machine: Machine, from: Value, to: Value, less: number): Value {
  const [lo, hi] = [indexOf(from), indexOf(to)];
  const least = isExact(lo) ? lo : Number.NEGATIVE_INFINITY;
  return pyInt(unknownDim(machine.freshName("i"), least, isExact(hi) ? hi - less : Number.POSITIVE_INFINITY));
}

/** One of the items, it is not known which. */
function oneOf(machine: Machine, iterable: Value): Value {
  const items = machine.context.iterate(iterable);
  return items?.length ? items.reduce((a, b) => joinValues(a, b, joinOptions(machine))) : unknown;
}

const number = (): Value => ({ t: "float" });

/** `random`: streams are not followed, only what they can give. */
export const randomModule: ModuleTable = {
  functions: {
    seed: () => none,
    random: () => ({ t: "float", lo: 0, hi: 1 }),
    uniform: number,
    gauss: number,
    normalvariate: number,
    expovariate: number,
    triangular: number,
    betavariate: number,
    randint: (machine, { positional: [from, to] }) => between(machine, from, to, 0),
    randrange: (machine, { positional: [from, to] }) =>
      to ? between(machine, from, to, 1) : between(machine, pyInt(0), from, 1),
    choice: (machine, { positional: [items] }) => oneOf(machine, items),
    choices: (machine, { positional: [items] }) => new PyList(undefined, oneOf(machine, items)),
    sample: (machine, { positional: [items] }) => new PyList(undefined, oneOf(machine, items)),
    shuffle: (machine, { positional: [items], node }) => {
      const each = oneOf(machine, items);
      if (items.t !== "list") letGo(machine, items, node);
      else {
        machine.mutate(items);
        items.length = items.items?.length ?? items.length;
        items.items = undefined;
        items.each = each;
      }
      return none;
    },
  },
};
