/**
 * ## What it does
 * Reports operations that make an array in memory of most of a memory-mapped file: arithmetic on the whole map, `np.array(mm)`,
 * `mm.copy()`, `mm.astype(...)`.
 *
 * ## Why is this bad?
 * A memory map takes no memory because only what is touched is read. An operation on all of it reads the whole file and puts the
 * result, which is as large as the file or larger, into memory.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * store = np.memmap("numbers.dat", dtype=np.float32, mode="w+", shape=(1_000_000,))
 * scaled = store * np.float32(2)
 * print(scaled[:10])
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * store = np.memmap("numbers.dat", dtype=np.float32, mode="w+", shape=(1_000_000,))
 * scaled = store[:10] * np.float32(2)
 * print(scaled)
 * ```
 *
 * ## When not to
 * When the result fits memory easily and is needed as a whole. Blocks (`for start in range(0, len(store), size)`) keep the memory at the
 * size of a block.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes } from "../../ndarray/show.ts";
import type { EventOf } from "../../trace/event.ts";
import { amountOf } from "../amount.ts";
import { rule } from "../rule.ts";

/** The part of a file's bytes from which on an operation counts as one on the whole file. */
const wholeShare = 0.5;

/** Bytes of an element beside which the byte of a mask does not count. */
const smallMask = 4;

export default rule({
  code: "ND502",
  name: "memmap-to-memory",
  severity: "warning",
  on: ["ufunc", "copy"],
  check(event, { visits }) {
    const map = mapOf(event);
    if (!map || !visits.every(mapOf) || !isExact(event.allocated) || event.allocated === 0) return undefined;
    const amount = amountOf(visits, "of a memory-mapped file brought into memory");
    return {
      message: `${amount.text}: work on slices of it, block by block, or write the result into another memory map with out=`,
      bytes: amount.bytes,
      proof: [`the map itself takes no memory; it shows ${formatBytes(nbytes(map.layout))} of its file`],
    };
  },
});

/** Returns the memory map of which the event makes an array in memory; undefined when it takes only a part of the file. */
function mapOf(event: EventOf<"ufunc" | "copy">): NDArray | undefined {
  if (event.out.buffer.kind !== "heap" || (event.kind === "ufunc" && event.into)) return undefined;
  const operands = event.kind === "copy" ? [event.of] : event.ins.filter((value) => value.t === "ndarray");
  if (event.kind === "copy" && isPartOf(event)) return undefined;
  const map = operands.find(isWholeMap);
  // A mask is a small part of what it tells of.
  const isMask = event.out.dtype.kind === "b" && map !== undefined && map.dtype.itemsize >= smallMask;
  return isMask ? undefined : map;
}

/** True for what an index of integers or a mask picks out, unless that is known to be most of the file. */
function isPartOf({ op, of, out }: EventOf<"copy">): boolean {
  const [part, whole] = [nbytes(out.layout), nbytes(of.layout)];
  const isPicking = op === "getitem" || /\.(take|compress|extract)$/.test(op);
  return isPicking && !(isExact(part) && isExact(whole) && part >= whole * wholeShare);
}

function isWholeMap(array: NDArray): boolean {
  const [shown, whole] = [nbytes(array.layout), array.buffer.nbytes];
  return array.buffer.kind === "mmap" && isExact(shown) && isExact(whole) && shown >= whole * wholeShare;
}
