import { datetime64, type TimeUnit, timedelta64 } from "../../ndarray/dtypes/dtype.ts";
import { scalar } from "../../ndarray/make.ts";
import type { Scalar, Value } from "../../ndarray/value.ts";
import type { PyClass, PyInstance } from "./objects.ts";

/** Days from the first of January of the year 1, as Python counts them, to NumPy's first day. */
const firstDay = 719163n;

const microsecondsOfDay = 86_400_000_000n;

/** Returns what NumPy makes of an instance of `datetime.date`, `datetime` or `timedelta`; undefined of others, and where it is not known. */
export function timeOfInstance(instance: PyInstance): Scalar | undefined {
  const kind = kindOf(instance.cls);
  if (!kind || instance.escaped || instance.isMany) return undefined;
  const day = counted(instance, "_days");
  const us = counted(instance, "_us");
  if (kind === "timedelta")
    return us === undefined ? undefined : scalar(timedelta64(microseconds), small(us));
  if (day === undefined) return undefined;
  if (kind === "date") return scalar(datetime64(days), small(day - firstDay));
  const clock = counted(instance, "_clock");
  // NumPy warns of time zones, which it does not have.
  if (clock === undefined || instance.attrs.get("tzinfo")?.t !== "none") return undefined;
  return scalar(datetime64(microseconds), small((day - firstDay) * microsecondsOfDay + clock));
}

const days: TimeUnit = { base: "D", num: 1 };
const microseconds: TimeUnit = { base: "us", num: 1 };

/** The first class of Python's own `datetime` among a class and those that it inherits from. */
function kindOf(cls: PyClass): string | undefined {
  if (cls.module === "datetime") return ["date", "datetime", "timedelta"].find((name) => name === cls.name);
  const [base] = cls.bases;
  return base && "bases" in base ? kindOf(base as PyClass) : undefined;
}

function counted({ attrs }: PyInstance, name: string): bigint | undefined {
  const value: Value | undefined = attrs.get(name);
  return value?.t === "int" && typeof value.v !== "object" ? BigInt(value.v) : undefined;
}

const small = (count: bigint) => (BigInt.asIntN(54, count) === count ? Number(count) : count);
