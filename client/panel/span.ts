import type { MemoryHistory, Range } from "../../server/protocol.ts";
import { bytesText } from "../bytes.ts";
import { say } from "../words.ts";
import { bytesAt, type Values } from "./sizes.ts";

/** A part of the run that was selected on the timeline: its first and its last moment. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Returns the span between two moments, whichever comes first. */
export const between = (a: number, b: number): Span => ({ from: Math.min(a, b), to: Math.max(a, b) });

/** Returns the lines that run in a span, from the first in the text to the end of the last. */
export function linesOf({ lines }: MemoryHistory, { from, to }: Span): Range {
  const run = lines.slice(from, to + 1);
  const [line, endLine] = [Math.min(...run), Math.max(...run)];
  return { line, col: 0, endLine: endLine + 1, endCol: 0 };
}

/** What happens to memory in a span. */
export interface SpanSummary {
  readonly peak: number;
  readonly allocated: number;
  readonly allocations: number;
  readonly released: number;
  /** Bytes alive when it ends less those alive before it begins. */
  readonly change: number;
}

export function spanSummary(
  { blocks }: MemoryHistory,
  totals: readonly number[],
  values: Values,
  { from, to }: Span,
): SpanSummary {
  const sum = (chosen: typeof blocks) =>
    chosen.reduce((bytes, block) => bytes + Math.max(0, bytesAt(block, values) ?? 0), 0);
  const begun = blocks.filter((block) => block.from >= from && block.from <= to);
  const ended = blocks.filter((block) => block.to > from && block.to <= to);
  return {
    peak: Math.max(0, ...totals.slice(from, to + 1)),
    allocated: sum(begun),
    allocations: begun.length,
    released: sum(ended),
    change: (totals[to] ?? 0) - (totals[from - 1] ?? 0),
  };
}

/** "Peak 295 MB, 3 allocations of 147 MB, 24 kB released, grows by 147 MB". */
export function spanText({ peak, allocated, allocations, released, change }: SpanSummary): string {
  const made =
    allocations === 1
      ? say("1 allocation of {0}", bytesText(allocated))
      : say("{0} allocations of {1}", allocations, bytesText(allocated));
  const parts = [
    say("peak {0}", bytesText(peak)),
    allocations === 0 ? say("nothing allocated") : made,
    released > 0 ? say("{0} released", bytesText(released)) : undefined,
    change === 0
      ? undefined
      : change > 0
        ? say("grows by {0}", bytesText(change))
        : say("shrinks by {0}", bytesText(-change)),
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}
