import type { Dim } from "../ndarray/layouts/dim.ts";
import type { Value } from "../ndarray/value.ts";
import type { Asked, Done } from "./asked.ts";
import type { Common, LoopRun, OperationEvent, Range, Site } from "./event.ts";
import type { RangeReader } from "./ranges.ts";

/** What the recorder knows of an operation beside what was asked and done. */
interface Measured {
  readonly allocated: Dim;
  readonly elided: boolean;
  readonly live: Dim;
  readonly range: Range | undefined;
}

const noNames: ReadonlyMap<string, Value> = new Map();

/** Returns the event of an operation. Every field is written out: a spread object of this size would be a slow one. */
export function operationEvent(common: Common, asked: Asked, done: Done, measured: Measured): OperationEvent {
  return {
    step: common.step,
    node: common.node,
    line: common.line,
    scope: common.scope,
    loops: common.loops,
    certain: common.certain,
    elsewhere: common.elsewhere,
    kind: done.kind,
    // Rules know operations by their names, and the text at the node is not that of one in another file.
    op: common.elsewhere ? "elsewhere" : asked.op,
    ins: asked.ins,
    named: asked.named ?? noNames,
    allocated: measured.allocated,
    elided: measured.elided,
    hiddenPeak: done.hiddenPeak ?? 0,
    hiddenTotal: done.hiddenTotal ?? done.hiddenPeak ?? 0,
    live: measured.live,
    out: done.out,
    of: done.of,
    into: done.into,
    layout: done.out?.layout,
    from: done.from,
    region: done.region,
    range: measured.range,
    value: done.value,
    type: done.type,
    message: done.message,
    why: done.why,
    onlyReads: done.onlyReads,
    caught: false,
  } as OperationEvent;
}

/** Returns the range of an operation's result, or of what it writes. */
export function rangeOfResult(
  ranges: RangeReader,
  { op, ins }: Asked,
  { kind, out, into, from }: Done,
): Range | undefined {
  if (kind !== "write") return out && kind !== "view" ? ranges.read(out) : undefined;
  // `np.add.at` is given what it adds, not what it writes.
  const written = (op.endsWith(".at") ? into : from) ?? (op === "setitem" ? ins[2] : into);
  return written && ranges.read(written);
}

/** Returns the loops around a site, given all that are run: one of another file that was joined leaves things out as one here does. */
export function loopsAt(site: Site, loops: readonly LoopRun[]): readonly LoopRun[] {
  const isJoined = loops.slice(site.loops.length).some(({ iteration }) => iteration === undefined);
  return isJoined ? [...site.loops, { node: site.node, iteration: undefined }] : site.loops;
}
