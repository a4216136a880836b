import { type Dim, isExact, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import { type Mutable, touch } from "../../ndarray/mutable.ts";
import { PyList } from "../../ndarray/value.ts";
import type { States } from "./journal.ts";

/** The lengths of lists where a loop began. */
export type Lengths = Map<PyList, Dim>;

/** Notes the present lengths of lists that a round changes. */
export function noteLengths(states: readonly States[], into: Lengths): void {
  for (const target of targetsOf(states)) {
    const length = target instanceof PyList ? lengthOf(target) : undefined;
    if (target instanceof PyList && length !== undefined && !into.has(target)) into.set(target, length);
  }
}

function targetsOf(states: readonly States[]): ReadonlySet<Mutable> {
  return new Set(states.flatMap((state) => [...state.keys()]));
}

function lengthOf(list: PyList): Dim | undefined {
  return list.items ? list.items.length : list.length;
}

/**
 * Returns the lengths that lists have after so many rounds, of those to which each round adds as many items, whatever way it takes. `before`
 * are their lengths before the rounds, `states` those after one of the rounds.
 */
export function lengthsAfter(before: Lengths, rounds: Dim, states: readonly States[]): Lengths {
  const after: Lengths = new Map();
  for (const [list, length] of before) {
    const now = lengthOf(list);
    if (list.items || now === undefined) continue;
    const added = states.map((state) => addedIn(state, list, now));
    const [first] = added;
    // What is not the same number in each round can't be counted by one of them.
    if (first === undefined || !isExact(first) || added.some((one) => one !== first)) continue;
    after.set(list, plus(length, times(first, rounds)));
  }
  return after;
}

/** How many items a round has added to a list that had `now` before; undefined where that is not known. */
function addedIn(state: States, list: PyList, now: Dim): Dim | undefined {
  const restore = state.get(list);
  if (!restore) return 0;
  const present = list.save();
  restore();
  const length = lengthOf(list);
  present();
  return length === undefined ? undefined : minus(length, now);
}

/** Gives lists their lengths. */
export function putLengths(lengths: Lengths): void {
  for (const [list, length] of lengths) {
    if (list.items) continue;
    touch(list);
    list.length = length;
  }
}
