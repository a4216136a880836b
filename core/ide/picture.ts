import { type ExactLayout, isExactLayout, type Layout, nbytes } from "../ndarray/layouts/layout.ts";
import { formatBytes } from "../ndarray/show.ts";
import { distinctBytes } from "./picture/elements.ts";
import { axesLines, type Drawing, drawGrid } from "./picture/grid.ts";
import { cacheLineBytes, drawStrip } from "./picture/strip.ts";
import { characterWidth, document, text } from "./picture/svg.ts";

/** What the picture says of the memory below the array. */
export interface PictureOptions {
  /** Size of the buffer; undefined when not known. */
  readonly bufferBytes?: number;
  /** The name of the array whose memory it is. */
  readonly ownerName?: string;
  readonly isMapped?: boolean;
  /** True to mark where cache lines begin, for arrays that are read against their order. */
  readonly marksLines?: boolean;
  /** Most pixels that it may take across; a hover's width when absent. */
  readonly width?: number;
}

const usualWidth = 580;
const lineHeight = 13;

/**
 * Returns an SVG that shows how an array lies in its buffer: above, the array as people index it; below, the bytes in the order of
 * memory. A cell carries its element's index and its row's colour in both. What the array skips is an outline, what several indices
 * share says how many. Undefined when the layout is not known exactly or there is nothing to draw.
 */
export function layoutPicture(layout: Layout, options: PictureOptions = {}): string | undefined {
  if (!isExactLayout(layout) || layout.dtype.itemsize === 0 || layout.shape.includes(0)) return undefined;
  const cellWidth = cellWidthOf(layout.shape);
  const maxWidth = Math.max(220, options.width ?? usualWidth);
  const strip = drawStrip(layout, options.bufferBytes, cellWidth, maxWidth, options.marksLines);
  if (!strip) return undefined;
  const rank = layout.shape.length;
  const memory = memoryLines(layout, options);
  if (rank < 2) return stack([fitting([memory], maxWidth), strip]);
  const grid = drawGrid(layout, cellWidth, maxWidth);
  return stack([...explained(grid, axesLines(layout), memory, maxWidth), strip]);
}

/** Puts lines to the right of the grid where there is room, else above it: hovers show few lines at once. */
function explained(
  grid: Drawing,
  axes: readonly string[],
  memory: readonly string[],
  maxWidth: number,
): Drawing[] {
  const beside = lines([...axes, ...memory]);
  const left = grid.width + 20;
  if (left + beside.width > maxWidth) return [fitting([axes, memory], maxWidth), grid];
  return [
    {
      parts: [...grid.parts, `<g transform='translate(${left} 0)'>${beside.parts.join("")}</g>`],
      width: left + beside.width,
      height: Math.max(grid.height, beside.height),
    },
  ];
}

/** Puts the parts of each line side by side where there is room, else each on a line of its own. */
function fitting(content: readonly (readonly string[])[], maxWidth: number): Drawing {
  const joined = lines(content.map((parts) => parts.join(parts === content.at(-1) ? ", " : " \u00b7 ")));
  return joined.width > maxWidth ? lines(content.flat()) : joined;
}

/** Wide enough for the index of an element near the start; 3-d indices take more room than 1-d ones. */
function cellWidthOf(shape: readonly number[]): number {
  const digits = shape.map((length) => Math.min(2, String(length - 1).length));
  const characters = digits.reduce((n, count) => n + count, 0) + Math.max(0, shape.length - 1);
  return Math.min(50, Math.max(24, characters * characterWidth + 6));
}

/** Says whose memory it is and how much of it the elements take: "memory of tile: 48 B", "12 B of it in this view". */
function memoryLines(layout: ExactLayout, options: PictureOptions): string[] {
  const about = aboutMemory(layout, options);
  return options.marksLines ? [...about, `| begins a cache line of ${cacheLineBytes} B`] : about;
}

function aboutMemory(layout: ExactLayout, { bufferBytes, ownerName, isMapped }: PictureOptions): string[] {
  const whose = ownerName ? `memory of ${ownerName}` : isMapped ? "mapped file" : "memory";
  const whole = bufferBytes === undefined ? whose : `${whose}: ${formatBytes(bufferBytes)}`;
  const distinct = distinctBytes(layout);
  const extent = nbytes(layout);
  if (distinct === undefined) return [whole, "elements share bytes"];
  if (distinct !== extent) return [whole, `${formatBytes(distinct)} stand for ${formatBytes(extent)}`];
  if (bufferBytes === undefined || distinct === bufferBytes) return [whole];
  return [whole, `${formatBytes(distinct)} of it in this view`];
}

function lines(content: readonly string[]): Drawing {
  return {
    parts: content.map((one, i) => text(0, 11 + i * lineHeight, one)),
    width: Math.max(...content.map((one) => one.length)) * characterWidth + 4,
    height: 2 + content.length * lineHeight,
  };
}

/** Puts drawings below one another. */
function stack(drawings: readonly Drawing[]): string {
  let y = 0;
  const parts: string[] = [];
  drawings.forEach((drawing, i) => {
    parts.push(`<g transform='translate(1 ${y})'>${drawing.parts.join("")}</g>`);
    y += drawing.height + (i === drawings.length - 1 ? 0 : 6);
  });
  return document(Math.max(...drawings.map(({ width }) => width)), y + 2, parts);
}
