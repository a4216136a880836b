/**
 * ## What it does
 * Reports arrays of objects whose elements are lists or arrays of numbers of different lengths.
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
import { isNumber } from "../../ndarray/dtypes/dtype.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
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
    const count = rows.lengths.reduce((sum, length) => sum + length, 0);
    const pointers = nbytes(event.layout);
    return {
      message: `${formatBytes(pointers)} of pointers to ${rows.lengths.length} ${rows.what} of different lengths, which Python goes through one by one: one array takes ${formatBytes(8 * count)} for all ${count} numbers; put them into it, and keep where each row starts`,
      bytes: pointers,
      proof: [`the elements are ${rows.what} of numbers`, "no element is written afterwards"],
    };
  },
});

interface Ragged {
  readonly what: "lists" | "arrays";
  readonly lengths: readonly number[];
}

/** Returns how long each row is; undefined where the elements are no rows of numbers, have one length, or may change. */
function raggedRows(trace: Trace, { op, out, step }: EventOf<"alloc" | "copy">): Ragged | undefined {
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
  const [first] = rows ?? [];
  if (!rows || rows.length < leastRows || !first) return undefined;
  const lengths = rows.map((row) => (row?.t === first.t ? lengthOfNumbers(row) : undefined));
  if (lengths.includes(undefined) || lengths.every((length) => length === lengths[0])) return undefined;
  return { what: first.t === "list" ? "lists" : "arrays", lengths: lengths as number[] };
}

function lengthOfNumbers(row: Value): number | undefined {
  if (row.t === "ndarray") {
    const [length, ...others] = row.shape;
    return others.length === 0 && isNumber(row.dtype) && isExact(length) ? length : undefined;
  }
  const isOfNumbers = row.t === "list" && row.items?.every(({ t }) => t === "int" || t === "float");
  return isOfNumbers && row.t === "list" ? row.items?.length : undefined;
}
