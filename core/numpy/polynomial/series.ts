import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { anyDoubt } from "../../ndarray/contents/doubt.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, minus } from "../../ndarray/layouts/dim.ts";
import { scalar } from "../../ndarray/make.ts";
import { settledTogether } from "../../ndarray/print/settled.ts";
import { greatest, least } from "../../ndarray/spread.ts";
import {
  NumpyObject,
  none,
  pyBool,
  pyFalse,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
  type Value,
} from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { type Composer, composed, composer } from "../calls/composer.ts";
import { int, text } from "../calls/readers.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { attempt, type Effect, op } from "../op.ts";
import type { BinaryOperator } from "../operators.ts";
import { errorIn } from "../rounding/index.ts";
import { reprOf } from "../text.ts";
import { derived, divided, integrated, multiplied, raised, valueAt } from "./algebra.ts";
import { type Arithmetic, type Basis, bases } from "./bases.ts";
import { difference, over, sum, times, trimmed } from "./coefficients.ts";
import { fitted, trimmedBy, valuesAt } from "./functions.ts";
import { arrayOf, floatsIn, mapOf, numbersOf } from "./operands.ts";
import { newSeries, partsOf } from "./seriesparts.ts";
import { seriesText } from "./seriestext.ts";

/** Returns a float copy of at least one axis. */
function floats(value: Value, call: Composer): NDArray {
  const given = call.array("atleast_1d", call.asArray(value));
  if (given.shape[0] === 0) return raise("ValueError", "Coefficient array is empty");
  if (given.shape.length > 1) return raise("ValueError", "Coefficient array is not 1-d");
  return call.array("add", given, pyFloat(0));
}

function mapOfSeries(self: NumpyObject, call: Composer): readonly [number, number] {
  const { domain, window } = partsOf(self);
  return mapOf(numbersOf(domain, call), numbersOf(window, call));
}

function basisOf(self: NumpyObject): Basis {
  return bases.find(({ className }) => className === self.type) ?? notKnown("a basis");
}

function evaluate(self: NumpyObject, x: Value, context: Context): Effect {
  const call = composer(context);
  const [offset, scale] = mapOfSeries(self, call);
  const inner = asSeriesOr(x);
  if (inner) return notKnown("a series of a series");
  const given = x.t === "list" || x.t === "tuple" ? call.asArray(x) : x;
  const isNumber = given.t === "int" || given.t === "float";
  const at = isNumber
    ? call("add", call("multiply", pyFloat(scale), given), pyFloat(offset))
    : call("add", pyFloat(offset), call("multiply", pyFloat(scale), given));
  return composed(valuesAt(basisOf(self), at, partsOf(self).coef, true, call));
}

function asSeriesOr(value: Value): NumpyObject | undefined {
  return value instanceof NumpyObject && bases.some(({ className }) => className === value.type)
    ? value
    : undefined;
}

function binary(operator: BinaryOperator, left: Value, right: Value, context: Context): Effect {
  return attempt(() => {
    const call = composer(context);
    const self = asSeriesOr(left) ?? asSeriesOr(right) ?? notKnown("a series");
    const basis = basisOf(self);
    const operands = [left, right];
    if (operator === "Pow") return same(self, raisedBy(basis, self, left, right, call), context, operands);
    const [a, b] = operands.map((side) => operandOf(side, self, call));
    return same(self, combined(operator, basis, a, b, right), context, operands);
  });
}

function raisedBy(basis: Basis, self: NumpyObject, left: Value, right: Value, call: Composer): number[] {
  if (left !== self || right.t !== "int" || typeof right.v !== "number")
    return notKnown("a power of a series");
  if (right.v < 0) return raise("ValueError", "Power must be a non-negative integer.");
  if (right.v > 100) return raise("ValueError", "Power is too large");
  return raised(basis, numbersOf(partsOf(self).coef, call), right.v);
}

