/**
 * ## What it does
 * Reports arrays that grow by `np.vstack`, `np.hstack`, `np.concatenate` and the like in a loop.
 *
 * ## Why is this bad?
 * Each call makes a new array and copies all that is there, so that the bytes copied grow with the square of the rounds.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * table = np.zeros((1, 64))
 * for i in range(300):
 *     table = np.vstack((table, np.full(64, i)))
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * table_parts = [np.zeros((1, 64))]
 * for i in range(300):
 *     table_parts.append(np.full(64, i))
 * table = np.vstack(table_parts)
 * ```
 *
 * ## When not to
 * When each round needs the whole array. Where the number of rounds is known, an array that is made once and filled is better
 * still. A buffer that doubles when it is full is not reported: it copies little in all.
 */
import type { Module } from "../../syntax/ast.ts";
import { textOf } from "../edits.ts";
import { rule } from "../rule.ts";
import type { Joining } from "./growing.ts";
import { growthReport, joiningName } from "./report.ts";

const names: ReadonlySet<string> = new Set([
  "concatenate",
  "vstack",
  "hstack",
  "dstack",
  "column_stack",
  "stack",
  "block",
  "r_",
  "c_",
]);

export default rule({
  code: "ND602",
  name: "concatenate-in-loop",
  severity: "warning",
  on: ["alloc", "unknown"],
  check(event, { trace, module, visits }) {
    const called = joiningName(event, names);
    return called ? growthReport(visits, { trace, module }, called, joinOf(module, event)) : undefined;
  },
});

/** Returns how a list of the parts is joined: by the same call. */
function joinOf(module: Module, { node, op }: Joining): ((list: string) => string) | undefined {
  if (node.kind !== "Call" || op === "numpy.block") return undefined;
  const [first, ...others] = node.args;
  if (first?.kind !== "Tuple" && first?.kind !== "List") return undefined;
  const rest = [...others, ...node.keywords].map((argument) => `, ${textOf(module, argument)}`).join("");
  return (list) => `${textOf(module, node.func)}(${list}${rest})`;
}
