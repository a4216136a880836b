import { isExactLayout, type Layout, nbytes } from "../ndarray/layout.ts";
import { formatBytes } from "../ndarray/show.ts";
import { distinctBytes } from "./picture/elements.ts";
import { axesLine, type Drawing, drawGrid } from "./picture/grid.ts";
import { drawStrip } from "./picture/strip.ts";
import { characterWidth, document, text } from "./picture/svg.ts";

/** What the picture says of the memory below the array. */
export interface PictureOptions {
  /** Size of the buffer; undefined when not known. */
  readonly bufferBytes?: number;
  /** The name of the array whose memory it is. */
  readonly ownerName?: string;
  readonly isMapped?: boolean;
}

const maxWidth = 580;

/**
 * Returns an SVG that shows how an array lies in its buffer: above, the array as people index it; below, the bytes in the order of
 * memory. A cell carries its element's index and its row's colour in both. What the array skips is an outline, what several indices
 * share says how many. Undefined when the layout is not known exactly or there is nothing to draw.
 */
export function layoutPicture(layout: Layout, options: PictureOptions = {}): string | undefined {
  if (!isExactLayout(layout) || layout.dtype.itemsize === 0 || layout.shape.includes(0)) return undefined;
  const cellWidth = cellWidthOf(layout.shape);
  const strip = drawStrip(layout, options.bufferBytes, cellWidth, maxWidth);
  if (!strip) return undefined;
  const rank = layout.shape.length;
  const lines: Drawing[] = [];
  if (rank > 1) lines.push(line(axesLine(layout)), drawGrid(layout, cellWidth, maxWidth));
  lines.push(line(memoryLine(layout, options)), strip);
  return stack(lines);
}

/** Wide enough for the index of an element near the start; 3-d indices take more room than 1-d ones. */
function cellWidthOf(shape: readonly number[]): number {
  const digits = shape.map((length) => Math.min(2, String(length - 1).length));
  const characters = digits.reduce((n, count) => n + count, 0) + Math.max(0, shape.length - 1);
  return Math.min(50, Math.max(24, characters * characterWidth + 6));
}

/** Says whose memory it is and how much of it the elements take: "memory of tile: 48 B, 12 B in this view". */
function memoryLine(layout: Parameters<typeof distinctBytes>[0], options: PictureOptions): string {
  const { bufferBytes, ownerName, isMapped } = options;
  const whose = ownerName ? `memory of ${ownerName}` : isMapped ? "mapped file" : "memory";
  const size = bufferBytes === undefined ? "" : `: ${formatBytes(bufferBytes)}`;
  const distinct = distinctBytes(layout);
  const extent = nbytes(layout);
  if (distinct === undefined) return `${whose}${size}; elements share bytes`;
  if (distinct !== extent)
    return `${whose}${size}; ${formatBytes(distinct)} stand for ${formatBytes(extent)}`;
  if (bufferBytes !== undefined && distinct < bufferBytes)
    return `${whose}${size}, ${formatBytes(distinct)} of it in this view`;
  return `${whose}${size}`;
}

function line(content: string): Drawing {
  return { parts: [text(0, 11, content)], width: content.length * characterWidth + 4, height: 18 };
}

/** Puts drawings below one another. */
function stack(drawings: readonly Drawing[]): string {
  let y = 0;
  const parts: string[] = [];
  drawings.forEach((drawing, i) => {
    parts.push(`<g transform='translate(1 ${y})'>${drawing.parts.join("")}</g>`);
    y += drawing.height + (i === drawings.length - 1 ? 0 : 4);
  });
  return document(Math.max(...drawings.map(({ width }) => width)), y + 2, parts);
}
