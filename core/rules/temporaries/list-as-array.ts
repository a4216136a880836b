/**
 * ## What it does
 * Reports lists of numbers that are given to NumPy again and again: `np.mean(values)` of a list in a loop.
 *
 * ## Why is this bad?
 * NumPy makes an array of the list each time, number by number, and drops it again. Made once, the array takes a quarter of the
 * list's memory or less, and operations on it start at once.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * table = [i * 0.5 for i in range(20_000)]
 * total = 0.0
 * for _ in range(6):
 *     total += float(np.mean(table))
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * table = np.array([i * 0.5 for i in range(20_000)])
 * total = 0.0
 * for _ in range(6):
 *     total += float(np.mean(table))
 * ```
 *
 * ## When not to
 * When the list changes in between. The rule is silent then, and where less than 128 KiB are converted again.
 */
import { boundsOf, isExact } from "../../ndarray/layouts/dim.ts";
import { once } from "../../ndarray/once.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { PyList, Value } from "../../ndarray/value.ts";
import type { OperationEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { rule } from "../rule.ts";
import { changesInPlace } from "../tree.ts";

const leastBytes = 128 * 1024;
const leastTimes = 2;
/** Items of a list whose conversion takes a noticeable time. */
const leastItems = 1000;

export default rule({
  code: "ND416",
  name: "list-as-array",
  severity: "information",
  on: ["reduce", "ufunc", "alloc"],
  check(event, { module, trace }) {
    if (!trace.isWhole) return undefined;
    const list = convertedBy(event);
    const often = list && conversionsIn(trace).get(list);
    const count = list && leastCount(list);
    if (!often || often < leastTimes || count === undefined) return undefined;
    // The first conversion is the one that is needed.
    const again = often - 1;
    const bytes = count * 8 * again;
    if (bytes < leastBytes || namesIn(event).some((name) => changesInPlace(module.body, name)))
      return undefined;
    return {
      message: `${isCounted(list) ? "" : "at least "}${formatBytes(bytes)} converted again (${again === 1 ? "once" : `${again} times ${formatBytes(count * 8)}`}): the same list becomes an array each time; make the array once`,
      bytes,
      proof: [
        `a list of ${count.toLocaleString("en-US")} numbers${isCounted(list) ? "" : " and more"} is given to NumPy ${often} times`,
      ],
    };
  },
});

/** How often NumPy makes an array of each list of numbers. */
const conversionsIn = once((trace: Trace): ReadonlyMap<PyList, number> => {
  const found = new Map<PyList, number>();
  for (const event of trace.events) {
    const list =
      event.kind === "reduce" || event.kind === "ufunc" || event.kind === "alloc"
        ? convertedBy(event)
        : undefined;
    if (list) found.set(list, (found.get(list) ?? 0) + 1);
  }
  return found;
});

/** Returns the long list of numbers among an operation's operands. */
function convertedBy({ ins, op }: OperationEvent): PyList | undefined {
  if (!op.startsWith("numpy.") && !op.startsWith("operator:")) return undefined;
  return ins.find((value): value is PyList => value.t === "list" && isLong(value) && isNumeric(value));
}

function isLong(list: PyList): boolean {
  return leastCount(list) >= leastItems;
}

/** How many numbers the list has at least, those of its rows counted. */
function leastCount({ items, length }: PyList): number {
  if (items && isRows(items)) return items.reduce((sum, row) => sum + leastCount(row), 0);
  return items?.length ?? (length === undefined ? 0 : boundsOf(length)[0]);
}

function isRows(items: readonly Value[]): items is PyList[] {
  return items.length > 0 && items.every(({ t }) => t === "list");
}

function isCounted({ items, length }: PyList): boolean {
  return items !== undefined || (length !== undefined && isExact(length));
}

function isNumeric({ items, each }: PyList): boolean {
  if (items && isRows(items)) return items.every(isNumeric);
  const one = items?.[0] ?? each;
  return one !== undefined && isNumber(one) && (!items || isNumber(items[items.length - 1]));
}

function isNumber({ t }: Value): boolean {
  return t === "int" || t === "float" || t === "bool" || t === "complex" || t === "scalar";
}

function namesIn({ node }: OperationEvent): string[] {
  const parts = node.kind === "Call" ? node.args : node.kind === "BinOp" ? [node.left, node.right] : [];
  return parts.flatMap((part) => (part.kind === "Name" ? [part.id] : []));
}
