import type { TimeUnit } from "../dtypes/dtype.ts";
import { NaT, rankOf, type Time } from "./units.ts";

/** A moment in the proleptic Gregorian calendar. */
export interface Moment {
  readonly year: Time;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Millionths of a second. */
  readonly us: number;
  /** Millionths of a microsecond. */
  readonly ps: number;
  /** Millionths of a picosecond. */
  readonly as: number;
}

const daysPerMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysPer400Years = 146097;
/** Days from 0000-03-01 to 1970-01-01. */
const daysToEpoch = 719468;

/** Seconds of one unit, for units of seconds and longer. */
const secondsOf: Readonly<Record<string, number>> = { W: 604800, D: 86400, h: 3600, m: 60, s: 1 };

export function isLeapYear(year: Time): boolean {
  const within = modulo(year, 400);
  return within % 4 === 0 && (within % 100 !== 0 || within === 0);
}

/** Days of a month from 1 to 12. */
export function daysInMonth(year: Time, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : daysPerMonth[month - 1];
}

/** Returns the days from 1970-01-01 to a date. */
export function daysFromDate(year: Time, month: number, day: number): Time {
  // Years that begin in March put the leap day last.
  const early = month <= 2 ? 1 : 0;
  const within = modulo(add(year, -early), 400);
  const era = divide(add(year, -early), 400);
  const dayOfYear = Math.floor((153 * (month + (early ? 9 : -3)) + 2) / 5) + day - 1;
  const dayOfEra = within * 365 + Math.floor(within / 4) - Math.floor(within / 100) + dayOfYear;
  return add(multiply(era, daysPer400Years), dayOfEra - daysToEpoch);
}

/** Returns the date that lies `days` after 1970-01-01. */
export function dateFromDays(days: Time): Pick<Moment, "year" | "month" | "day"> {
  const shifted = add(days, daysToEpoch);
  const era = divide(shifted, daysPer400Years);
  const dayOfEra = modulo(shifted, daysPer400Years);
  const within = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / (daysPer400Years - 1))) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * within + Math.floor(within / 4) - Math.floor(within / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: add(add(multiply(era, 400), within), month <= 2 ? 1 : 0), month, day };
}

/** Returns the moment that a datetime64 stands for; undefined for NaT and for generic units. */
export function momentOf(time: Time, unit: TimeUnit): Moment | undefined {
  if (time === NaT || unit.base === "generic") return undefined;
  const count = wrap(multiply(time, unit.num));
  const midnight = { hour: 0, minute: 0, second: 0, us: 0, ps: 0, as: 0 };
  if (unit.base === "Y") return { ...midnight, year: add(count, 1970), month: 1, day: 1 };
  if (unit.base === "M") {
    return { ...midnight, year: add(divide(count, 12), 1970), month: modulo(count, 12) + 1, day: 1 };
  }
  // Weeks are first counted in days, and these may wrap.
  const isWeeks = unit.base === "W";
  const { seconds, rest } = isWeeks
    ? splitSeconds(wrap(multiply(count, 7)), "D")
    : splitSeconds(count, unit.base);
  const date = dateFromDays(divide(seconds, 86400));
  const secondOfDay = modulo(seconds, 86400);
  return {
    ...date,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay / 60) % 60,
    second: secondOfDay % 60,
    ...rest,
  };
}

/** Returns the datetime64 of a moment, rounded down to the unit; wraps as NumPy's int64 arithmetic does. */
export function timeOf(moment: Moment, unit: TimeUnit): Time {
  const { base, num } = unit;
  let count: Time;
  if (base === "Y") count = add(moment.year, -1970);
  else if (base === "M") count = add(multiply(add(moment.year, -1970), 12), moment.month - 1);
  else {
    const days = daysFromDate(moment.year, moment.month, moment.day);
    const secondOfDay = moment.hour * 3600 + moment.minute * 60 + moment.second;
    const length = secondsOf[base];
    if (length >= 86400) count = divide(days, length / 86400);
    else if (length) count = add(multiply(days, 86400 / length), Math.floor(secondOfDay / length));
    else count = joinSeconds(add(multiply(days, 86400), secondOfDay), moment, base);
  }
  const wrapped = wrap(count);
  return num > 1 ? divide(wrapped, num) : wrapped;
}

/** Returns the moment a number of minutes later. */
export function plusMinutes(moment: Moment, minutes: number): Moment {
  const total = moment.hour * 60 + moment.minute + minutes;
  const days = daysFromDate(moment.year, moment.month, moment.day);
  const date = dateFromDays(add(days, Math.floor(total / 1440)));
  const minuteOfDay = modulo(total, 1440);
  return { ...moment, ...date, hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
}

/** Returns the finest unit in which the moment has something left after all coarser ones. */
export function precisionOf(moment: Moment): TimeUnit["base"] {
  if (moment.as) return moment.as % 1000 ? "as" : "fs";
  if (moment.ps) return moment.ps % 1000 ? "ps" : "ns";
  if (moment.us) return moment.us % 1000 ? "us" : "ms";
  if (moment.second) return "s";
  if (moment.minute) return "m";
  if (moment.hour) return "h";
  if (moment.day !== 1) return "D";
  return moment.month !== 1 ? "M" : "Y";
}

function splitSeconds(count: Time, base: TimeUnit["base"]) {
  const length = secondsOf[base];
  if (length) return { seconds: multiply(count, length), rest: { us: 0, ps: 0, as: 0 } };
  const perSecond = 1000n ** BigInt(rankOf(base) - rankOf("s"));
  const whole = BigInt(count);
  const fraction = ((whole % perSecond) + perSecond) % perSecond;
  const inAttoseconds = fraction * (10n ** 18n / perSecond);
  const rest = {
    us: Number(inAttoseconds / 10n ** 12n),
    ps: Number((inAttoseconds / 10n ** 6n) % 10n ** 6n),
    as: Number(inAttoseconds % 10n ** 6n),
  };
  return { seconds: narrow((whole - fraction) / perSecond), rest };
}

function joinSeconds(seconds: Time, { us, ps, as }: Moment, base: TimeUnit["base"]): Time {
  const perSecond = 1000n ** BigInt(rankOf(base) - rankOf("s"));
  const attoseconds = BigInt(us) * 10n ** 12n + BigInt(ps) * 10n ** 6n + BigInt(as);
  return narrow(BigInt(seconds) * perSecond + attoseconds / (10n ** 18n / perSecond));
}

// Integer arithmetic on `Time`: exact, by numbers while they are safe.

/** Returns a + b. */
export function add(a: Time, b: Time): Time {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return narrow(BigInt(a) + BigInt(b));
}

/** Returns a * b. */
export function multiply(a: Time, b: Time): Time {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return narrow(BigInt(a) * BigInt(b));
}

/** Returns floor(a / b) for b > 0. */
export function divide(a: Time, b: Time): Time {
  if (typeof a === "number" && typeof b === "number") return Math.floor(a / b);
  const [x, y] = [BigInt(a), BigInt(b)];
  const quotient = x / y;
  return narrow(x % y < 0n ? quotient - 1n : quotient);
}

/** Returns a mod b, from 0 to b - 1. */
export function modulo(a: Time, b: number): number {
  const rest = typeof a === "number" ? a % b : Number(a % BigInt(b));
  return rest < 0 ? rest + b : rest + 0;
}

/** Returns the value as an int64 holds it. */
export function wrap(value: Time): Time {
  return typeof value === "number" ? value : narrow(BigInt.asIntN(64, value));
}

/** Returns a plain number where it is safe. */
export function narrow(value: bigint): Time {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
