import type { NDArray } from "../ndarray/array.ts";
import { dtypeText } from "../ndarray/dtypes/dtypetext.ts";
import { type Dim, isExact } from "../ndarray/layouts/dim.ts";
import { once } from "../ndarray/once.ts";
import type { Node } from "../syntax/ast.ts";
import type { OperationEvent } from "../trace/event.ts";
import { isOperation } from "../trace/flow.ts";
import { namesOnAnyOf } from "../trace/query.ts";
import type { Trace } from "../trace/trace.ts";
import { type Analysis, analyze } from "./analysis.ts";
import { shapeText } from "./describe.ts";
import { rangeOf, shortText } from "./places.ts";
import { sizeOf, unknownsOf } from "./sizes.ts";
import type { Block, MemoryHistory, TextEdit } from "./types.ts";

/** Most blocks that are told apart; the smallest of more are summed up. */
const mostBlocks = 2000;

/** A block in steps of the trace. */
interface Span {
  readonly array?: NDArray;
  readonly kind: Block["kind"];
  readonly bytes: Dim;
  readonly node: Node;
  readonly from: number;
  readonly to: number;
}

/** Returns what each piece of memory did from its allocation to its release. */
export function memoryHistory(analysis: Analysis): MemoryHistory {
  const { trace } = analysis;
  const all = spansOf(trace);
  const { kept, left } = chosen(all);
  const moments = drawnMoments(trace);
  const peak = trace.arraysPeak && momentOf(moments, trace.arraysPeak.step);
  return {
    lines: linesAt(trace, moments),
    blocks: kept.map((span, i) => blockOf(analysis, span, i, moments)),
    rest: left.length > 0 ? restOf(left, moments) : undefined,
    peak: peak !== undefined && peak >= 0 ? peak : undefined,
    peakSize: trace.arraysPeak && sizeOf(trace, trace.arraysPeak.bytes),
    peakLine: trace.arraysPeak?.line,
    unknowns: unknownsOf(
      trace,
      all.map(({ bytes }) => bytes),
    ),
  };
}

/** Returns the history of the file with edits applied, such as those of a fix. */
export function historyAfter(analysis: Analysis, edits: readonly TextEdit[]): MemoryHistory {
  const { text, module, options } = analysis;
  const offset = (line: number, col: number) => module.lines.offset(line, col);
  let edited = text;
  // From the end, so that the places before stay where they are.
  for (const edit of [...edits].sort((a, b) => b.line - a.line || b.col - a.col))
    edited =
      edited.slice(0, offset(edit.line, edit.col)) +
      edit.text +
      edited.slice(offset(edit.endLine, edit.endCol));
  // On its own: an analysis that goes on from another one uses it up.
  return memoryHistory(analyze(edited, options));
}

/** Returns the moment of the history that a step of the trace belongs to; -1 before the first. */
export function momentAtStep({ trace }: Analysis, step: number): number {
  return momentOf(drawnMoments(trace), step);
}

/** The moments that the history has. */
const drawnMoments = once((trace: Trace) => momentsOf(trace, chosen(spansOf(trace)).kept));

/** All memory that ever takes bytes. Where NumPy reuses a temporary, the block goes on from the temporary's own beginning. */
const spansOf = once((trace: Trace): readonly Span[] => {
  const reused = reusedSince(trace);
  const spans: Span[] = [];
  for (const life of trace.lives.values()) {
    const { owner, bytes, node, born, died } = life;
    if (bytes === 0) continue;
    const from = reused.get(owner) ?? born;
    const to = died ?? Number.POSITIVE_INFINITY;
    if (to <= from) continue;
    const kind = namesOnAnyOf(trace, owner.buffer).length > 0 ? "array" : "temporary";
    spans.push({ array: owner, kind, bytes, node, from, to });
  }
  for (const event of trace.events)
    if (isOperation(event) && event.hiddenPeak !== 0)
      spans.push({
        kind: "hidden",
        bytes: event.hiddenPeak,
        node: event.node,
        from: event.step,
        to: event.step + 1,
      });
  return spans.sort((a, b) => a.from - b.from || b.to - a.to);
});

