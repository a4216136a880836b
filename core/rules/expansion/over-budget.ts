/**
 * ## What it does
 * Reports arrays that are larger than the memory budget: `# ndlens: peak < 2 GiB` in the file, `memoryBudget` in the settings, or
 * `--budget` on the command line. Without a budget it reports nothing.
 *
 * ## Why is this bad?
 * An array of more bytes than the machine can give ends the program, often after hours and without a word.
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
import { boundsOf } from "../../ndarray/dim.ts";
import { formatBytes } from "../../ndarray/show.ts";
import { budgetOf } from "../budget.ts";
import { rule } from "../rule.ts";

export default rule({
  code: "ND450",
  name: "over-budget",
  severity: "warning",
  on: ["alloc", "copy", "ufunc", "reduce"],
  check({ allocated }, { module, settings }) {
    const budget = budgetOf(module, settings);
    // The least that an unknown size can be is what is sure to be taken.
    if (budget === undefined || boundsOf(allocated)[0] <= budget) return undefined;
    return {
      message: `${formatBytes(allocated)} allocated, over the budget of ${formatBytes(budget)}: use np.memmap, a smaller dtype, or work in chunks`,
      bytes: allocated,
    };
  },
});
