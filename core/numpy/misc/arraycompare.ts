import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeName } from "../../ndarray/dtypes/dtypetext.ts";
import { NotKnown, NumpyError, notKnown } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { formatFloat } from "../../ndarray/print/pyformat.ts";
import { shapeText } from "../../ndarray/print/python.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { elementValue } from "../scalars.ts";
import { fail, type Telling, textOf, Unreported, unreported } from "./report.ts";

export interface ArrayTelling extends Telling {
  readonly equalNan: boolean;
  readonly equalInf: boolean;
  readonly strict: boolean;
}

/** Compares two arrays elementwise: an array of bools. */
export type Compare = (x: Value, y: Value, call: Composer) => Value;

/**
 * Ends with numpy.testing's AssertionError unless the comparison holds for all elements. NaNs and infinities have to lie at
 * the same places, where the telling asks for it, and are not compared then.
 */
export function compareArrays(
  compare: Compare,
  actual: Value,
  desired: Value,
  telling: ArrayTelling,
  context: Context,
): void {
  const call = composer(context);
  const [x, y] = [actual, desired].map((value) => asArray(value, context));
  checkForms(x, y, telling, context);
  const flagged = flaggedIn(call, x, y, telling, context);
  const keep = flagged && elementsOf(flagged);
  if (flagged && flagged.shape.length > 0) {
    if (keep?.every((flag) => flag === true)) return;
    const kept = call("logical_not", flagged);
    const cut = (of: NDArray) => (of.shape.length > 0 ? call.item(of, kept) : of);
    judge(call, compare, { x, y, left: cut(x), right: cut(y), flagged }, telling, context);
  } else if (!keep?.[0])
    judge(call, compare, { x, y, left: x, right: y, flagged: undefined }, telling, context);
}

function checkForms(x: NDArray, y: NDArray, telling: ArrayTelling, context: Context): void {
  if (![...x.shape, ...y.shape].every(isExact)) notKnown("shapes that are compared");
  const isSame = x.shape.length === y.shape.length && x.shape.every((length, i) => length === y.shape[i]);
  const isSingle = !telling.strict && (x.shape.length === 0 || y.shape.length === 0);
  if (!isSame && !isSingle)
    failWith(`(shapes ${shapeText(x.shape)}, ${shapeText(y.shape)} mismatch)`, [x, y], telling, context);
  if (telling.strict && !sameDType(x.dtype, y.dtype))
    failWith(`(dtypes ${dtypeName(x.dtype)}, ${dtypeName(y.dtype)} mismatch)`, [x, y], telling, context);
}

function failWith(words: string, values: readonly [Value, Value], telling: Telling, context: Context): never {
  return fail(values, { ...telling, message: `${telling.message}\n${words}` }, context);
}

/** Where NaNs, NaTs and infinities are; undefined for dtypes that have none. */
function flaggedIn(
  call: Composer,
  x: NDArray,
  y: NDArray,
  telling: ArrayTelling,
  context: Context,
): NDArray | undefined {
  const areTimes = x.dtype.kind === y.dtype.kind && "mM".includes(x.dtype.kind);
  if (areTimes)
    return telling.equalNan ? samePlaces(call, "isnat", "NaT", [x, y], telling, context) : undefined;
  if (x.dtype.kind === "T" || y.dtype.kind === "T") return notKnown("missing texts");
  if (![x, y].every(({ dtype }) => "biufc".includes(dtype.kind))) return undefined;
  const nans = telling.equalNan ? samePlaces(call, "isnan", "nan", [x, y], telling, context) : undefined;
  if (!telling.equalInf) return nans;
  if (nans && x.dtype.kind === "c" && elementsOf(nans)?.includes(true)) return notKnown("complex NaNs");
  const infinite = samePlaces(call, "isinf", "inf", [x, y], telling, context);
  sameInfinities(call, infinite, [x, y], telling, context);
  return nans ? call.asArray(call("logical_or", nans, infinite)) : infinite;
}

function samePlaces(
  call: Composer,
  test: string,
  name: string,
  [x, y]: readonly [NDArray, NDArray],
  telling: Telling,
  context: Context,
): NDArray {
  const [inX, inY] = [call(test, x), call(test, y)].map((value) => call.asArray(value));
  if (!holdsForAll(call, call("equal", inX, inY)))
    failWith(`${name} location mismatch:`, [x, y], telling, context);
  return inX.shape.length === 0 ? inX : inY;
}

function sameInfinities(
  call: Composer,
  infinite: NDArray,
  [x, y]: readonly [NDArray, NDArray],
  telling: Telling,
  context: Context,
): void {
  if (!elementsOf(infinite)?.includes(true)) return;
  const areArrays = x.shape.length > 0 && y.shape.length > 0;
  const [left, right] = areArrays ? [call.item(x, infinite), call.item(y, infinite)] : [x, y];
  if (!holdsForAll(call, call("equal", left, right)))
    failWith("inf values mismatch:", [left, right], telling, context);
}

/** True when every element is True; gives up where they are not known. */
export function holdsForAll(call: Composer, truths: Value): boolean {
  if (truths.t === "bool") return truths.v ?? notKnown("a comparison");
  const elements = elementsOf(call.asArray(truths)) ?? notKnown("a comparison");
  return elements.every((element) => element === true);
}

