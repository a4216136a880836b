/**
 * ## What it does
 * Reports dense coordinate grids (`meshgrid`, `mgrid`, `indices`) that are only used in elementwise operations.
 *
 * ## Why is this bad?
 * Each grid repeats one vector along all other axes. Open grids, `meshgrid(..., sparse=True)` and `ogrid`, hold the vectors alone,
 * and NumPy broadcasts them where they meet.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * x, y = np.meshgrid(np.linspace(-1, 1, 400), np.linspace(-1, 1, 300))
 * radius = np.hypot(x, y)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * x, y = np.meshgrid(np.linspace(-1, 1, 400), np.linspace(-1, 1, 300), sparse=True)
 * radius = np.hypot(x, y)
 * ```
 *
 * ## When not to
 * When a grid is raveled, indexed, stacked, written to part by part or handed to other code, such as a plot. The rule is silent then.
 */
import type { NDArray } from "../../ndarray/array.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { isExact, minus, sameShape } from "../../ndarray/layouts/dim.ts";
import { isC } from "../../ndarray/layouts/layout.ts";
import type { Module, Node } from "../../syntax/ast.ts";
import type { Event, EventOf } from "../../trace/event.ts";
import { consumersOf, eventsAt, isLeftBehind } from "../../trace/query.ts";
import { isLookup } from "../../trace/reads.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf, bytesText } from "../amount.ts";
import { addKeyword, replace } from "../edits.ts";
import { calledName } from "../operands.ts";
import { linesText } from "../proof.ts";
import { type Fix, rule } from "../rule.ts";
import { argument, pathTo } from "../tree.ts";
import { narrowing } from "./narrow.ts";

type Making = EventOf<"copy" | "alloc">;

export default rule({
  code: "ND404",
  name: "dense-grid",
  severity: "warning",
  on: ["copy", "alloc"],
  check(event, { trace, module, visits }) {
    const grids = visits.map((visit) => gridsOf(visit, trace));
    if (!grids.every((found) => found !== undefined)) return undefined;
    const seeds = new Map(grids.flatMap((found) => [...found]));
    const isDense = [...seeds].some(([grid, open]) => sameShape(grid.shape, open) === false);
    const broadcast = isDense ? narrowing(trace, seeds, true) : undefined;
    // A shape that is not only shown makes other arrays, which would be smaller too.
    if (!broadcast?.lookups.every(({ node }) => pathTo(module, node).some(isShowing))) return undefined;
    const isSeen = broadcast.isSeen || visits.some(({ out }) => isLeftBehind(trace, out));
    const { bytes, text } = amountOf(visits, "for dense grids");
    const open = [...seeds].map(([{ dtype }, shape]) =>
      isExact(shape[0]) ? product(shape) * dtype.itemsize : 0,
    );
    const needed = open.reduce((sum, one) => sum + one, 0);
    const lines = [...new Set(broadcast.uses.map(({ line }) => line))];
    return {
      message: `${text} where open ones need ${bytesText(needed)}: what uses them would broadcast; ${advice(event)}`,
      bytes: minus(bytes, needed),
      proof: [
        linesText("only used in elementwise operations", lines),
        "the results keep their shapes and bits",
        ...(isSeen ? ["what the names stand for has other shapes"] : []),
      ],
      fix: isConverted(event, trace) ? undefined : fixOf(module, event, !isSeen),
    };
  },
});

/** Several open grids have no `astype()` in common. */
function isConverted({ out }: Making, trace: Trace): boolean {
  return consumersOf(trace, out).some((event) => event.kind === "copy");
}

/** `print(x.shape)`, `f"{x.shape}"`, `assert x.shape == ...`. */
function isShowing(node: Node): boolean {
  return node.kind === "JoinedStr" || node.kind === "Assert" || calledName(node) === "print";
}

function product(shape: Shape): number {
  return shape.reduce((all: number, one) => all * (isExact(one) ? one : 1), 1);
}

/** Returns the grids that the operation makes, with the shapes of open ones. */
function gridsOf(event: Making, trace: Trace): ReadonlyMap<NDArray, Shape> | undefined {
  if (event.out.alternatives) return undefined;
  if (event.kind === "copy") return event.op === "numpy.meshgrid" ? meshOf(event, trace) : undefined;
  return isStack(event) ? stackOf(event.out, trace) : undefined;
}

