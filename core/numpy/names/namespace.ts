import { bool } from "../../ndarray/dtypes/dtype.ts";
import { scalar } from "../../ndarray/make.ts";
import { pyDict } from "../../ndarray/pydict.ts";
import { none, pyFloat, pyInt, pyStr, pyTrue, type Value } from "../../ndarray/value.ts";
import { indexed } from "../creation/grids.ts";
import "./families.ts";
import { masked } from "../ma/constant.ts";
import { dashes } from "../ma/print.ts";
import { aliasList, expired, former, namesOfModule, submodules } from "./names.ts";
import { otherNames } from "./othernames.ts";
import { rowOf } from "./registry.ts";

/** Returns what `module.name` is ("numpy", "pi"; "numpy.linalg", "norm"); undefined when NumPy has no such name. */
export function lookup(module: string, name: string): Value | undefined {
  const full = `${module}.${name}`;
  if (!Object.hasOwn(namesOfModule, module)) return constants.get(full)?.() ?? memberOf(module, name);
  const constant = constants.get(full) ?? indexed.get(full);
  if (constant) return constant();
  if (furtherModules.has(full)) return { t: "numpy", name: full };
  if (Object.hasOwn(submodules, full)) return { t: "numpy", name: submodules[full] };
  if (!publicNames(module).has(name)) return name.startsWith("_") ? memberOf(module, name) : undefined;
  const canonical = aliases.get(full) ?? full;
  return { t: "numpy", name: rowOf(canonical) || !rowOf(full) ? canonical : full };
}

/** Returns the message of the AttributeError for a name that the module does not have; undefined where it has it, or that is not known. */
export function missingName(module: string, name: string): string | undefined {
  const others = wordsOf(otherNames, module);
  if (!Object.hasOwn(namesOfModule, module) || others.has(name) || lookup(module, name)) return undefined;
  // Other modules that make names when they are asked for have words of their own.
  if (module !== "numpy" && others.has("__getattr__")) return undefined;
  if (module === "numpy" && Object.hasOwn(expired, name))
    return `\`np.${name}\` was removed in the NumPy 2.0 release. ${expired[name]}`;
  if (module === "numpy" && Object.hasOwn(former, name)) return former[name];
  return `module '${module}' has no attribute '${name}'`;
}

/** True when the dotted name is a module of NumPy. */
export function isModule(name: string): boolean {
  return Object.hasOwn(namesOfModule, name);
}

/** Returns the names that `dir(module)` lists, without those that begin with an underscore; none for what is no module. */
export function publicNames(module: string): ReadonlySet<string> {
  const known = nameSets.get(module);
  if (known) return known;
  const names = wordsOf(namesOfModule, module);
  nameSets.set(module, names);
  return names;
}

const nameSets = new Map<string, ReadonlySet<string>>();

function wordsOf(lists: Readonly<Record<string, string>>, module: string): ReadonlySet<string> {
  const list = Object.hasOwn(lists, module) ? lists[module] : "";
  return new Set(list.split(/\s+/).filter((name) => name !== ""));
}

const aliases: ReadonlyMap<string, string> = new Map(
  aliasList
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split("=") as [string, string]),
);

/** A method of a class or an attribute of a ufunc, when there is a row of that name. */
function memberOf(owner: string, name: string): Value | undefined {
  const full = `${owner}.${name}`;
  return rowOf(full) || furtherModules.has(full) ? { t: "numpy", name: full } : undefined;
}

/** Modules of which only what has a row is known. */
const furtherModules = new Set(
  [
    "matlib",
    "_core",
    "_core.numerictypes",
    "_core.arrayprint",
    "_core.multiarray",
    "lib._npyio_impl",
    "lib._iotools",
    "lib.recfunctions",
    "random.bit_generator",
  ].map((name) => `numpy.${name}`),
);

/** Bits of `dtype.flags`. */
const dtypeFlags = {
  ITEM_HASOBJECT: 1,
  LIST_PICKLE: 2,
  ITEM_IS_POINTER: 4,
  NEEDS_INIT: 8,
  NEEDS_PYAPI: 16,
  USE_GETITEM: 32,
  USE_SETITEM: 64,
};

/** Objects of the modules that are neither functions nor classes. */
const constants: ReadonlyMap<string, () => Value> = new Map<string, () => Value>([
  ["numpy.pi", () => pyFloat(Math.PI)],
  ["numpy.e", () => pyFloat(Math.E)],
  ["numpy.euler_gamma", () => pyFloat(0.5772156649015329)],
  ["numpy.inf", () => pyFloat(Number.POSITIVE_INFINITY)],
  ["numpy.nan", () => pyFloat(Number.NaN)],
  ["numpy.newaxis", () => none],

  ["numpy.True_", () => scalar(bool, true)],
  ["numpy.False_", () => scalar(bool, false)],
  ["numpy.ma.masked", () => masked],
  ["numpy.ma.masked_singleton", () => masked],
  ["numpy.ma.nomask", () => scalar(bool, false)],
  ["numpy.ma.masked_print_option", () => dashes],
  ["numpy.little_endian", () => pyTrue],
  ...Object.entries(dtypeFlags).map(
    ([name, flag]) => [`numpy._core.multiarray.${name}`, () => pyInt(flag)] as const,
  ),
  ["numpy.__version__", () => pyStr("2.4.6")],
  ["numpy.typecodes", () => pyDict(Object.entries(typecodes).map(([key, codes]) => [key, pyStr(codes)]))],
]);

const typecodes = {
  Character: "c",
  Integer: "bhilqnp",
  UnsignedInteger: "BHILQNP",
  Float: "efdg",
  Complex: "FDG",
  AllInteger: "bBhHiIlLqQnNpP",
  AllFloat: "efdgFDG",
  Datetime: "Mm",
  All: "?bhilqnpBHILQNPefdgFDGSUVOMm",
};
