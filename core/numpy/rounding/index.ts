import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { type Doubt, noDoubt } from "../../ndarray/contents/doubt.ts";
import { least } from "../../ndarray/spread.ts";
import type { Value } from "../../ndarray/value.ts";
import { isInexact } from "../inexact.ts";
import { isDecided, isRoundedAlike, isSurelyRounded } from "./discrete.ts";
import { elementwiseRules, moved, movers, type Rule } from "./elementwise.ts";
import { factorError, matrixRules, solutionError } from "./matrices.ts";
import { type Measure, measure } from "./measure.ts";
import { movedParts, relativeRules } from "./relative.ts";
import { sumRules } from "./sums.ts";

/** One operation as it was done. */
export interface Done {
  /** The operation's full name. */
  readonly op: string;
  readonly ins: readonly Value[];
  readonly named?: ReadonlyMap<string, Value>;
  /** The operand that an operation in place has overwritten. */
  readonly before?: Measure;
  /** The array that was made or written, if any. */
  readonly out?: NDArray;
  readonly value: Value;
  /** True when the array was there before. */
  readonly isWritten: boolean;
  /** Which of several results it is. */
  readonly which: number;
}

/**
 * Returns how much an element of the result may differ from NumPy's at most: 0 when it can't, infinite when nothing is known.
 * The bounds are first-order ones with room to spare.
 */
export function doubtOf(done: Done): Doubt {
  const own = doubtOfParts(done);
  if (own) return own;
  const error = errorOf(done);
  if (error === 0) return noDoubt;
  const isFactor = shortName(done.op) === "linalg.cholesky";
  return { error, relative: isFactor ? error / leastInTriangle(done.out) : relativeOf(done) };
}

/** Functions that are put together of others: their steps have told of the result. */
const composedOfOthers = new Set([
  "linalg.cond",
  "linalg.matrix_power",
  "interp",
  "cov",
  "corrcoef",
  "linalg.eig",
  "linalg.eigvals",
  "linalg.eigh",
  "linalg.eigvalsh",
  "linalg.qr",
  "linalg.slogdet",
]);

/** What a function found itself while it computed with right operands; undefined where it did not look. */
function doubtOfParts({ op, ins, named, out, value, isWritten }: Done): Doubt | undefined {
  const array = out ?? (value.t === "ndarray" ? value : value.t === "scalar" ? value.cell : undefined);
  if (isWritten || !array) return undefined;
  const { error, relative } = array.buffer.store;
  if (error === 0 && !composedOfOthers.has(shortName(op))) return undefined;
  const isOperand = ins.some((one) => one.t === "ndarray" && one.buffer.store === array.buffer.store);
  const areRight = [...ins, ...(named?.values() ?? [])].every((one) => errorIn(one) === 0);
  return areRight && !isOperand ? { error, relative } : undefined;
}

/** The same as a part of each element's size, for operations that round each element by itself; infinite for others. */
function relativeOf({ op, ins, named, out, value, before, isWritten }: Done): number {
  const name = shortName(op);
  const isMoved = movers.has(name);
  if (before || (isWritten && !isMoved) || !isPlain(name, named)) return Number.POSITIVE_INFINITY;
  const given = [...ins, ...(named?.values() ?? [])];
  const { ulp } = out ? measure(out) : measure(value);
  // The parts of a complex result are rounded together.
  const isComplex = out?.dtype.kind === "c" || isCell(value, "c");
  if (!isMoved && isComplex && !(logarithms.has(name) && ins.every(liesOnAxes)))
    return Number.POSITIVE_INFINITY;
  const parts = given.filter(({ t }) => t !== "str").map(measure);
  const relative = (isMoved ? movedParts : relativeRules.get(name))?.(parts, ulp, name);
  return relative ?? Number.POSITIVE_INFINITY;
}

/** The least size in the triangle of a factor, whose other elements are 0 by construction; 0 where it is not known. */
function leastInTriangle(out: NDArray | undefined): number {
  const elements = out && "fd".includes(out.dtype.char) ? elementsOf(out)?.map(Number) : undefined;
  const order = out?.shape.at(-1);
  if (!elements || typeof order !== "number") return 0;
  const within = (isUpper: boolean) =>
    elements.filter((_, i) => {
      const [row, column] = [Math.floor(i / order) % order, i % order];
      return isUpper ? column >= row : column <= row;
    });
  const triangle = [within(false), within(true)].find((numbers) => !numbers.includes(0));
  return triangle ? least(triangle.map(Math.abs)) : 0;
}

/** Logarithms of numbers on the axes are a real one and an angle, each rounded by itself. */
const logarithms = new Set(["log", "log2", "log10"]);

function liesOnAxes(value: Value): boolean {
  const elements =
    value.t === "ndarray" ? elementsOf(value) : value.t === "scalar" ? elementsOf(value.cell) : [];
  return (
    elements?.every((element) => {
      const { re, im } = element as { re: number; im: number };
      return re === 0 || im === 0;
    }) ?? false
  );
}

