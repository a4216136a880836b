import { type ScaleLinear, scaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import type { MemoryReport, TimelinePoint } from "../../server/protocol.ts";
import { bytesText } from "../bytes.ts";

/** A drawn timeline: everything in pixels of a picture of the asked size. */
export interface Timeline {
  readonly width: number;
  readonly height: number;
  /** The paths of the filled area and of its upper edge. */
  readonly area: string;
  readonly edge: string;
  readonly baseline: number;
  readonly cursor: { readonly x: number; readonly y: number };
  readonly peak?: { readonly x: number; readonly y: number; readonly label: Label };
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  /** The line of the file at a horizontal place. */
  lineAt(x: number): number;
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

const margin = { top: 20, right: 8, bottom: 16, left: 8 };

/** The live bytes over a file's lines, drawn at a size in pixels. */
export function timelineOf(report: MemoryReport, width: number, height: number): Timeline {
  const steps = stepsOf(report.timeline, report.lineCount);
  const most = Math.max(
    1,
    report.peakBytes ?? 0,
    report.liveBytes ?? 0,
    ...steps.map(({ liveBytes }) => liveBytes),
  );
  const x = scaleLinear([1, report.lineCount + 1], [margin.left, width - margin.right]);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]);
  const shape = { x: (step: TimelinePoint) => x(step.line), y: (step: TimelinePoint) => y(step.liveBytes) };
  const baseline = y(0);
  return {
    width,
    height,
    baseline,
    area: area<TimelinePoint>(shape.x, baseline, shape.y).curve(curveStepAfter)(steps) ?? "",
    edge: line<TimelinePoint>(shape.x, shape.y).curve(curveStepAfter)(steps) ?? "",
    cursor: { x: x(report.cursorLine + 0.5), y: y(liveAtCursor(report)) },
    peak: peakOf(report, x, y, width),
    ticks: ticksOf(report.lineCount, width).map((tick) => ({ x: x(tick + 0.5), text: `${tick}` })),
    lineAt: (at) => Math.min(Math.max(Math.floor(x.invert(at)), 1), report.lineCount),
  };
}

/** The bytes alive at the cursor; when some size is not known, what the timeline says of its line. */
export function liveAtCursor({ liveBytes, timeline, lineCount, cursorLine }: MemoryReport): number {
  if (liveBytes !== undefined) return liveBytes;
  return stepsOf(timeline, lineCount).findLast(({ line }) => line <= cursorLine)?.liveBytes ?? 0;
}

/** The points from the first line to the end of the last one, so that the curve spans the file. */
function stepsOf(points: readonly TimelinePoint[], lineCount: number): readonly TimelinePoint[] {
  const steps = points.toSorted((a, b) => a.line - b.line);
  if (steps[0]?.line !== 1) steps.unshift({ line: 1, liveBytes: 0 });
  return [...steps, { line: lineCount + 1, liveBytes: steps[steps.length - 1].liveBytes }];
}

type Scale = ScaleLinear<number, number>;

/** The peak with its label, which stays inside the picture. */
function peakOf({ peakBytes, peakLine }: MemoryReport, x: Scale, y: Scale, width: number): Timeline["peak"] {
  if (!peakBytes || peakLine === undefined) return undefined;
  const at = { x: x(peakLine + 0.5), y: y(peakBytes) };
  const text = bytesText(peakBytes);
  const half = (text.length * 6.5) / 2;
  const anchor = at.x < half + margin.left ? "start" : at.x > width - half - margin.right ? "end" : "middle";
  const edges = { start: margin.left, middle: at.x, end: width - margin.right };
  return { ...at, label: { x: edges[anchor], y: at.y - 8, text, anchor } };
}

/** Line numbers below the picture: the first, the last, and round ones between where there is room. */
function ticksOf(lineCount: number, width: number): readonly number[] {
  const wanted = Math.max(Math.floor(width / 70), 2);
  const step = (lineCount - 1) / wanted;
  const round = scaleLinear().domain([1, lineCount]).ticks(wanted);
  const inner = round.filter(
    (tick) => Number.isInteger(tick) && tick - 1 > step / 2 && lineCount - tick > step / 2,
  );
  return lineCount === 1 ? [1] : [1, ...inner, lineCount];
}
