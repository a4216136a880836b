/**
 * ## What it does
 * Reports what NumPy raises about memory maps: a write into one that is open for reading, a shape that goes beyond the file.
 *
 * ## Why is this bad?
 * The program ends there. A map that is opened with mode "r" can't be written; "r+" changes the file, "c" only memory.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * np.save("counts.npy", np.zeros(30_000))
 * counts = np.load("counts.npy", mmap_mode="r")
 * counts[100] = 1
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * np.save("counts.npy", np.zeros(30_000))
 * counts = np.load("counts.npy", mmap_mode="r+")
 * counts[100] = 1
 * counts.flush()
 * ```
 *
 * ## When not to
 * When the exception is wanted: the rule is silent where a `try`, `suppress` or `raises` around it takes it.
 */

import { replace } from "../edits.ts";
import { raisedBy } from "../errors/raised.ts";
import { type Fix, rule } from "../rule.ts";
import { argument } from "../tree.ts";
import { isOfMap, modeOf, openedBy } from "./maps.ts";

export default rule({
  code: "ND505",
  name: "memmap-error",
  severity: "error",
  on: "raise",
  check(_, { trace, module, visits }) {
    const raised = raisedBy(trace, module, visits);
    if (!raised || !isOfMap(trace, raised.event)) return undefined;
    const maker = openedBy(trace, raised.event);
    const isReadOnly = maker !== undefined && modeOf(maker) === "r";
    return {
      message: `${raised.text}${isReadOnly ? '; open the file with "r+" to change it, or with "c" to change the array alone' : ""}`,
      severity: raised.isSure ? undefined : "warning",
      proof: raised.isSure ? [] : ["where this is reached at all"],
      fix: isReadOnly ? fixOf(maker) : undefined,
      related: maker ? [{ at: maker.node, message: "the file is opened here" }] : undefined,
    };
  },
});

function fixOf({ node, op }: NonNullable<ReturnType<typeof openedBy>>): Fix | undefined {
  const given = op === "numpy.load" ? argument(node, 1, "mmap_mode") : argument(node, 2, "mode");
  if (given?.kind !== "Constant") return undefined;
  return { title: 'Open the file with "r+"', safe: false, edits: [replace(given, '"r+"')] };
}
