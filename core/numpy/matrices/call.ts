import { NDArray, viewOf } from "../../ndarray/array.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { rowOf } from "../names/registry.ts";
import type { Effect } from "../op.ts";
import { ufuncNamed } from "../ufunc/loops.ts";
import { matrixLayout } from "./matrix.ts";

/**
 * Returns what a function of NumPy does when its first argument is a matrix; undefined when it is none, or when the function
 * treats it like every other array. Most functions call the matrix' own methods, or give arrays of other shapes than of an ndarray.
 */
export function matrixCall(
  name: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: Context,
): Effect | undefined {
  const [first] = positional;
  if (!(first instanceof NDArray) || first.subclass !== "matrix") return undefined;
  const short = name.replace(/^numpy\.(?:ndarray\.)?/, "");
  if (/^mat(rix|lib)/.test(short)) return undefined;
  if (asArrays.has(short)) return inTwoAxes(short, rowOf(name)?.call(positional, named, context));
  if (ufuncNamed(short) && first.shape.length === 2) return undefined;
  if (own.has(short))
    return rowOf(`numpy.matrix.${short.replace(/^am/, "m")}`)?.call(positional, named, context);
  if (wrapped.has(short)) return asMatrix(rowOf(name)?.call(positional, named, context));
  return { kind: "unknown", why: `${short} of a matrix` };
}

/** A new matrix gets two axes as soon as it is made, whatever was asked for. */
function inTwoAxes(short: string, effect: Effect | undefined): Effect | undefined {
  const out = effect && "out" in effect ? effect.out : undefined;
  if (out instanceof NDArray && out.subclass === "matrix") out.layout = matrixLayout(out.layout);
  // A single element stays a matrix where others give a scalar, but for the methods that are there to give it.
  const isElement = effect && "value" in effect && effect.value.t === "scalar" && !givesElement.has(short);
  return isElement ? { kind: "unknown", why: `an element by ${short} of a matrix`, onlyReads: true } : effect;
}

const givesElement = new Set("linalg.det linalg.norm linalg.cond linalg.matrix_rank searchsorted".split(" "));

/** The result as a matrix, which sees what was computed. */
function asMatrix(effect: Effect | undefined): Effect | undefined {
  if (effect?.kind !== "alloc") return effect;
  const out = viewOf(effect.out, effect.out.layout, "matrix");
  return { ...effect, out, value: out };
}

/** Functions that give a matrix for a matrix. */
const wrapped = new Set("linalg.inv linalg.cholesky linalg.pinv".split(" "));

/** Functions that ask the matrix' own method. */
const own = new Set("sum mean prod std var any all max min amax amin argmax argmin ptp squeeze".split(" "));

/** Functions that look at a matrix as at any array, or keep its two axes. */
const asArrays = new Set(
  (
    "asmatrix array asarray ascontiguousarray asfortranarray copy astype item tobytes tofile transpose swapaxes matmul allclose " +
    "array_equal isclose reshape take clip conj conjugate view resize sort argsort put searchsorted shape ndim size shares_memory may_share_memory linalg.det linalg.norm linalg.cond linalg.matrix_rank " +
    "fill itemset setflags __array__ concatenate vstack hstack nonzero bmat"
  ).split(" "),
);
