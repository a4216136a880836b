import type { TimeUnit } from "../dtypes/dtype.ts";
import { raise } from "../error.ts";

/** A datetime64 or timedelta64 element: a count of units as an int64, `bigint` where it is not a safe integer. */
export type Time = number | bigint;

/** Not-a-Time, the least int64. */
export const NaT = -(2n ** 63n);

/** NumPy's `casting` argument. */
export type Casting = "no" | "equiv" | "safe" | "same_kind" | "unsafe";

type Base = TimeUnit["base"];

/** Units from the coarsest to the finest. */
const order: readonly Base[] = ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"];

/** How many of the next finer unit make one, for W, D, h, ... */
const nextFactor: readonly number[] = [0, 0, 7, 24, 60, 60, 1000, 1000, 1000, 1000, 1000, 1000, 1];

/** Days in the 400 years after which the calendar repeats. */
const daysIn400Years = 97n + 400n * 365n;

/** Rank of a unit: 0 for years up to 12 for attoseconds, 13 for generic. */
export function rankOf(base: Base): number {
  const rank = order.indexOf(base);
  return rank < 0 ? order.length : rank;
}

/** Returns the unit that a name such as "D" or "ms" stands for; undefined for other text. */
export function baseNamed(name: string): Base | undefined {
  if (name === "\u03bcs" || name === "\u00b5s") return "us";
  return name === "generic" ? "generic" : order.find((base) => base === name);
}

/** Returns the unit as NumPy writes it in a dtype's name: "[D]", "[25s]", "" when generic. */
export function showUnit({ base, num }: TimeUnit): string {
  if (base === "generic") return "";
  return num === 1 ? `[${base}]` : `[${num}${base}]`;
}

/** True when both are the same unit; all generic units are. */
export function sameUnit(a: TimeUnit, b: TimeUnit): boolean {
  return a.base === b.base && (a.num === b.num || a.base === "generic");
}

/** Returns how many `fine` make one `coarse` (week or finer); undefined where NumPy's own computation overflows. */
export function linearFactor(coarse: Base, fine: Base): bigint | undefined {
  let factor = 1n;
  for (let rank = rankOf(coarse); rank < rankOf(fine); rank++) {
    factor *= BigInt(nextFactor[rank]);
    if (factor >> 56n) return undefined;
  }
  return factor;
}

/**
 * Returns the unit into which both can be converted exactly, as `np.promote_types` does. A timedelta64 keeps years and
 * months apart from the other units. Raises TypeError where there is none and OverflowError where it is too fine.
 */
export function promoteUnits(a: TimeUnit, b: TimeUnit, kindA: "M" | "m", kindB: "M" | "m"): TimeUnit {
  if (a.base === "generic") return b;
  if (b.base === "generic") return a;
  const aIsFiner = rankOf(a.base) >= rankOf(b.base);
  const [fine, coarse, coarseKind] = aIsFiner ? [a, b, kindB] : [b, a, kindA];
  let coarseNum: bigint | undefined = BigInt(coarse.num);
  if (fine.base !== coarse.base) {
    if (coarse.base === "Y" && fine.base === "M") coarseNum *= 12n;
    else if (rankOf(coarse.base) <= 1) {
      if (coarseKind === "m") return raiseIncompatible(a, b);
      coarseNum *= factorForPromotion(coarse.base, fine.base) ?? 0n;
    } else coarseNum *= linearFactor(coarse.base, fine.base) ?? 0n;
  }
  const num = coarseNum === 0n ? 0n : gcd(BigInt(fine.num), coarseNum);
  if (num === 0n || num >= 2n ** 31n) {
    return raise(
      "OverflowError",
      `Integer overflow getting a common metadata divisor for NumPy datetime metadata ${showUnit(a)} and ${showUnit(b)}.`,
    );
  }
  return { base: fine.base, num: Number(num) };
}

/** NumPy multiplies years and months by a factor table in which they count once. */
function factorForPromotion(coarse: Base, fine: Base): bigint | undefined {
  return coarse === "Y" || coarse === "M" ? linearFactor("W", fine) : linearFactor(coarse, fine);
}

function raiseIncompatible(a: TimeUnit, b: TimeUnit): never {
  return raise(
    "TypeError",
    `Cannot get a common metadata divisor for Numpy datetime metadata ${showUnit(a)} and ${showUnit(b)} because they have incompatible nonlinear base time units.`,
  );
}

