import type { NDArray } from "../ndarray/array.ts";
import { isExact, showDim } from "../ndarray/dim.ts";
import { dtypeText } from "../ndarray/dtypetext.ts";
import { asBounds, hullOf } from "../ndarray/hull.ts";
import { nbytes } from "../ndarray/layout.ts";
import { preview } from "../ndarray/print/preview.ts";
import { formatBytes, show, showLength } from "../ndarray/show.ts";
import type { Value } from "../ndarray/value.ts";
import { children, type Node, spanOf } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import { makerOf } from "../trace/query.ts";
import type { Analysis } from "./analysis.ts";
import { base64 } from "./base64.ts";
import { orderName, ownerOf, showArray } from "./describe.ts";
import { escapeMarkdown } from "./markdown.ts";
import { layoutPicture } from "./picture.ts";
import { rangeOf } from "./places.ts";
import type { Hover, Position } from "./types.ts";

/** The hover at a position: whole on a definition, one line elsewhere; undefined where there is nothing to say. */
export function hover(analysis: Analysis, at: Position): Hover | undefined {
  const offset = analysis.module.lines.offset(at.line, at.col);
  const found = observedAt(analysis, offset);
  if (!found) return undefined;
  const { node, seen, isDefinition } = found;
  const title = titleOf(analysis, seen);
  if (!title) return undefined;
  const array = seen.last.t === "ndarray" ? seen.last : undefined;
  const body = isDefinition && array ? details(analysis, array, seen) : "";
  return {
    range: rangeOf(analysis.module, node),
    title,
    markdown: `\`\`\`python\n${nameOf(node)}${title}\n\`\`\`${body}`,
  };
}

interface Found {
  readonly node: Node;
  readonly seen: Observation;
  readonly isDefinition: boolean;
}

/** Returns the innermost place around the offset at which an array or scalar was seen. */
function observedAt({ module, trace }: Analysis, offset: number): Found | undefined {
  let best: Found | undefined;
  const visit = (node: Node, isTarget: boolean) => {
    const { start, end } = spanOf(node);
    if (offset < start || offset > end) return;
    const seen = trace.observations.get(node);
    if (seen && isShown(seen.last)) best = { node, seen, isDefinition: isTarget || node.kind === "arg" };
    for (const child of children(node))
      visit(
        child,
        isTargetOf(node, child) ||
          (isTarget && (node.kind === "Tuple" || node.kind === "List" || node.kind === "Starred")),
      );
  };
  for (const statement of module.body) visit(statement, false);
  return best;
}

function isTargetOf(node: Node, child: Node): boolean {
  if (node.kind === "Assign") return node.targets.includes(child as never);
  return "target" in node && node.target === child;
}

function isShown(value: Value): boolean {
  return value.t === "ndarray" || value.t === "scalar";
}

/** The one-line form; where visits differ, what they have in common. */
function titleOf({ trace }: Analysis, seen: Observation): string | undefined {
  const { last } = seen;
  if (last.t === "scalar")
    return seen.value === undefined ? show(last) : `${show(last)} = ${String(seen.value)}`;
  if (last.t !== "ndarray") return undefined;
  if (
    seen.dtype &&
    seen.shape &&
    !seen.shape.includes(undefined) &&
    seen.strides &&
    !seen.strides.includes(undefined)
  )
    return showArray(trace, last);
  const dtype = seen.dtype ? dtypeText(seen.dtype) : "?";
  const shape = seen.shape
    ? seen.shape.map((dim) => (dim === undefined ? "?" : showLength(dim))).join(", ")
    : "...";
  return `${dtype}[${shape}]`;
}

function nameOf(node: Node): string {
  return node.kind === "Name" ? `${node.id}: ` : node.kind === "arg" ? `${node.arg}: ` : "";
}

/** The table, the picture and the preview. */
function details(analysis: Analysis, array: NDArray, seen: Observation): string {
  const rows = tableRows(analysis, array, seen);
  const table = [
    "| | |",
    "| --- | --- |",
    ...rows.map(([name, value]) => `| ${name} | ${escapeMarkdown(value)} |`),
  ].join("\n");
  const bytes = array.buffer.nbytes;
  const svg = layoutPicture(array.layout, isExact(bytes) ? bytes : undefined);
  const picture = svg ? `\n\n![How the array lies in memory](data:image/svg+xml;base64,${base64(svg)})` : "";
  const text = preview(array, { maxLines: 8, maxWidth: 72 });
  return `\n\n${table}${picture}${text ? `\n\n\`\`\`python\n${text}\n\`\`\`` : ""}`;
}

function tableRows(analysis: Analysis, array: NDArray, seen: Observation): [string, string][] {
  const { layout } = array;
  const bytes = nbytes(layout);
  const tuple = (dims: readonly string[]) => `(${dims.join(", ")}${dims.length === 1 ? "," : ""})`;
  const rows: [string, string][] = [
    ["dtype", `${dtypeText(array.dtype)}, ${array.dtype.itemsize} bytes an element`],
    ["shape", tuple(layout.shape.map(showLength))],
    ["strides", `${tuple(layout.strides.map(showDim))} bytes`],
    [
      "nbytes",
      isExact(bytes) ? `${bytes.toLocaleString("en-US")} (${formatBytes(bytes)})` : formatBytes(bytes),
    ],
    ["order", orderName(array)],
    ["memory", ownership(analysis, array)],
    ["writeable", array.writeable ? "yes" : "no"],
  ];
  const contents = contentsText(array);
  if (contents) rows.push(["contents", contents]);
  if (seen.count > 1) rows.push(["seen", `${seen.count} times; this is the last`]);
  return rows;
}

/** "owns its memory" or "view of a, created on line 3". */
function ownership(analysis: Analysis, array: NDArray): string {
  const { trace, module } = analysis;
  if (array.alternatives) return "one of several arrays";
  if (array.buffer.kind === "mmap")
    return array.base ? "part of a memory-mapped file" : "memory-mapped file, not in memory";
  if (array.owndata) return "owns its memory";
  const owner = ownerOf(trace, array);
  if (owner) return `view of ${owner.name}, created on line ${rangeOf(module, owner.node).line}`;
  const made = array.base && makerOf(trace, array.base);
  return made ? `view of an array made on line ${made.line}` : "view of memory it does not own";
}

/** What is known of the elements: "all 0", "0, 1, 2, ...", "0 .. 255". */
function contentsText(array: NDArray): string | undefined {
  const { contents } = array;
  if (contents.kind === "nothing" && contents.uninitialised) return "not initialised";
  if (contents.kind === "ramp") return `arithmetic sequence, step ${contents.step}`;
  const hull = hullOf(array);
  const bounds = asBounds(hull, array.dtype);
  if (!bounds || !Number.isFinite(bounds.lo) || !Number.isFinite(bounds.hi)) return undefined;
  if (bounds.lo === bounds.hi) return `all ${bounds.lo}`;
  return `${bounds.lo} .. ${bounds.hi}${bounds.integral && array.dtype.kind === "f" ? ", whole numbers" : ""}${bounds.nan ? ", may hold NaN" : ""}`;
}
