/** Returns a function that computes its answer for an object once, and keeps it as long as the object lives. */
export function once<T extends object, R>(compute: (of: T) => R): (of: T) => R {
  const known = new WeakMap<T, { readonly answer: R }>();
  return (of) => {
    const found = known.get(of) ?? { answer: compute(of) };
    known.set(of, found);
    return found.answer;
  };
}

/** Returns the items by a key, each group in the order of the items. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
