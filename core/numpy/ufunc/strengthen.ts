import { type NDArray, newArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, float64, integerLimits, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { dtypeName } from "../../ndarray/dtypes/dtypetext.ts";
import type { Element } from "../../ndarray/element.ts";
import { raise } from "../../ndarray/error.ts";
import { boundsOf, isExact } from "../../ndarray/layouts/dim.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { cell } from "../../ndarray/make.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Ufunc } from "./loops.ts";
import type { Operand } from "./operand.ts";
import type { Resolution } from "./resolve.ts";

const comparisons = new Set(["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"]);

/**
 * Returns the operands as arrays in which Python numbers have the loop's dtype. Raises OverflowError for an int that does
 * not fit, unless it is only compared.
 */
export function strengthened(
  ufunc: Ufunc,
  operands: readonly Operand[],
  resolution: Resolution,
): readonly [readonly NDArray[], Resolution] {
  if (!operands.some((operand) => operand.weak)) return [operands.map(({ array }) => array), resolution];
  const inputs = arraysOf(ufunc, operands, resolution);
  const isBeyond = inputs.some(({ dtype }, i) => dtype === float64 && isInteger(resolution.ins[i]));
  return [inputs, isBeyond ? { ...resolution, ins: inputs.map(() => float64) } : resolution];
}

function arraysOf(ufunc: Ufunc, operands: readonly Operand[], { ins }: Resolution): readonly NDArray[] {
  const isCompared =
    comparisons.has(ufunc.name) && operands.some(({ array, weak }) => !weak && isInteger(array.dtype));
  return operands.map(({ array, value, weak }, i) => {
    const dtype = ins[i];
    if (!weak || dtype.kind === "O") return array;
    if (weak === "int" && isInteger(dtype)) return integer(value, dtype, isCompared);
    const element = elementFor(value, dtype);
    return element === undefined ? castArray(array, dtype, contiguous(dtype, [])) : cell(dtype, element);
  });
}

/** A known Python number as an element of a float, complex or time dtype; undefined when it is not known. */
function elementFor(value: Value, dtype: DType): Element | undefined {
  const isComplex = dtype.kind === "c";
  if (value.t === "complex") return isComplex ? { re: value.re, im: value.im } : undefined;
  const v = value.t === "int" || value.t === "float" ? value.v : undefined;
  if (typeof v !== "number" && typeof v !== "bigint") return undefined;
  if (dtype.kind === "m" || dtype.kind === "M") return v;
  const number = Number(v);
  if (typeof v === "bigint" && !Number.isFinite(number))
    raise("OverflowError", "int too large to convert to float");
  if (dtype.kind === "b") return number !== 0;
  return isComplex ? { re: number, im: 0 } : number;
}

function integer(value: Value, dtype: DType, isCompared: boolean): NDArray {
  if (value.t !== "int") return cell(dtype, 0);
  const { v } = value;
  if (typeof v === "bigint" || isExact(v)) {
    if (fits(BigInt(v), dtype)) return cell(dtype, v);
    if (!isCompared)
      raise(
        "OverflowError",
        isBeyondWords(BigInt(v), dtype)
          ? "Python int too large to convert to C long"
          : `Python integer ${v} out of bounds for ${dtypeName(dtype)}`,
      );
    // Out of the dtype's range, so that it lies on the same side of every element.
    return cell(float64, v < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  }
  const [lo, hi] = boundsOf(v);
  const [least, greatest] = integerLimits(dtype);
  const layout = contiguous(dtype, []);
  return newArray(layout, {
    kind: "bounds",
    dtype,
    lo: Math.max(lo, least),
    hi: Math.min(hi, greatest),
    integral: true,
    nan: false,
  });
}

/** True when C has no integer for the value: an unsigned dtype takes unsigned ones as well. */
function isBeyondWords(value: bigint, { kind }: DType): boolean {
  const isUnsigned = kind === "u" && value >= 0n;
  return (isUnsigned ? BigInt.asUintN(64, value) : BigInt.asIntN(64, value)) !== value;
}

function fits(value: bigint, { kind, itemsize }: DType): boolean {
  const bits = 8 * itemsize;
  return (kind === "u" ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value)) === value;
}
