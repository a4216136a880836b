import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { make } from "../../ndarray/make.ts";
import { none, pyFloat, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";

/** Steps between the points along an axis: one number for all, or one for each. */
export type Steps = number | readonly number[];

/** Reads the spacing of one axis: a number, or the points themselves. */
export function stepsOf(value: Value, length: number, call: Composer): Steps {
  const points = call.asArray(value);
  if (points.shape.length === 0) return Number(numbersIn(points)[0]);
  if (points.shape.length !== 1) return raise("ValueError", "distances must be either scalars or 1d");
  if (points.shape[0] !== length)
    return raise("ValueError", "when 1d, distances must match the length of the corresponding dimension");
  const at = numbersIn(points);
  const steps = at.slice(1).map((x, i) => x - at[i]);
  return steps.every((step) => step === steps[0]) ? steps[0] : steps;
}

function numbersIn(array: NDArray): readonly number[] {
  const isKnown = array.dtype.kind === "f" ? array.dtype.itemsize === 8 : "iu".includes(array.dtype.kind);
  return (isKnown ? elementsOf(array)?.map(Number) : undefined) ?? notKnown("the spacing of points");
}

type Weights = readonly [number, number, number];

/** Returns the gradient along an axis of float64 elements, with ends of first or second order. */
export function unevenGradient(
  given: NDArray,
  axis: number,
  steps: Steps,
  order: number,
  call: Composer,
): NDArray {
  if (given.dtype.char !== "d" && !"iu".includes(given.dtype.kind))
    return notKnown("a gradient of this dtype");
  const f =
    given.dtype.char === "d"
      ? given
      : castArray(given, float64, layoutLike(given.layout, { dtype: float64 }));
  const length = f.shape[axis];
  if (!isExact(length)) return notKnown("the length of an axis");
  if (length < order + 1)
    raise(
      "ValueError",
      "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.",
    );
  const out = make(layoutLike(f.layout), { fill: () => true });
  const along = (index: Value) => pyTuple(f.shape.map((_, i) => (i === axis ? index : whole)));
  const at = (index: number) => call.item(f, along(pyInt(index)));
  const from = (start: number) => call.item(f, along(slice(start, length - 2 + start)));
  const inner =
    typeof steps === "number"
      ? call.operate("Div", call.operate("Sub", from(2), from(0)), pyFloat(2 * steps))
      : sum(innerWeights(steps).map(column), [from(0), from(1), from(2)], call);
  call.put(out, along(slice(1, length - 1)), inner);
  for (const last of [false, true]) call.put(out, along(pyInt(last ? -1 : 0)), edge(last));
  return out;

  function edge(last: boolean): Value {
    if (order === 2) {
      const places = last ? [-3, -2, -1] : [0, 1, 2];
      return sum(edgeWeights(steps, last).map(pyFloat), places.map(at), call);
    }
    const step = typeof steps === "number" ? steps : steps[last ? steps.length - 1 : 0];
    const rise = last ? call.operate("Sub", at(-1), at(-2)) : call.operate("Sub", at(1), at(0));
    return call.operate("Div", rise, pyFloat(step));
  }

  /** One number for each point, along the axis. */
  function column(numbers: readonly number[]): Value {
    const shape = f.shape.map((_, i) => pyInt(i === axis ? -1 : 1));
    return call("reshape", call("array", pyList(numbers.map(pyFloat))), pyTuple(shape));
  }
}

const whole: Value = { t: "slice", start: none, stop: none, step: none };

function slice(start: number, stop: number): Value {
  return { t: "slice", start: pyInt(start), stop: pyInt(stop), step: none };
}

/** a * f + b * g + c * h, added from the left. */
function sum(weights: readonly Value[], parts: readonly Value[], call: Composer): Value {
  const terms = weights.map((weight, i) => call.operate("Mult", weight, parts[i]));
  return call.operate("Add", call.operate("Add", terms[0], terms[1]), terms[2]);
}

/** The weights of the former, the own and the next point, for each point inside. */
function innerWeights(steps: readonly number[]): readonly (readonly number[])[] {
  const pairs = steps.slice(1).map((after, i) => [steps[i], after] as const);
  return [
    pairs.map(([d1, d2]) => -d2 / (d1 * (d1 + d2))),
    pairs.map(([d1, d2]) => (d2 - d1) / (d1 * d2)),
    pairs.map(([d1, d2]) => d1 / (d2 * (d1 + d2))),
  ];
}

function edgeWeights(steps: Steps, last: boolean): Weights {
  if (typeof steps === "number")
    return last ? [0.5 / steps, -2 / steps, 1.5 / steps] : [-1.5 / steps, 2 / steps, -0.5 / steps];
  const [d1, d2] = last ? steps.slice(-2) : steps;
  if (last) return [d2 / (d1 * (d1 + d2)), -(d2 + d1) / (d1 * d2), (2 * d2 + d1) / (d2 * (d1 + d2))];
  return [-(2 * d1 + d2) / (d1 * (d1 + d2)), (d1 + d2) / (d1 * d2), -d1 / (d2 * (d1 + d2))];
}
