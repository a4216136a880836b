import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { none, pyFloat, pyInt, pyList, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";
import { errorIn } from "../rounding/index.ts";
import type { Arithmetic } from "./bases.ts";

/** Reads a series' coefficients as float64; other precisions are not known. */
export function coefficientsIn(value: Value, call: Composer): number[] {
  const array = call.asArray(value);
  if (array.shape.length > 1) return raise("ValueError", "Coefficient array is not 1-d");
  if (array.shape[0] === 0) return raise("ValueError", "Coefficient array is empty");
  return floatsIn(value, call);
}

/** Reads the elements of an array-like of one axis at most as float64. */
export function floatsIn(value: Value, call: Composer): number[] {
  const { dtype, shape } = call.asArray(value);
  const isFloat = dtype.kind === "f" ? dtype.itemsize === 8 : "biu".includes(dtype.kind);
  if (!isFloat || shape.length > 1) return notKnown("coefficients of this kind");
  return elementsOf(call.asArray(value))?.map(Number) ?? notKnown("coefficients");
}

/** Returns an array of floats. */
export function arrayOf(numbers: readonly number[], call: Composer): Value {
  return call("array", pyList(numbers.map(pyFloat)));
}

/** Returns an array of floats as NumPy trims it: a view where zeros were cut from `length` coefficients. */
export function trimmedArrayOf(numbers: readonly number[], length: number, call: Composer): Value {
  if (numbers.length >= length) return arrayOf(numbers, call);
  const zeros = new Array<number>(length - numbers.length).fill(0);
  return partOf(arrayOf([...numbers, ...zeros], call), numbers.length, call);
}

/** Returns a view of the first elements. */
export function partOf(array: Value, length: number, call: Composer): Value {
  return call.item(array, { t: "slice", start: none, stop: pyInt(length), step: none });
}

/** Python's arithmetic on arrays, NumPy scalars and Python numbers; whole constants are ints. */
export function arithmeticOf(call: Composer): Arithmetic<Value> {
  return {
    add: (a, b) => plainOr(a, b, (x, y) => x + y) ?? call.operate("Add", a, b),
    sub: (a, b) => plainOr(a, b, (x, y) => x - y) ?? call.operate("Sub", a, b),
    mul: (a, b) => plainOr(a, b, (x, y) => x * y) ?? call.operate("Mult", a, b),
    div: (a, b) => call.operate("Div", a, b),
    num: (n) => (Number.isInteger(n) ? pyInt(n) : pyFloat(n)),
  };
}

/** Two Python numbers make a Python number. */
function plainOr(a: Value, b: Value, run: (x: number, y: number) => number): Value | undefined {
  const [x, y] = [a, b].map((value) =>
    (value.t === "int" || value.t === "float") && typeof value.v === "number" ? value.v : undefined,
  );
  if (x === undefined || y === undefined) return undefined;
  if (errorIn(a) > 0 || errorIn(b) > 0) return { ...pyFloat(run(x, y)), error: Number.POSITIVE_INFINITY };
  return a.t === "int" && b.t === "int" ? pyInt(run(x, y)) : pyFloat(run(x, y));
}

/** Returns the coefficients, highest degree last. */
export function numbersOf(array: NDArray, call: Composer): number[] {
  return floatsIn(array, call);
}

/** Returns offset and scale of the map from one interval to another. */
export function mapOf(from: readonly number[], to: readonly number[]): readonly [number, number] {
  const length = from[1] - from[0];
  return [(from[1] * to[0] - from[0] * to[1]) / length, (to[1] - to[0]) / length];
}
