import type { NDArray } from "../ndarray/array.ts";
import { asBounds, hullOf } from "../ndarray/contents/hull.ts";
import { boundsOf, isExact } from "../ndarray/layouts/dim.ts";
import { isC, size } from "../ndarray/layouts/layout.ts";
import type { Value } from "../ndarray/value.ts";
import type { Range } from "./event.ts";

/** Elements of floats that are looked at one by one; of more only what is known of all together. */
const fewFloats = 64;

/** Gives ranges of elements as they are now. */
export class RangeReader {
  constructor(
    /** How many more elements it looks at. */
    public left: number,
  ) {}

  /** Returns the range of a value's elements; undefined when it is not known, or takes more looking than is left. */
  read(value: Value): Range | undefined {
    if (value.t !== "ndarray") return rangeOfScalar(value);
    if (value.alternatives || !"biuf".includes(value.dtype.kind)) return undefined;
    if (value.dtype.kind === "b") return { lo: 0, hi: 1, integral: true, nan: false };
    if (value.contents.kind !== "exact") return rangeOfArray(value);
    const count = size(value.layout);
    if (!isExact(count) || count > this.left || (value.dtype.kind === "f" && count > fewFloats))
      return undefined;
    this.left -= count;
    return rangeOfInt64(value, count) ?? rangeOfArray(value);
  }
}

function rangeOfArray(array: NDArray): Range | undefined {
  const bounds = asBounds(hullOf(array), array.dtype);
  return bounds && closed(bounds);
}

function closed({ lo, hi, integral, nan }: Range): Range | undefined {
  return Number.isFinite(lo) && Number.isFinite(hi) ? { lo, hi, integral, nan } : undefined;
}

function rangeOfScalar(value: Value): Range | undefined {
  switch (value.t) {
    case "int": {
      if (typeof value.v === "bigint") return undefined;
      const [lo, hi] = boundsOf(value.v);
      return closed({ lo, hi, integral: true, nan: false });
    }
    case "bool":
      return { lo: value.v ? 1 : 0, hi: value.v === false ? 0 : 1, integral: true, nan: false };
    case "float": {
      const [lo, hi] =
        value.v === undefined ? [value.lo ?? -Infinity, value.hi ?? Infinity] : [value.v, value.v];
      return closed({ lo, hi, integral: Number.isInteger(value.v), nan: false });
    }
    case "scalar":
      return "biuf".includes(value.dtype.kind) ? rangeOfArray(value.cell) : undefined;
    case "list":
    case "tuple":
      return rangeOfItems(value.items);
    default:
      return undefined;
  }
}

function rangeOfItems(items: readonly Value[] | undefined): Range | undefined {
  let all: Range | undefined;
  for (const item of items ?? []) {
    const one = item.t === "ndarray" ? undefined : rangeOfScalar(item);
    if (!one) return undefined;
    all = all ? hull(all, one) : one;
  }
  return all;
}

/** Returns the least range that holds both. */
export function hull(a: Range, b: Range): Range {
  return {
    lo: Math.min(a.lo, b.lo),
    hi: Math.max(a.hi, b.hi),
    integral: a.integral && b.integral,
    nan: a.nan || b.nan,
  };
}

/** The commonest case, on its own because of its speed: int64 in one piece. Undefined for anything else. */
function rangeOfInt64({ contents, layout, dtype }: NDArray, count: number): Range | undefined {
  const { offset } = layout;
  if (contents.kind !== "exact" || contents.known || dtype.char !== "l" || count === 0) return undefined;
  if (dtype.byteorder === ">" || !isC(layout) || !isExact(offset)) return undefined;
  const start = contents.data.byteOffset + offset;
  if (start % 4 !== 0 || offset + 8 * count > contents.data.length) return undefined;
  const halves = new Int32Array(contents.data.buffer, start, 2 * count);
  let [lo, hi] = [Infinity, -Infinity];
  for (let i = 0; i < halves.length; i += 2) {
    const value = halves[i + 1] * 2 ** 32 + (halves[i] >>> 0);
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return Number.isSafeInteger(lo) && Number.isSafeInteger(hi)
    ? { lo, hi, integral: true, nan: false }
    : undefined;
}
