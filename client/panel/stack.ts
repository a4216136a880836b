import { scaleLinear } from "d3-scale";
import type { Block, MemoryHistory } from "../../server/protocol.ts";
import { bytesAt, type Values } from "./sizes.ts";

/** One block of the stacked timeline: its outline in pixels. */
export interface Shape {
  readonly block: Block;
  readonly path: string;
  readonly colour: number;
}

/** The stacked timeline, in pixels of a picture of the asked size. */
export interface Stack {
  readonly shapes: readonly Shape[];
  /** The outline of what is too small to tell apart, behind the others. */
  readonly rest?: string;
  readonly baseline: number;
  readonly most: number;
  readonly peak?: { readonly x: number; readonly y: number; readonly bytes: number; readonly moment: number };
  readonly ticks: readonly { readonly x: number; readonly line: number }[];
  /** The bytes alive at each moment. */
  readonly totals: readonly number[];
  xOf(moment: number): number;
  /** Where a moment begins. */
  edgeOf(moment: number): number;
  yOf(bytes: number): number;
  momentAt(x: number): number;
  /** The block at a point, if there is one. */
  blockAt(x: number, y: number): Block | undefined;
}

/** How many colours blocks are drawn in. */
export const colours = 6;

const margin = { top: 20, right: 8, bottom: 18, left: 8 };

/** Pixels below which a block is not seen by itself. */
const leastHeight = 0.3;

/**
 * Returns the blocks of a history stacked in the order of their allocation; a block slides down when one below it is released. Those that
 * are too low to be seen have no outline of their own.
 */
export function stackOf(
  history: MemoryHistory,
  values: Values,
  width: number,
  height: number,
  least = 0,
): Stack {
  const count = momentsIn(history);
  const bytes = bytesOf(history, values);
  const totals = totalsOf(history, bytes);
  const peakMoment = indexOfMost(totals);
  const most = Math.max(1, least, totals[peakMoment]);
  const x = scaleLinear([0, count], [margin.left, width - margin.right]);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]);
  const momentAt = (at: number) => Math.min(Math.max(Math.floor(x.invert(at)), 0), count - 1);
  const outlined = outliner(
    Array.from({ length: count + 1 }, (_, moment) => round(x(moment))),
    (value) => round(y(value)),
  );
  const { shapes, hasSmall } = shapesOf(
    history,
    bytes,
    outlined,
    (leastHeight * most) / Math.max(1, y(0) - y(most)),
  );
  const ground = restIn(history);
  return {
    shapes,
    rest:
      hasSmall || history.rest
        ? outlined(0, count, new Array<number>(count).fill(0), hasSmall ? totals : ground)
        : undefined,
    baseline: y(0),
    most,
    totals,
    peak:
      totals[peakMoment] > 0
        ? { x: x(peakMoment + 0.5), y: y(totals[peakMoment]), bytes: totals[peakMoment], moment: peakMoment }
        : undefined,
    ticks: ticksOf(history, width).map((moment) => ({
      x: x(moment + 0.5),
      line: history.lines[moment],
    })),
    xOf: (moment) => x(Math.min(Math.max(moment + 0.5, 0), count)),
    edgeOf: (moment) => x(Math.min(Math.max(moment, 0), count)),
    yOf: y,
    momentAt,
    blockAt(atX, atY) {
      const moment = momentAt(atX);
      const value = y.invert(atY);
      let low = ground[moment];
      return history.blocks.find(({ from, to }, i) => {
        if (moment < from || moment >= to) return false;
        low += bytes[i];
        return value >= low - bytes[i] && value < low;
      });
    },
  };
}

/** Draws what lies between two heights at each of some moments. */
type Outliner = (from: number, to: number, low: readonly number[], high: readonly number[]) => string;

/** `xs` are the pixels where moments begin. */
function outliner(xs: readonly number[], y: (bytes: number) => number): Outliner {
  /** The places where an edge turns, as "V12H34": most moments leave it where it is. */
  const runsOf = (from: number, to: number, bytes: readonly number[]) => {
    const runs: { y: number; left: number; right: number }[] = [];
    for (let moment = from; moment < to; moment++) {
      const at = y(bytes[moment]);
      const last = runs[runs.length - 1];
      if (last?.y === at) last.right = xs[moment + 1];
      else runs.push({ y: at, left: xs[moment], right: xs[moment + 1] });
    }
    return runs;
  };
  return (from, to, low, high) => {
    if (from >= to) return "";
    const upper = runsOf(from, to, high).map(({ y, right }) => `${y}H${right}`);
    const lower = runsOf(from, to, low).map(({ y, left }) => `${y}H${left}`);
    return `M${xs[from]} ${upper.join("V")}V${lower.reverse().join("V")}Z`;
  };
}

