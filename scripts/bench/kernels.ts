import { type NDArray, newArray } from "../../core/ndarray/array.ts";
import { float64, int64 } from "../../core/ndarray/dtypes/dtype.ts";
import { contiguous } from "../../core/ndarray/layouts/layout.ts";
import { setLimits } from "../../core/ndarray/limits.ts";
import { pyInt, type Value } from "../../core/ndarray/value.ts";
import { attributeOf } from "../../core/numpy/attributes/attributes.ts";
import { callNumpy } from "../../core/numpy/calls/call.ts";
import "../../core/numpy/names/families.ts";
import { getItem } from "../../core/numpy/items/items.ts";
import type { Effect } from "../../core/numpy/op.ts";
import { binary, compare } from "../../core/numpy/operators.ts";
import { plainContext } from "../../test/runtime/facts.ts";

interface Size {
  readonly n: number;
  readonly rows: number;
  readonly columns: number;
}

const context = plainContext();

/** Calls by name on arrays of a size, each of which gives known elements. */
export function calls({ n, rows, columns }: Size): Readonly<Record<string, () => unknown>> {
  const numbers = Float64Array.from({ length: n }, (_, i) => (i * 7919) % 1009);
  const a = arrayOf(numbers, [n]);
  const b = arrayOf(
    numbers.map((x) => x + 0.5),
    [n],
  );
  const table = arrayOf(numbers.slice(0, rows * columns), [rows, columns]);
  const other = call("numpy.ndarray.copy", [valueIn(call("numpy.transpose", [table]))]);
  const mask = compare("Gt", a, { t: "float", v: 500 }, context) as Effect;
  const places = newArray(contiguous(int64, [n]), {
    kind: "exact",
    data: new Uint8Array(BigInt64Array.from({ length: n }, (_, i) => BigInt((i * 7919) % n)).buffer),
  });
  const [chosen, turned] = [valueIn(mask), valueIn(other)];
  return {
    add: () => known(binary("Add", a, b, context)),
    multiply: () => known(binary("Mult", a, b, context)),
    exp: () => known(call("numpy.exp", [a])),
    "sum, axis 0": () => known(call("numpy.sum", [table, pyInt(0)])),
    "sum, axis 1": () => known(call("numpy.sum", [table, pyInt(1)])),
    "boolean mask": () => known(getItem(a, chosen, context)),
    "fancy index": () => known(getItem(a, places, context)),
    sort: () => known(call("numpy.sort", [a])),
    argsort: () => known(call("numpy.argsort", [a])),
    matmul: () => known(binary("MatMult", table, turned, context)),
    cumsum: () => known(call("numpy.cumsum", [a])),
    "transpose, copy": () =>
      known(call("numpy.ndarray.copy", [valueIn(attributeOf(table, "T", context) as Effect)])),
    repr: () => call("numpy.array_repr", [a]),
  };
}

function arrayOf(numbers: Float64Array, shape: readonly number[]): NDArray {
  return newArray(contiguous(float64, shape), {
    kind: "exact",
    data: new Uint8Array(numbers.slice().buffer),
  });
}

function call(name: string, args: readonly Value[]): Effect {
  forget();
  return callNumpy({ t: "numpy", name }, args, noNames, context) as Effect;
}

const noNames: ReadonlyMap<string, Value> = new Map();
const limits = { maxBytes: 1 << 30, elements: 0, bytes: 0 };
setLimits(limits);

/** Makes the next call the first of an evaluation. */
function forget(): void {
  limits.elements = Number.MAX_SAFE_INTEGER;
  limits.bytes = Number.MAX_SAFE_INTEGER;
}

function valueIn(effect: Effect): Value {
  return "value" in effect ? effect.value : { t: "unknown" };
}

/** A result whose elements are not known would be no work at all. */
function known(effect: Effect | undefined): Effect {
  forget();
  const value = effect && valueIn(effect);
  if (value?.t === "ndarray" && value.contents.kind !== "exact")
    throw new Error("the elements are not known");
  return effect as Effect;
}
