import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { atIndex, permute } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { opt, orNone } from "../calls/bind.ts";
import { int, normalizeAxis } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { jointShape } from "../shaping/broadcast.ts";
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

/** Writes x_j y_k - x_k y_j. Vectors in the plane have no third component, and no product is taken with it. */
function fillComponent(out: NDArray, x: NDArray, y: NDArray, [j, k]: readonly [number, number]): void {
  const product = (m: number, n: number) =>
    m < (x.shape.at(-1) as number) && n < (y.shape.at(-1) as number)
      ? ([component(x, m), component(y, n)] as const)
      : undefined;
  const [first, second] = [product(j, k), product(k, j)];
  const one = first ?? second ?? notKnown("a cross product");
  calc("multiply", [...one], { outs: [out] });
  if (!first) calc("negative", [out], { outs: [out] });
  else if (second) calc("subtract", [out, calc("multiply", [...second])], { outs: [out] });
}

/** `hasPlanes` where vectors of two components are taken too; `refusal` says that vectors of these lengths have no cross product. */
const row = (hasPlanes: boolean, refusal: (lengths: readonly unknown[]) => string) =>
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
        const isPlane = hasPlanes && lengths.every((length) => length === 2 || length === 3);
        if (!isPlane) raise("ValueError", refusal(lengths));
      }
      const shape = jointShape([x.shape.slice(0, -1), y.shape.slice(0, -1)]);
      const dtype = resultType([x.dtype, y.dtype]);
      if (lengths[0] === 2 && lengths[1] === 2) {
        const out = make(allocatedIn(dtype, shape), { fill: () => true });
        fillComponent(out, x, y, [0, 1]);
        return { kind: "ufunc", name: "cross", ins: [a.value, b.value], out, value: out };
      }
      const result = make(allocatedIn(dtype, [...shape, 3]), { fill: () => true });
      for (let i = 0; i < 3; i++) fillComponent(component(result, i), x, y, [(i + 1) % 3, (i + 2) % 3]);
      const end = shape.length;
      const to = normalizeAxis(axis ?? axisc, end + 1);
      const order = Array.from({ length: end }, (_, i) => i);
      order.splice(to, 0, end);
      const value = viewOf(result, permute(result.layout, order));
      return { kind: "ufunc", name: "cross", ins: [a.value, b.value], out: value, value };
    },
  );

register("numpy", {
  cross: row(true, () => "incompatible dimensions for cross product\n(dimension must be 2 or 3)"),
});
register("numpy.linalg", {
  cross: row(
    false,
    ([a, b]) =>
      `Both input arrays must be (arrays of) 3-dimensional vectors, but they are ${a} and ${b} dimensional instead.`,
  ),
});
