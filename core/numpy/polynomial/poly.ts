import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { none, pyFloat, pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, type Reader } from "../calls/bind.ts";
import { type Composer, composed, composer } from "../calls/composer.ts";
import { int } from "../calls/readers.ts";
import { Tape } from "../calls/tape.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Hidden, op, type Row } from "../op.ts";
import { coefficientsOf, newPoly1d } from "./poly1d.ts";

/** Coefficients, highest power first: an array-like or a poly1d. */
interface Coefficients {
  readonly array: NDArray;
  readonly isPoly: boolean;
}

const coefficients: Reader<Coefficients> = {
  read: (value, context) => {
    const given = coefficientsOf(value);
    if (given) return { array: given, isPoly: true };
    const array = composer(context).array("atleast_1d", asArray(value, context));
    return { array, isPoly: false };
  },
};

function lengthOf(array: NDArray): number {
  const [length] = array.shape;
  return length !== undefined && isExact(length) ? length : notKnown("number of coefficients");
}

/** A slice of the first axis. */
function part(call: Composer, of: NDArray, start?: number, stop?: number): NDArray {
  const end = (n: number | undefined): Value => (n === undefined ? none : pyInt(n));
  const value = call.item(of, { t: "slice", start: end(start), stop: end(stop), step: none });
  return value.t === "ndarray" ? value : notKnown("a slice");
}

function finish(value: Value, isPoly: boolean, context: Context) {
  return composed(isPoly ? newPoly1d(value, context) : value);
}

/** `np.polyadd` and `np.polysub`: the shorter one is filled up with zeros in front. */
function sumRow(operation: "add" | "subtract"): Row {
  return op({ a1: coefficients, a2: coefficients }, ({ a1, a2 }, context) =>
    finish(sumOf(operation, a1.array, a2.array, composer(context)), a1.isPoly || a2.isPoly, context),
  );
}

/** Returns the sum or difference of two polynomials. */
export function sumOf(operation: "add" | "subtract", a: NDArray, b: NDArray, call: Composer): Value {
  const missing = lengthOf(b) - lengthOf(a);
  const filled = (short: NDArray, count: number) =>
    call("concatenate", pyTuple([call("zeros", pyInt(count), { t: "dtype", dtype: short.dtype }), short]));
  if (missing > 0) return call(operation, filled(a, missing), b);
  return missing < 0 ? call(operation, a, filled(b, -missing)) : call(operation, a, b);
}

/** Returns the coefficients without leading zeros, as poly1d keeps them: always a view. */
export function trimmed(array: NDArray, call: Composer): NDArray {
  const elements = elementsOf(array) ?? notKnown("leading coefficients");
  const first = elements.findIndex((element) => !isZero(element));
  return first < 0 ? part(call, array, 0, 1) : part(call, array, first);
}

function isZero(element: unknown): boolean {
  if (typeof element === "object" && element !== null && "re" in element && "im" in element)
    return element.re === 0 && element.im === 0;
  return Number(element) === 0;
}

const polymul = op({ a1: coefficients, a2: coefficients }, ({ a1, a2 }, context) => {
  const call = composer(context);
  const product = call("convolve", trimmed(a1.array, call), trimmed(a2.array, call));
  return finish(product, a1.isPoly || a2.isPoly, context);
});

const polyval = op({ p: coefficients, x: any }, ({ p, x }, context) => {
  const inner = coefficientsOf(x);
  return inner
    ? { kind: "value", value: evaluateAtPoly(p.array, x, composer(context)) }
    : { ...composed(evaluate(p.array, x, composer(context), context)), ...hiddenOfHorner(p.array, x) };
});

/** `y = y * x + p[i]` from zeros on. */
function hiddenOfHorner(p: NDArray, x: Value): Hidden {
  if (x.t !== "ndarray") return {};
  const tape = new Tape();
  let y = tape.make(nbytes({ ...x.layout, dtype: resultType([p.dtype, x.dtype]) }));
  for (let i = 0; i < lengthOf(p); i++) {
    const next = tape.over(tape.make(y));
    tape.free(y);
    y = next;
  }
  return tape.beside(y);
}

