/** One axis of a reduction, in the order in which NumPy's iterator runs. */
export interface ReduceAxis {
  readonly length: number;
  /** Bytes from one element to the next. */
  readonly stride: number;
  /** Elements from one result to the next; 0 along a reduced axis. */
  readonly step: number;
  /** The same for a mask, in bytes. */
  readonly maskStride: number;
}

/** How the iterator cuts a reduction into calls of the inner loop. */
export interface ReducePlan {
  /** Axes with those merged that one stride covers, fastest first. */
  readonly axes: readonly ReduceAxis[];
  /** Elements over which the inner loop may run at once; they make up the fastest axes. */
  readonly block: number;
  /** Elements that one call takes at most. */
  readonly run: number;
}

/** Elements that NumPy buffers at a time. */
const bufferSize = 8192;

/**
 * Returns the plan of NumPy's buffered iterator for axes given fastest first. `isCast` tells that the operand has to be
 * converted, which needs a buffer; otherwise there is one only where it makes the inner loop longer at less cost.
 */
export function reducePlan(axes: readonly ReduceAxis[], isCast: boolean, hasMask: boolean): ReducePlan {
  const merged = coalesced(axes);
  if (merged.length === 0) return { axes: merged, block: 1, run: 1 };
  const { core, size, isReduce, isBuffered } = bestCore(merged, isCast, hasMask);
  const most = evenlyStepped(merged);
  if (isReduce || size > most) {
    const block = Math.min(isReduce ? core : size, most);
    return { axes: merged, block, run: block };
  }
  const run = isBuffered && size > bufferSize ? core * Math.floor(bufferSize / core) : size;
  return { axes: merged, block: size, run };
}

/** Elements of the fastest axes whose results lie one step after the other. */
function evenlyStepped(axes: readonly ReduceAxis[]): number {
  let count = axes[0].length;
  for (let i = 1; i < axes.length && axes[i].step === axes[0].step * count; i++) count *= axes[i].length;
  return count;
}

function coalesced(axes: readonly ReduceAxis[]): ReduceAxis[] {
  const merged: ReduceAxis[] = [];
  for (const axis of axes) {
    if (axis.length === 1) continue;
    const last = merged[merged.length - 1];
    const fits =
      last &&
      last.stride * last.length === axis.stride &&
      last.step * last.length === axis.step &&
      last.maskStride * last.length === axis.maskStride;
    if (fits) merged[merged.length - 1] = { ...last, length: last.length * axis.length };
    else merged.push(axis);
  }
  return merged;
}

interface Core {
  /** Elements of the axes inside the outer one. */
  readonly core: number;
  /** Elements up to and with the outer one. */
  readonly size: number;
  /** True when the outer axis changes from reduced to kept or back. */
  readonly isReduce: boolean;
  readonly isBuffered: boolean;
}

/** Finds how many axes a buffer should hold: one more is better when it makes runs longer than its cost grows. */
function bestCore(axes: readonly ReduceAxis[], isCast: boolean, hasMask: boolean): Core {
  const strideOf: ((axis: ReduceAxis) => number)[] = [(axis) => axis.step, (axis) => axis.stride];
  if (hasMask) strideOf.push((axis) => axis.maskStride);
  const single = strideOf.map(() => 1);
  let cost = isCast ? 2 : 1;
  let reduceAt = 0;
  let size = axes[0].length;
  let best = { dim: 0, cost, size, core: 1 };
  for (let dim = 1; dim < axes.length && !reduceAt; dim++) {
    if (size >= bufferSize && cost > 1) break;
    strideOf.forEach((stride, operand) => {
      const previous = stride(axes[dim - 1]);
      const own = stride(axes[dim]);
      if (single[operand] === dim) {
        if (previous * axes[dim - 1].length === own) {
          single[operand]++;
          return;
        }
        if (operand !== 1 || !isCast) cost++;
      }
      if (operand === 0 && (own === 0 || previous === 0)) reduceAt = dim;
    });
    const core = size;
    size *= axes[dim].length;
    const counted = size > bufferSize && cost > 1 ? bufferSize : size;
    if (cost * best.size <= best.cost * counted) best = { dim, cost, size, core };
  }
  const isReduce = reduceAt > 0 && best.dim === reduceAt;
  const isBuffered =
    isCast ||
    single.some((dims, operand) => operand > 0 && dims <= best.dim && !(isReduce && dims === best.dim));
  return { core: best.core, size: best.size, isReduce, isBuffered };
}
