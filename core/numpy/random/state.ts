import { type NDArray, newArray } from "../../ndarray/array.ts";
import { type Contents, nothing } from "../../ndarray/contents/contents.ts";
import { fillOf } from "../../ndarray/contents/fill.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { type Dim, plus, unknownDim } from "../../ndarray/layouts/dim.ts";
import type { ExactLayout, Layout } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import type { NumpyObject } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import type { BitState, Bits } from "./bits.ts";
import type { Gauss } from "./legacy.ts";
import type { SeedSequence } from "./seedsequence.ts";

/** What a bit generator object is: its bits, undefined when it was seeded by chance or drawn from in an unknown way. */
export interface BitGeneratorState {
  readonly bits: BitState | undefined;
  readonly seed: SeedSequence | undefined;
}

/** What a Generator or RandomState keeps beside its bits; only the latter has a spare normal draw. */
export interface RandomStateState {
  readonly spare: number | undefined;
}

/** Returns the bit generator object that a Generator or RandomState draws from. */
export function bitGeneratorOf(self: NumpyObject): NumpyObject {
  return self.holds[0] as NumpyObject;
}

/** Returns the state of a bit generator object. */
export function bitsOf(bitGenerator: NumpyObject): BitGeneratorState {
  // Code that is not known may have drawn from it, and then no state is left.
  return (bitGenerator.state ?? { bits: undefined, seed: undefined }) as BitGeneratorState;
}

/** Forgets the state of what `self` draws from: nobody knows how many bits are taken. */
export function forget(self: NumpyObject): void {
  const bitGenerator = bitGeneratorOf(self);
  bitGenerator.state = { ...bitsOf(bitGenerator), bits: undefined };
  self.state = { spare: undefined };
}

/** Runs `take` on the bits and keeps what they have come to; undefined, with the state forgotten, when they are not known. */
export function draw<T>(self: NumpyObject, take: (bits: Bits, gauss: Gauss) => T): T | undefined {
  const bitGenerator = bitGeneratorOf(self);
  const state = bitsOf(bitGenerator);
  const own = self.state as RandomStateState | undefined;
  if (!state.bits || !own) return undefined;
  const bits = state.bits.open();
  const gauss: Gauss = { spare: own.spare };
  const result = take(bits, gauss);
  bitGenerator.state = { ...state, bits: bits.snapshot() };
  if (gauss.spare !== own.spare) self.state = { spare: gauss.spare };
  return result;
}

/** Returns the contents of a new array whose elements `fill` draws; when they can't be drawn, `otherwise`, and the state is forgotten. */
export function drawnContents(
  self: NumpyObject,
  layout: Layout,
  fill: ((bits: Bits, data: Uint8Array, layout: ExactLayout, gauss: Gauss) => void) | undefined,
  otherwise: () => Contents,
): Contents {
  let isDrawn = false;
  const contents = makeContents(layout, {
    fill:
      fill &&
      ((data, exact) => {
        isDrawn = draw(self, (bits, gauss) => fill(bits, data, exact, gauss) ?? true) !== undefined;
        return isDrawn;
      }),
    otherwise,
  });
  if (!isDrawn) forget(self);
  return contents;
}

/** Returns a new array of drawn elements. */
export function drawnArray(
  self: NumpyObject,
  layout: Layout,
  fill: ((bits: Bits, data: Uint8Array, layout: ExactLayout, gauss: Gauss) => void) | undefined,
  otherwise: () => Contents,
): NDArray {
  return newArray(layout, drawnContents(self, layout, fill, otherwise));
}

/** Returns bounds as contents, or nothing when an end is not a number. */
export function boundsContents(
  dtype: DType,
  lo: number,
  hi: number,
  integral: boolean,
  nan = false,
): Contents {
  if (Number.isNaN(lo) || Number.isNaN(hi)) return nothing;
  if (lo === hi && integral && !nan && Number.isSafeInteger(lo)) return fillOf(dtype, lo);
  return { kind: "bounds", dtype, lo: Math.min(lo, hi), hi: Math.max(lo, hi), integral, nan };
}

const counter = "random.unknowns";

/** Returns a new unknown integer in [lo, hi]; no two calls give the same unknown. */
export function unknownInteger(lo: number, hi: number, context: Context): Dim {
  const next = Number(context.settings.get(counter) ?? 0) + 1;
  context.settings.set(counter, next);
  return plus(lo, unknownDim(`random integer ${next}`, 0, hi - lo));
}
