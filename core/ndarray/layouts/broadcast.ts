import type { Shape } from "../dtypes/dtype.ts";
import { notKnown, raise } from "../error.ts";
import { type Dim, isExact, same, showDim } from "./dim.ts";
import type { Layout } from "./layout.ts";

/** Returns the shape that the shapes broadcast to; undefined when they surely don't. Throws NotKnown when it can't be told. */
export function broadcastShape(shapes: readonly Shape[]): Shape | undefined {
  if (shapes.length > 0 && areEqual(shapes)) return shapes[0];
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const result: Dim[] = new Array(rank).fill(1);
  for (const shape of shapes) {
    for (let i = 0; i < shape.length; i++) {
      const axis = rank - shape.length + i;
      const joint = broadcastLength(result[axis], shape[i]);
      if (joint === undefined) return undefined;
      result[axis] = joint;
    }
  }
  return result;
}

/** True where all lengths are the same ones; false says nothing. */
function areEqual(shapes: readonly Shape[]): boolean {
  for (let i = 1; i < shapes.length; i++) if (!isEqual(shapes[0], shapes[i])) return false;
  return true;
}

function isEqual(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** Returns the length of two broadcast axes; undefined when they surely don't match. */
function broadcastLength(a: Dim, b: Dim): Dim | undefined {
  if (a === 1) return b;
  if (b === 1 || same(a, b) === true) return a;
  if (isExact(a) && isExact(b)) return undefined;
  // Against an exact length other than 1 the unknown one is 1 or that length, unless NumPy raises.
  if (same(a, b) === undefined && isExact(a) && a !== 1) return a;
  if (same(a, b) === undefined && isExact(b) && b !== 1) return b;
  if (same(a, b) === false && same(a, 1) === false && same(b, 1) === false) return undefined;
  return notKnown(`lengths ${showDim(a)} and ${showDim(b)}`);
}

/** Returns the layout seen with a larger shape: strides 0 along new axes and along axes of length 1 that grow. */
export function broadcastLayout(layout: Layout, shape: Shape): Layout {
  if (isEqual(layout.shape, shape)) return layout;
  const extra = shape.length - layout.shape.length;
  const strides = shape.map((length, axis): Dim => {
    if (axis < extra) return 0;
    const own = layout.shape[axis - extra];
    return own === 1 && length !== 1 ? 0 : layout.strides[axis - extra];
  });
  return { ...layout, shape, strides };
}

/** Raises NumPy's error for a value whose shape does not fit the place it is assigned to. */
export function cannotBroadcastInto(from: Shape, into: Shape): never {
  // Leading axes of length 1 that the place does not have are taken off first.
  let start = 0;
  while (from.length - start > into.length && from[start] === 1) start++;
  return raise(
    "ValueError",
    `could not broadcast input array from shape ${showShape(from.slice(start))} into shape ${showShape(into)}`,
  );
}

/** Returns a shape as NumPy's errors print it: `(3,)`, `(2,3)`. */
export function showShape(shape: Shape): string {
  return shape.length === 1 ? `(${showDim(shape[0])},)` : `(${shape.map(showDim).join(",")})`;
}

/** Returns the shape that all shapes broadcast to. Raises NumPy's ValueError; throws NotKnown when it can't be told whether they do. */
export function broadcastShapes(shapes: readonly Shape[]): Shape {
  const listed = () => shapes.map((shape) => `${showShape(shape)} `).join("");
  return (
    broadcastShape(shapes) ??
    raise("ValueError", `operands could not be broadcast together with shapes ${listed()}`)
  );
}

/** Returns the layout repeated to `shape`, as `np.broadcast_to` does. Raises NumPy's ValueError. */
export function broadcastTo(layout: Layout, shape: Shape): Layout {
  if (layout.shape.length > shape.length)
    return raise("ValueError", "input operand has more dimensions than allowed by the axis remapping");
  const joint = broadcastShape([layout.shape, shape]);
  const isLarger = joint?.some((length, axis) => same(length, shape[axis]) === false);
  if (joint && !isLarger) return broadcastLayout(layout, shape);
  return raise(
    "ValueError",
    `operands could not be broadcast together with remapped shapes [original->remapped]: ${showShape(layout.shape)}  and requested shape ${showShape(shape)}`,
  );
}
