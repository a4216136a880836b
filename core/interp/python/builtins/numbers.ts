import { hypot } from "../../../ndarray/kernels/libm.ts";
import { boundsOf, unknownDim } from "../../../ndarray/layouts/dim.ts";
import { unknownScalar } from "../../../ndarray/make.ts";
import { strRepr } from "../../../ndarray/print/quote.ts";
import {
  anyFloat,
  type PyFloat,
  pyBool,
  pyFloat,
  pyInt,
  pyTuple,
  unknown,
  type Value,
} from "../../../ndarray/value.ts";
import { callNumpy, toComplex, toFloat, toInt } from "../../../numpy/index.ts";
import { callMethod, callValue } from "../../calls/call.ts";
import { type Native, PyInstance, PyIterator } from "../../classes/objects.ts";
import { binaryOperation, compareOnce } from "../../expressions/operators.ts";
import { truth } from "../../expressions/truth.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { joinedValue } from "../../paths/joining.ts";
import {
  EachIterable,
  isLong,
  itemLeft,
  iterateAll,
  iterateUnordered,
  iteratorOf,
} from "../../statements/iterate.ts";
import { lifted } from "../../worlds/lift.ts";
import { argument, exactInt } from "../arguments.ts";

const isArray = (value: Value) => value.t === "ndarray" || value.t === "scalar";

/** Builtins that make or compare numbers. */
export const numberFunctions: Readonly<Record<string, Native>> = {
  int: (machine, args) => {
    const [value] = args.positional;
    const base = argument(args, 1, "base");
    if (!value) return pyInt(0);
    if (isArray(value)) return converted(machine, args, value, toInt(value));
    if (value.t === "int") return value.member ? pyInt(value.v) : value;
    if (value.t === "bool")
      return value.v === undefined ? pyInt(unknownDim(machine.freshName("i"), 0, 1)) : pyInt(Number(value.v));
    if (value.t === "float") return truncated(machine, value);
    if (value.t === "str") return parsedInt(machine, value.v, base ? exactInt(base) : 10);
    return (
      (value instanceof PyInstance && callMethod(machine, value, "__int__", [], args.node)) ||
      pyInt(unknownDim(machine.freshName("i"), Number.NEGATIVE_INFINITY))
    );
  },
  float: (machine, args) => {
    const [value] = args.positional;
    if (!value) return pyFloat(0);
    if (isArray(value)) return converted(machine, args, value, toFloat(value));
    if (value.t === "float") return value;
    if (value.t === "int")
      return typeof value.v === "object"
        ? { t: "float", lo: boundsOf(value.v)[0], hi: boundsOf(value.v)[1] }
        : pyFloat(Number(value.v));
    if (value.t === "bool")
      return value.v === undefined ? { t: "float", lo: 0, hi: 1 } : pyFloat(Number(value.v));
    if (value.t === "str") return parsedFloat(machine, value.v);
    return (
      (value instanceof PyInstance && callMethod(machine, value, "__float__", [], args.node)) || anyFloat
    );
  },
  complex: (machine, args) => {
    const [re, im] = args.positional;
    if (re && isArray(re) && !im) return converted(machine, args, re, toComplex(re));
    const parts = [re, im].map((part) =>
      part?.t === "int" && typeof part.v !== "object"
        ? Number(part.v)
        : part?.t === "float"
          ? part.v
          : part === undefined
            ? 0
            : undefined,
    );
    if (re?.t === "complex" && !im) return re;
    return parts[0] === undefined || parts[1] === undefined
      ? unknown
      : { t: "complex", re: parts[0], im: parts[1] };
  },
  bool: (machine, args) =>
    args.positional[0] ? pyBool(truth(machine, args.positional[0], args.node)) : pyBool(false),
  abs: (machine, args) => {
    const [value] = args.positional;
    if (value.t === "int" && typeof value.v !== "object")
      return pyInt(value.v < 0 ? -BigInt(value.v) : value.v);
    if (value.t === "float")
      return value.v === undefined ? anyFloat : { t: "float", v: Math.abs(value.v), error: value.error };
    if (value.t === "complex") return pyFloat(hypot(value.re, value.im));
    if (value.t === "bool") return numberFunctions.int(machine, args);
    if (isArray(value)) {
      const effect = callNumpy({ t: "numpy", name: "numpy.absolute" }, [value], new Map(), machine.context);
      return machine.perform(args.node, "numpy.absolute", [value], effect, { operator: "Abs" });
    }
    if (value.t === "unknown") return absolutePartly(machine, value, args) ?? unknown;
    if (value instanceof PyInstance) return callMethod(machine, value, "__abs__", [], args.node) ?? unknown;
    return value.t === "int" ? pyInt(unknownDim(machine.freshName("i"))) : unknown;
  },
  round: (machine, args) => {
    const [value, digits] = [args.positional[0], argument(args, 1, "ndigits")];
    if (value.t === "scalar" && value.dtype.kind !== "b") return roundedScalar(machine, args, value, digits);
    if (isArray(value) || value.t === "unknown") return machine.notKnown("round() of an array");
    if (value.t === "float" && value.v !== undefined) return roundedNear(machine, value, digits);
    if (value.t === "int" && (!digits || digits.t === "none" || isCount(digits))) return value;
    if (value.t === "int" || value.t === "bool")
      return pyInt(unknownDim(machine.freshName("i"), Number.NEGATIVE_INFINITY));
    if (value instanceof PyInstance)
      return callMethod(machine, value, "__round__", args.positional.slice(1), args.node) ?? unknown;
    return digits ? anyFloat : pyInt(unknownDim(machine.freshName("i"), Number.NEGATIVE_INFINITY));
  },
  pow: (machine, args) =>
    args.positional.length === 2
      ? binaryOperation(machine, "Pow", args.positional[0], args.positional[1], args.node)
      : modularPower(args.positional),
  divmod: (machine, args) => {
    const [a, b] = args.positional;
    if (isArray(a) || isArray(b))
      return callValue(machine, { t: "numpy", name: "numpy.divmod" }, { ...args, named: new Map() });
    return pyTuple([
      binaryOperation(machine, "FloorDiv", a, b, args.node),
      binaryOperation(machine, "Mod", a, b, args.node),
    ]);
  },
  min: (machine, args) => extreme(machine, args, "Lt"),
  max: (machine, args) => extreme(machine, args, "Gt"),
  sum: (machine, args) => {
    const [iterable] = args.positional;
    const items = isLong(iterable) ? undefined : iterateUnordered(machine, iterable);
    if (!items) return sumOfAny(machine, args);
    // The order of a set changes how floats round.
    if (iterable.t === "set" && items.some((item) => item.t !== "int")) return unknown;
    const height = machine.stack.length;
    let total = machine.push(argument(args, 1, "start") ?? pyInt(0));
    for (const item of items) {
      total = binaryOperation(machine, "Add", total, item, args.node);
      machine.settle(height, total);
    }
    return total;
  },
};

