import * as libm from "../../../ndarray/kernels/libm.ts";
import { anyFloat, pyBool, pyFloat, pyInt, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { errorOf, toFloat } from "../../../numpy/index.ts";
import type { Native } from "../../classes/objects.ts";
import { binaryOperation } from "../../expressions/operators.ts";
import type { Machine } from "../../machine.ts";
import { isApproximate } from "../../paths/rough.ts";
import type { ModuleTable } from "../modules.ts";
import {
  exactSum,
  fraction,
  fractionalPart,
  isClose,
  nextAfter,
  product,
  remainder,
  squareRoot,
} from "./mathparts.ts";
import { erf, erfc, gamma, lgamma } from "./mathspecial.ts";

/** Returns the argument as a float; undefined when it is not known. */
function numberOf(machine: Machine, value: Value | undefined): number | undefined {
  if (value?.t === "float") return value.v;
  if (value?.t === "int") return typeof value.v === "object" ? undefined : Number(value.v);
  if (value?.t === "bool") return value.v === undefined ? undefined : Number(value.v);
  if (value?.t !== "scalar" && value?.t !== "ndarray") return undefined;
  const effect = toFloat(value);
  if (effect.kind === "raise") return machine.raise(effect.type, effect.message);
  return effect.kind === "value" && effect.value.t === "float" ? effect.value.v : undefined;
}

/** A function of floats that gives a float; outside its domain it raises. */
const float =
  (run: (...x: number[]) => number, name = ""): Native =>
  (machine, { positional }) => {
    const numbers = positional.map((value) => numberOf(machine, value));
    if (numbers.includes(undefined)) return anyFloat;
    const result = run(...(numbers as number[]));
    const areFinite = (numbers as number[]).every(Number.isFinite);
    if (Number.isNaN(result) && !numbers.some(Number.isNaN))
      return machine.raise("ValueError", "math domain error");
    if (!Number.isFinite(result) && areFinite)
      return machine.raise(
        numbers[0] === 0 ? "ValueError" : "OverflowError",
        numbers[0] === 0 ? "math domain error" : "math range error",
      );
    const value = pyFloat(result);
    const error = errorOf({ op: name, ins: positional, value, isWritten: false, which: 0 });
    return error > 0 ? roughly(result, error) : value;
  };

const roughly = (v: number, error = Number.POSITIVE_INFINITY): Value => ({ t: "float", v, error });

/** What was computed from numbers that may be approximate. */
function likely(v: number, from: readonly Value[]): Value {
  return from.some(isApproximate) ? roughly(v) : pyFloat(v);
}

/**
 * The same where the last digits may differ from the C library's. `part` is by how much of itself a result may: glibc's manual has
 * no error above 16 units in the last place for these. Powers that are whole come out exactly.
 */
const nearly =
  (run: (...x: number[]) => number, name = "", { part = 2 ** -48, isExactWhole = false } = {}): Native =>
  (machine, args) => {
    const result = float(run, name)(machine, args);
    if (result.t !== "float" || result.v === undefined) return result;
    const isExact = result.v === 0 || (isExactWhole && Number.isInteger(result.v));
    if (isExact && !result.error) return result;
    return roughly(result.v, (result.error ?? 0) + Math.abs(result.v) * part);
  };

/** A function of a float that gives an int. */
const toWhole =
  (run: (x: number) => number): Native =>
  (machine, { positional: [value] }) => {
    if (value?.t === "int") return value;
    const x = numberOf(machine, value);
    if (x === undefined) return unknown;
    if (!Number.isFinite(x))
      return machine.raise(
        Number.isNaN(x) ? "ValueError" : "OverflowError",
        `cannot convert float ${Number.isNaN(x) ? "NaN" : "infinity"} to integer`,
      );
    const whole = run(x);
    return pyInt(Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole));
  };

const test =
  (run: (x: number) => boolean): Native =>
  (machine, { positional: [value] }) => {
    const x = numberOf(machine, value);
    return pyBool(x === undefined ? undefined : run(x));
  };

/** A function of ints; a text is the message of the ValueError that it raises. */
const integers =
  (run: (...n: bigint[]) => bigint | string | undefined): Native =>
  (machine, { positional }) => {
    const exact = positional.map((value) =>
      value.t === "int" && typeof value.v !== "object" ? BigInt(value.v) : undefined,
    );
    const found = exact.includes(undefined) ? undefined : run(...(exact as bigint[]));
    if (typeof found === "string") return machine.raise("ValueError", found);
    return found === undefined ? machine.notKnown("an int") : pyInt(found);
  };

const absolute = (n: bigint) => (n < 0n ? -n : n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? absolute(a) : gcd(b, a % b));

/** Most factors that are multiplied. */
const mostFactors = 2000n;

const productOf = (from: bigint, to: bigint) => (to - from < mostFactors ? product(from, to) : undefined);

/** In how many ways k of n things can be put in a row. */
function arrangements(n: bigint, k: bigint): bigint | string | undefined {
  if (n < 0n || k < 0n) return `${n < 0n ? "n" : "k"} must be a non-negative integer`;
  return k > n ? 0n : productOf(n - k + 1n, n);
}

