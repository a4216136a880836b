import * as libm from "../../../ndarray/kernels/libm.ts";
import { anyFloat, pyBool, pyFloat, pyInt, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { errorOf, toFloat } from "../../../numpy/index.ts";
import type { Native } from "../../classes/objects.ts";
import { binaryOperation } from "../../expressions/operators.ts";
import type { Machine } from "../../machine.ts";
import { isApproximate } from "../../paths/rough.ts";
import type { ModuleTable } from "../modules.ts";
import { exactSum, fraction, isClose, nextAfter, product, remainder, squareRoot } from "./mathparts.ts";
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

/** The same where the last digits may differ from the C library's. */
const nearly =
  (run: (...x: number[]) => number): Native =>
  (machine, args) => {
    const result = float(run)(machine, args);
    return result.t === "float" && result.v !== undefined ? roughly(result.v) : result;
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

const integers =
  (run: (...n: bigint[]) => bigint): Native =>
  (_, { positional }) => {
    const exact = positional.map((value) =>
      value.t === "int" && typeof value.v !== "object" ? BigInt(value.v) : undefined,
    );
    return exact.includes(undefined) ? unknown : pyInt(run(...(exact as bigint[])));
  };

const absolute = (n: bigint) => (n < 0n ? -n : n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? absolute(a) : gcd(b, a % b));

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
    expm1: float(libm.expm1, "expm1"),
    log: float((x, base) => (base === undefined ? libm.log(x) : libm.log(x) / libm.log(base))),
    log2: float(libm.log2, "log2"),
    log10: float(libm.log10, "log10"),
    log1p: float(libm.log1p, "log1p"),
    sin: float(libm.sin, "sin"),
    cos: float(libm.cos, "cos"),
    tan: float(libm.tan, "tan"),
    asin: float(libm.asin, "asin"),
    acos: float(libm.acos, "acos"),
    atan: float(libm.atan, "atan"),
    atan2: float(libm.atan2),
    sinh: float(libm.sinh, "sinh"),
    cosh: float(libm.cosh, "cosh"),
    tanh: float(libm.tanh, "tanh"),
    asinh: nearly(libm.asinh),
    acosh: nearly(libm.acosh),
    atanh: nearly(libm.atanh),
    cbrt: nearly(libm.cbrt),
    exp2: nearly(libm.exp2),
    hypot: float((...x) => (x.length === 2 ? libm.hypot(x[0], x[1]) : Math.hypot(...x))),
    erf: nearly(erf),
    erfc: nearly(erfc),
    gamma: nearly(gamma),
    lgamma: nearly(lgamma),
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
    isqrt: integers((n) => squareRoot(n)),
    factorial: integers((n) => product(1n, n)),
    comb: integers((n, k) => (k > n ? 0n : product(n - k + 1n, n) / product(1n, k))),
    perm: integers((n, k) => (k > n ? 0n : product(n - k + 1n, n))),
    modf: (machine, { positional: [value] }) => {
      const x = numberOf(machine, value);
      return x === undefined
        ? pyTuple([anyFloat, anyFloat])
        : pyTuple([x - Math.trunc(x), Math.trunc(x)].map((part) => likely(part, [value])));
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