interface Sides {
  readonly x: NDArray;
  readonly y: NDArray;
  /** What is left of them to compare. */
  readonly left: Value;
  readonly right: Value;
  readonly flagged: NDArray | undefined;
}

function judge(call: Composer, compare: Compare, sides: Sides, telling: Telling, context: Context): void {
  const { x, y, left, right, flagged } = sides;
  const truths = compare(left, right, call);
  if (holdsForAll(call, truths)) return;
  try {
    const remarks = [
      ...mismatches(call, call.asArray(truths), sides, telling, context),
      ...differences(call, left, right, truths, context),
    ];
    const message = `${telling.message}\n${remarks.join("\n")}`;
    fail([x, y], { ...telling, message }, context);
  } catch (error) {
    if (error instanceof NotKnown && !(error instanceof Unreported)) unreported();
    if (error instanceof NumpyError && flagged && error.type !== "AssertionError") unreported();
    throw error;
  }
}

/** How many elements differ, and the first of them. */
function mismatches(
  call: Composer,
  truths: NDArray,
  { x, y, flagged }: Sides,
  { names }: Telling,
  context: Context,
): readonly string[] {
  const elements = elementsOf(truths) ?? notKnown("a comparison");
  const wrong = elements.filter((element) => element !== true).length;
  const isWhole = !flagged || flagged.shape.length === 0;
  const count = isWhole ? elements.length : (elementsOf(flagged)?.length ?? notKnown("a comparison"));
  const share = formatFloat((100 * wrong) / count, ".3g");
  const remarks = [`Mismatched elements: ${wrong} / ${count} (${share}%)`];
  if (truths.shape.length === 0) return remarks;
  const all = call("argwhere", isWhole ? call("logical_not", truths) : call("logical_not", flagged));
  const positions = call.asArray(isWhole ? all : call.item(all, call("logical_not", truths)));
  const rank = Number(positions.shape[1]);
  const numbers = elementsOf(positions)?.map(Number) ?? notKnown("positions");
  const shown = Array.from({ length: Math.min(5, wrong) }, (_, i) => {
    const place = numbers.slice(i * rank, (i + 1) * rank);
    const [a, b] = [x, y].map((of) => textOf(exactlyKnown(elementAt(of, place)), context));
    return ` [${place.join(", ")}]: ${a} (${names[0]}), ${b} (${names[1]})`;
  });
  const title =
    wrong === 1
      ? "Mismatch at index:"
      : wrong <= 5
        ? "Mismatch at indices:"
        : "First 5 mismatches are at indices:";
  return [...remarks, `${title}\n${shown.join("\n")}`];
}

/** All digits of an element are written, which have to be the real ones. */
function exactlyKnown(element: Value): Value {
  const isRough = element.t === "scalar" && element.cell.buffer.store.approximate;
  return isRough ? unreported() : element;
}

function elementAt(of: NDArray, place: readonly number[]): Value {
  if (of.shape.length === 0) return elementValue(of);
  const { strides, offset } = of.layout;
  const at = place.reduce((sum, i, axis) => sum + i * Number(strides[axis]), Number(offset));
  return elementValue(viewOf(of, { ...of.layout, shape: [], strides: [], offset: at }));
}

/** The largest differences of numbers; what can't be subtracted has none. */
function differences(
  call: Composer,
  left: Value,
  right: Value,
  truths: Value,
  context: Context,
): readonly string[] {
  const kinds = [left, right].map((value) => call.asArray(value).dtype.kind);
  if (kinds.some((kind) => "SUV".includes(kind)) || kinds.every((kind) => kind === "b")) return [];
  if (!kinds.every((kind) => "iufc".includes(kind))) return unreported();
  const wrong = call("logical_not", truths);
  let error = call("absolute", call.operate("Sub", left, right));
  if (call.asArray(left).dtype.kind === "u")
    error = call("minimum", error, call("absolute", call.operate("Sub", right, left)));
  const most = call("max", picked(call, error, wrong));
  const violating = call("logical_and", wrong, call("not_equal", right, { t: "int", v: 0 }));
  const isAny = elementsOf(call.asArray(violating))?.includes(true) ?? notKnown("a comparison");
  const relative = isAny
    ? relativeError(call, error, right, violating)
    : { t: "float" as const, v: Infinity };
  const text = (value: Value) => textOf(call("array2string", call.asArray(value)), context);
  return [
    `Max absolute difference among violations: ${text(most)}`,
    `Max relative difference among violations: ${text(relative)}`,
  ];
}

function picked(call: Composer, from: Value, where: Value): Value {
  return call.item(call.asArray(from), call.asArray(where));
}

function relativeError(call: Composer, error: Value, right: Value, violating: Value): Value {
  const shape = pyTuple(call.asArray(error).shape.map((length) => ({ t: "int", v: length }) as const));
  const divisors = picked(call, call("broadcast_to", right, shape), violating);
  const relative = call.operate("Div", picked(call, error, violating), call("absolute", divisors));
  return call("max", relative);
}
