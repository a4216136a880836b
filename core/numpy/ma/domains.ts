import type { NDArray } from "../../ndarray/array.ts";
import { pyFloat, pyInt, type Value } from "../../ndarray/value.ts";
import type { Composer } from "../calls/composer.ts";

/** Returns where a function of one argument is not defined. */
export type Domain = (np: Composer, x: Value) => Value;

const outside =
  (low: number, high: number): Domain =>
  (np, x) =>
    np("logical_or", np("greater", x, pyFloat(high)), np("less", x, pyFloat(low)));

const notAbove =
  (critical: number): Domain =>
  (np, x) =>
    np("less_equal", x, pyFloat(critical));

const below =
  (critical: number): Domain =>
  (np, x) =>
    np("less", x, pyFloat(critical));

const nearPole: Domain = (np, x) => np("less", np("absolute", np("cos", x)), pyFloat(1e-35));

/** The domains of NumPy's functions, and what NumPy's own ufuncs write where a masked array lies outside. */
export const domains: Readonly<Record<string, { readonly domain: Domain; readonly fill: Value }>> = {
  sqrt: { domain: below(0), fill: pyFloat(0) },
  log: { domain: notAbove(0), fill: pyFloat(1) },
  log2: { domain: notAbove(0), fill: pyFloat(1) },
  log10: { domain: notAbove(0), fill: pyFloat(1) },
  tan: { domain: nearPole, fill: pyFloat(0) },
  arcsin: { domain: outside(-1, 1), fill: pyFloat(0) },
  arccos: { domain: outside(-1, 1), fill: pyFloat(0) },
  arccosh: { domain: below(1), fill: pyFloat(1) },
  arctanh: { domain: outside(-1 + 1e-15, 1 - 1e-15), fill: pyFloat(0) },
};

/** Smallest normal float64: a quotient by less than this part of its dividend is no number that NumPy keeps. */
const tiny = 2.2250738585072014e-308;

/** The functions that divide, with the filler of their divisor. */
export const divisions: ReadonlySet<string> = new Set(["divide", "floor_divide", "remainder", "fmod"]);

export const divisorFill: Value = pyInt(1);

/** Returns where `a` can't be divided by `b`. */
export function divisionDomain(np: Composer, a: Value, b: Value): NDArray {
  const scaled = np("multiply", np("absolute", np.asArray(a)), pyFloat(tiny));
  return np.asArray(np("greater_equal", scaled, np("absolute", np.asArray(b))));
}
