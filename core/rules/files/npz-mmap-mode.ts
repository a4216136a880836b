/**
 * ## What it does
 * Reports `np.load` of an `.npz` archive with `mmap_mode`.
 *
 * ## Why is this bad?
 * NumPy ignores `mmap_mode` for archives without a word: each array is read into memory as a whole when it is asked for
 * (numpy#28795). Only single `.npy` files can be mapped.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * np.savez("both.npz", left=np.zeros(100_000), right=np.ones(100_000))
 * both = np.load("both.npz", mmap_mode="r")
 * print(both["left"][:3])
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * np.save("left.npy", np.zeros(100_000))
 * left = np.load("left.npy", mmap_mode="r")
 * print(left[:3])
 * ```
 *
 * ## When not to
 * When the archive is small and the argument is there for other files that the same code loads.
 */
import { rule } from "../rule.ts";

export default rule({
  code: "ND503",
  name: "npz-mmap-mode",
  severity: "warning",
  on: "value",
  check({ op, value, named, ins }) {
    if (op !== "numpy.load" || value.t !== "object" || value.type !== "NpzFile") return undefined;
    const mode = named.get("mmap_mode") ?? ins[1];
    if (!mode || mode.t === "none") return undefined;
    return {
      message:
        "0 bytes mapped: np.load ignores mmap_mode for .npz archives and reads each array whole; save the arrays as .npy files to map them",
      proof: ["the file is an .npz archive"],
    };
  },
});
