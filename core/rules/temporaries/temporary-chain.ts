/**
 * ## What it does
 * Reports expressions that make three or more large arrays on their way to one result, although an operation among them could write
 * into an array that nobody else uses any more.
 *
 * ## Why is this bad?
 * Operators reuse the memory of intermediate results (`a + b + c` makes one new array), but functions such as `np.sqrt(...)` never
 * do unless `out=` tells them, nor do operators where the intermediate result stands on the right, as in `1 - x * y`. Each array
 * that is made has to be fetched from the system, and is one more that is alive at the peak.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * a = np.ones(500_000)
 * b = np.ones(500_000)
 * c = np.ones(500_000)
 * length = np.sqrt(a * a + b * b + c * c)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * a = np.ones(500_000)
 * b = np.ones(500_000)
 * c = np.ones(500_000)
 * length = a * a
 * square = b * b
 * length += square
 * np.multiply(c, c, out=square)
 * length += square
 * np.sqrt(length, out=length)
 * ```
 *
 * ## When not to
 * When the expression is easier to read and its memory does not matter. The rule is silent about arrays of less than 64 KiB, and
 * where NumPy reuses the intermediate results by itself.
 */
import { times } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { bytesText } from "../amount.ts";
import { linesText } from "../proof.ts";
import { rule } from "../rule.ts";
import { leastArrays, operationName, wastefulChain } from "./operations.ts";

export default rule({
  code: "ND406",
  name: "temporary-chain",
  severity: "warning",
  on: ["ufunc", "alloc"],
  check(event, { trace, visits }) {
    const chain = wastefulChain(trace, event);
    if (!chain || chain.made < leastArrays) return undefined;
    const each = nbytes(event.out.layout);
    const { made, needed, wasteful } = chain;
    const often = visits.length > 1 ? `, ${visits.length} times` : "";
    const total = bytesText(times(each, made));
    return {
      message: `${total} in ${made} arrays for one result where ${needed} would do${often}: ${operationName(wasteful[0])} takes new memory although its operand is not used any more; pass out=`,
      bytes: times(times(each, made - needed), visits.length),
      proof: [
        "nothing else uses the intermediate results",
        linesText(`${wasteful.map(operationName).join(", ")} could write into one of them`, [event.line]),
      ],
    };
  },
});
