import type { DType } from "../dtypes/dtype.ts";
import type { ExactLayout } from "../layouts/layout.ts";
import { loadAs, loadBigAs } from "./convert.ts";
import { runDoubles } from "./doubles.ts";
import type { Kernel } from "./kernel.ts";
import { bigRoom, type Lane, resultLane, storeBig, storeLane } from "./lanes.ts";
import { block, isRepeated, type Stream, streamOf } from "./stream.ts";

/** An array's bytes, seen with the shape of the whole computation. */
export interface Side {
  readonly data: Uint8Array;
  readonly layout: ExactLayout;
  /** The dtype in which the kernel wants the elements; results have the dtype of their layout. */
  readonly as: DType;
}

/**
 * Runs a kernel over all elements: `ins` and `outs` have the same shape, inputs with strides of 0 where they repeat.
 * Returns false when a result can't be had exactly; the outputs are then to be thrown away.
 */
export function runElementwise(kernel: Kernel, ins: readonly Side[], outs: readonly Side[]): boolean {
  const { layout } = outs[0];
  let count = 1;
  for (let axis = 0; axis < layout.shape.length; axis++) count *= layout.shape[axis];
  if (count === 0) return true;
  if (count <= block && runDoubles(kernel, ins, outs, count)) return true;
  const axes = axesByMemory(layout);
  const run = { kernel, ins: operandsOf(ins, axes), outs: operandsOf(outs, axes) };
  for (let start = 0; start < count; start += block) {
    if (!runBlock(run, start, Math.min(block, count - start))) return false;
  }
  return true;
}

function operandsOf(sides: readonly Side[], axes: readonly number[] | undefined): readonly Operand[] {
  return sides.map((side) => ({ stream: streamIn(side, axes), as: side.as }));
}

interface Operand {
  readonly stream: Stream;
  readonly as: DType;
}

interface Run {
  readonly kernel: Kernel;
  readonly ins: readonly Operand[];
  readonly outs: readonly Operand[];
}

function runBlock(run: Run, start: number, count: number): boolean {
  const { kernel, ins, outs } = run;
  const lanes = new Array<Lane>(ins.length);
  const steps = new Array<number>(ins.length);
  for (let i = 0; i < ins.length; i++) {
    const lane = loadAs(ins[i].stream, ins[i].as, start, count, i);
    if (!lane) return runBig(run, start, count);
    lanes[i] = lane;
    steps[i] = isRepeated(ins[i].stream) ? 0 : 1;
  }
  const results = outs.map(({ stream }, i) => resultLane(stream, start, count, 4 + i));
  kernel.lane(lanes, steps, results, count);
  if (isLong(outs[0].as) && !areExact(kernel, lanes, steps, results[0], count)) return false;
  for (let i = 0; i < outs.length; i++) {
    if (storeLane(outs[i].stream, start, count, results[i], 4 + i)) continue;
    if (i > 0 || !runBig(run, start, count)) return false;
  }
  return true;
}

/** The same block with integers of any size. */
function runBig({ kernel, ins, outs }: Run, start: number, count: number): boolean {
  const { big } = kernel;
  if (!big || outs.length !== 1) return false;
  const sides = ins.map(({ stream, as: own }, i) => ({
    values: loadBigAs(stream, own, start, count, i),
    step: isRepeated(stream) ? 0 : 1,
    isUnsigned: own.kind === "u",
  }));
  const [{ stream, as }] = outs;
  if (as.kind === "f" || as.kind === "c" || stream.dtype.kind === "f" || stream.dtype.kind === "c")
    return false;
  const out = bigRoom(4);
  for (let i = 0; i < count; i++) {
    const [x, y = 0n, z = 0n] = sides.map(({ values, step, isUnsigned }) =>
      isUnsigned ? BigInt.asUintN(64, values[i * step]) : values[i * step],
    );
    out[i] = big(x, y, z);
  }
  storeBig(stream, start, count, out, 5);
  return true;
}

/** A longdouble's result is only known where the double's is exact. */
function areExact(
  kernel: Kernel,
  ins: readonly Lane[],
  steps: readonly number[],
  out: Lane,
  count: number,
): boolean {
  const { isExact } = kernel;
  if (!isExact) return false;
  const [x, y = x] = ins;
  const [p, q = p] = steps;
  for (let i = 0; i < count; i++) if (!isExact(out[i], x[i * p], y[i * q])) return false;
  return true;
}

function isLong({ kind, itemsize }: DType): boolean {
  return (kind === "f" && itemsize === 16) || (kind === "c" && itemsize === 32);
}

/** The axes from the slowest to the fastest in the output's memory; undefined where that is their own order. */
function axesByMemory({ strides }: ExactLayout): readonly number[] | undefined {
  let last = Number.POSITIVE_INFINITY;
  let isOrdered = true;
  for (let axis = 0; axis < strides.length; axis++) {
    const step = Math.abs(strides[axis]);
    if (step > last) isOrdered = false;
    last = step;
  }
  if (isOrdered) return undefined;
  const axes = strides.map((_, axis) => axis);
  return axes.sort((a, b) => Math.abs(strides[b]) - Math.abs(strides[a]) || a - b);
}

function streamIn({ data, layout }: Side, axes: readonly number[] | undefined): Stream {
  if (!axes) return streamOf(layout.dtype, data, layout.offset, layout.shape, layout.strides);
  const shape = axes.map((axis) => layout.shape[axis]);
  const strides = axes.map((axis) => layout.strides[axis]);
  return streamOf(layout.dtype, data, layout.offset, shape, strides);
}
