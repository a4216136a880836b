import type { NDArray } from "../../ndarray/array.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, integerLimits, isNumber, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { isExact, minus } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { CopyEvent, Event, EventOf } from "../../trace/event.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { isScalar, shortName } from "../consumers.ts";
import { isElementwiseEvent } from "../expansion/elementwise.ts";
import type { Report, Scene } from "../rule.ts";
import { consumerOf } from "../temporaries/spent.ts";

const fillers: ReadonlySet<string> = new Set(["zeros", "ones", "empty", "full"]);

/**
 * Returns what to say of an array that is made in a wide dtype, filled, and then only converted to a narrower one; undefined where
 * anything is computed with the wide elements, or what is stored would be another number in the narrow dtype.
 */
export function onlyCast(
  { trace, visits, settings }: Scene<"alloc" | "copy">,
  event: EventOf<"alloc" | "copy">,
): Report | undefined {
  const casts = visits.map(
    (visit) => castOf(trace, visit) ?? castOfScaled(trace, visit) ?? castOfCast(trace, visit),
  );
  const [first] = casts;
  if (!first || !casts.every((cast) => cast && sameDType(cast.out.dtype, first.out.dtype))) return undefined;
  const { dtype } = event.out;
  const amount = amountOf(visits, `of ${showDType(dtype)}`, ({ layout }) => nbytes(layout));
  if (!isExact(amount.bytes)) return undefined;
  const small = (amount.bytes * first.out.dtype.itemsize) / dtype.itemsize;
  if (amount.bytes - small < settings.threshold) return undefined;
  const to = showDType(first.out.dtype);
  return {
    message: `${amount.text} that are only converted to ${to} (line ${first.line}): an array of ${to} takes ${formatBytes(small)} and needs no conversion; ask for that dtype`,
    bytes: minus(amount.bytes, small),
    proof: [
      "nothing is computed with the elements before they are converted",
      `all that is stored is the same number as ${to}`,
    ],
    related: [{ at: first.node, message: "converted here" }],
  };
}

/** Returns the one conversion that an array is made for. */
function castOf(trace: Trace, { op, out, kind, ins }: EventOf<"alloc" | "copy">): CopyEvent | undefined {
  if (kind !== "alloc" || !fillers.has(shortName(op)) || !out.owndata || out.alternatives) return undefined;
  if (out.subclass !== "ndarray" || !isNumber(out.dtype)) return undefined;
  const uses = elementUses(trace, out).map(({ event }) => event);
  const casts = uses.filter((use) => use.kind === "copy" && shortName(use.op) === "astype") as CopyEvent[];
  const [cast] = casts;
  if (!cast || cast.of !== out || !isNarrower(cast.out.dtype, out.dtype)) return undefined;
  if (shortName(op) === "full" && !isSameIn(cast.out.dtype, ins[1])) return undefined;
  const others = uses.filter((use) => !casts.includes(use as CopyEvent));
  const isOne = casts.every(
    ({ out: { dtype }, step }) => sameDType(dtype, cast.out.dtype) && step === cast.step,
  );
  const isFilled = others.some(({ kind: how }) => how === "write") || shortName(op) === "full";
  return isOne && isFilled && others.every((use) => isStored(use, out, cast)) ? cast : undefined;
}

/** Returns the conversion of `np.ones(n) * 255`, where the product is a number that the narrower dtype has as well. */
function castOfScaled(trace: Trace, { op, out, kind }: EventOf<"alloc" | "copy">): CopyEvent | undefined {
  if (kind !== "alloc" || !fillers.has(shortName(op)) || out.subclass !== "ndarray") return undefined;
  const next = consumerOf(trace, out);
  if (
    !next ||
    !isElementwiseEvent(next) ||
    next.into ||
    !next.ins.every((one) => one === out || isScalar(one))
  )
    return undefined;
  const cast = onlyConversion(trace, next.out);
  const { range } = next;
  if (!cast || !range || range.lo !== range.hi || range.nan) return undefined;
  return isSameIn(cast.out.dtype, { t: range.integral ? "int" : "float", v: range.lo }) ? cast : undefined;
}

/** Returns the second one of two conversions, where the first one loses nothing and is for nothing else. */
function castOfCast(trace: Trace, event: EventOf<"alloc" | "copy">): CopyEvent | undefined {
  if (event.kind !== "copy" || shortName(event.op) !== "astype" || event.out.subclass !== "ndarray")
    return undefined;
  const cast = onlyConversion(trace, event.out);
  return cast && canCast(event.of.dtype, event.out.dtype, "safe") ? cast : undefined;
}

/** Returns the conversion to a narrower dtype that is all that is done with an array. */
function onlyConversion(trace: Trace, array: NDArray): CopyEvent | undefined {
  const [use, ...others] = elementUses(trace, array).map(({ event }) => event);
  if (use?.kind !== "copy" || shortName(use.op) !== "astype" || use.of !== array || array.alternatives)
    return undefined;
  return others.length === 0 && isNarrower(use.out.dtype, array.dtype) ? use : undefined;
}

function isNarrower(to: DType, from: DType): boolean {
  return isNumber(to) && to.itemsize < from.itemsize;
}

/** True for a number that is put into the array before it is converted, and for the view that says where. */
function isStored(use: Event, array: NDArray, cast: CopyEvent): boolean {
  if (use.step > cast.step || use.kind === "view") return use.step < cast.step;
  return (
    use.kind === "write" &&
    use.op === "setitem" &&
    use.into.buffer === array.buffer &&
    isSameIn(cast.out.dtype, use.ins[2])
  );
}

/** True for what becomes the same element whether it goes through the wide dtype or not. */
function isSameIn(dtype: DType, value: Value | undefined): boolean {
  const { kind, itemsize } = dtype;
  if (value?.t === "ndarray") return value.dtype.kind === kind && value.dtype.itemsize <= itemsize;
  if ((value?.t !== "int" && value?.t !== "float") || typeof value.v !== "number") return false;
  if (kind === "f") return itemsize >= 4 && Math.abs(value.v) < 2 ** 24;
  if (kind !== "i" && kind !== "u") return false;
  const [least, most] = integerLimits(dtype);
  return Number.isInteger(value.v) && least <= value.v && value.v <= most;
}
