import { type Dim, isExact, showDim } from "../ndarray/layouts/dim.ts";
import type { Analysis } from "./analysis.ts";
import type { PeakReport } from "./types.ts";

/** What `ndlens peak` prints: NumPy's bytes as tracemalloc counts them. */
export function peak({ trace }: Analysis): PeakReport {
  const lines = [...trace.lines]
    .sort(([a], [b]) => a - b)
    .map(([line, memory]) => ({
      line,
      liveBytes: number(memory.live),
      allocatedBytes: number(memory.allocated),
      copiedBytes: number(memory.copied),
    }));
  const bytes = trace.peak?.bytes ?? 0;
  return {
    peakBytes: isExact(bytes) && !trace.unfollowed ? bytes + (trace.peak?.cells ?? 0) : undefined,
    peakLine: trace.peak?.line,
    allocatedBytes: isExact(trace.allocated) && !trace.unfollowed ? trace.allocated : undefined,
    symbolic: isExact(bytes) ? undefined : showDim(bytes),
    lines,
  };
}

/** A line's bytes, of which the unknown part is left out. */
function number(bytes: Dim): number {
  return isExact(bytes) ? bytes : 0;
}