/** Horner's rule at another polynomial. */
export function evaluateAtPoly(p: NDArray, x: Value, call: Composer): Value {
  let y: Value = call("polymul", x, pyInt(0));
  for (let i = 0; i < lengthOf(p); i++) y = call("polyadd", call("polymul", y, x), call.item(p, pyInt(i)));
  return y;
}

/** Horner's rule, highest power first, as `np.polyval` computes it. */
export function evaluate(p: NDArray, x: Value, call: Composer, context: Context): Value {
  const at = x.t === "ndarray" || x.t === "scalar" ? x : asArray(x, context);
  let y: Value = call("zeros_like", at);
  for (let i = 0; i < lengthOf(p); i++) y = call("add", call("multiply", y, at), call.item(p, pyInt(i)));
  return y;
}

const polyder = op({ p: coefficients, m: opt(int, 1) }, ({ p, m }, context) => {
  if (m < 0) raise("ValueError", "Order of derivative must be positive (see polyint)");
  return finish(derivative(p.array, m, composer(context)), p.isPoly, context);
});

/** Returns the m-th derivative's coefficients. */
export function derivative(p: NDArray, m: number, call: Composer): Value {
  let y = p;
  for (let i = 0; i < m; i++) {
    const factors = call("arange", pyInt(lengthOf(y) - 1), pyInt(0), pyInt(-1));
    y = call.array("multiply", part(call, y, undefined, -1), factors);
  }
  return y;
}

const polyint = op({ p: coefficients, m: opt(int, 1), k: opt(any, none) }, ({ p, m, k }, context) => {
  if (m < 0) raise("ValueError", "Order of integral must be positive (see polyder)");
  const call = composer(context);
  const constants = k.t === "none" ? [] : constantsOf(k, context, m);
  let y = p.array;
  for (let i = 0; i < m; i++) {
    const divided = call("true_divide", y, call("arange", pyInt(lengthOf(y)), pyInt(0), pyInt(-1)));
    y = call.array("concatenate", pyTuple([divided, pyList([constants[i] ?? pyFloat(0)])]));
  }
  return finish(y, p.isPoly, context);
});

function constantsOf(k: Value, context: Context, m: number): Value[] {
  const elements = elementsOf(asArray(k, context))?.map(Number) ?? notKnown("constants of integration");
  const all = elements.length === 1 ? new Array<number>(m).fill(elements[0]) : elements;
  if (all.length < m) raise("ValueError", "k must be a scalar or a rank-1 array of length 1 or >m.");
  return all.map(pyFloat);
}

const polydiv = op({ u: coefficients, v: coefficients }, ({ u, v }, context) => {
  const call = composer(context);
  const [dividend, divisor] = [u.array, v.array].map((each) =>
    elementsOf(call.array("add", each, pyFloat(0)))?.map(Number),
  );
  if (!dividend || !divisor || "c" === u.array.dtype.kind || "c" === v.array.dtype.kind)
    return notKnown("a division of polynomials");
  const { quotient, remainder } = divide(dividend, divisor);
  const negligible = remainder.findIndex((r, i) => !(Math.abs(r) <= 1e-8) || i === remainder.length - 1);
  const rest = call.array("array", pyList(remainder.map(pyFloat)));
  const items = [
    call("array", pyList(quotient.map(pyFloat))),
    negligible > 0 ? part(call, rest, negligible) : rest,
  ].map((array) => (u.isPoly || v.isPoly ? newPoly1d(array, context) : array));
  return { kind: "many", effects: items.map(composed), value: pyTuple(items) };
});

function divide(
  u: readonly number[],
  v: readonly number[],
): { readonly quotient: number[]; readonly remainder: number[] } {
  const m = u.length - 1;
  const n = v.length - 1;
  const scale = 1 / v[0];
  const quotient = new Array<number>(Math.max(m - n + 1, 1)).fill(0);
  const remainder = [...u];
  for (let k = 0; k <= m - n; k++) {
    const d = scale * remainder[k];
    quotient[k] = d;
    for (let j = 0; j <= n; j++) remainder[k + j] -= d * v[j];
  }
  return { quotient, remainder };
}

const roots = op({ p: coefficients }, ({ p }, context) => composed(rootsOf(p.array, composer(context))));

