import type { AllocEvent, OperationEvent, RaiseEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";

/** Returns the mode in which a call opens a memory map; undefined when that is not known, or it opens none. */
export function modeOf({ op, named, ins }: OperationEvent): string | undefined {
  const given =
    op === "numpy.load"
      ? (named.get("mmap_mode") ?? ins[1])
      : op === "numpy.memmap"
        ? (named.get("mode") ?? ins[2])
        : undefined;
  return given?.t === "str" ? given.v : undefined;
}

/** Returns the call that opened the memory map on whose memory an array lies. */
export function openedBy(trace: Trace, { ins: [array] }: OperationEvent): AllocEvent | undefined {
  if (array?.t !== "ndarray" || array.alternatives || array.buffer.kind !== "mmap") return undefined;
  const maker = makerOf(trace, trace.lives.get(array.buffer)?.owner ?? array);
  return maker?.kind === "alloc" ? maker : undefined;
}

/** True for exceptions that speak of a memory map: a write into one that is only open for reading, a shape that its file does not hold. */
export function isOfMap(trace: Trace, event: RaiseEvent): boolean {
  if (event.op === "numpy.memmap" || (event.op === "numpy.load" && modeOf(event) !== undefined)) return true;
  return /read-only/.test(event.message) && openedBy(trace, event) !== undefined;
}
