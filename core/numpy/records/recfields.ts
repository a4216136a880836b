import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { filledArray, zeroOf } from "../../ndarray/contents/fill.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { fieldLayout } from "../../ndarray/dtypes/fields.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { structured } from "../../ndarray/dtypes/structured.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, plus } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { composer } from "../calls/composer.ts";
import { array, boolean, dtype, text } from "../calls/readers.ts";
import { allocEffect, copyEffect, valueEffect, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { arrayOf } from "../files/numbers.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { fieldsIn, packing, repacked } from "./recnames.ts";

function field(of: NDArray, name: string): NDArray {
  const layout = fieldLayout(of.layout, name) ?? notKnown("a field");
  return viewOf(of, layout, "ndarray");
}

/** A new array in the fields of which nothing but zeros lies. */
function zeros(type: DType, like: NDArray): NDArray {
  return filledArray(allocatedIn(type, like.shape), zeroOf(type));
}

/** Writes the fields that both have, as far as `from` is long. */
function fillFields(from: NDArray, into: NDArray): void {
  for (const { name, dtype: type } of fieldsIn(into.dtype)) {
    if (!from.dtype.fields?.some((other) => other.name === name)) continue;
    const [source, target] = [field(from, name), field(into, name)];
    if (type.fields && source.dtype.fields) fillFields(source, target);
    else assign(firstOf(target, source.shape[0]), source);
  }
}

function firstOf(of: NDArray, length: Layout["shape"][number] | undefined): NDArray {
  if (length === undefined) return of;
  return viewOf(of, { ...of.layout, shape: [length, ...of.layout.shape.slice(1)] }, "ndarray");
}

function without(type: DType, dropped: ReadonlySet<string>): DType {
  const kept = fieldsIn(type).flatMap(({ name, dtype: inner }) => {
    if (dropped.has(name)) return [];
    if (!inner.fields) return [{ name, dtype: inner }];
    const rest = without(inner, dropped);
    return rest.fields?.length ? [{ name, dtype: rest }] : [];
  });
  return structured(kept);
}

function renamed(type: DType, names: ReadonlyMap<string, string>): DType {
  return structured(
    fieldsIn(type).map(({ name, dtype: inner }) => ({
      name: names.get(name) ?? name,
      dtype: inner.fields ? renamed(inner, names) : inner,
    })),
  );
}

function textsOf(value: Value, context: Context): readonly string[] {
  const items =
    value.t === "str"
      ? [value]
      : value.t === "set"
        ? [...(value.items?.values() ?? [])]
        : itemsOf(value, context);
  return (items ?? notKnown("names of fields")).map((item) => text.read(item, context));
}

/** One number of a structured element: its dtype, how many follow each other, and where they lie. */
interface Part {
  readonly base: DType;
  readonly count: number;
  readonly offset: number;
}

function partsOf(type: DType, offset = 0): readonly Part[] {
  if (type.fields) return type.fields.flatMap((each) => partsOf(each.dtype, offset + each.offset));
  if (!type.subarray) return [{ base: type, count: 1, offset }];
  const { base, shape } = type.subarray;
  if (base.fields) return notKnown("structures in a sub-array");
  return [{ base, count: shape.reduce((n, length) => n * length, 1), offset }];
}

/** All numbers of each element along a new last axis: a view where they lie evenly and have one dtype. */
function toUnstructured(arr: NDArray, asked: DType | undefined, copies: boolean): Effect {
  if (!arr.dtype.fields) raise("ValueError", "arr must be a structured array");
  const parts = partsOf(arr.dtype);
  if (parts.length === 0) return notKnown("a dtype without fields");
  const type = asked ?? resultType(parts.map(({ base }) => base));
  const starts = parts.flatMap(({ base, count, offset }) =>
    Array.from({ length: count }, (_, i) => offset + i * base.itemsize),
  );
  const step = starts.length > 1 ? starts[1] - starts[0] : type.itemsize;
  const isEven = starts.every((start, i) => start === starts[0] + i * step);
  const isOne = parts.every(({ base }) => base.char === type.char && base.itemsize === type.itemsize);
  const { layout } = arr;
  if (!copies && isOne && isEven) {
    const seen: Layout = {
      dtype: type,
      shape: [...layout.shape, starts.length],
      strides: [...layout.strides, step],
      offset: plus(layout.offset, starts[0]),
    };
    return viewEffect(arr, seen, "ndarray");
  }
  const out = filledArray(allocatedIn(type, [...layout.shape, starts.length]), zeroOf(type));
  let at = 0;
  for (const { base, count, offset } of parts)
    for (let i = 0; i < count; i++) {
      const from: Layout = {
        ...layout,
        dtype: base,
        offset: plus(layout.offset, offset + i * base.itemsize),
      };
      assign(alongLast(out, at++), viewOf(arr, from, "ndarray"));
    }
  // NumPy packs the fields first and views them as elements.
  return copyEffect(arr, viewOf(out, out.layout, "ndarray"));
}

/** The elements at one place of the last axis. */
function alongLast(of: NDArray, place: number): NDArray {
  const { shape, strides, offset } = of.layout;
  const step = strides[strides.length - 1];
  const at = plus(offset, isExact(step) ? place * step : notKnown("a stride"));
  return viewOf(
    of,
    { ...of.layout, shape: shape.slice(0, -1), strides: strides.slice(0, -1), offset: at },
    "ndarray",
  );
}

/** The numbers of the last axis as the fields of one element each. */
function toStructured(arr: NDArray, type: DType): Effect {
  const parts = partsOf(type);
  const total = parts.reduce((n, { count }) => n + count, 0);
  const length = arr.shape[arr.shape.length - 1];
  if (length === undefined) return raise("ValueError", "arr must have at least one dimension");
  if (!isExact(length)) return notKnown("how many numbers an element has");
  if (length !== total)
    raise(
      "ValueError",
      "The length of the last dimension of arr must be equal to the number of fields in dtype",
    );
  if (parts.every(({ base }) => base.char === arr.dtype.char))
    return notKnown("whether the fields are a view");
  const out = filledArray(allocatedIn(type, arr.shape.slice(0, -1)), zeroOf(type));
  let at = 0;
  for (const { base, count, offset } of parts)
    for (let i = 0; i < count; i++) {
      const into: Layout = { ...out.layout, dtype: base, offset: offset + i * base.itemsize };
      assign(viewOf(out, into, "ndarray"), alongLast(arr, at++));
    }
  return copyEffect(arr, out);
}

/** Arrays beside each other as the fields of one; shorter ones go on with a fill value. */
function merged(columns: readonly NDArray[], fill: Element, asRecords: boolean): Effect {
  const specs = columns.map(({ dtype: type }, i) =>
    type.fields?.length === 1
      ? { name: type.fields[0].name, dtype: type.fields[0].dtype }
      : { name: `f${i}`, dtype: type },
  );
  const lists = columns.map((column) => {
    const elements = elementsOf(column) ?? notKnown("elements that are merged");
    const isUnpacked = column.dtype.fields?.length === 1;
    return isUnpacked ? elements.map((element) => (element as readonly Element[])[0]) : elements;
  });
  if (columns.some(({ dtype: type }) => type.fields && type.fields.length !== 1))
    return notKnown("merged structures");
  const count = Math.max(0, ...lists.map((list) => list.length));
  const isFilled = lists.some((list) => list.length < count);
  if (isFilled && specs.some(({ dtype: type }) => !"iuf".includes(type.kind)))
    return notKnown("a fill value");
  const type = structured(specs);
  const rows = Array.from({ length: count }, (_, i) => lists.map((list) => list[i] ?? fill));
  const out = arrayOf(rows, type, [count]);
  if (!asRecords) return allocEffect(out);
  const records = viewOf(out, { ...out.layout, dtype: { ...type, record: true } }, "recarray");
  return { kind: "alloc", out, value: records };
}

function fixed(out: NDArray, asRecords: boolean): Effect {
  if (!asRecords) return allocEffect(out);
  const value = viewOf(out, { ...out.layout, dtype: { ...out.dtype, record: true } }, "recarray");
  return { kind: "alloc", out, value };
}

const usemask = { usemask: opt(boolean, true), asrecarray: opt(boolean, false) };

register("numpy.lib.recfunctions", {
  drop_fields: op(
    { base: array, drop_names: any, ...usemask },
    ({ base, drop_names, asrecarray }, context) => {
      const type = without(base.dtype, new Set(textsOf(drop_names, context)));
      if (type.fields?.length === 0) return notKnown("an array without fields");
      const out = zeros(type, base);
      fillFields(base, out);
      return fixed(out, asrecarray);
    },
  ),
  rename_fields: op({ base: array, namemapper: any }, ({ base, namemapper }, context) => {
    if (namemapper.t !== "dict") return notKnown("new names");
    const entries = [...(namemapper.entries?.values() ?? notKnown("new names"))];
    const names = new Map(
      entries.map(({ key, value }) => [text.read(key, context), text.read(value, context)]),
    );
    const type = renamed(base.dtype, names);
    if (type.itemsize !== base.dtype.itemsize) return notKnown("fields with gaps");
    return viewEffect(base, { ...base.layout, dtype: type });
  }),
  recursive_fill_fields: op({ input: array, output: array }, ({ input, output }) => {
    fillFields(input, output);
    return { kind: "write", into: output, value: output };
  }),
  assign_fields_by_name: op(
    { dst: array, src: array, zero_unassigned: opt(boolean, true) },
    ({ dst, src, zero_unassigned }) => {
      assignByName(dst, src, zero_unassigned);
      return { kind: "write", into: dst, value: { t: "none" } };
    },
  ),
  stack_arrays: op(
    {
      arrays: any,
      defaults: opt(any, undefined),
      usemask: opt(any, undefined),
      asrecarray: opt(any, undefined),
      autoconvert: opt(any, undefined),
    },
    ({ arrays }) => {
      const items = arrays.t === "list" || arrays.t === "tuple" ? arrays.items : undefined;
      if (arrays.t === "ndarray") return valueEffect(arrays);
      return items?.length === 1 ? valueEffect(items[0]) : notKnown("structures one behind the other");
    },
  ),
  require_fields: op({ array, required_dtype: dtype }, (read) => {
    const out = zeros(read.required_dtype, read.array);
    assignByName(out, read.array, false);
    return allocEffect(out);
  }),
  repack_fields: op({ a: any, ...packing }, ({ a, align, recurse }, context) => {
    if (a.t === "dtype") return valueEffect({ t: "dtype", dtype: repacked(a.dtype, align, recurse) });
    const from = asArray(a, context);
    const type = repacked(from.dtype, align, recurse);
    const call = composer(context);
    const out = call.method(from, "astype", [{ t: "dtype", dtype: type }], { copy: { t: "bool", v: false } });
    return out.t === "ndarray" && out !== from ? copyEffect(from, out) : valueEffect(out);
  }),
  structured_to_unstructured: op(
    { arr: array, dtype: orNone(dtype, undefined), copy: opt(boolean, false), casting: opt(any, undefined) },
    ({ arr, dtype: type, copy }) => toUnstructured(arr, type, copy),
  ),
  unstructured_to_structured: op(
    {
      arr: array,
      dtype: orNone(dtype, undefined),
      names: orNone(any, undefined),
      align: opt(boolean, false),
      copy: opt(boolean, false),
      casting: opt(any, undefined),
    },
    ({ arr, dtype: type }) => (type ? toStructured(arr, type) : notKnown("fields of one dtype")),
  ),
  apply_along_fields: op({ func: any, arr: array }, ({ func, arr }, context) => {
    const table = toUnstructured(arr, undefined, false);
    const value = "value" in table ? table.value : notKnown("the fields as numbers");
    const result = context.call(func, [value], new Map([["axis", pyInt(-1)]]));
    return result.t === "ndarray" ? allocEffect(result) : valueEffect(result);
  }),
  merge_arrays: op(
    {
      seqarrays: any,
      fill_value: opt(any, pyInt(-1)),
      flatten: opt(boolean, false),
      usemask: opt(boolean, false),
      asrecarray: opt(boolean, false),
    },
    ({ seqarrays, fill_value, flatten, usemask: masked, asrecarray }, context) => {
      if (masked || flatten || seqarrays.t === "ndarray") return notKnown("arrays that are merged");
      const fill =
        fill_value.t === "int" && typeof fill_value.v === "number" ? fill_value.v : notKnown("a fill value");
      const items = itemsOf(seqarrays, context) ?? notKnown("arrays that are merged");
      return merged(
        items.map((item) => composer(context).asArray(composer(context)("ravel", item))),
        fill,
        asrecarray,
      );
    },
  ),
});

/** Fields by name; what the source lacks stays as it is, or becomes 0. */
function assignByName(dst: NDArray, src: NDArray, zeroes: boolean): void {
  if (!dst.dtype.fields) {
    assign(dst, src);
    return;
  }
  for (const { name, dtype: type } of dst.dtype.fields) {
    const target = field(dst, name);
    if (src.dtype.fields?.some((other) => other.name === name))
      assignByName(target, field(src, name), zeroes);
    else if (zeroes) assign(target, filledArray(allocatedIn(type, []), zeroOf(type)));
  }
}
