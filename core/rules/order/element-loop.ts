/**
 * ## What it does
 * Reports loops that go through an array number by number where one operation on the whole array does the same:
 * `for i in range(len(a)): out[i] = a[i] * 2`.
 *
 * ## Why is this bad?
 * Each `a[i]` makes a Python object, and each step of the loop is interpreted: some hundred times slower than NumPy's own loop.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * values = np.linspace(0, 1, 50_000)
 * out = np.empty(50_000)
 * for i in range(len(values)):
 *     out[i] = values[i] * 2
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * values = np.linspace(0, 1, 50_000)
 * out = values * 2
 * ```
 *
 * ## When not to
 * When a step needs the one before, as in `x[i] = x[i - 1] + d[i]`. The rule only speaks of loops whose single statement computes
 * with elements at the loop's own indices, and of 10,000 steps and more.
 */
import type { For, Node } from "../../syntax/ast.ts";
import { walk } from "../../syntax/ast.ts";
import type { ValueEvent } from "../../trace/event.ts";
import { eventsAt } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { rule } from "../rule.ts";
import { pathTo } from "../tree.ts";
import { elementwiseLoop } from "./perelement.ts";
import { roundsOf } from "./rounds.ts";

/** Steps that take a noticeable time. */
const leastSteps = 10_000;

export default rule({
  code: "ND304",
  name: "element-loop",
  severity: "information",
  on: "value",
  check(event, { trace, module }) {
    if (event.op !== "getitem" && event.op !== "iterate") return undefined;
    const around = pathTo(module, event.node).filter((one): one is For => one.kind === "For");
    const loop = elementwiseLoop(around);
    if (!loop || firstRead(trace, loop.outer) !== event.node) return undefined;
    const steps = loop.all.reduce((product, one) => product * (roundsOf(trace, one) ?? 0), 1);
    if (steps < leastSteps) return undefined;
    return {
      message: `${steps.toLocaleString("en-US")} steps in Python, one for each element: say it with operations on the whole array`,
      at: loop.outer,
      proof: ["every step uses the elements at its own place only"],
    };
  },
});

/** Returns the first place in a loop where a number is taken out of an array. */
function firstRead(trace: Trace, loop: For): Node | undefined {
  const found: Node[] = [];
  walk(loop, (node) => {
    if (eventsAt(trace, node).some((event) => event.kind === "value" && isRead(event))) found.push(node);
  });
  return found[0];
}

function isRead({ op, ins, value }: ValueEvent): boolean {
  return (op === "getitem" || op === "iterate") && ins[0]?.t === "ndarray" && value.t === "scalar";
}
