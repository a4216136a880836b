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
  /** The outline of what is too small to tell apart. */
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

/** Returns the blocks of a history stacked in the order of their allocation; a block slides down when one below it is released. */
export function stackOf(
  history: MemoryHistory,
  values: Values,
  width: number,
  height: number,
  least = 0,
): Stack {
  const count = Math.max(1, history.lines.length);
  const bytes = history.blocks.map((block) => Math.max(0, bytesAt(block, values) ?? 0));
  const { lows, totals } = pile(history, bytes, count);
  const most = Math.max(1, least, ...totals);
  const x = scaleLinear([0, count], [margin.left, width - margin.right]);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]);
  const momentAt = (at: number) => Math.min(Math.max(Math.floor(x.invert(at)), 0), count - 1);
  const outline = (
    from: number,
    to: number,
    low: (moment: number) => number,
    high: (moment: number) => number,
  ) => {
    const upper: string[] = [];
    const lower: string[] = [];
    for (let moment = from; moment < to; moment++) {
      const [left, right] = [round(x(moment)), round(x(moment + 1))];
      upper.push(`${left} ${round(y(high(moment)))}H${right}`);
      lower.push(`${right} ${round(y(low(moment)))}H${left}`);
    }
    return upper.length === 0
      ? ""
      : `M${upper.join("V").replace(/V[\d.]+ /g, "V")}L${lower.reverse().join("L")}Z`;
  };
  const shapes = history.blocks.map((block, i) => ({
    block,
    colour: i % colours,
    path: outline(
      block.from,
      Math.min(block.to, count),
      (moment) => lows[i][moment - block.from],
      (moment) => lows[i][moment - block.from] + bytes[i],
    ),
  }));
  const peakMoment = totals.indexOf(Math.max(...totals));
  return {
    shapes,
    rest:
      history.rest &&
      outline(
        0,
        count,
        () => 0,
        (moment) => history.rest?.[moment] ?? 0,
      ),
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
    blockAt: (atX, atY) => {
      const moment = momentAt(atX);
      const value = y.invert(atY);
      const found = history.blocks.findIndex(
        ({ from, to }, i) =>
          from <= moment &&
          moment < to &&
          value >= lows[i][moment - from] &&
          value < lows[i][moment - from] + bytes[i],
      );
      return found < 0 ? undefined : history.blocks[found];
    },
  };
}

/** Returns where each block begins at each of its moments, and the bytes of all. */
function pile({ blocks, rest }: MemoryHistory, bytes: readonly number[], count: number) {
  const totals = Array.from({ length: count }, (_, moment) => rest?.[moment] ?? 0);
  const lows = blocks.map(({ from, to }, i) => {
    const own: number[] = [];
    for (let moment = from; moment < Math.min(to, count); moment++) {
      own.push(totals[moment]);
      totals[moment] += bytes[i];
    }
    return own;
  });
  return { lows, totals };
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
  const bytes = ghost.blocks.map((block) => Math.max(0, bytesAt(block, values) ?? 0));
  const { totals } = pile(ghost, bytes, Math.max(1, ghost.lines.length));
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
export function peakOf(
  history: MemoryHistory,
  values: Values,
): { readonly bytes: number; readonly line?: number } {
  const bytes = history.blocks.map((block) => Math.max(0, bytesAt(block, values) ?? 0));
  const { totals } = pile(history, bytes, Math.max(1, history.lines.length));
  const most = Math.max(0, ...totals);
  return { bytes: most, line: history.lines[totals.indexOf(most)] };
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;
