import type { NDArray } from "../../ndarray/array.ts";
import { isNumber, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { evaluateDim, sameShape } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { AllocEvent, Event, OperationEvent, UfuncEvent } from "../../trace/event.ts";
import { makerOf, namesOf } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import { isSpent, touchesOf, touchesSince } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Elementwise, isElementwiseEvent, sourcesOf } from "../expansion/elementwise.ts";
import { isReplacedBy } from "../replaced.ts";

/** Bytes from which an array is worth the trouble of `out=`. */
export const leastCall = 64 * 1024;
/** Bytes from which NumPy itself reuses the temporaries of operators. */
export const leastOperator = 256 * 1024;

/** Returns the operands that nothing else uses, in whose memory the result would fit. */
export function spareOperands(trace: Trace, event: Elementwise): readonly NDArray[] {
  const { out } = event;
  const sources = new Set(sourcesOf(event));
  return [...sources].filter(
    (source) => isSpent(trace, source, event) && isPlain(source) && fits(source, out),
  );
}

/** True when the result of an operation needs new memory although it could have had that of an operand that nothing else uses. */
export function isWasteful(trace: Trace, event: Elementwise): boolean {
  if (!isNew(event) || isWave(trace, event)) return false;
  return spareOperands(trace, event).length > 0 && !droppedOperand(trace, event);
}

/** `np.sin(2 * np.pi * f * t)` of `t = np.arange(n)`: that is how a signal is put up, once. */
function isWave(trace: Trace, event: Elementwise): boolean {
  return (event.op === "numpy.sin" || event.op === "numpy.cos") && isOfPositions(trace, event);
}

/** Most operations between a wave and the positions that it is a function of. */
const deepest = 8;

/** True for what is computed of nothing but numbers and evenly spaced positions. */
function isOfPositions(trace: Trace, event: Elementwise, depth = deepest): boolean {
  return (
    depth > 0 &&
    sourcesOf(event).every((source) => {
      const own = makerOf(trace, source);
      const maker = own?.kind === "view" && source.base ? makerOf(trace, source.base) : own;
      if (!maker || (isElementwiseEvent(maker) && maker.into)) return false;
      return positions.has(maker.op) || (isElementwiseEvent(maker) && isOfPositions(trace, maker, depth - 1));
    })
  );
}

const positions: ReadonlySet<string> = new Set(["numpy.arange", "numpy.linspace"]);

/** Returns the operand whose name, and with it the only reference to it, the final result takes over. */
export function droppedOperand(trace: Trace, event: Elementwise): NDArray | undefined {
  if (!isNew(event)) return undefined;
  const out = lastOf(trace, event.out);
  const sources = event.op === "numpy.where" ? chosenBetween(event) : sourcesOf(event);
  return sources.find(
    (source) => isPlain(source) && fits(source, event.out) && isReplacedBy(trace, source, { ...event, out }),
  );
}

/** The arrays that `np.where` takes elements of, if what decides does not lie in their memory. */
function chosenBetween({ ins: [condition, ...choices] }: Elementwise): readonly NDArray[] {
  const buffer = condition.t === "ndarray" ? condition.buffer : undefined;
  return choices.flatMap((choice) => (choice.t === "ndarray" && choice.buffer !== buffer ? [choice] : []));
}

/**
 * Returns the array under a name that `np.where(c, 0, a)` takes elements of for the last time: `np.copyto(a, 0, where=c)` would need no
 * other one. An argument is left as it is, and so is what something else may keep.
 */
export function lastChoice(trace: Trace, event: Elementwise): NDArray | undefined {
  if (event.op !== "numpy.where" || !trace.isWhole || !isNew(event) || !event.certain) return undefined;
  if (!event.ins.slice(1).some(({ t }) => t === "int" || t === "float")) return undefined;
  if (droppedOperand(trace, event)) return undefined;
  return chosenBetween(event).find(
    (array) => isPlain(array) && fits(array, event.out) && isLeftByName(trace, array, event),
  );
}

/** Bytes from which a function's own array is worth the trouble of writing over it. */
const leastLocal = 1024 * 1024;

/** Returns the array under a function's own name that a call of a ufunc is the last to use, before the name goes with the function. */
export function lastLocal(trace: Trace, event: Elementwise): NDArray | undefined {
  if (!event.op.startsWith("numpy.") || event.op === "numpy.where" || !event.certain) return undefined;
  if (!event.scope.called || event.scope.node?.kind !== "FunctionDef" || !trace.isWhole) return undefined;
  const bytes = evaluateDim(nbytes(event.out.layout), ({ hint }) => hint) ?? 0;
  if (!isNew(event) || bytes < leastLocal || droppedOperand(trace, event)) return undefined;
  return sourcesOf(event).find((array) => {
    const maker = makerOf(trace, array);
    const isComputed =
      maker?.scope === event.scope &&
      (isElementwiseEvent(maker) ? !maker.into : /^numpy\.(empty|zeros)(_like)?$/.test(maker.op));
    const isGone = trace.lives.get(array.buffer)?.died !== undefined;
    return (
      isComputed && isGone && isPlain(array) && fits(array, event.out) && isLeftByName(trace, array, event)
    );
  });
}

