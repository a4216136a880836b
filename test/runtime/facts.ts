import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { elementsOf } from "../../core/ndarray/access.ts";
import { NDArray, newBuffer, viewOf } from "../../core/ndarray/array.ts";
import { byChar, type DType, uint8 } from "../../core/ndarray/dtypes/dtype.ts";
import { parseDType } from "../../core/ndarray/dtypes/dtypename.ts";
import { dtypeRepr, typeString } from "../../core/ndarray/dtypes/dtypetext.ts";
import { structured, subarrayOf } from "../../core/ndarray/dtypes/structured.ts";
import { isExact } from "../../core/ndarray/layouts/dim.ts";
import { contiguous } from "../../core/ndarray/layouts/layout.ts";
import {
  ellipsis,
  none,
  PyDict,
  pyBool,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
  Scalar,
  type Value,
} from "../../core/ndarray/value.ts";
import { callNumpy } from "../../core/numpy/calls/call.ts";
import type { Context } from "../../core/numpy/context.ts";
import "../../core/numpy/names/families.ts";
import type { Effect } from "../../core/numpy/op.ts";
import { made, type Recipe } from "./made.ts";

/** Truth as facts.py writes it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };

/** Returns the stored answers of NumPy about a topic. */
export function truth(topic: string): Json {
  const path = new URL(`./truth/${topic}.json.gz`, import.meta.url);
  return JSON.parse(gunzipSync(readFileSync(path)).toString());
}

/** A context without files or callables, for rows that need none. */
export function plainContext(): Context {
  const settings = new Map<string, unknown>();
  return {
    call: () => ({ t: "unknown" }),
    iterate: () => undefined,
    files: { open: () => undefined, write: () => undefined },
    settings: { get: (name) => settings.get(name), set: (name, value) => settings.set(name, value) },
  };
}

/** Returns the argument that facts.py wrote. */
export function decode(json: Json): Value {
  const [kind, body] = Object.entries(json as Fields)[0];
  switch (kind) {
    case "array":
      return decodeArray(body as Fields);
    case "scalar":
      return new Scalar(decodeArray((body as Fields).array as Fields));
    case "bool":
      return pyBool(body as boolean);
    case "int":
      return pyInt(BigInt(body as string));
    case "float":
      return pyFloat(toNumber(body as string));
    case "complex": {
      const [re, im] = body as readonly string[];
      return { t: "complex", re: toNumber(re), im: toNumber(im) };
    }
    case "str":
      return pyStr(body as string);
    case "bytes":
      return { t: "bytes", v: Uint8Array.from(body as number[]) };
    case "none":
      return none;
    case "ellipsis":
      return ellipsis;
    case "slice": {
      const [start, stop, step] = (body as readonly Json[]).map(decode);
      return { t: "slice", start, stop, step };
    }
    case "tuple":
      return pyTuple((body as readonly Json[]).map(decode));
    case "list":
      return pyList((body as readonly Json[]).map(decode));
    case "range": {
      const [start, stop, step] = body as readonly number[];
      return { t: "range", start, stop, step };
    }
    case "dtype":
      return { t: "dtype", dtype: decodeDType(body) };
    case "numpy":
      return { t: "numpy", name: body as string };
    case "made":
      return made(body as unknown as Recipe);
    case "generator":
      return seeded("numpy.random.default_rng", body as number);
    case "legacy":
      return seeded("numpy.random.RandomState", body as number);
    case "dict":
      return new PyDict(
        new Map(
          (body as readonly (readonly Json[])[]).map(([k, v]) => [
            JSON.stringify(k),
            { key: decode(k), value: decode(v) },
          ]),
        ),
      );
    default:
      throw new Error(`no argument of kind ${kind}`);
  }
}

function seeded(name: string, seed: number): Value {
  const effect = callNumpy({ t: "numpy", name }, [pyInt(seed)], new Map(), plainContext());
  return "value" in effect ? effect.value : { t: "unknown" };
}

