import type { NDArray } from "../ndarray/array.ts";
import type { DType } from "../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../ndarray/dtypes/dtypetext.ts";
import { isExact } from "../ndarray/layouts/dim.ts";
import { nbytes } from "../ndarray/layouts/layout.ts";
import { preview } from "../ndarray/print/preview.ts";
import { formatBytes, showLength } from "../ndarray/show.ts";
import type { Node } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import { makerOf, namesOnAnyOf } from "../trace/query.ts";
import type { Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { base64 } from "./base64.ts";
import { contentsOf, type Known } from "./contents.ts";
import { orderName, ownerOf, shapeText, sharerOf } from "./describe.ts";
import { codeBlock, escapeMarkdown } from "./markdown.ts";
import { readAgainstOrder } from "./order.ts";
import { layoutPicture } from "./picture.ts";
import { rangeOf } from "./places.ts";
import { fits } from "./sizes.ts";
import { named } from "./unknowns.ts";

/**
 * Returns what a hover says of an array below its one-line form, in Markdown: a table of NumPy's attributes, whose memory it is, the
 * picture, and the elements as NumPy prints them. Editors cut long hovers off at the end, for which a picture is the best place.
 */
export function details(analysis: Analysis, array: NDArray, seen: Observation, node: Node): string {
  const known = contentsOf(analysis, array, seen, node);
  const text = known.array && elementsOf(known.array);
  const parts = [
    table(analysis.trace, array),
    sentence(analysis, array, seen, known),
    pictureAsMarkdown(analysis, array),
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

/** The picture as an image that holds its own data. */
function pictureAsMarkdown(analysis: Analysis, array: NDArray): string | undefined {
  const svg = pictureOf(analysis, array);
  return svg && `![How the array lies in memory](data:image/svg+xml;base64,${base64(svg)})`;
}

/** Returns the picture of an array as SVG; undefined when the layout is not known or paths give different arrays. */
export function pictureOf(analysis: Analysis, array: NDArray, width?: number): string | undefined {
  const { trace } = analysis;
  if (array.alternatives) return undefined;
  const bytes = array.buffer.nbytes;
  return layoutPicture(array.layout, {
    bufferBytes: isExact(bytes) ? bytes : undefined,
    ownerName: (ownerOf(trace, array) ?? sharerOf(trace, array))?.name,
    isMapped: array.buffer.kind === "mmap",
    marksLines: readAgainstOrder(analysis).has(array.buffer),
    width,
  });
}

/** NumPy's attributes side by side, so that they take two lines; padded, as some editors show Markdown as it is written. */
function table(trace: Trace, array: NDArray): string {
  const columns = attributesOf(trace, array).map(([name, value]) => {
    const cell = escapeMarkdown(name === "dtype" ? shortDType(array.dtype, value) : value);
    const width = Math.max(name.length, cell.length);
    return [name.padEnd(width), `:${"-".repeat(width - 1)}`, cell.padEnd(width)] as const;
  });
  return [0, 1, 2].map((line) => `| ${columns.map((column) => column[line]).join(" | ")} |`).join("\n");
}

/** Fields are in the one-line form already, and would leave the other columns no room. */
function shortDType({ fields }: DType, text: string): string {
  return fields ? `${fields.length} ${fields.length === 1 ? "field" : "fields"}` : text;
}

/** Returns NumPy's attributes of an array by name. */
export function attributesOf(trace: Trace, array: NDArray): readonly (readonly [string, string])[] {
  const { layout, dtype } = array;
  const tuple = (dims: readonly string[]) => `(${dims.join(", ")}${dims.length === 1 ? "," : ""})`;
  const bytes = named(trace, nbytes(layout));
  return [
    ["dtype", dtypeText(dtype)],
    ["shape", shapeText(trace, array)],
    ["strides", tuple(layout.strides.map((stride) => showLength(named(trace, stride))))],
    ["itemsize", String(dtype.itemsize)],
    ["nbytes", isExact(bytes) ? bytes.toLocaleString("en-US") : showLength(bytes)],
    ["order", orderName(array)],
  ];
}

/** "8 MB, view of a, created on line 3 · read-only · values 0 .. 255". */
function sentence(analysis: Analysis, array: NDArray, seen: Observation, known: Known): string {
  const bytes = nbytes(array.layout);
  const parts = [
    isExact(bytes) && bytes < 1000 ? undefined : formatBytes(named(analysis.trace, bytes)),
    fits(analysis.trace, bytes, analysis.settings.memoryBudget),
    ownership(analysis, array),
    // Of a view its owner is told, and the picture has to fit below in what editors show of a hover.
    array.owndata ? sharers(analysis, array) : undefined,
    array.writeable ? "writeable" : "read-only",
    known.text,
    seen.count > 1 ? `seen ${seen.count} times, shown as it was at last` : undefined,
  ];
  return escapeMarkdown(parts.filter((part) => part !== undefined).join(" \u00b7 "));
}

/** "8 MB · made on line 2 · shared by v (line 3)": what is said of an array where its name is only used. */
export function whereabouts(analysis: Analysis, array: NDArray): string {
  const bytes = nbytes(array.layout);
  const maker = array.owndata ? makerOf(analysis.trace, array) : undefined;
  const parts = [
    isExact(bytes) && bytes < 1000 ? undefined : formatBytes(named(analysis.trace, bytes)),
    maker ? `made on line ${maker.line}` : ownership(analysis, array),
    sharers(analysis, array),
  ];
  return escapeMarkdown(parts.filter((part) => part !== undefined).join(" \u00b7 "));
}

/** Most names that are told of. */
const mostSharers = 3;

/** "shared by v (line 3)": names that other arrays on its memory have at any time, but for the one that it is a view of. */
function sharers({ trace, module }: Analysis, array: NDArray): string | undefined {
  if (array.alternatives) return undefined;
  const told = (ownerOf(trace, array) ?? sharerOf(trace, array))?.name;
  const others = namesOnAnyOf(trace, array.buffer).filter((one) => one.array !== array && one.name !== told);
  const texts = [
    ...new Map(
      others.map(({ name, node }) => [name, `${name} (line ${rangeOf(module, node).line})`]),
    ).values(),
  ];
  if (texts.length === 0) return undefined;
  const more = texts.length > mostSharers ? ` and ${texts.length - mostSharers} more` : "";
  return `shared by ${texts.slice(0, mostSharers).join(", ")}${more}`;
}

/** Returns "owns its memory" or "view of a, created on line 3". */
export function ownership(analysis: Analysis, array: NDArray): string {
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
  if (isMapped) return "part of a memory-mapped file";
  return array.base ? "view of an unnamed array" : "uses the memory of another object";
}
