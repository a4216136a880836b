import { unknown, type Value } from "../../ndarray/value.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { plainText } from "./plain.ts";

/** Returns argument number `at`, or the one of that name, or undefined. */
export function argument({ positional, named }: CallArguments, at: number, name?: string): Value | undefined {
  return positional[at] ?? (name === undefined ? undefined : named.get(name));
}

/** Returns argument number `at` or raises TypeError. */
export function required(machine: Machine, args: CallArguments, at: number, name = ""): Value {
  return (
    argument(args, at, name) ??
    (machine.raise("TypeError", `missing required argument '${name}'`) as never) ??
    unknown
  );
}

/** Returns the argument's number when it is an exact int; undefined when it is missing or not known. */
export function exactInt(value: Value | undefined): number | undefined {
  if (value?.t === "int") return typeof value.v === "object" ? undefined : Number(value.v);
  return value?.t === "bool" && value.v !== undefined ? Number(value.v) : undefined;
}

/** Returns the argument's text when it is a known str. */
export function exactText(value: Value | undefined): string | undefined {
  const text = value && plainText(value);
  return text?.t === "str" ? text.v : undefined;
}
