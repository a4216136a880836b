import { anyFloat, pyBool, pyFloat, pyInt, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { toFloat } from "../../../numpy/index.ts";
import type { Machine } from "../../machine.ts";
import type { Native } from "../../objects.ts";
import type { ModuleTable } from "../modules.ts";

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
  (run: (...x: number[]) => number): Native =>
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
    return pyFloat(result);
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
    sqrt: float(Math.sqrt),
    exp: float(Math.exp),
    expm1: float(Math.expm1),
    log: float((x, base) => (base === undefined ? Math.log(x) : Math.log(x) / Math.log(base))),
    log2: float(Math.log2),
    log10: float(Math.log10),
    log1p: float(Math.log1p),
    sin: float(Math.sin),
    cos: float(Math.cos),
    tan: float(Math.tan),
    asin: float(Math.asin),
    acos: float(Math.acos),
    atan: float(Math.atan),
    atan2: float(Math.atan2),
    sinh: float(Math.sinh),
    cosh: float(Math.cosh),
    tanh: float(Math.tanh),
    hypot: float(Math.hypot),
    fabs: float(Math.abs),
    pow: float((x, y) => x ** y),
    fmod: float((x, y) => x % y),
    remainder: () => anyFloat,
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
      return x === undefined ? unknown : pyTuple([pyFloat(x - Math.trunc(x)), pyFloat(Math.trunc(x))]);
    },
    prod: (machine, { positional: [iterable] }) => {
      const items = machine.context.iterate(iterable);
      const numbers = items?.map((item) =>
        item.t === "int" && typeof item.v !== "object" ? BigInt(item.v) : undefined,
      );
      return !numbers || numbers.includes(undefined)
        ? unknown
        : pyInt((numbers as bigint[]).reduce((a, b) => a * b, 1n));
    },
    fsum: () => anyFloat,
    isclose: () => pyBool(undefined),
    dist: () => anyFloat,
  },
};

function product(from: bigint, to: bigint): bigint {
  let result = 1n;
  for (let i = from; i <= to && i - from < 5000n; i++) result *= i;
  return result;
}

function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = BigInt(Math.floor(Math.sqrt(Number(n))));
  while (x * x > n) x--;
  while ((x + 1n) * (x + 1n) <= n) x++;
  return x;
}
