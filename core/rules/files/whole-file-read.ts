/**
 * ## What it does
 * Reports files that are read into memory as a whole (`np.load`, `np.fromfile`, `np.frombuffer(f.read())`) when the program then
 * uses only a part of them.
 *
 * ## Why is this bad?
 * All of the file is copied to memory, and read from disk, for the few elements that are looked at. A memory map gives an array of the
 * same dtype and shape of which only the pages that are touched are read.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * np.save("series.npy", np.zeros((2000, 256)))
 * series = np.load("series.npy")
 * print(series[100:120].sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * np.save("series.npy", np.zeros((2000, 256)))
 * series = np.load("series.npy", mmap_mode="r")
 * print(series[100:120].sum())
 * ```
 *
 * ## When not to
 * When the file is replaced or removed while the array is in use, when it lies on a slow network disk, or when most of it is read after
 * all.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, isExact, plus } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { Call, Module } from "../../syntax/ast.ts";
import type { AllocEvent, CopyEvent, Event } from "../../trace/event.ts";
import { touchesAfter } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { addKeyword, replace } from "../edits.ts";
import { type Fix, rule } from "../rule.ts";
import { numpyName } from "../tree.ts";

/** Files that are read at once anyway, whatever is asked for. */
const leastBytes = 64 * 1024;
/** The part of a file that may be used without a memory map being better. */
const largestShare = 0.25;

export default rule({
  code: "ND501",
  name: "whole-file-read",
  severity: "warning",
  on: "alloc",
  check(event, { trace, module, visits }) {
    if (!visits.every(readsFile)) return undefined;
    const used = visits.map((visit) => usedBytes(trace, visit));
    const whole = nbytes(event.out.layout);
    const most = Math.max(...used.map((bytes) => bytes ?? Number.POSITIVE_INFINITY));
    if (!isExact(whole) || whole < leastBytes || most > whole * largestShare) return undefined;
    const fix = fixOf(event, module);
    return {
      message: `${formatBytes(whole)} read for ${formatBytes(most)}: only a part of the file is used; a memory map reads just that; ${fix ? fix.title[0].toLowerCase() + fix.title.slice(1) : "use np.memmap"}`,
      bytes: whole,
      proof: [`${formatBytes(most)} of ${formatBytes(whole)} are looked at`, "nobody writes into the array"],
      fix,
    };
  },
});

function readsFile({ op, ins, named, out }: AllocEvent): boolean {
  if (op === "numpy.load") return !named.has("mmap_mode") && out.subclass === "ndarray";
  if (op === "numpy.fromfile") return true;
  return op === "numpy.frombuffer" && ins[0]?.t === "bytes" && ins[0].fromFile === true;
}

/** Returns the bytes of the array that the program ever looks at; undefined when that is not known. */
function usedBytes(trace: Trace, { out, step }: AllocEvent): number | undefined {
  const used = new Map<NDArray, Dim>([[out, 0]]);
  const charge = (array: NDArray, bytes: Dim) => used.set(array, plus(used.get(array) ?? 0, bytes));
  // A view that nobody looks at yet is there to be looked at.
  const idle = new Set<NDArray>();
  for (const { event, array, role } of touchesAfter(trace, out, step)) {
    if (role === "written" || isElsewhere(event)) return undefined;
    if (role === "made" || !used.has(array) || leavesAlone(event)) continue;
    idle.delete(array);
    if (event.kind === "view") {
      used.set(event.out, 0);
      idle.add(event.out);
    } else charge(array, bytesOf(event, array));
  }
  const bytes = [...idle]
    .map(({ layout }) => nbytes(layout))
    .reduce(plus, [...used.values()].reduce(plus, 0));
  return isExact(bytes) ? bytes : undefined;
}

/** Bytes that an operation looks at: those of what it picks, or all. */
function bytesOf(event: Event, { layout, dtype }: NDArray): Dim {
  if (isPicked(event)) return nbytes(event.out.layout);
  const isCounted = event.loops.every(({ iteration }) => iteration !== undefined);
  return event.kind === "value" && isCounted ? dtype.itemsize : nbytes(layout);
}

/** Rows or elements that an index of integers copies out of the file. */
function isPicked(event: Event): event is CopyEvent {
  if (event.kind !== "copy" || event.op !== "getitem") return false;
  const index = event.ins[1];
  const parts = index?.t === "tuple" ? index.items : [index];
  return parts.every((part) => part?.t !== "ndarray" || part.dtype.kind !== "b");
}

/** What looks at the array's shape only. */
function leavesAlone(event: Event): boolean {
  if (event.kind === "bind" || (event.kind === "value" && event.op !== "getitem")) return true;
  return event.kind === "use" && ["inspect", "identity", "store", "return"].includes(event.how);
}

/** Somebody who is not known gets hold of the memory. */
function isElsewhere(event: Event): boolean {
  if (event.kind === "unknown") return true;
  if (event.kind !== "use") return false;
  const isLost = !event.scope.called || event.loops.some(({ iteration }) => iteration === undefined);
  return event.how === "escape" || ((event.how === "store" || event.how === "return") && isLost);
}

/** A suggestion, because the file may change or go away while the map is open. */
function fixOf({ op, node, ins }: AllocEvent, module: Module): Fix | undefined {
  const np = numpyName(module);
  if (node.kind !== "Call" || !np) return undefined;
  if (op === "numpy.load")
    return { title: 'Add mmap_mode="r"', safe: false, edits: [addKeyword(module, node, 'mmap_mode="r"')] };
  if (op !== "numpy.fromfile" || !isPlainRead(node) || ins[0]?.t !== "str") return undefined;
  return {
    title: "Use np.memmap",
    safe: false,
    edits: [replace(node.func, `${np}.memmap`), addKeyword(module, node, 'mode="r"')],
  };
}

/** `np.fromfile(path, dtype=...)`: the other arguments mean other things to a memory map. */
function isPlainRead({ args, keywords }: Call): boolean {
  return args.length <= 2 && keywords.every(({ arg }) => arg === "dtype");
}
