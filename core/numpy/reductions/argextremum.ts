import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, int64 } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import type { Element } from "../../ndarray/element.ts";
import { raise } from "../../ndarray/error.ts";
import { type Dim, isExact, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { permute, size } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { longsIn } from "../../ndarray/room.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import { normalizedAxes, reduceEffect } from "../ufunc/axes.ts";
import type { Operand } from "../ufunc/operand.ts";
import { keepdims as keepdimsReader, operand, plainOut as out } from "./arguments.ts";
import { flattened } from "./flatten.ts";

/** Returns the index of the greatest or least element along an axis, the first of several; of all elements for no axis. */
export function argOf(
  array: NDArray,
  axis: number | undefined,
  isGreatest: boolean,
  keepdims = false,
): NDArray {
  if (array.dtype.kind === "V") raise("TypeError", "data type not ordered");
  const source = axis === undefined ? flattened(array) : array;
  const along = axis ?? 0;
  const length = source.shape[along] ?? 1;
  const name = isGreatest ? "argmax" : "argmin";
  const kept = source.shape.filter((_, i) => i !== along);
  if (same(length, 0) === true) raise("ValueError", `attempt to get ${name} of an empty sequence`);
  const shape = keepdims
    ? array.shape.map((dim, i): Dim => (axis === undefined || i === along ? 1 : dim))
    : kept;
  const layout = allocatedIn(int64, axis === undefined && !keepdims ? [] : shape);
  const count = size(source.layout);
  const contents = makeContents(layout, {
    work: isExact(count) ? count : undefined,
    fill: (data) => {
      const elements = comparable(elementsInRuns(source, along), source.dtype);
      if (!elements || !isExact(length)) return false;
      const found = longsIn(data);
      for (let i = 0; i < found.length; i++)
        found[i] = BigInt(bestIn(elements, i * length, length, isGreatest, "mM".includes(source.dtype.kind)));
      return true;
    },
    otherwise: () => ({
      kind: "bounds",
      dtype: int64,
      lo: 0,
      hi: isExact(length) ? Math.max(0, length - 1) : Number.POSITIVE_INFINITY,
      integral: true,
      nan: false,
    }),
  });
  return newArray(layout, contents);
}

/** Objects are compared where they are plain numbers; undefined when some are not. */
function comparable(elements: readonly Element[] | undefined, dtype: DType): readonly Element[] | undefined {
  if (dtype.kind !== "O") return elements;
  const numbers = elements?.map((element) => numberOf(element as Value | undefined));
  return numbers?.every((number) => number !== undefined) ? numbers : undefined;
}

function numberOf(value: Value | undefined): number | undefined {
  const v = value?.t === "int" || value?.t === "float" ? value.v : undefined;
  return typeof v === "number" && !Number.isNaN(v) ? v : undefined;
}

/** The elements with the axis fastest. */
function elementsInRuns(array: NDArray, axis: number): readonly Element[] | undefined {
  if (array.shape.length < 2) return elementsOf(array);
  const axes = [...array.shape.map((_, i) => i).filter((i) => i !== axis), axis];
  return elementsOf(viewOf(array, permute(array.layout, axes), "ndarray"));
}

function bestIn(
  elements: readonly Element[],
  from: number,
  length: number,
  isGreatest: boolean,
  isTime: boolean,
): number {
  let best = from;
  for (let i = from; i < from + length; i++) {
    if (isMissing(elements[i], isTime)) return i - from;
    if (isGreatest ? isLess(elements[best], elements[i]) : isLess(elements[i], elements[best])) best = i;
  }
  return best - from;
}

const bigNat = -(2n ** 63n);

/** NaN, and NaT among times: among other integers it is only the least. */
function isMissing(element: Element, isTime: boolean): boolean {
  if (typeof element === "number") return Number.isNaN(element);
  if (typeof element === "bigint") return isTime && element === bigNat;
  return (
    typeof element === "object" && "re" in element && (Number.isNaN(element.re) || Number.isNaN(element.im))
  );
}

function isLess(a: Element, b: Element): boolean {
  if (typeof a === "object" && typeof b === "object" && "re" in a && "re" in b)
    return a.re < b.re || (a.re === b.re && a.im < b.im);
  return (a as number) < (b as number);
}

function row(isGreatest: boolean): Row {
  return op(
    { a: operand, axis: opt(any, none), out, keepdims: keyword(keepdimsReader) },
    ({ a, axis, out: into, keepdims }, context) => {
      const result = argOf(a.array, axisOf(axis, a, context), isGreatest, keepdims);
      if (into) {
        if (sameShape(into.shape, result.shape) === false)
          raise(
            "ValueError",
            `output array does not match result of np.${isGreatest ? "argmax" : "argmin"}.`,
          );
        if (!canCast(into.dtype, int64, "safe"))
          raise(
            "TypeError",
            `Cannot cast array data from ${dtypeRepr(into.dtype)} to dtype('int64') according to the rule 'safe'`,
          );
        assign(into, result);
      }
      return reduceEffect(isGreatest ? "argmax" : "argmin", a, into ?? result, into);
    },
  );
}

function axisOf(axis: Value, a: Operand, context: Context): number | undefined {
  if (axis.t === "tuple") raise("TypeError", "'tuple' object cannot be interpreted as an integer");
  return normalizedAxes(axis, a.array, context)?.[0];
}

const rows = { argmax: row(true), argmin: row(false) };
register("numpy", rows);
register("numpy.ndarray", rows);
