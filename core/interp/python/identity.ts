import type { Value } from "../../ndarray/value.ts";
import { truthOf } from "../../numpy/index.ts";
import { PyInstance } from "../classes/objects.ts";
import { isSomething } from "../worlds/operands.ts";
import { AttributeDict } from "./attributedict.ts";
import { NamesDict } from "./namesdict.ts";

/** `a is b`; undefined when it can't be known. */
export function isIdentical(a: Value, b: Value): boolean | undefined {
  if ((a.t === "none" && isSomething(b)) || (b.t === "none" && isSomething(a))) return false;
  if (a.t === "unknown" || b.t === "unknown") return undefined;
  if (a.t === "none" || b.t === "none") return a.t === b.t;
  if (a === b) return isOne(a) ? true : undefined;
  if (a.t === "ndarray" && b.t === "ndarray") return a.alternatives || b.alternatives ? undefined : false;
  if (a.t === "bool" && b.t === "bool")
    return a.v === undefined || b.v === undefined ? undefined : a.v === b.v;
  if (a.t === "numpy" && b.t === "numpy") return a.name === b.name && a.self === b.self;
  if (a.t !== b.t) return false;
  // There are only two of NumPy's bools.
  if (a.t === "scalar" && b.t === "scalar" && a.dtype.kind === "b" && b.dtype.kind === "b") {
    const [x, y] = [truthOf(a), truthOf(b)];
    return x === undefined || y === undefined ? undefined : x === y;
  }
  if (a instanceof NamesDict && b instanceof NamesDict) return a.scope === b.scope;
  if (a instanceof AttributeDict && b instanceof AttributeDict)
    return a.instance === b.instance ? isOne(a.instance) || undefined : false;
  const areObjects =
    a.t === "foreign" || a.t === "list" || a.t === "dict" || a.t === "set" || a.t === "object";
  return areObjects && isOne(a) && isOne(b) ? false : undefined;
}

/**
 * True for a value that stands for one object of the program. One of which not all is known may stand for many: any text, the items of a
 * list of unknown length, what a loop made in rounds that were run together.
 */
export function isOne(value: Value): boolean {
  switch (value.t) {
    case "unknown":
    case "scalar":
      return false;
    case "str":
    case "bool":
    case "bytes":
    case "float":
      return value.v !== undefined;
    case "int":
      return typeof value.v !== "object";
    case "tuple":
      return value.items.every(isOne);
    case "list":
    case "set":
      return value.items !== undefined;
    case "dict":
      return value.entries !== undefined;
    case "ndarray":
      return !value.alternatives;
    default:
      return !(value instanceof PyInstance && value.isMany);
  }
}
