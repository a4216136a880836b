import { anyStr, pyStr, type Value } from "../../ndarray/value.ts";
import type { Machine } from "../machine.ts";
import { formatOf, reprText, strText } from "./format.ts";

const field = /%(?:\((\w+)\))?([-+ #0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** Returns `text % args`; unknown text where a part of it is not known. */
export function percentFormat(machine: Machine, text: Extract<Value, { t: "str" }>, args: Value): Value {
  if (text.v === undefined) return anyStr;
  const items = args.t === "tuple" ? args.items : [args];
  let next = 0;
  let isKnown = true;
  const result = text.v.replace(
    field,
    (_, name: string | undefined, flags: string, width = "", precision: string | undefined, type: string) => {
      if (type === "%") return "%";
      const value =
        name !== undefined && args.t === "dict" ? args.entries?.get(`s:${name}`)?.value : items[next++];
      const done = value && one(machine, value, flags, width, precision, type);
      if (done === undefined) isKnown = false;
      return done ?? "";
    },
  );
  return isKnown ? pyStr(result) : anyStr;
}

function one(
  machine: Machine,
  value: Value,
  flags: string,
  width: string,
  precision: string | undefined,
  type: string,
): string | undefined {
  const dot = precision === undefined ? "" : `.${precision}`;
  const align = flags.includes("-") ? "<" : flags.includes("0") ? "" : ">";
  if (type === "s" || type === "r") {
    const text = type === "s" ? strText(machine, value) : reprText(machine, value);
    return text === undefined ? undefined : formatOf(machine, pyStr(text), `${align || ">"}${width}${dot}`);
  }
  const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const zero = flags.includes("0") && !flags.includes("-") ? "0" : "";
  const kind = type === "i" || type === "u" ? "d" : type;
  const number =
    value.t === "float" && kind === "d" && value.v !== undefined
      ? ({ t: "int", v: Math.trunc(value.v) } as const)
      : value;
  return formatOf(machine, number, `${align}${sign}${zero}${width}${dot}${kind}`);
}
