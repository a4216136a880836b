import { writable } from "../../ndarray/access.ts";
import { type NDArray, newArray, type Subclass } from "../../ndarray/array.ts";
import { assign, placesIn } from "../../ndarray/assign.ts";
import { hasObjects, movedContents, sourceOf } from "../../ndarray/contents/move.ts";
import { type DType, isSwapped } from "../../ndarray/dtypes/dtype.ts";
import { elementsAt } from "../../ndarray/dtypes/fields.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { isExactLayout, type Layout } from "../../ndarray/layouts/layout.ts";
import { reinterpreted } from "../../ndarray/layouts/reinterpret.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { setAligned, setWriteable } from "../attributes/flags.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, boolean, dtype, int } from "../calls/readers.ts";
import { copyEffect, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { matrixLayout } from "../matrices/matrix.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { isNumpySubclass } from "../scalartypes.ts";

const classes: Readonly<Record<string, Subclass>> = {
  "numpy.ndarray": "ndarray",
  "numpy.memmap": "memmap",
  "numpy.matrix": "matrix",
  "numpy.recarray": "recarray",
  "numpy.rec.recarray": "recarray",
  "numpy.ma.MaskedArray": "MaskedArray",
};

/** `a.view()`, `a.view(dtype)`, `a.view(np.matrix)`: a class may stand in place of the dtype. */
function view(a: NDArray, first: Value | undefined, type: Value | undefined, context: Context): Effect {
  if (first?.t === "foreign" && first.typeName === "type") notKnown("a view as a class of the program");
  const given = type ?? (first && isArrayClass(first) ? first : undefined);
  const wanted = first && first !== given && first.t !== "none" ? asDType(first, context) : undefined;
  const subclass = given ? subclassOf(given) : a.subclass;
  if (!subclass) return { kind: "unknown", why: "a view as another class" };
  if (wanted && a.buffer.store.error > 0 && !isSameFloat(wanted, a.dtype))
    return { kind: "unknown", why: "the bits of approximate numbers" };
  // A class of the program may be a subclass of ndarray.
  if (wanted?.char === "O" && first?.t === "foreign")
    return { kind: "unknown", why: "a view as another class" };
  if (wanted && isLong(wanted) !== isLong(a.dtype))
    return { kind: "unknown", why: "the bytes of a longdouble" };
  const layout = wanted ? reinterpreted(a.layout, wanted) : a.layout;
  const own = { recarray: withRecords, matrix: matrixLayout }[subclass as string];
  return viewEffect(a, own?.(layout) ?? layout, subclass);
}

function isSameFloat(a: DType, b: DType): boolean {
  return a.kind === b.kind && a.itemsize === b.itemsize && isSwapped(a) === isSwapped(b);
}

/** The runtime keeps a longdouble in another form than the processor does. */
function isLong({ char }: DType): boolean {
  return char === "g" || char === "G";
}

/** The elements of a record array are of type np.record. */
function withRecords(layout: Layout): Layout {
  return layout.dtype.fields ? { ...layout, dtype: { ...layout.dtype, record: true } } : layout;
}

function isArrayClass(value: Value): boolean {
  return value.t === "numpy" && isNumpySubclass(value.name, "numpy.ndarray") === true;
}

function subclassOf(value: Value): Subclass | undefined {
  return value.t === "numpy" ? classes[value.name] : undefined;
}

/** Returns the bytes of every element in reverse order, in place or in a new array; the dtype stays. */
function byteswap(a: NDArray, inPlace: boolean): Effect {
  if (hasObjects(a.dtype)) return { kind: "unknown", why: "byteswap of objects" };
  if (a.dtype.kind === "U") return { kind: "unknown", why: "characters that are none" };
  if (inPlace) {
    swapHere(a);
    return { kind: "write", into: a, value: a };
  }
  const layout = layoutLike(a.layout, { order: "A" });
  const out = newArray(layout, swapped(a, layout), a.subclass);
  return copyEffect(a, out);
}

function swapped(a: NDArray, layout: Layout) {
  const source = sourceOf(a);
  const from = source && placesIn(source.layout);
  const to = from && placesIn(layout);
  const contents = source && from && to && movedContents(layout, source, from, to);
  if (contents) for (const place of to) swapElement(contents.data, place, a.dtype);
  return contents;
}

function swapHere(a: NDArray): void {
  const target = isExactLayout(a.layout) ? writable(a) : undefined;
  const places = placesIn(a.layout);
  const known = target && places ? { target, places } : notKnown("bytes to swap");
  for (const place of known.places) swapElement(known.target.data, place, a.dtype);
}

/** Reverses the bytes of each number within one element. */
function swapElement(data: Uint8Array, at: number, { kind, itemsize, fields, subarray }: DType): void {
  if (fields) for (const field of fields) swapElement(data, at + field.offset, field.dtype);
  else if (subarray)
    for (let i = 0; i < itemsize; i += subarray.base.itemsize) swapElement(data, at + i, subarray.base);
  else if (kind !== "S" && kind !== "V") {
    const unit = kind === "U" ? 4 : kind === "c" ? itemsize / 2 : itemsize;
    for (let i = 0; i < itemsize; i += unit) data.subarray(at + i, at + i + unit).reverse();
  }
}

function setFlags(a: NDArray, write: boolean | undefined, align: boolean | undefined): Effect {
  if (align !== undefined) setAligned(a, align);
  if (write !== undefined) setWriteable(a, write);
  return { kind: "value", value: none };
}

/** `a.getfield(dtype, offset)`: a view of a part of each element. */
function getField(a: NDArray, to: DType, offset: number): Effect {
  if (offset < 0) raise("ValueError", "offset is negative");
  if (to.itemsize > a.dtype.itemsize) raise("ValueError", "new type is larger than original type");
  if (offset + to.itemsize > a.dtype.itemsize)
    raise("ValueError", "new type plus offset is larger than original type");
  return viewEffect(a, elementsAt(a.layout, to, offset));
}

register("numpy.ndarray", {
  view: op({ a: array, dtype: opt(any, undefined), type: opt(any, undefined) }, (read, context) =>
    view(read.a, read.dtype, read.type, context),
  ),
  byteswap: op({ a: array, inplace: opt(boolean, false) }, (read) => byteswap(read.a, read.inplace)),
  getfield: op({ a: array, dtype, offset: opt(int, 0) }, (read) => getField(read.a, read.dtype, read.offset)),
  setfield: op({ a: array, val: any, dtype, offset: opt(int, 0) }, (read, context) => {
    const field = getField(read.a, read.dtype, read.offset);
    if (field.kind !== "view") return field;
    assign(field.out, asArray(read.val, context));
    return { kind: "write", into: read.a, from: read.val, value: none };
  }),
  setflags: op(
    {
      a: array,
      write: orNone(boolean, undefined),
      align: orNone(boolean, undefined),
      uic: orNone(boolean, undefined),
    },
    ({ a, write, align, uic }) => {
      if (uic) raise("ValueError", "cannot set WRITEBACKIFCOPY flag to True");
      return setFlags(a, write, align);
    },
  ),
});
