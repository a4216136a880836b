import { readable, writable } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { nothing, uninitialised } from "../../ndarray/contents/contents.ts";
import { type DType, isSwapped, type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { runElementwise, type Side } from "../../ndarray/kernels/run.ts";
import { broadcastLayout, broadcastShapes, showShape } from "../../ndarray/layouts/broadcast.ts";
import { isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, allocateLike } from "../../ndarray/layouts/korder.ts";
import {
  type ExactLayout,
  isC,
  isExactLayout,
  isF,
  type Layout,
  type Order,
  size,
} from "../../ndarray/layouts/layout.ts";
import { spend } from "../../ndarray/limits.ts";
import { makeContents } from "../../ndarray/make.ts";
import type { Casting } from "./casting.ts";
import type { Ufunc } from "./loops.ts";
import { assignWhere } from "./masked.ts";
import { isRepetition } from "./noloop.ts";
import { dtypeAlone, type Operand, settled } from "./operand.ts";
import { runOther } from "./other.ts";
import { partlyKnown } from "./propagate.ts";
import { quickResult } from "./quick.ts";
import { checkOutputs, kernelOf, type Resolution, resolve } from "./resolve.ts";
import { strengthened } from "./strengthen.ts";

/** The keyword arguments of a ufunc call. */
export interface Options {
  /** The arrays to write to; undefined entries are allocated. */
  readonly outs?: readonly (NDArray | undefined)[];
  readonly where?: NDArray;
  readonly order?: Order;
  readonly casting?: Casting;
  readonly signature?: readonly (DType | undefined)[];
}

/** A call of which nothing is asked but its result. */
export const noOptions: Options = {};

/** What a call gives: its result arrays, and whether it made or wrote them. */
export interface Outcome {
  readonly arrays: readonly NDArray[];
  readonly resolution: Resolution;
}

/** Calls a ufunc on operands. Raises NumPy's errors. */
export function elementwise(ufunc: Ufunc, given: readonly Operand[], options: Options = noOptions): Outcome {
  const operands = settled(given);
  const { outs = [], casting = "same_kind" } = options;
  if (outs.some((out) => out) && isRepetition(ufunc, operands.map(dtypeAlone)))
    notKnown("a repetition of texts into an output");
  const loop = resolve(ufunc, operands, { signature: options.signature, casting });
  const [inputs, resolution] = strengthened(ufunc, operands, loop);
  const quick = options === noOptions ? quickResult(inputs, resolution) : undefined;
  if (quick) return { arrays: [quick], resolution };
  if (outs.length > 0)
    checkOutputs(
      ufunc,
      loop.outs,
      outs.map((out) => out?.dtype),
      casting,
    );
  // Elements that are masked out are not asked for what they can do.
  if (options.where && resolution.ins.some(({ kind }) => kind === "O")) notKnown("masked objects");
  const shape = resultShape(inputs, options);
  const layouts = resultLayouts(inputs, resolution, shape, options);
  const call: Call = { ufunc, inputs, resolution, shape, layouts, options };
  return { arrays: computed(call), resolution };
}

interface Call {
  readonly ufunc: Ufunc;
  readonly inputs: readonly NDArray[];
  readonly resolution: Resolution;
  readonly shape: Shape;
  readonly layouts: readonly Layout[];
  readonly options: Options;
}

function resultShape(inputs: readonly NDArray[], { outs = [], where }: Options): Shape {
  if (outs.length === 0 && !where) return broadcastShapes(inputs.map((array) => array.shape));
  const given = outs.filter((out) => out !== undefined);
  const shapes = [...inputs, ...given, ...(where ? [where] : [])].map((array) => array.shape);
  const shape = broadcastShapes(shapes);
  for (const out of given) {
    const isKnown = [...out.shape, ...shape].every(isExact);
    if (sameShape(out.shape, shape) === false && !isKnown) notKnown("which of the shapes do not fit");
    if (sameShape(out.shape, shape) === false)
      raise(
        "ValueError",
        `non-broadcastable output operand with shape ${showShape(out.shape)} doesn't match the broadcast shape ${showShape(shape)}`,
      );
    if (!out.writeable) raise("ValueError", "output array is read-only");
  }
  return shape;
}

/** The layouts of new results: in the memory order of the operands. */
function resultLayouts(
  inputs: readonly NDArray[],
  resolution: Resolution,
  shape: Shape,
  { outs = [], where, order = "K" }: Options,
): readonly Layout[] {
  const given = outs.filter((out) => out !== undefined);
  const isSimple = !where && given.length === 0 && resolution.outs.length === 1;
  const simple = isSimple ? simpleOrder(inputs, resolution, order) : undefined;
  if (simple) return [allocatedIn(resolution.outs[0], shape, simple)];
  const operands = [...inputs, ...given, ...(where ? [where] : [])].map((array) => array.layout);
  return resolution.outs.map((dtype, i) => {
    return outs[i]?.layout ?? allocateLike(operands, shape, dtype, order);
  });
}

/**
 * NumPy's short cut for operands of one shape (and 0-d ones) that are all contiguous in one order and need no cast: the
 * result has that order even where axes of length 1 would leave it open. Undefined when the short cut is not taken.
 */
function simpleOrder(
  inputs: readonly NDArray[],
  resolution: Resolution,
  order: Order,
): "C" | "F" | undefined {
  let flags = order === "C" ? "C" : order === "F" ? "F" : "";
  let shape: Shape | undefined;
  for (let i = 0; i < inputs.length; i++) {
    const { layout, dtype } = inputs[i];
    if (layout.shape.length === 0) continue;
    if (shape && sameShape(shape, layout.shape) !== true) return undefined;
    shape = layout.shape;
    if (shape.length === 1) continue;
    if (!sameDType(dtype, resolution.ins[i]) || isSwapped(dtype)) return undefined;
    const own = (isC(layout) === true ? "C" : "") + (isF(layout) === true ? "F" : "");
    if (own === "" || (flags !== "" && flags !== own)) return undefined;
    flags = own;
  }
  return flags === "F" ? "F" : "C";
}

function computed(call: Call): NDArray[] {
  const { options, layouts } = call;
  const { outs = [] } = options;
  if (!outs.some((out) => out) && !options.where) return newResults(call);
  return layouts.map((layout, i) => {
    // Without an output to keep, elements that are masked out stay uninitialised.
    const out = outs[i] ?? newArray(layout, uninitialised);
    writeResult(call, out, i);
    return out;
  });
}

/** Computes all results into new arrays. */
function newResults(call: Call): NDArray[] {
  const { layouts } = call;
  const datas: Uint8Array[] = [];
  const arrays = layouts.map((layout, i) => {
    const contents = makeContents(layout, {
      fill: (data, exact, objects) => {
        if (layouts.length === 1) return fillResults(call, [{ data, layout: exact }], objects);
        datas.push(data);
        if (i < layouts.length - 1) return true;
        const targets = datas.map((bytes, k) => ({ data: bytes, layout: layouts[k] as ExactLayout }));
        return targets.length === layouts.length && fillResults(call, targets, objects);
      },
      otherwise: () => partlyKnown(call.ufunc, call.resolution, call.inputs, layout, i),
    });
    return newArray(layout, contents);
  });
  const isKnown = arrays[arrays.length - 1].contents.kind === "exact";
  if (layouts.length > 1 && !isKnown) return layouts.map((layout) => newArray(layout, nothing));
  return arrays;
}

interface Target {
  readonly data: Uint8Array;
  readonly layout: ExactLayout;
}

/** Computes the results into bytes; false when they can't be known. */
function fillResults(call: Call, targets: readonly Target[], objects: unknown[]): boolean {
  const { ufunc, inputs, resolution } = call;
  const kernel = kernelOf(resolution);
  if (!kernel) return runOther(ufunc, resolution, inputs, targets, objects);
  const ins: Side[] = [];
  for (let i = 0; i < inputs.length; i++) {
    const side = sideOf(inputs[i], resolution.ins[i], targets[0].layout.shape);
    if (!side) return false;
    ins.push(side);
  }
  return runElementwise(
    kernel,
    ins,
    targets.map(({ data, layout }, i) => ({ data, layout, as: resolution.outs[i] })),
  );
}

/** An input as the kernel reads it; times are first cast to the loop's unit. */
function sideOf(array: NDArray, as: DType, shape: readonly number[]): Side | undefined {
  const isOtherUnit =
    array.dtype.kind !== as.kind ||
    array.dtype.unit?.base !== as.unit?.base ||
    array.dtype.unit?.num !== as.unit?.num;
  const isTruth = as.kind === "b" && "SUTVOmM".includes(array.dtype.kind);
  const own = (as.unit && isOtherUnit) || isTruth ? castArray(array, as) : array;
  const from = readable(own);
  if (!from) return undefined;
  return { data: from.data, layout: broadcastLayout(from.layout, shape) as ExactLayout, as };
}

/** Computes result number i and writes it to `out`, which may overlap the inputs. */
function writeResult(call: Call, out: NDArray, i: number): void {
  const { options, resolution, shape } = call;
  if (!options.where && resolution.outs.length === 1 && writeDirectly(call, out)) return;
  const layouts = resolution.outs.map((dtype) => allocatedIn(dtype, shape));
  const make = () => castTo(newResults({ ...call, layouts })[i], out.dtype);
  const result = options.where ? unraised(make) : make();
  if (options.where) assignWhere(out, result, options.where);
  else assign(out, result);
}

/** What elements would raise may be what elements would raise that are masked out. */
function unraised(make: () => NDArray): NDArray {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NumpyError)) throw error;
    return notKnown("whether a masked element raises");
  }
}

