import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { byChar, type DType, float64, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { plus } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, layoutLike } from "../../ndarray/layouts/korder.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { opt } from "../calls/bind.ts";
import { int } from "../calls/readers.ts";
import { copyInto } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { operand, plainOut as out } from "../reductions/arguments.ts";
import { calc, floatOperand } from "../ufunc/calc.ts";
import { wrapped } from "../ufunc/effect.ts";
import { elementwise } from "../ufunc/elementwise.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import type { Operand } from "../ufunc/operand.ts";

/** Returns the array rounded to this many decimals: scaled, rounded to even, and scaled back. */
export function rounded(array: NDArray, decimals: number): NDArray {
  const { dtype } = array;
  if (dtype.kind === "c") return roundedComplex(array, decimals);
  if (isInteger(dtype) && decimals >= 0) return copyInto(array, layoutLike(array.layout), "ndarray");
  if (decimals === 0) return calc("rint", [array]);
  const [first, second]: readonly UfuncName[] =
    decimals > 0 ? ["multiply", "divide"] : ["divide", "multiply"];
  const factor = floatOperand(10 ** Math.abs(decimals));
  const order = isF(array.layout) === true && isC(array.layout) !== true ? "F" : "C";
  const scaled = make(allocatedIn(isInteger(dtype) ? float64 : dtype, array.shape, order), {
    fill: () => true,
  });
  apply(first, array, factor, scaled);
  const whole = calc("rint", [scaled], { outs: [scaled] });
  const result = apply(second, whole, factor, whole);
  return isInteger(dtype) ? castArray(result, dtype) : result;
}

function apply(name: UfuncName, array: NDArray, factor: Operand, into: NDArray): NDArray {
  return elementwise(ufuncNamed(name) as Ufunc, [{ array, value: array }, factor], { outs: [into] })
    .arrays[0];
}

/** Rounds both parts by themselves. */
function roundedComplex(array: NDArray, decimals: number): NDArray {
  const part = byChar.get({ 8: "f", 16: "d" }[array.dtype.itemsize] ?? "g") as DType;
  const result = newArray(
    layoutLike(array.layout),
    array.contents.kind === "exact" ? allKnown(array) : undefined,
  );
  for (const offset of [0, part.itemsize]) {
    const seen = (whole: NDArray) =>
      viewOf(whole, { ...whole.layout, dtype: part, offset: plus(whole.layout.offset, offset) }, "ndarray");
    assign(seen(result), rounded(seen(array), decimals));
  }
  return result;
}

function allKnown(array: NDArray) {
  return copyInto(array, layoutLike(array.layout), "ndarray").contents;
}

function roundEffect(a: Operand, decimals: number, into: NDArray | undefined): Effect {
  const result = rounded(a.array, decimals);
  if (into) {
    assign(into, result.dtype === into.dtype ? result : castArray(result, into.dtype));
    return { kind: "ufunc", name: "rint", ins: [a.value], out: into, into, value: into };
  }
  const value = wrapped(result, [a]);
  if (value.t !== "ndarray") return { kind: "value", value };
  if (isInteger(result.dtype)) return { kind: "copy", of: a.array, out: value, value };
  return { kind: "ufunc", name: "rint", ins: [a.value], out: value, value };
}

const row = op({ a: operand, decimals: opt(int, 0), out }, ({ a, decimals, out: into }) =>
  roundEffect(a, decimals, into),
);

register("numpy", { round: row, around: row });
register("numpy.ndarray", { round: row });
