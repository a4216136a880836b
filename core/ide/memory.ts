import type { NDArray } from "../ndarray/array.ts";
import { dtypeText } from "../ndarray/dtypes/dtypetext.ts";
import { type Dim, isExact, plus } from "../ndarray/layouts/dim.ts";
import { nbytes } from "../ndarray/layouts/layout.ts";
import { once } from "../ndarray/once.ts";
import { budgetOf } from "../rules/budget.ts";
import { makerOf, namesOnBuffer } from "../trace/query.ts";
import type { Binding, Life, Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { orderName, shapeText, showArray } from "./describe.ts";
import { momentAtStep } from "./history.ts";
import { aliveAt, type Moment, momentAt } from "./moment.ts";
import { rangeOf } from "./places.ts";
import { sizeOf } from "./sizes.ts";
import type { LiveArray, LiveBuffer, MemoryReport, Pin, Position, TimelinePoint } from "./types.ts";
import { unknownCalls } from "./unknowncalls.ts";

/** What the memory panel shows for the cursor's position. */
export function memoryReport(analysis: Analysis, at: Position): MemoryReport {
  const { trace, module } = analysis;
  const moment = momentAt(analysis, at.line);
  const alive = livesAt(analysis, moment);
  const buffers = liveArrays(analysis, at).map((found) => bufferOf(analysis, found));
  const peak = trace.arraysPeak?.bytes;
  const live = alive.map(({ bytes }) => bytes).reduce(plus, 0);
  return {
    liveBytes: exact(live),
    live: sizeOf(trace, live),
    // What a line allocates is alive before the step that ends it.
    moment: moment ? momentAtStep(analysis, moment.step - 1) : -1,
    peakBytes: peak === undefined ? 0 : exact(peak),
    peakLine: trace.arraysPeak?.line,
    buffers: buffers.sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0)),
    timeline: timelineOf(trace),
    lineCount: module.lines.count,
    cursorLine: at.line,
    scope: moment?.scope?.name,
    note: trace.note,
    budget: budgetOf(module, analysis.settings),
    unknown: unknownCalls(analysis),
  };
}

/** A piece of memory that is alive, the array that owns it first, and the names of each. */
export interface Alive {
  readonly id: string;
  readonly life: Life;
  readonly bindings: readonly Binding[];
  readonly arrays: readonly { readonly array: NDArray; readonly bindings: readonly Binding[] }[];
}

/** Returns the arrays that are alive after a line, by the memory that they lie on. */
export function liveArrays(analysis: Analysis, at: Position): readonly Alive[] {
  const moment = momentAt(analysis, at.line);
  return livesAt(analysis, moment).map((life) => {
    const bindings = namesOnBuffer(analysis.trace, life.buffer, moment?.step ?? 0);
    const arrays = new Map<NDArray, Binding[]>([[life.owner, []]]);
    for (const binding of bindings)
      arrays.set(binding.array, [...(arrays.get(binding.array) ?? []), binding]);
    return {
      id: String(life.buffer.id),
      life,
      bindings,
      arrays: [...arrays].map(([array, names]) => ({ array, bindings: names })),
    };
  });
}

function livesAt({ trace }: Analysis, moment: Moment | undefined): readonly Life[] {
  if (!moment) return [];
  return aliveAt(trace, moment).filter(({ bytes, buffer }) => bytes !== 0 || buffer.kind !== "heap");
}

function bufferOf(analysis: Analysis, { id, life, bindings, arrays }: Alive): LiveBuffer {
  const { trace, module } = analysis;
  return {
    id,
    kind: life.buffer.kind === "assumed" ? "foreign" : life.buffer.kind,
    ...sizeOf(trace, life.bytes),
    created: rangeOf(module, life.node),
    pinnedBy: bindings.map((binding) => pinOf(analysis, binding, life)),
    arrays: arrays.map(({ array, bindings: names }) => arrayOf(analysis, array, names)),
  };
}

function pinOf({ trace, module }: Analysis, { name, array, node }: Binding, { owner }: Life): Pin {
  return {
    name,
    how: array === owner ? "owner" : "view",
    show: showArray(trace, array),
    at: rangeOf(module, node),
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
    shape: shapeText(trace, array),
    order: orderName(array),
    ...sizeOf(trace, bytes),
    owndata: array.owndata,
    writeable: array.writeable,
    created: node ? rangeOf(module, node) : { line: 1, col: 0, endLine: 1, endCol: 0 },
  };
}

/** Each line that ran, with the most bytes alive while it did. */
const timelineOf = once((trace: Trace): readonly TimelinePoint[] =>
  [...trace.lines]
    .map(([line, { live }]) => ({ line, liveBytes: exact(live) ?? 0 }))
    .sort((a, b) => a.line - b.line),
);

function exact(dim: Dim): number | undefined {
  return isExact(dim) ? dim : undefined;
}
