import { elementsOf } from "../../ndarray/access.ts";
import { textOf } from "../../ndarray/casts/pack.ts";
import { NumpyError, notKnown } from "../../ndarray/error.ts";
import { formatFloat } from "../../ndarray/print/pyformat.ts";
import type { Value } from "../../ndarray/value.ts";
import { pyFloat, pyInt } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { holdsForAll } from "./arraycompare.ts";
import { fail, type Telling, unreported } from "./report.ts";

/** Compares values as numpy.testing.assert_equal does: containers item by item, arrays by `asArrays`, numbers by `==`. */
export function assertItems(
  actual: Value,
  desired: Value,
  telling: Telling,
  context: Context,
  asArrays: (actual: Value, desired: Value, message: string) => void,
): void {
  if (desired.t === "dict") notKnown("dicts that are compared");
  const items = itemsIn(desired);
  const others = itemsIn(actual);
  if (items && others) {
    assertItems(pyInt(others.length), pyInt(items.length), telling, context, asArrays);
    items.forEach((item, i) => {
      const message = `item=${i}\n${telling.message}`;
      assertItems(others[i], item, { ...telling, message }, context, asArrays);
    });
    return;
  }
  if (actual.t === "ndarray" || desired.t === "ndarray") asArrays(actual, desired, telling.message);
  if (items || others) notKnown("a container beside a number");
  assertNumber(actual, desired, telling, context);
}

function itemsIn(value: Value): readonly Value[] | undefined {
  if (value.t !== "list" && value.t !== "tuple") return undefined;
  return value.items ?? notKnown("items that are compared");
}

const plain = new Set(["int", "float", "bool", "str", "scalar"]);

function assertNumber(actual: Value, desired: Value, telling: Telling, context: Context): void {
  if (!plain.has(actual.t) || !plain.has(desired.t)) notKnown("values that are compared");
  const call = composer(context);
  if ((actual.t === "str") !== (desired.t === "str")) fail([actual, desired], telling, context);
  const [x, y] = [numberOf(call, actual), numberOf(call, desired)];
  if (typeof x === "number" && typeof y === "number") {
    if (Number.isNaN(x) && Number.isNaN(y)) return;
    if (x === 0 && y === 0 && Object.is(x, -0) !== Object.is(y, -0))
      fail([actual, desired], telling, context);
  }
  if (x !== y) fail([actual, desired], telling, context);
}

function numberOf(call: Composer, value: Value): number | string {
  const [element] = elementsOf(call.asArray(value)) ?? notKnown("a value that is compared");
  if (typeof element === "number" || typeof element === "string") return element;
  return typeof element === "boolean" ? Number(element) : notKnown("a value that is compared");
}

/** Two numbers nearer than 1.5 * 10**-decimal. */
export function assertNear(
  actual: Value,
  desired: Value,
  decimal: number,
  telling: Telling,
  context: Context,
): void {
  const call = composer(context);
  const [x, y] = [actual, desired].map((value) => numberOf(call, value));
  if (typeof x !== "number" || typeof y !== "number") notKnown("values that are compared");
  const areFinite = Number.isFinite(x) && Number.isFinite(y);
  const holds = areFinite ? Math.abs(y - x) < 1.5 * 10 ** -decimal : Object.is(x, y);
  if (!holds) fail([actual, desired], telling, context);
}

/** Texts that differ are told with the two lines and marks below them, of which only the plainest case is followed. */
export function assertText(actual: Value, desired: Value): void {
  const [x, y] = [actual, desired].map((value) =>
    value.t === "str" ? (value.v ?? notKnown("a text")) : notKnown("a text"),
  );
  if (x === y) return;
  const isLonger = y.startsWith(x) && !/[\n\r]/.test(y) && y.length <= 2 * x.length;
  if (!isLonger || x === "") unreported();
  const marks = " ".repeat(x.length) + "+".repeat(y.length - x.length);
  throw new NumpyError("AssertionError", `Differences in strings:\n- ${x}+ ${y}? ${marks}`);
}

/** Two numbers whose first `significant` digits agree, seen from the decimal power of their mean. */
export function assertSignificant(
  actual: Value,
  desired: Value,
  significant: number,
  telling: Telling,
  context: Context,
): void {
  const call = composer(context);
  const [x, y] = [actual, desired].map((value) => numberOf(call, value));
  if (typeof x !== "number" || typeof y !== "number") notKnown("values that are compared");
  if (x === y) return;
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    if (!Object.is(x, y)) fail([pyFloat(x), pyFloat(y)], telling, context);
    return;
  }
  const power = Math.floor(Math.log10(0.5 * (Math.abs(y) + Math.abs(x))));
  const scale = Number(`1e${power}`);
  const apart = Math.abs(y / scale - x / scale);
  if (apart >= 10 ** -(significant - 1)) fail([pyFloat(x), pyFloat(y)], telling, context);
}

/** Two float arrays no further apart than `nulp` spacings of the larger elements. */
export function differenceInUlps(x: Value, y: Value, nulp: Value, context: Context): void {
  const call = composer(context);
  const [ax, ay] = [call("absolute", x), call("absolute", y)];
  const spacing = call("spacing", call("where", call("greater", ax, ay), ax, ay));
  const apart = call("absolute", call.operate("Sub", x, y));
  const near = call("less_equal", apart, call.operate("Mult", nulp, spacing));
  if (holdsForAll(call, near)) return;
  const ulps = [x, y].map((value) => orderedBits(call, value));
  const most = ulps[0].reduce((size, bits, i) => {
    const distance = Math.abs(Number(bits - (ulps[1][i] ?? ulps[1][0])));
    return Math.max(size, distance);
  }, 0);
  throw new NumpyError(
    "AssertionError",
    `Arrays are not equal to ${textOf(nulp)} ULP (max is ${formatFloat(most, "g")})`,
  );
}

/** The elements as integers in the order of floats. */
function orderedBits(call: Composer, value: Value): readonly bigint[] {
  const array = call.asArray(value);
  if (array.dtype.char !== "d") return unreported();
  const elements = elementsOf(array) ?? unreported();
  const view = new DataView(new ArrayBuffer(8));
  return elements.map((element) => {
    view.setFloat64(0, Number(element));
    const bits = view.getBigInt64(0);
    return bits < 0n ? -(2n ** 63n) - bits : bits;
  });
}
