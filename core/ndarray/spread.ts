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

const chunk = 8192;

/** Returns the text whose characters have the bytes as their codes. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += chunk)
    text += String.fromCharCode(...bytes.subarray(from, from + chunk));
  return text;
}
