/**
 * ## What it does
 * Reports `x.copy()`, `np.copy(x)`, `np.array(x)` and the like of an array when nobody writes into the copy or into the
 * original afterwards.
 *
 * ## Why is this bad?
 * The two arrays stay equal, so one would do. While both are alive they take twice the memory.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * samples = np.arange(400_000.0)
 * first = samples[:200_000].copy()
 * print(first.mean(), samples.max())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * samples = np.arange(400_000.0)
 * first = samples[:200_000]
 * print(first.mean(), samples.max())
 * ```
 *
 * ## When not to
 * When the copy or the original is written to while the other is still needed, when a few elements are copied so that the large
 * array can go, and when the copy changes the memory order for many later reads. The rule is silent then.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { less, times } from "../../ndarray/layouts/dim.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { hasStrideZero, nbytes } from "../../ndarray/layouts/layout.ts";
import type { Call, Node } from "../../syntax/ast.ts";
import type { CopyEvent, Event } from "../../trace/event.ts";
import { elementUses } from "../../trace/reads.ts";
import { isSpent } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { operandText, removeMethod, replace } from "../edits.ts";
import { isElementwiseEvent } from "../expansion/elementwise.ts";
import { type Fix, rule, type Scene } from "../rule.ts";
import { isPackedAlike, sharingOf } from "../sharing.ts";
import { argument } from "../tree.ts";

const methods: ReadonlySet<string> = new Set([
  "numpy.ndarray.copy",
  "numpy.ndarray.__copy__",
  "numpy.ndarray.__deepcopy__",
]);
const functions: ReadonlySet<string> = new Set([
  "numpy.copy",
  "numpy.array",
  "numpy.ascontiguousarray",
  "numpy.asfortranarray",
]);

export default rule({
  code: "ND106",
  name: "needless-copy",
  severity: "warning",
  on: "copy",
  check(event, scene) {
    const { trace, visits } = scene;
    if (!methods.has(event.op) && !functions.has(event.op)) return undefined;
    if (!visits.every(({ of, out }) => of.subclass === "ndarray" && sameDType(of.dtype, out.dtype)))
      return undefined;
    // Copies of broadcast views are the business of needless-expansion.
    if (visits.some(({ of }) => hasStrideZero(of.layout))) return undefined;
    const isSameLayout = visits.every(({ of, layout }) => isPackedAlike(of.layout, layout));
    if (!isSameLayout && !visits.every((visit) => isOrderUnused(trace, visit))) return undefined;
    const sharing = sharingOf(trace, visits);
    if (!sharing) return undefined;
    const { text, bytes } = amountOf(visits, "copied");
    // A few elements are copied so that they do not keep the large array alive, or to have them in order.
    const isPurposeful = (visit: CopyEvent) =>
      isSmallPart(visit) || !isPackedAlike(visit.of.layout, visit.layout);
    if (less(bytes, scene.settings.threshold) === true && visits.every(isPurposeful)) return undefined;
    const isProved = sharing.isProved && isSameLayout;
    return {
      message: `${text}: ${reasonOf(trace, visits)}; use the original itself`,
      bytes,
      severity: isProved ? undefined : "information",
      proof: [
        ...sharing.proof,
        isSameLayout
          ? "same bits in the same order"
          : "same values; sums may round differently in the other memory order",
      ],
      fix: fixOf(event, scene, isProved),
    };
  },
});

/** How many times larger an array is than a small part of it. */
const smallPart = 16;

function isSmallPart({ of, layout }: CopyEvent): boolean {
  return less(times(nbytes(layout), smallPart), of.buffer.nbytes) === true;
}

function reasonOf(trace: Trace, visits: readonly CopyEvent[]): string {
  return visits.every((visit) => isSpent(trace, visit.of, visit))
    ? "nothing else uses the original"
    : "neither the copy nor its original is written while both are there";
}

/** A copy in another order pays when it is read more than once, unless the original has long enough runs of elements too. */
function isOrderUnused(trace: Trace, { of, out, op, loops }: CopyEvent): boolean {
  // What becomes of a result is seen where the function was called.
  const reads = elementUses(trace, out).filter(
    ({ event }) => !(event.kind === "use" && event.how === "return" && event.scope.called),
  );
  if (reads.some(({ role }) => role !== "read")) return false;
  // Each round has a copy of its own.
  const isInSameLoops = (event: Event) =>
    event.loops.length === loops.length && event.loops.every(({ node }, i) => node === loops[i].node);
  const isReadOnce = reads.length <= 1 && reads.every(({ event }) => isInSameLoops(event));
  const isReordering = op === "numpy.ascontiguousarray" || op === "numpy.asfortranarray";
  // Who asks for an order and does not read the array has it made for somebody else.
  if (isReordering && reads.length === 0) return false;
  // One copy in order, and then no jumps beside an array that lies so.
  if (isReordering && reads.some(({ event }) => meetsOrder(event, out))) return false;
  return isReadOnce || (!isReordering && hasLongRuns(of.layout));
}

/** True when an elementwise operation takes the array beside another one of its order. */
function meetsOrder(event: Event, array: NDArray): boolean {
  if (!isElementwiseEvent(event)) return false;
  return event.ins.some(
    (value) =>
      value.t === "ndarray" &&
      value !== array &&
      value.shape.length > 1 &&
      isPackedAlike(value.layout, array.layout),
  );
}

/** True when the last axis of a C array's part lies together in memory, over several cache lines. */
function hasLongRuns({ shape, strides, dtype }: Layout): boolean {
  const last = shape.length - 1;
  const isOrdered = strides.every((stride, axis) => axis === 0 || less(strides[axis - 1], stride) !== true);
  return (
    last >= 0 &&
    isOrdered &&
    strides[last] === dtype.itemsize &&
    less(512, times(shape[last], dtype.itemsize)) === true
  );
}

function fixOf({ op, node }: CopyEvent, { module }: Scene<"copy">, safe: boolean): Fix | undefined {
  if (node.kind !== "Call") return undefined;
  const { func } = node;
  if (methods.has(op) && func.kind === "Attribute" && !isUnbound(node)) {
    return { title: "Drop the copy", safe, edits: [removeMethod(module, node, func.attrSpan)] };
  }
  if (op === "numpy.array") return asarrayFix(node, safe);
  const given = argument(node, 0, "a");
  if (!given || given.kind === "Starred" || node.args.length + node.keywords.length > 1) return undefined;
  return { title: "Drop the copy", safe, edits: [replace(node, operandText(module, given))] };
}

/** `np.asarray(x)` copies only what is no array yet, whoever calls it. */
function asarrayFix({ func, keywords }: Call, safe: boolean): Fix | undefined {
  if (
    func.kind !== "Attribute" ||
    keywords.some(({ arg }) => arg === "ndmin" || arg === "subok" || arg === null)
  )
    return undefined;
  const copy = keywords.find(({ arg }) => arg === "copy");
  return {
    title: "Use np.asarray()",
    safe,
    edits: [replace(func.attrSpan, "asarray"), ...(copy ? [replace(copy.value, "None")] : [])],
  };
}

/** `np.ndarray.copy(x)`: the array is an argument. */
function isUnbound({ args }: { readonly args: readonly Node[] }): boolean {
  return args.length > 0;
}
