import type { TimeUnit } from "../dtypes/dtype.ts";
import { raise } from "../error.ts";
import { divide, momentOf, multiply, narrow, timeOf, wrap } from "./calendar.ts";
import { conversionFraction, NaT, rankOf, sameUnit, type Time } from "./units.ts";

/**
 * Returns the function that casts the elements of a datetime64 ("M") or timedelta64 ("m") array from one unit to another,
 * with NumPy's rounding down and its silent overflow. Raises where NumPy can't convert at all.
 */
export function unitConverter(kind: "M" | "m", from: TimeUnit, to: TimeUnit): (time: Time) => Time {
  if (sameUnit(from, to)) return (time) => time;
  const [num, denom] = conversionFraction(from, to);
  if (kind === "M" && [from, to].some(({ base }) => rankOf(base) <= 1))
    return (time) => throughCalendar(time, from, to);
  return scaler(narrow(num), narrow(denom));
}

/** Casts one element as NumPy's scalars do: a datetime64 by its calendar date, which no unit is too fine for. */
export function convertUnit(kind: "M" | "m", time: Time, from: TimeUnit, to: TimeUnit): Time {
  if (kind === "m" || sameUnit(from, to)) return unitConverter(kind, from, to)(time);
  return throughCalendar(time, from, to);
}

function scaler(num: Time, denom: Time): (time: Time) => Time {
  if (denom === 1) return (time) => (time === NaT ? NaT : wrap(multiply(time, num)));
  return (time) => {
    if (time === NaT) return NaT;
    const product = multiply(time, num);
    if (typeof product === "number") return divide(product, denom);
    // The sign before the product overflowed decides how it is rounded, and C's division cuts off.
    const rest = time < 0 ? BigInt(denom) - 1n : 0n;
    return narrow(BigInt.asIntN(64, BigInt(product) - rest) / BigInt(denom));
  };
}

function throughCalendar(time: Time, from: TimeUnit, to: TimeUnit): Time {
  if (time === NaT) return NaT;
  const moment = momentOf(time, from);
  if (!moment)
    return raise("ValueError", "Cannot convert a NumPy datetime value other than NaT with generic units");
  if (to.base === "generic")
    raise("ValueError", "Cannot create a NumPy datetime other than NaT with generic units");
  return timeOf(moment, to);
}
