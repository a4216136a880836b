import type { NDArray } from "../../ndarray/array.ts";
import { formatDatetime, isoLength } from "../../ndarray/datetime/iso.ts";
import { baseNamed, type Casting, canCastBases, type Time } from "../../ndarray/datetime/units.ts";
import { str, type TimeUnit } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { pyInt, pyStr, pyTuple } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, text } from "../calls/readers.ts";
import { asDType } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { arrayWith, columnsOf, mapColumns } from "../strings/elementwise.ts";

const datetime_as_string = op(
  {
    arr: array,
    unit: orNone(text, undefined),
    timezone: opt(any, pyStr("naive")),
    casting: opt(text, "same_kind"),
  },
  ({ arr, unit, timezone, casting }): Effect => {
    if (arr.dtype.kind !== "M") raise("TypeError", "input must have type NumPy datetime");
    const own = arr.dtype.unit as TimeUnit;
    const rule = casting as Casting;
    const base = unit === undefined ? own.base : unitNamed(unit);
    if (unit !== undefined && base !== "auto" && !canCastBases("M", own.base, base, rule))
      raise(
        "TypeError",
        `Cannot create a datetime string as units '${base}' from a NumPy datetime with units '${own.base}' according to the rule '${casting}'`,
      );
    if (timezone.t !== "str" || timezone.v === undefined || timezone.v === "local")
      return { kind: "unknown", why: "a time zone", onlyReads: true };
    if (timezone.v !== "UTC" && timezone.v !== "naive")
      raise("ValueError", `Unsupported timezone input string "${timezone.v}"`);
    const utc = timezone.v === "UTC";
    return written(arr, isoLength(base), (time) =>
      formatDatetime(time, own, { unit: base, utc, casting: rule }),
    );
  },
);

/** Texts in a new array in the order of the old one. */
function written(arr: NDArray, length: number, write: (time: Time) => string): Effect {
  const texts = mapColumns(columnsOf([arr]), (time) => write(time as Time));
  const out = arrayWith(layoutLike(arr.layout, { dtype: str(length) }), texts);
  if (arr.layout.shape.length === 0) return { kind: "value", value: elementValue(out) };
  return { kind: "alloc", out, value: out };
}

function unitNamed(name: string): TimeUnit["base"] | "auto" {
  if (name === "auto") return name;
  return baseNamed(name) ?? raise("TypeError", `Invalid datetime unit "${name}" in metadata`);
}

const datetime_data = op({ dtype: any }, ({ dtype }, context): Effect => {
  const { unit } = asDType(dtype, context);
  if (!unit) return raise("TypeError", "cannot get datetime metadata from non-datetime type");
  return { kind: "value", value: pyTuple([pyStr(unit.base), pyInt(unit.num)]) };
});

register("numpy", { datetime_as_string, datetime_data });
