import { bool, float32, float64, int64, uint8 } from "../../ndarray/dtypes/dtype.ts";
import { anyRank, freshLength, sketched } from "../../ndarray/sketch.ts";
import { none, PyList, pyBool, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { ownShape } from "../worlds/worlds.ts";

/** What a parameter may be when nothing is known of it. */
type Role = "array" | "arrays" | "shape" | "count" | "number" | "dtype" | "axis" | "flag" | "order";

/**
 * Functions that ask no argument how to do their work (no `__array_function__` that would matter, no method of the same name) and give
 * arrays whatever they are given, with their parameters in order. Only for these a wholly unknown argument still says something.
 */
const openings: Readonly<Record<string, readonly Role[]>> = {
  ...all("array asanyarray asarray ascontiguousarray asfortranarray", ["array", "dtype"]),
  ...all("atleast_1d atleast_2d atleast_3d", ["array", "array", "array", "array"]),
  ...all("zeros ones empty", ["shape", "dtype", "order"]),
  full: ["shape", "number", "dtype"],
  ...all("zeros_like ones_like empty_like", ["array", "dtype"]),
  full_like: ["array", "number", "dtype"],
  arange: ["number", "number", "number", "dtype"],
  ...all("linspace logspace geomspace", ["array", "array", "count"]),
  eye: ["count", "count"],
  identity: ["count"],
  ...all("tri", ["count", "count"]),
  ...all("concatenate stack", ["arrays", "axis"]),
  ...all("vstack hstack column_stack dstack", ["arrays"]),
  ...all("flatnonzero argwhere unique", ["array"]),
  ...all("outer isin in1d union1d setdiff1d intersect1d", ["array", "array"]),
  meshgrid: ["array", "array", "array"],
  copy: ["array"],
  append: ["array", "array", "axis"],
};

/** Parameters that mean the same wherever they are. */
const everywhere: Readonly<Record<string, Role>> = {
  dtype: "dtype",
  axis: "axis",
  keepdims: "flag",
  order: "order",
  copy: "flag",
};

const named: Readonly<Record<string, Role>> = {
  shape: "shape",
  num: "count",
  object: "array",
  arrays: "arrays",
};

function all(names: string, roles: readonly Role[]): Record<string, readonly Role[]> {
  return Object.fromEntries(names.split(" ").map((name) => [name, roles]));
}

/** Returns a positional argument of a function of NumPy's with what it must be where nothing is known of it. */
export function openedAt(name: string, index: number, value: Value): Value {
  const short = name.startsWith("numpy.") ? name.slice("numpy.".length) : name;
  const role = Object.hasOwn(openings, short) ? openings[short][index] : undefined;
  return role ? openedAs(role, value) : value;
}

/** The same for an argument given by name. */
export function openedNamed(name: string, parameter: string, value: Value): Value {
  if (Object.hasOwn(everywhere, parameter)) return openedAs(everywhere[parameter], value);
  const isOpen = name.startsWith("numpy.") && Object.hasOwn(openings, name.slice("numpy.".length));
  return isOpen && Object.hasOwn(named, parameter) ? openedAs(named[parameter], value) : value;
}

function openedAs(role: Role, value: Value): Value {
  if (role === "shape" && value.t === "tuple" && value.items.some(isBlank))
    return pyTuple(value.items.map((item) => openedAs("count", item)));
  if ((role === "arrays" || role === "array") && (value.t === "tuple" || value.t === "list"))
    return openedItems(value);
  if (role === "array" && value.t === "unknown" && value.sketch?.kind === "like")
    return sketched({ ...value.sketch, kind: "array" });
  return isBlank(value) ? blanks[role]() : value;
}

function openedItems(value: Extract<Value, { t: "tuple" | "list" }>): Value {
  if (!value.items?.some((item) => item.t === "unknown") || value.items.length > 20) return value;
  const items = value.items.map((item) => openedAs("array", item));
  return value.t === "tuple" ? pyTuple(items) : new PyList(items);
}

const isBlank = (value: Value) => value.t === "unknown" && !value.sketch;

const choice = (values: readonly Value[]) => sketched({ kind: "choice", values });

const blanks: Readonly<Record<Role, () => Value>> = {
  array: () => sketched({ kind: "array", ranks: anyRank }),
  arrays: () => {
    const item = sketched({ kind: "array", ranks: anyRank });
    return new PyList([item, item]);
  },
  shape: () => choice(anyRank.map((rank) => pyTuple(ownShape(rank).map(pyInt)))),
  count: () => sketched({ kind: "number", whole: true, dim: freshLength() }),
  number: () => sketched({ kind: "number", whole: false }),
  dtype: () => choice([float64, float32, int64, bool, uint8].map((dtype) => ({ t: "dtype", dtype }))),
  axis: () => choice([none, pyInt(0), pyInt(-1), pyInt(1), pyTuple([pyInt(0), pyInt(1)])]),
  flag: () => choice([pyBool(true), pyBool(false)]),
  order: () => choice([pyStr("C"), pyStr("F")]),
};
