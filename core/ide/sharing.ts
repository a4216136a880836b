import type { NDArray } from "../ndarray/array.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import { buffersOf } from "../trace/flow.ts";
import type { Analysis } from "./analysis.ts";
import { observedAt } from "./observed.ts";
import { rangeOf } from "./places.ts";
import type { Position, SharedName } from "./types.ts";

/**
 * Returns the names in the file that lie on the same memory as the array at a position, in the order of the text; none where the
 * array shares its memory with no other.
 */
export function sharing(analysis: Analysis, at: Position): readonly SharedName[] {
  const { trace, module } = analysis;
  const found = observedAt(analysis, module.lines.offset(at.line, at.col));
  const array = found?.seen.last;
  if (array?.t !== "ndarray") return [];
  const memory = new Set(buffersOf(array));
  const names: (SharedName & { readonly array: NDArray })[] = [];
  for (const [node, { last }] of trace.observations) {
    if ((node.kind !== "Name" && node.kind !== "arg") || last.t !== "ndarray" || !liesOn(last, memory))
      continue;
    const range = rangeOf(module, node.kind === "arg" ? node.argSpan : node);
    names.push({ ...range, role: last.owndata ? "owner" : "view", array: last });
  }
  if (names.every((name) => name.array === names[0].array)) return [];
  return names.map(({ array: _, ...name }) => name).sort((a, b) => a.line - b.line || a.col - b.col);
}

function liesOn(array: NDArray, memory: ReadonlySet<Buffer>): boolean {
  return buffersOf(array).some((buffer) => memory.has(buffer));
}