/** Returns the array that `np.nan_to_num` could have repaired in place, as nothing uses it afterwards. */
export function lastRepaired(trace: Trace, event: UfuncEvent | AllocEvent): NDArray | undefined {
  const [array] = event.ins;
  if (!isRepair(event) || array?.t !== "ndarray" || event.named.has("copy") || event.ins.length > 1)
    return undefined;
  const isOwn =
    array.subclass === "ndarray" && array.writeable && !array.alternatives && isNumber(array.dtype);
  if (!trace.isWhole || !isOwn || !fits(array, event.out) || droppedOperand(trace, event)) return undefined;
  const bytes = evaluateDim(nbytes(event.out.layout), ({ hint }) => hint);
  if (bytes === undefined || bytes < leastCall) return undefined;
  return isSpent(trace, array, event) || (event.certain && isLeftByName(trace, array, event))
    ? array
    : undefined;
}

/** `np.nan_to_num(x)`, which has no `out=`, but can leave the copy out. */
export function isRepair({ op }: OperationEvent): boolean {
  return op === "numpy.nan_to_num";
}

function isLeftByName(trace: Trace, array: NDArray, event: Elementwise): boolean {
  const names = namesOf(trace, array);
  const isOwn =
    names.length > 0 && names.every(({ scope, node }) => scope === event.scope && node.kind !== "arg");
  if (!isOwn || !makerOf(trace, array) || !trace.lives.get(array.buffer)?.owner) return false;
  const isKept = touchesOf(trace, array).some(({ event: use }) => use.kind === "use" && keeping.has(use.how));
  return !isKept && touchesSince(trace, array, event).length === 0;
}

const keeping: ReadonlySet<string> = new Set(["return", "store", "escape"]);

/** Returns the array that in the end stands in the memory of an intermediate result. */
function lastOf(trace: Trace, array: NDArray): NDArray {
  return followersOf(trace, array).at(-1)?.out ?? array;
}

/** Returns the operations, one after the other, that could write into the memory of an intermediate result. */
export function followersOf(trace: Trace, array: NDArray): readonly Elementwise[] {
  const next = consumerOf(trace, array);
  if (!next || !isElementwiseEvent(next) || next.into) return [];
  return spareOperands(trace, next).includes(array) ? [next, ...followersOf(trace, next.out)] : [];
}

/** True for a result in new memory that is large enough to matter. */
function isNew(event: Elementwise): boolean {
  return !event.into && !event.elided && event.allocated !== 0 && isLargeEnough(event) && isPlain(event.out);
}

/** True for arrays whose memory NumPy lets other results take. */
function isPlain(array: NDArray): boolean {
  return (
    array.subclass === "ndarray" &&
    array.owndata &&
    array.writeable &&
    !array.alternatives &&
    isNumber(array.dtype)
  );
}

/** True when the one array's memory can hold the other's elements. */
export function fits(memory: NDArray, array: NDArray): boolean {
  return sameDType(memory.dtype, array.dtype) && sameShape(memory.shape, array.shape) === true;
}

/** True for results that are large enough for their memory to matter. */
function isLargeEnough({ op, out }: Elementwise): boolean {
  const bytes = evaluateDim(nbytes(out.layout), ({ hint }) => hint);
  return bytes !== undefined && bytes >= (op.startsWith("operator:") ? leastOperator : leastCall);
}

/** Returns the only operation that ever uses an intermediate result; undefined for what is bound, kept, or used more than once. */
export function consumerOf(trace: Trace, array: NDArray): OperationEvent | undefined {
  const [use, ...others] = elementUses(trace, array);
  const event = use?.event;
  if (!event || others.some((other) => other.event !== event)) return undefined;
  return isOperationEvent(event) && isSpent(trace, array, event) ? event : undefined;
}

function isOperationEvent(event: Event): event is OperationEvent {
  return event.kind !== "use" && event.kind !== "bind";
}

/** How one result is computed by operations whose own results nobody else sees. */
export interface Chain {
  /** New arrays of the result's size, itself included. */
  readonly made: number;
  /** How many there have to be, when each operation writes where it can. */
  readonly needed: number;
  /** The operations that take new memory although they could do without. */
  readonly wasteful: readonly Elementwise[];
}

/** Returns the operations that lead to a result, as far as their results are of its size. */
export function chainOf(trace: Trace, event: Elementwise): Chain {
  const spare = spareOperands(trace, event);
  const below = spare.map((array) => {
    const maker = makerOf(trace, array);
    return maker && isElementwiseEvent(maker) && !maker.into ? chainOf(trace, maker) : single;
  });
  const [most = 0, next = 0] = below.map(({ needed }) => needed).sort((a, b) => b - a);
  const own = event.allocated === 0 ? 0 : 1;
  return {
    made: below.reduce((sum, { made }) => sum + made, own),
    needed: Math.max(1, most, next > 0 ? next + 1 : 0),
    wasteful: [...below.flatMap(({ wasteful }) => wasteful), ...(isWasteful(trace, event) ? [event] : [])],
  };
}

const single: Chain = { made: 1, needed: 1, wasteful: [] };

/** True when the result is an intermediate one too, and what it goes into is of the same size. */
export function isIntermediate(trace: Trace, { out }: Elementwise): boolean {
  const next = consumerOf(trace, out);
  return (
    next !== undefined && isElementwiseEvent(next) && !next.into && spareOperands(trace, next).includes(out)
  );
}
