import { eachOffset, viewOn, writeElement } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { pack } from "../../ndarray/casts/pack.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { parseDatetime } from "../../ndarray/datetime/iso.ts";
import { NaT, promoteUnits } from "../../ndarray/datetime/units.ts";
import { type DType, datetime64, type TimeUnit, timedelta64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { timeOf, type Value } from "../../ndarray/value.ts";

/** Returns `np.arange` of datetimes or durations. Raises where NumPy does, throws NotKnown for ends that are not known. */
export function timeRange(first: Value, second: Value, third: Value, wanted?: DType): NDArray {
  const given = second.t === "none" ? [second, first, third] : [first, second, third];
  const [start, stop, step] = given.map(timeOf);
  const isDate = wanted ? wanted.kind === "M" : [start, stop].some((value) => dtypeOf(value)?.kind === "M");
  if (isDate && start.t === "none")
    raise("ValueError", "arange requires both a start and a stop for NumPy datetime64 ranges");
  const unit = unitOf([start, stop, step], wanted);
  const type = isDate ? datetime64(unit) : timedelta64(unit);
  const from = start.t === "none" ? 0n : count(start, type);
  const by = step.t === "none" ? 1n : count(step, timedelta64(unit));
  const isOffset = isDate && (stop.t === "int" || "ium".includes(dtypeOf(stop)?.kind ?? "-"));
  const to = isOffset ? from + count(stop, timedelta64(unit)) : count(stop, type);
  if (by === 0n) raise("ValueError", "arange: step cannot be zero");
  const distance = by > 0n ? to - from : from - to;
  const size = by > 0n ? by : -by;
  const length = distance > 0n ? Number((distance + size - 1n) / size) : 0;
  const layout = contiguous(type, [length]);
  return make(length === 0 ? { ...layout, strides: [0] } : layout, {
    fill: (data, target) => {
      const view = viewOn(data);
      let element = from;
      eachOffset(target, (at) => {
        writeElement(view, type, at, element);
        element += by;
      });
    },
    otherwise: () => nothing,
  });
}

/** Returns the element that an argument stands for in the unit. */
function count(value: Value, type: DType): bigint {
  const isTime = value.t !== "scalar" || value.dtype.unit !== undefined;
  if (!isTime || value.t === "float")
    return raise(
      "ValueError",
      `Could not convert object to NumPy ${type.kind === "M" ? "datetime" : "timedelta"}`,
    );
  const element = pack(value, type) ?? notKnown("an end of a range");
  if (element === NaT) return raise("ValueError", "arange: cannot use NaT (not-a-time) datetime values");
  return BigInt(element as number | bigint);
}

function unitOf(values: readonly Value[], wanted: DType | undefined): TimeUnit {
  if (wanted?.unit && wanted.unit.base !== "generic") return wanted.unit;
  let unit: TimeUnit = { base: "generic", num: 1 };
  // Years and months of a date can be days, those of a duration can't; a step or an offset is a duration, whatever it is.
  let kind: "m" | "M" | undefined;
  for (const value of values) {
    const type = dtypeOf(value);
    const own = type?.kind === "M" || value.t === "str" ? "M" : "m";
    if (type?.unit) unit = promoteUnits(type.unit, unit, own, kind ?? own);
    else if (value.t === "str") {
      // A duration in text has the unit of its company.
      const parsed = value.v === undefined || wanted?.kind !== "M" ? undefined : parseDatetime(value.v)?.unit;
      if (!parsed) return notKnown("the unit of a datetime in text");
      unit = promoteUnits(parsed, unit, own, kind ?? own);
    }
    if (value.t !== "none" && kind !== "m") kind = own;
  }
  return unit;
}

function dtypeOf(value: Value): DType | undefined {
  return value.t === "scalar" || value.t === "ndarray" ? value.dtype : undefined;
}
