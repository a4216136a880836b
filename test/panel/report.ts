import type { LiveArray, LiveBuffer, MemoryReport } from "../../server/protocol.ts";

const line = (at: number) => ({ line: at, col: 0, endLine: at, endCol: 1 });

/** An array of the report; C order and owning its data unless said otherwise. */
export const array = (name: string, bytes: number | undefined, more: Partial<LiveArray> = {}): LiveArray => ({
  names: [name],
  show: "",
  dtype: "float64",
  shape: "(1000, 1000)",
  order: "C",
  bytes,
  owndata: true,
  writeable: true,
  created: line(2),
  ...more,
});

export const buffer = (
  kind: LiveBuffer["kind"],
  bytes: number | undefined,
  ...arrays: readonly LiveArray[]
): LiveBuffer => ({
  id: arrays[0].names[0],
  kind,
  bytes,
  created: line(2),
  pinnedBy: arrays.map(({ names, show, owndata, created }) => ({
    name: names[0],
    how: owndata ? "owner" : "view",
    show,
    at: created,
  })),
  arrays,
});

/** A report of ten lines with a peak of 24 MB on line 7 and the cursor on line 5. */
export const report = (more: Partial<MemoryReport> = {}): MemoryReport => ({
  liveBytes: 16e6,
  peakBytes: 24e6,
  peakLine: 7,
  buffers: [],
  timeline: [
    { line: 2, liveBytes: 8e6 },
    { line: 4, liveBytes: 16e6 },
    { line: 7, liveBytes: 24e6 },
    { line: 8, liveBytes: 0 },
  ],
  lineCount: 10,
  cursorLine: 5,
  ...more,
});
