import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { broadcastShapes } from "../../ndarray/broadcast.ts";
import { isExact } from "../../ndarray/dim.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/korder.ts";
import { atIndex, permute } from "../../ndarray/layout.ts";
import { make } from "../../ndarray/make.ts";
import { resultType } from "../../ndarray/promote.ts";
import { opt, orNone } from "../bind.ts";
import { op } from "../op.ts";
import { int, normalizeAxis } from "../readers.ts";
import { operand } from "../reductions/arguments.ts";
import { register } from "../registry.ts";
import { calc } from "../ufunc/calc.ts";

function toEnd(array: NDArray, axis: number): NDArray {
  const rank = array.shape.length;
  const own = normalizeAxis(axis, rank);
  const axes = [...array.shape.map((_, i) => i).filter((i) => i !== own), own];
  return viewOf(array, permute(array.layout, axes), "ndarray");
}

function component(array: NDArray, i: number): NDArray {
  return viewOf(array, atIndex(array.layout, array.shape.length - 1, i), "ndarray");
}

/** `refusal` says that vectors of these lengths have no cross product. */
const row = (refusal: (lengths: readonly unknown[]) => string) =>
  op(
    {
      a: operand,
      b: operand,
      axisa: opt(int, -1),
      axisb: opt(int, -1),
      axisc: opt(int, -1),
      axis: orNone(int, undefined),
    },
    ({ a, b, axisa, axisb, axisc, axis }) => {
      if (a.array.shape.length === 0 || b.array.shape.length === 0)
        raise("ValueError", "At least one array has zero dimension");
      const x = toEnd(a.array, axis ?? axisa);
      const y = toEnd(b.array, axis ?? axisb);
      const lengths = [x, y].map(({ shape }) => shape[shape.length - 1]);
      if (!lengths.every(isExact)) return notKnown("the length of vectors");
      if (lengths.some((length) => length !== 3)) {
        if (lengths.every((length) => length === 2 || length === 3))
          return notKnown("a cross product of two dimensions");
        raise("ValueError", refusal(lengths));
      }
      const shape = broadcastShapes([x.shape.slice(0, -1), y.shape.slice(0, -1)]);
      const dtype = resultType([x.dtype, y.dtype]);
      const result = make(allocatedIn(dtype, [...shape, 3]), { fill: () => true });
      for (let i = 0; i < 3; i++) {
        const [j, k] = [(i + 1) % 3, (i + 2) % 3];
        const target = component(result, i);
        calc("multiply", [component(x, j), component(y, k)], { outs: [target] });
        calc("subtract", [target, calc("multiply", [component(x, k), component(y, j)])], { outs: [target] });
      }
      const end = shape.length;
      const to = normalizeAxis(axis ?? axisc, end + 1);
      const order = Array.from({ length: end }, (_, i) => i);
      order.splice(to, 0, end);
      const value = viewOf(result, permute(result.layout, order));
      return { kind: "ufunc", name: "cross", ins: [a.value, b.value], out: value, value };
    },
  );

register("numpy", {
  cross: row(() => "incompatible dimensions for cross product\n(dimension must be 2 or 3)"),
});
register("numpy.linalg", {
  cross: row(
    ([a, b]) =>
      `Both input arrays must be (arrays of) 3-dimensional vectors, but they are ${a} and ${b} dimensional instead.`,
  ),
});
