import { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { ellipsis, none, pyFloat, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { type Composer, composed, composer } from "../calls/composer.ts";
import { boolean, int } from "../calls/readers.ts";
import { indexOf, itemsOf } from "../conversion/python.ts";
import { type Rows, register } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import {
  allAt,
  derived,
  divided,
  fromPowers,
  fromRoots,
  integrated,
  multiplied,
  raised,
  toPowers,
  valueAt,
} from "./algebra.ts";
import { type Basis, bases, powers } from "./bases.ts";
import { type Coefficients, difference, sum, trimmed } from "./coefficients.ts";
import { arithmeticOf, arrayOf, coefficientsIn, floatsIn, trimmedArrayOf } from "./operands.ts";

/** The functions of one module of `numpy.polynomial`, without their prefix. */
function rowsOf(basis: Basis): Rows {
  return {
    add: pairRow((a, b) => sum(a, b)),
    sub: pairRow((a, b) => difference(a, b)),
    mul: pairRow(
      (a, b) => multiplied(basis, a, b),
      (a, b) => a.length + b.length - 1,
    ),
    div: op({ c1: any, c2: any }, ({ c1, c2 }, context) => {
      const call = composer(context);
      const [a, b] = [c1, c2].map((c) => trimmed(coefficientsIn(c, call)));
      const [quotient, rest] = divided(basis, a, b);
      const isLong = a.length >= b.length && b.length > 1;
      // Powers are divided in place, and the remainder is a view of what is left.
      const left = isLong ? (basis === powers ? a.length : b.length - 1) : rest.length;
      const parts = [arrayOf(quotient, call), trimmedArrayOf(rest, left, call)];
      return { kind: "value", value: pyTuple(parts) };
    }),
    mulx: oneRow((c) => [...basis.timesX(trimmed(c))]),
    pow: powRow(basis),
    fromroots: op({ roots: any }, ({ roots }, context) => {
      const call = composer(context);
      return composed(arrayOf(fromRoots(basis, floatsIn(roots, call)), call));
    }),
    trim: trimRow,
    line: lineRow(basis),
    der: derivativeRow(basis),
    int: integralRow(basis),
    val: op({ x: any, c: any, tensor: opt(boolean, true) }, ({ x, c, tensor }, context) =>
      composed(valuesAt(basis, x, c, tensor, composer(context))),
    ),
    val2d: severalRow(basis, 2, false),
    val3d: severalRow(basis, 3, false),
    grid2d: severalRow(basis, 2, true),
    grid3d: severalRow(basis, 3, true),
    vander: op({ x: any, deg: int }, ({ x, deg }, context) =>
      composed(vandermonde(basis, x, deg, composer(context))),
    ),
    vander2d: vanderRow(basis, 2),
    vander3d: vanderRow(basis, 3),
    fit: fitRow(basis),
  };
}

function oneRow(run: (c: Coefficients) => readonly number[]): Row {
  return op({ c: any }, ({ c }, context) => {
    const call = composer(context);
    return composed(arrayOf(run(coefficientsIn(c, call)), call));
  });
}

function pairRow(
  run: (a: Coefficients, b: Coefficients) => readonly number[],
  lengthOf: (a: Coefficients, b: Coefficients) => number = longer,
): Row {
  return op({ c1: any, c2: any }, ({ c1, c2 }, context) => {
    const call = composer(context);
    const [a, b] = [c1, c2].map((c) => trimmed(coefficientsIn(c, call)));
    if (isZero(a) || isZero(b)) return notKnown("memory of the zero series");
    return composed(trimmedArrayOf(run(a, b), lengthOf(a, b), call));
  });
}

/** What is computed with it is trimmed more than once, into views of views. */
const isZero = (c: Coefficients) => c.length === 1 && c[0] === 0;

const longer = (a: Coefficients, b: Coefficients) => Math.max(a.length, b.length);

function powRow(basis: Basis): Row {
  const most = basis === powers ? undefined : 16;
  return op(
    { c: any, pow: any, maxpower: opt(orNone(int, undefined), most) },
    ({ c, pow, maxpower }, context) => {
      const call = composer(context);
      const power = (pow.t === "int" || pow.t === "float") && pow.v !== undefined ? Number(pow.v) : undefined;
      if (power === undefined) return notKnown("a power");
      if (!Number.isInteger(power) || power < 0) raise("ValueError", "Power must be a non-negative integer.");
      if (maxpower !== undefined && power > maxpower) raise("ValueError", "Power is too large");
      const numbers = trimmed(coefficientsIn(c, call));
      if (isZero(numbers)) return notKnown("memory of the zero series");
      return composed(arrayOf(raised(basis, numbers, power), call));
    },
  );
}

const trimRow = op({ c: any, tol: opt(any, pyInt(0)) }, ({ c, tol }, context) => {
  const call = composer(context);
  const limit = numberIn(tol);
  if (limit < 0) raise("ValueError", "tol must be non-negative");
  return composed(arrayOf(trimmedBy(coefficientsIn(c, call), limit), call));
});

/** Drops trailing coefficients that are not greater than `limit` in size. */
export function trimmedBy(c: Coefficients, limit: number): readonly number[] {
  const last = c.findLastIndex((x) => Math.abs(x) > limit);
  return last < 0 ? [c[0] * 0] : c.slice(0, last + 1);
}

/** Two whole numbers stay whole where the basis allows it. */
function lineRow(basis: Basis): Row {
  return op({ off: any, scl: any }, ({ off, scl }, context) => {
    const call = composer(context);
    const line = basis.line(numberIn(off), numberIn(scl));
    // Half of a whole number is a float.
    const isHalved = basis.module === "hermite" && line.length > 1;
    const isWhole = off.t === "int" && scl.t === "int" && !isHalved;
    return composed(isWhole ? call("array", pyList(line.map(pyInt))) : arrayOf(line, call));
  });
}

function numberIn(value: Value): number {
  const isNumber = value.t === "int" || value.t === "float";
  return isNumber && typeof value.v === "number" ? value.v : notKnown("a number");
}

const one: Value = pyInt(1);

function derivativeRow(basis: Basis): Row {
  return op(
    { c: any, m: opt(int, 1), scl: opt(any, one), axis: opt(int, 0) },
    ({ c, m, scl, axis }, context) => {
      const call = composer(context);
      if (m < 0) raise("ValueError", "The order of derivation must be non-negative");
      if (m === 0) return composed(floatCopy(c, call));
      const result = alongAxis(c, axis, call, (line) => derived(basis, line, m, numberIn(scl)));
      const { shape } = call.asArray(c);
      const isNothing = shape.length < 2 && m >= Number(shape[0] ?? 1);
      // Only this function of NumPy returns what is 0 before it moves the axis back.
      return composed(basis.prefix === "herme" && isNothing ? floatCopy(result, call) : result);
    },
  );
}

function integralRow(basis: Basis): Row {
  return op(
    {
      c: any,
      m: opt(int, 1),
      k: opt(any, pyList([])),
      lbnd: opt(any, pyInt(0)),
      scl: opt(any, one),
      axis: opt(int, 0),
    },
    ({ c, m, k, lbnd, scl, axis }, context) => {
      const call = composer(context);
      if (m < 0) raise("ValueError", "The order of integration must be non-negative");
      const constants = (itemsOf(k, context) ?? [k]).map(numberIn);
      if (constants.length > m) raise("ValueError", "Too many integration constants");
      if (m === 0) return composed(floatCopy(c, call));
      const options = { m, k: constants, bound: numberIn(lbnd), scl: numberIn(scl) };
      return composed(alongAxis(c, axis, call, (line) => integrated(basis, line, options)));
    },
  );
}

function floatCopy(c: Value, call: Composer): Value {
  return call("add", call("atleast_1d", call.asArray(c)), pyFloat(0));
}

/** Changes each line of coefficients along an axis; NumPy returns a view, as it moves the axis to the front and back. */
function alongAxis(c: Value, axis: number, call: Composer, run: (line: Coefficients) => Coefficients): Value {
  const array = call.array("atleast_1d", call.asArray(c));
  if (array.shape.length === 1) return call.item(arrayOf(run(floatsIn(array, call)), call), ellipsis);
  if (array.shape.length !== 2 || (axis !== 0 && axis !== 1)) return notKnown("coefficients of many axes");
  const lines = axis === 0 ? call.get(array, "T") : array;
  const count = call.asArray(lines).shape[0];
  if (!isExact(count) || count === 0) return notKnown("the number of series");
  const results = Array.from({ length: count }, (_, i) => run(floatsIn(call.item(lines, pyInt(i)), call)));
  const rows = results[0].map((_, i) => pyList(results.map((line) => pyFloat(line[i]))));
  const changed = call("array", pyList(rows));
  return axis === 0 ? call.item(changed, ellipsis) : call.get(changed, "T");
}

/** Returns the series' values at x: coefficients' further axes come before those of x. */
export function valuesAt(basis: Basis, x: Value, c: Value, tensor: boolean, call: Composer): Value {
  let array = call.array("atleast_1d", call.asArray(c));
  if ("biu".includes(array.dtype.kind)) array = call.asArray(call.operate("Add", array, pyFloat(0)));
  const at = x.t === "list" || x.t === "tuple" ? call.asArray(x) : x;
  if (at.t === "ndarray" && tensor) {
    const shape = [...array.shape.map(pyInt), ...at.shape.map(() => pyInt(1))];
    array = call.array("reshape", array, pyTuple(shape));
  }
  const [count] = array.shape;
  if (!isExact(count) || count === 0 || count > 1000) return notKnown("the number of coefficients");
  const parts = Array.from({ length: count }, (_, i) => call.item(array, pyInt(i)));
  return valueAt(basis, parts, at, arithmeticOf(call));
}

const names = ["x", "y", "z"];

/** Values of a series in several variables, at points or on their grid. */
function severalRow(basis: Basis, count: number, isGrid: boolean): Row {
  const points = Object.fromEntries(names.slice(0, count).map((name) => [name, any]));
  return op({ ...points, c: any }, (read, context) => {
    const call = composer(context);
    const given = names.slice(0, count).map((name) => (read as Readonly<Record<string, Value>>)[name]);
    const at = isGrid ? given : given.map((point) => call.asArray(point));
    if (!isGrid && at.some((point) => shapeText(point) !== shapeText(at[0])))
      raise("ValueError", `${names.slice(0, count).join(", ")} are incompatible`);
    const value = at.reduce(
      (c, x, i) => valuesAt(basis, x, c, isGrid || i === 0, call),
      (read as Readonly<Record<string, Value>>).c,
    );
    return composed(value);
  });
}

function shapeText(value: Value): string {
  return value instanceof NDArray ? value.shape.join() : "";
}

/** The polynomials of the basis at x, by degree along a new last axis. */
function vandermonde(basis: Basis, x: Value, degree: number, call: Composer): Value {
  if (degree < 0) return raise("ValueError", "deg must be non-negative");
  if (degree > 1000) return notKnown("so many columns");
  const at = call.operate("Add", call("atleast_1d", call.asArray(x)), pyFloat(0));
  const columns = allAt(basis, at, degree, arithmeticOf(call));
  return call("moveaxis", call("stack", pyList([...columns])), pyInt(0), pyInt(-1));
}

/** Products of the polynomials in each variable, in one column each. */
function vanderRow(basis: Basis, count: number): Row {
  const points = Object.fromEntries(names.slice(0, count).map((name) => [name, any]));
  return op({ ...points, deg: any }, (read, context) => {
    const call = composer(context);
    const given = read as Readonly<Record<string, Value>>;
    const degrees = (itemsOf(given.deg, context) ?? notKnown("degrees")).map((deg) => Number(indexOf(deg)));
    if (degrees.length !== count)
      raise("ValueError", `Expected ${count} dimensions of degrees, got ${degrees.length}`);
    const sample = call.asArray(call("array", pyTuple(names.slice(0, count).map((name) => given[name]))));
    const tables = degrees.map((degree, i) => {
      const table = vandermonde(basis, call.item(sample, pyInt(i)), degree, call);
      const index = degrees.map((_, k) => (k === i ? whole : none));
      return call.item(table, pyTuple([ellipsis, ...index]));
    });
    const product = call.asArray(tables.reduce((a, b) => call.operate("Mult", a, b)));
    const kept = product.shape.slice(0, -count).map(pyInt);
    return composed(call("reshape", product, pyTuple([...kept, pyInt(-1)])));
  });
}

const whole: Value = { t: "slice", start: none, stop: none, step: none };

/** Least squares with columns scaled to length 1. */
export function fitted(
  basis: Basis,
  [x, y]: readonly [Value, Value],
  degree: number,
  w: Value | undefined,
  call: Composer,
): Value {
  const at = call.asArray(call.operate("Add", call.asArray(x), pyFloat(0)));
  const values = call.asArray(call.operate("Add", call.asArray(y), pyFloat(0)));
  if (at.shape.length !== 1) return raise("TypeError", "expected 1D vector for x");
  if (values.shape.length !== 1) return notKnown("a fit of several columns");
  if (at.shape[0] !== values.shape[0]) return raise("TypeError", "expected x and y to have same length");
  let left = call.get(vandermonde(basis, at, degree, call), "T");
  let right: Value = values;
  if (w) {
    const weights = call.operate("Add", call.asArray(w), pyFloat(0));
    left = call.operate("Mult", left, weights);
    right = call.operate("Mult", right, weights);
  }
  const scale = call("sqrt", call.method(call("square", left), "sum", [pyInt(1)]));
  const [count] = at.shape;
  const cutoff = pyFloat((isExact(count) ? count : notKnown("how many points")) * 2 ** -52);
  const solved = call("linalg.lstsq", call.operate("Div", call.get(left, "T"), scale), right, cutoff);
  const [solution] = solved.t === "tuple" ? solved.items : notKnown("a solution");
  return call.operate("Div", solution, scale);
}

function fitRow(basis: Basis): Row {
  return op(
    {
      x: any,
      y: any,
      deg: int,
      rcond: orNone(any, undefined),
      full: opt(boolean, false),
      w: orNone(any, undefined),
    },
    ({ x, y, deg, rcond, full, w }, context) => {
      if (rcond || full) return notKnown("this form of a fit");
      if (deg < 0) raise("ValueError", "expected deg >= 0");
      return composed(fitted(basis, [x, y], deg, w, composer(context)));
    },
  );
}

for (const basis of bases) {
  const rows = Object.entries(rowsOf(basis)).map(([name, row]) => [`${basis.prefix}${name}`, row] as const);
  register(`numpy.polynomial.${basis.module}`, Object.fromEntries(rows));
  if (basis === powers) continue;
  const short = basis.prefix;
  register(`numpy.polynomial.${basis.module}`, {
    [`${short}2poly`]: oneRow((c) => toPowers(basis, c)),
    [`poly2${short}`]: op({ pol: any }, ({ pol }, context) => {
      const call = composer(context);
      const numbers = trimmed(coefficientsIn(pol, call));
      if (isZero(numbers)) return notKnown("memory of the zero series");
      return composed(arrayOf(fromPowers(basis, numbers), call));
    }),
  });
}
