import { raise } from "../error.ts";
import { add, dateFromDays, modulo } from "./calendar.ts";
import { NaT, type Time } from "./units.ts";

/** Which days are business days: a mark for each weekday from Monday, and holidays as days since 1970-01-01. */
export interface BusinessDays {
  readonly weekmask: readonly boolean[];
  /** Sorted, each once, none on a day that the weekmask leaves out. */
  readonly holidays: readonly number[];
}

/** What happens to a date that is no business day. */
export type Roll = keyof typeof rolls;

/** Direction in which to go on, and whether to turn back at the end of the month. */
const rolls = {
  raise: undefined,
  nat: undefined,
  forward: { step: 1, staysInMonth: false },
  following: { step: 1, staysInMonth: false },
  backward: { step: -1, staysInMonth: false },
  preceding: { step: -1, staysInMonth: false },
  modifiedfollowing: { step: 1, staysInMonth: true },
  modifiedpreceding: { step: -1, staysInMonth: true },
} as const;

/** Returns the roll of that name. Raises NumPy's ValueError for others. */
export function rollNamed(name: string): Roll {
  return Object.hasOwn(rolls, name)
    ? (name as Roll)
    : raise("ValueError", `Invalid business day roll parameter "${name}"`);
}

/** Returns the weekmask that a text such as "1111100" or "Mon Tue" describes. Raises NumPy's ValueError. */
export function parseWeekmask(text: string): readonly boolean[] {
  if (/^[01]{7}$/.test(text)) return Array.from(text, (mark) => mark === "1");
  if (!/^(\s*(Mon|Tue|Wed|Thu|Fri|Sat|Sun))*\s*$/.test(text))
    return raise("ValueError", `Invalid business day weekmask string "${text}"`);
  return ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((name) => text.includes(name));
}

/** Returns business days with holidays put in order. */
export function businessDays(weekmask: readonly boolean[], holidays: readonly Time[]): BusinessDays {
  const days = new Set(holidays.filter((day) => day !== NaT).map(Number));
  const kept = [...days].filter((day) => weekmask[weekday(day)]);
  return { weekmask, holidays: kept.sort((a, b) => a - b) };
}

/** True when the date is a business day; NaT is none. */
export function isBusinessDay(date: Time, days: BusinessDays): boolean {
  return date !== NaT && days.weekmask[weekday(date)] && !isHoliday(Number(date), days);
}

/** Returns the date that is `offset` business days after a date, which is first rolled to a business day. Raises ValueError for "raise". */
export function offsetBusinessDays(date: Time, offset: number, roll: Roll, days: BusinessDays): Time {
  const start = rolled(date, roll, days);
  if (start === NaT) return NaT;
  const perWeek = days.weekmask.filter(Boolean).length;
  const step = offset < 0 ? -1 : 1;
  let at = Number(start);
  let left = Math.abs(offset);
  // Whole weeks first: each holiday passed on the way costs one day more.
  const jump = step * Math.floor(left / perWeek) * 7;
  left = (left % perWeek) + holidaysPassed(at, at + jump, days);
  at += jump;
  while (left > 0) {
    at += step;
    if (isBusinessDay(at, days)) left--;
  }
  return at;
}

/** Returns the number of business days from `begin` up to, not including, `end`; negative when they are the other way round. Raises ValueError for NaT. */
export function countBusinessDays(begin: Time, end: Time, days: BusinessDays): number {
  if (begin === NaT || end === NaT)
    raise("ValueError", "Cannot compute a business day count with a NaT (not-a-time) date");
  if (begin > end) return -countBetween(Number(end) + 1, Number(begin) + 1, days);
  return countBetween(Number(begin), Number(end), days);
}

function countBetween(begin: number, end: number, days: BusinessDays): number {
  const weeks = Math.floor((end - begin) / 7);
  let count = weeks * days.weekmask.filter(Boolean).length;
  for (let day = begin + 7 * weeks; day < end; day++) if (days.weekmask[weekday(day)]) count++;
  return count - days.holidays.filter((day) => day >= begin && day < end).length;
}

function rolled(date: Time, roll: Roll, days: BusinessDays): Time {
  if (date === NaT) return roll === "raise" ? raise("ValueError", "NaT input in busday_offset") : NaT;
  if (isBusinessDay(date, days)) return date;
  if (roll === "raise") return raise("ValueError", "Non-business day date in busday_offset");
  const how = rolls[roll];
  if (!how) return NaT;
  const found = nextBusinessDay(date, how.step, days);
  const isOutside = how.staysInMonth && dateFromDays(found).month !== dateFromDays(date).month;
  return isOutside ? nextBusinessDay(date, -how.step, days) : found;
}

function nextBusinessDay(date: Time, step: number, days: BusinessDays): Time {
  let at = add(date, step);
  while (!isBusinessDay(at, days)) at = add(at, step);
  return at;
}

/** Counts the holidays between two days, the first one left out; a holiday is never where the walk begins. */
function holidaysPassed(from: number, to: number, { holidays }: BusinessDays): number {
  const [low, high] = from < to ? [from, to] : [to, from];
  return holidays.filter((day) => day >= low && day <= high).length;
}

function isHoliday(date: number, { holidays }: BusinessDays): boolean {
  let low = 0;
  let high = holidays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holidays[middle] === date) return true;
    if (holidays[middle] < date) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** 0 for Monday; 1970-01-05 was one. */
function weekday(date: Time): number {
  return modulo(add(date, -4), 7);
}
