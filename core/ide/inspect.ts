import type { NDArray } from "../ndarray/array.ts";
import { type Dim, isExact } from "../ndarray/layouts/dim.ts";
import { nbytes } from "../ndarray/layouts/layout.ts";
import { preview } from "../ndarray/print/preview.ts";
import { formatBytes } from "../ndarray/show.ts";
import type { Analysis } from "./analysis.ts";
import { contentsOf } from "./contents.ts";
import { showArray } from "./describe.ts";
import { attributesOf, ownership, pictureOf } from "./details.ts";
import { wayTo } from "./holders.ts";
import { liveArrays } from "./memory.ts";
import { heatMap } from "./picture/heat.ts";
import type { Inspected, Position } from "./types.ts";

/** Which of the arrays in the memory report is asked for, and how wide its picture may be in pixels. */
export interface Inspection {
  readonly buffer: string;
  readonly array: number;
  readonly width: number;
}

/** Returns one of the arrays that are alive at a place in full; undefined when it is not there any more. */
export function inspect(
  analysis: Analysis,
  at: Position,
  { buffer, array: place, width }: Inspection,
): Inspected | undefined {
  const { trace } = analysis;
  const alive = liveArrays(analysis, at).find(({ id }) => id === buffer);
  const found = alive?.arrays[place];
  if (!alive || !found) return undefined;
  const { array, bindings } = found;
  const node = bindings[0]?.node ?? trace.lives.get(array.buffer)?.node;
  const seen = node && trace.observations.get(node);
  const known = node && seen?.last === array ? contentsOf(analysis, array, seen, node) : {};
  return {
    show: showArray(trace, array),
    attributes: attributesOf(trace, array).map(([name, value]) =>
      name === "nbytes" ? [name, withUnit(value, nbytes(array.layout))] : [name, value],
    ),
    summary: `${ownership(analysis, array)} \u00b7 ${array.writeable ? "writeable" : "read-only"}`,
    picture: pictureOf(analysis, array, width),
    preview: known.array && elementsOf(known.array),
    heatMap: known.array && heatMap(known.array, width),
    contents: known.text,
    heldAs: alive.bindings.length === 0 ? wayTo(analysis, at.line, alive.life) : undefined,
  };
}

/** "36,864,000 (36.9 MB)": large numbers of bytes are hard to read. */
function withUnit(text: string, bytes: Dim): string {
  return isExact(bytes) && bytes >= 1000 ? `${text} (${formatBytes(bytes)})` : text;
}

/** The elements as NumPy prints them; where all are the same, what is known of them says so already. */
function elementsOf(array: NDArray): string | undefined {
  return array.contents.kind === "fill" ? undefined : preview(array, { maxLines: 14, maxWidth: 100 });
}
