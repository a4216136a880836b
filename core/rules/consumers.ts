import type { NDArray } from "../ndarray/array.ts";
import type { Value } from "../ndarray/value.ts";
import type { Event, OperationEvent } from "../trace/event.ts";
import { elementUses } from "../trace/reads.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * How results depend on the order in which an array's elements lie: "none" at all, by "rounding" alone (a sum of floats), or by
 * "value" (a row is picked, the array is printed, or nobody knows).
 */
export type OrderDependence = "none" | "rounding" | "value";

/** Functions whose answer is the same for every order of the same elements. */
const orderFree: ReadonlySet<string> = new Set([
  "min",
  "max",
  "amin",
  "amax",
  "any",
  "all",
  "ptp",
  "nanmin",
  "nanmax",
  "sort",
  "unique",
  "median",
  "percentile",
  "quantile",
  "bincount",
  "count_nonzero",
  "histogram",
]);

/** Functions that add or multiply: exact for integers, rounded in another way for floats. */
const accumulating: ReadonlySet<string> = new Set(["sum", "prod", "nansum"]);
const rounding: ReadonlySet<string> = new Set(["mean", "std", "var", "nanmean", "norm", "average"]);

/** Functions that copy elements into another array of their own, or look at single ones. */
const movers: ReadonlySet<string> = new Set(["copy", "view", "write", "value"]);

/** Returns the last part of an operation's name: "sum" of "numpy.ndarray.sum", "Add" of "operator:Add". */
export function shortName(op: string): string {
  return op.slice(Math.max(op.lastIndexOf("."), op.lastIndexOf(":")) + 1);
}

/** Returns how the results of a one-dimensional array depend on the order of its elements. */
export function orderDependence(trace: Trace, array: NDArray, depth = 6): OrderDependence {
  const uses = elementUses(trace, array);
  if (uses.length === 0 || depth === 0 || array.alternatives) return "value";
  return worst(uses.map(({ event, array: used }) => dependenceOfUse(trace, event, used, depth)));
}

function dependenceOfUse(trace: Trace, event: Event, used: NDArray, depth: number): OrderDependence {
  if (event.kind === "reduce" && event.out === undefined) return dependenceOfReduction(event.op, used);
  if (!("op" in event)) return "value";
  if (isOwnProduct(event, used)) return dependenceOfReduction("sum", used);
  if (orderFree.has(shortName(event.op)) && !("into" in event && event.into)) return "none";
  const isAlone = "ins" in event && event.ins.every((value) => value === used || isScalar(value));
  if (event.kind === "ufunc" && event.into === undefined && isAlone && event.named.size === 0)
    return orderDependence(trace, event.out, depth - 1);
  return "value";
}

/** Last parts of the names of matrix products. */
export const products: ReadonlySet<string> = new Set([
  "MatMult",
  "MatMult=",
  "matmul",
  "dot",
  "vecdot",
  "matvec",
  "vecmat",
]);

/** `x @ x` of one dimension: the sum of its squares. */
function isOwnProduct(event: OperationEvent, used: NDArray): boolean {
  const isProduct = products.has(shortName(event.op)) || /\.(vdot|inner)$/.test(event.op);
  return (
    isProduct &&
    used.shape.length === 1 &&
    event.ins.length === 2 &&
    event.ins.every((value) => value === used)
  );
}

function dependenceOfReduction(op: string, { dtype }: NDArray): OrderDependence {
  const name = shortName(op);
  if (orderFree.has(name)) return "none";
  const isWhole = dtype.kind === "i" || dtype.kind === "u" || dtype.kind === "b";
  if (accumulating.has(name)) return isWhole ? "none" : "rounding";
  return rounding.has(name) ? "rounding" : "value";
}

function worst(found: readonly OrderDependence[]): OrderDependence {
  return found.includes("value") ? "value" : found.includes("rounding") ? "rounding" : "none";
}

/** True for Python and NumPy scalars and 0-d arrays. */
export function isScalar(value: Value): boolean {
  if (value.t === "ndarray") return value.shape.length === 0;
  return (
    value.t === "scalar" ||
    value.t === "int" ||
    value.t === "float" ||
    value.t === "bool" ||
    value.t === "complex"
  );
}

/**
 * True when some result may round differently if the array, with the same shape and values, lies in memory in another order:
 * sums of floats go along memory, and matrix products choose their method by it.
 */
export function roundsByLayout(trace: Trace, array: NDArray, depth = 6): boolean {
  if (array.alternatives || depth === 0) return true;
  if (array.dtype.kind === "i" || array.dtype.kind === "u" || array.dtype.kind === "b") return false;
  return elementUses(trace, array).some(({ event }) => {
    if (event.kind === "use") return event.how === "return" || event.how === "escape";
    if (event.kind === "bind" || event.kind === "raise") return false;
    if (orderFree.has(shortName(event.op))) return false;
    if (event.kind === "reduce" || event.kind === "unknown") return true;
    if (event.kind === "ufunc")
      return (
        !isElementwise(event.op) || (event.into === undefined && roundsByLayout(trace, event.out, depth - 1))
      );
    if (event.kind === "alloc") return roundsByLayout(trace, event.out, depth - 1);
    if (!movers.has(event.kind)) return true;
    return (
      (event.kind === "copy" || event.kind === "view") &&
      event.out.buffer !== array.buffer &&
      roundsByLayout(trace, event.out, depth - 1)
    );
  });
}

/** True for operators and ufuncs that compute each element of the result from one element of each operand. */
export function isElementwise(op: string): boolean {
  return !products.has(shortName(op)) && !/\.(reduce|accumulate|reduceat|outer|at)$/.test(op);
}
