import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign, placesIn } from "../../ndarray/assign.ts";
import { broadcastLayout } from "../../ndarray/broadcast.ts";
import { castArray } from "../../ndarray/castarray.ts";
import { object } from "../../ndarray/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { fillOf, zeroOf } from "../../ndarray/fill.ts";
import { gatherMasked } from "../../ndarray/indexing-mask.ts";
import { allocatedIn, layoutLike } from "../../ndarray/korder.ts";
import { cell } from "../../ndarray/make.ts";
import { merged } from "../../ndarray/merge.ts";
import { NumpyObject, pyList, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, rest } from "../bind.ts";
import { defineClass } from "../classes.ts";
import { asArray, asDType } from "../coerce.ts";
import type { Context } from "../context.ts";
import { type Effect, op } from "../op.ts";
import { array, int } from "../readers.ts";
import { register } from "../registry.ts";
import { allocEffect, valueEffect } from "../results.ts";
import { elementValue } from "../scalars.ts";
import { pythonValue } from "../selecting/python.ts";
import { jointShape } from "../shaping/broadcast.ts";
import { partsOf } from "../shaping/readers.ts";
import { storeAtMask } from "../store.ts";

/** A Python function that is called with one element of each argument. */
interface Elementwise {
  readonly func: Value;
  /** `otypes` of `np.vectorize`. */
  readonly otypes?: Value;
}

/** Calls the function for every element; the results in C order. Throws NotKnown for elements that are not known. */
function callEach(func: Value, arrays: readonly NDArray[], context: Context): readonly Value[] {
  const shape = jointShape(arrays.map((a) => a.shape));
  const columns = arrays.map((a) => {
    const places = placesIn(broadcastLayout(a.layout, shape)) ?? notKnown("how many elements there are");
    return Array.from(places, (place) => viewOf(a, { ...a.layout, shape: [], strides: [], offset: place }));
  });
  const count = columns[0]?.length ?? 0;
  if (count > 10_000) return notKnown("very many calls of a Python function");
  return Array.from({ length: count }, (_, i) =>
    context.call(
      func,
      columns.map((column) => elementOf(column[i])),
    ),
  );
}

/** `np.vectorize` passes NumPy scalars on. */
function elementOf(view: NDArray): Value {
  return elementValue(view);
}

function callVectorized(self: NumpyObject, positional: readonly Value[], context: Context): Effect {
  const { func, otypes } = self.state as Elementwise;
  const arrays = positional.map((value) => asArray(value, context));
  if (arrays.length === 0) return { kind: "unknown", why: "a vectorized call without arguments" };
  const shape = jointShape(arrays.map((a) => a.shape));
  const results = callEach(func, arrays, context);
  if (results.length === 0 && !otypes)
    raise("ValueError", "cannot call `vectorize` on size 0 inputs unless `otypes` is set");
  if (results.some((result) => result.t === "tuple"))
    return { kind: "unknown", why: "several results of a vectorized function" };
  const dtype = otypes ? asDType(otypes, context) : asArray(results[0], context).dtype;
  const flat = castArray(asArray(pyList([...results]), context), dtype);
  flat.layout = allocatedIn(flat.dtype, shape);
  return allocEffect(flat);
}

defineClass("vectorize", {
  rows: "numpy.vectorize",
  call: (self, positional, named, context) =>
    named.size > 0
      ? { kind: "unknown", why: "keywords of a vectorized function" }
      : callVectorized(self, positional, context),
});

defineClass("pyfunc", {
  rows: "numpy.ufunc",
  call: (self, positional, _named, context) => {
    const { func } = self.state as Elementwise;
    const arrays = positional.map((value) => asArray(value, context));
    const shape = jointShape(arrays.map((a) => a.shape));
    const results = callObjects(func, arrays, context);
    if (shape.length === 0) return valueEffect(results[0]);
    const out = newArray(allocatedIn(object, shape), fillOf(object, zeroOf(object)));
    const places = placesIn(out.layout) ?? notKnown("how many elements there are");
    places.forEach((place, i) => {
      assign(viewOf(out, { ...out.layout, shape: [], strides: [], offset: place }), cell(object, results[i]));
    });
    return allocEffect(out);
  },
});

/** A function made by `np.frompyfunc` gets Python objects. */
function callObjects(func: Value, arrays: readonly NDArray[], context: Context): readonly Value[] {
  const wrapped = arrays.map((a) => (a.dtype.kind === "O" ? a : castArray(a, object)));
  if (wrapped.some((a) => !elementsOf(a))) return notKnown("the elements");
  const shape = jointShape(arrays.map((a) => a.shape));
  const columns = wrapped.map((a) => placesIn(broadcastLayout(a.layout, shape)) ?? notKnown("the elements"));
  const count = columns[0]?.length ?? 0;
  if (count > 10_000) return notKnown("very many calls of a Python function");
  return Array.from({ length: count }, (_, i) =>
    context.call(
      func,
      wrapped.map((a, k) =>
        pythonValue(viewOf(a, { ...a.layout, shape: [], strides: [], offset: columns[k][i] })),
      ),
    ),
  );
}

/** Returns what `np.piecewise(x, condlist, funclist)` does: for each condition a function's results, or a constant. */
function piecewise(
  x: NDArray,
  conditions: readonly NDArray[],
  functions: readonly Value[],
  args: readonly Value[],
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
    const result = isCallable ? context.call(value, [gatherMasked(x, condition), ...args]) : value;
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
  vectorize: op(
    {
      pyfunc: opt(any, undefined),
      otypes: opt(any, undefined),
      doc: opt(any, undefined),
      excluded: opt(any, undefined),
      cache: opt(any, undefined),
      signature: opt(any, undefined),
    },
    (read) => {
      if (read.excluded || read.signature)
        return { kind: "unknown", why: "a vectorized function with a signature" };
      if (!read.pyfunc) return { kind: "unknown", why: "a decorator" };
      const state: Elementwise = { func: read.pyfunc, otypes: otypeOf(read.otypes) };
      return valueEffect(new NumpyObject("vectorize", state, [read.pyfunc]));
    },
  ),
  frompyfunc: op({ func: any, nin: int, nout: int, identity: keyword(opt(any, undefined)) }, (read) => {
    if (read.nout !== 1) return { kind: "unknown", why: "a function of several results" };
    return valueEffect(new NumpyObject("pyfunc", { func: read.func }, [read.func]));
  }),
  piecewise: op({ x: array, condlist: any, funclist: any, args: rest(any) }, (read, context) => {
    const parts =
      read.condlist.t === "ndarray" && read.condlist.shape.length <= 1
        ? [read.condlist]
        : partsOf(read.condlist, context);
    const conditions = parts.map((part) => asArray(part, context));
    return piecewise(read.x, conditions, partsOf(read.funclist, context), read.args, context);
  }),
});

/** `otypes` of one function: a list of one dtype, or a str of one letter. */
function otypeOf(otypes: Value | undefined): Value | undefined {
  if (!otypes || otypes.t === "none") return undefined;
  return otypes.t === "list" && otypes.items?.length === 1 ? otypes.items[0] : otypes;
}
