/** Calendar dates and durations: units, conversion, reading and writing of datetime64 and timedelta64 elements. */
export { dateFromDays, daysFromDate, type Moment, momentOf, timeOf } from "./datetime/calendar.ts";
export { convertUnit, unitConverter } from "./datetime/convert.ts";
export {
  formatDatetime,
  type IsoOptions,
  isoLength,
  type ParsedTime,
  parseDatetime,
  parseTimedelta,
} from "./datetime/iso.ts";
export {
  baseNamed,
  type Casting,
  canCastBases,
  canCastUnits,
  checkUnitCast,
  NaT,
  promoteUnits,
  rankOf,
  sameUnit,
  showUnit,
  type Time,
} from "./datetime/units.ts";
