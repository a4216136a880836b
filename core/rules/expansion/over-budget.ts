/**
 * ## What it does
 * Reports what goes over the memory budget: arrays that alone are larger, and else the line on which most bytes are alive at once.
 * A budget is `# ndlens: peak < 2 GiB` in the file; within a function, for what that function takes while it runs; `memoryBudget` in
 * the settings; or `--budget` on the command line. Without a budget it reports nothing.
 *
 * ## Why is this bad?
 * A program that needs more bytes than the machine can give ends, often after hours and without a word.
 *
 * ## Example
 * ```python
 * # ndlens: peak < 2 GiB
 * import numpy as np
 *
 * table = np.zeros((400_000, 1000))
 * print(table.shape)
 * ```
 *
 * ## Use instead
 * ```python
 * # ndlens: peak < 2 GiB
 * import numpy as np
 *
 * table = np.memmap("table.dat", dtype=np.float32, mode="w+", shape=(400_000, 1000))
 * print(table.shape)
 * ```
 *
 * ## When not to
 * When the budget is smaller than what the program may really take; then set another budget.
 */
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { OperationEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Budget, budgetsOf, highestIn, leastOf } from "../budget.ts";
import { type Report, rule } from "../rule.ts";

export default rule({
  code: "ND450",
  name: "over-budget",
  severity: "warning",
  on: ["alloc", "copy", "ufunc", "reduce", "view", "write", "value"],
  check(_, { trace, module, visits, settings }) {
    for (const visit of visits) {
      const budgets = budgetsOf(module, visit.scope, settings);
      for (const budget of budgets) {
        const report = isLarger(visit, budget)
          ? allocated(visit.allocated, budget)
          : peak(trace, visit, budget);
        if (report) return report;
      }
    }
    return undefined;
  },
});

/** The least that an unknown size can be is what is sure to be taken. */
const isLarger = (event: OperationEvent, { bytes }: Budget) => leastOf(event.allocated) > bytes;

function allocated(bytes: Dim, budget: Budget): Report {
  return {
    message: `${formatBytes(bytes)} allocated, over the budget of ${budgetText(budget)}: use np.memmap, a smaller dtype, or work in chunks`,
    bytes,
  };
}

/** The place of the peak speaks for all of it, where no array alone breaks the budget. */
function peak(trace: Trace, event: OperationEvent, budget: Budget): Report | undefined {
  const highest = highestIn(trace).get(budget.of);
  if (highest?.event !== event || highest.bytes <= budget.bytes) return undefined;
  if (
    trace.events.some((other) => "allocated" in other && isWithin(other, budget) && isLarger(other, budget))
  )
    return undefined;
  return {
    message: `${formatBytes(highest.bytes)} alive at once here, over the budget of ${budgetText(budget)}: free arrays before, use a smaller dtype, or work in chunks`,
    bytes: highest.bytes,
  };
}

function isWithin({ scope }: OperationEvent, { of }: Budget): boolean {
  if (of === undefined) return true;
  for (let at: typeof scope | undefined = scope; at; at = at.caller) if (at.node === of) return true;
  return false;
}

const budgetText = ({ bytes, of }: Budget) => formatBytes(bytes) + (of ? ` of ${of.name}()` : "");
