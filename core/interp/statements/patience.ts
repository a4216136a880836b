import type { Machine } from "../machine.ts";

/** The part of the steps that is kept for what follows a loop. */
const kept = 0.2;

/**
 * Returns the steps that have to be left when a loop that begins now is run step by step no longer: a single one takes at most
 * a part of what there is, so that those behind it are followed as well.
 */
export function leftByLoop({ stepsLeft, granted }: Machine): number {
  // What is left of them when the machine is tired.
  const least = granted / 4;
  return least + (stepsLeft - least) * kept;
}

/** True when a loop that has to leave so many steps should no longer be run step by step. */
export function hasTaken(machine: Machine, least: number): boolean {
  return machine.isTired || machine.stepsLeft < least;
}
