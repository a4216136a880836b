import { newArray } from "../../ndarray/array.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { unknownDim } from "../../ndarray/layouts/dim.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { type ArraySketch, arrayOfShape, arraySketchOf, freshShape } from "../../ndarray/sketch.ts";
import { pyInt, type Unknown, type Value } from "../../ndarray/value.ts";
import { attributeOf } from "../../numpy/index.ts";
import type { Node } from "../../syntax/ast.ts";
import type { Machine } from "../machine.ts";
import { mayRaise } from "../paths/doubt.ts";
import { lifted } from "./lift.ts";

/** Attributes that are ints whatever the array. */
const counts = new Set(["ndim", "size", "nbytes", "itemsize"]);

/** Returns what a value is that may be None, where it is used as None can't be: otherwise the program has raised. */
export function somethingOf(machine: Machine, value: Value): Value {
  if (value.t !== "unknown" || value.sketch?.kind !== "optional") return value;
  mayRaise(machine);
  return value.sketch.of;
}

/** Returns an attribute or method of an array or number that is known in part; undefined when nothing can be said of it. */
export function sketchAttribute(
  machine: Machine,
  value: Unknown,
  name: string,
  node: Node,
): Value | undefined {
  const { sketch } = value;
  if (sketch?.kind !== "array") return undefined;
  if (name === "ndim") return rankOf(machine, sketch);
  const sample = newArray(contiguous(float64, freshShape(sketch.ranks.includes(2) ? 2 : sketch.ranks[0])));
  const found = attributeOf(sample, name, machine.context);
  if (found?.kind === "value" && found.value.t === "numpy")
    return found.value.self === sample ? { ...found.value, self: value } : undefined;
  if (found?.kind === "value" && found.value.t === "object") return undefined;
  const common = lifted(machine, node, `attribute:${name}`, [value], ([of]) =>
    attributeOf(of, name, machine.context),
  );
  if (common || !counts.has(name)) return common;
  return pyInt(unknownDim(machine.freshName(name)));
}

function rankOf(machine: Machine, { ranks, shape }: ArraySketch): Value {
  if (shape) return pyInt(shape.length);
  const last = ranks[ranks.length - 1];
  return pyInt(unknownDim(machine.freshName("ndim"), ranks[0], last < 4 ? last : Number.POSITIVE_INFINITY));
}

/** Returns what an item of an array is when it is walked through; undefined when that is not known. */
export function itemOfSketch(value: Unknown): Value | undefined {
  const sketch = arraySketchOf(value);
  if (!sketch?.shape || sketch.shape.length < 2) return undefined;
  return arrayOfShape(sketch.shape.slice(1), sketch.dtype);
}

/** Returns an array's length; undefined when it is not known to have one. */
export function lengthOfSketch(value: Unknown): Value | undefined {
  const sketch = arraySketchOf(value);
  return sketch?.shape?.length ? pyInt(sketch.shape[0]) : undefined;
}
