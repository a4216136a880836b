import { type Doubt, offBy } from "../contents/doubt.ts";

/** Returns the text of a number that may differ from the real one by the error; undefined where not all that it may be have that text. */
export function settled(value: number, error: number, write: (value: number) => string): string | undefined {
  const text = write(value);
  if (error === 0 || !Number.isFinite(value)) return text;
  // Rounding keeps the order of numbers, so that those between have the text of both ends.
  const isSettled =
    error < Number.POSITIVE_INFINITY && write(value - error) === text && write(value + error) === text;
  return isSettled ? text : undefined;
}

/** The same for a text of several numbers: undefined where it is another one at either end of what they may be. */
export function settledTogether(
  numbers: readonly number[],
  doubt: Doubt,
  write: (numbers: readonly number[]) => string | undefined,
): string | undefined {
  const text = write(numbers);
  if (doubt.error === 0) return text;
  if (doubt.error === Number.POSITIVE_INFINITY) return undefined;
  // A zero that is one everywhere keeps its sign.
  const movedBy = (x: number, off: number) => (off === 0 ? x : x + off);
  const moved = (way: number) => write(numbers.map((x) => movedBy(x, way * offBy(doubt, x))));
  return moved(-1) === text && moved(1) === text ? text : undefined;
}
