import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, less, minus, plus } from "../../ndarray/layouts/dim.ts";
import { contiguous, isC, isExactLayout, type Layout } from "../../ndarray/layouts/layout.ts";
import { keyword, opt, orNone } from "../calls/bind.ts";
import { array, axes, boolean, shape } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { normalizeAxes } from "./axes.ts";

/** Returns what `as_strided` does: a view with any shape and strides. */
function asStrided(
  x: NDArray,
  to: readonly Dim[] | undefined,
  strides: readonly Dim[] | undefined,
  writeable: boolean,
): Effect {
  // NumPy rebuilds the array from its dtype's text, which is none that `np.dtype` reads.
  if (x.dtype.kind === "T") raise("TypeError", "data type 'StringDType()' not understood");
  const shape = to ?? x.shape;
  const layout = { ...x.layout, shape, strides: strides ?? ownStrides(x, shape) };
  if (layout.shape.length !== layout.strides.length)
    raise("ValueError", "mismatch in length of strides and shape");
  if (reachesOut(layout, x)) return notKnown("memory that is not the array's");
  const out = viewOf(x, layout, "ndarray");
  if (!writeable) out.writeable = false;
  return { kind: "view", of: x, out, value: out };
}

/** Strides when none are given: an array in C order says none of its own, so that the new shape is in C order as well. */
function ownStrides({ layout }: NDArray, shape: readonly Dim[]): readonly Dim[] {
  const isInOrder = isC(layout) ?? notKnown("the order of elements");
  return isInOrder ? contiguous(layout.dtype, shape).strides : layout.strides;
}

/** True when elements lie outside the buffer. */
function reachesOut(layout: Layout, { buffer }: NDArray): boolean {
  if (!isExactLayout(layout) || !isExact(buffer.nbytes) || layout.shape.includes(0)) return false;
  const reach = layout.strides.map((stride, axis) => stride * (layout.shape[axis] - 1));
  const sum = (steps: readonly number[]) => steps.reduce((total, step) => total + step, layout.offset);
  const first = sum(reach.filter((step) => step < 0));
  const last = sum(reach.filter((step) => step > 0)) + layout.dtype.itemsize;
  return first < 0 || last > buffer.nbytes;
}

/** Returns the read-only view in which each element along the axes becomes a window of the given length. */
function slidingWindowView(
  x: NDArray,
  window: readonly Dim[],
  given: readonly number[] | undefined,
  writeable: boolean,
): Effect {
  if (window.some((length) => less(length, 0) === true))
    raise("ValueError", "`window_shape` cannot contain negative values");
  const rank = x.shape.length;
  if (!given && window.length !== rank)
    raise(
      "ValueError",
      `Since axis is \`None\`, must provide window_shape for all dimensions of \`x\`; got ${window.length} window_shape elements and \`x.ndim\` is ${rank}.`,
    );
  const along = given ? given.map((axis) => normalizeAxes([axis], rank)[0]) : [...x.shape.keys()];
  if (along.length !== window.length)
    raise(
      "ValueError",
      `Must provide matching length window_shape and axis; got ${window.length} window_shape elements and ${along.length} axes elements.`,
    );
  const outer = [...x.shape];
  along.forEach((axis, i) => {
    if (less(outer[axis], window[i]) === true)
      raise("ValueError", "window shape cannot be larger than input array shape");
    outer[axis] = plus(minus(outer[axis], window[i]), 1);
  });
  const strides = [...x.layout.strides, ...along.map((axis) => x.layout.strides[axis])];
  return asStrided(x, [...outer, ...window], strides, writeable);
}

register("numpy.lib.stride_tricks", {
  as_strided: op(
    {
      x: array,
      shape: orNone(shape, undefined),
      strides: orNone(shape, undefined),
      subok: opt(boolean, false),
      writeable: opt(boolean, true),
    },
    (read) => asStrided(read.x, read.shape, read.strides, read.writeable),
  ),
  sliding_window_view: op(
    {
      x: array,
      window_shape: shape,
      axis: orNone(axes, undefined),
      subok: keyword(opt(boolean, false)),
      writeable: keyword(opt(boolean, false)),
    },
    (read) => slidingWindowView(read.x, read.window_shape, read.axis, read.writeable),
  ),
});