function castTo(array: NDArray, dtype: DType): NDArray {
  return sameDType(array.dtype, dtype) ? array : castArray(array, dtype);
}

/** Writes into the output's own bytes when all elements are kept and no input lies differently on them. */
function writeDirectly(call: Call, out: NDArray): boolean {
  const { inputs, resolution, layouts } = call;
  const { layout } = out;
  if (!isExactLayout(layout) || out.contents.kind !== "exact" || out.contents.known) return false;
  if (!kernelOf(resolution) || !sameDType(out.dtype, resolution.outs[0])) return false;
  if (hasRepeats(layout)) return false;
  const isApart = inputs.every(
    (input) =>
      input.buffer.store !== out.buffer.store ||
      (sameLayout(input.layout, layout) && input.dtype === out.dtype),
  );
  const count = size(layouts[0]);
  if (!isApart || !isExact(count) || !inputs.every((input) => readable(input)) || !spend(count)) return false;
  // What can't be computed exactly must not leave the output half written.
  if (
    resolution.outs[0].itemsize === 8 &&
    resolution.outs[0].kind !== "f" &&
    inputs.some((input) => input.buffer.store === out.buffer.store)
  )
    return false;
  const exact = writable(out);
  if (!exact) return false;
  return fillResults(call, [{ data: exact.data, layout }], exact.objects ?? []);
}

function hasRepeats({ shape, strides }: ExactLayout): boolean {
  return strides.some((stride, axis) => stride === 0 && shape[axis] > 1);
}

function sameLayout(a: Layout, b: Layout): boolean {
  return (
    a.offset === b.offset &&
    a.shape.length === b.shape.length &&
    a.shape.every((length, axis) => length === b.shape[axis] && a.strides[axis] === b.strides[axis])
  );
}
