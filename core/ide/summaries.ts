import { entryOf } from "../ndarray/entry.ts";
import { type Dim, isExact, less, minus, plus } from "../ndarray/layouts/dim.ts";
import { once } from "../ndarray/once.ts";
import type { Node } from "../syntax/ast.ts";
import type { OperationEvent, ScopeInfo } from "../trace/event.ts";
import { isOperation } from "../trace/flow.ts";
import type { Trace } from "../trace/trace.ts";

/** What a piece of the program does to memory in one run. */
export interface Summary {
  /** Most bytes alive at once, beyond those that were alive before; of sizes that can't be compared all. */
  readonly peak: readonly Dim[];
  /** Where the peak is. */
  readonly peakLine: number;
  /** Operations that take new memory. */
  readonly allocations: number;
  readonly copies: number;
  readonly allocated: Dim;
  readonly copied: Dim;
  /** How often it runs. */
  readonly runs: number;
}

/** Returns, for each function that runs, what the run with the highest peak does. */
export const functionSummaries = once((trace: Trace): ReadonlyMap<Node, Summary> => {
  const runs = new Map<ScopeInfo, OperationEvent[]>();
  const counts = new Map<Node, Set<ScopeInfo>>();
  for (const event of trace.events) {
    for (let scope: ScopeInfo | undefined = event.scope; scope?.node; scope = scope.caller) {
      entryOf(counts, scope.node, () => new Set<ScopeInfo>()).add(scope);
      if (isOperation(event)) entryOf(runs, scope, () => [] as OperationEvent[]).push(event);
    }
  }
  const summaries = new Map<Node, Summary>();
  for (const [node, scopes] of counts) {
    const all = [...scopes].map((scope) => summaryOf(runs.get(scope) ?? [], scopes.size));
    summaries.set(
      node,
      all.reduce((best, next) => (atMost(best.peak[0], next.peak[0]) ? next : best)),
    );
  }
  return summaries;
});

/** Returns what the operations between two steps do. */
export function summaryBetween(trace: Trace, from: number, to: number): Summary {
  return summaryOf(
    trace.events.filter(
      (event): event is OperationEvent => isOperation(event) && event.step >= from && event.step < to,
    ),
    1,
  );
}

function summaryOf(events: readonly OperationEvent[], runs: number): Summary {
  const [first] = events;
  const before = first ? minus(first.live, first.allocated) : 0;
  let peak: readonly Dim[] = [0];
  let peakLine = first?.line ?? 0;
  let [allocations, copies] = [0, 0];
  let [allocated, copied]: Dim[] = [0, 0];
  for (const event of events) {
    const high = minus(plus(event.live, event.hiddenPeak), before);
    const higher = withHigher(peak, high);
    if (higher !== peak && higher[0] === high) peakLine = event.line;
    peak = higher;
    allocated = plus(allocated, plus(event.allocated, event.hiddenTotal));
    if (event.allocated !== 0) allocations++;
    if (event.kind !== "copy" || event.allocated === 0) continue;
    copies++;
    copied = plus(copied, event.allocated);
  }
  return { peak, peakLine, allocations, copies, allocated, copied, runs };
}

/** Adds a size to those of which none is known to be larger than another; most often one remains. */
function withHigher(sizes: readonly Dim[], next: Dim): readonly Dim[] {
  if (sizes.some((size) => atMost(next, size))) return sizes;
  return [next, ...sizes.filter((size) => !atMost(size, next))].slice(0, 3);
}

/** True when it is known that a is no larger than b. Lengths are never negative, so that adding any only makes a size larger. */
function atMost(a: Dim, b: Dim): boolean {
  const more = minus(b, a);
  if (isExact(more)) return more >= 0;
  return less(b, a) === false || [...more.terms.values()].every(({ coefficient }) => coefficient >= 0);
}