function toNumber(text: string): number {
  return Number(text.replace("inf", "Infinity").replace("nan", "NaN"));
}

export function decodeDType(json: Json): DType {
  if (json === "StringDType()") return parseDType("T");
  if (typeof json === "string") return json.endsWith("O") ? (byChar.get("O") as DType) : parseDType(json);
  const { names, formats, offsets, itemsize, base, shape } = json as Fields;
  if (base) return subarrayOf(decodeDType(base), shape as number[]);
  const fields = (names as string[]).map((name, i) => ({
    name,
    dtype: decodeDType((formats as Json[])[i]),
    offset: (offsets as number[])[i],
  }));
  return structured(fields, { itemsize: itemsize as number });
}

function decodeArray(json: Fields): NDArray {
  const bytes = Uint8Array.from(Buffer.from(json.bytes as string, "base64"));
  const buffer = newBuffer(bytes.length, { kind: "exact", data: bytes });
  const layout = {
    dtype: decodeDType(json.dtype),
    shape: json.shape as number[],
    strides: json.strides as number[],
    offset: json.offset as number,
  };
  if (!json.view) return new NDArray(layout, buffer, undefined, true, json.writeable as boolean);
  const owner = new NDArray(contiguous(uint8, [bytes.length]), buffer, undefined, true);
  const view = viewOf(owner, layout);
  view.writeable = json.writeable as boolean;
  return view;
}

/** Returns an effect's facts in the form of facts.py; `arrays` are the arguments. */
export function effectFacts(effect: Effect | undefined, arrays: readonly Value[] = []): Json {
  if (!effect) return { unknown: "no effect" };
  if (effect.kind === "raise") return { raises: effect.type, message: effect.message };
  if (effect.kind === "unknown") return { unknown: effect.why };
  return factsOf(effect.value, arrays);
}

/** Returns a value's facts. */
export function factsOf(value: Value, arrays: readonly Value[] = []): Json {
  switch (value.t) {
    case "ndarray":
      return arrayFacts(value, arrays);
    case "scalar":
      return { scalar: dtypeJson(value.dtype), value: elementJson(elementsOf(value.cell)?.[0]) };
    case "tuple":
      return { tuple: value.items.map((item) => factsOf(item, arrays)) };
    case "list":
      return { list: (value.items ?? []).map((item) => factsOf(item, arrays)) };
    case "dict":
      return {
        dict: [...(value.entries?.values() ?? [])].map((entry) => [
          factsOf(entry.key),
          factsOf(entry.value, arrays),
        ]),
      };
    case "dtype":
      return { dtype: dtypeRepr(value.dtype) };
    case "numpy":
      return { dtype: `<class '${value.name}'>` };
    case "none":
      return { none: 1 };
    case "int":
    case "float":
    case "bool":
    case "str":
      return { py: value.t, value: elementJson(value.v) };
    case "complex":
      return { py: "complex", value: [elementJson(value.re), elementJson(value.im)] };
    case "bytes":
      return { py: "bytes", value: value.v ? String.fromCharCode(...value.v) : null };
    default:
      return { other: value.t };
  }
}

function arrayFacts(array: NDArray, arrays: readonly Value[]): Json {
  const { layout } = array;
  const exact = layout.shape.every(isExact);
  const elements = exact ? elementsOf(array) : undefined;
  const facts: Record<string, Json> = {
    dtype: dtypeJson(array.dtype),
    shape: layout.shape.map((length) => (isExact(length) ? length : "?")),
    strides: layout.strides.map((stride) => (isExact(stride) ? stride : "?")),
    owndata: array.owndata,
    writeable: array.writeable,
    values: elements && elements.length <= 200 ? elements.map(elementJson) : null,
  };
  arrays.forEach((other, i) => {
    if (other.t !== "ndarray") return;
    if (array === other) facts.is = i;
    else if (array.base && (array.base === other || array.base === other.base)) {
      facts.on = i;
      facts.at = Number(layout.offset) - Number(other.layout.offset);
    }
  });
  if (!array.base && array.owndata) facts.base = false;
  return facts;
}

