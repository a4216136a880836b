import type { NDArray } from "../ndarray/array.ts";
import { isExact, same } from "../ndarray/layouts/dim.ts";
import type { Attribute } from "../syntax/ast.ts";
import { type Event, isLostIn, type Touch } from "./event.ts";
import type { Trace } from "./trace.ts";

/** Returns all that is ever done with the array's memory; where it may be one of several arrays, with the memory of each. */
export function touchesOf(trace: Trace, array: NDArray): readonly Touch[] {
  const { alternatives, buffer } = array;
  if (!alternatives) return trace.touches.get(buffer) ?? [];
  return alternatives.flatMap((one) => trace.touches.get(one.buffer) ?? []);
}

/** Returns what is done with the array's memory after an event; in a loop that was not run step by step, also before it. */
export function touchesSince(trace: Trace, array: NDArray, event: Event): readonly Touch[] {
  const joined = event.loops.filter(({ iteration }) => iteration === undefined).map(({ node }) => node);
  return touchesOf(trace, array).filter(
    (touch) =>
      touch.event.step > event.step ||
      (touch.event.step < event.step && touch.event.loops.some(({ node }) => joined.includes(node))),
  );
}

/** True when it is sure that after an event nobody writes into the array's memory: neither this program nor code that is not known. */
export function isUnwrittenSince(trace: Trace, array: NDArray, event: Event): boolean {
  return trace.isWhole && !touchesSince(trace, array, event).some((touch) => mayWrite(touch));
}

/**
 * True when it is sure that after a copy was made nobody writes into the memory of one of the two arrays, `array`, as long as the
 * other one is there: what happens to it later can't be seen through the other.
 */
export function isUnwrittenBeside(trace: Trace, array: NDArray, other: NDArray, event: Event): boolean {
  if (!trace.isWhole) return false;
  const gone = goneAt(trace, other);
  const isLast = (touch: Touch) =>
    touch.event.step > gone && touch.event.loops.every(({ iteration }) => iteration !== undefined);
  return !touchesSince(trace, array, event).some((touch) => mayWrite(touch) && !isLast(touch));
}

/** The step from which on nobody has the array any more. */
function goneAt(trace: Trace, array: NDArray): number {
  const life = trace.lives.get(array.buffer);
  const isLost = touchesOf(trace, array).some(({ event }) => isLostIn(event) || !event.scope.called);
  if (array.alternatives || isLost || life === undefined) return Number.POSITIVE_INFINITY;
  return life.died ?? Number.POSITIVE_INFINITY;
}

/** True when code that is not known got hold of the array's memory before an event, and may have kept it. */
export function escapedBefore(trace: Trace, array: NDArray, { step }: Event): boolean {
  return touchesOf(trace, array).some(({ event }) => event.step < step && isLostIn(event));
}

function mayWrite({ event, role }: Touch): boolean {
  if (role === "written" || isLostIn(event)) return true;
  if (event.kind !== "use") return false;
  const isLost = !event.scope.called || event.loops.some(({ iteration }) => iteration === undefined);
  return isLost && (event.how === "store" || event.how === "return");
}

/** Returns the attributes of the program's objects that are ever set to an array on this memory, as they stand in the text. */
export function attributesOf(trace: Trace, array: NDArray): readonly Attribute[] {
  return touchesOf(trace, array).flatMap(({ event }) =>
    event.kind === "use" && event.how === "store" && event.node.kind === "Attribute" ? [event.node] : [],
  );
}

/** True when the source of a copy is larger than the copy and released while the copy is still used: sharing would keep it alive. */
export function wouldOutlive(trace: Trace, source: NDArray, copy: NDArray): boolean {
  const life = trace.lives.get(source.buffer);
  const copyLife = trace.lives.get(copy.buffer);
  if (!life || !copyLife || life.died === undefined) return false;
  const isReleasedFirst = copyLife.died === undefined || life.died < copyLife.died;
  if (!isReleasedFirst) return false;
  if (!isExact(life.bytes) || !isExact(copyLife.bytes)) return same(life.bytes, copyLife.bytes) !== true;
  return life.bytes > copyLife.bytes;
}

/**
 * True when the array owns its memory and the operation at `event` is the only one that ever looks at its elements, whatever names it
 * has on the way there: unlike an intermediate result it may stay alive.
 */
export function isUsedOnlyBy(trace: Trace, array: NDArray, event: Event): boolean {
  if (!trace.isWhole || array.alternatives || !array.owndata) return false;
  if (trace.lives.get(array.buffer)?.owner !== array) return false;
  return touchesOf(trace, array).every(
    ({ event: other, role }) =>
      role === "made" ||
      role === "bound" ||
      other === event ||
      (other.kind === "value" && other.op.startsWith("attribute:")) ||
      (other.kind === "use" && other.how === "return" && other.scope.called),
  );
}

/** True when the array owns its memory and nothing but the operation at `event` ever uses it after it was made: an intermediate result. */
export function isSpent(trace: Trace, array: NDArray, event: Event): boolean {
  if (!trace.isWhole || array.alternatives || !array.owndata) return false;
  const life = trace.lives.get(array.buffer);
  if (!life || life.owner !== array) return false;
  return touchesOf(trace, array).every(
    ({ event: other, role }) =>
      role === "made" || other === event || (other.kind === "value" && other.op.startsWith("attribute:")),
  );
}
