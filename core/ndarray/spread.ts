// A spread of more than about a hundred thousand arguments overflows the stack of JavaScript engines; these take any number.

/** Appends all items. */
export function pushAll<T>(into: T[], items: Iterable<T>): void {
  for (const item of items) into.push(item);
}

/** Returns the least of the numbers; Infinity where there are none, NaN where one of them is. */
export function least(values: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const value of values) found = Math.min(found, value);
  return found;
}

/** Returns the greatest of the numbers; -Infinity where there are none, NaN where one of them is. */
export function greatest(values: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const value of values) found = Math.max(found, value);
  return found;
}
