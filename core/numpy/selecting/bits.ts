import { readable } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { truthsOf } from "../../ndarray/contents/truths.ts";
import { isInteger, uint8 } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { type Dim, floorDivide, isExact, plus, product, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, isF } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { opt, orNone } from "../calls/bind.ts";
import { array, int, normalizeAxis, text } from "../calls/readers.ts";
import { allocEffect, copyInto } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { flattenedView } from "../shaping/reshape.ts";

/** Returns which bit of a byte holds element `i` of eight. */
function bitOf(i: number, isLittle: boolean): number {
  return isLittle ? i : 7 - i;
}

function isLittle(order: string): boolean {
  if (order.startsWith("l")) return true;
  return order.startsWith("b") ? false : raise("ValueError", "'order' must begin with 'l' or 'b'");
}

/** Lengths of an array as (outer, along, inner) around an axis. */
function around(shape: readonly number[], axis: number): readonly [number, number, number] {
  const count = (lengths: readonly number[]) => lengths.reduce((n, length) => n * length, 1);
  return [count(shape.slice(0, axis)), shape[axis], count(shape.slice(axis + 1))];
}

function packbits(a: NDArray, given: number | undefined, order: string): Effect {
  if (!isInteger(a.dtype) && a.dtype.kind !== "b")
    raise("TypeError", "Expected an input array of integer or boolean data type");
  const little = isLittle(order);
  const from = given === undefined || a.shape.length === 0 ? flattenedView(a) : a;
  const axis = normalizeAxis(given ?? 0, from.shape.length);
  const layout = allocatedIn(uint8, from.shape.with(axis, floorDivide(plus(from.shape[axis], 7), 8)));
  const contents = makeContents(layout, {
    fill: (data) => {
      const truths = truthsOf(from);
      if (!truths) return false;
      const [outer, length, inner] = around(from.shape as readonly number[], axis);
      const bytes = Math.ceil(length / 8);
      for (let i = 0; i < outer; i++)
        for (let j = 0; j < length; j++)
          for (let k = 0; k < inner; k++)
            if (truths[(i * length + j) * inner + k])
              data[(i * bytes + (j >> 3)) * inner + k] |= 1 << bitOf(j & 7, little);
      return true;
    },
    otherwise: () => nothing,
  });
  return allocEffect(inOrderOf(from, newArray(layout, contents)));
}

/** The result in Fortran order when the operand is in that order only. */
function inOrderOf({ layout }: NDArray, result: NDArray): NDArray {
  if (isF(layout) !== true || isC(layout) === true) return result;
  return copyInto(result, allocatedIn(uint8, result.shape, "F"));
}

function unpackbits(a: NDArray, given: number | undefined, count: number | undefined, order: string): Effect {
  if (a.dtype.char !== "B") raise("TypeError", "Expected an input array of unsigned byte data type");
  const little = isLittle(order);
  const from = given === undefined || a.shape.length === 0 ? flattenedView(a) : a;
  const axis = normalizeAxis(given ?? 0, from.shape.length);
  const length = bitCount(times(from.shape[axis], 8), count);
  const layout = allocatedIn(uint8, from.shape.with(axis, length));
  const contents = makeContents(layout, {
    fill: (data) => fillBits(data, from, axis, length as number, little),
    otherwise: () => ({ kind: "bounds", dtype: uint8, lo: 0, hi: 1, integral: true, nan: false }),
  });
  return allocEffect(inOrderOf(from, newArray(layout, contents)));
}

/** A count gives the number of bits, padded with zeros; a negative one says how many to leave out. */
function bitCount(bits: Dim, count: number | undefined): Dim {
  if (count === undefined) return bits;
  if (count >= 0) return count;
  const left = plus(bits, count);
  return isExact(left) && left < 0
    ? raise("ValueError", `-count ${-count} larger than number of elements ${product([bits])}`)
    : left;
}

function fillBits(data: Uint8Array, from: NDArray, axis: number, bits: number, little: boolean): boolean {
  const source = readable(from);
  const places = source && placesIn(source.layout);
  if (!source || !places) return false;
  const [outer, length, inner] = around(from.shape as readonly number[], axis);
  for (let i = 0; i < outer; i++)
    for (let j = 0; j < Math.min(bits, 8 * length); j++)
      for (let k = 0; k < inner; k++) {
        const byte = source.data[places[(i * length + (j >> 3)) * inner + k]];
        data[(i * bits + j) * inner + k] = (byte >> bitOf(j & 7, little)) & 1;
      }
  return true;
}

register("numpy", {
  packbits: op({ a: array, axis: orNone(int, undefined), bitorder: opt(text, "big") }, (read) =>
    packbits(read.a, read.axis, read.bitorder),
  ),
  unpackbits: op(
    { a: array, axis: orNone(int, undefined), count: orNone(int, undefined), bitorder: opt(text, "big") },
    (read) => unpackbits(read.a, read.axis, read.count, read.bitorder),
  ),
});