/** A sum of numbers of one type, of which one stands for all. */
function sumOfAny(machine: Machine, args: CallArguments): Value {
  const [iterable] = args.positional;
  // Asking an object of the program again may run its code.
  const isPlain = !(iterable.t === "foreign" || iterable.t === "unknown");
  if (!(isPlain || iterable instanceof PyIterator || iterable instanceof EachIterable)) return unknown;
  const iterator = iteratorOf(machine, iterable, args.node);
  const start = argument(args, 1, "start") ?? pyInt(0);
  const each = itemLeft(machine, iterator);
  if (!isNumber(start) || !isNumber(each)) return unknown;
  const once = binaryOperation(machine, "Add", start, each, args.node);
  const twice = binaryOperation(machine, "Add", once, itemLeft(machine, iterator), args.node);
  const isFilled = typeof iterator?.length === "number" && iterator.length > 0;
  const sums = [once, twice, ofAnySize(machine, twice)];
  return joinedValue(machine, isFilled ? sums : [start, ...sums]);
}

const isNumber = ({ t }: Value) => ["bool", "int", "float", "scalar"].includes(t);

/** A number of the same type with any value. */
function ofAnySize(machine: Machine, value: Value): Value {
  if (value.t === "int") return pyInt(unknownDim(machine.freshName("sum"), Number.NEGATIVE_INFINITY));
  return value.t === "scalar" ? unknownScalar(value.dtype) : value.t === "float" ? { t: "float" } : unknown;
}

