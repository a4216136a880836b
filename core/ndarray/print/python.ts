import { showDim } from "../layouts/dim.ts";
import { latin1 } from "../text/codec.ts";
import { PyDict, type Value } from "../value.ts";
import { complexText, floatRepr } from "./float.ts";
import { bytesRepr, strRepr } from "./quote.ts";
import { settled } from "./settled.ts";

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
      return typeof value.v === "object" || value.member ? undefined : String(value.v);
    case "float":
      return value.v === undefined ? undefined : settled(value.v, value.error ?? 0, floatRepr);
    case "complex":
      return complexText(value.re, value.im, 64);
    case "str":
      return value.v === undefined ? undefined : strRepr(value.v);
    case "bytes":
      return value.v && bytesRepr(latin1(value.v));
    case "tuple":
      return isHeld ? "(...)" : tupleText(value, inside);
    case "list":
      return isHeld ? "[...]" : listText(value, inside);
    case "dict":
      return isHeld ? "{...}" : mappingText(value, inside);
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

function listText(value: Extract<Value, { t: "list" }>, inside: OtherRepr): string | undefined {
  const text = enclosed("[", value.items?.map(inside), "]");
  if (!value.deque || text === undefined) return text;
  return `deque(${text}${value.deque.most === undefined ? "" : `, maxlen=${value.deque.most}`})`;
}

/** A dict, or one of the kinds of dicts in `collections` as CPython 3.11 writes it. */
function mappingText(value: Extract<Value, { t: "dict" }>, inside: OtherRepr): string | undefined {
  const { entries } = value;
  if (value.factory) {
    const [factory, text] = [inside(value.factory), dictText(value, inside)];
    return factory === undefined || text === undefined ? undefined : `defaultdict(${factory}, ${text})`;
  }
  if (value.kind === "Counter") return entries?.size === 0 ? "Counter()" : counterText(value, inside);
  if (value.kind === "mappingproxy") {
    const text = dictText(value, inside);
    return text && `mappingproxy(${text})`;
  }
  if (value.kind !== "OrderedDict") return dictText(value, inside);
  const pairs =
    entries && [...entries.values()].map(({ key, value: item }) => pairText(inside(key), inside(item)));
  return pairs?.length === 0 ? "OrderedDict()" : enclosed("OrderedDict([", pairs, "])");
}

function pairText(key: string | undefined, item: string | undefined): string | undefined {
  return key === undefined || item === undefined ? undefined : `(${key}, ${item})`;
}

/** The most common items come first. */
function counterText(value: Extract<Value, { t: "dict" }>, inside: OtherRepr): string | undefined {
  const sorted = [...(value.entries ?? [])].sort(([, a], [, b]) => countOf(b.value) - countOf(a.value));
  if (sorted.some(([, entry]) => Number.isNaN(countOf(entry.value)))) return undefined;
  const text = dictText(new PyDict(value.entries && new Map(sorted)), inside);
  return text === undefined ? undefined : `Counter(${text})`;
}

function countOf(value: Value): number {
  return value.t === "int" && typeof value.v !== "object" ? Number(value.v) : Number.NaN;
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
