import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { integerLimits } from "../../ndarray/dtypes/dtype.ts";
import { broadcastTo } from "../../ndarray/layouts/broadcast.ts";
import type { kinds } from "../errorstate.ts";

/** A kind of floating-point error. */
export type Alarm = (typeof kinds)[number];

/** More elements than these are not looked through. */
const mostElements = 10_000;

/** Returns the floating-point errors of an operation on known numbers; undefined where they are not known. */
export function alarmsOf(
  name: string,
  ins: readonly NDArray[],
  out: NDArray,
): ReadonlySet<Alarm> | undefined {
  const columns = [out, ...ins].map((array) => numbersOf(array, out));
  const [results, ...operands] = columns;
  if (!results || operands.length === 0 || results.length > mostElements) return undefined;
  const alarms = new Set<Alarm>();
  for (let i = 0; i < results.length; i++) {
    const given: (number | bigint)[] = [];
    for (const column of operands) {
      if (!column) return undefined;
      given.push(column[i]);
    }
    const alarm = out.dtype.kind === "f" ? ofFloats(name, given, results[i]) : ofIntegers(name, given, out);
    if (alarm === undefined) return undefined;
    if (alarm !== "none") alarms.add(alarm);
  }
  return alarms;
}

/** The elements as numbers, repeated to the result's shape; undefined for others and where they are not known for sure. */
function numbersOf(array: NDArray, out: NDArray): readonly (number | bigint)[] | undefined {
  if (!"biuf".includes(array.dtype.kind) || array.buffer.store.error > 0) return undefined;
  const elements = elementsOf(viewOf(array, broadcastTo(array.layout, out.shape), "ndarray"));
  return elements?.map((element) => (typeof element === "bigint" ? element : Number(element)));
}

/** Functions that have a pole where their result is infinite. */
const withPole = /^(log|log2|log10|log1p|arctanh|reciprocal)$/;
const dividing = /^(divide|floor_divide|remainder|fmod|divmod)$/;
/** What gives no numbers that are too small. */
const withoutUnderflow = /^(add|subtract|negative|positive|sqrt|log|log2|log10|absolute|maximum|minimum)$/;

function ofFloats(
  name: string,
  given: readonly (number | bigint)[],
  result: number | bigint,
): Alarm | "none" | undefined {
  const numbers = given.map(Number);
  const value = Number(result);
  if (numbers.some(Number.isNaN)) return Number.isNaN(value) ? "none" : undefined;
  if (Number.isNaN(value)) return "invalid";
  if (!Number.isFinite(value)) {
    if (!numbers.every(Number.isFinite)) return isExactInfinity(name, numbers) ? "none" : undefined;
    const isPole = withPole.test(name) || (dividing.test(name) && numbers[1] === 0);
    if (isPole) return "divide";
    return /^(add|subtract|multiply|divide|square|exp|exp2)$/.test(name) ? "over" : undefined;
  }
  if (Math.abs(value) >= 2 ** -100 || withoutUnderflow.test(name)) return "none";
  // Nothing is lost where an operand is nothing itself.
  return value === 0 && numbers[0] === 0 ? "none" : undefined;
}

/** An infinity that comes of an infinity, with no error. */
function isExactInfinity(name: string, [a, b]: readonly number[]): boolean {
  return (
    /^(add|subtract|multiply|negative|positive|absolute|sqrt|exp)$/.test(name) ||
    (name === "divide" && !Number.isFinite(a) && b !== 0)
  );
}

/** Whole numbers in arrays wrap in silence; scalars tell of it. */
function ofIntegers(
  name: string,
  [a, b]: readonly (number | bigint)[],
  out: NDArray,
): Alarm | "none" | undefined {
  if (dividing.test(name)) return Number(b) === 0 ? "divide" : "none";
  if (name === "reciprocal") return Number(a) === 0 ? "divide" : "none";
  const exact = exactly(name, BigInt(a), b === undefined ? 0n : BigInt(b));
  if (exact === undefined || "b".includes(out.dtype.kind)) return undefined;
  if (out.dtype.itemsize === 8) {
    const fits =
      out.dtype.kind === "u" ? BigInt.asUintN(64, exact) === exact : BigInt.asIntN(64, exact) === exact;
    return fits ? "none" : "over";
  }
  const [least, most] = integerLimits(out.dtype);
  return exact >= BigInt(least) && exact <= BigInt(most) ? "none" : "over";
}

function exactly(name: string, a: bigint, b: bigint): bigint | undefined {
  if (name === "add") return a + b;
  if (name === "subtract") return a - b;
  return name === "multiply" ? a * b : undefined;
}
