import type { NDArray } from "../ndarray/array.ts";
import { spanOf } from "../syntax/ast.ts";
import type { OperationEvent } from "../trace/event.ts";
import { makerOf, namesOf } from "../trace/query.ts";
import { touchesOf, touchesSince } from "../trace/sharing.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * True when the operation's result, or a view of it, takes over the name of an operand whose memory is released by that: the
 * program could as well have written into the operand.
 */
export function isReplacedBy(trace: Trace, operand: NDArray, event: OperationEvent): boolean {
  if (!trace.isWhole || operand.alternatives || !operand.owndata || !operand.writeable) return false;
  if (operand.subclass !== "ndarray" || !makerOf(trace, operand)) return false;
  const out = "out" in event ? event.out : undefined;
  const life = trace.lives.get(operand.buffer);
  if (!out || !life || life.owner !== operand || life.died === undefined) return false;
  if (touchesSince(trace, operand, event).length > 0) return false;
  const names = namesOf(trace, operand).filter(
    ({ from, to }) => from < event.step && (to ?? Infinity) >= event.step,
  );
  if (names.length === 0) return isStoredOver(trace, operand, out, event);
  // A function that returns something new of its argument leaves that as it is, whatever this one caller does with it.
  const own = names.filter(({ scope }) => scope === event.scope);
  if (own.length > 0 && own.every(({ node }) => node.kind === "arg") && !isReturnedName(trace, out, event))
    return false;
  return names.some(({ name, frame, to }) => {
    const next = trace.bindings.find(
      (binding) => binding.from > event.step && binding.name === name && binding.frame === frame,
    );
    // A caller whose name goes on holding the operand does not expect it to change, and nothing is released here.
    const isReleased = next !== undefined && (life.died ?? Infinity) <= next.from + 1;
    return isReleased && to === next.from && next.array.buffer === out.buffer;
  });
}

/** True when the function gives its result a name before it returns it. */
function isReturnedName(trace: Trace, { buffer }: NDArray, { scope, step }: OperationEvent): boolean {
  return trace.bindings.some(
    (binding) => binding.from > step && binding.scope === scope && binding.array.buffer === buffer,
  );
}

/** `self.x = self.x + 1`: the result is put into the very attribute or entry that held the operand, which dies of that. */
function isStoredOver(trace: Trace, operand: NDArray, out: NDArray, event: OperationEvent): boolean {
  const died = trace.lives.get(operand.buffer)?.died ?? Number.POSITIVE_INFINITY;
  const before = storesOf(trace, operand).filter(({ step }) => step < event.step);
  const after = storesOf(trace, out).filter(({ step }) => step > event.step);
  const [next] = after;
  // Between the operation and the store nothing else may have let go of the operand.
  if (before.length === 0 || !next || died < event.step || died > next.step + 1) return false;
  const places = new Set(before.map(({ text }) => text));
  return places.size === 1 && places.has(next.text);
}

/** Where an array is put, in the words of the program. */
function storesOf(trace: Trace, array: NDArray) {
  return touchesOf(trace, array).flatMap(({ event, array: stored }) => {
    if (event.kind !== "use" || event.how !== "store" || stored !== array) return [];
    if (event.node.kind !== "Attribute" && event.node.kind !== "Subscript") return [];
    const { start, end } = spanOf(event.node);
    return [{ step: event.step, text: trace.module.text.slice(start, end) }];
  });
}
