import type { CellPlace, LiveArray, LiveBuffer, MemoryReport, Range } from "../../server/protocol.ts";
import { bytesOrUnknown } from "../bytes.ts";
import { lineText } from "../lines.ts";
import { say } from "../words.ts";
import type { ArrayPlace } from "./messages.ts";
import { bytesAt, sizeText, type Values } from "./sizes.ts";

/** One row of the list: an array, right under the buffer's owner when it is a view. */
export interface Row {
  /** The same for the same array while one types. */
  readonly key: string;
  readonly level: 1 | 2;
  readonly name: string;
  /** The bytes that it holds, or its formula; a view holds none of its own. */
  readonly size: string;
  /** The part of all live bytes, "43%"; empty for views and where it is not known. */
  readonly share: string;
  /** dtype, shape, order, owner: each short. */
  readonly facts: readonly Fact[];
  readonly bar: Bar;
  /** All of it in one line, for the tooltip. */
  readonly label: string;
  readonly target: Range;
  readonly place: ArrayPlace;
}

export interface Fact {
  readonly kind: "dtype" | "shape" | "order" | "owner" | "line";
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

/** How the rows are put in order; views stay below their owner. */
export type Sort = "size" | "name" | "line" | "dtype" | "order";

/** What somebody has chosen to see. */
export interface Choice {
  readonly sort: Sort;
  /** The other way round. */
  readonly isReversed?: boolean;
  /** Part of a name, dtype, shape, order or owner; empty for all. */
  readonly filter: string;
  readonly values: Values;
  /** The name that a buffer had at first, for those that have none any more. */
  readonly former: (buffer: string) => string | undefined;
  readonly cells?: readonly CellPlace[];
  /** Most buffers whose rows are wanted where nothing is filtered. */
  readonly most?: number;
}

const everything: Choice = { sort: "size", filter: "", values: {}, former: () => undefined };

export function summaryOf(
  report: MemoryReport,
  values: Values = {},
  cells: readonly CellPlace[] | undefined = undefined,
): Summary {
  const { peakBytes, peakLine, cursorLine, scope, note, buffers } = report;
  const live = liveBytesOf(report, values);
  const where = say("alive on {0}", lineText(cursorLine, cells));
  const peak = bytesOrUnknown(peakBytes);
  return {
    live: bytesOrUnknown(live),
    where: scope === undefined ? where : say("{0}, in {1}", where, scope),
    peak: peakLine === undefined ? peak : say("{0} on {1}", peak, lineText(peakLine, cells)),
    peakLine,
    note,
    empty: buffers.length > 0 ? undefined : emptyText(report, cells),
  };
}

/** The bytes alive at the cursor, at the sliders' values where they are a formula. */
export function liveBytesOf({ liveBytes, live }: MemoryReport, values: Values): number | undefined {
  return liveBytes ?? (live && bytesAt(live, values));
}

function emptyText(
  { timeline, note, cursorLine, unknown }: MemoryReport,
  cells: readonly CellPlace[] | undefined,
): string {
  if (timeline.some(({ liveBytes }) => liveBytes > 0))
    return say("No array is alive on {0}.", lineText(cursorLine, cells));
  if (unknown && unknown.length > 0) return say("Nothing is known of this file's arrays.");
  return note ? "" : say("This file makes no NumPy arrays.");
}

/** How many rows there are without a filter. */
export const countOf = ({ buffers }: MemoryReport) =>
  buffers.reduce((count, { arrays }) => count + arrays.length, 0);

/** The rows of all buffers, by default the largest first; those of unknown size come last. */
export function rowsOf(
  report: MemoryReport,
  { sort, isReversed = false, filter, values, former, cells, most }: Choice = everything,
): readonly Row[] {
  const sizes = new Map(report.buffers.map((buffer) => [buffer, sizeOf(buffer, values)]));
  const largest = Math.max(1, ...[...sizes.values()].map((size) => size ?? 0));
  const bySize = (a: LiveBuffer, b: LiveBuffer) => (sizes.get(b) ?? -1) - (sizes.get(a) ?? -1);
  const sorted = report.buffers.toSorted((a, b) => orders[sort](a, b) || bySize(a, b));
  if (isReversed) sorted.reverse();
  const keys = new Map<string, number>();
  const live = liveBytesOf(report, values);
  const wanted = filter.trim() === "" ? sorted.slice(0, most) : sorted;
  return wanted.flatMap((buffer) => {
    const rows = buffer.arrays.map((_, index) =>
      rowOf(buffer, index, { largest, live, values, keys, former, cells }),
    );
    // The owner stays where one of its views is looked for, so that it is clear whose they are.
    return rows.some((row) => matches(row, filter))
      ? rows.filter((row) => row.level === 1 || matches(row, filter))
      : [];
  });
}

const orders: Readonly<Record<Sort, (a: LiveBuffer, b: LiveBuffer) => number>> = {
  size: () => 0,
  name: (a, b) => (a.arrays[0]?.names[0] ?? "~").localeCompare(b.arrays[0]?.names[0] ?? "~"),
  line: (a, b) => a.created.line - b.created.line,
  dtype: (a, b) => (a.arrays[0]?.dtype ?? "").localeCompare(b.arrays[0]?.dtype ?? ""),
  order: (a, b) => (a.arrays[0]?.order ?? "").localeCompare(b.arrays[0]?.order ?? ""),
};

function matches({ name, facts }: Row, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  return [name, ...facts.map(({ text }) => text)].some((text) => text.toLowerCase().includes(wanted));
}

/** What a buffer's bar stands for: a memory map takes no memory, yet it has an extent. */
const sizeOf = (buffer: LiveBuffer, values: Values): number | undefined =>
  buffer.kind === "mmap" ? buffer.arrays[0]?.bytes : bytesAt(buffer, values);

interface Around {
  readonly largest: number;
  readonly live: number | undefined;
  readonly values: Values;
  readonly keys: Map<string, number>;
  readonly former: Choice["former"];
  readonly cells: Choice["cells"];
}

function rowOf(buffer: LiveBuffer, index: number, around: Around): Row {
  const { largest, live, values, keys, former, cells } = around;
  const array = buffer.arrays[index];
  const isFirst = index === 0;
  const name = array.names.join(", ") || formerName(buffer, former);
  const count = (keys.get(name) ?? 0) + 1;
  keys.set(name, count);
  const owner = isFirst
    ? ownerOf(buffer, array)
    : say("view of {0}", buffer.arrays[0].names[0] ?? formerName(buffer, former));
  const size = isFirst ? bufferSize(buffer, values) : sizeText(array, values);
  const extent = isFirst ? sizeOf(buffer, values) : bytesAt(array, values);
  const facts: readonly Fact[] = [
    { kind: "dtype", text: array.dtype },
    { kind: "shape", text: `[${array.shape.replace(/^[[(]|,?[\])]$/g, "")}]` },
    { kind: "order", text: array.order },
    { kind: "owner", text: array.writeable ? owner : say("{0}, read-only", owner) },
    { kind: "line", text: lineText(array.created.line, cells) },
  ];
  const share = isFirst && buffer.kind === "heap" ? shareText(extent, live) : "";
  return {
    key: `${name}#${count}`,
    level: isFirst ? 1 : 2,
    name,
    size,
    share,
    facts,
    bar:
      extent === undefined
        ? { length: 0, kind: "unknown" }
        : { length: Math.min(Math.max(extent, 0) / largest, 1), kind: isFirst ? buffer.kind : "view" },
    // Of thousands of rows only those that are shown need it.
    get label() {
      return labelOf({ name, size, share, facts });
    },
    target: array.created,
    place: { buffer: buffer.id, array: index },
  };
}

function labelOf({ name, size, share, facts }: Pick<Row, "name" | "size" | "share" | "facts">): string {
  const known = facts.filter(({ text }) => text !== "");
  return [
    name,
    size,
    ...(share ? [say("{0} of all", share)] : []),
    ...known.map(({ kind, text }) => (kind === "line" ? say("made on {0}", text) : text)),
  ].join(", ");
}

/** What is said of most arrays: left out where there is little room. */
export const usualOwner = say("owns its data");

/** Memory whose owner has no name any more is called by the name that it had. */
function formerName({ id }: LiveBuffer, former: Choice["former"]): string {
  const name = former(id);
  return name === undefined ? say("(temporary)") : `(${name})`;
}

function shareText(bytes: number | undefined, live: number | undefined): string {
  if (bytes === undefined || !live) return "";
  const percent = (100 * bytes) / live;
  return percent < 0.5 ? "<1%" : `${Math.round(percent)}%`;
}

function ownerOf({ kind, pinnedBy }: LiveBuffer, array: LiveArray): string {
  if (array.names.length === 0 && pinnedBy.length > 0)
    return say(
      "kept alive by {0}",
      pinnedBy.map(({ name, how }) => (how === "view" ? say("view {0}", name) : name)).join(", "),
    );
  if (kind === "mmap") return say("memory map");
  if (kind === "foreign") return say("another library's memory");
  return array.owndata ? usualOwner : say("view of a temporary");
}

const bufferSize = (buffer: LiveBuffer, values: Values) =>
  buffer.kind === "mmap"
    ? say("0 B of {0}", bytesOrUnknown(buffer.arrays[0]?.bytes))
    : sizeText(buffer, values);
