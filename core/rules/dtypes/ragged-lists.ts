/**
 * ## What it does
 * Reports arrays of objects whose elements are lists of numbers of different lengths.
 *
 * ## Why is this bad?
 * The array holds nothing but pointers: each list has its own memory, each number is an object of its own, and every operation on the array
 * runs Python's code list by list.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * events = [[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]] * 5000
 * table = np.array(events, dtype=object)
 * print(max(len(row) for row in table))
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * events = [[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]] * 5000
 * lengths = np.array([len(row) for row in events])
 * values = np.array([x for row in events for x in row])
 * sums = np.add.reduceat(values, np.cumsum(lengths) - lengths)
 * print(lengths.max())
 * ```
 *
 * ## When not to
 * When the rows change their lengths later: then they are better off in a list. The rule is silent where elements are written, and where
 * code that is not known gets the array.
 */
import { elementsOf } from "../../ndarray/access.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { PyList, Value } from "../../ndarray/value.ts";
import type { EventOf } from "../../trace/event.ts";
import { isOperation } from "../../trace/flow.ts";
import { escapesAfter } from "../../trace/query.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { rule } from "../rule.ts";

/** Fewer rows than these, as in a test, are no mistake. */
const leastRows = 500;

export default rule({
  code: "ND208",
  name: "ragged-lists",
  severity: "information",
  on: ["alloc", "copy"],
  check(event, { trace, visits }) {
    const [rows, ...others] = visits.map((visit) => raggedRows(trace, visit));
    if (!rows || others.includes(undefined)) return undefined;
    const count = rows.reduce((sum, { length }) => sum + length, 0);
    const pointers = nbytes(event.layout);
    return {
      message: `${formatBytes(pointers)} of pointers to ${rows.length} lists of different lengths, which Python goes through one by one: one array takes ${formatBytes(8 * count)} for all ${count} numbers; put them into it, and keep where each row starts`,
      bytes: pointers,
      proof: ["the elements are lists of numbers", "no element is written afterwards"],
    };
  },
});

/** Returns the items of each row; undefined where the elements are no lists of numbers, have one length, or may change. */
function raggedRows(
  trace: Trace,
  { op, out, step }: EventOf<"alloc" | "copy">,
): readonly (readonly Value[])[] | undefined {
  if (
    !/^numpy\.(array|asarray)$/.test(op) ||
    out.dtype.char !== "O" ||
    out.shape.length !== 1 ||
    !trace.isWhole
  )
    return undefined;
  const touches = touchesOf(trace, out);
  const isUsed = touches.some(
    ({ event, role }) => role !== "made" && (isOperation(event) || event.kind === "use"),
  );
  if (!isUsed || touches.some(({ role }) => role === "written") || escapesAfter(trace, out, step))
    return undefined;
  const rows = elementsOf(out) as readonly Value[] | undefined;
  if (!rows || rows.length < leastRows || !rows.every(isOfNumbers)) return undefined;
  return rows.some(({ items }) => items.length !== rows[0].items.length)
    ? rows.map(({ items }) => items)
    : undefined;
}

function isOfNumbers(row: Value | undefined): row is PyList & { items: Value[] } {
  return (
    row?.t === "list" && row.items !== undefined && row.items.every(({ t }) => t === "int" || t === "float")
  );
}
