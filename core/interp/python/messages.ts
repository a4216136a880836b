import type { Value } from "../../ndarray/value.ts";
import { typeName } from "../../numpy/conversion/python.ts";
import { PyClass } from "../classes/objects.ts";

/** Returns `type(value).__name__` as Python's error messages print it. */
export function typeNameOf(value: Value): string {
  // Classes that are written in Python go without their module.
  if (value.t === "ndarray") return value.subclass === "ndarray" ? "numpy.ndarray" : value.subclass;
  return typeName(value);
}

/** Python's message for an attribute that is missing. */
export function attributeError(value: Value, name: string): string {
  if (value.t === "numpy" && !value.self) return `module '${value.name}' has no attribute '${name}'`;
  if (value.t === "foreign" && value.typeName === "module") return `module has no attribute '${name}'`;
  if (value instanceof PyClass) return `type object '${value.name}' has no attribute '${name}'`;
  return `'${typeNameOf(value)}' object has no attribute '${name}'`;
}
