import type { LiveArray, LiveBuffer, MemoryReport, Range } from "../../server/protocol.ts";
import { bytesOrUnknown, bytesText } from "../bytes.ts";

/** One row of the list: an array, right under the buffer's owner when it is a view. */
export interface Row {
  /** The same for the same array while one types. */
  readonly key: string;
  readonly level: 1 | 2;
  readonly name: string;
  /** The bytes that it holds, or its formula; a view holds none of its own. */
  readonly size: string;
  /** dtype, shape, order, owner: each short. */
  readonly facts: readonly Fact[];
  readonly bar: Bar;
  /** What a screen reader says. */
  readonly label: string;
  readonly target: Range;
}

export interface Fact {
  readonly kind: "dtype" | "shape" | "order" | "owner" | "flag";
  readonly text: string;
}

/** A bar's length from 0 to 1, relative to the largest buffer; 0 when the size is not known. */
export interface Bar {
  readonly length: number;
  readonly kind: "heap" | "mmap" | "foreign" | "view" | "unknown";
}

/** What the panel's upper part says. */
export interface Summary {
  readonly live: string;
  readonly where: string;
  readonly peak: string;
  readonly peakLine?: number;
  readonly note?: string;
  /** Said in place of the rows when there are none. */
  readonly empty?: string;
}

export function summaryOf(report: MemoryReport): Summary {
  const { liveBytes, peakBytes, peakLine, cursorLine, scope, note, buffers } = report;
  return {
    live: bytesOrUnknown(liveBytes),
    where: scope === undefined ? `alive on line ${cursorLine}` : `alive on line ${cursorLine}, in ${scope}`,
    peak:
      peakLine === undefined ? bytesOrUnknown(peakBytes) : `${bytesOrUnknown(peakBytes)} on line ${peakLine}`,
    peakLine,
    note,
    empty: buffers.length > 0 ? undefined : emptyText(report),
  };
}

function emptyText({ timeline, note, cursorLine }: MemoryReport): string {
  if (timeline.some(({ liveBytes }) => liveBytes > 0)) return `No array is alive on line ${cursorLine}.`;
  return note ? "" : "This file makes no NumPy arrays.";
}

/** The rows of all buffers, the largest buffer first; those of unknown size come last. */
export function rowsOf({ buffers }: MemoryReport): readonly Row[] {
  const largest = Math.max(1, ...buffers.flatMap((buffer) => [sizeOf(buffer) ?? 0]));
  const sorted = buffers.toSorted((a, b) => (sizeOf(b) ?? -1) - (sizeOf(a) ?? -1));
  const keys = new Map<string, number>();
  return sorted.flatMap((buffer) =>
    buffer.arrays.map((array, index) => rowOf(buffer, array, index === 0, largest, keys)),
  );
}

/** What a buffer's bar stands for: a memory map takes no memory, yet it has an extent. */
const sizeOf = (buffer: LiveBuffer): number | undefined =>
  buffer.kind === "mmap" ? buffer.arrays[0]?.bytes : buffer.bytes;

function rowOf(
  buffer: LiveBuffer,
  array: LiveArray,
  isFirst: boolean,
  largest: number,
  keys: Map<string, number>,
): Row {
  const name = array.names.join(", ");
  const count = (keys.get(name) ?? 0) + 1;
  keys.set(name, count);
  const owner = isFirst ? ownerOf(buffer, array) : `view of ${buffer.arrays[0].names[0]}`;
  const size = isFirst ? bufferSize(buffer) : arraySize(array);
  const extent = isFirst ? sizeOf(buffer) : array.bytes;
  const facts: readonly Fact[] = [
    { kind: "dtype", text: array.dtype },
    { kind: "shape", text: `[${array.shape.replace(/^[[(]|,?[\])]$/g, "")}]` },
    { kind: "order", text: array.order },
    { kind: "owner", text: owner },
    ...(array.writeable ? [] : [{ kind: "flag", text: "read-only" } as const]),
  ];
  return {
    key: `${name}#${count}`,
    level: isFirst ? 1 : 2,
    name,
    size,
    facts: facts.filter(({ text }) => text !== ""),
    bar:
      extent === undefined
        ? { length: 0, kind: "unknown" }
        : { length: Math.min(extent / largest, 1), kind: isFirst ? buffer.kind : "view" },
    label: [name, size, ...facts.map(({ text }) => text), `made on line ${array.created.line}`].join(", "),
    target: array.created,
  };
}

function ownerOf({ kind }: LiveBuffer, array: LiveArray): string {
  if (kind === "mmap") return "memory map";
  if (kind === "foreign") return "another library's memory";
  return array.owndata ? "owns its data" : "view of a temporary";
}

const bufferSize = ({ kind, bytes, formula, arrays }: LiveBuffer) =>
  kind === "mmap" ? `0 B of ${bytesOrUnknown(arrays[0]?.bytes)}` : sizeText(bytes, formula);

const arraySize = ({ bytes, formula }: LiveArray) => sizeText(bytes, formula);

const sizeText = (bytes: number | undefined, formula: string | undefined) =>
  bytes === undefined ? (formula ?? "? B") : bytesText(bytes);
