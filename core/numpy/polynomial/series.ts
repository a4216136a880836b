import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { isExact, minus } from "../../ndarray/dim.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { NumpyObject, none, pyFloat, pyInt, pyList, pyStr, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../bind.ts";
import { defineClass } from "../classes.ts";
import { asArray } from "../coerce.ts";
import type { Context } from "../context.ts";
import { attempt, type Effect, op } from "../op.ts";
import type { BinaryOperator } from "../operators.ts";
import { int, text } from "../readers.ts";
import { register } from "../registry.ts";
import { reprOf } from "../text.ts";
import { type Composer, composed, composer } from "./compose.ts";

/** The classes of `numpy.polynomial`, which differ in their basis. Arithmetic is known for powers only. */
const bases = ["Polynomial", "Chebyshev", "Legendre", "Laguerre", "Hermite", "HermiteE"] as const;
const power = "Polynomial";

/** What a series has beside its coefficients, which it holds with its domain and window. */
interface Series {
  readonly symbol: string;
}

function defaultDomain(basis: string): readonly number[] {
  if (basis === "Laguerre") return [0, 1];
  return [-1, 1];
}

function newSeries(
  basis: string,
  coef: NDArray,
  domain: NDArray,
  window: NDArray,
  symbol: string,
): NumpyObject {
  return new NumpyObject(basis, { symbol } satisfies Series, [coef, domain, window]);
}

function partsOf(self: NumpyObject) {
  if (!self.state) return notKnown("a series that is out of sight");
  const [coef, domain, window] = self.holds as readonly NDArray[];
  return { coef, domain, window, symbol: (self.state as Series).symbol };
}

/** Returns a float copy of at least one axis. */
function floats(value: Value, context: Context, call: Composer): NDArray {
  const given = call.array("atleast_1d", asArray(value, context));
  if (given.shape[0] === 0) return raise("ValueError", "Coefficient array is empty");
  if (given.shape.length > 1) return raise("ValueError", "Coefficient array is not 1-d");
  return call.array("add", given, pyFloat(0));
}

function arrayOf(numbers: readonly number[], call: Composer): NDArray {
  return call.array("array", pyList(numbers.map(pyFloat)));
}

function numbersOf(array: NDArray): number[] {
  return elementsOf(array)?.map(Number) ?? notKnown("coefficients");
}

/** Drops trailing zeros, but not the constant. */
function trimmed(numbers: readonly number[]): number[] {
  let end = numbers.length;
  while (end > 1 && numbers[end - 1] === 0) end--;
  return numbers.slice(0, end);
}

function evaluate(self: NumpyObject, x: Value, context: Context): Effect {
  const { coef, domain, window } = partsOf(self);
  if (self.type !== power) return notKnown("values of this series");
  const call = composer(context);
  const [from, to] = numbersOf(domain);
  const [low, high] = numbersOf(window);
  const offset = (to * low - from * high) / (to - from);
  const scale = (high - low) / (to - from);
  const at = call("add", call("multiply", asArray(x, context), pyFloat(scale)), pyFloat(offset));
  const c = numbersOf(coef);
  let sum = call("add", pyFloat(c[c.length - 1]), call("multiply", at, pyInt(0)));
  for (let i = c.length - 2; i >= 0; i--) sum = call("add", pyFloat(c[i]), call("multiply", sum, at));
  return composed(sum);
}

function binary(operator: BinaryOperator, left: Value, right: Value, context: Context): Effect {
  return attempt(() => {
    const self = (left instanceof NumpyObject ? left : right) as NumpyObject;
    if (self.type !== power) return notKnown("arithmetic of this series");
    const call = composer(context);
    const [a, b] = [left, right].map((side) => trimmed(operandOf(side, context, call)));
    const { domain, window, symbol } = partsOf(self);
    const result = combined(operator, a, b);
    return { kind: "value", value: newSeries(power, arrayOf(result, call), domain, window, symbol) };
  });
}

