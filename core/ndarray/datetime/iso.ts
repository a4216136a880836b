import type { TimeUnit } from "../dtypes/dtype.ts";
import { raise } from "../error.ts";
import {
  daysInMonth,
  type Moment,
  momentOf,
  multiply,
  narrow,
  plusMinutes,
  precisionOf,
  timeOf,
} from "./calendar.ts";
import { type Casting, canCastBases, NaT, rankOf, type Time } from "./units.ts";

/** A datetime64 read from text. */
export interface ParsedTime {
  readonly time: Time;
  /** The unit of `time`: the one asked for, or the finest that the text names. */
  readonly unit: TimeUnit;
}

/**
 * Reads an ISO 8601 date as `np.datetime64(text)` does, into `unit` where one is given. Raises NumPy's ValueError or
 * TypeError; undefined for "now" and "today", which nobody knows beforehand.
 */
export function parseDatetime(
  text: string,
  unit?: TimeUnit,
  casting: Casting = "same_kind",
): ParsedTime | undefined {
  if (text === "" || /^nat$/i.test(text)) return { time: NaT, unit: unit ?? { base: "generic", num: 1 } };
  if (unit?.base === "generic")
    raise("ValueError", "Cannot create a NumPy datetime other than NaT with generic units");
  if (/^(now|today)$/i.test(text)) return undefined;
  const { moment, base } = parseMoment(text);
  if (unit && !canCastBases("M", base, unit.base, casting)) {
    raise("TypeError", `Cannot parse "${text}" as unit '${unit.base}' using casting rule '${casting}'`);
  }
  const result = unit ?? { base, num: 1 };
  return { time: timeOf(moment, result), unit: result };
}

/** Reads an int64 as `np.timedelta64(text)` does; undefined when the text is no integer. */
export function parseTimedelta(text: string): Time | undefined {
  if (text === "" || /^nat$/i.test(text)) return NaT;
  return /^\s*[+-]?\d+$/.test(text) ? narrow(BigInt(text.trim().replace(/^\+/, ""))) : undefined;
}

const fields = [
  { name: "month", lo: 1, hi: 12, title: "Month", before: "-", unit: "M" },
  { name: "day", lo: 1, hi: 31, title: "Day", before: "-", unit: "D" },
  { name: "hour", lo: 0, hi: 23, title: "Hours", before: "T ", unit: "h" },
  { name: "minute", lo: 0, hi: 59, title: "Minutes", before: ":", unit: "m" },
  { name: "second", lo: 0, hi: 59, title: "Seconds", before: ":", unit: "s" },
] as const;

const firstMoment = { month: 1, day: 1, hour: 0, minute: 0, second: 0, us: 0, ps: 0, as: 0 };

/** Reads field after field; each decides how fine the unit is. */
function parseMoment(text: string): { moment: Moment; base: TimeUnit["base"] } {
  let at = (/^[ \t-\r]*[+-]?/.exec(text) as RegExpExecArray)[0].length;
  const fail = (): never => raise("ValueError", `Error parsing datetime string "${text}" at position ${at}`);
  if (at === text.length) fail();
  const digits = (/^\d*/.exec(text.slice(at)) as RegExpExecArray)[0];
  at += digits.length;
  const size = narrow(BigInt.asIntN(64, BigInt(digits || "0")));
  const moment = { ...firstMoment, year: text.startsWith("-") ? multiply(size, -1) : size };
  let base: TimeUnit["base"] = "Y";
  for (const field of fields) {
    if (at === text.length) return { moment, base };
    if (!field.before.includes(text[at])) {
      if (rankOf(base) < rankOf("h")) fail();
      return { moment: withZone(text, at, moment), base };
    }
    at++;
    if (!/^\d\d/.test(text.slice(at))) fail();
    const value = Number(text.slice(at, at + 2));
    const hi = field.name === "day" ? daysInMonth(moment.year, moment.month) : field.hi;
    if (value < field.lo || value > hi)
      raise("ValueError", `${field.title} out of range in datetime string "${text}"`);
    moment[field.name] = value;
    base = field.unit;
    at += 2;
  }
  if (text[at] === ".") {
    const fraction = (/^\d{0,18}/.exec(text.slice(at + 1)) as RegExpExecArray)[0];
    at += 1 + fraction.length;
    Object.assign(moment, secondParts(fraction));
    base = finestOf(fraction.length);
  }
  return { moment: at === text.length ? moment : withZone(text, at, moment), base };
}

