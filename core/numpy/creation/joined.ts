import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/castarray.ts";
import { type Dim, plus } from "../../ndarray/dim.ts";
import { sameDType } from "../../ndarray/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { nbytes } from "../../ndarray/layout.ts";
import { type Operand, resultType } from "../../ndarray/promote.ts";
import { type PySlice, pyInt, pyList, type Value } from "../../ndarray/value.ts";
import { defineClass } from "../classes.ts";
import { asArray } from "../coerce.ts";
import { apply } from "../compose.ts";
import type { Context } from "../context.ts";
import type { Effect } from "../op.ts";
import { arange } from "./ranges.ts";
import { linspace } from "./spaces.ts";

/** One part of `np.r_[...]`: what is joined, and how it counts in the promotion. */
interface Part {
  readonly array: NDArray;
  readonly operand: Operand;
}

/** `np.r_[key]` (rank 1, along the first axis) and `np.c_[key]` (columns side by side). */
function joined(key: Value, isColumns: boolean, context: Context): Effect {
  const given = key.t === "tuple" ? key.items : [key];
  const parts = given.map((part) => partOf(part, isColumns, context));
  const type = resultType(parts.map((part) => part.operand));
  const arrays = parts.map(({ array }) => (sameDType(array.dtype, type) ? array : castArray(array, type)));
  const axis = isColumns ? pyInt(-1) : pyInt(0);
  const out = apply("numpy.concatenate", [pyList(arrays), axis], context);
  if (out.t !== "ndarray") return notKnown("joined arrays");
  // The parts that were made for this, ranges and casts, live until the result is there.
  const made = arrays.filter((array) => !given.includes(array) && array.base === undefined);
  const bytes = made.reduce<Dim>((sum, array) => plus(sum, nbytes(array.layout)), 0);
  return { kind: "alloc", out, value: out, hiddenPeak: bytes, hiddenTotal: bytes };
}

function partOf(part: Value, isColumns: boolean, context: Context): Part {
  if (part.t === "str") return notKnown("a directive of r_");
  const array = part.t === "slice" ? line(part, context) : asArray(part, context);
  const operand: Operand =
    part.t === "int" || part.t === "float" || part.t === "complex" ? part.t : array.dtype;
  return { array: withAxes(array, isColumns ? 2 : 1), operand };
}

function line({ start, stop, step }: PySlice, context: Context): NDArray {
  const from: Value = start.t === "none" ? pyInt(0) : start;
  if (step.t !== "complex") return arange(from, stop, step);
  const num = Math.trunc(Math.hypot(step.re, step.im));
  return linspace({ start: from, stop, num, endpoint: true, dtype: undefined, axis: 0 }, context).out;
}

/** Appends axes of length 1: a number becomes a row of one, a row a column. */
function withAxes(array: NDArray, rank: number): NDArray {
  const missing = rank - array.shape.length;
  if (missing <= 0) return array;
  const ones = new Array<number>(missing).fill(1);
  const { layout } = array;
  return viewOf(array, {
    ...layout,
    shape: [...layout.shape, ...ones],
    strides: [...layout.strides, ...ones.map(() => layout.dtype.itemsize)],
  });
}

defineClass("RClass", { rows: "numpy.r_", getItem: (_, key, context) => joined(key, false, context) });
defineClass("CClass", { rows: "numpy.c_", getItem: (_, key, context) => joined(key, true, context) });
