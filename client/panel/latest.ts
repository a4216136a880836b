/** Returns a function that gives its latest answer again as long as it is called with the same arguments. */
export function latest<Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (!last || args.length !== last.args.length || args.some((arg, i) => arg !== last?.args[i]))
      last = { args, result: make(...args) };
    return last.result;
  };
}
