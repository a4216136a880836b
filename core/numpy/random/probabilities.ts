import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { raise } from "../../ndarray/error.ts";
import { type Dim, same } from "../../ndarray/layouts/dim.ts";
import { pushAll } from "../../ndarray/spread.ts";
import type { Bits } from "./bits.ts";

/** Raises where `p` is no distribution over the population; returns its numbers, or undefined when they are not known. */
export function checkProbabilities(
  p: NDArray,
  population: Dim,
  isLegacy: boolean,
): readonly number[] | undefined {
  const quoted = (name: string) => (isLegacy ? `'${name}'` : name);
  const start = isLegacy ? "probabilities" : "Probabilities";
  if (p.shape.length !== 1) raise("ValueError", `${quoted("p")} must be 1-dimensional`);
  if (same(p.shape[0], population) === false)
    raise("ValueError", `${quoted("a")} and ${quoted("p")} must have same size`);
  const numbers = elementsOf(p)?.map(Number);
  if (!numbers) return undefined;
  const sum = compensatedSum(numbers);
  if (Number.isNaN(sum)) raise("ValueError", `${start} contain NaN`);
  if (numbers.some((number) => number < 0)) raise("ValueError", `${start} are not non-negative`);
  if (Math.abs(sum - 1) > tolerance(p))
    raise(
      "ValueError",
      isLegacy
        ? "probabilities do not sum to 1"
        : "Probabilities do not sum to 1. See Notes section of docstring for more information.",
    );
  return numbers;
}

/** Square root of the machine epsilon of p's dtype, at least of float64's. */
function tolerance({ dtype }: NDArray): number {
  const epsilon = dtype.char === "f" ? 2 ** -23 : dtype.char === "e" ? 2 ** -10 : 2 ** -52;
  return Math.sqrt(epsilon);
}

/** Kahan's sum. */
export function compensatedSum(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  let sum = numbers[0];
  let lost = 0;
  for (let i = 1; i < numbers.length; i++) {
    const next = numbers[i] - lost;
    const total = sum + next;
    lost = total - sum - next;
    sum = total;
  }
  return sum;
}

/** Returns what finds the index that a draw in [0, 1) falls to. */
export function cumulative(chances: readonly number[]): (u: number) => number {
  let sum = 0;
  const sums = chances.map((chance) => (sum += chance));
  const ends = sums.map((end) => end / sum);
  return (u) => {
    let from = 0;
    let to = ends.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (ends[middle] <= u) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}

/** Draws `count` different indices by their chances, drawing again for those that came twice. */
export function withoutRepeats(bits: Bits, chances: readonly number[], count: number): readonly number[] {
  if (chances.filter((chance) => chance > 0).length < count)
    raise("ValueError", "Fewer non-zero entries in p than size");
  const left = [...chances];
  const found: number[] = [];
  while (found.length < count) {
    const draws = Array.from({ length: count - found.length }, () => bits.nextDouble());
    for (const index of found) left[index] = 0;
    const find = cumulative(left);
    pushAll(found, new Set(draws.map(find)));
  }
  return found;
}
