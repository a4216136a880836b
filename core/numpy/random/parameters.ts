import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { placesOf } from "../../ndarray/contents/move.ts";
import { float64, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout, broadcastShape, showShape } from "../../ndarray/layouts/broadcast.ts";
import { allExact, type Dim, isExact, less, sameShape } from "../../ndarray/layouts/dim.ts";
import { contiguous, type ExactLayout, type Layout } from "../../ndarray/layouts/layout.ts";
import { greatest, least } from "../../ndarray/spread.ts";
import type { Value } from "../../ndarray/value.ts";
import { orNone, type Reader } from "../calls/bind.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { indexOf, itemsOf } from "../conversion/python.ts";
import { refuseNumber } from "../creation/shape.ts";

/** A distribution's parameter: one number or an array of them. */
export interface Parameter {
  readonly shape: Shape;
  /** The numbers in C order; undefined when they are not known. */
  readonly values: readonly number[] | undefined;
  /** Ends between which they lie; infinite when not known. */
  readonly lo: number;
  readonly hi: number;
}

/** A real number or an array of them, as NumPy casts it to float64. */
export const number: Reader<Parameter> = {
  read: (value, context) => {
    if (value.t === "float" && value.v === undefined)
      return {
        shape: [],
        values: undefined,
        lo: value.lo ?? Number.NEGATIVE_INFINITY,
        hi: value.hi ?? Number.POSITIVE_INFINITY,
      };
    return parameterOf(asArray(value, context));
  },
};

function parameterOf(array: NDArray): Parameter {
  if (!"biuf".includes(array.dtype.kind))
    return raise(
      "TypeError",
      `Cannot cast ${array.shape.length ? "array data" : "scalar"} from dtype('${array.dtype.type}') to dtype('float64') according to the rule 'safe'`,
    );
  const values = elementsOf(array)?.map(Number);
  if (values) return { shape: array.shape, values, lo: least(values), hi: greatest(values) };
  const bounds = asBounds(hullOf(array), array.dtype);
  return {
    shape: array.shape,
    values: undefined,
    lo: bounds?.lo ?? Number.NEGATIVE_INFINITY,
    hi: bounds?.hi ?? Number.POSITIVE_INFINITY,
  };
}

/** Returns a parameter that is one known number. */
export function constant(value: number): Parameter {
  return { shape: [], values: [value], lo: value, hi: value };
}

/** The `size` argument: undefined for None. */
export const size: Reader<readonly Dim[] | undefined> = orNone(
  {
    read: (value, context) => {
      const items = isSequence(value) ? itemsOf(value, context) : undefined;
      const lengths = items ? items.map(indexOf) : [lengthOf(value, context)];
      if (lengths.some((length) => less(length, 0) === true))
        raise("ValueError", "negative dimensions are not allowed");
      return lengths;
    },
  },
  undefined,
);

function isSequence(value: Value): boolean {
  return (
    value.t === "tuple" ||
    value.t === "list" ||
    value.t === "range" ||
    (value.t === "ndarray" && value.shape.length > 0)
  );
}

function lengthOf(value: Value, context: Context): Dim {
  refuseNumber(value, context);
  return indexOf(value);
}

/** Returns the shape of the draws; undefined when one Python number is asked for. Raises where `size` does not fit. */
export function outputShape(
  parameters: readonly Parameter[],
  asked: readonly Dim[] | undefined,
): Shape | undefined {
  const isScalar = parameters.every(({ shape }) => shape.length === 0);
  if (isScalar) return asked;
  const shapes = parameters.map(({ shape }) => shape);
  const joint = broadcastShape(asked ? [asked, ...shapes] : shapes);
  if (!joint) return mismatch(asked ? [asked, ...shapes] : shapes);
  if (!asked) return joint;
  const fits = sameShape(asked, joint);
  if (fits === false)
    raise(
      "ValueError",
      `Output size ${tuple(asked)} is not compatible with broadcast dimensions of inputs ${tuple(joint)}.`,
    );
  return asked;
}

function tuple(shape: Shape): string {
  return showShape(shape).replaceAll(",", ", ").replace(", )", ",)");
}

function mismatch(shapes: readonly Shape[]): never {
  for (let i = 1; i < shapes.length; i++)
    for (let j = 0; j < i; j++)
      if (!broadcastShape([shapes[j], shapes[i]]))
        raise(
          "ValueError",
          `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg ${j} with shape ${tuple(shapes[j])} and arg ${i} with shape ${tuple(shapes[i])}.`,
        );
  return raise("ValueError", "shape mismatch: objects cannot be broadcast to a single shape.");
}

/** Returns, for each draw in C order, the index of the parameter's number; undefined when it is one number for all. */
export function indicesFor({ shape }: Parameter, output: readonly number[]): Int32Array | undefined {
  if (shape.length === 0) return undefined;
  if (!allExact(shape)) return notKnown("shape of a parameter");
  const elements: Layout = { ...contiguous(float64, shape), dtype: { ...float64, itemsize: 1 } };
  const steps = contiguous(elements.dtype, shape) as ExactLayout;
  const seen = broadcastLayout(steps, output) as ExactLayout;
  return placesOf(seen.shape, seen.strides) ?? notKnown("too many numbers");
}

/** True when the shape's every length is known. */
export function isExactShape(shape: Shape): shape is readonly number[] {
  return shape.every(isExact);
}
