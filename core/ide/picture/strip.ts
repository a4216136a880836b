import type { ExactLayout } from "../../ndarray/layouts/layout.ts";
import { type Finder, finderOf, type Occupant, unitOf } from "./elements.ts";
import type { Drawing } from "./grid.ts";
import { cell, cellHeight, characterWidth, gap, hop, mark, number, text, widthFor } from "./svg.ts";
import { type Window, windowsOf } from "./windows.ts";

/** Room between two windows on the buffer: it says how many bytes are left out. */
const skipWidth = 54;
const hopHeight = 13;

/** Bytes that common processors read at a time. */
export const cacheLineBytes = 64;

/**
 * Draws the buffer's bytes in the order of memory: a cell where elements of the array lie, an outline where it has none, arrows for one
 * step along each axis, and byte positions below. Undefined when elements overlap one another in part.
 */
export function drawStrip(
  layout: ExactLayout,
  bufferBytes: number | undefined,
  cellWidth: number,
  maxWidth: number,
  marksLines = false,
): Drawing | undefined {
  const { itemsize } = layout.dtype;
  const unit = unitOf(layout);
  const overlaps = layout.strides.some(
    (stride, axis) => layout.shape[axis] > 1 && stride !== 0 && Math.abs(stride) < itemsize,
  );
  if (overlaps || itemsize / unit > 64) return undefined;
  const windows = windowsIn(layout, bufferBytes, cellWidth, maxWidth);
  const find = finderOf(layout);
  const slots = slotsOf(windows, find, { itemsize, unit });
  const placed = placedWithin(slots, cellWidth, itemsize, maxWidth);
  const hops = hopsOf(layout, placed);
  const top = hops.length * hopHeight + (hops.length > 0 ? 12 : 0);
  const hasShared = placed.some(({ occupant }) => occupant && occupant.count !== 1);
  const rulerTop = top + cellHeight + (hasShared ? 24 : 12);
  const parts = placed.flatMap((slot) => drawSlot(slot, top));
  hops.forEach(({ from, to, label }, i) => {
    parts.push(hop(from, to, top, (i + 1) * hopHeight, label));
  });
  if (marksLines) parts.push(...cacheLines(placed, top));
  parts.push(...ruler(placed, rulerTop, bufferBytes));
  return { parts, width: widthOf(placed, hops), height: rulerTop + 4 };
}

/** Elements that are drawn at least: two side by side, and those that one step further and the end are at. */
const fewest = 4;

/** The parts of the buffer that there is room for; where there is little, the end is left out. */
function windowsIn(
  layout: ExactLayout,
  bufferBytes: number | undefined,
  cellWidth: number,
  maxWidth: number,
): readonly Window[] {
  const whole = windowsOf(layout, bufferBytes, Math.floor(maxWidth / cellWidth));
  if (whole.length === 1) return whole;
  const slots = Math.floor((maxWidth - 2 * skipWidth) / cellWidth) - 2;
  const windows = windowsOf(layout, bufferBytes, Math.max(fewest, slots));
  return slots < fewest ? windows.slice(0, 2) : windows;
}

interface Slot {
  readonly from: number;
  readonly bytes: number;
  readonly occupant: Occupant | undefined;
  /** True when bytes before it are left out. */
  readonly skips: number;
}

interface Grain {
  readonly itemsize: number;
  readonly unit: number;
}

/** Walks the windows from element to element; what lies between two is cut into pieces of at most an element. */
function slotsOf(windows: readonly Window[], find: Finder, { itemsize, unit }: Grain): Slot[] {
  const slots: Slot[] = [];
  let reached = windows[0].from;
  for (const { from, to } of windows) {
    let at = Math.max(from, reached);
    while (at < to) {
      const occupant = find(at);
      let bytes = occupant ? itemsize : unit;
      while (!occupant && bytes < itemsize && at + bytes < to && !find(at + bytes)) bytes += unit;
      slots.push({ from: at, bytes, occupant, skips: at - reached });
      at += bytes;
      reached = at;
    }
  }
  return slots;
}

interface Placed extends Slot {
  readonly x: number;
  readonly width: number;
}

