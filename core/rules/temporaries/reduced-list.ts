/**
 * ## What it does
 * Reports lists of arrays that are put together into one large array only to be reduced at once: `np.array([...]).sum(axis=0)`,
 * `np.mean([a, b, c], axis=0)`, `np.concatenate(parts).max()`.
 *
 * ## Why is this bad?
 * All the arrays are alive together, and are copied into one that is as large as all of them. A sum needs one array that is added
 * to, a maximum one that is compared with.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * rows = np.ones((300, 2000))
 * total = np.array([row * 2 for row in rows]).sum(axis=0)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * rows = np.ones((300, 2000))
 * total = rows.sum(axis=0)
 * total *= 2
 * ```
 *
 * ## When not to
 * When the median or another function is taken that needs all values at once. The rule is silent then, and where the array that
 * is put together is used for more, or has a name and is made of arrays that are there anyway.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, evaluateDim, less, plus } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { type Call, type Expr, type Located, spanOf } from "../../syntax/ast.ts";
import type { Event, EventOf, OperationEvent } from "../../trace/event.ts";
import { makerOf, namesOnBuffer } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import { isSpent, touchesSince } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf, bytesText } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { type Edit, type Report, rule, type Scene } from "../rule.ts";

/** Reductions that can be carried on from one array to the next. */
const running: ReadonlySet<string> = new Set(
  "sum prod mean max min amax amin any all nansum nanmax nanmin add multiply maximum minimum logical_or logical_and".split(
    " ",
  ),
);
/** What else can be said of each array by itself. */
const single: ReadonlySet<string> = new Set(
  "std var median ptp argmax argmin count_nonzero quantile percentile average".split(" "),
);
const joiners: ReadonlySet<string> = new Set(
  "array asarray stack vstack hstack concatenate column_stack dstack".split(" "),
);

export default rule({
  code: "ND408",
  name: "reduced-list",
  severity: "warning",
  on: ["reduce", "ufunc"],
  check(event, scene) {
    if (event.kind === "ufunc") return summedList(scene as Scene<"ufunc">);
    return joinedList(event, scene as Scene<"reduce">);
  },
});

/** Python's `sum([...])` of arrays: all of them are alive before the first is added. */
function summedList({ trace, visits, settings }: Scene<"ufunc">): Report | undefined {
  const [{ node, op }] = visits;
  const isSum = node.kind === "Call" && node.func.kind === "Name" && node.func.id === "sum";
  if (!isSum || op !== "operator:Add" || node.args[0]?.kind !== "ListComp" || visits.length < 2)
    return undefined;
  const items = visits.flatMap(({ ins: [, item] }) => (item?.t === "ndarray" ? [item] : []));
  const isOwn = items.every((item, i) => isMany(item) && isSpent(trace, item, visits[i]));
  if (items.length < visits.length || !isOwn) return undefined;
  const bytes = total(items);
  const size = evaluateDim(bytes, ({ hint }) => hint);
  if (size === undefined || size < settings.threshold) return undefined;
  return {
    message: `${bytesText(bytes)} for the arrays of a list that is only added up: without the brackets sum() takes one at a time`,
    bytes,
    proof: ["nothing else uses the list"],
    fix: { title: "Drop the brackets", safe: true, edits: bracketEdits(node, node.args[0]) },
  };
}

/** `sum([x for x in y])` becomes `sum(x for x in y)`; beside another argument the generator needs parentheses. */
function bracketEdits({ args, keywords }: Call, { start, end, unit }: Expr): Edit[] {
  const isAlone = args.length === 1 && keywords.length === 0;
  return [
    { at: { start, end: start + 1, unit }, text: isAlone ? "" : "(" },
    { at: { start: end - 1, end, unit }, text: isAlone ? "" : ")" },
  ];
}

function joinedList(
  event: EventOf<"reduce">,
  { trace, visits, settings }: Scene<"reduce">,
): Report | undefined {
  const found = new Map(visits.map((visit) => [visit, joinedBy(trace, visit)]));
  const joined = found.get(event);
  if (joined === undefined || [...found.values()].includes(undefined)) return undefined;
  const isOwn = [...found.values()].every((one) => one && less(one.own, 1) === false);
  const what = isOwn ? "for a list of arrays and one array of all" : "for one array of all in a list";
  const { text, bytes } = amountOf(visits, what, (visit) => {
    const { all = 0, own = 0 } = found.get(visit) ?? {};
    return isOwn ? plus(all, own) : all;
  });
  const size = evaluateDim(bytes, ({ hint }) => hint);
  if (size === undefined || size < settings.threshold) return undefined;
  const { maker } = joined;
  const isApart = maker !== undefined && maker.line !== event.line;
  return {
    message: `${text}, reduced at once: ${advice(event)}`,
    bytes,
    at: isApart ? placeOf(trace, maker, event) : undefined,
    related: isApart ? [{ at: maker.node, message: "they are put together here" }] : undefined,
    proof: [
      "nothing else uses the array that the list is put into",
      `${reductionName(event)} can take one array at a time`,
    ],
  };
}

/** The two statements, where they follow one another. */
function placeOf({ module }: Trace, { node: made }: Event, { node }: Event): Located | undefined {
  const [first, second] = [spanOf(made), spanOf(node)];
  const between = module.text.slice(first.end, second.start);
  const isNext = between.split("\n").length === 2;
  return isNext ? { start: made.start, end: made.end + second.end - first.end, unit: made.unit } : undefined;
}

/** The bytes of the array that a list is put into for a reduction alone, and of the arrays that are there for the list alone. */
interface Joined {
  readonly all: Dim;
  readonly own: Dim;
  /** The operation that puts them together, where it stands by itself. */
  readonly maker?: Event;
}