/** Returns the fraction that turns a timedelta64's count of `from` into a count of `to`. Raises where NumPy does. */
export function conversionFraction(from: TimeUnit, to: TimeUnit): readonly [num: bigint, denom: bigint] {
  if (from.base === "generic") return [1n, 1n];
  if (to.base === "generic") {
    return raise(
      "ValueError",
      "Cannot convert from specific units to generic units in NumPy datetimes or timedeltas",
    );
  }
  const swapped = rankOf(from.base) > rankOf(to.base);
  const [coarse, fine] = swapped ? [to.base, from.base] : [from.base, to.base];
  let [num, denom] = baseFraction(coarse, fine);
  if (swapped) [num, denom] = [denom, num];
  // NumPy computes with 64 bits, which years and months in fine units overflow.
  num = BigInt.asUintN(64, num * BigInt(from.num));
  denom = BigInt.asUintN(64, denom * BigInt(to.num));
  const divisor = gcd(num, denom);
  return [BigInt.asIntN(64, num / divisor), BigInt.asIntN(64, denom / divisor)];
}

/** Years and months count as their mean over 400 years. */
function baseFraction(coarse: Base, fine: Base): readonly [bigint, bigint] {
  if (coarse === fine) return [1n, 1n];
  if (coarse === "Y" && fine === "M") return [12n, 1n];
  const months = coarse === "Y" ? 400n : coarse === "M" ? 4800n : undefined;
  if (months && fine === "W") return [daysIn400Years, months * 7n];
  const factor = linearFactor(months ? "D" : coarse, fine);
  if (factor === undefined) {
    return raise(
      "OverflowError",
      `Integer overflow while computing the conversion factor between NumPy datetime units ${coarse} and ${fine}`,
    );
  }
  return months ? [daysIn400Years * factor, months] : [factor, 1n];
}

/** Can a dtype of kind `kind` ("M" datetime64, "m" timedelta64) be cast between the units under the casting rule? */
export function canCastUnits(kind: "M" | "m", from: TimeUnit, to: TimeUnit, casting: Casting): boolean {
  if (casting === "unsafe") return true;
  if (casting === "no" || casting === "equiv") return from.base === to.base && from.num === to.num;
  if (!canCastBases(kind, from.base, to.base, casting)) return false;
  return casting === "same_kind" || divides(from, to, kind === "m");
}

/** Can the bases be cast, whatever the multiples? This is the rule for parsing text into a unit. */
export function canCastBases(kind: "M" | "m", from: Base, to: Base, casting: Casting): boolean {
  if (casting === "unsafe") return true;
  if (casting === "no" || casting === "equiv") return from === to;
  if (from === "generic" || to === "generic") return from === "generic";
  const sameSide = kind === "M" || rankOf(from) <= 1 === rankOf(to) <= 1;
  return sameSide && (casting === "same_kind" || rankOf(from) <= rankOf(to));
}

/** Raises NumPy's TypeError when the units of `what` may not be cast. */
export function checkUnitCast(
  what: string,
  kind: "M" | "m",
  from: TimeUnit,
  to: TimeUnit,
  casting: Casting,
): void {
  if (canCastUnits(kind, from, to, casting)) return;
  raise(
    "TypeError",
    `Cannot cast ${what} from metadata ${showUnit(from)} to ${showUnit(to)} according to the rule '${casting}'`,
  );
}

/** Raises the same for a scalar whose time becomes one of another unit, as it does in an array. NaT becomes NaT of any. */
export function checkScalarUnit(kind: "M" | "m", time: Time | undefined, from: TimeUnit, to: TimeUnit): void {
  const what = kind === "m" ? "NumPy timedelta64 scalar" : "NumPy datetime64 scalar";
  if (time !== undefined && time !== NaT) checkUnitCast(what, kind, from, to, "same_kind");
}

/** Does the length of `from` hold a whole number of `to`? */
function divides(from: TimeUnit, to: TimeUnit, strict: boolean): boolean {
  if (from.base === "generic") return true;
  if (to.base === "generic") return false;
  let a = BigInt(from.num);
  let b = BigInt(to.num);
  if (from.base !== to.base) {
    const months = [from.base, to.base].sort().join();
    if (months === "M,Y") {
      if (from.base === "Y") a *= 12n;
      else b *= 12n;
    } else if (rankOf(from.base) <= 1 || rankOf(to.base) <= 1) return !strict;
    else if (rankOf(from.base) > rankOf(to.base)) b *= linearFactor(to.base, from.base) ?? 0n;
    else a *= linearFactor(from.base, to.base) ?? 0n;
    if (a === 0n || b === 0n) return false;
  }
  if (a >> 56n || b >> 56n) return false;
  return a % b === 0n;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
