import type { ExactLayout } from "../../ndarray/layouts/layout.ts";
import { cell, cellHeight, characterWidth, number, text, widthFor } from "./svg.ts";

/** A drawing and the room it takes in pixels. */
export interface Drawing {
  readonly parts: readonly string[];
  readonly width: number;
  readonly height: number;
}

const rowHeight = cellHeight + 2;
const headHeight = 14;
const between = 16;

/** Draws the array as people index it: its last two axes as rows and columns, and of further axes some planes side by side. */
export function drawGrid(layout: ExactLayout, cellWidth: number, maxWidth: number): Drawing {
  const { shape } = layout;
  const rank = shape.length;
  const rows = shown(shape[rank - 2], 5, 4);
  const left = 6 + characterWidth * Math.max(...rows.map((row) => head(row).length));
  const { columns, lefts } = columnsWithin(layout, cellWidth, maxWidth - left);
  const planeWidth = lefts[columns.length];
  const room = Math.max(1, Math.floor((maxWidth - left + between) / (planeWidth + between)));
  const planes = planesOf(shape.slice(0, -2), Math.min(room, 3));
  const captionHeight = rank > 2 ? 14 : 0;
  const top = captionHeight + headHeight;
  const parts: string[] = rows.map((row, i) => text(left - 5, top + i * rowHeight + 12.5, head(row), "end"));
  planes.forEach((outer, p) => {
    const x0 = left + p * (planeWidth + between);
    if (rank > 2) parts.push(text(x0, 10, `[${outer.join(", ")}, :, :]`));
    columns.forEach((column, j) => {
      parts.push(text(x0 + (lefts[j] + lefts[j + 1]) / 2 - 1, top - 4, head(column), "middle"));
    });
    parts.push(...drawPlane(outer, rows, columns, { x: x0, y: top, lefts }));
  });
  const width = left + planes.length * (planeWidth + between) - between;
  return { parts, width, height: top + rows.length * rowHeight };
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** Where each column begins, and where the last one ends. */
  readonly lefts: readonly number[];
}

function drawPlane(
  outer: readonly number[],
  rows: readonly Position[],
  columns: readonly Position[],
  { x, y, lefts }: Place,
): string[] {
  return rows.flatMap((row, i) =>
    columns.map((column, j) => {
      const [left, top, width] = [x + lefts[j], y + i * rowHeight, lefts[j + 1] - lefts[j]];
      if (row === undefined || column === undefined)
        return text(left + width / 2 - 1, top + 12, row === undefined ? "\u22ee" : "\u2026", "middle");
      return cell(left, top, width, row, [...outer, row, column].join(","));
    }),
  );
}

/** An index along an axis; undefined stands for those that are left out. */
type Position = number | undefined;

/** Returns all positions of an axis up to a length; of a longer one the first ones and the last, `some` together. */
function shown(length: number, all: number, some: number): Position[] {
  if (length <= all) return Array.from({ length }, (_, i) => i);
  return [...Array.from({ length: some - 1 }, (_, i) => i), undefined, length - 1];
}

interface Columns {
  readonly columns: readonly Position[];
  /** Where each column begins, and where the last one ends. */
  readonly lefts: readonly number[];
}

/** Returns as many columns as there is room for, at least the first and the last. */
function columnsWithin(layout: ExactLayout, cellWidth: number, room: number): Columns {
  const { shape } = layout;
  const [all, most] = shape.length > 2 ? [5, 4] : [12, 8];
  const length = shape[shape.length - 1];
  let found = columnsOf(layout, shown(length, all, most), cellWidth);
  for (let some = Math.min(most, length - 1); some >= 2 && (found.lefts.at(-1) ?? 0) > room; some--)
    found = columnsOf(layout, shown(length, some, some), cellWidth);
  return found;
}

/** Makes each column as wide as its index in the last row of the last plane. */
function columnsOf({ shape }: ExactLayout, columns: readonly Position[], cellWidth: number): Columns {
  const last = shape.slice(0, -1).map((length) => length - 1);
  const lefts = [0];
  columns.forEach((column, j) => {
    const width = column === undefined ? 22 : widthFor([...last, column].join(","), cellWidth);
    lefts.push(lefts[j] + width);
  });
  return { columns, lefts };
}

function head(position: Position): string {
  return position === undefined ? "" : number(position);
}

/** Returns the indices along the outer axes whose planes are drawn. */
function planesOf(outer: readonly number[], room: number): (readonly number[])[] {
  const count = outer.reduce((n, length) => n * length, 1);
  const numbers = Array.from({ length: Math.min(room, count) }, (_, i) => i);
  // With three places the last plane takes one, so that the extent is seen.
  if (numbers.length === 3 && count > 3) numbers[2] = count - 1;
  return numbers.map((plane) => unravel(plane, outer));
}

function unravel(position: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = position;
  for (const length of shape.toReversed()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}

/** Says what a step along each axis is in bytes: "axis 0 ↓ 8,000 B", "axis 1 → 8 B". */
export function axesLines({ shape, strides }: ExactLayout): string[] {
  const rank = shape.length;
  const arrow = (axis: number) => (axis === rank - 1 ? "\u2192" : axis === rank - 2 ? "\u2193" : "\u21c9");
  return strides.map((stride, axis) => `axis ${axis} ${arrow(axis)} ${number(stride)} B`);
}
