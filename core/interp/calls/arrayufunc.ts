import { none, notImplemented, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { isSubclass } from "../classes/exceptions.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { Builtin, PyClass, PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { callValue } from "./call.ts";

/** Python's operators by the ufuncs that NumPy's mixin has for them. */
const ufuncs: Readonly<Record<string, string>> = {
  lt: "less",
  le: "less_equal",
  eq: "equal",
  ne: "not_equal",
  gt: "greater",
  ge: "greater_equal",
  add: "add",
  sub: "subtract",
  mul: "multiply",
  matmul: "matmul",
  truediv: "divide",
  floordiv: "floor_divide",
  mod: "remainder",
  divmod: "divmod",
  pow: "power",
  lshift: "left_shift",
  rshift: "right_shift",
  and: "bitwise_and",
  xor: "bitwise_xor",
  or: "bitwise_or",
};

const unaries: Readonly<Record<string, string>> = {
  neg: "negative",
  pos: "positive",
  abs: "absolute",
  invert: "invert",
};

/** Comparisons have no reflected form, and nothing is compared in place. */
const comparisons = /^(lt|le|eq|ne|gt|ge)$/;

/** `np.lib.mixins.NDArrayOperatorsMixin`: operators that ask `__array_ufunc__`. */
export const operatorsMixin = new PyClass("NDArrayOperatorsMixin", [], [], true);

function define(name: string, run: (machine: Machine, args: readonly Value[], node: Node) => Value): void {
  operatorsMixin.attrs.set(
    name,
    new Builtin(name, (machine, { positional, node }) => run(machine, positional, node)),
  );
}

for (const [name, ufunc] of Object.entries(ufuncs)) {
  define(`__${name}__`, (machine, [self, other], node) => mixed(machine, ufunc, [self, other], other, node));
  if (comparisons.test(name)) continue;
  define(`__r${name}__`, (machine, [self, other], node) => mixed(machine, ufunc, [other, self], other, node));
  if (name === "divmod") continue;
  define(
    `__i${name}__`,
    (machine, [self, other], node) =>
      arrayUfunc(machine, ufunc, [self, other], node, new Map([["out", pyTuple([self])]])) ??
      machine.notKnown("an operation in place"),
  );
}
for (const [name, ufunc] of Object.entries(unaries))
  define(
    `__${name}__`,
    (machine, [self], node) => arrayUfunc(machine, ufunc, [self], node) ?? machine.notKnown("an operation"),
  );

/** The other operand may say that it takes part in no ufunc. */
function mixed(machine: Machine, ufunc: string, inputs: readonly Value[], other: Value, node: Node): Value {
  if (other instanceof PyInstance && methodOf(other)?.t === "none") return notImplemented;
  return arrayUfunc(machine, ufunc, inputs, node) ?? machine.notKnown("an operation");
}

function methodOf(value: Value): Value | undefined {
  return value instanceof PyInstance ? lookupInClass(value.cls, "__array_ufunc__") : undefined;
}

/** Returns the ufunc of an operator's special method, without its underscores. */
export function ufuncOf(name: string): string {
  return ufuncs[name];
}

/** True for an instance whose class has a way of its own for ufuncs. */
export function overridesUfuncs(value: Value): boolean {
  const method = methodOf(value);
  return method !== undefined && method.t !== "none" && method.t !== "unknown";
}

/** Calls a ufunc on operands of which one has an `__array_ufunc__`; undefined where nobody takes them, or that is not known. */
export function arrayUfunc(
  machine: Machine,
  ufunc: string,
  inputs: readonly Value[],
  node: Node,
  named: ReadonlyMap<string, Value> = new Map(),
): Value | undefined {
  if (inputs.some(({ t }) => t === "unknown")) return undefined;
  const asked = inputs.filter((value): value is PyInstance => overridesUfuncs(value));
  // A subclass is asked before the class that it inherits from.
  asked.sort((a, b) => Number(isBelow(b, a)) - Number(isBelow(a, b)));
  const callee: Value = { t: "numpy", name: `numpy.${ufunc}` };
  for (const one of asked) {
    const method = methodOf(one) ?? none;
    const positional = [one, callee, pyStr("__call__"), ...inputs];
    const result = callValue(machine, method, { positional, named, node });
    if (result.t !== "notimplemented") return result;
  }
  return undefined;
}

function isBelow(a: PyInstance, b: PyInstance): boolean {
  return a.cls !== b.cls && isSubclass(a.cls, b.cls) === true;
}
