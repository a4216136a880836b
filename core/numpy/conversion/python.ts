import { elementsOf } from "../../ndarray/access.ts";
import { type DType, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";

/** Returns `operator.index(value)`: an exact int or a dim. Raises TypeError for what is no integer. */
export function indexOf(value: Value): Dim {
  if (value.t === "int") return typeof value.v === "bigint" ? Number(value.v) : value.v;
  if (value.t === "bool") return value.v === undefined ? notKnown("a bool") : Number(value.v);
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  if (array) {
    if (value.t === "ndarray" && (!isInteger(array.dtype) || array.shape.length > 0))
      return raise("TypeError", "only integer scalar arrays can be converted to a scalar index");
    if (!isInteger(array.dtype))
      return raise("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
    const [element] = elementsOf(array) ?? [];
    return typeof element === "number" ? element : notKnown("an integer");
  }
  if (value.t === "unknown" || value.t === "foreign" || hasUnknownItems(value)) return notKnown("an integer");
  return raise("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
}

/** True for a sequence of which not all items are known; somebody may ask whether it is an integer after that. */
function hasUnknownItems(value: Value): boolean {
  return (value.t === "list" && !value.items) || value.t === "range";
}

/** Returns the items of a tuple, list, range or other iterable when they are all known; undefined when the value is no iterable or not known. */
export function itemsOf(value: Value, context: Context): readonly Value[] | undefined {
  if (value.t === "tuple") return value.items;
  if (value.t === "list") return value.items;
  if (value.t === "range" && typeof value.start === "number" && typeof value.stop === "number") {
    const count = Math.max(0, Math.ceil((value.stop - value.start) / value.step));
    if (count > 1_000_000) return undefined;
    const { start, step } = value;
    return Array.from({ length: count }, (_, i) => pyInt((start as number) + i * step));
  }
  if (value.t === "int" || value.t === "float" || value.t === "none" || value.t === "unknown")
    return undefined;
  return context.iterate(value);
}

/** Returns the name of the class of a dtype's scalars; those of Python's own texts have an underscore behind them. */
export function scalarClassName({ type }: DType): string {
  return `numpy.${type === "str" || type === "bytes" ? `${type}_` : type}`;
}

/** Returns `type(value).__name__`. */
export function typeName(value: Value): string {
  switch (value.t) {
    case "none":
      return "NoneType";
    case "notimplemented":
      return "NotImplementedType";
    case "ndarray":
      return value.subclass;
    case "scalar":
      return scalarClassName(value.dtype);
    case "object":
      return value.type;
    case "numpy":
      return "builtin_function_or_method";
    case "foreign":
      return value.typeName;
    case "unknown":
      return "object";
    default:
      return value.t;
  }
}
