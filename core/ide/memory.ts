import type { NDArray } from "../ndarray/array.ts";
import { type Dim, isExact, plus, showDim } from "../ndarray/dim.ts";
import { dtypeText } from "../ndarray/dtypetext.ts";
import { nbytes } from "../ndarray/layout.ts";
import { showLength } from "../ndarray/show.ts";
import { makerOf, namesOnBuffer } from "../trace/query.ts";
import type { Binding, Life, Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { orderName, showArray } from "./describe.ts";
import { aliveAt, momentAt } from "./moment.ts";
import { rangeOf } from "./places.ts";
import type { LiveArray, LiveBuffer, MemoryReport, Position, TimelinePoint } from "./types.ts";

/** What the memory panel shows for the cursor's position. */
export function memoryReport(analysis: Analysis, at: Position): MemoryReport {
  const { trace, module } = analysis;
  const moment = momentAt(analysis, at.line);
  const alive = moment
    ? aliveAt(trace, moment).filter(({ bytes, buffer }) => bytes !== 0 || buffer.kind !== "heap")
    : [];
  const buffers = alive
    .map((life) => bufferOf(analysis, life, moment?.step ?? 0))
    .filter((buffer) => buffer !== undefined);
  const peak = trace.peak?.bytes;
  return {
    liveBytes: exact(alive.map(({ bytes }) => bytes).reduce(plus, 0)),
    peakBytes: peak === undefined ? 0 : exact(peak),
    peakLine: trace.peak?.line,
    buffers: buffers.sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0)),
    timeline: timelineOf(trace),
    lineCount: module.lines.count,
    cursorLine: at.line,
    scope: moment?.scope?.name,
    note: trace.note,
  };
}

function bufferOf(analysis: Analysis, life: Life, step: number): LiveBuffer | undefined {
  const { trace, module } = analysis;
  const bindings = namesOnBuffer(trace, life.buffer, step);
  const arrays = new Map<NDArray, Binding[]>([[life.owner, []]]);
  for (const binding of bindings) arrays.set(binding.array, [...(arrays.get(binding.array) ?? []), binding]);
  return {
    id: String(life.buffer.id),
    kind: life.buffer.kind,
    bytes: exact(life.bytes),
    formula: formula(life.bytes),
    created: rangeOf(module, life.node),
    arrays: [...arrays].map(([array, names]) => arrayOf(analysis, array, names)),
  };
}

function arrayOf({ trace, module }: Analysis, array: NDArray, bindings: readonly Binding[]): LiveArray {
  const bytes = nbytes(array.layout);
  const made = makerOf(trace, array);
  const node = bindings[0]?.node ?? made?.node ?? trace.lives.get(array.buffer)?.node;
  return {
    names: bindings.map(({ name }) => name),
    show: showArray(trace, array),
    dtype: dtypeText(array.dtype),
    shape: `(${array.shape.map(showLength).join(", ")}${array.shape.length === 1 ? "," : ""})`,
    order: orderName(array),
    bytes: exact(bytes),
    formula: formula(bytes),
    owndata: array.owndata,
    writeable: array.writeable,
    created: node ? rangeOf(module, node) : { line: 1, col: 0, endLine: 1, endCol: 0 },
  };
}

/** Each line that ran, with the most bytes alive while it did. */
function timelineOf(trace: Trace): TimelinePoint[] {
  return [...trace.lines]
    .map(([line, { live }]) => ({ line, liveBytes: exact(live) ?? 0 }))
    .sort((a, b) => a.line - b.line);
}

function exact(dim: Dim): number | undefined {
  return isExact(dim) ? dim : undefined;
}

function formula(dim: Dim): string | undefined {
  return isExact(dim) ? undefined : showDim(dim);
}