/** Returns the dtype in the form of facts.py. */
export function dtypeJson(dtype: DType): Json {
  if (dtype.fields)
    return {
      names: dtype.fields.map((field) => field.name),
      formats: dtype.fields.map((field) => dtypeJson(field.dtype)),
      offsets: dtype.fields.map((field) => field.offset),
      itemsize: dtype.itemsize,
    };
  if (dtype.subarray) return { base: dtypeJson(dtype.subarray.base), shape: dtype.subarray.shape };
  return typeString(dtype);
}

/** Returns an element in the form of facts.py. */
export function elementJson(element: unknown): Json {
  if (typeof element === "bigint") {
    const number = Number(element);
    return Number.isSafeInteger(number) ? number : String(element);
  }
  if (typeof element === "number") {
    if (Number.isNaN(element)) return "nan";
    return Number.isFinite(element) ? element : element > 0 ? "inf" : "-inf";
  }
  if (typeof element === "boolean" || typeof element === "string") return element;
  if (element instanceof Uint8Array) return [...element];
  if (Array.isArray(element)) return element.map(elementJson);
  if (typeof element === "object" && element !== null && "t" in element) return factsOf(element as Value);
  if (typeof element === "object" && element !== null && "re" in element && "im" in element)
    return [elementJson(element.re), elementJson(element.im)];
  return null;
}

/**
 * Returns the names of the facts in which an answer claims something else than NumPy gave; what it says nothing about is
 * no claim.
 */
export function wrongClaims(got: Json, want: Json, at = "answer"): readonly string[] {
  if (isUnknown(got)) return [];
  if (Array.isArray(want) && Array.isArray(got)) {
    if (got.length !== want.length) return [at];
    return want.flatMap((item, i) => wrongClaims(got[i], item, `${at}[${i}]`));
  }
  if (isObject(got) && isObject(want)) {
    const keys = new Set([...Object.keys(got), ...Object.keys(want)]);
    return [...keys].flatMap((key) => claim(got, want, key, at));
  }
  return got === want ? [] : [at];
}

function claim(got: Fields, want: Fields, key: string, at: string): readonly string[] {
  if (key in got && key in want) return wrongClaims(got[key], want[key], `${at}.${key}`);
  // Values that are too many to store are not compared.
  return key === "values" ? [] : [`${at}.${key}`];
}

function isUnknown(json: Json): boolean {
  return json === null || json === "?" || (isObject(json) && ("unknown" in json || json.other === "unknown"));
}

function isObject(json: Json): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** True when an answer leaves out something that NumPy gave. */
export function isPartial(got: Json, want: Json): boolean {
  return JSON.stringify(sorted(got)) !== JSON.stringify(sorted(want));
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted);
  if (!isObject(json)) return json;
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}

/** A stored call of one of NumPy's functions, and what it gave. */
export interface CallCase {
  readonly call: string;
  readonly args: readonly Json[];
  readonly kwargs: { readonly [name: string]: Json };
  readonly gives: Json;
}

/** Runs the call in the runtime and returns its facts in the form of calls.py. */
export function runCall({ call, args, kwargs, gives }: CallCase): Json {
  const given = args.map(decode);
  const named = new Map(Object.entries(kwargs).map(([name, value]) => [name, decode(value)]));
  const arrays = [...given, ...named.values()].flatMap(arraysIn);
  const effect = callNumpy({ t: "numpy", name: call }, given, named, plainContext());
  const result = effectFacts(effect, arrays);
  return isObject(gives) && "arrays" in gives ? { result, arrays: arrays.map((a) => factsOf(a)) } : result;
}

/** Returns the arrays among the arguments, in lists and tuples as well. */
export function arraysIn(value: Value): readonly Value[] {
  if (value.t === "ndarray") return [value];
  return value.t === "list" || value.t === "tuple" ? (value.items ?? []).flatMap(arraysIn) : [];
}
