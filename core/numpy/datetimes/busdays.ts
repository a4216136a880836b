import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import {
  type BusinessDays,
  businessDays,
  countBusinessDays,
  isBusinessDay,
  offsetBusinessDays,
  parseWeekmask,
  rollNamed,
} from "../../ndarray/datetime/busday.ts";
import { canCastUnits, type Time } from "../../ndarray/datetime/units.ts";
import { bool, type DType, datetime64, int64, isInteger, type TimeUnit } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { NumpyObject, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, opt, type Reader } from "../calls/bind.ts";
import { text } from "../calls/readers.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { arrayWith, textUfunc } from "../strings/elementwise.ts";

const day: DType = datetime64({ base: "D", num: 1 });
const anyUnit: DType = datetime64({ base: "generic", num: 1 });

/** Dates as an array of whichever unit they have. */
const dates: Reader<NDArray> = {
  read: (value, context) => (value.t === "ndarray" ? value : asArray(value, context, anyUnit)),
};

const calendarParameters = {
  weekmask: opt(any, undefined),
  holidays: opt(dates, undefined),
  busdaycal: opt(any, undefined),
  out: opt(any, undefined),
};

interface CalendarArguments {
  readonly weekmask: Value | undefined;
  readonly holidays: NDArray | undefined;
  readonly busdaycal: Value | undefined;
  readonly out: Value | undefined;
}

const busday_offset = op(
  { dates, offsets: any, roll: opt(text, "raise"), ...calendarParameters },
  (read, context): Effect => {
    const roll = rollNamed(read.roll);
    const days = calendarOf("busday_offset", read, context);
    const offsets = asArray(read.offsets, context);
    if (!isInteger(offsets.dtype) && offsets.dtype.kind !== "b")
      raise(
        "TypeError",
        `Cannot cast array data from ${dtypeRepr(offsets.dtype)} to dtype('int64') according to the rule 'safe'`,
      );
    requireDays(read.dates, 0);
    return textUfunc(
      "busday_offset",
      [castArray(read.dates, day), castArray(offsets, int64)],
      day,
      (date, offset) => offsetBusinessDays(date as Time, Number(offset), roll, days),
    );
  },
);

const busday_count = op(
  { begindates: dates, enddates: dates, ...calendarParameters },
  (read, context): Effect => {
    const days = calendarOf("busday_count", read, context);
    const ends = [read.begindates, read.enddates];
    ends.forEach(requireDays);
    return textUfunc(
      "busday_count",
      ends.map((dates) => castArray(dates, day)),
      int64,
      (begin, end) => countBusinessDays(begin as Time, end as Time, days),
    );
  },
);

const is_busday = op({ dates, ...calendarParameters }, (read, context): Effect => {
  const days = calendarOf("is_busday", read, context);
  requireDays(read.dates, 0);
  return textUfunc("is_busday", [castArray(read.dates, day)], bool, (date) =>
    isBusinessDay(date as Time, days),
  );
});

/** NumPy's iterator refuses dates with a time of day. */
function requireDays({ dtype }: NDArray, operand: number): void {
  if (dtype.kind === "M" && canCastUnits("M", dtype.unit as TimeUnit, day.unit as TimeUnit, "safe")) return;
  raise(
    "TypeError",
    `Iterator operand ${operand} dtype could not be cast from ${dtypeRepr(dtype)} to ${dtypeRepr(day)} according to the rule 'safe'`,
  );
}

function calendarOf(name: string, given: CalendarArguments, context: Context): BusinessDays {
  const { weekmask, holidays, busdaycal, out } = given;
  if (out) return notKnown("an output array");
  if (busdaycal instanceof NumpyObject && busdaycal.type === "busdaycalendar") {
    if (weekmask || holidays)
      raise(
        "ValueError",
        `Cannot supply both the weekmask/holidays and the busdaycal parameters to ${name}()`,
      );
    return stateOf<BusinessDays>(busdaycal);
  }
  if (busdaycal) return notKnown("a calendar");
  return businessDays(weekmaskOf(weekmask, context), holidaysOf(holidays));
}

function weekmaskOf(value: Value | undefined, context: Context): readonly boolean[] {
  if (!value) return parseWeekmask("1111100");
  if (value.t === "str") return parseWeekmask(value.v ?? notKnown("a weekmask"));
  const mask = asArray(value, context);
  if (mask.layout.shape.length !== 1 || mask.layout.shape[0] !== 7)
    raise("ValueError", "A business day weekmask array must have length 7");
  return (elementsOf(mask) ?? notKnown("a weekmask")).map((mark) => Number(mark) !== 0);
}

function holidaysOf(holidays: NDArray | undefined): readonly Time[] {
  if (!holidays) return [];
  const { dtype } = holidays;
  if (dtype.kind !== "M" || !canCastUnits("M", dtype.unit as TimeUnit, day.unit as TimeUnit, "safe"))
    raise("ValueError", "Cannot safely convert provided holidays input into an array of dates");
  if (holidays.layout.shape.length !== 1)
    raise("ValueError", "holidays must be a provided as a one-dimensional array");
  return (elementsOf(castArray(holidays, day)) ?? notKnown("holidays")) as readonly Time[];
}

const busdaycalendar = op(
  { weekmask: opt(any, undefined), holidays: opt(dates, undefined) },
  ({ weekmask, holidays }, context): Effect => {
    const days = businessDays(weekmaskOf(weekmask, context), holidaysOf(holidays));
    if (!days.weekmask.includes(true))
      raise("ValueError", "Cannot construct a numpy.busdaycal with a weekmask of all zeros");
    return { kind: "value", value: new NumpyObject("busdaycalendar", days) };
  },
);

defineClass("busdaycalendar", {
  rows: "numpy.busdaycalendar",
  attribute: (self, name) => {
    const { weekmask, holidays } = stateOf<BusinessDays>(self);
    if (name === "weekmask") return listed(bool, weekmask);
    return name === "holidays" ? listed(day, holidays) : undefined;
  },
});

function listed(dtype: DType, elements: readonly Element[]): NDArray {
  return arrayWith(contiguous(dtype, [elements.length]), elements);
}

register("numpy", { busday_offset, busday_count, is_busday, busdaycalendar });
