import type { TimeUnit } from "../dtype.ts";
import { raise } from "../error.ts";
import { divide, momentOf, multiply, timeOf, wrap } from "./calendar.ts";
import { conversionFraction, linearFactor, NaT, rankOf, sameUnit, type Time } from "./units.ts";

/**
 * Returns the function that casts elements of a datetime64 ("M") or timedelta64 ("m") from one unit to another, with
 * NumPy's rounding down and its silent overflow. Raises where NumPy can't convert at all.
 */
export function unitConverter(kind: "M" | "m", from: TimeUnit, to: TimeUnit): (time: Time) => Time {
  if (sameUnit(from, to)) return (time) => time;
  return kind === "m" ? timedeltaConverter(from, to) : datetimeConverter(from, to);
}

/** Casts one element; see `unitConverter`. */
export function convertUnit(kind: "M" | "m", time: Time, from: TimeUnit, to: TimeUnit): Time {
  return unitConverter(kind, from, to)(time);
}

function timedeltaConverter(from: TimeUnit, to: TimeUnit): (time: Time) => Time {
  const [num, denom] = conversionFraction(from, to).map(Number);
  if (denom === 1) return (time) => (time === NaT ? NaT : wrap(multiply(time, num)));
  return (time) => (time === NaT ? NaT : divide(wrap(multiply(time, num)), denom));
}

function datetimeConverter(from: TimeUnit, to: TimeUnit): (time: Time) => Time {
  if (from.base === "generic" || to.base === "generic") return onlyNaT(from);
  const factor = linearBetween(from, to);
  if (!factor) return (time) => throughCalendar(time, from, to);
  const [num, denom] = factor;
  return (time) => {
    if (time === NaT) return NaT;
    const direct = typeof time === "number" ? time * from.num * num : Number.NaN;
    if (Number.isSafeInteger(direct)) return Math.floor(direct / denom);
    return divide(wrap(divide(wrap(multiply(wrap(multiply(time, from.num)), num)), denom / to.num)), to.num);
  };
}

/** Between weeks and finer units the calendar does not matter: a fraction, with the target's multiple in the denominator. */
function linearBetween(from: TimeUnit, to: TimeUnit): readonly [number, number] | undefined {
  if (rankOf(from.base) <= 1 || rankOf(to.base) <= 1) return undefined;
  const finer = rankOf(to.base) >= rankOf(from.base);
  const factor = finer ? linearFactor(from.base, to.base) : linearFactor(to.base, from.base);
  if (factor === undefined || factor > 2n ** 53n) return undefined;
  return finer ? [Number(factor), to.num] : [1, Number(factor) * to.num];
}

function throughCalendar(time: Time, from: TimeUnit, to: TimeUnit): Time {
  const moment = momentOf(time, from);
  return moment ? timeOf(moment, to) : NaT;
}

function onlyNaT(from: TimeUnit): (time: Time) => Time {
  return (time) => {
    if (time === NaT) return NaT;
    return raise(
      "ValueError",
      from.base === "generic"
        ? "Cannot convert a NumPy datetime value other than NaT with generic units"
        : "Cannot create a NumPy datetime other than NaT with generic units",
    );
  };
}
