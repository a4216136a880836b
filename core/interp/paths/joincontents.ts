import type { Contents, Exact } from "../../ndarray/contents/contents.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import type { JoinOptions } from "./joinvalues.ts";

/** Returns what holds of elements that may be either. */
export function mergeContents(a: Contents, b: Contents): Contents {
  if (a === b) return a;
  if (a.kind === "exact" && b.kind === "exact" && a.data.length === b.data.length) return mergeExact(a, b);
  if (a.kind === "bounds" && b.kind === "bounds" && a.dtype.char === b.dtype.char) {
    const lo = Math.min(a.lo, b.lo);
    const hi = Math.max(a.hi, b.hi);
    if (lo === a.lo && hi === a.hi && (a.nan || !b.nan) && (!a.integral || b.integral)) return a;
    return { ...a, lo, hi, integral: a.integral && b.integral, nan: a.nan || b.nan };
  }
  if (
    a.kind === "fill" &&
    b.kind === "fill" &&
    a.dtype.char === b.dtype.char &&
    String(a.item) === String(b.item)
  )
    return a;
  return nothing;
}

/** Bytes that differ are no longer known. Object tables can't be compared, so that objects are not known at all. */
function mergeExact(a: Exact, b: Exact): Contents {
  if (a.objects && a.objects.length > 1) return nothing;
  const known = a.known?.slice() ?? new Uint8Array(a.data.length).fill(1);
  let complete = !a.known && !b.known;
  for (let i = 0; i < known.length; i++) {
    if (b.known && !b.known[i]) known[i] = 0;
    if (a.data[i] === b.data[i]) continue;
    known[i] = 0;
    complete = false;
  }
  return { ...a, known: complete ? undefined : known };
}

/** True when as much is known of both, and the same. */
export function sameContents(a: Contents, b: Contents): boolean {
  if (a === b || a.kind !== b.kind) return a === b;
  if (a.kind === "exact" && b.kind === "exact") {
    const { known } = a;
    return (
      a.data.every((byte, i) => byte === b.data[i]) &&
      (!known || known.every((flag, i) => flag === (b.known?.[i] ?? 1)))
    );
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What grows from round to round of a loop may grow without end. */
export function joinedError(a: number, b: number, { widen }: JoinOptions): number {
  return widen && b > a ? Number.POSITIVE_INFINITY : Math.max(a, b);
}