/** The digits after a second's point. */
function secondParts(fraction: string): Pick<Moment, "us" | "ps" | "as"> {
  const padded = fraction.padEnd(18, "0");
  const [us, ps, as] = [0, 6, 12].map((start) => Number(padded.slice(start, start + 6)));
  return { us, ps, as };
}

function finestOf(digits: number): TimeUnit["base"] {
  const units = ["ms", "us", "ns", "ps", "fs", "as"] as const;
  return units[Math.max(0, Math.ceil(digits / 3) - 1)];
}

/** Reads "Z" or an offset from UTC at the end of the text. */
function withZone(text: string, start: number, moment: Moment): Moment {
  let at = start;
  let offset = 0;
  const fail = (): never => raise("ValueError", `Error parsing datetime string "${text}" at position ${at}`);
  const two = (): number => {
    if (!/^\d\d/.test(text.slice(at))) fail();
    at += 2;
    return Number(text.slice(at - 2, at));
  };
  if (text[at] === "Z") at++;
  else if (text[at] === "-" || text[at] === "+") {
    const sign = text[at] === "-" ? -1 : 1;
    at++;
    const hours = two();
    if (hours >= 24) raise("ValueError", `Timezone hours offset out of range in datetime string "${text}"`);
    let minutes = 0;
    if (at < text.length) {
      if (text[at] === ":") at++;
      minutes = two();
      if (minutes >= 60)
        raise("ValueError", `Timezone minutes offset out of range in datetime string "${text}"`);
    }
    offset = sign * (hours * 60 + minutes);
  }
  at += (/^[ \t-\r]*/.exec(text.slice(at)) as RegExpExecArray)[0].length;
  if (at !== text.length) fail();
  return plusMinutes(moment, -offset);
}

/** How a datetime64 is written; see `np.datetime_as_string`. */
export interface IsoOptions {
  /** The unit to write; "auto" finds the coarsest that loses nothing. */
  readonly unit?: TimeUnit["base"] | "auto";
  /** Appends "Z". */
  readonly utc?: boolean;
  readonly casting?: Casting;
}

/** Writes a datetime64 as NumPy does: "2024-02-29T12:00", "NaT". Raises TypeError where digits would be lost against `casting`. */
export function formatDatetime(time: Time, unit: TimeUnit, options: IsoOptions = {}): string {
  const moment = momentOf(time, unit);
  if (!moment) return "NaT";
  const base = baseToWrite(options.unit ?? unit.base, moment);
  const casting = options.casting ?? "unsafe";
  const precision = precisionOf(moment);
  if (casting !== "unsafe" && casting !== "same_kind" && rankOf(precision) > rankOf(base)) {
    raise(
      "TypeError",
      `Cannot create a string with unit precision '${base}' from the NumPy datetime, which has data at unit precision '${precision}', requires 'unsafe' or 'same_kind' casting`,
    );
  }
  const rank = rankOf(base);
  let text = padYear(moment.year);
  for (const { name, before, unit: of } of fields) {
    if (rank >= rankOf(of)) text += before[0] + String(moment[name]).padStart(2, "0");
  }
  const digits = 3 * (rank - rankOf("s"));
  if (digits > 0) text += `.${fractionDigits(moment).slice(0, digits)}`;
  return options.utc && rank >= rankOf("h") ? `${text}Z` : text;
}

/** Longest text of a datetime64 with this unit, with the end mark that NumPy counts in; the length of `datetime_as_string`'s result. */
export function isoLength(base: TimeUnit["base"] | "auto", local = false): number {
  if (base === "auto") return 62;
  if (base === "generic") return 4;
  const rank = rankOf(base);
  let length = 21 + (rank >= 1 ? 3 : 0) + (rank >= rankOf("W") ? 3 : 0);
  for (let finer = rankOf("h"); finer <= rank; finer++) length += finer === rankOf("ms") ? 4 : 3;
  if (rank >= rankOf("h")) length += local ? 5 : 1;
  return length + 1;
}

function baseToWrite(asked: TimeUnit["base"] | "auto", moment: Moment): TimeUnit["base"] {
  if (asked === "W") return "D";
  if (asked !== "auto") return asked;
  const precision = precisionOf(moment);
  if (precision === "h") return "m";
  return rankOf(precision) < rankOf("D") ? "D" : precision;
}

/** C's "%04d": the sign counts as one of four characters. */
function padYear(year: Time): string {
  const text = String(year);
  return text.startsWith("-") ? `-${text.slice(1).padStart(3, "0")}` : text.padStart(4, "0");
}

function fractionDigits({ us, ps, as }: Moment): string {
  return [us, ps, as].map((part) => String(part).padStart(6, "0")).join("");
}
