import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { MaskedArray, type Masking } from "../../ndarray/masked.ts";
import { pushAll } from "../../ndarray/spread.ts";
import { type NumpyName, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { rowOf } from "../names/registry.ts";
import { attempt, type Effect } from "../op.ts";
import { ufuncNamed } from "../ufunc/loops.ts";
import { masked } from "./constant.ts";
import { convertedFill } from "./fill.ts";
import { eitherMask } from "./masks.ts";
import { dataOf, knownMask, maskArrayOf, maskCopy, maskOf, wrapped } from "./parts.ts";
import { effectOf } from "./row.ts";
import { wrappedUfunc } from "./ufuncs.ts";

/**
 * Returns what a function of NumPy does that is given a masked array; undefined when it is given none, or when it is one of
 * numpy.ma. Only what is named here is known: everything else would take masked elements for elements like any others.
 */
export function maskedCall(
  callee: NumpyName,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect | undefined {
  const isGiven = holdsMasked(callee.self) || positional.some(holdsMasked) || anyMasked(named);
  if (!isGiven || callee.name.startsWith("numpy.ma.")) return undefined;
  const all = callee.self ? [callee.self, ...positional] : positional;
  return attempt(() => callOf(callee.name, all, named, context));
}

function anyMasked(named: ReadonlyMap<string, Value>): boolean {
  if (named.size > 0) for (const value of named.values()) if (holdsMasked(value)) return true;
  return false;
}

function holdsMasked(value: Value | undefined): boolean {
  if (value instanceof MaskedArray) return true;
  if (!value) return false;
  if (value.t !== "list" && value.t !== "tuple") return false;
  return (
    value.items?.some(
      (item) => item instanceof MaskedArray || (item.t !== "int" && item.t !== "float" && holdsMasked(item)),
    ) ?? false
  );
}

function callOf(
  name: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect {
  const short = name.replace(/^numpy\.(?:ndarray\.)?/, "");
  const np = composer(context);
  const [first] = args;
  if (asPlain.has(short)) return plainCall(name, np, args, named, context);
  if (short === "resize" && first instanceof MaskedArray && args.length === 2)
    return effectOf(wrapped(np.asArray(np("resize", dataOf(np, first), args[1])), "none"), []);
  if (joins.has(short)) return joinedData(short, np, args, named);
  if (name === "numpy.array_repr" && first instanceof MaskedArray && knownMask(first) === "none")
    return rowOf(name)?.call(args, named, context) ?? notKnown(name);
  if (name.startsWith("numpy.ndarray.") && first instanceof MaskedArray && Object.hasOwn(inherited, short))
    return effectOf(inherited[short](np, first, args.slice(1), Object.fromEntries(named), context), args);
  const method = rowOf(`numpy.ma.MaskedArray.${short.replace(/^a(?=max$|min$)/, "")}`);
  if (first instanceof MaskedArray && asMethods.has(short) && method)
    return method.call(args, named, context);
  if (
    ufuncNamed(short) &&
    !name.startsWith("numpy.ndarray.") &&
    named.size === 0 &&
    args.length <= 2 &&
    !asMethods.has(short)
  ) {
    const ins = args.map((value) => listed(np, value));
    return effectOf(ins.some(holdsMasked) ? wrappedUfunc(np, short, ins) : np(short, ...ins), args);
  }
  return { kind: "unknown", why: `${short} of a masked array` };
}

/** Functions of NumPy that end in `concatenate`, which joins the elements alone: the result is a masked array without a mask. */
const joins = new Set("concatenate stack vstack hstack dstack column_stack append".split(" "));

function joinedData(
  short: string,
  np: Composer,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Effect {
  if ([...named.keys()].some((name) => name !== "axis")) return notKnown("masked arrays that are joined");
  const given: Value[] = [];
  const plain = args.map((value) => {
    const items = value.t === "list" || value.t === "tuple" ? value.items : undefined;
    pushAll(given, items ?? [value]);
    return items ? pyTuple(items.map((item) => unmasked(np, item))) : unmasked(np, value);
  });
  const data = np.asArray(np.named(short, plain, Object.fromEntries(named)));
  const masking: Masking = { hard: false, shared: false, mask: "none" };
  return effectOf(new MaskedArray(data, masking, { owns: data.owndata }), given);
}

/** A list of masked arrays, of which NumPy takes the elements alone. */
function listed(np: Composer, value: Value): Value {
  if ((value.t !== "list" && value.t !== "tuple") || !holdsMasked(value)) return value;
  const items = (value.items ?? []).map((item) => {
    if (item === masked) return notKnown("masked among elements");
    return item instanceof MaskedArray ? dataOf(np, item) : listed(np, item);
  });
  return value.t === "list" ? pyList(items) : pyTuple(items);
}

const unmasked = (np: Composer, value: Value) => (value instanceof MaskedArray ? dataOf(np, value) : value);

/** Functions of NumPy that ask the array's own method. */
const asMethods = new Set(
  (
    "sum prod mean std var min max amin amax all any cumsum cumprod argmin argmax ravel reshape transpose swapaxes squeeze repeat " +
    "take compress diagonal trace round around nonzero"
  ).split(" "),
);

/** Functions that look at the elements alone, masked or not. */
const asPlain = new Set(
  (
    "array asarray ascontiguousarray asfortranarray copy where shape ndim size shares_memory may_share_memory iscomplexobj isrealobj " +
    "result_type ndenumerate array2string isfortran iterable"
  ).split(" "),
);

function plainCall(
  name: string,
  np: Composer,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect {
  if (name.startsWith("numpy.ndarray.")) {
    const row = rowOf(`numpy.ma.MaskedArray.${name.slice("numpy.ndarray.".length)}`);
    return row?.call(args, named, context) ?? { kind: "unknown", why: `${name} of a masked array` };
  }
  const subok = named.get("subok");
  if (subok && subok.t === "bool" && subok.v !== false) return notKnown("a subclass");
  const plain = (value: Value): Value =>
    value instanceof MaskedArray ? dataOf(np, value) : listed(np, value);
  const row = rowOf(name) ?? notKnown(name);
  return row.call(args.map(plain), new Map([...named].map(([key, value]) => [key, plain(value)])), context);
}

type Inherited = (
  np: Composer,
  self: MaskedArray,
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
  context: Context,
) => Value;

/** Methods of arrays that masked arrays have as they are. */
const inherited: Readonly<Record<string, Inherited>> = {
  item: (np, self, args) => np.method(dataOf(np, self), "item", args),
  searchsorted: (np, self, args, named) => np.method(dataOf(np, self), "searchsorted", args, named),
  astype: cast,
  clip: (np, self, args, named) => {
    const data = np.method(dataOf(np, self), "clip", args, named);
    const limits = args.map((value) => maskOf(value));
    const mask = limits.reduce((a, b) => eitherMask(np, a, b), maskArrayOf(np, self));
    return wrapped(np.asArray(data), eitherMask(np, mask, "none"), self);
  },
  conj: (np, self) => wrappedUfunc(np, "conjugate", [self]),
  conjugate: (np, self) => wrappedUfunc(np, "conjugate", [self]),
  view: viewAs,
  __array__: (np, self) => dataOf(np, self),
  __deepcopy__: (np, self) => (self === masked ? self : np("ma.MaskedArray.copy", self)),
};

/** Cast elements lie in memory of the masked array's own. */
function cast(
  np: Composer,
  self: MaskedArray,
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
): Value {
  const data = np.asArray(np.method(dataOf(np, self), "astype", args, named));
  if (data.buffer === self.buffer) return self;
  const mask = knownMask(self);
  const flags = mask === "none" ? mask : maskCopy(np, mask, data);
  const fill = sameDType(data.dtype, self.dtype)
    ? self.masking.fill
    : convertedFill(np, self.masking.fill, data.dtype);
  return new MaskedArray(data, { ...self.masking, mask: flags, fill }, { owns: data.owndata });
}

function viewAs(
  np: Composer,
  self: MaskedArray,
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
): Value {
  const wanted = args[0] ?? named.type ?? named.dtype;
  if (args.length > 1 || Object.keys(named).length > 1) return notKnown("a view");
  const mask = knownMask(self);
  const flags = mask === "none" ? mask : np.asArray(np.method(mask, "view"));
  const same = () => {
    const made = wrapped(dataOf(np, self), flags, self);
    made.masking = { ...made.masking, fill: convertedFill(np, self.masking.fill, self.dtype) };
    return made;
  };
  if (!wanted || wanted.t === "none") return same();
  if (wanted.t === "numpy" && wanted.name === "numpy.ndarray") return dataOf(np, self);
  if (wanted.t === "numpy" && wanted.name === "numpy.ma.MaskedArray") return same();
  const data = np.asArray(np.method(dataOf(np, self), "view", [wanted]));
  if (data.dtype.itemsize !== self.dtype.itemsize || data.dtype.fields || self.dtype.fields)
    return notKnown("a view of another dtype");
  const made = wrapped(data, flags, self);
  made.masking = { ...made.masking, fill: undefined };
  return made;
}
