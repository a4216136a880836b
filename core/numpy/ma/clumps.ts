import { NDArray } from "../../ndarray/array.ts";
import { truthsOf } from "../../ndarray/contents/truths.ts";
import { int64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { scalar } from "../../ndarray/make.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { asMasked, newMasked } from "./create.ts";
import { dataOf, knownMask, maskArrayOf, wrapped } from "./parts.ts";
import { row } from "./row.ts";

/** Returns slices over the runs of elements whose flag is `wanted`; `edge` makes the ends that lie within the array. */
function runs(flags: Uint8Array, wanted: 0 | 1, edge: (at: number) => Value = pyInt): Value[] {
  const slices: Value[] = [];
  for (let start = 0; start < flags.length; ) {
    let stop = start + 1;
    while (stop < flags.length && flags[stop] === flags[start]) stop++;
    const inner = (at: number) => (at > 0 && at < flags.length ? edge(at) : pyInt(at));
    if (flags[start] === wanted)
      slices.push({ t: "slice", start: inner(start), stop: inner(stop), step: none });
    start = stop;
  }
  return slices;
}

function slice(start: number, stop: number): Value {
  return { t: "slice", start: pyInt(start), stop: pyInt(stop), step: none };
}

function flagsOf(mask: NDArray): Uint8Array {
  return truthsOf(mask) ?? notKnown("a mask");
}

function sizeOf(np: Composer, a: Value): number {
  const count = size(np.asArray(a).layout);
  return isExact(count) ? count : notKnown("a size");
}

function unmaskedRuns(np: Composer, a: Value, edge?: (at: number) => Value): Value[] {
  const mask = knownMask(a);
  return mask === "none" ? [slice(0, sizeOf(np, a))] : runs(flagsOf(mask), 0, edge);
}

/** The edges of clumps are found by NumPy, which gives numbers of its own. */
const found = (at: number): Value => scalar(int64, at);

/** The first and the last element that is not masked; None where all are. */
function edges(np: Composer, a: Value): Value {
  const mask = knownMask(a);
  const flags = mask === "none" ? undefined : flagsOf(mask);
  if (!flags?.includes(1)) return np("array", pyList([pyInt(0), pyInt(sizeOf(np, a) - 1)]));
  if (!flags.includes(0)) return none;
  return np("array", pyList([pyInt(flags.indexOf(0)), pyInt(flags.lastIndexOf(0))]));
}

/** Along an axis: for each axis the first, and the last, places. */
function edgesAlong(np: Composer, self: MaskedArray, axis: Value, context: Context): Value {
  const mask = maskArrayOf(np, self);
  const places = np("indices", np.get(self, "shape"));
  const ends = (name: "min" | "max") =>
    pyTuple(
      self.shape.map((_, i) => {
        const one = newMasked(np, np.item(places, pyInt(i)), { mask }, context);
        return np("ma.compressed", np(`ma.${name}`, one, axis));
      }),
    );
  return pyList([ends("min"), ends("max")]);
}

function contiguousAlong(np: Composer, self: MaskedArray, axis: Value): Value {
  const at = axis.t === "int" && typeof axis.v === "number" ? axis.v : notKnown("an axis");
  const other = (((at + 1) % 2) + 2) % 2;
  const count = self.shape[other];
  if (!isExact(count)) return notKnown("a length");
  const mask = knownMask(self);
  const whole: Value = { t: "slice", start: none, stop: none, step: none };
  const lines = Array.from({ length: count }, (_, i) => {
    const index = pyTuple(other === 0 ? [pyInt(i), whole] : [whole, pyInt(i)]);
    const line = np.asArray(np.item(dataOf(np, self), index));
    return wrapped(line, mask === "none" ? mask : np.asArray(np.item(mask, index)));
  });
  return pyList(lines.map((line) => pyList(unmaskedRuns(np, line))));
}

const axis = opt(any, none as Value);

register("numpy.ma", {
  clump_unmasked: row({ a: any }, ({ a }, np) => pyList(unmaskedRuns(np, a, found))),
  clump_masked: row({ a: any }, ({ a }) => {
    const mask = knownMask(a);
    return pyList(mask === "none" ? [] : runs(flagsOf(mask), 1, found));
  }),
  flatnotmasked_contiguous: row({ a: any }, ({ a }, np) => pyList(unmaskedRuns(np, a))),
  flatnotmasked_edges: row({ a: any }, ({ a }, np) => edges(np, a)),
  notmasked_edges: row({ a: any, axis }, ({ a, axis: along }, np, context) => {
    const self = asMasked(np, a, context);
    return along.t === "none" || self.shape.length === 1
      ? edges(np, self)
      : edgesAlong(np, self, along, context);
  }),
  notmasked_contiguous: row({ a: any, axis }, ({ a, axis: along }, np, context) => {
    const self = asMasked(np, a, context);
    if (self.shape.length > 2) raise("NotImplementedError", "Currently limited to at most 2D array.");
    return along.t === "none" || self.shape.length === 1
      ? pyList(unmaskedRuns(np, self))
      : contiguousAlong(np, self, along);
  }),
  ndenumerate: row(
    { a: any, compressed: opt(any, { t: "bool", v: true } as Value) },
    ({ a, compressed }, np) => {
      if (!(a instanceof NDArray) || compressed.t !== "bool") return notKnown("an array");
      const flags = a instanceof MaskedArray ? flagsOf(maskArrayOf(np, a)) : undefined;
      const shape = a.shape.map((length) => (isExact(length) ? length : notKnown("a length")));
      const items = Array.from({ length: sizeOf(np, a) }, (_, i) => {
        const index = pyTuple(places(shape, i).map(pyInt));
        return { index, value: np.item(a, index), isMasked: flags?.[i] === 1 };
      });
      return pyList(
        items
          .filter(({ isMasked }) => !isMasked || compressed.v === false)
          .map(({ index, value }) => pyTuple([index, value])),
      );
    },
  ),
});

function places(shape: readonly number[], position: number): number[] {
  const at: number[] = [];
  let rest = position;
  for (let i = shape.length - 1; i >= 0; i--) {
    at.unshift(rest % shape[i]);
    rest = Math.floor(rest / shape[i]);
  }
  return at;
}
