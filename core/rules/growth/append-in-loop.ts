/**
 * ## What it does
 * Reports arrays that grow by `np.append`, `np.insert`, `np.pad` or `np.resize`, or shrink by `np.delete`, in a loop.
 *
 * ## Why is this bad?
 * Arrays can't grow: each call makes a new array and copies all that is there. 20000 rounds copy 1.6 GB to make 160 kB.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * curve = np.array([1.0])
 * for i in range(500):
 *     curve = np.append(curve, i * 0.5)
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * curve_parts = [1.0]
 * for i in range(500):
 *     curve_parts.append(i * 0.5)
 * curve = np.array(curve_parts)
 * ```
 *
 * ## When not to
 * When the array is small and each round needs the whole of it. Where the number of rounds is known, an array that is made once
 * and filled is better still.
 */
import type { Call, Module } from "../../syntax/ast.ts";
import { textOf } from "../edits.ts";
import { rule } from "../rule.ts";
import { argument, numpyName } from "../tree.ts";
import type { Joining } from "./growing.ts";
import { growthReport, joiningName } from "./report.ts";

const names: ReadonlySet<string> = new Set(["append", "insert", "pad", "delete", "resize"]);

export default rule({
  code: "ND601",
  name: "append-in-loop",
  severity: "warning",
  on: ["alloc", "copy", "unknown"],
  check(event, { trace, module, visits }) {
    const called = joiningName(event, names);
    return called ? growthReport(visits, { trace, module }, called, joinOf(module, visits)) : undefined;
  },
});

/** Returns how a list of the parts is joined: like `np.append`, which flattens what it gets unless an axis is given. */
function joinOf(module: Module, visits: readonly Joining[]): ((list: string) => string) | undefined {
  const [{ node, op }] = visits;
  const np = numpyName(module);
  if (node.kind !== "Call" || op !== "numpy.append" || !np) return undefined;
  const axis = argument(node, 2, "axis");
  if (axis)
    return isPlain(node) ? (list) => `${np}.concatenate(${list}, axis=${textOf(module, axis)})` : undefined;
  return visits.every(isFlat) ? (list) => `${np}.hstack(${list})` : undefined;
}

/** Both parts stand there by position, the axis by either. */
function isPlain({ args }: Call): boolean {
  return args.length >= 2;
}

/** True when both parts are known to have at most one axis. */
function isFlat({ ins }: Joining): boolean {
  return (
    ins.length === 2 &&
    ins.every((value) =>
      value.t === "ndarray" ? value.shape.length <= 1 : ["int", "float", "bool", "scalar"].includes(value.t),
    )
  );
}
