import { showDim } from "../dim.ts";
import type { Value } from "../value.ts";
import { complexText, floatRepr } from "./float.ts";
import { bytesRepr, strRepr } from "./quote.ts";

/** `repr()` of what is no plain Python value: arrays, scalars, NumPy's and the interpreter's own objects. */
export type OtherRepr = (value: Value) => string | undefined;

/** Returns `repr(value)` of a Python value, with `other` for what is not Python's own; undefined when it can't be known. */
export function pythonRepr(value: Value, other: OtherRepr): string | undefined {
  return reprWithin(value, other, []);
}

/** `holders`: the containers around the value, since one may hold itself. */
function reprWithin(value: Value, other: OtherRepr, holders: readonly Value[]): string | undefined {
  const inside = (item: Value) => reprWithin(item, other, [...holders, value]);
  const isHeld = holders.includes(value);
  switch (value.t) {
    case "none":
      return "None";
    case "ellipsis":
      return "Ellipsis";
    case "notimplemented":
      return "NotImplemented";
    case "bool":
      return value.v === undefined ? undefined : value.v ? "True" : "False";
    case "int":
      return typeof value.v === "object" ? undefined : String(value.v);
    case "float":
      return value.v === undefined ? undefined : floatRepr(value.v);
    case "complex":
      return complexText(value.re, value.im, 64);
    case "str":
      return value.v === undefined ? undefined : strRepr(value.v);
    case "bytes":
      return value.v && bytesRepr(String.fromCharCode(...value.v));
    case "tuple":
      return isHeld ? "(...)" : tupleText(value, inside);
    case "list":
      return isHeld ? "[...]" : enclosed("[", value.items?.map(inside), "]");
    case "dict":
      return isHeld ? "{...}" : dictText(value, inside);
    case "set":
      return setText(value, inside);
    case "slice":
      return enclosed("slice(", [value.start, value.stop, value.step].map(inside), ")");
    case "range":
      return typeof value.start === "number" && typeof value.stop === "number"
        ? `range(${value.start}, ${value.stop}${value.step === 1 ? "" : `, ${value.step}`})`
        : undefined;
    default:
      return other(value);
  }
}

function enclosed(
  open: string,
  items: readonly (string | undefined)[] | undefined,
  close: string,
): string | undefined {
  return items && !items.includes(undefined) ? open + items.join(", ") + close : undefined;
}

function tupleText(value: Extract<Value, { t: "tuple" }>, inside: OtherRepr): string | undefined {
  const items = value.items.map(inside);
  if (value.typeName && value.names) {
    const named = items.map((item, i) => item && `${value.names?.[i]}=${item}`);
    return enclosed(`${value.typeName}(`, named, ")");
  }
  return enclosed("(", items, items.length === 1 ? ",)" : ")");
}

function dictText(value: Extract<Value, { t: "dict" }>, inside: OtherRepr): string | undefined {
  if (!value.entries) return undefined;
  const items = [...value.entries.values()].map((entry) => {
    const key = inside(entry.key);
    const item = inside(entry.value);
    return key === undefined || item === undefined ? undefined : `${key}: ${item}`;
  });
  return enclosed("{", items, "}");
}

/** Python orders a set by hashes, which only shows when there are several items. */
function setText(value: Extract<Value, { t: "set" }>, inside: OtherRepr): string | undefined {
  if (!value.items || value.items.size > 1) return undefined;
  const items = [...value.items.values()].map(inside);
  const body = items.length === 0 ? undefined : enclosed("{", items, "}");
  if (value.frozen) return body === undefined && items.length > 0 ? undefined : `frozenset(${body ?? ""})`;
  return items.length === 0 ? "set()" : body;
}

/** Returns a shape as Python writes a tuple: "(3,)", "(2, n)". */
export function shapeText(shape: readonly Parameters<typeof showDim>[0][]): string {
  return `(${shape.map(showDim).join(", ")}${shape.length === 1 ? "," : ""})`;
}
