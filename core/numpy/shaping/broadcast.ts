import { type NDArray, viewOf } from "../../ndarray/array.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout, broadcastShape, showShape } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, less, product, sameShape, showDim } from "../../ndarray/layouts/dim.ts";
import { atIndex, type Layout } from "../../ndarray/layouts/layout.ts";
import { NumpyObject, none, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, keyword, opt, rest } from "../calls/bind.ts";
import { array, boolean, shape } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { manyOf } from "./split.ts";

/** Returns the view that NumPy's iterator gives of an operand: strides 0 along every axis of length 1, too. */
function iteratorView(a: NDArray, to: Shape): Layout {
  const wide = broadcastLayout(a.layout, to);
  const extra = to.length - a.shape.length;
  return { ...wide, strides: wide.strides.map((stride, axis) => (a.shape[axis - extra] === 1 ? 0 : stride)) };
}

function broadcastTo(a: NDArray, to: readonly Dim[], subok: boolean): Effect {
  if (to.length === 0 && a.shape.length > 0)
    raise("ValueError", "cannot broadcast a non-scalar to a scalar array");
  if (to.some((length) => less(length, 0) === true))
    raise("ValueError", "all elements of broadcast shape must be non-negative");
  if (a.shape.length > to.length)
    raise("ValueError", "input operand has more dimensions than allowed by the axis remapping");
  const joint = broadcastShape([a.shape, to]);
  const fits = joint && sameShape(joint, to);
  if (fits === false || !joint)
    raise(
      "ValueError",
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${showShape(a.shape)}  and requested shape ${showShape(to)}`,
    );
  if (fits === undefined) return notKnown("whether a shape broadcasts");
  const out = viewOf(a, iteratorView(a, to), subok ? a.subclass : "ndarray");
  out.writeable = false;
  return { kind: "view", of: a, out, value: out };
}

/** Returns the joint shape; raises with the first argument that does not fit those before it. */
export function jointShape(shapes: readonly Shape[]): Shape {
  const joint = broadcastShape(shapes);
  if (joint) return joint;
  for (let i = 1; i < shapes.length; i++) {
    const before = broadcastShape(shapes.slice(0, i)) ?? [];
    if (broadcastShape([before, shapes[i]])) continue;
    const j = shapes.findIndex((other) => !broadcastShape([other, shapes[i]]));
    const first = Math.max(0, j);
    raise(
      "ValueError",
      `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg ${first} with shape ${spaced(shapes[first])} and arg ${i} with shape ${spaced(shapes[i])}.`,
    );
  }
  return notKnown("a joint shape");
}

/** A shape as Python prints a tuple. */
function spaced(of: Shape): string {
  return of.length === 1 ? `(${showDim(of[0])},)` : `(${of.map(showDim).join(", ")})`;
}

function broadcastArrays(arrays: readonly NDArray[], subok: boolean): Effect {
  const joint = jointShape(arrays.map((a) => a.shape));
  if (arrays.every((a) => sameShape(a.shape, joint) === true)) return valueEffect(pyTuple(arrays));
  return manyOf(
    arrays.map((a): Effect => {
      if (sameShape(a.shape, joint) === true) return valueEffect(a);
      const out = viewOf(a, iteratorView(a, joint), subok ? a.subclass : "ndarray");
      return { kind: "view", of: a, out, value: out };
    }),
    "tuple",
  );
}

/** `np.broadcast(...)`: what its operands broadcast to, and how far it has been iterated. */
interface Broadcast {
  readonly shape: Shape;
  readonly index: number;
}

const attributes: Readonly<Record<string, (state: Broadcast, self: NumpyObject) => Value>> = {
  shape: (state) => pyTuple(state.shape.map(pyInt)),
  size: (state) => pyInt(product(state.shape)),
  ndim: (state) => pyInt(state.shape.length),
  nd: (state) => pyInt(state.shape.length),
  index: (state) => pyInt(state.index),
  numiter: (_, self) => pyInt(self.holds.length),
  iters: ({ shape }, self) =>
    pyTuple(
      (self.holds as readonly NDArray[]).map((array) => {
        const seen = viewOf(array, broadcastLayout(array.layout, shape), "ndarray");
        return new NumpyObject("flatiter", 0, [seen]);
      }),
    ),
};

defineClass("broadcast", {
  rows: "numpy.broadcast",
  attribute: (self, name) => attributes[name]?.(stateOf<Broadcast>(self), self),
  iterate: (self) => {
    const { shape, index } = stateOf<Broadcast>(self);
    const count = product(shape);
    if (!isExact(count) || count > 10_000) return undefined;
    return Array.from({ length: count - index }, (_, i) => tupleAt(self, index + i));
  },
  next: (self) => {
    const state = stateOf<Broadcast>(self);
    const count = product(state.shape);
    if (!isExact(count)) return { t: "unknown" };
    if (state.index >= count) return "end";
    self.state = { ...state, index: state.index + 1 };
    return tupleAt(self, state.index);
  },
});

/** The operands' elements at one place of what they broadcast to, counted in C order. */
function tupleAt(self: NumpyObject, index: number): Value {
  const { shape } = stateOf<Broadcast>(self);
  const items = (self.holds as readonly NDArray[]).map((array) => {
    let { layout } = viewOf(array, broadcastLayout(array.layout, shape));
    let left = index;
    for (const length of shape.toReversed().map(Number)) {
      layout = atIndex(layout, layout.shape.length - 1, left % length);
      left = Math.floor(left / length);
    }
    return elementValue(viewOf(array, layout));
  });
  return pyTuple(items);
}

register("numpy.broadcast", {
  reset: op({ self: any }, ({ self }) => {
    if (self.t !== "object") return notKnown("an iterator");
    self.state = { ...stateOf<Broadcast>(self), index: 0 };
    return valueEffect(none);
  }),
});

const rows: Rows = {
  broadcast_to: op({ array, shape, subok: opt(boolean, false) }, (read) =>
    broadcastTo(read.array, read.shape, read.subok),
  ),
  broadcast_arrays: op({ args: rest(array), subok: keyword(opt(boolean, false)) }, (read) =>
    broadcastArrays(read.args, read.subok),
  ),
  broadcast_shapes: op({ args: rest(shape) }, ({ args }) =>
    valueEffect(pyTuple(jointShape(args).map(pyInt))),
  ),
  broadcast: op({ args: rest(array) }, ({ args }) => {
    const state: Broadcast = { shape: jointShape(args.map((a) => a.shape)), index: 0 };
    return valueEffect(new NumpyObject("broadcast", state, args));
  }),
};

register("numpy", rows);
register("numpy.lib.stride_tricks", {
  broadcast_to: rows.broadcast_to,
  broadcast_arrays: rows.broadcast_arrays,
  broadcast_shapes: rows.broadcast_shapes,
});
