import { NDArray, newBuffer } from "../ndarray/array.ts";
import type { Contents } from "../ndarray/contents.ts";
import { isExact, showDim } from "../ndarray/dim.ts";
import { dtypeText } from "../ndarray/dtypetext.ts";
import { asBounds, hullOf } from "../ndarray/hull.ts";
import { nbytes } from "../ndarray/layout.ts";
import { preview } from "../ndarray/print/preview.ts";
import { formatBytes, showLength } from "../ndarray/show.ts";
import type { Node } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import { eventsAt, makerOf, writesAfter } from "../trace/query.ts";
import type { Analysis } from "./analysis.ts";
import { base64 } from "./base64.ts";
import { orderName, ownerOf, sharerOf } from "./describe.ts";
import { codeBlock, escapeMarkdown } from "./markdown.ts";
import { layoutPicture } from "./picture.ts";
import { rangeOf } from "./places.ts";

/**
 * Returns what a hover says of an array below its one-line form, in Markdown: the picture, a table of NumPy's attributes, whose
 * memory it is, and the elements as NumPy prints them. The picture comes first, because editors cut long hovers off at the end.
 */
export function details(analysis: Analysis, array: NDArray, seen: Observation, node: Node): string {
  const known = contentsAt(analysis, array, seen, node);
  const text = known.array && elementsOf(known.array);
  const parts = [
    pictureOf(analysis, array),
    table(array),
    sentence(analysis, array, seen, known),
    text && codeBlock(text),
  ];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => `\n\n${part}`)
    .join("");
}

/** The elements as NumPy prints them; undefined where that says nothing new or takes more than a few lines. */
function elementsOf(array: NDArray): string | undefined {
  if (array.contents.kind === "fill") return undefined;
  const text = preview(array, { maxLines: 8, maxWidth: 72 });
  return text?.endsWith("\n ...") ? undefined : text;
}

/** The picture as an image that holds its own data; undefined when the layout is not known or paths give different arrays. */
function pictureOf({ trace }: Analysis, array: NDArray): string | undefined {
  if (array.alternatives) return undefined;
  const bytes = array.buffer.nbytes;
  const svg = layoutPicture(array.layout, {
    bufferBytes: isExact(bytes) ? bytes : undefined,
    ownerName: (ownerOf(trace, array) ?? sharerOf(trace, array))?.name,
    isMapped: array.buffer.kind === "mmap",
  });
  return svg && `![How the array lies in memory](data:image/svg+xml;base64,${base64(svg)})`;
}

/** NumPy's attributes side by side, so that they take two lines. */
function table(array: NDArray): string {
  const { layout, dtype } = array;
  const tuple = (dims: readonly string[]) => `(${dims.join(", ")}${dims.length === 1 ? "," : ""})`;
  const bytes = nbytes(layout);
  const columns: readonly (readonly [string, string])[] = [
    ["dtype", dtypeText(dtype)],
    ["shape", tuple(layout.shape.map(showLength))],
    ["strides", tuple(layout.strides.map(showDim))],
    ["itemsize", String(dtype.itemsize)],
    ["nbytes", isExact(bytes) ? bytes.toLocaleString("en-US") : showLength(bytes)],
    ["order", orderName(array)],
  ];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(columns.map(([name]) => name)),
    row(columns.map(() => "---")),
    row(columns.map(([, value]) => escapeMarkdown(value))),
  ].join("\n");
}

/** "8 MB, view of a, created on line 3 · read-only · values 0 .. 255". */
function sentence(analysis: Analysis, array: NDArray, seen: Observation, known: Known): string {
  const bytes = nbytes(array.layout);
  const parts = [
    isExact(bytes) && bytes < 1000 ? undefined : formatBytes(bytes),
    ownership(analysis, array),
    array.writeable ? "writeable" : "read-only",
    known.text,
    seen.count > 1 ? `met ${seen.count} times, this is the last` : undefined,
  ];
  return escapeMarkdown(parts.filter((part) => part !== undefined).join(" \u00b7 "));
}

/** "owns its memory" or "view of a, created on line 3". */
function ownership(analysis: Analysis, array: NDArray): string {
  const { trace, module } = analysis;
  if (array.alternatives) return "one of several arrays";
  const isMapped = array.buffer.kind === "mmap";
  if (isMapped && !array.base) return "memory-mapped file, not in memory";
  if (array.owndata) return "owns its memory";
  const of = isMapped ? "part of the memory map" : "view of";
  const owner = ownerOf(trace, array);
  if (owner) return `${of} ${owner.name}, created on line ${rangeOf(module, owner.node).line}`;
  const sharer = sharerOf(trace, array);
  if (sharer)
    return `shares its memory with ${sharer.name}, created on line ${rangeOf(module, sharer.node).line}`;
  const made = array.base && makerOf(trace, array.base);
  if (made)
    return isMapped ? "part of a memory-mapped file" : `view of an unnamed array made on line ${made.line}`;
  return isMapped ? "part of a memory-mapped file" : "view of memory it does not own";
}

/** What is known of the elements where the hover stands. */
interface Known {
  /** The array with the contents it had there; undefined when they are not known any more. */
  readonly array?: NDArray;
  readonly text?: string;
}

/** Later writes go into the same bytes, so that exact contents tell of a place only if nobody writes after it. */
function contentsAt({ trace }: Analysis, array: NDArray, seen: Observation, node: Node): Known {
  const step = eventsAt(trace, node).at(-1)?.step;
  const { contents } = seen;
  if (!contents || array.alternatives) return {};
  if (contents.kind === "exact") {
    const writes = step === undefined ? [] : writesAfter(trace, array, step);
    if (step === undefined || writes.length > 0)
      return writes.length > 0 ? { text: `written again on line ${writes[0].event.line}` } : {};
  }
  const then = withContents(array, contents);
  return { array: then, text: contentsText(then) };
}

function withContents(array: NDArray, contents: Contents): NDArray {
  const buffer = newBuffer(array.buffer.nbytes, contents, array.buffer.kind);
  buffer.store.approximate = array.buffer.store.approximate;
  return new NDArray(array.layout, buffer, array.base, array.owndata, array.writeable, array.subclass);
}

/** What is known of the elements together: "all 0", "values 0 .. 255". */
function contentsText(array: NDArray): string | undefined {
  const { contents } = array;
  if (contents.kind === "nothing" && contents.uninitialised) return "not initialised";
  const bounds = asBounds(hullOf(array), array.dtype);
  if (!bounds || !Number.isFinite(bounds.lo) || !Number.isFinite(bounds.hi)) return undefined;
  const nan = bounds.nan ? ", may hold NaN" : "";
  if (bounds.lo === bounds.hi) return `all ${bounds.lo}${nan}`;
  const whole = bounds.integral && array.dtype.kind === "f" ? ", whole numbers" : "";
  return `values ${bounds.lo} .. ${bounds.hi}${whole}${nan}`;
}
