import { atomsOf, boundsOf, type Dim, isExact, plus } from "../ndarray/layouts/dim.ts";
import { nbytes } from "../ndarray/layouts/layout.ts";
import { assumedBytes, formatBytes } from "../ndarray/show.ts";
import type { OperationEvent } from "../trace/event.ts";

/** A formula of more names than these says nothing to people. */
const mostNames = 3;
/** Names of the program, as against "item401_0" for an item of one of its arrays. */
const named = /^[A-Za-z_]\w*$(?<!\d_\d+)/;

/** What several runs of one place cost together. */
export interface Amount {
  readonly bytes: Dim;
  /** "8 MB copied", "80 MB copied (10 times 8 MB)", "8 MB copied each time". */
  readonly text: string;
}

/** Adds up what an operation costs each time that it runs; `bytesOf` gives one run's, by default the bytes allocated. */
export function amountOf<E extends OperationEvent>(
  visits: readonly E[],
  what: string,
  bytesOf: (event: E) => Dim = ({ allocated }) => allocated,
): Amount {
  const each = visits.map(bytesOf);
  const bytes = each.reduce(plus, 0);
  const text = `${bytesText(bytes)} ${what}`;
  // A loop that was not run step by step leaves one event for all its rounds.
  const isJoined = visits.some(({ loops }) => loops.some(({ iteration }) => iteration === undefined));
  if (isJoined) return { bytes, text: `${text} each time` };
  if (visits.length === 1) return { bytes, text };
  const isEven = each.every((one) => isExact(one) && one === each[0]);
  return { bytes, text: `${text} (${visits.length} times${isEven ? ` ${formatBytes(each[0])}` : ""})` };
}

/** Returns the bytes that an operation writes into an array that was there before; 0 when it writes into none. */
export function bytesWritten(event: OperationEvent): Dim {
  const region = event.kind === "write" ? event.region : undefined;
  const into = "into" in event ? event.into?.layout : undefined;
  const layout = region ?? into;
  return layout ? nbytes(layout) : 0;
}

/**
 * Returns bytes as people read them: "8 MB", "8*n bytes"; "8*n bytes (8 MB)" where the file says what to assume for n, "about 8 MB" and
 * "up to 8 MB" where an unknown has no name in the program, in words where nothing bounds it.
 */
export function bytesText(bytes: Dim): string {
  if (isExact(bytes)) return formatBytes(bytes);
  const assumed = assumedBytes(bytes);
  const [least, most] = boundsOf(bytes);
  const atoms = atomsOf(bytes);
  const isNamed = atoms.every(({ name }) => named.test(name)) && atoms.length <= mostNames;
  if (assumed !== undefined)
    return isNamed ? `${formatBytes(bytes)} (${formatBytes(assumed)})` : `about ${formatBytes(assumed)}`;
  if (isNamed) return formatBytes(bytes);
  if (Number.isFinite(most)) return `up to ${formatBytes(most)}`;
  return least > 0 ? `at least ${formatBytes(least)}` : "an unknown amount";
}
