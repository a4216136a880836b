import type { PyIterator } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";

/** The part of the steps that is kept for what follows a loop. */
const keptByLoop = 0.2;

/** A loop of so few rounds is run step by step however few steps are left: joining its rounds would take as many. */
const fewRounds = 4;

/** The part of the steps that are left which a loop may still take when the machine is tired. */
const share = 0.02;

/**
 * Returns what tells, before each round of a loop that begins now, whether its rounds are no longer run one by one. `kept` is the part of
 * the steps that is kept for what follows.
 */
export function patienceOf(machine: Machine, iterator?: PyIterator, kept = keptByLoop): () => boolean {
  const rounds = iterator?.roundsLeft;
  if (rounds !== undefined && rounds <= fewRounds) return () => machine.stepsLeft < machine.granted / 32;
  const least = leftByLoop(machine, kept);
  return () => machine.isHurried || machine.stepsLeft < least;
}

/**
 * Returns the steps that have to be left when a loop that begins now is run step by step no longer: a single one takes at most
 * a part of what there is, so that those behind it are followed as well.
 */
function leftByLoop({ stepsLeft, granted }: Machine, kept: number): number {
  // What is left of them when the machine is tired.
  const least = granted / 4;
  if (stepsLeft > least) return least + (stepsLeft - least) * kept;
  // A little of it is enough for the short loops inside one that is joined; the last of the steps are for what is no loop.
  return stepsLeft > granted / 8 ? stepsLeft * (1 - share) : Number.POSITIVE_INFINITY;
}