/** `math`. Functions that JavaScript has not to the last bit are left unknown where that would show. */
export const mathModule: ModuleTable = {
  values: {
    pi: pyFloat(Math.PI),
    e: pyFloat(Math.E),
    tau: pyFloat(2 * Math.PI),
    inf: pyFloat(Number.POSITIVE_INFINITY),
    nan: pyFloat(Number.NaN),
  },
  functions: {
    sqrt: float(Math.sqrt, "sqrt"),
    exp: float(libm.exp, "exp"),
    expm1: nearly(libm.expm1, "expm1"),
    log: float((x, base) => (base === undefined ? libm.log(x) : libm.log(x) / libm.log(base))),
    log2: float(libm.log2, "log2"),
    log10: nearly(libm.log10, "log10", { isExactWhole: true }),
    log1p: nearly(libm.log1p, "log1p"),
    sin: float(libm.sin, "sin"),
    cos: float(libm.cos, "cos"),
    tan: float(libm.tan, "tan"),
    asin: float(libm.asin, "asin"),
    acos: float(libm.acos, "acos"),
    atan: float(libm.atan, "atan"),
    atan2: float(libm.atan2),
    sinh: nearly(libm.sinh, "sinh"),
    cosh: nearly(libm.cosh, "cosh"),
    tanh: nearly(libm.tanh, "tanh"),
    asinh: nearly(libm.asinh),
    acosh: nearly(libm.acosh),
    atanh: nearly(libm.atanh),
    cbrt: nearly(libm.cbrt),
    exp2: nearly(libm.exp2, "exp2", { isExactWhole: true }),
    hypot: float((...x) => (x.length === 2 ? libm.hypot(x[0], x[1]) : Math.hypot(...x))),
    erf: nearly(erf),
    erfc: nearly(erfc),
    gamma: nearly(gamma),
    // Near its zeros it has no digits that can be relied on.
    lgamma: nearly(lgamma, "", { part: Number.POSITIVE_INFINITY }),
    ldexp: float((x, n) => libm.ldexp(x, n)),
    ulp: float((x) => nextAfter(Math.abs(x), Number.POSITIVE_INFINITY) - Math.abs(x)),
    nextafter: float(nextAfter),
    fabs: float(Math.abs, "fabs"),
    pow: float(libm.pow),
    fmod: float((x, y) => x % y),
    remainder: float(remainder),
    copysign: float((x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
    degrees: float((x) => x * (180 / Math.PI)),
    radians: float((x) => x * (Math.PI / 180)),
    floor: toWhole(Math.floor),
    ceil: toWhole(Math.ceil),
    trunc: toWhole(Math.trunc),
    isnan: test(Number.isNaN),
    isinf: test((x) => !Number.isFinite(x) && !Number.isNaN(x)),
    isfinite: test(Number.isFinite),
    gcd: integers((...all) => all.reduce(gcd, 0n)),
    lcm: integers((...all) =>
      all.reduce((a, b) => (a === 0n || b === 0n ? 0n : absolute(a * b) / gcd(a, b)), 1n),
    ),
    isqrt: integers((n) => (n < 0n ? "isqrt() argument must be nonnegative" : squareRoot(n))),
    factorial: integers((n) => (n < 0n ? "factorial() not defined for negative values" : productOf(1n, n))),
    comb: integers((n, k) => {
      const [top, bottom] = [arrangements(n, k), arrangements(k, k)];
      return typeof top === "bigint" && typeof bottom === "bigint" ? top / bottom : top;
    }),
    perm: integers((n, k = n) => arrangements(n, k)),
    modf: (machine, { positional: [value] }) => {
      const x = numberOf(machine, value);
      return x === undefined
        ? pyTuple([anyFloat, anyFloat])
        : pyTuple([fractionalPart(x), Math.trunc(x)].map((part) => likely(part, [value])));
    },
    frexp: (machine, { positional: [value] }) => {
      const x = numberOf(machine, value);
      if (x === undefined) return unknown;
      const [mantissa, exponent] = fraction(x);
      return pyTuple([likely(mantissa, [value]), isApproximate(value) ? unknown : pyInt(exponent)]);
    },
    prod: (machine, { positional: [iterable], named, node }) => {
      const items = machine.context.iterate(iterable);
      if (!items) return machine.notKnown("an iterable");
      return items.reduce(
        (total, item) => binaryOperation(machine, "Mult", total, item, node),
        named.get("start") ?? pyInt(1),
      );
    },
    fsum: (machine, { positional: [iterable] }) => {
      const items = machine.context.iterate(iterable);
      const numbers = items?.map((item) => numberOf(machine, item));
      if (!numbers || numbers.includes(undefined)) return anyFloat;
      const total = exactSum(numbers as number[]);
      return total === undefined ? anyFloat : likely(total, items ?? []);
    },
    isclose: (machine, { positional: [a, b], named }) => {
      const [x, y] = [numberOf(machine, a), numberOf(machine, b)];
      const [rel, abs] = ["rel_tol", "abs_tol"].map((name) => {
        const given = named.get(name);
        return given ? numberOf(machine, given) : name === "rel_tol" ? 1e-9 : 0;
      });
      if (x === undefined || y === undefined || rel === undefined || abs === undefined)
        return pyBool(undefined);
      return pyBool(isClose(x, y, rel, abs));
    },
    dist: (machine, { positional: [p, q] }) => {
      const [a, b] = [p, q].map((point) =>
        machine.context.iterate(point)?.map((item) => numberOf(machine, item)),
      );
      if (!a || !b || a.includes(undefined) || b.includes(undefined)) return anyFloat;
      const steps = (a as number[]).map((x, i) => x - (b as number[])[i]);
      return likely(steps.length === 2 ? libm.hypot(steps[0], steps[1]) : Math.hypot(...steps), [p, q]);
    },
  },
};
