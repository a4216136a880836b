import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, minus } from "../../ndarray/layouts/dim.ts";
import { settledTogether } from "../../ndarray/print/settled.ts";
import { NumpyObject, pyFloat, pyInt, pyList, pyStr, type Value } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";
import { any, opt } from "../calls/bind.ts";
import { composed, composer } from "../calls/composer.ts";
import { int } from "../calls/readers.ts";
import { defineClass } from "../classes.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { register, rowOf } from "../names/registry.ts";
import { attempt, type Effect, op } from "../op.ts";
import type { BinaryOperator } from "../operators.ts";
import { reprOf } from "../text.ts";
import { derivative, evaluate, evaluateAtPoly, rootsOf, trimmed } from "./poly.ts";
import { polynomialText } from "./polytext.ts";

/** Returns a poly1d's coefficients, highest power first; undefined for other values. */
export function coefficientsOf(value: Value): NDArray | undefined {
  if (!(value instanceof NumpyObject) || value.type !== "poly1d") return undefined;
  return coeffs(value);
}

/** Returns `np.poly1d(value)`: coefficients without leading zeros. */
export function newPoly1d(value: Value, context: Context, variable = "x"): NumpyObject {
  const call = composer(context);
  const given = coefficientsOf(value) ?? call.array("atleast_1d", asArray(value, context));
  if (given.shape.length > 1) raise("ValueError", "Polynomial must be 1d only.");
  const coefficients = given.shape[0] === 0 ? call.array("array", pyList([pyInt(0)])) : trimmed(given, call);
  return new NumpyObject("poly1d", { variable }, [coefficients]);
}

const poly1d = op(
  { c_or_r: any, r: opt(any, { t: "bool", v: false } as Value), variable: opt(any, pyStr("x")) },
  ({ c_or_r: given, r, variable }, context) => {
    const name = variable.t === "str" ? (variable.v ?? "x") : "x";
    const fromRoots =
      r.t === "bool" ? (r.v ?? notKnown("whether roots are given")) : r.t === "int" && r.v !== 0;
    const c = fromRoots ? composer(context)("poly", given) : given;
    return { kind: "value", value: newPoly1d(c, context, name) };
  },
);

interface Variable {
  readonly variable: string;
}

function coeffs(self: NumpyObject): NDArray {
  return self.state ? (self.holds[0] as NDArray) : notKnown("a polynomial that is out of sight");
}

function order(self: NumpyObject): number {
  const length = minus(coeffs(self).shape[0], 1);
  return isExact(length) ? length : notKnown("order of a polynomial");
}

function attribute(self: NumpyObject, name: string, context: Context): Value | Effect | undefined {
  if (["coeffs", "c", "coef", "coefficients"].includes(name))
    return attempt(() => ({ kind: "value", value: coeffs(self) }));
  if (name === "order" || name === "o") return attempt(() => ({ kind: "value", value: pyInt(order(self)) }));
  if (name === "roots" || name === "r")
    return attempt(() => composed(rootsOf(coeffs(self), composer(context))));
  return name === "variable" ? { t: "str", v: (self.state as Variable | undefined)?.variable } : undefined;
}

/** The coefficient of a power; 0 beyond the order. */
function coefficient(self: NumpyObject, index: Value, context: Context): Effect {
  if (index.t !== "int" || typeof index.v !== "number") return { kind: "unknown", why: "a power" };
  const at = order(self) - index.v;
  const call = composer(context);
  if (index.v < 0 || at < 0)
    return composed(call.item(call("zeros", pyInt(1), { t: "dtype", dtype: coeffs(self).dtype }), pyInt(0)));
  return composed(call.item(coeffs(self), pyInt(at)));
}

const rows: Partial<Record<BinaryOperator, string>> = {
  Add: "polyadd",
  Sub: "polysub",
  Mult: "polymul",
  Div: "polydiv",
};

function binary(operator: BinaryOperator, left: Value, right: Value, context: Context): Effect {
  return attempt(() => {
    const call = composer(context);
    if (operator === "Pow") return { kind: "value", value: power(left, right, context) };
    const name = rows[operator] ?? notKnown("this operator of polynomials");
    const scalar = isScalar(left) ? left : isScalar(right) ? right : undefined;
    const other = isScalar(left) ? right : left;
    if (scalar && (operator === "Mult" || (operator === "Div" && scalar === right))) {
      const ufunc = operator === "Mult" ? "multiply" : "true_divide";
      return {
        kind: "value",
        value: newPoly1d(call(ufunc, coefficientsOf(other) as NDArray, scalar), context),
      };
    }
    return composed(call(name, newPoly1d(left, context), newPoly1d(right, context)));
  });
}

function isScalar(value: Value): boolean {
  return ["int", "float", "complex", "bool", "scalar"].includes(value.t);
}

function power(base: Value, exponent: Value, context: Context): Value {
  if (exponent.t !== "int" || typeof exponent.v !== "number" || exponent.v < 0)
    return raise("ValueError", "Power to non-negative integers only.");
  const call = composer(context);
  let result: Value = call("array", pyList([pyInt(1)]));
  for (let i = 0; i < exponent.v; i++) result = call("polymul", coefficientsOf(base) ?? base, result);
  return newPoly1d(result, context);
}

defineClass("poly1d", {
  rows: "numpy.poly1d",
  attribute,
  getItem: coefficient,
  call: (self, [x], _, context) =>
    attempt(() => {
      const inner = x && coefficientsOf(x);
      return inner
        ? { kind: "value", value: evaluateAtPoly(coeffs(self), x, composer(context)) }
        : composed(evaluate(coeffs(self), x, composer(context), context));
    }),
  equals: (left, right, context) =>
    attempt(() => {
      const other = coefficientsOf(right);
      if (!other) return { kind: "unknown", why: "a polynomial beside another value" };
      const own = coeffs(left);
      if (own.shape[0] !== other.shape[0]) return { kind: "value", value: { t: "bool", v: false } };
      const call = composer(context);
      return composed(call.method(call.operate("Eq", own, other), "all"));
    }),
  length: order,
  iterate: (self) =>
    elementsOf(coeffs(self))?.map((element) =>
      typeof element === "number" && coeffs(self).dtype.kind !== "f"
        ? pyInt(element)
        : pyFloat(Number(element)),
    ),
  binary,
  negative: (self, context) =>
    attempt(() => ({
      kind: "value",
      value: newPoly1d(composer(context)("negative", coeffs(self)), context),
    })),
  str: (self) => {
    const array = coeffs(self);
    const numbers = array.dtype.kind === "c" ? undefined : elementsOf(array)?.map(Number);
    return (
      numbers &&
      settledTogether(numbers, array.buffer.store, (c) => polynomialText(c, stateOf<Variable>(self).variable))
    );
  },
  repr: (self, context) => {
    const text = reprOf(coeffs(self), context);
    return text && `poly1d(${text.slice(6, -1)})`;
  },
});

const self = { self: any };

/** A method is the function on the polynomial. */
function methodOf(name: string) {
  const row = () => rowOf(`numpy.${name}`) ?? notKnown(name);
  return {
    parameters: self,
    call: (p: readonly Value[], n: ReadonlyMap<string, Value>, c: Context) => row().call(p, n, c),
  };
}

register("numpy", { poly1d });
register("numpy.poly1d", {
  deriv: op({ self: any, m: opt(int, 1) }, ({ self: polynomial, m }, context) => ({
    kind: "value",
    value: newPoly1d(derivative(coefficientsOf(polynomial) as NDArray, m, composer(context)), context),
  })),
  integ: methodOf("polyint"),
});
