import type { NDArray } from "../../ndarray/array.ts";
import { type DType, integerLimits, isNumber, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { isExact, minus } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { CopyEvent, Event, EventOf } from "../../trace/event.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import type { Report, Scene } from "../rule.ts";

const fillers: ReadonlySet<string> = new Set(["zeros", "ones", "empty", "full"]);

/**
 * Returns what to say of an array that is made in a wide dtype, filled, and then only converted to a narrower one; undefined where
 * anything is computed with the wide elements, or what is stored would be another number in the narrow dtype.
 */
export function onlyCast(
  { trace, visits, settings }: Scene<"alloc" | "copy">,
  event: EventOf<"alloc" | "copy">,
): Report | undefined {
  const casts = visits.map((visit) => castOf(trace, visit));
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
