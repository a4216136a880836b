import type { DType, Shape } from "../../ndarray/dtypes/dtype.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import { type ArraySketch, arrayOfRanks } from "../../ndarray/sketch.ts";
import type { DTypeRule } from "./dtypes.ts";
import { Fresh, type Piece, type Rule } from "./function.ts";
import type { Given } from "./given.ts";

/** Whether a new array lies in C order, in the order of the argument (NumPy's "K"), or in one that isn't said. */
export type LaidOut = "C" | "K" | "any";

/** An array of the argument's shape. */
export const like =
  (name: string, dtype: DTypeRule, laidOut: LaidOut = "C"): Rule =>
  (given) =>
    reshaped(given, name, dtype, (shape) => shape, laidOut);

/** An array whose shape follows from the argument's; of an argument of which only the number of axes is known, as many. */
export function reshaped(
  given: Given,
  name: string,
  rule: DTypeRule,
  shapeOf: (shape: Shape) => Shape | undefined,
  laidOut: LaidOut = "C",
): Piece | undefined {
  const array = given.array(name);
  if (!array) return undefined;
  const dtype = resultOf(array, rule);
  if (dtype === null) return undefined;
  if (!array.shape) return arrayOfRanks(array.ranks, dtype);
  const shape = shapeOf(array.shape);
  return (
    shape &&
    new Fresh(shape, dtype, laidOut === "K" ? orderOf(given, name) : laidOut === "C" ? "C" : undefined)
  );
}

/** Null where the rule has no answer for a dtype that is known. */
export function resultOf({ dtype }: ArraySketch, rule: DTypeRule): DType | undefined | null {
  return dtype ? (rule(dtype) ?? null) : undefined;
}

function orderOf(given: Given, name: string): "C" | "F" | undefined {
  const value = given.value(name);
  if (value?.t !== "ndarray") return "C";
  return isC(value.layout) ? "C" : isF(value.layout) ? "F" : undefined;
}

/** Several results. */
export const several =
  (...rules: readonly Rule[]): Rule =>
  (given) => {
    const pieces = rules.flatMap((rule) => {
      const piece = rule(given);
      return piece === undefined || Array.isArray(piece) ? [] : [piece as Piece];
    });
    return pieces.length === rules.length ? pieces : undefined;
  };

/** An argument with so many axes. */
export function arrayWith(
  given: Given,
  name: string,
  axes: number,
): (ArraySketch & { shape: Shape }) | undefined {
  const array = given.array(name);
  return array?.shape?.length === axes ? { ...array, shape: array.shape } : undefined;
}
