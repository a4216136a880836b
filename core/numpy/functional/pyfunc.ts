import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { fillOf, zeroOf } from "../../ndarray/contents/fill.ts";
import { merged } from "../../ndarray/contents/merge.ts";
import { type DType, object } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { gatherMasked } from "../../ndarray/indexing/mask.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import {
  allocated,
  allocatedIn,
  iterationOrder,
  iterationStrides,
  layoutLike,
} from "../../ndarray/layouts/korder.ts";
import { type Layout, permute } from "../../ndarray/layouts/layout.ts";
import { cell, make } from "../../ndarray/make.ts";
import { NumpyObject, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, keyword, namedRest, opt, rest } from "../calls/bind.ts";
import { array, int } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { storeAtMask } from "../items/store.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { pythonValue } from "../selecting/python.ts";
import { jointShape } from "../shaping/broadcast.ts";
import { partsOf } from "../shaping/readers.ts";

defineClass("pyfunc", {
  rows: "numpy.ufunc",
  call: (self, positional, _named, context) => {
    const { func } = stateOf<{ readonly func: Value }>(self);
    const arrays = positional.map((value) => asArray(value, context));
    const { results, layoutOf } = callObjects((values) => context.call(func, values), arrays);
    const layout = layoutOf(object);
    if (layout.shape.length === 0) return valueEffect(results[0]);
    const out = make(layout, {
      fill: (data, _, objects) => {
        const view = viewOn(data);
        results.forEach((result, i) => {
          writeElement(view, object, i * object.itemsize, result, objects);
        });
      },
    });
    return allocEffect(out);
  },
});

/** What calls have given, in the order of memory of an array that has them. */
interface Called {
  readonly results: readonly Value[];
  readonly layoutOf: (dtype: DType) => Layout;
}

/** Calls a function with the Python objects of every element, as NumPy's iterator goes through them. Throws NotKnown for elements that are not known. */
export function callObjects(func: (values: readonly Value[]) => Value, arrays: readonly NDArray[]): Called {
  const wrapped = arrays.map((a) => (a.dtype.kind === "O" ? a : castArray(a, object)));
  if (wrapped.some((a) => !elementsOf(a))) return notKnown("the elements");
  const shape = jointShape(arrays.map((a) => a.shape));
  const axes = iterationOrder(
    wrapped.map((a) => iterationStrides(a.layout, shape)),
    shape.length,
  );
  const columns = wrapped.map(
    (a) => placesIn(permute(broadcastLayout(a.layout, shape), axes)) ?? notKnown("the elements"),
  );
  const count = columns[0]?.length ?? 0;
  if (count > 10_000) return notKnown("very many calls of a Python function");
  const results = Array.from({ length: count }, (_, i) =>
    func(
      wrapped.map((a, k) =>
        pythonValue(viewOf(a, { ...a.layout, shape: [], strides: [], offset: columns[k][i] })),
      ),
    ),
  );
  return { results, layoutOf: (dtype) => allocated(dtype, shape, axes) };
}

/** Returns what `np.piecewise(x, condlist, funclist)` does: for each condition a function's results, or a constant. */
function piecewise(
  x: NDArray,
  conditions: readonly NDArray[],
  functions: readonly Value[],
  { args, kw }: { readonly args: readonly Value[]; readonly kw: ReadonlyMap<string, Value> },
  context: Context,
): Effect {
  const count = conditions.length;
  if (functions.length !== count && functions.length !== count + 1)
    raise("ValueError", `with ${count} condition(s), either ${count} or ${count + 1} functions are expected`);
  const layout = layoutLike(x.layout);
  const out = newArray(layout, fillOf(x.dtype, zeroOf(x.dtype)));
  const all = functions.length === count ? conditions : [...conditions, noneOf(conditions)];
  all.forEach((condition, i) => {
    const value = functions[i];
    const isCallable = value.t === "foreign" || value.t === "numpy" || value.t === "object";
    const result = isCallable ? context.call(value, [gatherMasked(x, condition), ...args], kw) : value;
    storeAtMask(out, condition, asArray(result, context, x.dtype));
  });
  return allocEffect(out);
}

/** True where no condition is. */
function noneOf(conditions: readonly NDArray[]): NDArray {
  const [first] = conditions;
  const truths = conditions.map((condition) => elementsOf(condition) ?? notKnown("a condition"));
  const picks = Array.from(truths[0], (_, i) => (truths.some((truth) => truth[i]) ? 0 : 1));
  return merged(
    allocatedIn(first.dtype, first.shape),
    [cell(first.dtype, false), cell(first.dtype, true)],
    picks,
  );
}

register("numpy", {
  frompyfunc: op({ func: any, nin: int, nout: int, identity: keyword(opt(any, undefined)) }, (read) => {
    if (read.nout !== 1) return { kind: "unknown", why: "a function of several results" };
    return valueEffect(new NumpyObject("pyfunc", { func: read.func }, [read.func]));
  }),
  piecewise: op(
    { x: array, condlist: any, funclist: any, args: rest(any), kw: namedRest },
    (read, context) => {
      const parts =
        read.condlist.t === "ndarray" && read.condlist.shape.length <= 1
          ? [read.condlist]
          : partsOf(read.condlist, context);
      const conditions = parts.map((part) => asArray(part, context));
      return piecewise(read.x, conditions, partsOf(read.funclist, context), read, context);
    },
  ),
});
