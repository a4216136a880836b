import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { placesOf } from "../../ndarray/contents/move.ts";
import {
  clongdouble,
  complex64,
  complex128,
  type DType,
  float16,
  float32,
  float64,
  longdouble,
  sameDType,
} from "../../ndarray/dtypes/dtype.ts";
import type { Complex } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, plus, product, times } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { type ExactLayout, isExactLayout, nbytes } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { roundsNothing } from "./exact.ts";
import { type Kind, transformLine } from "./line.ts";

/** One transform along one axis. */
export interface Transform {
  readonly kind: Kind;
  /** Points of the transform. */
  readonly length: Dim;
  readonly axis: number;
  readonly norm: Norm;
}

/** Which direction is scaled. */
export type Norm = "backward" | "ortho" | "forward";

/** The result, and the bytes of NumPy's copies of what it casts. */
export interface Transformed {
  readonly out: NDArray;
  readonly hidden: Dim;
  /** Nothing was rounded. */
  readonly isExact: boolean;
}

/** Returns the array transformed along one axis, in a new array laid out like the given one. */
export function transformed(array: NDArray, asked: Transform): Transformed {
  const { kind, length, axis } = asked;
  if (kind === "rfft" && array.dtype.kind === "c") noRealLoop(length);
  const isReal = kind === "irfft";
  const pair = complexOf(array.dtype);
  const dtype = isReal ? (array.dtype.char === "e" ? float16 : realOf(pair)) : pair;
  const points = kind === "rfft" ? halfLength(length) : length;
  const shape = array.shape.map((old, i) => (i === axis ? points : old));
  const layout = layoutLike(array.layout, { dtype, shape });
  return {
    out: newArray(layout, contentsOf(array, layout, asked)),
    hidden: castBytes(array, kind, nbytes(layout), dtype),
    isExact: dtype.itemsize >= 8 && dtype.char !== "F" && isExactFor(array, asked),
  };
}

function isExactFor(array: NDArray, { kind, length, axis, norm }: Transform): boolean {
  const input = isExact(length) && length <= 4 && kind !== "irfft" ? pairsOf(array) : undefined;
  if (!input || !isExact(length) || !array.shape.every(isExact)) return false;
  const shape = array.shape as readonly number[];
  return roundsNothing(array, length, factorOf(norm, kind, length), () => linesOf(input, shape, axis));
}

/** The lines of pairs along an axis. */
function* linesOf(input: Float64Array, shape: readonly number[], axis: number): Generator<Float64Array> {
  const after = shape.slice(axis + 1).reduce((n, length) => n * length, 1);
  const given = shape[axis];
  const before = given * after === 0 ? 0 : input.length / (2 * given * after);
  for (let outer = 0; outer < before; outer++)
    for (let inner = 0; inner < after; inner++) {
      const line = new Float64Array(2 * given);
      for (let i = 0; i < given; i++) {
        const at = 2 * ((outer * given + i) * after + inner);
        line[2 * i] = input[at];
        line[2 * i + 1] = input[at + 1];
      }
      yield line;
    }
}

/** A transform of real numbers takes no complex ones. */
function noRealLoop(length: Dim): never {
  if (!isExact(length)) return notKnown("points of a transform");
  return raise(
    "TypeError",
    `ufunc 'rfft_n_${length % 2 === 0 ? "even" : "odd"}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`,
  );
}

function halfLength(length: Dim): Dim {
  return isExact(length) ? Math.floor(length / 2) + 1 : notKnown("points of a transform");
}

/** The complex dtype of the same precision; integers become complex128. */
function complexOf({ kind, char }: DType): DType {
  if (char === "F" || char === "f" || char === "e") return complex64;
  if (char === "G" || char === "g") return clongdouble;
  return "biufc".includes(kind) ? complex128 : notKnown("a transform of this dtype");
}

