import type { Measure } from "./measure.ts";

/**
 * What the result of an operation may differ from NumPy's, at most and for each element, when its operands may differ as their parts
 * say. `ulp` is the spacing at 1 of the result's floats.
 */
export type Rule = (ins: readonly Measure[], out: Measure, ulp: number) => number;

/** Vector versions of the C library's functions are off by four units in the last place at most, and NumPy's own by as many. */
const own = 8;

/** The result is some of the operands' elements, perhaps rounded to another dtype. */
export const moved: Rule = (ins, out, ulp) => {
  const error = worst(ins);
  return error > 0 && ulp > 0 && ins.some((part) => part.ulp !== ulp) ? error + ulp * out.most : error;
};

/** Like `moved` for functions that bring values together no further than the operands are: the absolute value, the sine. */
const steady =
  (units: number): Rule =>
  (ins, out, ulp) =>
    worst(ins) + units * ulp * out.most;

const sum: Rule = (ins, out, ulp) => ins.reduce((total, { error }) => total + error, 0) + ulp * out.most;

const product: Rule = ([a, b = a], out, ulp) =>
  grown(a.most, b.error) + grown(b.most, a.error) + a.error * b.error + ulp * out.most;

const quotient: Rule = ([a, b], out, ulp) => {
  if (!b || b.least <= b.error) return a.error === 0 && b?.error === 0 ? 0 : Number.POSITIVE_INFINITY;
  return (a.error + grown(out.most, b.error)) / (b.least - b.error) + ulp * out.most;
};

const root: Rule = ([a], out, ulp) => {
  const near = a.low > a.error ? a.error / (2 * Math.sqrt(a.low - a.error)) : Number.POSITIVE_INFINITY;
  return Math.min(Math.sqrt(a.error), near) + ulp * out.most;
};

const power: Rule = ([a, b], out, ulp) => {
  const [rounding, exponent] = [own * ulp * out.most, b?.most ?? 2];
  if (b && b.error > 0) {
    // The base is a number or an array of positive ones.
    const steps = b.error * Math.max(Math.abs(Math.log(a.least)), Math.abs(Math.log(a.most)));
    return a.error === 0 && a.low > 0 && steps < 0.1
      ? 2 * steps * out.most + rounding
      : Number.POSITIVE_INFINITY;
  }
  if (a.error === 0) return rounding;
  if (b && (b.count !== 1 || b.low < 0))
    return relative(a, Math.max(1, exponent)) * out.most * 1.1 + rounding;
  if (exponent === 0.5) return root([a], out, ulp) + rounding;
  if (exponent < 1) return relative(a, 1) * out.most * 1.1 + rounding;
  return grown(exponent * (a.most + a.error) ** (exponent - 1), a.error) + rounding;
};

/** How much a power of the part may differ, as a part of itself. */
function relative({ error, least }: Measure, exponent: number): number {
  const step = (exponent * error) / (least - error);
  return least > error && step < 0.1 ? step : Number.POSITIVE_INFINITY;
}

const exponential =
  (scale: number, beside = 0): Rule =>
  ([a], out, ulp) =>
    grown(out.most + beside, Math.expm1(scale * a.error)) + own * ulp * out.most;

const logarithm =
  (scale: number, shift = 0): Rule =>
  ([a], out, ulp) => {
    const least = a.low + shift - a.error;
    const change = a.error === 0 ? 0 : least > 0 ? (scale * a.error) / least : Number.POSITIVE_INFINITY;
    return change + own * ulp * out.most;
  };

/** Only exact operands give something near. */
const onlyExact =
  (units: number): Rule =>
  (ins, out, ulp) =>
    worst(ins) > 0 ? Number.POSITIVE_INFINITY : units * ulp * Math.max(1, out.most);

const tangent: Rule = ([a], out, ulp) => {
  const change = grown(1 + out.most * out.most, a.error);
  return change < 0.1 ? 2 * change + own * ulp * out.most : Number.POSITIVE_INFINITY;
};

function worst(ins: readonly Measure[]): number {
  return ins.reduce((most, { error }) => Math.max(most, error), 0);
}

/** A product in which nothing times an infinity is nothing. */
export function grown(size: number, error: number): number {
  return error === 0 ? 0 : size * error;
}

function named(rule: Rule, names: string): readonly (readonly [string, Rule])[] {
  return names.split(" ").map((name) => [name, rule] as const);
}

/** Elementwise operations. The names are those of NumPy's functions and of Python's operators. */
export const elementwiseRules: ReadonlyMap<string, Rule> = new Map([
  ...named(sum, "Add Sub add subtract"),
  ...named(product, "Mult multiply square outer kron"),
  ...named(quotient, "Div divide true_divide"),
  ["reciprocal", ([a], out, ulp) => quotient([{ ...a, error: 0 }, a], out, ulp)] as const,
  ...named(power, "Pow power pow float_power"),
  ...named(root, "sqrt"),
  ...named(exponential(1), "exp"),
  ...named(exponential(Math.LN2), "exp2"),
  ...named(exponential(1, 1), "expm1 sinh cosh"),
  ...named(logarithm(1), "log"),
  ...named(logarithm(Math.LOG2E), "log2"),
  ...named(logarithm(Math.LOG10E), "log10"),
  ...named(logarithm(1, 1), "log1p"),
  ...named(steady(own), "sin cos tanh arctan atan arcsinh asinh"),
  ...named(steady(1), "absolute fabs conj conjugate percentile quantile nanpercentile nanquantile"),
  [
    "logaddexp",
    (ins, out, ulp) => worst(ins) + own * ulp * Math.max(out.most, ...ins.map((a) => a.most)),
  ] as const,
  ["hypot", ([a, b], out, ulp) => a.error + (b?.error ?? 0) + own * ulp * out.most] as const,
  ["tan", tangent] as const,
  // A number at a tie may be rounded either way.
  ...named((ins) => (worst(ins) > 0 ? 1 + worst(ins) : 0), "rint floor ceil trunc fix"),
  ["cross", ([a, b], out, ulp) => 2 * product([a, b], out, ulp) + 3 * ulp * a.most * b.most] as const,
  ...named(
    onlyExact(own),
    "arcsin arccos asin acos arccosh acosh arctanh atanh arctan2 atan2 cbrt angle logaddexp2",
  ),
  ...named(
    onlyExact(64),
    "sinc i0 hanning hamming blackman bartlett kaiser logspace geomspace fft.fftfreq fft.rfftfreq deg2rad rad2deg",
  ),
]);

/** Operations that only move elements, choose among them or put them in order. */
export const movers: ReadonlySet<string> = new Set(
  (
    "getitem setitem iterate iter convert float abs array asarray asanyarray ascontiguousarray asfortranarray astype copy reshape transpose ravel flatten " +
    "pad squeeze expand_dims swapaxes moveaxis rollaxis concatenate concat stack vstack hstack dstack column_stack append insert delete repeat " +
    "tile roll flip fliplr flipud rot90 take take_along_axis compress extract choose select where broadcast_to broadcast_arrays split " +
    "array_split hsplit vsplit dsplit diag diagonal diagflat triu tril full full_like fft.fftshift fft.ifftshift fill copyto put place putmask fill_diagonal tolist " +
    "item resize block atleast_1d atleast_2d atleast_3d negative positive USub UAdd maximum minimum fmax fmin clip max min amax amin " +
    "nanmax nanmin sort partition median nanmedian sliding_window_view as_strided meshgrid nan_to_num real imag T mT flat " +
    "unstack matrix_transpose permute_dims put_along_axis float64 float32 float16 float_ double view base"
  ).split(" "),
);
