import type { NDArray } from "../ndarray/array.ts";
import type { Value } from "../ndarray/value.ts";
import type { Region } from "./regions.ts";

/** What a name has on one way through the program. */
export interface Part {
  readonly value: Value;
  /** Where that way is. */
  readonly here: Region | undefined;
}

/** A step in which the names of two ways are joined, all of them at once. */
export interface Joint {
  /** A number that is higher for later steps. */
  readonly id: number;
  /** Where the first way is, and where the second. */
  readonly here: readonly [Region | undefined, Region | undefined];
}

/**
 * What one name or attribute has where ways have met that gave it different arrays: one array of the program, whichever it is, so that it is
 * the same for whoever gets it from there.
 */
export interface Choice {
  /** The step that made it. */
  readonly id: number;
  /** What the name had on the way or ways before. */
  readonly origin: Part;
  /** By steps what it had on the second way: that of the step that made it, and those after which it stood for that as well. */
  readonly parts: Map<number, Part>;
  /** True where several names have it after rounds of a loop, each the array of a round of its own. */
  isSpread: boolean;
}

const choices = new WeakMap<NDArray, Choice>();

/** Returns what is known of an array that stands for one of several; undefined where it may be another one for each who reads it. */
export function choiceOf(array: NDArray): Choice | undefined {
  return choices.get(array);
}

let steps = 0;

/** Begins a step that joins two ways. */
export function newJoint(first: Region | undefined, second: Region | undefined): Joint {
  return { id: ++steps, here: [first, second] };
}

/** Notes that a name has had `a` on one way and `b` on the other, and `joined` from now on; that may be `a` itself. */
export function noteChoice(joined: NDArray, a: Value, b: Value, { id, here: [first, second] }: Joint): void {
  const part = { value: b, here: second };
  const known = choices.get(joined);
  if (known) known.parts.set(id, part);
  else if (joined !== a && joined !== b)
    choices.set(joined, {
      id,
      origin: { value: a, here: first },
      parts: new Map([[id, part]]),
      isSpread: false,
    });
}