/** Another series must be of the same kind. */
function operandOf(value: Value, self: NumpyObject, call: Composer): readonly number[] {
  const other = asSeriesOr(value);
  if (!other) return trimmed(numbersOf(floats(value, call), call));
  if (other.type !== self.type) return raise("TypeError", "Polynomial types differ");
  const [mine, theirs] = [partsOf(self), partsOf(other)];
  for (const part of ["domain", "window"] as const)
    if (numbersOf(mine[part], call).join() !== numbersOf(theirs[part], call).join())
      raise("TypeError", `${part === "domain" ? "Domains" : "Windows"} differ`);
  if (mine.symbol !== theirs.symbol) raise("ValueError", "Polynomial symbols differ");
  return trimmed(numbersOf(theirs.coef, call));
}

function combined(
  operator: BinaryOperator,
  basis: Basis,
  a: readonly number[],
  b: readonly number[],
  right: Value,
): readonly number[] {
  if (operator === "Add") return sum(a, b);
  if (operator === "Sub") return difference(a, b);
  if (operator === "Mult") return multiplied(basis, a, b);
  const isNumber = ["int", "float", "scalar"].includes(right.t);
  if (operator === "FloorDiv" || (operator === "Div" && isNumber)) return divided(basis, a, b)[0];
  if (operator === "Mod") return divided(basis, a, b)[1];
  return notKnown("this operator of series");
}

function same(
  self: NumpyObject,
  numbers: readonly number[],
  context: Context,
  operands: readonly Value[] = [self],
): Effect {
  const { domain, window, symbol } = partsOf(self);
  const coef = composer(context).asArray(arrayOf(numbers, composer(context)));
  if (operands.some(isRough)) coef.buffer.store.blur(anyDoubt);
  return { kind: "value", value: newSeries(self.type, coef, domain, window, symbol) };
}

/** Nothing is said of what is computed with coefficients that may differ from NumPy's. */
function isRough(value: Value): boolean {
  const series = asSeriesOr(value);
  return errorIn(series ? partsOf(series).coef : value) > 0;
}

function reprOfSeries(self: NumpyObject, context: Context): string | undefined {
  const { coef, domain, window, symbol } = partsOf(self);
  const shown = [coef, domain, window].map((part) => reprOf(part, context)?.slice(6, -1));
  if (shown.includes(undefined)) return undefined;
  return `${self.type}(${shown[0]}, domain=${shown[1]}, window=${shown[2]}, symbol='${symbol}')`;
}

const self = { self: any };

function asSeries(value: Value): NumpyObject {
  return asSeriesOr(value) ?? notKnown("a series");
}

const deriv = op({ ...self, m: opt(int, 1) }, ({ self: value, m }, context) => {
  const series = asSeries(value);
  const call = composer(context);
  const [, scale] = mapOfSeries(series, call);
  const c = numbersOf(partsOf(series).coef, call);
  return same(series, m === 0 ? c : derived(basisOf(series), c, m, scale), context);
});

const integ = op(
  { ...self, m: opt(int, 1), k: opt(any, pyList([])), lbnd: orNone(any, undefined) },
  ({ self: value, m, k, lbnd }, context) => {
    const series = asSeries(value);
    const call = composer(context);
    const [offset, scale] = mapOfSeries(series, call);
    const constants = floatsIn(k, call);
    if (constants.length > m) raise("ValueError", "Too many integration constants");
    const bound = lbnd ? offset + scale * floatsIn(lbnd, call)[0] : 0;
    const c = numbersOf(partsOf(series).coef, call);
    return same(series, integrated(basisOf(series), c, { m, k: constants, bound, scl: 1 / scale }), context);
  },
);

const degree = op(self, ({ self: value }) => {
  const length = minus(partsOf(asSeries(value)).coef.shape[0], 1);
  return { kind: "value", value: pyInt(isExact(length) ? length : notKnown("degree")) };
});

