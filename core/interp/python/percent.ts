import { percentFormat as format, type PercentValue } from "../../ndarray/print/percent.ts";
import { anyStr, pyStr, type Value } from "../../ndarray/value.ts";
import type { Machine } from "../machine.ts";
import { reprText, strText } from "./format.ts";
import { typeNameOf } from "./messages.ts";

/** Returns `text % args`; unknown text where a part of it is not known. */
export function percentFormat(machine: Machine, text: Extract<Value, { t: "str" }>, args: Value): Value {
  if (text.v === undefined) return anyStr;
  let isKnown = true;
  const known = (part: string | undefined) => {
    if (part === undefined) isKnown = false;
    return part ?? "";
  };
  const asPart = (value: Value): PercentValue => {
    if (value.t === "unknown" || value.t === "scalar" || value.t === "ndarray") isKnown = false;
    return {
      number: numberOf(value),
      typeName: typeNameOf(value),
      str: () => known(strText(machine, value)),
      repr: () => known(reprText(machine, value)),
    };
  };
  const values = (args.t === "tuple" ? args.items : [args]).map(asPart);
  const entries = args.t === "dict" ? args.entries : undefined;
  const named = (key: string) =>
    asPart(entries?.get(`s:${key}`)?.value ?? machine.raise("KeyError", `'${key}'`));
  const result = isKnown ? format(text.v, values, entries && named) : undefined;
  return result === undefined || !isKnown ? anyStr : pyStr(result);
}

function numberOf(value: Value): number | bigint | undefined {
  if (value.t === "int") return typeof value.v === "object" ? undefined : value.v;
  if (value.t === "float") return value.v;
  return value.t === "bool" && value.v !== undefined ? Number(value.v) : undefined;
}