function realOf(dtype: DType): DType {
  if (dtype.char === "F") return float32;
  return dtype.char === "G" ? longdouble : float64;
}

/**
 * NumPy computes in double precision: other operands are cast in copies of their own, and so is a narrower result. Only inverse
 * transforms of single precision stay in it.
 */
function castBytes(array: NDArray, kind: Kind, outBytes: Dim, dtype: DType): Dim {
  if ((kind === "ifft" || kind === "irfft") && array.dtype.char === "F") return 0;
  const wide = kind === "rfft" ? float64 : complex128;
  const size = product(array.shape);
  const input = sameDType(array.dtype, wide) || dtype.itemsize > 16 ? 0 : times(size, wide.itemsize);
  const isNarrow = dtype.char === "F" || dtype.char === "f";
  return plus(input, isNarrow ? times(outBytes, 2) : 0);
}

function contentsOf(array: NDArray, layout: ReturnType<typeof layoutLike>, asked: Transform): Contents {
  const { axis, length } = asked;
  const input =
    layout.dtype.char === "G" || layout.dtype.char === "g" || !isExact(length) ? undefined : pairsOf(array);
  if (!input || !isExactLayout(layout) || !isExact(length)) return nothing;
  const count = product(layout.shape) as number;
  let isKnown = true;
  const contents = makeContents(layout, {
    work: count * 20,
    fill: (data, exact) => {
      isKnown = fillLines(data, exact, input, array.shape as readonly number[], { ...asked, axis, length });
      return isKnown;
    },
  });
  return isKnown ? contents : nothing;
}

function pairsOf(array: NDArray): Float64Array | undefined {
  const elements = elementsOf(array);
  if (!elements) return undefined;
  const pairs = new Float64Array(2 * elements.length);
  elements.forEach((element, i) => {
    const { re, im } = typeof element === "object" ? (element as Complex) : { re: Number(element), im: 0 };
    pairs[2 * i] = re;
    pairs[2 * i + 1] = im;
  });
  return pairs;
}

/** Elements this small beside the largest one are rounding noise. */
const noise = 1e-12;

/** Transforms every line; false when rounding noise of another order than pocketfft's would show. */
function fillLines(
  data: Uint8Array,
  layout: ExactLayout,
  input: Float64Array,
  shape: readonly number[],
  { kind, axis, length, norm }: Transform & { readonly length: number },
): boolean {
  const before = shape.slice(0, axis).reduce((n, l) => n * l, 1);
  const after = shape.slice(axis + 1).reduce((n, l) => n * l, 1);
  const given = shape[axis];
  const points = layout.shape[axis];
  const places = placesOf(layout.shape, layout.strides, layout.offset);
  if (!places) return false;
  const view = viewOn(data);
  const factor = factorOf(norm, kind, length);
  const line = new Float64Array(2 * given);
  const isReal = kind === "irfft";
  for (let outer = 0; outer < before; outer++) {
    for (let inner = 0; inner < after; inner++) {
      for (let i = 0; i < given; i++) {
        const at = 2 * ((outer * given + i) * after + inner);
        line[2 * i] = input[at];
        line[2 * i + 1] = input[at + 1];
      }
      const { values, isFaithful } = transformLine(kind, line, length, factor);
      if (!isFaithful && hasNoise(values)) return false;
      for (let i = 0; i < points; i++) {
        const to = places[(outer * points + i) * after + inner];
        const element = isReal ? values[i] : { re: values[2 * i], im: values[2 * i + 1] };
        writeElement(view, layout.dtype, to, element);
      }
    }
  }
  return true;
}

function hasNoise(values: Float64Array): boolean {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return values.some((value) => value !== 0 && Math.abs(value) < noise * most);
}

function factorOf(norm: Norm, kind: Kind, length: number): number {
  if (norm === "ortho") return 1 / Math.sqrt(length);
  const isForward = kind === "fft" || kind === "rfft";
  return (norm === "forward") === isForward ? 1 / length : 1;
}
