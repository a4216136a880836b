import { calendarSource } from "./calendar.ts";
import { datesSource } from "./dates.ts";
import { durationsSource } from "./durations.ts";
import { momentsSource } from "./moments.ts";
import { parsingSource } from "./parsedates.ts";

/**
 * Python's `datetime`: dates count days from the first of January of the year 1, moments and durations microseconds. The behaviour is
 * that of the library's reference (docs.python.org/3/library/datetime.html).
 */
export const datetimeSource = [
  calendarSource,
  parsingSource,
  durationsSource,
  datesSource,
  momentsSource,
].join("\n");
