import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { elementCaster } from "../../ndarray/casts/caster.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import type { Casting } from "../../ndarray/datetime/units.ts";
import { checkCast } from "../../ndarray/dtypes/cancast.ts";
import { type DType, isSwapped, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, times } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { isC, isF, type Layout, type Order } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone, type Reader } from "../calls/bind.ts";
import { array, boolean, dtype, int, order } from "../calls/readers.ts";
import { allocEffect, copyEffect, valueEffect, viewEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { adaptedInCast } from "../conversion/adapt.ts";
import { astypeCasting } from "../conversion/casting.ts";
import { newArrayOf } from "../conversion/coerce.ts";
import { discover, maxRank } from "../conversion/discover.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";

/** How an existing array is turned into one with the wanted properties. */
export interface Conversion {
  readonly dtype?: DType;
  readonly order?: Order;
  /** True copies always, false never (NumPy raises), undefined where it must. */
  readonly copy?: boolean;
  /** Subclasses stay what they are. */
  readonly subok?: boolean;
  readonly ndmin?: number;
  /** Sequences that lie deeper are elements. */
  readonly ndmax?: number;
}

/** Returns what `np.array(value, ...)` does to memory: a copy, a view of a base class or with more axes, or nothing at all. */
export function toArray(value: Value, wanted: Conversion, context: Context): Effect {
  checkRanks(wanted);
  if (value.t !== "ndarray") return madeFrom(value, wanted, context);
  const { order: asked = "K", copy, subok = false, ndmin = 0 } = wanted;
  const type =
    wanted.dtype && !wanted.dtype.subarray
      ? adaptedInCast(wanted.dtype, value)
      : (wanted.dtype ?? value.dtype);
  const isSame = sameDType(type, value.dtype) && hasOrder(value.layout, asked);
  const effect = copy || !isSame ? copied(value, type, asked, wanted) : asGiven(value, subok, type);
  return withRank(effect, ndmin, asked);
}

function checkRanks({ ndmin = 0, ndmax = maxRank }: Conversion): void {
  if (ndmax < 0 || ndmax > maxRank)
    raise("ValueError", `ndmax must be in the range [0, NPY_MAXDIMS (${maxRank})] `);
  if (ndmin > ndmax) raise("ValueError", `ndmin must be <= ndmax (${ndmax})`);
}

/** Returns a new array of the elements with another dtype or order; a sub-array dtype adds axes. */
export function converted(of: NDArray, type: DType, asked: Order, subok: boolean): NDArray {
  const subclass = subok ? of.subclass : "ndarray";
  if (!type.subarray) {
    const dtype = adaptedInCast(type, of);
    checkCast(of.dtype, dtype, "unsafe", of.shape.length === 0 ? "scalar" : "array data");
    return castArray(of, dtype, layoutLike(of.layout, { dtype, order: asked }), subclass);
  }
  if (of.dtype.kind === "T") elementCaster(of.dtype, type);
  const { base, shape } = type.subarray;
  const repeated: Layout = {
    ...of.layout,
    shape: [...of.shape, ...shape],
    strides: [...of.layout.strides, ...shape.map(() => 0)],
  };
  const target = layoutLike(of.layout, {
    dtype: base,
    order: asked === "F" ? "F" : "C",
    shape: repeated.shape,
  });
  return castArray(viewOf(of, repeated), base, target, subclass);
}

function copied(of: NDArray, type: DType, asked: Order, { copy, subok = false }: Conversion): Effect {
  if (copy === false) return refuseCopy();
  // Order "A" counts only where elements are copied as they are; a cast keeps the order of the axes.
  const order = asked === "A" && !sameDType(type, of.dtype) ? "K" : asked;
  return copyEffect(of, converted(of, type, order, subok));
}

/** The array itself, or a view of it where another dtype object of equal meaning is asked for. */
function asGiven(of: NDArray, subok: boolean, type: DType): Effect {
  if (!subok && of.subclass !== "ndarray") return viewEffect(of, of.layout, "ndarray");
  if (type === of.dtype || isOnlyOne(type, of.dtype)) return valueEffect(of);
  const out = viewOf(of, { ...of.layout, dtype: type });
  // Types of text, records and times are objects of their own; which of these it is can't be told.
  if (type.char === of.dtype.char) out.ownership = undefined;
  return { kind: "view", of, out, value: out };
}

/** True for a type of which NumPy has one object alone: numbers in the machine's byte order. */
function isOnlyOne(type: DType, other: DType): boolean {
  return type.char === other.char && "biufc".includes(type.kind) && !isSwapped(type);
}

function madeFrom(value: Value, wanted: Conversion, context: Context): Effect {
  const { order: asked = "K", copy, ndmin = 0, ndmax = maxRank } = wanted;
  if (copy === false) {
    if (value.t !== "scalar") discover(value, context, { dtype: wanted.dtype });
    return refuseCopy();
  }
  const isObject = wanted.dtype?.kind === "O";
  const out = newArrayOf(
    value,
    context,
    wanted.dtype,
    asked === "F" ? "F" : "C",
    isObject ? ndmax : undefined,
  );
  if (out.shape.length > ndmax)
    raise(
      "ValueError",
      `setting an array element with a sequence. The requested array would exceed the maximum number of dimension of ${ndmax}.`,
    );
  return withRank(allocEffect(out), ndmin, asked);
}

function refuseCopy(): never {
  return raise(
    "ValueError",
    "Unable to avoid copy while creating an array as requested.\nIf using `np.array(obj, copy=False)` replace it with `np.asarray(obj)` to allow a copy when needed (no behavior change in NumPy 1.x).\nFor more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html#adapting-to-changes-in-the-copy-keyword.",
  );
}

function hasOrder(layout: Layout, asked: Order): boolean {
  if (asked === "C") return isC(layout) ?? notKnown("the memory order");
  if (asked === "F") return isF(layout) ?? notKnown("the memory order");
  return true;
}

/** Puts axes of length 1 in front until the result has `ndmin` axes: a view, also of a new array. */
function withRank(effect: Effect, ndmin: number, asked: Order): Effect {
  const { value } = effect as { readonly value?: Value };
  if (value?.t !== "ndarray" || value.shape.length >= ndmin) return effect;
  const { shape, strides, dtype: type } = value.layout;
  const extra = new Array<Dim>(ndmin - shape.length);
  const onlyF = isC(value.layout) === false && isF(value.layout) === true;
  const stride: Dim =
    shape.length === 0 || onlyF || asked === "F" ? type.itemsize : times(shape[0], strides[0]);
  const out = viewOf(value, {
    ...value.layout,
    shape: [...extra.fill(1), ...shape],
    strides: [...extra.fill(stride), ...strides],
  });
  if (effect.kind === "alloc" || effect.kind === "copy") return { ...effect, out, value: out };
  return { kind: "view", of: value, out, value: out };
}

/** `copy` may be True, False or None; a str is an error. */
const copyMode: Reader<boolean | undefined> = {
  read: (value, context) => {
    if (value.t === "none") return undefined;
    if (value.t === "str")
      return raise("ValueError", "strings are not allowed for 'copy' keyword. Use True/False/None instead.");
    return boolean.read(value, context);
  },
};

const noDType = orNone(dtype, undefined);
const orderK = opt(order, "K" as Order);
const like = keyword(opt(any, undefined));

/** `np.asarray(a, dtype, order)` and its like; the parameter of NumPy's own name comes first. */
function converter(fixed: Conversion) {
  return op(
    { a: any, dtype: noDType, order: orderK, device: like, copy: keyword(opt(copyMode, undefined)), like },
    ({ a, dtype: type, order: asked, copy }, context): Effect =>
      toArray(a, { dtype: type, order: asked, copy, ...fixed }, context),
  );
}

/** `np.ascontiguousarray` and `np.asfortranarray`: at least one axis. */
function contiguously(asked: "C" | "F") {
  return op(
    { a: any, dtype: noDType, like },
    (of, context): Effect => toArray(of.a, { dtype: of.dtype, order: asked, ndmin: 1 }, context),
  );
}

function copyOf(a: Value, asked: Order, subok: boolean, context: Context): Effect {
  return toArray(a, { order: asked, subok, copy: true }, context);
}

const castOptions = {
  casting: opt(astypeCasting, "unsafe" as Cast["casting"]),
  subok: opt(boolean, true),
  copy: opt(copyMode, true),
};

interface Cast {
  readonly dtype: DType;
  readonly order: Order;
  readonly casting: Casting | "same_value";
  readonly subok: boolean;
  readonly copy: boolean | undefined;
}

function astype(a: NDArray, { dtype: type, order: asked, casting: rule, subok, copy }: Cast): Effect {
  const adapted = type.subarray ? type : adaptedInCast(type, a);
  if (rule === "same_value") return castOfSameValue(a, adapted, asked, subok);
  checkCast(a.dtype, adapted, rule, a.shape.length === 0 ? "scalar" : "array data");
  const isSame = isSameElement(a.dtype, adapted) && isOrdered(a.layout, asked);
  if (!copy && isSame && (subok || a.subclass === "ndarray")) return valueEffect(a);
  return copyEffect(a, converted(a, adapted, asked, subok));
}

/** Raises where an element would become another number. */
function castOfSameValue(a: NDArray, type: DType, asked: Order, subok: boolean): Effect {
  if (!"biuf".includes(a.dtype.kind) || !"biuf".includes(type.kind))
    return notKnown("a cast that keeps the values of such elements");
  const out = converted(a, type, asked, subok);
  const [from, to] = [elementsOf(a), elementsOf(out)];
  if (!from || !to) return notKnown("whether a cast keeps the values");
  // A whole number of 64 bits equals a float only where that is exactly it.
  const isKept = from.every((x, i) =>
    Number(x) === Number(to[i])
      ? BigInt.asIntN(64, wholeOf(x)) === BigInt.asIntN(64, wholeOf(to[i]))
      : Number.isNaN(Number(x)) && Number.isNaN(Number(to[i])),
  );
  const names = [a.dtype, type].map(({ char }) => cNames[char] ?? char);
  return isKept
    ? copyEffect(a, out)
    : raise("ValueError", `could not cast 'same_value' ${names[0]} to ${names[1]}`);
}

function wholeOf(element: unknown): bigint {
  if (typeof element === "bigint") return element;
  return Number.isInteger(Number(element)) ? BigInt(Number(element)) : 0n;
}

/** C's names of the numbers by `dtype.char`, as messages show them. */
const cNames: Readonly<Record<string, string>> = {
  "?": "bool",
  b: "byte",
  B: "ubyte",
  h: "short",
  H: "ushort",
  i: "int",
  I: "uint",
  l: "long",
  L: "ulong",
  q: "longlong",
  Q: "ulonglong",
  e: "half",
  f: "float",
  d: "double",
  g: "longdouble",
};

/** For `astype` the order "A" is C or Fortran order, whichever the array has. */
function isOrdered(layout: Layout, asked: Order): boolean {
  return hasOrder(layout, asked) && (asked !== "A" || hasOrder(layout, "C") || hasOrder(layout, "F"));
}

function isSameElement(a: DType, b: DType): boolean {
  return sameDType(a, b) && isSwapped(a) === isSwapped(b);
}

function checkFinite(effect: Effect): Effect {
  const { value } = effect as { readonly value?: Value };
  if (value?.t !== "ndarray" || !"fc".includes(value.dtype.kind)) return effect;
  const hull = hullOf(value);
  if (hull.kind === "bounds" && !hull.nan && Number.isFinite(hull.lo) && Number.isFinite(hull.hi))
    return effect;
  const elements = elementsOf(value) ?? notKnown("whether all elements are finite");
  const allFinite = elements.every((element) =>
    typeof element === "object"
      ? Number.isFinite((element as { re: number }).re) && Number.isFinite((element as { im: number }).im)
      : Number.isFinite(element as number),
  );
  return allFinite ? effect : raise("ValueError", "array must not contain infs or NaNs");
}

const asarrayRow = converter({});

register("numpy", {
  array: op(
    {
      object: any,
      dtype: noDType,
      copy: keyword(opt(copyMode, true)),
      order: keyword(orderK),
      subok: keyword(opt(boolean, false)),
      ndmin: keyword(opt(int, 0)),
      ndmax: keyword(opt(int, 64)),
      like,
    },
    (of, context): Effect => toArray(of.object, of, context),
  ),
  asarray: asarrayRow,
  asanyarray: converter({ subok: true }),
  ascontiguousarray: contiguously("C"),
  asfortranarray: contiguously("F"),
  copy: op({ a: any, order: orderK, subok: opt(boolean, false) }, (of, context) =>
    copyOf(of.a, of.order, of.subok, context),
  ),
  asarray_chkfinite: op({ a: any, dtype: noDType, order: orderK }, (of, context) =>
    checkFinite(toArray(of.a, of, context)),
  ),
  astype: op(
    { x: array, dtype, copy: keyword(opt(copyMode, true)), device: like },
    (of): Effect => astype(of.x, { ...of, order: "K", casting: "unsafe", subok: true }),
  ),
});

register("numpy.ndarray", {
  astype: op({ a: array, dtype, order: orderK, ...castOptions }, (of): Effect => astype(of.a, of)),
  copy: op({ a: array, order: opt(order, "C" as Order) }, (of, context) =>
    copyOf(of.a, of.order, true, context),
  ),
  __copy__: op({ a: array }, (of, context) => copyOf(of.a, "K", true, context)),
  __deepcopy__: op({ a: array, memo: opt(any, undefined) }, (of, context) =>
    of.a.dtype.kind === "O" ? notKnown("copies of objects") : copyOf(of.a, "K", true, context),
  ),
});
