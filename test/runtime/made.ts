import { viewOn, writeElement } from "../../core/ndarray/access.ts";
import { NDArray, newArray, viewOf } from "../../core/ndarray/array.ts";
import type { DType } from "../../core/ndarray/dtypes/dtype.ts";
import { parseDType } from "../../core/ndarray/dtypes/dtypename.ts";
import type { Element } from "../../core/ndarray/element.ts";
import { allocatedIn } from "../../core/ndarray/layouts/korder.ts";
import { pyFloat, pyInt } from "../../core/ndarray/value.ts";

/** An array as made.py makes it: dtype, shape, layout, seed, and the range of its elements. */
export type Recipe = readonly [
  dtype: string,
  shape: readonly number[],
  layout: string,
  seed: number,
  span: string,
];

const words = ["", "a", "b ", "abc", "Zed", "10", "-7", " x"];
const special = [0, -0, Infinity, -Infinity, NaN, 1, -1];
const nat = -(2n ** 63n);

/** Returns the array of a recipe. */
export function made([name, shape, layout, seed, span]: Recipe): NDArray {
  const dtype = parseDType(name);
  const owned = (lengths: readonly number[], order: "C" | "F" = "C") =>
    filled(dtype, lengths, order, seed, span);
  if (layout === "C" || shape.length === 0) return owned(shape);
  if (layout === "F") return owned(shape, "F");
  if (layout === "O") {
    const owner = owned(shape);
    return new NDArray(owner.layout, owner.buffer, undefined, true, false);
  }
  const lengths = ownerShape(shape, layout);
  const owner = owned(lengths);
  const view = viewOf(owner, { dtype, shape, ...placed(shape, lengths, layout, dtype.itemsize) });
  if (layout === "B") view.writeable = false;
  return view;
}

/** The shape of the array that the view lies on. */
function ownerShape(shape: readonly number[], layout: string): readonly number[] {
  if (layout === "T") return [...shape].reverse();
  if (layout === "P") return [...shape.slice(1), shape[0]];
  if (layout === "S") return shape.map((n) => 2 * n + 1);
  if (layout === "N") return shape.map((n) => 2 * n);
  if (layout === "B") return [1, ...shape.slice(1)];
  if (layout === "L") return [...shape, 2];
  if (layout === "W") return shape.map((n) => n + 2);
  return shape;
}

/** Strides and offset of the view. NumPy takes an empty slice as one of step 1 from the beginning. */
function placed(shape: readonly number[], owner: readonly number[], layout: string, itemsize: number) {
  const isEmpty = owner.includes(0);
  const steps = owner.map((_, i) => (isEmpty ? 0 : owner.slice(i + 1).reduce((a, b) => a * b, itemsize)));
  const sliced = (cut: (n: number, axis: number) => readonly [start: number, step: number]) => {
    const cuts = shape.map((n, i) => (n === 0 ? ([0, 1] as const) : cut(n, i)));
    return {
      strides: cuts.map(([, step], i) => step * steps[i]),
      offset: cuts.reduce((sum, [start], i) => sum + start * steps[i], 0),
    };
  };
  switch (layout) {
    case "T":
      return { strides: steps.reverse(), offset: 0 };
    case "P":
      return { strides: [steps[steps.length - 1], ...steps.slice(0, -1)], offset: 0 };
    case "S":
      return sliced(() => [1, 2]);
    case "R":
      return sliced((n) => [n - 1, -1]);
    case "N":
      return sliced((n, axis) => (axis ? [0, 2] : [2 * n - 1, -2]));
    case "B":
      return { strides: shape.map((n, i) => (i && n !== 1 ? steps[i] : 0)), offset: 0 };
    case "L":
      return { strides: steps.slice(0, -1), offset: isEmpty ? 0 : itemsize };
    default:
      return sliced(() => [1, 1]);
  }
}

function filled(
  dtype: DType,
  shape: readonly number[],
  order: "C" | "F",
  seed: number,
  span: string,
): NDArray {
  const size = shape.reduce((a, b) => a * b, 1);
  const data = new Uint8Array(size * dtype.itemsize);
  const objects: unknown[] = [undefined];
  const draw = draws(seed);
  for (let i = 0; i < size; i++)
    writeElement(viewOn(data), dtype, i * dtype.itemsize, element(dtype, draw, span, i, size), objects);
  return newArray(
    allocatedIn(dtype, shape, order),
    objects.length > 1 ? { kind: "exact", data, objects } : { kind: "exact", data },
  );
}

type Draw = () => number;

/** A linear congruential generator; 24 bits at a time. */
function draws(seed: number): Draw {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

function element(dtype: DType, draw: Draw, span: string, i: number, size: number): Element {
  const { kind } = dtype;
  if (dtype.fields) {
    const narrow = span === "wide" ? "small" : span;
    return dtype.fields.map((field) => element(field.dtype, draw, narrow, i, size));
  }
  if (kind === "c") {
    const re = real(draw, span, i, size);
    return { re, im: real(draw, span, i, size) };
  }
  if (kind === "f") return real(draw, span, i, size);
  const v = draw();
  if (kind === "b") return (v >> 5) % 3 === 0;
  if (kind === "U" || kind === "S" || kind === "T") return words[v % words.length];
  if (kind === "V") return Uint8Array.from({ length: dtype.itemsize }, (_, j) => (v + j) % 256);
  if (kind === "M" || kind === "m")
    return v % 13 === 0 && span === "wide" ? nat : whole(v, span, i, size, true);
  if (kind === "O") return v % 4 ? pyInt(whole(v, span, i, size, true)) : pyFloat(real(draw, span, i, size));
  if (span === "wide") return wide(dtype, (BigInt(v) << 40n) ^ (BigInt(draw()) << 20n) ^ BigInt(draw()));
  return whole(v, span, i, size, kind === "i");
}

/** The lowest bits of a number, as many as the dtype has. */
function wide({ kind, itemsize }: DType, bits: bigint): number | bigint {
  const cut = kind === "i" ? BigInt.asIntN(8 * itemsize, bits) : BigInt.asUintN(8 * itemsize, bits);
  return itemsize < 8 ? Number(cut) : cut;
}

function whole(v: number, span: string, i: number, size: number, signed: boolean): number {
  if (span === "few") return v % 4;
  if (span === "plus") return 1 + (v % 9);
  if (span === "sorted") return 3 * i;
  if (span === "distinct") return (i * 7919 + Math.floor(size / 2)) % size;
  return signed ? (v % 41) - 20 : v % 20;
}

function real(draw: Draw, span: string, i: number, size: number): number {
  const v = draw();
  if (span === "wide")
    return v % 5 === 0 ? special[v % special.length] : (((v % 4001) - 2000) / 8) * [1, 100, 0.01][v % 3];
  if (span === "unit") return (v % 1025) / 1024;
  if (span === "plus") return (1 + (v % 2000)) / 8;
  if (span === "few" || span === "sorted" || span === "distinct") return whole(v, span, i, size, true) / 2;
  return ((v % 4001) - 2000) / 8;
}
