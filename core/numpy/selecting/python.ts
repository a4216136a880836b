import { readable, readElement, viewOn } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { unpack } from "../../ndarray/casts/pack.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { basicView } from "../../ndarray/indexing/indexing.ts";
import { positionOn } from "../../ndarray/indexing/slice.ts";
import { allExact, type Dim, isExact, product } from "../../ndarray/layouts/dim.ts";
import {
  atIndex,
  contiguous,
  isC,
  isF,
  type Layout,
  nbytes,
  permute,
  size,
} from "../../ndarray/layouts/layout.ts";
import { anyBool, anyFloat, PyList, pyInt, pyList, unknown, type Value } from "../../ndarray/value.ts";
import { any, opt, rest } from "../calls/bind.ts";
import { array, int, normalizeAxis, order } from "../calls/readers.ts";
import { copyInto, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { integerIn } from "../conversion/integers.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/** Returns an element as a plain Python value, with what is known of it. */
export function pythonValue(view: NDArray): Value {
  const source = readable(view);
  if (source) {
    const element = readElement(viewOn(source.data), view.dtype, source.layout.offset, source.objects);
    return unpack(element, view.dtype);
  }
  const { kind } = view.dtype;
  if (kind === "i" || kind === "u") return pyInt(integerIn(view));
  if (kind === "b") return anyBool;
  if (kind !== "f") return unknown;
  const bounds = asBounds(hullOf(view), view.dtype);
  return bounds && !bounds.nan ? { t: "float", lo: bounds.lo, hi: bounds.hi } : anyFloat;
}

/** Returns `a.item(*args)`. */
function item(a: NDArray, args: readonly Value[], context: Context): Value {
  const index = args.length === 1 && args[0].t === "tuple" ? args[0].items : args;
  const rank = a.shape.length;
  if (index.length === 0) {
    if (size(a.layout) !== 1)
      return isExact(size(a.layout))
        ? raise("ValueError", "can only convert an array of size 1 to a Python scalar")
        : notKnown("the size of an array");
    return pythonValue(viewOf(a, { ...a.layout, shape: [], strides: [] }));
  }
  const numbers = index.map((part) => int.read(part, context));
  if (numbers.length === 1 && rank !== 1) return flatItem(a, numbers[0]);
  if (numbers.length !== rank) return raise("ValueError", "incorrect number of indices for array");
  const layout = basicView(
    a.layout,
    numbers.map((at) => ({ kind: "at", index: at })),
  );
  return pythonValue(viewOf(a, layout));
}

function flatItem(a: NDArray, index: number): Value {
  const total = size(a.layout);
  const at = positionOn(index, total);
  if (at === undefined) return raise("IndexError", `index ${index} is out of bounds for size ${total}`);
  if (!isExact(at) || !allExact(a.shape)) return notKnown("an index");
  let left = at;
  let layout = a.layout;
  for (let axis = a.shape.length - 1; axis >= 0; axis--) {
    const length = a.shape[axis] as number;
    layout = atIndex(layout, axis, left % length);
    left = Math.floor(left / length);
  }
  return pythonValue(viewOf(a, layout));
}

/** Returns `a.tolist()`: nested lists of Python values. */
export function toList(a: NDArray): Value {
  if (a.shape.length === 0) return pythonValue(a);
  const [length] = a.shape;
  const row = (i: Dim) => toList(viewOf(a, atIndex(a.layout, 0, i)));
  if (!isExact(length)) return new PyList(undefined, row(0), length);
  const source = a.shape.length === 1 ? readable(a) : undefined;
  const places = source && placesIn(source.layout);
  if (source && places) {
    const view = viewOn(source.data);
    return pyList(
      Array.from(places, (place) => unpack(readElement(view, a.dtype, place, source.objects), a.dtype)),
    );
  }
  if (length > 100_000) return new PyList(undefined, unknown, length);
  return pyList(Array.from({ length }, (_, i) => row(i)));
}

function isOnlyF(layout: Layout): boolean {
  return isF(layout) === true && isC(layout) !== true;
}

/** Returns `a.tobytes(order)`. */
function toBytes(a: NDArray, isFortran: boolean): Value {
  const axes = [...a.shape.keys()];
  const seen = isFortran ? viewOf(a, permute(a.layout, axes.reverse())) : a;
  // The runtime keeps a longdouble in another form than the processor does.
  const length = nbytes(a.layout);
  if (!isExact(length)) return { t: "bytes" };
  if ("gG".includes(a.dtype.char) || a.buffer.store.approximate) return { t: "bytes", length };
  const copy = copyInto(seen, contiguous(a.dtype, seen.shape), "ndarray");
  const { contents } = copy;
  return contents.kind === "exact" && !contents.known && !contents.objects
    ? { t: "bytes", v: contents.data }
    : { t: "bytes", length };
}

register("numpy.ndarray", {
  item: op({ a: array, args: rest(any) }, ({ a, args }, context) => valueEffect(item(a, args, context))),
  tolist: op({ a: array }, ({ a }) => valueEffect(toList(a))),
  tobytes: op({ a: array, order: opt(order, "C" as const) }, (read) =>
    valueEffect(toBytes(read.a, read.order === "F" || (read.order !== "C" && isOnlyF(read.a.layout)))),
  ),
  __len__: op({ a: array }, ({ a }) =>
    valueEffect(pyInt(a.shape[0] ?? raise("TypeError", "len() of unsized object"))),
  ),
});

/** Returns the number of elements, of the whole array or along one axis. */
function sizeOf(a: NDArray, axis: number | undefined): Value {
  if (axis === undefined) return pyInt(size(a.layout));
  const length = a.shape[axis < 0 ? axis + a.shape.length : axis];
  return pyInt(length ?? a.shape[normalizeAxis(axis, a.shape.length)]);
}

register("numpy", {
  ndim: op({ a: array }, ({ a }) => valueEffect(pyInt(a.shape.length))),
  shape: op({ a: array }, ({ a }) => valueEffect({ t: "tuple", items: a.shape.map(pyInt) })),
  size: op({ a: array, axis: opt(any, undefined) }, ({ a, axis }, context) => {
    if (axis?.t !== "tuple")
      return valueEffect(sizeOf(a, axis && axis.t !== "none" ? int.read(axis, context) : undefined));
    const along = axis.items.map((item) => normalizeAxis(int.read(item, context), a.shape.length));
    if (new Set(along).size < along.length) return raise("ValueError", "repeated axis");
    return valueEffect(pyInt(product(along.map((one) => a.shape[one]))));
  }),
});