/** `errorOf` in absolute terms alone. */
export function errorOf(done: Done): number {
  const { op, ins, named, out, value } = done;
  if (isExact(done, out)) return 0;
  const given = [...ins, ...(named?.values() ?? [])];
  const name = shortName(op);
  if (shapeOnly.has(name)) return 0;
  // Of an attribute only arrays and scalars hold elements; the others say how they lie.
  if (op.startsWith("attribute:") && value.t !== "ndarray" && value.t !== "scalar") return 0;
  const isNumpyClose = op === "numpy.isclose" || op === "numpy.allclose";
  const isWhole = out ? !"fcO".includes(out.dtype.kind) : value.t === "bool" || value.t === "int";
  // What makes whole numbers of right operands gives them up itself where rounding decides.
  if ((isWhole || isCell(value, "biu")) && given.every((one) => errorIn(one) === 0)) return 0;
  // Texts show digits that are not known.
  if (out && "SUT".includes(out.dtype.kind)) return Number.POSITIVE_INFINITY;
  if (isWhole || isCell(value, "biu"))
    return isDecided(isNumpyClose ? "close" : name, given) ? 0 : Number.POSITIVE_INFINITY;
  // Texts say how to compute, as the subscripts of einsum.
  const parts = ins.filter(({ t }) => t !== "str").map(measure);
  if (done.before) parts[0] = done.before;
  if (!named?.size && !done.before && isRoundedAlike(name, ins)) return 0;
  const result = out ? measure(out) : measure(value);
  if (name === "linalg.solve" || name === "linalg.inv") return solutionError(ins[0], ins[1], result);
  if (name === "linalg.cholesky") return factorError(ins[0], out ?? value, result);
  if (name === "linalg.svd" && out && parts[0] && out.shape.length < parts[0].shape.length)
    return matrixRules.get("linalg.svdvals")?.[0](parts, result, result.ulp) ?? Number.POSITIVE_INFINITY;
  if (movers.has(name)) return moved(given.map(measure), result, out?.dtype.kind === "O" ? 0 : result.ulp);
  if ((name === "round" || name === "around") && isSurelyRounded(ins[0], ins[1] ?? named?.get("decimals")))
    return 0;
  const rule = ruleOf(name, done);
  if (!rule || parts.length === 0 || !(keepsInfinities.has(name) || isBounded(parts, result)))
    return Number.POSITIVE_INFINITY;
  const error = rule(parts, result, result.ulp);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

/** True when the operation gives what NumPy gives, bit by bit: its operands are right and it does not round in a way of its own. */
export function isExact(
  { op, ins, named }: Pick<Done, "op" | "ins" | "named">,
  out: NDArray | undefined,
): boolean {
  for (const value of ins) if (errorIn(value) > 0) return false;
  if (named) for (const value of named.values()) if (errorIn(value) > 0) return false;
  return !isInexact(op, ins, out, named);
}

/** Returns how much a value, or something in it, may differ from the real one. */
export function errorIn(value: Value): number {
  if (value.t === "ndarray") return value.buffer.store.error;
  if (value.t === "scalar") return value.cell.buffer.store.error;
  if (value.t === "float") return value.error ?? 0;
  if (value.t !== "tuple" && value.t !== "list") return 0;
  return (value.items ?? []).reduce((most, item) => Math.max(most, errorIn(item)), 0);
}

/** What gives the same for an infinity whatever the other numbers are. */
const keepsInfinities = new Set(["Add", "Sub", "add", "subtract", "exp", "abs", "absolute"]);

/** What becomes of infinities next to approximate numbers may be anything. */
function isBounded(parts: readonly Measure[], out: Measure): boolean {
  const areKnown = parts.every(({ error, allFinite }) => error === 0 || allFinite);
  return areKnown && Number.isFinite(out.most);
}

function ruleOf(name: string, { ins, named, out, which, isWritten, before }: Done): Rule | undefined {
  if (!isPlain(name, named)) return undefined;
  const rule = elementwiseRules.get(name) ?? sumRules.get(name) ?? matrixRules.get(name)?.[which];
  if (!rule || !isWritten || before) return rule;
  // The operand that was written over has the result's elements now: only rules that do not look at it hold.
  const isOver = ins.some((value) => value.t === "ndarray" && value.buffer.store === out?.buffer.store);
  return !isOver || keepsOperand.has(name) ? rule : undefined;
}

/** What only looks at shapes and dtypes. */
const shapeOnly = new Set([
  "zeros_like",
  "ones_like",
  "empty_like",
  "result_type",
  "shares_memory",
  "may_share_memory",
  "shape",
  "size",
  "ndim",
]);

const keepsOperand = new Set(["Add", "Sub", "Div", "add", "subtract", "divide", "exp", "sin", "cos", "tanh"]);

/** Arguments that change what is computed. */
function isPlain(name: string, named: ReadonlyMap<string, Value> | undefined): boolean {
  if (!named) return true;
  // A named array may be a weight, an initial value or a condition.
  for (const [key, value] of named) if (key !== "out" && errorIn(value) > 0) return false;
  const forbidden = name.startsWith("fft.")
    ? ["norm"]
    : name === "diff"
      ? ["n", "prepend", "append"]
      : ["ord", "where", "initial", "aweights", "fweights", "rcond"];
  return !forbidden.some((one) => named.has(one));
}

function isCell(value: Value, kinds: string): boolean {
  return value.t === "scalar" && kinds.includes(value.dtype.kind);
}

/** `numpy.ndarray.sum`, `numpy.sum` and `operator:Add=` without what stands before and behind. */
function shortName(op: string): string {
  return op
    .replace(
      /^(numpy\.ndarray\.|numpy\.lib\.stride_tricks\.|numpy\.ma\.MaskedArray\.|numpy\.ma\.|numpy\.|operator:|attribute:)/,
      "",
    )
    .replace(/=$/, "");
}
