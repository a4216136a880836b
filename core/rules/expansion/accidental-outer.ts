/**
 * ## What it does
 * Reports arithmetic between a column, `(n, 1)`, and a row of the same length, `(n,)`, that gives a table, `(n, n)`.
 *
 * ## Why is this bad?
 * NumPy puts missing axes in front: `(n,)` counts as `(1, n)`, and each element of the one meets each element of the other. Where
 * the two were meant to meet pair by pair the result is wrong as well as `n` times too large.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * predicted = np.ones((1500, 1))
 * actual = np.zeros(1500)
 * error = predicted - actual
 * print(np.abs(error).mean())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * predicted = np.ones((1500, 1))
 * actual = np.zeros(1500)
 * error = predicted[:, 0] - actual
 * print(np.abs(error).mean())
 * ```
 *
 * ## When not to
 * When the table is wanted. The rule is silent where the program shows that it is: the axis is added by `[:, None]` or the like,
 * both operands come from one array, or the result is used as a table (by row and column, along an axis, with another table).
 */
import type { NDArray } from "../../ndarray/array.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { type Dim, isExact, less, minus, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType, showLength } from "../../ndarray/show.ts";
import { type Expr, type Module, spanOf } from "../../syntax/ast.ts";
import type { Event, EventOf, OperationEvent } from "../../trace/event.ts";
import { computedFrom } from "../../trace/flow.ts";
import { makerOf } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { insertAfter, operandText, replace, textOf } from "../edits.ts";
import { operandNode } from "../operands.ts";
import { type Edit, type Fix, rule } from "../rule.ts";
import { isElementwiseEvent, sourcesOf } from "./elementwise.ts";
import { inParentheses } from "./parentheses.ts";

export default rule({
  code: "ND401",
  name: "accidental-outer",
  severity: "warning",
  on: ["ufunc", "alloc"],
  check(event, { trace, module, visits, settings }) {
    const met = visits.map((visit) => meetingOf(visit, trace));
    if (!met.every((meeting) => meeting !== undefined)) return undefined;
    const { column, row, axis } = meetingOf(event, trace) ?? met[0];
    const { bytes, text } = amountOf(visits, "for a table");
    if (less(bytes, settings.threshold) === true) return undefined;
    const needed = nbytes({ ...event.out.layout, shape: row.shape });
    return {
      message: `${text} where ${formatBytes(needed)} would do: ${shown(column)} with ${shown(row)} gives ${shownShape(event.out.shape)}; drop the axis of length 1 to take them pair by pair`,
      bytes: visits.length === 1 ? minus(bytes, needed) : bytes,
      proof: [
        `${shownShape(row.shape)} counts as ${shownShape([1, ...row.shape])}, so that both operands grow`,
        "nothing uses the result as a table",
      ],
      fix: fixOf(event, module, column, axis),
    };
  },
});

interface Meeting {
  readonly column: NDArray;
  readonly row: NDArray;
  /** The column's axis of length 1 without which the shapes are equal. */
  readonly axis: number;
}

/** Returns the operands that grow into a table that nobody seems to want. */
function meetingOf(event: EventOf<"ufunc" | "alloc">, trace: Trace): Meeting | undefined {
  if (!isElementwiseEvent(event) || event.into || event.out.alternatives) return undefined;
  const arrays = event.ins.filter((value) => value.t === "ndarray").filter(({ shape }) => shape.length > 0);
  if (arrays.length !== 2) return undefined;
  const [row, column] = [...arrays].sort((a, b) => a.shape.length - b.shape.length);
  const axis = extraAxis(column.shape, row.shape);
  if (
    axis === undefined ||
    !isLarger(event.out.shape, column.shape) ||
    row.alternatives ||
    column.alternatives
  )
    return undefined;
  const isWanted =
    isAxisAdded(column, event, trace) || isRelated(trace, column, row) || isUsedAsTable(trace, event.out);
  return isWanted ? undefined : { column, row, axis };
}

/** Returns the axis of length 1 that one shape has more than the other; undefined when they differ in anything else. */
function extraAxis(long: Shape, short: Shape): number | undefined {
  if (long.length !== short.length + 1) return undefined;
  const axis = long.findIndex(
    (length, i) => length === 1 && i > 0 && sameShape(long.toSpliced(i, 1), short) === true,
  );
  return axis < 0 ? undefined : axis;
}