function operandOf(value: Value, context: Context, call: Composer): number[] {
  return numbersOf(value instanceof NumpyObject ? partsOf(value).coef : floats(value, context, call));
}

function combined(operator: BinaryOperator, a: readonly number[], b: readonly number[]): number[] {
  const length = Math.max(a.length, b.length);
  if (operator === "Add") return trimmed(Array.from({ length }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0)));
  if (operator === "Sub")
    return trimmed(Array.from({ length }, (_, i) => (i < a.length ? a[i] - (b[i] ?? 0) : -b[i])));
  if (operator !== "Mult") return notKnown("this operator of series");
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      product[i + j] += x * y;
    });
  });
  return trimmed(product);
}

function same(self: NumpyObject, numbers: readonly number[], context: Context): Effect {
  const { domain, window, symbol } = partsOf(self);
  return {
    kind: "value",
    value: newSeries(self.type, arrayOf(numbers, composer(context)), domain, window, symbol),
  };
}

function reprOfSeries(self: NumpyObject, context: Context): string | undefined {
  const { coef, domain, window, symbol } = partsOf(self);
  const shown = [coef, domain, window].map((part) => reprOf(part, context)?.slice(6, -1));
  if (shown.includes(undefined)) return undefined;
  return `${self.type}(${shown[0]}, domain=${shown[1]}, window=${shown[2]}, symbol='${symbol}')`;
}

const self = { self: any };

function asSeries(value: Value): NumpyObject {
  return value instanceof NumpyObject ? value : notKnown("a series");
}

const deriv = op({ ...self, m: opt(int, 1) }, ({ self: value, m }, context) => {
  const series = asSeries(value);
  if (series.type !== power) return notKnown("a derivative of this series");
  let numbers = numbersOf(partsOf(series).coef);
  for (let i = 0; i < m; i++)
    numbers = numbers.length > 1 ? numbers.slice(1).map((c, k) => c * (k + 1)) : [numbers[0] * 0];
  return same(series, numbers, context);
});

const degree = op(self, ({ self: value }) => {
  const length = minus(partsOf(asSeries(value)).coef.shape[0], 1);
  return { kind: "value", value: pyInt(isExact(length) ? length : notKnown("degree")) };
});

for (const basis of bases) {
  const create = op(
    { coef: any, domain: orNone(any, undefined), window: orNone(any, undefined), symbol: opt(text, "x") },
    ({ coef, domain, window, symbol }, context) => {
      const call = composer(context);
      const ends = (given: Value | undefined) =>
        given ? floats(given, context, call) : arrayOf(defaultDomain(basis), call);
      return {
        kind: "value",
        value: newSeries(basis, floats(coef, context, call), ends(domain), ends(window), symbol),
      };
    },
  );
  register("numpy.polynomial", { [basis]: create });
  register(`numpy.polynomial.${basis}`, {
    degree,
    deriv,
    copy: op(self, ({ self: value }) => ({ kind: "value", value })),
  });
  defineClass(basis, {
    rows: `numpy.polynomial.${basis}`,
    attribute: (series, name) => {
      if (name !== "coef" && name !== "domain" && name !== "window" && name !== "symbol") return undefined;
      return attempt(() => {
        const parts = partsOf(series);
        return name === "symbol"
          ? { kind: "value", value: pyStr(parts.symbol) }
          : { kind: "value", value: parts[name] };
      });
    },
    call: (series, [x], _, context) => attempt(() => evaluate(series, x ?? none, context)),
    binary,
    negative: (series, context) =>
      attempt(() =>
        same(
          series,
          numbersOf(partsOf(series).coef).map((c) => -c),
          context,
        ),
      ),
    length: (series) => {
      const [length] = partsOf(series).coef.shape;
      return isExact(length) ? length : undefined;
    },
    repr: reprOfSeries,
  });
}
