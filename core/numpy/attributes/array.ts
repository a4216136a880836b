import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { imaginaryPart, partOf } from "../../ndarray/dtypes/parts.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { byteBounds, nbytes, ndim, size, transposed } from "../../ndarray/layouts/layout.ts";
import { reinterpreted } from "../../ndarray/layouts/reinterpret.ts";
import { givenView } from "../../ndarray/layouts/reshape.ts";
import { NumpyObject, none, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { shape as readShape } from "../calls/readers.ts";
import { viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { setFlat } from "../items/flat.ts";
import type { Effect } from "../op.ts";
import type { AttributeTable } from "./table.ts";

/** Attributes of arrays that are no methods. */
export const arrayAttributes: AttributeTable<NDArray> = {
  T: { get: (self) => viewEffect(self, transposed(self.layout)) },
  mT: { get: matrixTranspose },
  base: { get: baseOf },
  ctypes: { get: () => ({ kind: "unknown", why: "ctypes" }) },
  data: { get: () => ({ kind: "unknown", why: "the memory of an array" }) },
  device: { get: () => pyStr("cpu") },
  dtype: { get: (self) => ({ t: "dtype", dtype: self.dtype }), set: setDType },
  flags: { get: (self) => new NumpyObject("flagsobj", undefined, [self]) },
  flat: { get: (self) => new NumpyObject("flatiter", 0, [self]), set: setFlat },
  imag: { get: imaginary, set: setImaginary },
  itemsize: { get: (self) => pyInt(self.dtype.itemsize) },
  nbytes: { get: (self) => pyInt(nbytes(self.layout)) },
  ndim: { get: (self) => pyInt(ndim(self.layout)) },
  real: { get: real, set: setReal },
  shape: { get: (self) => pyTuple(self.shape.map(pyInt)), set: setShape },
  size: { get: (self) => pyInt(size(self.layout)) },
  strides: { get: (self) => pyTuple(self.layout.strides.map(pyInt)), set: setStrides },
  __array_interface__: { get: () => ({ kind: "unknown", why: "the address of an array" }) },
  __array_priority__: { get: () => ({ t: "float", v: 0 }) },
  __class__: { get: (self) => ({ t: "numpy", name: `numpy.${self.subclass}` }) },
};

/** Methods of arrays. */
export const arrayMethods: ReadonlySet<string> = new Set(
  `all any argmax argmin argpartition argsort astype byteswap choose clip compress conj conjugate copy cumprod cumsum
  diagonal dot dump dumps fill flatten getfield item max mean min nonzero partition prod put ravel repeat reshape resize
  round searchsorted setfield setflags sort squeeze std sum swapaxes take to_device tobytes tofile tolist trace transpose
  var view __array__ __array_finalize__ __array_function__ __array_namespace__ __array_ufunc__ __array_wrap__ __copy__
  __deepcopy__ __dlpack__ __dlpack_device__ __getitem__ __setitem__ __len__ __iter__ __contains__ __reduce__
  __reduce_ex__ __sizeof__ __add__ __sub__ __mul__ __truediv__ __matmul__ __repr__ __str__ __array_struct__ __doc__`.split(
    /\s+/,
  ),
);

function matrixTranspose(self: NDArray): Effect {
  const { shape, strides } = self.layout;
  const rank = shape.length;
  if (rank < 2) raise("ValueError", "matrix transpose with ndim < 2 is undefined");
  const swapped = <T>(items: readonly T[]) => [...items.slice(0, -2), items[rank - 1], items[rank - 2]];
  return viewEffect(self, { ...self.layout, shape: swapped(shape), strides: swapped(strides) });
}

/** The owner of the memory; that of a memory map or of foreign memory is no array. */
function baseOf(self: NDArray): Value {
  const base = self.giver ?? self.base;
  if (base) return base;
  return self.owndata ? none : { t: "unknown", why: "the owner of foreign memory" };
}

function real(self: NDArray): Value | Effect {
  return self.dtype.kind === "c" ? viewEffect(self, partOf(self.layout, "real")) : self;
}

/** The imaginary part of real elements is a read-only array of zeros. */
function imaginary(self: NDArray): Effect {
  if (self.dtype.kind === "c") return viewEffect(self, partOf(self.layout, "imaginary"));
  if (self.dtype.kind === "T") return notKnown("the imaginary part of texts");
  const out = imaginaryPart(self);
  return { kind: "alloc", out, value: out };
}

function setReal(self: NDArray, to: Value, context: Context): Effect {
  const part = self.dtype.kind === "c" ? viewOf(self, partOf(self.layout, "real")) : self;
  assign(part, asArray(to, context));
  return { kind: "write", into: self, from: to, value: none };
}

function setImaginary(self: NDArray, to: Value, context: Context): Effect {
  if (self.dtype.kind !== "c") raise("TypeError", "array does not have imaginary part to set");
  assign(viewOf(self, partOf(self.layout, "imaginary")), asArray(to, context));
  return { kind: "write", into: self, from: to, value: none };
}

function setShape(self: NDArray, to: Value, context: Context): Effect {
  self.layout =
    givenView(self.layout, readShape.read(to, context), "C") ??
    raise(
      "AttributeError",
      "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.",
    );
  return { kind: "value", value: none };
}

function setStrides(self: NDArray, to: Value, context: Context): Effect {
  const strides = readShape.read(to, context);
  const rank = self.shape.length;
  if (strides.length !== rank) raise("ValueError", `strides must be  same length as shape (${rank})`);
  const layout = { ...self.layout, strides };
  const bounds = byteBounds(layout);
  const bytes = self.buffer.nbytes;
  if (bounds && isExact(bytes) && (bounds[0] < 0 || bounds[1] > bytes))
    raise("ValueError", "strides is not compatible with available memory");
  self.layout = layout;
  return { kind: "value", value: none };
}

function setDType(self: NDArray, to: Value, context: Context): Effect {
  self.layout = reinterpreted(self.layout, asDType(to, context));
  return { kind: "value", value: none };
}
