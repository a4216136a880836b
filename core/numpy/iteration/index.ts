import "./nditer.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { notKnown } from "../../ndarray/error.ts";
import { allExact } from "../../ndarray/layouts/dim.ts";
import { NumpyObject, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, rest } from "../calls/bind.ts";
import { array, shape } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { elementValue } from "../scalars.ts";

/** Iterators give at most so many items; longer ones are not known. */
const mostItems = 100_000;

/** Returns the indices of all elements of the shape in C order; undefined when there are too many. */
function indicesOf(lengths: readonly number[]): readonly (readonly number[])[] | undefined {
  const total = lengths.reduce((n, length) => n * length, 1);
  if (total > mostItems) return undefined;
  return Array.from({ length: total }, (_, i) => {
    const index: number[] = [];
    let left = i;
    for (const length of lengths.toReversed()) {
      index.unshift(left % length);
      left = Math.floor(left / length);
    }
    return index;
  });
}

function asTuple(index: readonly number[]): Value {
  return pyTuple(index.map((i) => pyInt(i)));
}

defineClass("ndindex", {
  rows: "numpy.ndindex",
  iterate: (self) => indicesOf(stateOf<readonly number[]>(self))?.map(asTuple),
});

defineClass("ndenumerate", {
  rows: "numpy.ndenumerate",
  iterate: (self) => {
    const a = self.holds[0] as NDArray;
    const places = placesIn(a.layout);
    const indices = allExact(a.shape) ? indicesOf(a.shape) : undefined;
    if (!places || !indices) return undefined;
    const element = (place: number) =>
      elementValue(viewOf(a, { ...a.layout, shape: [], strides: [], offset: place }));
    return indices.map((index, i) => pyTuple([asTuple(index), element(places[i])]));
  },
});

register("numpy", {
  ndindex: op({ args: rest(any) }, ({ args }, context) => {
    const lengths = args.flatMap((arg) => shape.read(arg, context));
    if (!allExact(lengths)) return notKnown("a shape");
    return valueEffect(new NumpyObject("ndindex", lengths));
  }),
  ndenumerate: op({ arr: array }, ({ arr }) => valueEffect(new NumpyObject("ndenumerate", 0, [arr]))),
});
