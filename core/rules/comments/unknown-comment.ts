/**
 * ## What it does
 * Reports comments that begin with `# ndlens:` and say nothing that ndlens knows: a misspelt word, a rule that does not exist, a
 * budget without a size, an assumption that can't be read or of a name that is not there.
 *
 * ## Why is this bad?
 * The comment looks as if it did something. The finding that it should silence stays, or the budget is never held against
 * anything.
 *
 * ## Example
 * ```python
 * # ndlens: peak < 2 gigs
 * import numpy as np
 *
 * table = np.zeros((1000, 1000))
 * print(table.shape)
 * ```
 *
 * ## Use instead
 * ```python
 * # ndlens: peak < 2 GiB
 * import numpy as np
 *
 * table = np.zeros((1000, 1000))
 * print(table.shape)
 * ```
 *
 * ## When not to
 * There is no use for such a comment; begin it with another word than `ndlens:`.
 */
import { rule } from "../rule.ts";

/** Comments are no events of a trace: core/ide/comments.ts reads and reports them. */
export default rule({
  code: "ND002",
  name: "unknown-comment",
  severity: "warning",
  on: [],
  check: () => undefined,
});
