/**
 * ## What it does
 * Reports `# ndlens: ignore[...]` and `# noqa: ND...` on lines where the rules that they name find nothing.
 *
 * ## Why is this bad?
 * The comment says that something is known and accepted here, which is not so any more. It would also hide the next finding on
 * its line, which nobody has looked at.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * image = np.zeros((1000, 1000))
 * row = image.ravel()  # ndlens: ignore[ND101]
 * print(row.sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * image = np.zeros((1000, 1000))
 * row = image.ravel()
 * print(row.sum())
 * ```
 *
 * ## When not to
 * When the finding comes and goes with the machine, as those on reused temporaries do on Windows: `# ndlens: ignore[ND001]`
 * keeps such a comment. A bare `# noqa`, the codes of other tools, and rules that the settings turn off are never reported.
 */
import { rule } from "../rule.ts";

/** It needs what all other rules have found, so that the one who silences them (core/ide/suppress.ts) reports it. */
export default rule({
  code: "ND001",
  name: "unused-ignore",
  severity: "hint",
  on: [],
  check: () => undefined,
});
