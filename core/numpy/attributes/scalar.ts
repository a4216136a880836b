import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { imaginaryPart, partOf } from "../../ndarray/dtypes/parts.ts";
import { native } from "../../ndarray/dtypes/promote.ts";
import { NumpyObject, none, pyInt, pyTuple, Scalar, type Value } from "../../ndarray/value.ts";
import { elementValue } from "../scalars.ts";
import { arrayMethods } from "./array.ts";
import type { AttributeTable } from "./table.ts";

/** Attributes of NumPy scalars that are no methods. */
export const scalarAttributes: AttributeTable<Scalar> = {
  T: { get: (self) => self },
  base: { get: () => none },
  data: { get: () => ({ kind: "unknown", why: "the memory of a scalar" }) },
  device: { get: () => ({ t: "str", v: "cpu" }) },
  dtype: { get: (self) => ({ t: "dtype", dtype: inNativeOrder(self.dtype) }) },
  flags: { get: (self) => new NumpyObject("flagsobj", undefined, [readOnly(self.cell)]) },
  flat: { get: (self) => new NumpyObject("flatiter", 0, [self.cell]) },
  imag: { get: (self) => imaginary(self) },
  itemsize: { get: (self) => pyInt(self.dtype.itemsize) },
  nbytes: { get: (self) => pyInt(self.dtype.itemsize) },
  ndim: { get: () => pyInt(0) },
  real: { get: (self) => real(self) },
  shape: { get: () => pyTuple([]) },
  size: { get: () => pyInt(1) },
  strides: { get: () => pyTuple([]) },
  numerator: { get: (self) => (isWhole(self) ? self : noSuch("numerator")) },
  denominator: { get: (self) => (isWhole(self) ? pyInt(1) : noSuch("denominator")) },
  __class__: { get: (self) => ({ t: "numpy", name: `numpy.${self.dtype.type}` }) },
};

/** Methods of NumPy scalars: those of arrays but a few, and some of Python's numbers. */
export const scalarMethods: ReadonlySet<string> = new Set(
  [...arrayMethods, "as_integer_ratio", "is_integer", "hex", "fromhex", "bit_count"].filter(
    (name) => !["argpartition", "dot", "partition", "__len__", "__setitem__", "__iter__"].includes(name),
  ),
);

function real(self: Scalar): Value {
  return self.dtype.kind === "c" ? elementValue(viewOf(self.cell, partOf(self.cell.layout, "real"))) : self;
}

function imaginary(self: Scalar): Value {
  if (self.dtype.kind !== "c") return new Scalar(imaginaryPart(self.cell));
  return elementValue(viewOf(self.cell, partOf(self.cell.layout, "imaginary")));
}

function readOnly(cell: NDArray): NDArray {
  const shown = newArray(cell.layout, cell.contents);
  shown.writeable = false;
  return shown;
}

function isWhole(self: Scalar): boolean {
  return "iu".includes(self.dtype.kind);
}

function noSuch(name: string) {
  return { kind: "unknown", why: `attribute ${name}` } as const;
}

/** A number's dtype never says "<"; the fields of a structured scalar keep their orders. */
function inNativeOrder(dtype: DType): DType {
  return dtype.byteorder === "<" ? native(dtype) : dtype;
}
