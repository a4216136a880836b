import { type DType, isSwapped } from "../dtypes/dtype.ts";
import type { Kernel } from "./kernel.ts";
import type { Lane } from "./lanes.ts";
import type { Side } from "./run.ts";

/**
 * Runs a kernel where all operands are doubles that lie one after another in C order, or one for all: what most small arrays are, on
 * which finding out how to run takes longer than running. Returns false, with nothing done, where they are not.
 */
export function runDoubles(
  kernel: Kernel,
  ins: readonly Side[],
  outs: readonly Side[],
  count: number,
): boolean {
  for (let i = 0; i < outs.length; i++) if (!isPacked(outs[i]) || !isDouble(outs[i].as)) return false;
  for (let i = 0; i < ins.length; i++)
    if (!isDouble(ins[i].as) || !(isPacked(ins[i]) || isOne(ins[i]))) return false;
  const steps = ins.map((side) => (isOne(side) ? 0 : 1));
  const lanes = ins.map((side) => laneOf(side, isOne(side) ? 1 : count));
  kernel.lane(
    lanes,
    steps,
    outs.map((side) => laneOf(side, count)),
    count,
  );
  return true;
}

function laneOf({ data, layout }: Side, count: number): Lane {
  return new Float64Array(data.buffer, data.byteOffset + layout.offset, count);
}

function isDouble({ kind, itemsize }: DType): boolean {
  return kind === "f" && itemsize === 8;
}

/** True when the elements are doubles that lie one after another in C order. */
function isPacked({ data, layout }: Side): boolean {
  const { dtype, shape, strides, offset } = layout;
  if (!isDouble(dtype) || isSwapped(dtype) || ((data.byteOffset + offset) & 7) !== 0) return false;
  let step = 8;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] === 1) continue;
    if (strides[axis] !== step) return false;
    step *= shape[axis];
  }
  return true;
}

/** True when every step sees the same double. */
function isOne({ data, layout }: Side): boolean {
  const { dtype, shape, strides, offset } = layout;
  if (!isDouble(dtype) || isSwapped(dtype) || ((data.byteOffset + offset) & 7) !== 0) return false;
  for (let axis = 0; axis < shape.length; axis++) if (shape[axis] !== 1 && strides[axis] !== 0) return false;
  return true;
}
