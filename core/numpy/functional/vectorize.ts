import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, object } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastShapes } from "../../ndarray/layouts/broadcast.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { NumpyObject, none, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { boolean, text } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { callObjects } from "./pyfunc.ts";
import { callOnParts } from "./signature.ts";

/** A Python function that is called with one element of each argument, or with parts of them. */
interface Vectorized {
  readonly func: Value;
  readonly otypes?: readonly DType[];
  readonly doc: Value;
  /** Positions and names of arguments that are passed on as they are. */
  readonly excluded: ReadonlySet<number | string>;
  readonly cache: boolean;
  readonly signature?: string;
}

/** A function of the arguments that are taken apart. */
export type Part = (values: readonly Value[]) => Value;

function call(
  self: NumpyObject,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect {
  const state = stateOf<Vectorized>(self);
  if (state.func.t === "none") return decorated(state, positional);
  const places = positional.map((_, i) => i).filter((i) => !state.excluded.has(i));
  const names = [...named.keys()].filter((name) => !state.excluded.has(name));
  const func: Part = (values) => {
    const all = [...positional];
    places.forEach((place, i) => {
      all[place] = values[i];
    });
    const others = new Map(named);
    names.forEach((name, i) => {
      others.set(name, values[places.length + i]);
    });
    return context.call(state.func, all, others);
  };
  const args = [...places.map((place) => positional[place]), ...names.map((name) => named.get(name) ?? none)];
  if (state.signature !== undefined) return callOnParts(func, args, state.signature, state.otypes, context);
  if (args.length === 0) return valueEffect(func([]));
  return callOnElements(func, args, state, context);
}

/** What is called with keywords only waits for its function. */
function decorated(state: Vectorized, positional: readonly Value[]): Effect {
  const [func] = positional;
  if (!func || positional.length > 1) return notKnown("a decorator's function");
  return valueEffect(new NumpyObject("vectorize", { ...state, func }, [func]));
}

/** Without `otypes` the first elements are tried first, to see what comes out. */
function callOnElements(func: Part, args: readonly Value[], state: Vectorized, context: Context): Effect {
  const arrays = args.map((value) => asArray(value, context));
  const isEmpty = arrays.some(({ shape }) => shape.includes(0));
  if (isEmpty && !state.otypes)
    raise("ValueError", "cannot call `vectorize` on size 0 inputs unless `otypes` is set");
  const first = state.otypes ? undefined : func(arrays.map(firstOf));
  const types = state.otypes ?? outputsOf(first ?? none).map((output) => asArray(output, context).dtype);
  let cached = state.cache ? first : undefined;
  broadcastShapes(arrays.map((array) => array.shape));
  const { results, layoutOf } = callObjects((values) => {
    const result = cached ?? func(values);
    cached = undefined;
    return result;
  }, arrays);
  const isSingle = types.length === 1 && !(results[0]?.t === "tuple");
  const outs = types.map((dtype, k) => {
    const column = isSingle ? results : results.map((result) => outputsOf(result)[k] ?? notKnown("a result"));
    return viewedAs(castArray(collected(column, dtype, context), dtype), layoutOf);
  });
  if (isSingle) return allocEffect(outs[0]);
  return { kind: "many", effects: outs.map(allocEffect), value: pyTuple(outs) };
}

/** The results as they are before they become elements: numbers stay Python's own, so that too large ones raise. */
function collected(column: readonly Value[], dtype: DType, context: Context): NDArray {
  const areNumbers = column.every(({ t }) => ["int", "float", "bool", "complex", "scalar"].includes(t));
  if (areNumbers && "biufc".includes(dtype.kind)) return asArray(pyList([...column]), context, object);
  return asArray(pyList([...column]), context, column.length === 0 ? dtype : undefined);
}

function viewedAs(flat: ReturnType<typeof asArray>, layoutOf: (dtype: DType) => Layout) {
  if (flat.shape.length !== 1) return notKnown("arrays as results of a vectorized function");
  flat.layout = layoutOf(flat.dtype);
  return flat;
}

function outputsOf(result: Value): readonly Value[] {
  return result.t === "tuple" ? result.items : [result];
}

function firstOf(array: ReturnType<typeof asArray>): Value {
  return elementValue(viewOf(array, { ...array.layout, shape: [], strides: [] }));
}

defineClass("vectorize", {
  rows: "numpy.vectorize",
  attribute: (self, name) => {
    const { doc, func } = stateOf<Vectorized>(self);
    if (name === "__doc__") return doc;
    return name === "pyfunc" ? func : undefined;
  },
  call,
});

const noCallables: ReadonlySet<string> = new Set(
  "none bool int float complex str bytes list tuple dict set slice range ndarray scalar".split(" "),
);

/** `otypes`: letters, or a list of dtypes. */
function typesOf(otypes: Value | undefined, context: Context): readonly DType[] | undefined {
  if (!otypes) return undefined;
  const items =
    otypes.t === "str"
      ? [...(otypes.v ?? notKnown("otypes"))].map((v): Value => ({ t: "str", v }))
      : (itemsOf(otypes, context) ?? noTypes(otypes));
  return items.map((item) => asDType(item, context));
}

/** Raises what NumPy raises for `otypes` that can't be iterated; throws NotKnown where they may be. */
function noTypes(otypes: Value): never {
  const isNoIterable = otypes.t === "int" || otypes.t === "float" || otypes.t === "numpy";
  return isNoIterable ? raise("ValueError", "Invalid otype specification") : notKnown("otypes");
}

function excludedIn(value: Value | undefined, context: Context): ReadonlySet<number | string> {
  const items =
    value?.t === "set"
      ? [...(value.items?.values() ?? notKnown("excluded arguments"))]
      : value
        ? (itemsOf(value, context) ?? notKnown("excluded arguments"))
        : [];
  return new Set(
    items.map((item) =>
      (item.t === "int" || item.t === "str") && (typeof item.v === "number" || typeof item.v === "string")
        ? item.v
        : notKnown("an excluded argument"),
    ),
  );
}

register("numpy", {
  vectorize: op(
    {
      pyfunc: opt(any, undefined),
      otypes: orNone(any, undefined),
      doc: orNone(any, undefined),
      excluded: orNone(any, undefined),
      cache: opt(boolean, false),
      signature: orNone(text, undefined),
    },
    (read, context) => {
      const { pyfunc: func, doc, cache, signature } = read;
      if (func && noCallables.has(func.t))
        raise("TypeError", "When used as a decorator, only accepts keyword arguments.");
      const state: Vectorized = {
        func: func ?? none,
        otypes: typesOf(read.otypes, context),
        doc: doc ?? (func && context.attribute?.(func, "__doc__")) ?? { t: "unknown" },
        excluded: excludedIn(read.excluded, context),
        cache,
        signature,
      };
      return valueEffect(new NumpyObject("vectorize", state, func ? [func] : []));
    },
  ),
});