const trim = op({ ...self, tol: opt(any, pyInt(0)) }, ({ self: value, tol }, context) => {
  const series = asSeries(value);
  const call = composer(context);
  return same(series, trimmedBy(numbersOf(partsOf(series).coef, call), floatsIn(tol, call)[0]), context);
});

const truncate = (isDegree: boolean) =>
  op({ ...self, [isDegree ? "deg" : "size"]: int }, (read, context) => {
    const given = read as unknown as { readonly self: Value; readonly deg?: number; readonly size?: number };
    const size = given.size ?? (given.deg as number) + 1;
    if (size < 1) raise("ValueError", "size must be a positive integer");
    const series = asSeries(given.self);
    return same(series, numbersOf(partsOf(series).coef, composer(context)).slice(0, size), context);
  });

const mapparms = op(self, ({ self: value }, context) => {
  const [offset, scale] = mapOfSeries(asSeries(value), composer(context));
  return { kind: "value", value: pyTuple([scalar(float64, offset), scalar(float64, scale)]) };
});

const linspace = op(
  { ...self, n: opt(any, pyInt(100)), domain: orNone(any, undefined) },
  ({ self: value, n, domain }, context) => {
    const call = composer(context);
    const [from, to] = floatsIn(domain ?? partsOf(asSeries(value)).domain, call);
    const x = call("linspace", pyFloat(from), pyFloat(to), n);
    const y = evaluate(asSeries(value), x, context);
    return "value" in y ? { kind: "value", value: pyTuple([x, y.value]) } : y;
  },
);

/** The series in another basis or on other intervals: its values at that basis' identity. */
const convert = op(
  {
    ...self,
    domain: orNone(any, undefined),
    kind: orNone(any, undefined),
    window: orNone(any, undefined),
  },
  ({ self: value, domain, kind, window }, context) => {
    const series = asSeries(value);
    const call = composer(context);
    const basis = kind ? basisNamed(kind) : basisOf(series);
    const [from, to] = [domain, window].map((part) =>
      part ? numbersOf(floats(part, call), call) : [...basis.domain],
    );
    const identity = basis.line(...mapOf(to, from));
    const [offset, scale] = mapOfSeries(series, call);
    const at = sum([offset], times(identity, scale));
    const c = numbersOf(partsOf(series).coef, call).map((x) => [x]);
    const values = valueAt<readonly number[]>(basisOf(series), c, at, arithmeticIn(basis));
    const [coef, ...ends] = [values, from, to].map((part) => call.asArray(arrayOf(part, call)));
    if (isRough(series)) coef.buffer.store.blur(anyDoubt);
    return {
      kind: "value",
      value: newSeries(basis.className, coef, ends[0], ends[1], partsOf(series).symbol),
    };
  },
);

/** Arithmetic of series of one basis. */
function arithmeticIn(basis: Basis): Arithmetic<readonly number[]> {
  return {
    add: sum,
    sub: difference,
    mul: (a, b) =>
      a.length === 1 ? times(b, a[0]) : b.length === 1 ? times(a, b[0]) : multiplied(basis, a, b),
    div: (a, b) => (b.length === 1 ? over(a, b[0]) : notKnown("a quotient of series")),
    num: (n) => [n],
  };
}

function basisNamed(kind: Value): Basis {
  const name = kind.t === "numpy" ? kind.name.replace(/^.*\./, "") : undefined;
  return bases.find(({ className }) => className === name) ?? notKnown("a kind of series");
}

const copied = op(self, ({ self: value }) => ({ kind: "value", value: asSeries(value) }));

/** Two series are the same when all their parts are. */
function equal(left: Value, right: Value, context: Context): Effect {
  return attempt(() => {
    const [a, b] = [asSeriesOr(left), asSeriesOr(right)];
    if (!a || !b || a.type !== b.type) return { kind: "value", value: pyFalse };
    const call = composer(context);
    const text = (series: NumpyObject) => {
      const { coef, domain, window, symbol } = partsOf(series);
      return [coef, domain, window].map((part) => numbersOf(part, call).join()).join(";") + symbol;
    };
    return { kind: "value", value: pyBool(text(a) === text(b)) };
  });
}

