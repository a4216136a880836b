import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import { boundsOf, type Dim, isExact, minus, plus, unknownDim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { make } from "../../ndarray/make.ts";
import type { Value } from "../../ndarray/value.ts";
import { opt, type Reader } from "../calls/bind.ts";
import { part } from "../elementwise/differences.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { calc } from "../ufunc/calc.ts";
import { dotOf } from "./dot.ts";

const modes = ["valid", "same", "full"] as const;
type Mode = (typeof modes)[number];

const mode: Reader<Mode> = {
  read: (value: Value) => {
    if (value.t === "int" && (value.v === 0 || value.v === 1 || value.v === 2)) return modes[value.v];
    const name = value.t === "str" ? value.v : undefined;
    return modes.find((known) => known === name) ?? notKnown("mode");
  },
};

/** Most products whose numbers are not known that are looked at one by one. */
const mostVague = 256;

/** How many products there are of vectors of which either may be the longer one. */
function lengthOf(n: Dim, m: Dim, kind: Mode): Dim {
  const all = minus(plus(n, m), 1);
  if (kind === "full") return all;
  return unknownDim(`slides#${freshNumber()}`, 1, boundsOf(all)[1]);
}

/** Returns the sliding products of `a` with the shorter `v`: sums of v[k] * a[n + k]. */
function sliding(a: NDArray, v: NDArray, kind: Mode): NDArray {
  const [n, m] = [a.shape[0], v.shape[0]];
  const dtype = resultType([a.dtype, v.dtype]);
  if (dtype.unit) return notKnown("the unit of a sliding product");
  if (!isExact(n) || !isExact(m)) return newArray(allocatedIn(dtype, [lengthOf(n, m, kind)]));
  const before = kind === "valid" ? 0 : kind === "full" ? m - 1 : Math.floor(m / 2);
  const length = kind === "valid" ? n - m + 1 : kind === "full" ? n + m - 1 : n;
  const result = make(allocatedIn(dtype, [length]), { fill: () => true, work: length * m });
  // Where the numbers are not kept one by one, writing each of them down takes longer and longer.
  const isVague = [a, v, result].some(({ contents }) => contents.kind !== "exact");
  if (isVague && length > mostVague) return newArray(result.layout);
  for (let i = 0; i < length; i++) {
    const from = i - before;
    const first = Math.max(0, from);
    const last = Math.min(n, from + m);
    const product = dotOf(part(a, 0, first, last - first), part(v, 0, first - from, last - first));
    assign(part(result, 0, i, 1), product);
  }
  return result;
}

function reversed(array: NDArray): NDArray {
  const { layout } = array;
  const last = minus(array.shape[0], 1);
  const offset = part(array, 0, last, 1).layout.offset;
  return viewOf(
    array,
    { ...layout, strides: layout.strides.map((stride) => minus(0, stride)), offset },
    "ndarray",
  );
}

/** The array with at least one axis. */
function vector(array: NDArray): NDArray {
  if (array.shape.length > 0) return array;
  return newArray({ ...array.layout, shape: [1], strides: [array.dtype.itemsize] }, array.contents);
}

function requireVectors(...arrays: readonly NDArray[]): void {
  for (const { shape } of arrays) {
    if (shape.length === 0) raise("ValueError", "object of too small depth for desired array");
    if (shape.length > 1) raise("ValueError", "object too deep for desired array");
  }
}

const convolve = op({ a: operand, v: operand, mode: opt(mode, "full" as const) }, ({ a, v, mode: kind }) => {
  const [x, y] = [vector(a.array), vector(v.array)];
  if (x.shape[0] === 0) raise("ValueError", "a cannot be empty");
  if (y.shape[0] === 0) raise("ValueError", "v cannot be empty");
  requireVectors(x, y);
  const isSwapped = isExact(x.shape[0]) && isExact(y.shape[0]) && y.shape[0] > x.shape[0];
  const [long, short] = isSwapped ? [y, x] : [x, y];
  const result = sliding(long, reversed(short), kind);
  return { kind: "ufunc", name: "convolve", ins: [a.value, v.value], out: result, value: result };
});

const correlate = op(
  { a: operand, v: operand, mode: opt(mode, "valid" as const) },
  ({ a, v, mode: kind }) => {
    requireVectors(a.array, v.array);
    const [x, y] = [a.array, v.array];
    if (x.shape[0] === 0 || y.shape[0] === 0)
      raise(
        "ValueError",
        x.shape[0] === 0 ? "first array argument cannot be empty" : "second array argument cannot be empty",
      );
    const second = y.dtype.kind === "c" ? calc("conjugate", [y]) : y;
    const isSwapped = isExact(x.shape[0]) && isExact(y.shape[0]) && y.shape[0] > x.shape[0];
    const result = isSwapped ? backwards(sliding(second, x, kind)) : sliding(x, second, kind);
    return { kind: "ufunc", name: "correlate", ins: [a.value, v.value], out: result, value: result };
  },
);

/** The result turned round in place, as for swapped operands. */
function backwards(array: NDArray): NDArray {
  const turned = make(array.layout, { fill: () => true });
  assign(turned, reversed(array));
  return turned;
}

register("numpy", { convolve, correlate });