/** One grid of a `meshgrid`. */
function meshOf(event: EventOf<"copy">, trace: Trace): ReadonlyMap<NDArray, Shape> | undefined {
  const { out, ins, named } = event;
  const indexing = named.get("indexing");
  if (indexing && (indexing.t !== "str" || indexing.v === undefined)) return undefined;
  const isMatrix = indexing?.t === "str" && indexing.v === "ij";
  const input = inputOf(event, trace);
  if (input < 0) return undefined;
  const axis = isMatrix || input > 1 || ins.length < 2 ? input : 1 - input;
  return out.shape.length === ins.length ? new Map([[out, openShape(out.shape, axis)]]) : undefined;
}

/** Returns which of the arrays that were given a grid repeats. Grids come in their order, so that one array may be given twice. */
function inputOf({ node, ins, of, out }: EventOf<"copy">, trace: Trace): number {
  const grids = eventsAt(trace, node).filter((one) => one.kind === "copy" && one.ins === ins);
  const input = grids.findIndex((one) => one.kind === "copy" && one.out === out);
  return ins[input] === of ? input : -1;
}

function openShape(shape: Shape, axis: number): Shape {
  return shape.map((length, i) => (i === axis ? length : 1));
}

/** True for `np.indices(shape)` and `np.mgrid[...]` of several axes: one array with all grids. */
function isStack({ op, ins, out }: Making): boolean {
  const [from] = ins;
  const isGrid = op === "getitem" && from?.t === "object" && from.type === "MGridClass";
  return (isGrid || op === "numpy.indices") && out.shape.length > 2;
}

/** The grids that the program takes out of the stack; undefined when it does anything else with it. */
function stackOf(stack: NDArray, trace: Trace): ReadonlyMap<NDArray, Shape> | undefined {
  const grids = new Map<NDArray, Shape>();
  for (const { event, array, role } of touchesOf(trace, stack)) {
    if (array !== stack || role === "made" || role === "bound" || isLookup(event)) continue;
    if (event.kind === "use" && event.how === "iterate") continue;
    const converted = isConversion(event) ? stackOf(event.out, trace) : undefined;
    if (converted) {
      for (const [grid, open] of converted) grids.set(grid, open);
      continue;
    }
    if (event.kind !== "view" || event.out.shape.length !== stack.shape.length - 1) return undefined;
    const axis = gridNumber(stack, event.out);
    if (axis === undefined) return undefined;
    grids.set(event.out, openShape(event.out.shape, axis));
  }
  return grids.size > 0 ? grids : undefined;
}

/** `np.mgrid[...].astype(t)`, in which the grids lie as before. */
function isConversion(event: Event): event is EventOf<"copy"> {
  return event.kind === "copy" && event.op === "numpy.ndarray.astype" && isC(event.layout) === true;
}

/** Returns which of the stacked grids a view is. */
function gridNumber({ layout: stack }: NDArray, { layout: grid }: NDArray): number | undefined {
  const [step] = stack.strides;
  if (!isExact(step) || !isExact(grid.offset) || !isExact(stack.offset)) return undefined;
  const isWhole = String(stack.strides.slice(1)) === String(grid.strides);
  const number = (grid.offset - stack.offset) / step;
  return isWhole && Number.isInteger(number) ? number : undefined;
}

function advice({ op }: Making): string {
  return op === "getitem" ? "use np.ogrid" : "ask for sparse=True";
}

function fixOf(module: Module, { op, node }: Making, safe: boolean): Fix | undefined {
  if (op === "getitem") {
    const attribute = mgridOf(node);
    return attribute && { title: "Use np.ogrid", safe, edits: [replace(attribute, "ogrid")] };
  }
  if (node.kind !== "Call" || node.keywords.some(({ arg }) => arg === null)) return undefined;
  const given =
    op === "numpy.indices"
      ? argument(node, 2, "sparse")
      : node.keywords.find(({ arg }) => arg === "sparse")?.value;
  const edit = given ? replace(given, "True") : addKeyword(module, node, "sparse=True");
  return { title: "Make open grids", safe, edits: [edit] };
}

/** The `mgrid` of `np.mgrid[...]`. */
function mgridOf(node: Node) {
  return node.kind === "Subscript" && node.value.kind === "Attribute" && node.value.attr === "mgrid"
    ? node.value.attrSpan
    : undefined;
}
