/**
 * ## What it does
 * Reports `np.vectorize(f)` that is called with a large array, and `np.frompyfunc` alike.
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
import { evaluateDim } from "../../ndarray/dim.ts";
import { size } from "../../ndarray/layout.ts";
import type { OperationEvent } from "../../trace/event.ts";
import { operandsOf } from "../../trace/flow.ts";
import { rule } from "../rule.ts";

/** Calls of Python's function that take a noticeable time. */
const leastCalls = 10_000;

export default rule({
  code: "ND303",
  name: "vectorized-python",
  severity: "information",
  on: ["unknown", "alloc", "ufunc", "value"],
  check(event, { visits }) {
    const calls = visits.map(callsIn).reduce((a, b) => a + b, 0);
    if (calls < leastCalls) return undefined;
    return {
      message: `${calls.toLocaleString("en-US")} calls of a Python function, one for each element: say it with operations on the whole array`,
      proof: [`${event.op.replace("numpy.", "np.").replace(".__call__", "")} is a loop in Python`],
    };
  },
});

function callsIn(event: OperationEvent): number {
  if (event.op !== "numpy.vectorize.__call__") return 0;
  const sizes = operandsOf(event).map(({ layout }) => evaluateDim(size(layout), ({ hint }) => hint) ?? 0);
  return Math.max(0, ...sizes);
}
