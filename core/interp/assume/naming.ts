import { type Dim, unknownDim } from "../../ndarray/layouts/dim.ts";
import type { Machine } from "../machine.ts";
import { hintOf } from "./values.ts";

/** The unknowns that lengths in a function's text stand for. */
export interface Lengths {
  /** The length that is called so: the same one wherever it has this name. */
  named(name: string): Dim;
  /** A number of its own: that of a parameter. */
  number(): Dim;
}

/** Returns the lengths of one parameter, with what comments assume for them. */
export function lengthsOf(machine: Machine, parameter: string): Lengths {
  const open = Number.POSITIVE_INFINITY;
  return {
    named: (name) => unknownDim(name, 0, open, hintOf(machine, name)),
    number: () => unknownDim(machine.freshName(parameter), -open, open, hintOf(machine, parameter)),
  };
}
