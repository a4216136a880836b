import type { NDArray } from "../../ndarray/array.ts";
import type { Bounds } from "../../ndarray/contents/contents.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import { integerLimits } from "../../ndarray/dtypes/dtype.ts";
import type { Done } from "./index.ts";

/** How operations make whole numbers; none of them changes the order of two numbers. */
const ways: ReadonlyMap<string, (x: number) => number> = new Map([
  ["round", toEven],
  ["around", toEven],
  ["rint", toEven],
  ["floor", Math.floor],
  ["ceil", Math.ceil],
  ["trunc", Math.trunc],
  ["fix", Math.trunc],
  ["astype", Math.trunc],
]);

/**
 * Returns between which whole numbers the results of rounding approximate elements lie, whichever way each of them goes; undefined
 * for other operations, and where nothing is known of the elements.
 */
export function wholeBounds(
  { op, ins: [array, ...rest], named }: Pick<Done, "op" | "ins" | "named">,
  out: NDArray,
): Bounds | undefined {
  const name = op.slice(op.lastIndexOf(".") + 1);
  const way = ways.get(name);
  const isCast = name === "astype";
  if (!way || array?.t !== "ndarray" || array.dtype.kind !== "f" || named?.size) return undefined;
  if (isCast ? !"iu".includes(out.dtype.kind) : rest.length > 0 || out.dtype.kind !== "f") return undefined;
  const { error } = array.buffer.store;
  const given = asBounds(hullOf(array), array.dtype);
  if (!given || given.nan) return undefined;
  const [lo, hi] = [way(given.lo - error), way(given.hi + error)];
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return undefined;
  const [least, most] = isCast ? integerLimits(out.dtype) : [lo, hi];
  if (lo < least || hi > most) return undefined;
  return { kind: "bounds", dtype: out.dtype, lo: lo + 0, hi: hi + 0, integral: true, nan: false };
}

function toEven(x: number): number {
  const low = Math.floor(x);
  if (x - low !== 0.5) return Math.round(x);
  return low % 2 === 0 ? low : low + 1;
}
