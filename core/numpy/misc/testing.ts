import { NotKnown, notKnown, raise } from "../../ndarray/error.ts";
import { formatFloat } from "../../ndarray/print/pyformat.ts";
import { none, pyFloat, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import { boolean, int, text } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { reprOf } from "../text.ts";
import { type ArrayTelling, type Compare, compareArrays } from "./arraycompare.ts";
import { assertItems, assertNear, assertSignificant, assertText, differenceInUlps } from "./items.ts";
import { itemsTelling, messageOf, Unreported } from "./report.ts";

const rest = { err_msg: opt(any, pyStr("")), verbose: opt(boolean, true) };
const pair = { actual: any, desired: any };
const strictly = { strict: keyword(opt(boolean, false)) };

/**
 * An assertion that holds gives None. One that can't be decided is taken to hold, as a program that goes on shows; one that
 * fails with a report that is not known is not known.
 */
export function asserted(check: () => void): Effect {
  try {
    check();
  } catch (error) {
    if (error instanceof Unreported) return { kind: "unknown", why: error.why };
    if (!(error instanceof NotKnown)) throw error;
  }
  return valueEffect(none);
}

interface Words {
  readonly err_msg: Value;
  readonly verbose: boolean;
  readonly strict?: boolean;
}

function tellingOf(header: string, precision: number, words: Words, context: Context): ArrayTelling {
  return {
    ...itemsTelling,
    header,
    precision,
    message: messageOf(words.err_msg, context),
    verbose: words.verbose,
    equalNan: true,
    equalInf: true,
    strict: words.strict ?? false,
  };
}

const equal: Compare = (x, y, call) => call("equal", x, y);

const assertArrayEqual = op({ ...pair, ...rest, ...strictly }, (read, context) =>
  asserted(() => {
    const telling = tellingOf("Arrays are not equal", 6, read, context);
    compareArrays(equal, read.actual, read.desired, telling, context);
  }),
);

const assertEqual = op({ ...pair, ...rest, ...strictly }, (read, context) =>
  asserted(() => {
    const asArrays = (actual: Value, desired: Value, message: string) => {
      const telling = tellingOf("Arrays are not equal", 6, { ...read, err_msg: pyStr(message) }, context);
      compareArrays(equal, actual, desired, telling, context);
    };
    const telling = { ...itemsTelling, message: messageOf(read.err_msg, context), verbose: read.verbose };
    assertItems(read.actual, read.desired, telling, context, asArrays);
  }),
);

const assertAllclose = op(
  {
    ...pair,
    rtol: opt(any, pyFloat(1e-7)),
    atol: opt(any, pyInt(0)),
    equal_nan: opt(boolean, true),
    ...rest,
    ...strictly,
  },
  (read, context) =>
    asserted(() => {
      const { rtol, atol } = read;
      const equal_nan: Value = { t: "bool", v: read.equal_nan };
      const header = `Not equal to tolerance rtol=${general(rtol)}, atol=${general(atol)}`;
      const telling = { ...tellingOf(header, 6, read, context), equalNan: read.equal_nan };
      const close: Compare = (x, y, call) => call.named("isclose", [x, y], { rtol, atol, equal_nan });
      compareArrays(close, read.actual, read.desired, telling, context);
    }),
);

function general(value: Value): string {
  const isNumber = (value.t === "int" || value.t === "float") && typeof value.v === "number";
  return isNumber ? formatFloat(value.v as number, "g") : notKnown("a tolerance");
}

/** Elements whose difference is below 1.5 * 10**-decimal. */
function nearerThan(decimal: number): Compare {
  const limit = pyFloat(1.5 * 10 ** -decimal);
  return (x, y, call) => call("less", distance(call, x, y), limit);
}

function distance(call: Composer, x: Value, y: Value): Value {
  const dtype = call("result_type", y, pyFloat(1));
  return call("absolute", call.operate("Sub", x, call.named("asanyarray", [y], { dtype })));
}

function almostEqualArrays(actual: Value, desired: Value, decimal: number, words: Words, context: Context) {
  const header = `Arrays are not almost equal to ${decimal} decimals`;
  const telling = tellingOf(header, decimal, words, context);
  compareArrays(nearerThan(decimal), actual, desired, telling, context);
}

const assertArrayAlmostEqual = op({ ...pair, decimal: opt(int, 6), ...rest }, (read, context) =>
  asserted(() => almostEqualArrays(read.actual, read.desired, read.decimal, read, context)),
);

const assertAlmostEqual = op({ ...pair, decimal: opt(int, 7), ...rest }, (read, context) =>
  asserted(() => {
    const { actual, desired, decimal } = read;
    const areMany = [actual, desired].some(({ t }) => t === "ndarray" || t === "list" || t === "tuple");
    if (areMany) return almostEqualArrays(actual, desired, decimal, { ...read, verbose: true }, context);
    const header = `Arrays are not almost equal to ${decimal} decimals`;
    const message = messageOf(read.err_msg, context);
    assertNear(
      actual,
      desired,
      decimal,
      { ...itemsTelling, header, message, verbose: read.verbose },
      context,
    );
  }),
);

const less: Compare = (x, y, call) => call.operate("Lt", x, y);

const assertArrayLess: Row = op({ x: any, y: any, ...rest, ...strictly }, (read, context) =>
  asserted(() => {
    const telling = tellingOf("Arrays are not strictly ordered `x < y`", 6, read, context);
    compareArrays(less, read.x, read.y, { ...telling, equalInf: false, names: ["x", "y"] }, context);
  }),
);

/** Lists and tuples of whole numbers, strings and the like, of which the texts fit a line. */
function printedEqual(name: string, actual: Value, desired: Value, context: Context): Effect {
  const texts = [actual, desired].map((value) => (isPlainData(value) ? reprOf(value, context) : undefined));
  const [got, wanted] = texts;
  if (got === undefined || wanted === undefined || texts.some((shown) => (shown ?? "").length > 70))
    return notKnown("whether two objects are equal");
  if (got === wanted) return valueEffect(none);
  return raise("AssertionError", `${name} failed\nACTUAL: \n${got}\nDESIRED: \n${wanted}\n`);
}

/** Values that are equal when their texts are, and only then. */
function isPlainData(value: Value): boolean {
  if (value.t === "list" || value.t === "tuple") return value.items?.every(isPlainData) ?? false;
  return value.t === "int" || value.t === "str" || value.t === "none";
}

register("numpy.testing", {
  assert_equal: assertEqual,
  assert_array_equal: assertArrayEqual,
  assert_allclose: assertAllclose,
  assert_almost_equal: assertAlmostEqual,
  assert_array_almost_equal: assertArrayAlmostEqual,
  assert_array_less: assertArrayLess,
  assert_approx_equal: op({ ...pair, significant: opt(int, 7), ...rest }, (read, context) =>
    asserted(() => {
      const { actual, desired, significant, verbose } = read;
      const header = `Items are not equal to ${significant} significant digits:`;
      const message = messageOf(read.err_msg, context);
      assertSignificant(actual, desired, significant, { ...itemsTelling, header, message, verbose }, context);
    }),
  ),
  assert_string_equal: op(pair, ({ actual, desired }) => asserted(() => assertText(actual, desired))),
  assert_array_almost_equal_nulp: op(
    { x: any, y: any, nulp: opt(any, pyInt(1)) },
    ({ x, y, nulp }, context) => asserted(() => differenceInUlps(x, y, nulp, context)),
  ),
  print_assert_equal: op({ test_string: text, actual: any, desired: any }, (read, context) =>
    printedEqual(read.test_string, read.actual, read.desired, context),
  ),
  assert_: op({ val: any, msg: opt(any, none) }, ({ val }) =>
    val.t === "bool" && val.v === false ? notKnown("a failed assertion") : valueEffect(none),
  ),
});
