import { forgetGlobalState } from "../../numpy/index.ts";
import type { Machine } from "../machine.ts";

/** Code that is not followed may have drawn from the streams that all of a program shares: those of Python's `random` and of `numpy.random`. */
export function loseStreams(machine: Machine): void {
  if (machine.chance.value) machine.chance.value = undefined;
  forgetGlobalState(machine.context);
}
