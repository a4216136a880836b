import type { NDArray } from "../../ndarray/array.ts";
import { type DType, float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import { cell } from "../../ndarray/make.ts";
import { pyFloat, pyInt } from "../../ndarray/value.ts";
import { elementwise, noOptions, type Options } from "./elementwise.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "./loops.ts";
import type { Operand } from "./operand.ts";
import { type ReduceOptions, reduceArray } from "./reduce.ts";

/** An operand within a composed function: an array, or a number that is weak as a Python int or float is. */
export type Part = NDArray | number;

/** Returns the first result of a ufunc on arrays and plain numbers, for functions that NumPy composes of ufuncs. */
export function calc(name: UfuncName, parts: readonly Part[], options: Options = noOptions): NDArray {
  return elementwise(ufunc(name), parts.map(operandFor), options).arrays[0];
}

/** Returns a reduction of an array by the named ufunc. */
export function reduceBy(name: UfuncName, array: NDArray, options: ReduceOptions = {}): NDArray {
  return reduceArray(ufunc(name), array, options);
}

/** Writes the result of a ufunc into `out`, cast as it needs (`casting="unsafe"`); returns `out`. */
export function calcInto(name: UfuncName, parts: readonly Part[], out: NDArray): NDArray {
  return calc(name, parts, { outs: [out], casting: "unsafe" });
}

/** Returns an operand for an array or a plain number. Whole numbers are Python ints. */
export function operandFor(part: Part): Operand {
  if (typeof part !== "number") return { value: part, array: part };
  if (Number.isSafeInteger(part) && !Object.is(part, -0))
    return { value: pyInt(part), array: cell(int64, part), weak: "int" };
  return floatOperand(part);
}

/** Returns the operand for a Python float, also for a whole one. */
export function floatOperand(value: number): Operand {
  return { value: pyFloat(value), array: cell(float64, value), weak: "float" };
}

/** Returns a 0-d array with one number of this dtype. */
export function constant(dtype: DType, value: number): NDArray {
  return cell(dtype, dtype.kind === "c" ? { re: value, im: 0 } : dtype.kind === "b" ? value !== 0 : value);
}

function ufunc(name: UfuncName): Ufunc {
  return ufuncNamed(name) as Ufunc;
}