function absolutePartly(machine: Machine, value: Value, { node }: CallArguments): Value | undefined {
  const callee = { t: "numpy", name: "numpy.absolute" } as const;
  return lifted(machine, node, callee.name, [value], (given) =>
    callNumpy(callee, given, new Map(), machine.context),
  );
}

function converted(
  machine: Machine,
  args: CallArguments,
  value: Value,
  effect: ReturnType<typeof toInt>,
): Value {
  if (value.t === "ndarray") machine.recorder.use(args.node, value, "convert");
  return machine.perform(args.node, "convert", [value], effect);
}

function truncated(machine: Machine, value: Extract<Value, { t: "float" }>): Value {
  if (value.v !== undefined && Number.isNaN(value.v))
    return machine.raise("ValueError", "cannot convert float NaN to integer");
  if (value.v !== undefined && !Number.isFinite(value.v))
    return machine.raise("OverflowError", "cannot convert float infinity to integer");
  if (value.v !== undefined)
    return pyInt(
      Number.isSafeInteger(Math.trunc(value.v)) ? Math.trunc(value.v) + 0 : BigInt(Math.trunc(value.v)),
    );
  return pyInt(
    unknownDim(
      machine.freshName("i"),
      Math.trunc(value.lo ?? Number.NEGATIVE_INFINITY),
      Math.trunc(value.hi ?? Number.POSITIVE_INFINITY),
    ),
  );
}

function parsedInt(machine: Machine, text: string | undefined, base: number | undefined): Value {
  if (text === undefined || base === undefined)
    return pyInt(unknownDim(machine.freshName("i"), Number.NEGATIVE_INFINITY));
  // Digits of other scripts count as well.
  if (/[^\0-\x7f]/.test(text)) return pyInt(unknownDim(machine.freshName("i"), Number.NEGATIVE_INFINITY));
  const value = integerIn(text, base);
  return value === undefined
    ? machine.raise("ValueError", `invalid literal for int() with base ${base}: ${strRepr(text)}`)
    : pyInt(value);
}

const prefixes: Readonly<Record<string, number>> = { "0x": 16, "0o": 8, "0b": 2 };

/** Returns the integer that a text of ASCII stands for in a base; 0 is that of Python's own literals. */
function integerIn(text: string, asked: number): bigint | undefined {
  const [, sign, start, rest] = /^\s*([+-]?)(0[xob]_?)?(\w+)\s*$/i.exec(text) ?? [];
  if (rest === undefined || /^_|__|_$/.test(rest)) return undefined;
  const own = start && prefixes[start.slice(0, 2).toLowerCase()];
  const isPrefix = own !== undefined && own !== "" && (asked === 0 || asked === own);
  const base = asked !== 0 ? asked : isPrefix ? own : 10;
  const digits = (isPrefix ? rest : `${start ?? ""}${rest}`).replaceAll("_", "").toLowerCase();
  if (asked === 0 && !isPrefix && /^0+[1-9]/.test(digits)) return undefined;
  let value = 0n;
  for (const digit of digits) {
    const one = Number.parseInt(digit, 36);
    if (!(one < base)) return undefined;
    value = value * BigInt(base) + BigInt(one);
  }
  return sign === "-" ? -value : value;
}

