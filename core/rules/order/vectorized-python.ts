/**
 * ## What it does
 * Reports `np.vectorize(f)` that is called with a large array, `np.apply_along_axis` over many rows or of a function that takes `axis=`, and Python's own `sum`, `min`,
 * `max`, `any`, `all` and `sorted` of a large array.
 *
 * ## Why is this bad?
 * The name promises more than it does: Python's function is called once for each element, and each element is made a Python object
 * of 24 bytes or more for it. NumPy's own operations on whole arrays are some fifty times faster.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * def ramp(x):
 *     return x * 2 if x > 0 else 0.0
 *
 * values = np.linspace(-1, 1, 100_000)
 * result = np.vectorize(ramp)(values)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.linspace(-1, 1, 100_000)
 * result = np.maximum(values, 0)
 * result *= 2
 * ```
 *
 * ## When not to
 * When the function can't be said with operations on arrays, as one that walks through text.
 */

import { isNumber } from "../../ndarray/dtypes/dtype.ts";
import { evaluateDim, isExact } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import type { Module } from "../../syntax/ast.ts";
import type { Event, EventOf, OperationEvent } from "../../trace/event.ts";
import { operandsOf } from "../../trace/flow.ts";
import { shortName } from "../consumers.ts";
import { textOf } from "../edits.ts";
import { type Report, rule } from "../rule.ts";

/** Calls of Python's function that take a noticeable time. */
const leastCalls = 10_000;
/** Calls for a row each, which does more than a call for a number. */
const leastRows = 2_000;
/** Calls of a function that takes an axis itself: nothing speaks for the loop. */
const leastOwnCalls = 32;

export default rule({
  code: "ND303",
  name: "vectorized-python",
  severity: "information",
  on: ["unknown", "alloc", "ufunc", "copy", "value", "use"],
  check(event, { visits, module }) {
    if (event.kind === "use") return ofBuiltin(module, visits);
    const calls = visits
      .map((visit) => (visit.kind === "use" ? 0 : callsIn(visit)))
      .reduce((a, b) => a + b, 0);
    const isByRow = event.op === "numpy.apply_along_axis";
    const own = isByRow ? ownNameOf(event) : undefined;
    if (own && calls >= leastOwnCalls) return ofAxis(own, calls);
    if (calls < (isByRow ? leastRows : leastCalls)) return undefined;
    return {
      message: `${calls.toLocaleString("en-US")} calls of a Python function, one for each ${isByRow ? "row" : "element"}: say it with operations on the whole array`,
      proof: [`${event.op.replace("numpy.", "np.").replace(".__call__", "")} is a loop in Python`],
    };
  },
});

/** Returns what `np.apply_along_axis(np.ptp, ...)` calls, if that takes an axis itself. */
function ownNameOf({ ins, named }: OperationEvent): string | undefined {
  const given = named.get("func1d") ?? ins[0];
  if (given?.t !== "numpy") return undefined;
  return alongAxis.has(shortName(given.name)) ? shortName(given.name) : undefined;
}

const alongAxis: ReadonlySet<string> = new Set(
  `all amax amin any argmax argmin argsort average count_nonzero cumprod cumsum diff flip max mean median min nanmax nanmean nanmedian
  nanmin nanstd nansum nanvar norm percentile prod ptp quantile sort std sum trapezoid var`.split(/\s+/),
);

function ofAxis(name: string, calls: number): Report {
  return {
    message: `${calls.toLocaleString("en-US")} calls, one for each row: ${name}() takes axis= and goes over all of them at once`,
    proof: ["np.apply_along_axis is a loop in Python"],
  };
}

/** What Python's functions that go through a sequence are called as methods or functions of NumPy's. */
const better: Readonly<Record<string, string>> = {
  sum: ".sum()",
  min: ".min()",
  max: ".max()",
  any: ".any()",
  all: ".all()",
  sorted: "np.sort()",
};

/** `sum(a)` of an array of numbers. */
function ofBuiltin(module: Module, visits: readonly Event[]): Report | undefined {
  const walks = visits.filter(
    (visit) => visit.kind === "use" && visit.how === "iterate",
  ) as readonly EventOf<"use">[];
  const [walked] = walks;
  if (!walked) return undefined;
  const { node, array } = walked;
  if (node.kind !== "Call" || node.func.kind !== "Name" || node.args.length !== 1) return undefined;
  const instead = Object.hasOwn(better, node.func.id) ? better[node.func.id] : undefined;
  const [length, ...others] = array.shape;
  if (!instead || length === undefined || others.length > 0 || !isNumber(array.dtype)) return undefined;
  const steps = walks.length * (isExact(length) ? length : 0);
  if (steps < leastCalls) return undefined;
  const [given] = node.args;
  const name =
    given.kind === "Name" || given.kind === "Attribute" ? textOf(module, given) : "the array's method ";
  const advice = instead.startsWith(".")
    ? `${name}${name.endsWith(" ") ? instead.slice(1) : instead}`
    : instead;
  return {
    message: `${steps.toLocaleString("en-US")} steps in Python: ${node.func.id}() takes the array number by number; ${advice} does it at once`,
    proof: ["each number becomes an object before it is used"],
  };
}

function callsIn(event: OperationEvent): number {
  if (event.op === "numpy.apply_along_axis") return rowsOf(event);
  if (event.op !== "numpy.vectorize.__call__") return 0;
  const sizes = operandsOf(event).map(({ layout }) => evaluateDim(size(layout), ({ hint }) => hint) ?? 0);
  return Math.max(0, ...sizes);
}

/** `np.apply_along_axis(f, axis, a)` calls its function for each row along the axis. */
function rowsOf({ ins, named }: OperationEvent): number {
  const array = named.get("arr") ?? ins[2];
  const axis = named.get("axis") ?? ins[1];
  if (array?.t !== "ndarray" || axis?.t !== "int" || typeof axis.v !== "number") return 0;
  const along = array.shape.at(axis.v);
  const all = evaluateDim(size(array.layout), ({ hint }) => hint) ?? 0;
  return along !== undefined && isExact(along) && along > 0 ? all / along : 0;
}
