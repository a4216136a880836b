/** Returns the text of a number that may differ from the real one by the error; undefined where not all that it may be have that text. */
export function settled(value: number, error: number, write: (value: number) => string): string | undefined {
  const text = write(value);
  if (error === 0 || !Number.isFinite(value)) return text;
  // Rounding keeps the order of numbers, so that those between have the text of both ends.
  const isSettled =
    error < Number.POSITIVE_INFINITY && write(value - error) === text && write(value + error) === text;
  return isSettled ? text : undefined;
}
