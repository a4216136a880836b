import { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, namedRest, rest } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import { normalizeAxis, axes as readAxes } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { asAnyMasked, asMasked } from "./create.ts";
import { dataOf, knownMask, maskArrayOf, wrapped } from "./parts.ts";
import { row } from "./row.ts";

/** All index tuples of a shape. */
function places(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((at) => Array.from({ length }, (_, i) => [...at, i])),
    [[]],
  );
}

const mostCalls = 10_000;

register("numpy.ma", {
  apply_along_axis: row(
    { func1d: any, axis: any, arr: any, args: rest(any), kwargs: namedRest },
    ({ func1d, axis, arr, args, kwargs }, np, context) => {
      const self = asAnyMasked(np, arr, context);
      const at = normalizeAxis(readAxes.read(axis, context)[0], self.shape.length);
      const lengths = self.shape.map((length) => (isExact(length) ? length : notKnown("a length")));
      const outer = lengths.filter((_, i) => i !== at);
      if (outer.reduce((a, b) => a * b, 1) > mostCalls) return notKnown("too many calls");
      const whole: Value = { t: "slice", start: none, stop: none, step: none };
      const results = places(outer).map((place) => {
        const index = [...place.slice(0, at).map(pyInt), whole, ...place.slice(at).map(pyInt)];
        return context.call(func1d, [np.item(self, pyTuple(index)), ...args], kwargs);
      });
      return assembled(np, results, outer, at);
    },
  ),
  apply_over_axes: row({ func: any, a: any, axes: any }, ({ func, a, axes }, np, context) => {
    let value: Value = asMasked(np, a, context);
    const rank = np.asArray(a).shape.length;
    for (const axis of readAxes.read(axes, context)) {
      const at = axis < 0 ? axis + rank : axis;
      const result = context.call(func, [value, pyInt(at)]);
      if (!(result instanceof NDArray)) return notKnown("the result of a function");
      const spread: Value =
        result.shape.length === np.asArray(value).shape.length
          ? result
          : np("ma.expand_dims", result, pyInt(at));
      if (np.asArray(spread).shape.length !== np.asArray(value).shape.length)
        raise("ValueError", "function is not returning an array of the correct shape");
      value = spread;
    }
    return value;
  }),
});

/** One value, or one line, from each call. */
function assembled(np: Composer, results: readonly Value[], outer: readonly number[], at: number): Value {
  if (results.length === 0) return notKnown("no calls");
  const isLine = results[0] instanceof NDArray && results[0].shape.length > 0;
  if (results.some((one) => one.t === "unknown")) return notKnown("the result of a function");
  const shape = pyTuple(outer.map(pyInt));
  const data = results.map((one) => dataOf(np, one));
  const isMasked = results.some((one) => one instanceof MaskedArray && knownMask(one) !== "none");
  const flags = results.map((one) =>
    one instanceof MaskedArray ? maskArrayOf(np, one) : maskArrayOf(np, dataOf(np, one)),
  );
  if (!isLine) {
    const of = (parts: readonly Value[]) =>
      np.asArray(np.method(np("stack", pyList([...parts])), "reshape", [shape]));
    return wrapped(of(data), isMasked ? of(flags) : "none");
  }
  if (outer.length !== 1 || results.some((one) => np.asArray(one).shape.length !== 1))
    return notKnown("lines of several axes");
  const stacked = (parts: readonly Value[]) =>
    np.asArray(np.named("stack", [pyList([...parts])], { axis: pyInt(at === 0 ? 1 : 0) }));
  return wrapped(stacked(data), isMasked ? stacked(flags) : "none");
}
