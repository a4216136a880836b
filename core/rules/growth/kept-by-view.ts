/**
 * ## What it does
 * Reports small views that are the last to keep a large array in memory.
 *
 * ## Why is this bad?
 * A view holds the whole array that it looks at. Where everything else has let go of it, ten rows keep a million.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * def first_rows(count):
 *     table = np.ones((100_000, 20))
 *     table *= 2
 *     return table[:count]
 *
 * head = first_rows(10)
 * print(head.sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * def first_rows(count):
 *     table = np.ones((100_000, 20))
 *     table *= 2
 *     return table[:count].copy()
 *
 * head = first_rows(10)
 * print(head.sum())
 * ```
 *
 * ## When not to
 * When the view is gone soon as well. The rule speaks of arrays that take 1 MiB and more together, where the view is at most an
 * eighth of them, and is used after everything else has let go; of a view that stays in its function only when it counts at the peak.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, evaluateDim, isExact, less, minus, plus, times } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Event, EventOf, ViewEvent } from "../../trace/event.ts";
import { makerOf, namesOf } from "../../trace/query.ts";
import { isLookup } from "../../trace/reads.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Life, Trace } from "../../trace/trace.ts";
import { insertAfter } from "../edits.ts";
import { linesText } from "../proof.ts";
import { type Fix, rule } from "../rule.ts";

const leastBytes = 1024 * 1024;
/** Bytes of one array, where there are several. */
const leastEach = 64 * 1024;
/** How many times smaller the view has to be. */
const leastShare = 8;

export default rule({
  code: "ND603",
  name: "kept-by-view",
  severity: "warning",
  on: "view",
  check(event, { trace, visits }) {
    const kept = keptBy(trace, event);
    const whole = kept && keptByAll(trace, visits);
    if (!kept || whole === undefined) return undefined;
    const { life, lines, isWritten } = kept;
    if (!isExact(whole) || whole < leastBytes) return undefined;
    const view = nbytes(event.out.layout);
    const often = visits.length > 1 ? ` (${visits.length} times)` : "";
    return {
      message: `${formatBytes(life.bytes)} kept alive by a view of ${formatBytes(view)}${often}: nothing else refers to the array any more; copy() the part and let it go`,
      bytes: minus(whole, times(view, visits.length)),
      proof: [
        linesText("the view is used after everything else has let go", lines),
        isWritten
          ? "the view is written to"
          : "nobody writes into the memory, so that a copy has the same bits",
      ],
      fix: fixOf(event, !isWritten && event.certain),
      related: [{ at: life.node, message: "the array is made here" }],
    };
  },
});

interface Kept {
  readonly life: Life;
  readonly lines: readonly number[];
  readonly isWritten: boolean;
}

/** Returns the bytes of the arrays that the visits of one expression keep alive, each once; undefined where one of them keeps none. */
function keptByAll(trace: Trace, visits: readonly ViewEvent[]): Dim | undefined {
  const lives = new Set<Life>();
  for (const [i, visit] of visits.entries()) {
    const kept = keptBy(trace, visit);
    // The name of a loop's last array often stays.
    if (!kept && i < visits.length - 1) return undefined;
    if (kept) lives.add(kept.life);
  }
  return [...lives].map(({ bytes }) => bytes).reduce(plus, 0);
}

/** Returns the array that a view is the last to hold, and the lines that use the view then. */
function keptBy(trace: Trace, event: ViewEvent): Kept | undefined {
  const life = trace.lives.get(event.out.buffer);
  if (!trace.isWhole || !life || event.out.alternatives || !isLargeFor(life, event.out)) return undefined;
  const left = lastHeld(trace, life, event);
  if (left === undefined || (life.died !== undefined && life.died <= left)) return undefined;
  if (isPassing(trace, event, life, left)) return undefined;
  const touches = touchesOf(trace, event.out);
  const after = touches.filter(
    ({ event: other, role }) => other.step > left && role !== "bound" && !isMethod(other),
  );
  const isOnlyThis = after.every(({ array }) => isWithin(array, event.out));
  const isEscaped = touches.some(
    ({ event: other }) => other.kind === "unknown" || (other.kind === "use" && other.how === "escape"),
  );
  if (after.length === 0 || !isOnlyThis || isEscaped || !isKept(trace, event.out, left)) return undefined;
  const lines = [...new Set(after.map(({ event: other }) => other.line))];
  return {
    life,
    lines,
    isWritten: touches.some(({ event: other, role }) => role === "written" && other.step > event.step),
  };
}

