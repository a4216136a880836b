import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { isExactLayout, type Layout } from "../../ndarray/layouts/layout.ts";
import type { HeatMap } from "../types.ts";
import { document, rect, text } from "./svg.ts";

/** Most rows and columns that are drawn. */
const most = { rows: 40, columns: 64 };

const mostWidth = 480;
const legendHeight = 18;

/**
 * Returns the last two axes of an array with a colour for each value, dark for the least and bright for the largest; of further axes the
 * first index, of long axes every so many. What is no number is left out. Undefined where the values are not known, are no real
 * numbers, are all the same, or are fewer than a handful.
 */
export function heatMap(array: NDArray, width = 320): HeatMap | undefined {
  const { layout } = array;
  const sample = sampleOf(layout);
  if (!sample || !"bifu".includes(array.dtype.kind)) return undefined;
  const values = elementsOf(viewOf(array, sample.layout))?.map(Number);
  if (!values) return undefined;
  const finite = values.filter(Number.isFinite);
  const [lo, hi] = [Math.min(...finite), Math.max(...finite)];
  if (finite.length < 6 || lo === hi) return undefined;
  const { rows, columns } = sample;
  const size = Math.max(2, Math.min(14, Math.floor(Math.min(width, mostWidth) / columns)));
  const tall = rows === 1 ? 2 * size : size;
  const cells = values.flatMap((value, i) => {
    const [x, y] = [(i % columns) * size, Math.floor(i / columns) * tall];
    return Number.isFinite(value) ? [rect(x, y, size, tall, colourOf((value - lo) / (hi - lo)))] : [];
  });
  const bottom = rows * tall + 6;
  const parts = [
    ...cells,
    ...legend(bottom, array.dtype.kind === "b" ? ["False", "True"] : [short(lo), short(hi)]),
  ];
  return { svg: document(Math.max(columns * size, 180), bottom + legendHeight, parts), shows: sample.shows };
}

interface Sample {
  readonly layout: Layout;
  readonly rows: number;
  readonly columns: number;
  readonly shows: string;
}

function sampleOf(layout: Layout): Sample | undefined {
  if (!isExactLayout(layout) || layout.shape.length === 0 || layout.shape.includes(0)) return undefined;
  const { shape, strides } = layout;
  const rank = shape.length;
  const axes = [rank - 2, rank - 1].filter((axis) => axis >= 0);
  const limits = axes.length === 2 ? [most.rows, most.columns] : [most.columns];
  const steps = axes.map((axis, i) => Math.ceil(shape[axis] / limits[i]));
  const lengths = axes.map((axis, i) => Math.ceil(shape[axis] / steps[i]));
  const sampled: Layout = {
    ...layout,
    shape: lengths,
    strides: axes.map((axis, i) => strides[axis] * steps[i]),
  };
  const columns = lengths[lengths.length - 1];
  return {
    layout: sampled,
    rows: lengths.length === 2 ? lengths[0] : 1,
    columns,
    shows: shownPart(rank, axes.length === 2 ? steps : [1, steps[0]]),
  };
}

/** "[0, :, :], every 2nd row, every 4th column"; empty for all of the array. */
function shownPart(rank: number, [row, column]: readonly number[]): string {
  const index = rank > 2 ? [`[${[...new Array(rank - 2).fill("0"), ":", ":"].join(", ")}]`] : [];
  const unit = rank === 1 ? "element" : "column";
  const steps = [
    ...(row > 1 ? [`every ${ordinal(row)} row`] : []),
    ...(column > 1 ? [`every ${ordinal(column)} ${unit}`] : []),
  ];
  return [...index, ...steps].join(", ");
}

function ordinal(n: number): string {
  const tens = n % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n.toLocaleString("en-US")}${ending}`;
}

function legend(y: number, [least, largest]: readonly string[]): string[] {
  const steps = 24;
  const left = least.length * 6 + 6;
  const bar = Array.from({ length: steps }, (_, i) =>
    rect(left + i * 4, y + 2, 4, 8, colourOf(i / (steps - 1))),
  );
  return [text(0, y + 10, least), ...bar, text(left + steps * 4 + 6, y + 10, largest)];
}

const short = (value: number) =>
  (Number.isInteger(value) && Math.abs(value) < 1e6
    ? value.toLocaleString("en-US")
    : String(Number(value.toPrecision(4)))
  ).replace("-", "\u2212");

/** Stops from dark blue over green to yellow, of evenly growing brightness, so that grey prints and colour-blind eyes tell them apart. */
const stops = [
  [68, 30, 110],
  [60, 82, 139],
  [38, 130, 142],
  [62, 180, 110],
  [180, 215, 50],
  [250, 230, 90],
] as const;

function colourOf(share: number): string {
  const at = share * (stops.length - 1);
  const i = Math.min(Math.floor(at), stops.length - 2);
  const mixed = stops[i].map((from, channel) => Math.round(from + (stops[i + 1][channel] - from) * (at - i)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