function isLarger(table: Shape, column: Shape): boolean {
  return table.length === column.length && table.some((length, i) => column[i] === 1 && isMany(length));
}

function isMany(length: Dim): boolean {
  return isExact(length) ? length > 1 : same(length, 1) !== true;
}

/** True when the program adds the axis on purpose: by `[:, None]` or the like, or in the very expression. */
function isAxisAdded(column: NDArray, event: Event, trace: Trace): boolean {
  const maker = makerOf(trace, column);
  if (!maker) return false;
  const outer = spanOf(event.node);
  const inner = spanOf(maker.node);
  if (maker.kind !== "view") return false;
  if (outer.start <= inner.start && inner.end <= outer.end) return true;
  // `y.reshape(-1, 1)` is how data are prepared, far from where they meet.
  if (/reshape$/.test(maker.op)) return false;
  return maker.of.shape.length < column.shape.length || isAxisAdded(maker.of, event, trace);
}

/** True when one of the two comes from the other, element by element: products and sums mix what they are made of. */
function isRelated(trace: Trace, column: NDArray, row: NDArray): boolean {
  return (
    column.buffer === row.buffer ||
    computedFrom(trace, [column], keepsElements).has(row.buffer) ||
    computedFrom(trace, [row], keepsElements).has(column.buffer)
  );
}

/** With another array of their own the elements become others: a prediction made of a target, say. */
function keepsElements(event: OperationEvent): boolean {
  if (event.kind === "view" || event.kind === "copy") return true;
  return isElementwiseEvent(event) && sourcesOf(event).filter(({ shape }) => shape.length > 0).length < 2;
}

/** True when something that is done with the result only makes sense, or was likely meant, for a table. */
function isUsedAsTable(trace: Trace, table: NDArray, depth = 8): boolean {
  if (depth === 0) return true;
  return elementUses(trace, table).some(({ event }) => {
    if (event.kind === "reduce")
      return event.out !== undefined && event.out.shape.length > 0 && !isPointless(trace, table, event);
    if (event.kind === "use")
      return !["print", "return", "convert"].includes(event.how) || !event.scope.called;
    if (!isElementwiseEvent(event)) return event.kind !== "value" || event.op === "getitem";
    const isJoined = event.ins.some(
      (value) => value.t === "ndarray" && value.buffer !== table.buffer && value.shape.length > 0,
    );
    return isJoined || (event.into === undefined && isUsedAsTable(trace, event.out, depth - 1));
  });
}

/** Sums of the rows of differences of two vectors tell nothing that the vectors' own sums do not. */
function isPointless(trace: Trace, table: NDArray, { op }: EventOf<"reduce">): boolean {
  const maker = makerOf(trace, table)?.op ?? "";
  const isLinear = /(:|\.)(Sub|Add|subtract|add)$/.test(maker);
  return isLinear && /\.(sum|mean)$/.test(op) && makerOf(trace, table)?.kind === "ufunc";
}

function shown({ dtype, shape }: NDArray): string {
  return `${showDType(dtype)}${shownShape(shape)}`;
}

function shownShape(shape: Shape): string {
  return `[${shape.map(showLength).join(", ")}]`;
}

function fixOf(
  event: EventOf<"ufunc" | "alloc">,
  module: Module,
  column: NDArray,
  axis: number,
): Fix | undefined {
  const node = operandNode(event, event.ins.indexOf(column));
  if (!node) return undefined;
  const index = `[${[...Array(axis).fill(":"), "0"].join(", ")}]`;
  return { title: "Drop the axis of length 1", safe: false, edits: [indexed(module, node, index)] };
}

/** Puts an index behind an expression, in parentheses where it needs them and has none. */
function indexed(module: Module, node: Expr, index: string): Edit {
  const operand = operandText(module, node);
  if (operand === textOf(module, node)) return insertAfter(node, index);
  const enclosed = inParentheses(module, node);
  return enclosed ? insertAfter(enclosed, index) : replace(node, `${operand}${index}`);
}