/** Returns the roots: the eigenvalues of the companion matrix. */
export function rootsOf(p: NDArray, call: Composer): Value {
  if (p.shape.length !== 1) return raise("ValueError", "Input must be a rank-1 array.");
  const elements = elementsOf(p)?.map(Number) ?? notKnown("coefficients");
  // Roots keep the precision of inexact coefficients; only float64 is computed.
  if (p.dtype.kind === "c" || (p.dtype.kind === "f" && p.dtype.char !== "d"))
    return notKnown("roots in this precision");
  const first = elements.findIndex((element) => element !== 0);
  if (first < 0) return call("array", pyList([]));
  const last = elements.findLastIndex((element) => element !== 0);
  const kept = elements.slice(first, last + 1);
  const zeros = elements.length - 1 - last;
  const n = kept.length - 1;
  const found = n > 0 ? call("linalg.eigvals", companion(kept, call)) : call("array", pyList([]));
  const dtype: Value = found.t === "ndarray" ? { t: "dtype", dtype: found.dtype } : none;
  return call("hstack", pyTuple([found, call("zeros", pyInt(zeros), dtype)]));
}

function companion(p: readonly number[], call: Composer): Value {
  const n = p.length - 1;
  const rows = Array.from({ length: n }, (_, i) =>
    pyList(
      Array.from({ length: n }, (_unused, j) => pyFloat(i === 0 ? -p[j + 1] / p[0] : i === j + 1 ? 1 : 0)),
    ),
  );
  return call("array", pyList(rows));
}

const poly = op({ seq_of_zeros: any }, ({ seq_of_zeros: seq }, context) => {
  const call = composer(context);
  const given = call.array("atleast_1d", asArray(seq, context));
  const isSquare = given.shape.length === 2;
  if (given.shape.length === 1 && lengthOf(given) === 0) return { kind: "value", value: pyFloat(1) };
  if (given.shape.length !== 1 && (!isSquare || given.shape[0] === 0 || given.shape[0] !== given.shape[1]))
    raise("ValueError", "input must be 1d or non-empty square 2d array.");
  const zeros = isSquare ? call.array("linalg.eigvals", given) : given;
  if (zeros.dtype.kind === "c") return notKnown("a polynomial of complex zeros");
  const numbers = elementsOf(zeros)?.map(Number) ?? notKnown("zeros of a polynomial");
  const dtype: Value = { t: "dtype", dtype: zeros.dtype.kind === "f" ? zeros.dtype : float64 };
  let a: Value = call("ones", pyTuple([pyInt(1)]), dtype);
  for (const zero of numbers) {
    const factor = call("array", pyList([pyFloat(1), pyFloat(-zero)]), dtype);
    a = call("convolve", a, factor);
  }
  return composed(a);
});

const polyfit = op(
  {
    x: any,
    y: any,
    deg: int,
    rcond: opt(any, none),
    full: opt(any, none),
    w: opt(any, none),
    cov: opt(any, none),
  },
  ({ x, y, deg, rcond, full, w, cov }, context) => {
    const isOff = (value: Value) => value.t === "none" || (value.t === "bool" && value.v === false);
    if (![rcond, full, w, cov].every(isOff)) return notKnown("polyfit with these options");
    const call = composer(context);
    const [xs, ys] = [x, y].map((each) => call.array("add", asArray(each, context), pyFloat(0)));
    if (deg < 0) raise("ValueError", "expected deg >= 0");
    if (xs.shape.length !== 1) raise("TypeError", "expected 1D vector for x");
    if (xs.shape[0] === 0) raise("TypeError", "expected non-empty vector for x");
    const left = call.array("vander", xs, pyInt(deg + 1));
    const scale = call("sqrt", call("sum", call("multiply", left, left), pyInt(0)));
    const solved = call("linalg.lstsq", call("true_divide", left, scale), ys);
    const c = solved.t === "tuple" ? solved.items[0] : notKnown("a fit");
    return composed(call("transpose", call("true_divide", call("transpose", c), scale)));
  },
);

register("numpy", {
  polyadd: sumRow("add"),
  polysub: sumRow("subtract"),
  polymul,
  polydiv,
  polyval,
  polyder,
  polyint,
  polyfit,
  poly,
  roots,
});