/** The outlines of the blocks of at least so many bytes, and whether there are smaller ones. */
function shapesOf(
  { blocks, ...history }: MemoryHistory,
  bytes: readonly number[],
  outlined: Outliner,
  least: number,
) {
  const low = restIn({ blocks, ...history });
  const high = [...low];
  const shapes: Shape[] = [];
  let hasSmall = false;
  blocks.forEach((block, i) => {
    const { from } = block;
    const to = Math.min(block.to, low.length);
    for (let moment = from; moment < to; moment++) high[moment] += bytes[i];
    if (bytes[i] >= least) shapes.push({ block, colour: i % colours, path: outlined(from, to, low, high) });
    else hasSmall ||= bytes[i] > 0;
    for (let moment = from; moment < to; moment++) low[moment] = high[moment];
  });
  return { shapes, hasSmall };
}

const momentsIn = ({ lines }: MemoryHistory) => Math.max(1, lines.length);

/** The bytes of the blocks that are not told apart, at each moment. */
const restIn = (history: MemoryHistory) =>
  Array.from({ length: momentsIn(history) }, (_, moment) => history.rest?.[moment] ?? 0);

const bytesOf = ({ blocks }: MemoryHistory, values: Values) =>
  blocks.map((block) => Math.max(0, bytesAt(block, values) ?? 0));

/** The bytes of all blocks at each moment. */
function totalsOf(history: MemoryHistory, bytes: readonly number[]): number[] {
  const totals = restIn(history);
  history.blocks.forEach(({ from, to }, i) => {
    for (let moment = from; moment < Math.min(to, totals.length); moment++) totals[moment] += bytes[i];
  });
  return totals;
}

function indexOfMost(values: readonly number[]): number {
  let found = 0;
  values.forEach((value, i) => {
    if (value > values[found]) found = i;
  });
  return found;
}

/** Moments whose lines are written below: evenly, where the line differs from the one before. */
function ticksOf({ lines }: MemoryHistory, width: number): readonly number[] {
  const room = Math.max(2, Math.floor(width / 46));
  const step = Math.max(1, Math.ceil(lines.length / room));
  const chosen: number[] = [];
  for (let moment = 0; moment < lines.length; moment += step)
    if (chosen.length === 0 || lines[moment] !== lines[chosen[chosen.length - 1]]) chosen.push(moment);
  return chosen;
}

/**
 * Returns the upper edge of another history (that after a fix) over this one: each of its moments stands where the same line runs
 * here.
 */
export function ghostPath(
  stack: Stack,
  history: MemoryHistory,
  ghost: MemoryHistory,
  values: Values,
): string {
  const totals = totalsOf(ghost, bytesOf(ghost, values));
  const most = new Array<number>(history.lines.length).fill(-1);
  let at = 0;
  ghost.lines.forEach((line, moment) => {
    const next = history.lines.indexOf(line, at);
    if (next >= 0) at = next;
    most[at] = Math.max(most[at] ?? 0, totals[moment]);
  });
  let last = 0;
  const points = most.map((total, moment) => {
    last = total < 0 ? last : total;
    const half = stack.xOf(moment) - stack.xOf(moment - 0.5);
    const [left, right] = [stack.xOf(moment) - half, stack.xOf(moment) + half];
    return `${round(left)} ${round(stack.yOf(last))}H${round(right)}`;
  });
  return points.length === 0 ? "" : `M${points.join("L")}`;
}

/** Returns the most bytes of a history at the sliders' values, and the line that runs then. */
export function peakOf(history: MemoryHistory, values: Values): Peak {
  const known = peaks.get(history);
  if (known?.values === values) return known;
  const totals = totalsOf(history, bytesOf(history, values));
  const at = indexOfMost(totals);
  const peak = { bytes: Math.max(0, totals[at]), line: history.lines[at], values };
  peaks.set(history, peak);
  return peak;
}

interface Peak {
  readonly bytes: number;
  readonly line?: number;
  /** What the sliders stood at. */
  readonly values: Values;
}

/** The latest answer for each history: several parts of the panel ask for it. */
const peaks = new WeakMap<MemoryHistory, Peak>();

const round = (pixels: number) => Math.round(pixels * 10) / 10;
