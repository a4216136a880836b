import { type ExactLayout, isExactLayout, type Layout } from "../ndarray/layout.ts";

// Middle tones that read on dark and on light backgrounds; the picture's own background is transparent.
const ink = "#858585";
const gapInk = "#85858566";
const cellWidth = 26;
const cellHeight = 20;
const gridRows = 4;
const gridColumns = 8;
const slotsShown = 24;
const font = "font-family='ui-monospace,Menlo,Consolas,monospace' font-size='10'";

/**
 * Returns an SVG that shows how an array lies in its buffer: above the last two axes as people index them, below the buffer's bytes
 * in the order of memory. Cells carry the position of their element in C order, and keep their colour; what the array skips is an
 * outline, and what several indices share carries how often. Undefined when the layout is not known or there is nothing to draw.
 */
export function layoutPicture(layout: Layout, bufferBytes: number | undefined): string | undefined {
  if (!isExactLayout(layout) || layout.dtype.itemsize === 0 || layout.shape.includes(0)) return undefined;
  const grid = gridOf(layout);
  const strip = stripOf(layout, bufferBytes);
  const gridHeight = grid.rows * cellHeight;
  const width = Math.max(grid.columns * cellWidth + 150, strip.slots.length * cellWidth + 24);
  const stripTop = gridHeight + 58;
  const parts = [...drawGrid(layout, grid), ...drawStrip(layout, strip, stripTop)];
  const height = stripTop + cellHeight + 20;
  return `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}' viewBox='0 0 ${width} ${height}'>${parts.join("")}</svg>`;
}

interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly moreRows: boolean;
  readonly moreColumns: boolean;
}

/** How much of the last two axes is drawn. */
function gridOf({ shape }: ExactLayout): Grid {
  const columns = shape[shape.length - 1] ?? 1;
  const rows = shape[shape.length - 2] ?? 1;
  return {
    rows: Math.min(rows, gridRows),
    columns: Math.min(columns, gridColumns),
    moreRows: rows > gridRows,
    moreColumns: columns > gridColumns,
  };
}

function drawGrid(layout: ExactLayout, { rows, columns, moreRows, moreColumns }: Grid): string[] {
  const { shape, strides } = layout;
  const rank = shape.length;
  const rowLength = shape[rank - 1] ?? 1;
  const parts: string[] = [];
  const top = 30;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++)
      parts.push(cell(20 + j * cellWidth, top + i * cellHeight, i * rowLength + j, sizeOf(layout)));
  }
  const right = 20 + columns * cellWidth;
  if (moreColumns) parts.push(label(right + 4, top + 13, "\u2026"));
  if (moreRows) parts.push(label(20 + cellWidth / 2 - 4, top + rows * cellHeight + 11, "\u22ee"));
  if (rank > 0) parts.push(label(20, 12, `axis ${rank - 1} \u2192 ${strides[rank - 1]} B`));
  if (rank > 1)
    parts.push(
      label(right + (moreColumns ? 18 : 6), top + 13, `\u2193 axis ${rank - 2}: ${strides[rank - 2]} B`),
    );
  if (rank > 2) parts.push(label(right + (moreColumns ? 18 : 6), top + 28, outerAxes(layout)));
  return parts;
}

function outerAxes({ shape, strides }: ExactLayout): string {
  return shape
    .slice(0, -2)
    .map((length, axis) => `axis ${axis} \u00d7${length}: ${strides[axis]} B`)
    .join(", ");
}

interface Strip {
  /** For each slot of one item: the C positions of the elements that lie there. */
  readonly slots: readonly (readonly number[])[];
  /** Bytes from the buffer's start to the first slot. */
  readonly from: number;
  readonly more: boolean;
}

/** What lies in the first bytes that the array touches, item by item. */
function stripOf(layout: ExactLayout, bufferBytes: number | undefined): Strip {
  const { itemsize } = layout.dtype;
  const lowest =
    layout.offset +
    layout.strides.reduce((sum, stride, axis) => sum + Math.min(0, stride * (layout.shape[axis] - 1)), 0);
  const lead = Math.min(2, Math.floor(lowest / itemsize));
  const from = lowest - lead * itemsize;
  const end = bufferBytes ?? from + slotsShown * itemsize;
  const count = Math.max(1, Math.min(slotsShown, Math.ceil((end - from) / itemsize)));
  const slots: number[][] = Array.from({ length: count }, () => []);
  collect(layout, from, from + count * itemsize, (offset, position) =>
    slots[Math.floor((offset - from) / itemsize)].push(position),
  );
  return { slots, from, more: end > from + count * itemsize };
}

/** Visits the elements that lie between two offsets, at most some hundreds. */
function collect(
  layout: ExactLayout,
  from: number,
  to: number,
  visit: (offset: number, position: number) => void,
): void {
  const { shape, strides } = layout;
  const lowest =
    layout.offset + strides.reduce((sum, stride, axis) => sum + Math.min(0, stride * (shape[axis] - 1)), 0);
  const weights = shape.map((_, axis) => shape.slice(axis + 1).reduce((n, length) => n * length, 1));
  let budget = 400;
  const walk = (axis: number, offset: number, position: number) => {
    if (budget-- < 0) return;
    if (axis === shape.length) {
      if (offset >= from && offset < to) visit(offset, position);
      return;
    }
    const step = Math.abs(strides[axis]);
    for (let i = 0; i < shape[axis] && offset + i * step < to && budget > 0; i++) {
      const index = strides[axis] < 0 ? shape[axis] - 1 - i : i;
      walk(axis + 1, offset + i * step, position + index * weights[axis]);
      if (step === 0 && i > 2) break;
    }
  };
  walk(0, lowest, 0);
}

function drawStrip(layout: ExactLayout, { slots, from, more }: Strip, top: number): string[] {
  const parts = [label(0, top - 6, `buffer, from byte ${from}:`)];
  slots.forEach((positions, i) => {
    const x = i * cellWidth;
    if (positions.length === 0)
      parts.push(
        `<rect x='${x + 0.5}' y='${top + 0.5}' width='${cellWidth - 2}' height='${cellHeight - 2}' rx='2' fill='none' stroke='${gapInk}' stroke-dasharray='2 2'/>`,
      );
    else parts.push(cell(x, top, positions[0], sizeOf(layout), positions.length > 1 ? "\u00d7" : ""));
  });
  if (more) parts.push(label(slots.length * cellWidth + 4, top + 13, "\u2026"));
  return parts;
}

/** A cell in the colour of its element's position: early ones blue, late ones orange. */
function cell(x: number, y: number, position: number, size: number, mark = ""): string {
  const share = size > 1 ? position / (size - 1) : 0;
  const fill = `hsl(${Math.round(210 + 170 * share) % 360},55%,45%)`;
  const text = position < 10_000 ? String(position) + mark : "";
  return (
    `<rect x='${x + 0.5}' y='${y + 0.5}' width='${cellWidth - 2}' height='${cellHeight - 2}' rx='2' fill='${fill}'/>` +
    `<text x='${x + cellWidth / 2 - 0.5}' y='${y + 13.5}' fill='#fff' text-anchor='middle' ${font}>${text}</text>`
  );
}

function label(x: number, y: number, text: string): string {
  return `<text x='${x}' y='${y}' fill='${ink}' ${font}>${text}</text>`;
}

function sizeOf({ shape }: ExactLayout): number {
  return shape.reduce((n, length) => n * length, 1);
}