function addClass(basis: Basis): void {
  const { className } = basis;
  const interval = { domain: orNone(any, undefined), window: orNone(any, undefined), symbol: opt(text, "x") };
  const ends = (given: Value | undefined, call: Composer) =>
    given ? floats(given, call) : call.asArray(arrayOf(basis.domain, call));
  const made = (c: Value, given: Interval, call: Composer): Effect => {
    const [domain, window] = [ends(given.domain, call), ends(given.window, call)];
    return { kind: "value", value: newSeries(className, floats(c, call), domain, window, given.symbol) };
  };
  register("numpy.polynomial", {
    [className]: op({ coef: any, ...interval }, ({ coef, ...given }, context) =>
      made(coef, given, composer(context)),
    ),
  });
  register(`numpy.polynomial.${className}`, {
    degree,
    deriv,
    integ,
    trim,
    truncate: truncate(false),
    cutdeg: truncate(true),
    mapparms,
    linspace,
    copy: copied,
    convert,
    basis: op({ deg: int, ...interval }, ({ deg, ...given }, context) => {
      const call = composer(context);
      if (deg < 0) raise("ValueError", "deg must be non-negative integer");
      return made(arrayOf([...new Array<number>(deg).fill(0), 1], call), given, call);
    }),
    identity: op(interval, (given, context) => {
      const call = composer(context);
      const [domain, window] = [given.domain, given.window].map((part) => numbersOf(ends(part, call), call));
      return made(arrayOf(basis.line(...mapOf(window, domain)), call), given, call);
    }),
    fit: op(
      { x: any, y: any, deg: int, ...interval, w: orNone(any, undefined) },
      ({ x, y, deg, w, ...given }, context) => {
        const call = composer(context);
        const points = floatsIn(x, call);
        let domain = given.domain
          ? numbersOf(floats(given.domain, call), call)
          : [least(points), greatest(points)];
        if (domain[0] === domain[1]) domain = [domain[0] - 1, domain[1] + 1];
        const [offset, scale] = mapOf(domain, numbersOf(ends(given.window, call), call));
        const at = arrayOf(
          points.map((point) => offset + scale * point),
          call,
        );
        return made(fitted(basis, [at, y], deg, w, call), { ...given, domain: arrayOf(domain, call) }, call);
      },
    ),
  });
  defineClass<NumpyObject>(className, {
    rows: `numpy.polynomial.${className}`,
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
    equals: equal,
    negative: (series, context) =>
      attempt(() =>
        same(
          series,
          numbersOf(partsOf(series).coef, composer(context)).map((c) => -c),
          context,
        ),
      ),
    length: (series) => {
      const [length] = partsOf(series).coef.shape;
      return isExact(length) ? length : undefined;
    },
    iterate: (series) => elementsOf(partsOf(series).coef)?.map((c) => scalar(float64, c)),
    repr: reprOfSeries,
    str: (series, context) => textOfSeries(series, basis, context),
    format: (series, spec, context) =>
      spec === "ascii" || spec === "unicode" ? textOfSeries(series, basis, context, spec) : undefined,
  });
}

interface Interval {
  readonly domain: Value | undefined;
  readonly window: Value | undefined;
  readonly symbol: string;
}

/** `print(series)`: terms with their powers, or with the names of the basis' polynomials. */
function textOfSeries(
  series: NumpyObject,
  basis: Basis,
  context: Context,
  style?: string,
): string | undefined {
  const call = composer(context);
  const { coef, symbol } = partsOf(series);
  const [offset, scale] = mapOfSeries(series, call);
  return settledTogether(numbersOf(coef, call), coef.buffer.store, (numbers) =>
    seriesText(numbers, { offset, scale, symbol, letter: basis.letter, style }, context),
  );
}

bases.forEach(addClass);
