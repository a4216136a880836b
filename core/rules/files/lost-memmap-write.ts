/**
 * ## What it does
 * Reports writes into a memory map that was opened with mode "c", and that nobody reads afterwards.
 *
 * ## Why is this bad?
 * "c" stands for copy-on-write: what is written stays in memory, page by page, and never gets into the file. Where nobody reads the
 * array again the work is lost.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * np.save("table.npy", np.zeros((1000, 100)))
 * table = np.load("table.npy", mmap_mode="c")
 * table[0] = 1
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * np.save("table.npy", np.zeros((1000, 100)))
 * table = np.load("table.npy", mmap_mode="r+")
 * table[0] = 1
 * table.flush()
 * ```
 *
 * ## When not to
 * When the array is only changed for what is computed from it. The rule is silent when it is read after the write.
 */
import type { NDArray } from "../../ndarray/array.ts";
import type { AllocEvent, OperationEvent } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf, bytesWritten } from "../amount.ts";
import { replace } from "../edits.ts";
import { type Fix, rule } from "../rule.ts";
import { argument } from "../tree.ts";
import { modeOf } from "./maps.ts";

export default rule({
  code: "ND504",
  name: "lost-memmap-write",
  severity: "error",
  on: ["write", "ufunc"],
  check(event, { trace, visits }) {
    const makers = visits.map((visit) => lostMap(trace, visit));
    const [maker] = makers;
    if (!maker || makers.includes(undefined)) return undefined;
    const { text } = amountOf(visits, "written and lost", bytesWritten);
    return {
      message: `${text}: mode "c" keeps changes in memory, they never get into the file; open it with "r+"`,
      severity: event.certain ? undefined : "warning",
      proof: ["nobody reads the array after the write"],
      fix: fixOf(maker),
      related: [{ at: maker.node, message: "the file is opened here" }],
    };
  },
});

/** Returns the call that opened a file for copy-on-write when nothing reads what the operation writes. */
function lostMap(trace: Trace, event: OperationEvent): AllocEvent | undefined {
  const into = "into" in event ? event.into : undefined;
  if (!into || into.alternatives || !trace.isWhole) return undefined;
  const owner = trace.lives.get(into.buffer)?.owner ?? into;
  const maker = makerOf(trace, owner);
  if (maker?.kind !== "alloc" || modeOf(maker) !== "c" || isReadAfter(trace, into, event)) return undefined;
  return maker;
}

/** Writing again, flushing and looking at the shape are no reading. */
function isReadAfter(trace: Trace, into: NDArray, event: OperationEvent): boolean {
  const joined = event.loops.some(({ iteration }) => iteration === undefined);
  return elementUses(trace, into).some(({ event: other, role }) => {
    if (other === event || (other.step < event.step && !joined)) return false;
    if (role === "viewed") return other.kind === "view" && other.out.buffer !== into.buffer;
    if (role === "written") return other.kind === "ufunc";
    return !("op" in other) || !/flush$/.test(other.op);
  });
}

function fixOf({ node, op }: AllocEvent): Fix | undefined {
  const given = op === "numpy.load" ? argument(node, 1, "mmap_mode") : argument(node, 2, "mode");
  if (given?.kind !== "Constant") return undefined;
  return { title: 'Open the file with "r+"', safe: false, edits: [replace(given, '"r+"')] };
}
