import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { assign, placesIn } from "../../ndarray/assign.ts";
import { merged } from "../../ndarray/contents/merge.ts";
import { bool, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout, broadcastShape } from "../../ndarray/layouts/broadcast.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { any, opt } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { output } from "../shaping/readers.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";
import { checkIndexDType, type Mode, mode } from "./modes.ts";

/** Returns what `a.choose(choices)` does: element i of the result is that of the choice number a[i]. */
function choose(a: NDArray, given: readonly Operand[], out: NDArray | undefined, how: Mode): Effect {
  checkIndexDType(a);
  const choices = given.map((of) => of.array);
  const dtype = resultType(given.map(({ array, weak }) => weak ?? array.dtype));
  const shapes = [...choices, a].map((of) => of.shape);
  const shape = broadcastShape(shapes) ?? mismatch(shapes);
  const layout = allocatedIn(dtype, shape);
  const numbers = elementsOf(a)?.map((element) => chosen(Number(element), choices.length, how));
  const places = numbers && placesIn(broadcastLayout(contiguous(bool, a.shape), shape));
  const result = merged(layout, choices, numbers && places?.map((i) => numbers[i]));
  if (out) {
    assign(out, result);
    return { kind: "write", into: out, value: out };
  }
  return shape.length === 0 ? { kind: "value", value: elementValue(result) } : allocEffect(result);
}

/** NumPy names the two whose lengths differ on the first axis, the last of them first, on which some do. */
function mismatch(shapes: readonly Shape[]): never {
  const rank = Math.max(...shapes.map(({ length }) => length));
  const lengthOf = (shape: Shape, axis: number): Dim => shape[axis - rank + shape.length] ?? 1;
  for (let axis = 0; axis < rank; axis++) {
    const first = shapes.findIndex((shape) => lengthOf(shape, axis) !== 1);
    const length = first < 0 ? 1 : lengthOf(shapes[first], axis);
    const other = shapes.findIndex(
      (shape) => lengthOf(shape, axis) !== 1 && lengthOf(shape, axis) !== length,
    );
    if (other >= 0)
      raise(
        "ValueError",
        `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg ${first} with shape ${pyShape(shapes[first])} and arg ${other} with shape ${pyShape(shapes[other])}.`,
      );
  }
  return notKnown("the words for shapes that do not fit");
}

function pyShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

function chosen(i: number, count: number, how: Mode): number {
  if (i >= 0 && i < count) return i;
  if (how === "clip") return i < 0 ? 0 : count - 1;
  if (how === "wrap") return ((i % count) + count) % count;
  return raise("ValueError", "invalid entry in choice array");
}

const row = op(
  { a: array, choices: any, out: output, mode: opt(mode, "raise" as const) },
  (read, context) => {
    const items = itemsOf(read.choices, context) ?? notKnown("a sequence of choices");
    const choices = items.map((item) => operandOf(item, context));
    return choose(read.a, choices, read.out, read.mode);
  },
);

register("numpy", { choose: row });
register("numpy.ndarray", { choose: row });