function joinedBy(trace: Trace, event: EventOf<"reduce">): Joined | undefined {
  const name = reductionName(event);
  if (!running.has(name) && !(single.has(name) && isWithinRows(event))) return undefined;
  const [given] = event.ins;
  const items = arraysIn(given);
  // NumPy puts the list into an array by itself.
  if (items)
    return items.length > 1 && isAlongFirst(event)
      ? { all: total(items), own: ownBytes(trace, items, event) }
      : undefined;
  if (given?.t !== "ndarray" || !isOnlyReduced(trace, given, event)) return undefined;
  const maker = makerOf(trace, given);
  if (maker?.kind !== "alloc" || !maker.op.startsWith("numpy.") || !joiners.has(shortName(maker.op)))
    return undefined;
  const parts = arraysIn(maker.ins[0]);
  if (!parts || parts.length < 2) return undefined;
  const isStack = shortName(maker.op) !== "concatenate" && shortName(maker.op) !== "hstack";
  const isByRow = isAlongFirst(event) || isWithinRows(event);
  if (!isWhole(event) && !(isStack && isByRow && !maker.named.has("axis"))) return undefined;
  const own = ownBytes(trace, parts, maker);
  // Arrays that are there anyway are put together to have one call for all.
  if (isWithinRows(event) && less(own, 1) !== false) return undefined;
  // An array that has a name may be wanted for more, as long as its parts are there anyway.
  if (less(own, 1) !== false && !isSpent(trace, given, event)) return undefined;
  return { all: nbytes(given.layout), own, maker };
}

/** True when nothing is ever done with an array but this reduction, whether it has a name or not. */
function isOnlyReduced(trace: Trace, array: NDArray, event: EventOf<"reduce">): boolean {
  if (isSpent(trace, array, event)) return true;
  // A single number of a whole array that has a name is often only a look at it.
  if (isWhole(event) || !trace.isWhole || array.alternatives || !array.owndata) return false;
  return elementUses(trace, array).every((use) => use.event === event);
}

/** The bytes of arrays that nothing else uses, if that holds for all of them: taken one at a time, one of them is alive at once. */
function ownBytes(trace: Trace, items: readonly NDArray[], event: Event): Dim {
  const isOwn = items.every((item) => isSpent(trace, item, event) || diesAt(trace, item, event));
  return isOwn ? total(items.slice(1)) : 0;
}

/** True for an array that the list alone kept, and that goes with it as soon as the operation is done. */
function diesAt(trace: Trace, array: NDArray, event: Event): boolean {
  const life = trace.lives.get(array.buffer);
  if (!trace.isWhole || !array.owndata || life?.died === undefined || life.died > event.step + 1)
    return false;
  const isNamed = namesOnBuffer(trace, array.buffer, event.step).length > 0;
  return !isNamed && touchesSince(trace, array, event).length === 0;
}

/** The arrays in a list or tuple that holds nothing else, none of them a single number. */
function arraysIn(value: Value | undefined): readonly NDArray[] | undefined {
  if (value?.t !== "list" && value?.t !== "tuple") return undefined;
  const items = value.items ?? [];
  const arrays = items.filter((item) => item.t === "ndarray");
  return arrays.length === items.length && arrays.every(isMany) ? arrays : undefined;
}

function isMany({ shape }: NDArray): boolean {
  return shape.length > 0 && shape.every((length) => less(length, 1) !== true);
}

function total(arrays: readonly NDArray[]): Dim {
  return arrays.reduce((sum: Dim, { layout }) => plus(sum, nbytes(layout)), 0);
}

function axisOf({ op, ins, named }: EventOf<"reduce">): Value | undefined {
  return named.get("axis") ?? ins[1] ?? (op.endsWith(".reduce") ? { t: "int", v: 0 } : undefined);
}

function isWhole(event: EventOf<"reduce">): boolean {
  const axis = axisOf(event);
  return axis === undefined || axis.t === "none";
}

function isAlongFirst(event: EventOf<"reduce">): boolean {
  const axis = axisOf(event);
  return isWhole(event) || (axis?.t === "int" && axis.v === 0);
}

/** True for a reduction that never leaves one of the arrays in the list: `np.stack(rows).mean(axis=1)`. */
function isWithinRows(event: EventOf<"reduce">): boolean {
  const axis = axisOf(event);
  if (axis?.t !== "int" || typeof axis.v !== "number" || event.of.shape.length < 2) return false;
  return axis.v > 0 || (axis.v < 0 && axis.v > -event.of.shape.length);
}

/** "sum" of `a.sum()`, `np.sum(a)` and `np.add.reduce(a)`. */
function reductionName({ op }: OperationEvent): string {
  return shortName(op.replace(/\.reduce$/, ""));
}

function advice(event: EventOf<"reduce">): string {
  const name = reductionName(event);
  if (isWithinRows(event)) return "reduce each array by itself, and keep the results only";
  if (isWhole(event))
    return name === "mean"
      ? "add up the arrays' sums and divide once"
      : "reduce each array, then combine the results";
  if (name === "max" || name === "maximum" || name === "amax")
    return "keep a running maximum, np.maximum(best, x, out=best)";
  if (name === "min" || name === "minimum" || name === "amin")
    return "keep a running minimum, np.minimum(best, x, out=best)";
  if (name === "sum" || name === "add" || name === "nansum") return "add each to one array, total += x";
  if (name === "mean") return "add each to one array, total += x, and divide once";
  return "combine them one by one in place";
}