/** For each result that took over a temporary's memory: the step at which that memory was allocated. */
function reusedSince(trace: Trace): ReadonlyMap<NDArray, number> {
  const since = new Map<NDArray, number>();
  for (const event of trace.events) {
    if (!isOperation(event) || !event.elided || !("out" in event) || !event.out) continue;
    const giver = giverOf(trace, event);
    if (giver) since.set(event.out, since.get(giver) ?? trace.lives.get(giver.buffer)?.born ?? event.step);
  }
  return since;
}

/** The operand whose memory the result took: its own life ended with the operation, without bytes. */
function giverOf(trace: Trace, { ins, step }: OperationEvent): NDArray | undefined {
  return ins.find((value): value is NDArray => {
    if (value.t !== "ndarray") return false;
    const life = trace.lives.get(value.buffer);
    return life?.bytes === 0 && life.died === step && life.owner === value;
  });
}

/** Keeps the largest blocks where there are too many to draw. */
function chosen(all: readonly Span[]): { readonly kept: readonly Span[]; readonly left: readonly Span[] } {
  if (all.length <= mostBlocks) return { kept: all, left: [] };
  const weight = ({ bytes }: Span) => (isExact(bytes) ? bytes : Number.POSITIVE_INFINITY);
  const largest = new Set([...all].sort((a, b) => weight(b) - weight(a)).slice(0, mostBlocks));
  return { kept: all.filter((span) => largest.has(span)), left: all.filter((span) => !largest.has(span)) };
}

/** The steps at which something begins or ends, and the peak's. */
function momentsOf(trace: Trace, kept: readonly Span[]): readonly number[] {
  const steps = new Set<number>();
  for (const { from, to } of kept) {
    steps.add(from);
    if (Number.isFinite(to)) steps.add(to);
  }
  if (trace.arraysPeak) steps.add(trace.arraysPeak.step);
  return [...steps].sort((a, b) => a - b);
}

/** The last moment at or before a step. */
function momentOf(moments: readonly number[], step: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The line that runs at each moment: that of the operation, or of the statement that releases something. */
function linesAt(trace: Trace, moments: readonly number[]): number[] {
  const { events, lineSteps } = trace;
  let [at, statement] = [0, 0];
  let line = 1;
  return moments.map((step) => {
    while (at < events.length && events[at].step < step) line = events[at++].line;
    while (statement < lineSteps.length && lineSteps[statement].step <= step) statement++;
    if (events[at]?.step === step) line = events[at].line;
    else line = lineSteps[statement]?.line ?? line;
    return line;
  });
}

function blockOf(analysis: Analysis, span: Span, index: number, moments: readonly number[]): Block {
  const { trace, module } = analysis;
  const { array, kind, bytes, node, from, to } = span;
  const last = Number.isFinite(to) ? momentOf(moments, to) : moments.length;
  return {
    id: array ? `${array.buffer.id}` : `h${index}`,
    name: nameOf(analysis, span),
    dtype: array && dtypeText(array.dtype),
    shape: array && shapeText(trace, array),
    kind,
    ...sizeOf(trace, bytes),
    from: momentOf(moments, from),
    to: last,
    created: rangeOf(module, node),
  };
}

function nameOf({ trace, module }: Analysis, { array, kind, node }: Span): string {
  const [binding] = array ? namesOnAnyOf(trace, array.buffer) : [];
  if (binding) return binding.name;
  const text = shortText(module, node);
  return kind === "hidden" ? `inside ${text}` : text;
}

/** For each moment the bytes of what is not drawn; sizes that are not known are not counted. */
function restOf(left: readonly Span[], moments: readonly number[]): number[] {
  const changes = new Array<number>(moments.length + 1).fill(0);
  for (const { bytes, from, to } of left) {
    if (!isExact(bytes)) continue;
    changes[Math.max(0, momentOf(moments, from))] += bytes;
    const end = Number.isFinite(to) ? momentOf(moments, to) + 1 : moments.length;
    changes[Math.min(end, moments.length)] -= bytes;
  }
  let sum = 0;
  return moments.map((_, i) => {
    sum += changes[i];
    return sum;
  });
}
