import { elementsOf } from "../../ndarray/access.ts";
import { notKnown } from "../../ndarray/error.ts";
import { none, pyFloat, pyInt, pyTrue, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../bind.ts";
import type { Context } from "../context.ts";
import { type Effect, op, type Row } from "../op.ts";
import { int } from "../readers.ts";
import { register, rowOf } from "../registry.ts";
import { valueEffect } from "../results.ts";

const yes: Value = pyTrue;
const rest = { err_msg: opt(any, none), verbose: opt(any, none) };

/** Calls a function that compares elementwise; undefined where its answer is not known. */
function truths(
  name: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): boolean | undefined {
  const effect = rowOf(`numpy.${name}`)?.call(args, named, context);
  if (!effect || !("value" in effect)) return undefined;
  const { value } = effect;
  if (value.t === "bool") return value.v;
  const array = value.t === "scalar" ? value.cell : value.t === "ndarray" ? value : undefined;
  return array && elementsOf(array)?.every((element) => element === true);
}

/**
 * An assertion that holds gives None. One that fails raises with a report of the differences, which is not composed here;
 * one that can't be decided is taken to hold, as a program that goes on shows.
 */
function asserted(holds: boolean | undefined): Effect {
  return holds === false ? notKnown("report of a failed assertion") : valueEffect(none);
}

/** A strict comparison is of shapes and dtypes too. */
const isStrict = (strict: Value) => !(strict.t === "none" || (strict.t === "bool" && strict.v === false));

const pair = { actual: any, desired: any };

const assertEqual = op(
  { ...pair, ...rest, strict: opt(any, none) },
  ({ actual, desired, strict }, context) => {
    if (isStrict(strict)) return notKnown("a strict comparison");
    const named = new Map<string, Value>([["equal_nan", yes]]);
    return asserted(truths("array_equal", [actual, desired], named, context));
  },
);

const assertAllclose = op(
  {
    actual: any,
    desired: any,
    rtol: opt(any, pyFloat(1e-7)),
    atol: opt(any, pyInt(0)),
    equal_nan: opt(any, yes),
    ...rest,
    strict: opt(any, none),
  },
  ({ actual, desired, rtol, atol, equal_nan, strict }, context) =>
    asserted(
      isStrict(strict)
        ? notKnown("a strict comparison")
        : truths(
            "allclose",
            [actual, desired],
            new Map<string, Value>([
              ["rtol", rtol],
              ["atol", atol],
              ["equal_nan", equal_nan],
            ]),
            context,
          ),
    ),
);

/** Asserts `abs(desired - actual) < 1.5 * 10**-decimal`; what is not so near fails, or passes by a rounding. */
function decimalRow(decimal: number): Row {
  return op(
    { ...pair, decimal: opt(int, decimal), ...rest },
    ({ actual, desired, decimal: digits }, context) => {
      const named = new Map<string, Value>([
        ["rtol", pyInt(0)],
        ["atol", pyFloat(1.5 * 10 ** -digits)],
      ]);
      return asserted(truths("allclose", [actual, desired], named, context));
    },
  );
}

register("numpy.testing", {
  assert_equal: assertEqual,
  assert_array_equal: assertEqual,
  assert_allclose: assertAllclose,
  assert_almost_equal: decimalRow(7),
  assert_array_almost_equal: decimalRow(6),
  assert_array_less: op({ x: any, y: any, ...rest, strict: opt(any, none) }, ({ x, y, strict }, context) =>
    asserted(isStrict(strict) ? notKnown("a strict comparison") : truths("less", [x, y], new Map(), context)),
  ),
  assert_: op({ val: any, msg: opt(any, none) }, ({ val }) => asserted(val.t === "bool" ? val.v : undefined)),
});