/** Outlines are as wide as their bytes, and where there is no room for that as narrow as one can see. */
function placedWithin(
  slots: readonly Slot[],
  cellWidth: number,
  itemsize: number,
  maxWidth: number,
): Placed[] {
  const outline = ({ bytes }: Slot) => Math.max(6, Math.round((cellWidth * bytes) / itemsize));
  const placed = place(slots, cellWidth, outline);
  const last = placed[placed.length - 1];
  return last.x + last.width <= maxWidth
    ? placed
    : place(slots, cellWidth, (slot) => Math.min(12, outline(slot)));
}

function place(slots: readonly Slot[], cellWidth: number, outline: (slot: Slot) => number): Placed[] {
  let x = 0;
  return slots.map((slot) => {
    if (slot.skips > 0) x += skipWidth;
    const width = slot.occupant ? widthFor(slot.occupant.index.join(","), cellWidth) : outline(slot);
    x += width;
    return { ...slot, x: x - width, width };
  });
}

function drawSlot({ x, width, occupant, skips }: Placed, top: number): string[] {
  const parts =
    skips > 0 ? [text(x - skipWidth / 2 - 1, top + 12.5, `\u2026${short(skips)}\u2026`, "middle")] : [];
  if (!occupant) return [...parts, gap(x, top, width)];
  const { index, count } = occupant;
  const row = index[index.length - 2] ?? 0;
  parts.push(cell(x, top, width, row, index.join(",") || "()"));
  if (count !== 1)
    parts.push(
      text(
        x + width / 2 - 1,
        top + cellHeight + 11,
        `\u00d7${count === undefined ? "\u2026" : compact(count)}`,
        "middle",
      ),
    );
  return parts;
}

interface Hop {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** One step along each axis from the first element, where both ends are drawn; short steps first. */
function hopsOf({ shape, strides, offset }: ExactLayout, placed: readonly Placed[]): Hop[] {
  const middles = new Map(placed.map(({ from, x, width }) => [from, x + width / 2 - 1]));
  const start = middles.get(offset);
  if (start === undefined) return [];
  const hops: Hop[] = [];
  strides.forEach((stride, axis) => {
    const end = middles.get(offset + stride);
    if (shape[axis] > 1 && stride !== 0 && end !== undefined)
      hops.push({ from: start, to: end, label: `axis ${axis}: ${number(stride)} B` });
  });
  return hops.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

/** Marks where the processor's cache lines begin, in whose steps it reads memory. */
function cacheLines(placed: readonly Placed[], top: number): string[] {
  return placed
    .filter(({ from }) => from % cacheLineBytes === 0)
    .map(({ x }) => mark(x - 1, top - 3, cellHeight + 6));
}

/** Room for the cells, for what goes on behind them, for the byte position below the last window and for the arrows' labels. */
function widthOf(placed: readonly Placed[], hops: readonly Hop[]): number {
  const last = placed[placed.length - 1];
  const start = placed.findLast(({ skips }) => skips > 0) ?? placed[0];
  return Math.max(
    last.x + last.width + 12,
    start.x + (number(start.from).length + 5) * characterWidth,
    ...hops.map(({ from, to, label }) => Math.max(from, to) + 8 + label.length * characterWidth),
  );
}

/** Byte positions: of the start of each window, and of the end where there is room. */
function ruler(placed: readonly Placed[], y: number, bufferBytes: number | undefined): string[] {
  const starts = placed.filter(({ skips }, i) => i === 0 || skips > 0);
  const parts = starts.map(({ x, from }, i) =>
    text(x + 1, y, i === 0 ? `byte ${number(from)}` : number(from)),
  );
  const last = placed[placed.length - 1];
  const end = last.from + last.bytes;
  const lastStart = starts[starts.length - 1];
  const room = last.x + last.width - lastStart.x;
  const label = number(end);
  const taken =
    (number(lastStart.from).length + (starts.length === 1 ? 5 : 0) + label.length + 2) * characterWidth;
  if (room > taken) parts.push(text(last.x + last.width - 2, y, label, "end"));
  if (bufferBytes !== undefined && bufferBytes > end)
    parts.push(text(last.x + last.width + 1, y - 10, "\u2026"));
  return parts;
}

/** A number of bytes in few characters: "7.9 kB". */
function short(bytes: number): string {
  return compact(bytes).replace(/[kMGTPE]?$/, " $&B");
}

function compact(value: number): string {
  const units = ["", "k", "M", "G", "T", "P", "E"];
  let unit = 0;
  while (unit < units.length - 1 && value >= 999.5 * 1000 ** unit) unit++;
  return `${Number((value / 1000 ** unit).toPrecision(2))}${units[unit]}`;
}
