import type { NDArray } from "../ndarray/array.ts";
import type { OperationEvent } from "../trace/event.ts";
import { makerOf, namesOf } from "../trace/query.ts";
import { touchesSince } from "../trace/sharing.ts";
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
  return names.some(({ name, frame, to }) => {
    const next = trace.bindings.find(
      (binding) => binding.from > event.step && binding.name === name && binding.frame === frame,
    );
    return next !== undefined && to === next.from && next.array.buffer === out.buffer;
  });
}
