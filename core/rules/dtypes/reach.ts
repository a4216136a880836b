import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, less } from "../../ndarray/layouts/dim.ts";
import type { Event, OperationEvent } from "../../trace/event.ts";
import { isOperation } from "../../trace/flow.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import type { RuleSettings } from "../rule.ts";

/** Most arrays that are looked at. */
const most = 200;

/** True when the array, or one of its dtype that is computed from it, gets to code that is not known: nobody can tell what dtype that wants. */
export function reachesUnknown(trace: Trace, array: NDArray): boolean {
  const waiting = [array];
  const seen = new Set([array.buffer]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const { event } of touchesOf(trace, next)) {
      if (isUnknown(event)) return true;
      const out = isOperation(event) ? resultOf(event) : undefined;
      if (!out || out.dtype.char !== array.dtype.char || seen.has(out.buffer)) continue;
      seen.add(out.buffer);
      waiting.push(out);
    }
    if (seen.size > most) return true;
  }
  return false;
}

/** True for waste below the threshold in arrays of which unknown code may want the dtype that they have. */
export function isPetty(
  trace: Trace,
  results: readonly { readonly out?: NDArray }[],
  bytes: Dim,
  { threshold }: RuleSettings,
): boolean {
  return (
    less(bytes, threshold) !== false &&
    results.some(({ out }) => out !== undefined && reachesUnknown(trace, out))
  );
}

function isUnknown(event: Event): boolean {
  if (event.kind === "unknown") return true;
  if (event.kind !== "use") return false;
  return event.how === "escape" || ((event.how === "return" || event.how === "store") && !event.scope.called);
}

function resultOf(event: OperationEvent): NDArray | undefined {
  return "out" in event ? event.out : undefined;
}