/** True for a view that stays in its function, which does not need more memory afterwards than when the array was made. */
function isPassing(trace: Trace, event: ViewEvent, { died, owner }: Life, left: number): boolean {
  if (died === undefined || event.scope.node === undefined) return false;
  const leaves = touchesOf(trace, event.out).some(
    ({ event: other }) =>
      other.step > event.step && other.kind === "use" && (other.how === "return" || other.how === "store"),
  );
  const { arraysPeak: peak } = trace;
  if (leaves || !peak) return false;
  const made = makerOf(trace, owner)?.live ?? 0;
  return peak.step <= left || peak.step > died || less(minus(peak.bytes, made), leastBytes) === true;
}

/** Looking at the shape is a use: the view is still there then. Looking up a method goes with the use that follows. */
function isMethod(event: Event): boolean {
  return event.kind === "value" && isLookup(event);
}

function isLargeFor({ bytes, owner }: Life, view: NDArray): boolean {
  const all = evaluateDim(bytes, ({ hint }) => hint);
  const part = evaluateDim(nbytes(view.layout), ({ hint }) => hint);
  if (all === undefined || part === undefined || owner === view || owner.alternatives) return false;
  return all >= leastEach && part * leastShare <= all && isExact(bytes);
}

/** Returns the step at which the last name of the array itself goes away; undefined while one stays. */
function lastHeld(trace: Trace, { owner }: Life, event: EventOf<"view">): number | undefined {
  // Another view of most of the memory keeps it as the array itself does.
  const others = trace.bindings.filter(
    ({ array }) => array.buffer === owner.buffer && isMostOf(array, owner),
  );
  const names = [...namesOf(trace, owner), ...others];
  if (names.some(({ to }) => to === undefined)) return undefined;
  const isStored = touchesOf(trace, owner).some(
    ({ event: other, array }) => array === owner && other.kind === "use" && other.how === "store",
  );
  return isStored ? undefined : Math.max(event.step, ...names.map(({ to }) => to ?? 0));
}

function isMostOf({ layout }: NDArray, { layout: all }: NDArray): boolean {
  return less(times(nbytes(layout), leastShare), nbytes(all)) === false;
}

/** A container or an attribute holds the view, or a name after that step. */
function isKept(trace: Trace, view: NDArray, left: number): boolean {
  const isStored = touchesOf(trace, view).some(
    ({ event, array }) => array === view && event.kind === "use" && event.how === "store",
  );
  return isStored || namesOf(trace, view).some(({ to }) => to === undefined || to > left);
}

/** True for the view itself and views of it. */
function isWithin(array: NDArray, view: NDArray): boolean {
  for (let one: NDArray | undefined = array; one; one = one.base) if (one === view) return true;
  const [all, part] = [nbytes(view.layout), nbytes(array.layout)];
  return isExact(all) && isExact(part) && part <= all && hasSameBase(array, view);
}

/** NumPy makes the owner of the memory the base of every view. */
function hasSameBase(array: NDArray, view: NDArray): boolean {
  return array.base !== undefined && array.base === view.base;
}

function fixOf({ node }: ViewEvent, safe: boolean): Fix | undefined {
  if (node.kind !== "Subscript" && node.kind !== "Call") return undefined;
  return { title: "Copy the part", safe, edits: [insertAfter(node, ".copy()")] };
}
