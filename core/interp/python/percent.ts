import { percentFormat as format, type PercentValue } from "../../ndarray/print/percent.ts";
import { anyStr, pyStr, unknown, type Value } from "../../ndarray/value.ts";
import { errorIn, toFloat, toInt } from "../../numpy/index.ts";
import type { Machine } from "../machine.ts";
import { reprText, strText } from "./format.ts";
import { typeNameOf } from "./messages.ts";
import { plainValue } from "./plain.ts";

/** Returns `text % args`; unknown text where a part of it is not known. */
export function percentFormat(machine: Machine, text: Extract<Value, { t: "str" }>, args: Value): Value {
  if (text.v === undefined) return anyStr;
  let isKnown = true;
  const known = (part: string | undefined) => {
    if (part === undefined) isKnown = false;
    return part ?? "";
  };
  // Numbers that may differ from NumPy's are written at both ends of what they may be as well.
  let way = 0;
  let isRough = false;
  const asPart = (given: Value): PercentValue => {
    const value = numberIn(plainValue(given));
    const error = errorIn(given);
    if (error > 0) isRough = true;
    return {
      get number() {
        const exact = numberOf(value);
        const number = error > 0 && typeof exact === "number" ? exact + way * error : exact;
        if (number === undefined && !isNoNumber(value)) isKnown = false;
        return number ?? (isKnown ? undefined : 0);
      },
      typeName: classNameOf(given),
      str: () => known(strText(machine, given)),
      repr: () => known(reprText(machine, given)),
    };
  };
  const values = (args.t === "tuple" ? args.items : [args]).map(asPart);
  const entries = args.t === "dict" ? args.entries : undefined;
  const named = (key: string) => {
    const found = entries?.get(`s:${key}`)?.value;
    if (!found && entries) machine.raise("KeyError", `'${key}'`);
    return asPart(found ?? unknown);
  };
  return machine.python(() => {
    const write = (at: number) => {
      way = at;
      return format(text.v as string, values, isNoMapping(args) ? undefined : named);
    };
    const result = write(0);
    if (isRough && [-1, 1].some((at) => write(at) !== result)) isKnown = false;
    return result === undefined || !isKnown ? anyStr : pyStr(result);
  });
}

/** NumPy's texts are of classes of their own. */
const classNameOf = (value: Value) =>
  value.t === "scalar" && "US".includes(value.dtype.kind)
    ? `numpy.${value.dtype.kind === "U" ? "str_" : "bytes_"}`
    : typeNameOf(value);

/** True for what has no number to be written, whatever is still open about it. */
const isNoNumber = ({ t }: Value) => ["str", "bytes", "none", "tuple", "list", "dict"].includes(t);

/** NumPy's scalars can be indexed, which is all that Python asks of a mapping; its texts are texts. */
const isNoMapping = (value: Value) =>
  value.t === "scalar"
    ? "US".includes(value.dtype.kind)
    : ["str", "bytes", "none", "tuple", "int", "float", "complex", "bool"].includes(value.t);

/** A NumPy number is formatted as Python's. */
function numberIn(value: Value): Value {
  const kind = value.t === "scalar" ? value.dtype.kind : "";
  const effect = "iu".includes(kind) && kind ? toInt(value) : kind === "f" ? toFloat(value) : undefined;
  return effect?.kind === "value" ? effect.value : value.t === "scalar" ? unknown : value;
}

function numberOf(value: Value): number | bigint | undefined {
  if (value.t === "int") return typeof value.v === "object" ? undefined : value.v;
  if (value.t === "float") return value.v;
  return value.t === "bool" && value.v !== undefined ? Number(value.v) : undefined;
}