function parsedFloat(machine: Machine, text: string | undefined): Value {
  if (text === undefined) return anyFloat;
  const plain = text.trim().replaceAll("_", "").toLowerCase();
  if (/^[+-]?(\d+\.?\d*([e][+-]?\d+)?|\.\d+([e][+-]?\d+)?)$/.test(plain)) return pyFloat(Number(plain));
  if (/^[+-]?nan$/.test(plain)) return pyFloat(Number.NaN);
  if (/^[+-]?inf(inity)?$/.test(plain))
    return pyFloat(plain.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  return machine.raise("ValueError", `could not convert string to float: '${text}'`);
}

const isCount = (value: Value) => value.t === "int" && typeof value.v === "number" && value.v >= 0;

/** NumPy's scalars round to themselves where digits are given, else to an int. */
function roundedScalar(
  machine: Machine,
  args: CallArguments,
  value: Value,
  digits: Value | undefined,
): Value {
  const given = digits && digits.t !== "none" ? [value, digits] : [value];
  const result = callValue(
    machine,
    { t: "numpy", name: "numpy.round" },
    { positional: given, named: new Map(), node: args.node },
  );
  if (given.length > 1) return result;
  return converted(machine, args, result, toInt(result));
}

/** What the numbers that an approximate one may be are all rounded to; else an approximate number. */
function roundedNear(machine: Machine, { v = 0, error = 0 }: PyFloat, digits: Value | undefined): Value {
  const middle = rounded(machine, v, digits);
  if (error === 0 || middle.t !== "float" || !Number.isFinite(error)) return middle;
  const ends = [v - error, v + error].map((x) => rounded(machine, x, digits));
  return ends.every((end) => end.t === "float" && end.v === middle.v) ? { ...middle, error: 0 } : middle;
}

function rounded(machine: Machine, x: number, digits: Value | undefined): Value {
  if (!digits || digits.t === "none") {
    if (!Number.isFinite(x)) return truncated(machine, { t: "float", v: x });
    const floor = Math.floor(x);
    const rest = x - floor;
    const whole = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
    return pyInt(Number.isSafeInteger(whole) ? whole + 0 : BigInt(whole));
  }
  const places = exactInt(digits);
  if (places === undefined) return anyFloat;
  // toFixed rounds the exact decimal value, as Python does, except that it takes ties upwards.
  if (places < 0 || places > 100 || Math.abs(x) >= 1e21) return anyFloat;
  return isTie(x, places) ? anyFloat : pyFloat(Number(x.toFixed(places)));
}

/** True when the exact value of x lies halfway between two decimals: only possible for few binary digits. */
function isTie(x: number, places: number): boolean {
  const scaled = Math.abs(x) * 2 ** (places + 1);
  return Number.isInteger(scaled) && Math.abs(Math.abs(x) * 10 ** places) % 1 === 0.5;
}

function modularPower([a, b, c]: readonly Value[]): Value {
  const [base, exponent, modulus] = [a, b, c].map(exactInt);
  if (base === undefined || exponent === undefined || modulus === undefined || exponent < 0 || modulus <= 0)
    return unknown;
  let [result, power, left] = [
    1n,
    ((BigInt(base) % BigInt(modulus)) + BigInt(modulus)) % BigInt(modulus),
    BigInt(exponent),
  ];
  for (; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * power) % BigInt(modulus);
    power = (power * power) % BigInt(modulus);
  }
  return pyInt(result % BigInt(modulus));
}

/** `min` and `max` of arguments or of one iterable. */
function extreme(machine: Machine, args: CallArguments, op: "Lt" | "Gt"): Value {
  const key = args.named.get("key");
  const all = key ? iterateAll : iterateUnordered;
  const items = args.positional.length > 1 ? args.positional : all(machine, args.positional[0]);
  if (!items) return unknown;
  if (items.length === 0)
    return (
      args.named.get("default") ??
      machine.raise("ValueError", `${op === "Lt" ? "min" : "max"}() iterable argument is empty`)
    );
  const keyed = (item: Value) =>
    key && key.t !== "none"
      ? callValue(machine, key, { positional: [item], named: new Map(), node: args.node })
      : item;
  let [best, bestKey] = [items[0], keyed(items[0])];
  for (const item of items.slice(1)) {
    const itemKey = keyed(item);
    const isBetter = truth(machine, compareOnce(machine, op, itemKey, bestKey, args.node), args.node);
    if (isBetter === undefined) return boundedExtreme(machine, items, op);
    if (isBetter) [best, bestKey] = [item, itemKey];
  }
  return best;
}

/** One of the items, it is not known which; of ints at least the bounds are. */
function boundedExtreme(machine: Machine, items: readonly Value[], op: "Lt" | "Gt"): Value {
  const joined = joinedValue(machine, items);
  if (items.some((item) => item.t !== "int" || typeof item.v === "bigint")) return joined;
  const ends = items.map((item) => boundsOf((item as { v: number }).v));
  const pick = op === "Lt" ? Math.min : Math.max;
  return pyInt(
    unknownDim(machine.freshName("i"), pick(...ends.map(([lo]) => lo)), pick(...ends.map(([, hi]) => hi))),
  );
}
