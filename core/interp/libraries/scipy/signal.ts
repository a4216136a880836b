import { type DType, float64, int64, type Shape } from "../../../ndarray/dtypes/dtype.ts";
import { promoteTypes } from "../../../ndarray/dtypes/promote.ts";
import { freshNumber } from "../../../ndarray/fresh.ts";
import { boundsOf, type Dim, isExact, minus, plus, unknownDim } from "../../../ndarray/layouts/dim.ts";
import { arrayOfShape, freshLength, freshShape } from "../../../ndarray/sketch.ts";
import { unknown } from "../../../ndarray/value.ts";
import { byTable, floating, integers, ofArgument } from "../dtypes.ts";
import { arrayWith, like, reshaped } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Piece, type Rule } from "../function.ts";
import type { Given } from "../given.ts";

const lengthsBy: Readonly<Record<string, (n: Dim, m: Dim) => Dim | undefined>> = {
  full: (n, m) => minus(plus(n, m), 1),
  same: (n) => n,
  valid: (n, m) => (isExact(n) && isExact(m) ? Math.abs(n - m) + 1 : undefined),
};

/** Two arrays folded into one: of an empty one SciPy makes an empty vector, whatever the other is. */
function folded(given: Given, dtypeOf: (a: DType, b: DType) => DType | undefined): Piece | undefined {
  const [a, b] = [given.array("in1"), given.array("in2")];
  const lengthOf = lengthsBy[given.text("mode", "full") ?? ""];
  if (!a?.shape || !b?.shape || !lengthOf || a.shape.length !== b.shape.length) return undefined;
  if (![...a.shape, ...b.shape].every((dim) => boundsOf(dim)[0] >= 1)) return undefined;
  const dtype = a.dtype && b.dtype && dtypeOf(a.dtype, b.dtype);
  if (!dtype && a.dtype && b.dtype) return undefined;
  const others = b.shape;
  const shape = a.shape.map((dim, i) => lengthOf(dim, others[i]));
  if (!shape.every((dim) => dim !== undefined)) return undefined;
  return new Fresh(shape, dtype, shape.length === 1 ? "C" : undefined);
}

const kept: Rule = (given) =>
  folded(given, (a, b) =>
    [a, b].every(({ char }) => "bBhHiIlLfdFD".includes(char)) ? promoteTypes(a, b) : undefined,
  );

const transformed: Rule = (given) =>
  folded(given, (a, b) => {
    const [x, y] = [a, b].map(floating);
    return x && y && promoteTypes(x, y);
  });

/** A vector has memory of its own; of more axes the order depends on how the filter walks through them. */
const vectorOr =
  (rule: Rule): Rule =>
  (given) => {
    const piece = rule(given);
    return piece instanceof Fresh && piece.shape.length !== 1 ? new Fresh(piece.shape, piece.dtype) : piece;
  };

/** What a filter of these coefficients makes of `x`. */
const recursive =
  (coefficients: readonly string[], order?: "C"): Rule =>
  (given) => {
    const x = given.array("x");
    const all = coefficients.map((name) => given.array(name)?.dtype);
    if (!x?.shape || all.some((dtype) => dtype === undefined)) return undefined;
    const dtype = x.dtype && (all as DType[]).reduce(promoteTypes, x.dtype);
    if (x.dtype && (!dtype || !"fdFD".includes(dtype.char))) return undefined;
    return new Fresh(x.shape, dtype, x.shape.length === 1 ? order : undefined);
  };

/** Coefficients of a filter of a known order: `(b, a)`, or sections of six. */
const designed: Rule = (given) => {
  const order = given.int("N");
  const kind = given.text("btype", "low");
  const output = given.text("output", "ba");
  if (order === undefined || order < 1 || kind === undefined) return undefined;
  const poles = /^(band|stop|bs|bp|pass$)/.test(kind) ? 2 * order : order;
  if (output === "sos") return new Fresh([Math.ceil(poles / 2), 6], float64, "C");
  if (output !== "ba") return undefined;
  return [new Fresh([poles + 1], float64, "C"), new Fresh([poles + 1], float64, "C")];
};

const window: Rule = (given) => {
  const length = given.int("M");
  return length !== undefined && length > 0 ? arrayOfShape([length], float64) : undefined;
};

const small = byTable({ f: "?bBhHefF", d: "iIlLdD" });

/** Frequencies, for some functions times, and a spectrum of as many axes as the signal has, or one more. */
const spectrum =
  (dtypes: typeof small, hasTimes: boolean): Rule =>
  (given) => {
    const x = given.array("x");
    if (!x?.shape) return undefined;
    const axes = x.shape.length + (hasTimes ? 1 : 0);
    const dtype = x.dtype && dtypes(x.dtype);
    const [frequencies, times] = [freshLength(), freshLength()];
    const lengths =
      axes === 1 ? [frequencies] : axes === 2 && hasTimes ? [frequencies, times] : freshShape(axes);
    const first = arrayOfShape([frequencies], float64);
    return [first, ...(hasTimes ? [arrayOfShape([times], float64)] : []), arrayOfShape(lengths, dtype)];
  };

const peaks: Rule = (given) => {
  const x = arrayWith(given, "x", 1);
  return (
    x && [arrayOfShape([unknownDim(`peaks?${freshNumber()}`, 0, boundsOf(x.shape[0])[1])], int64), unknown]
  );
};

/** Another number of samples along one axis. */
const resampled: Rule = (given) => {
  const count = given.int("num");
  const at = (shape: Shape) => given.axis("axis", shape.length, 0);
  const doubled = byTable({ d: `${integers}d`, f: "ef", F: "F", D: "D" });
  return reshaped(
    given,
    "x",
    doubled,
    (shape) =>
      count === undefined || at(shape) === undefined
        ? undefined
        : shape.map((dim, i) => (i === at(shape) ? count : dim)),
    "any",
  );
};

const waves: Rule = like("t", byTable({ d: `${integers}d` }));
const spectra = "window, nperseg, noverlap, nfft, detrend, return_onesided, scaling, axis";

/** `scipy.signal`. */
export const signal: Readonly<Record<string, LibraryFunction>> = {
  convolve: gives("in1, in2, mode, method", kept),
  correlate: gives("in1, in2, mode, method", kept),
  fftconvolve: gives("in1, in2, mode, -axes", transformed),
  oaconvolve: gives("in1, in2, mode, -axes", transformed),
  convolve2d: gives("in1, in2, mode, boundary, fillvalue", kept),
  correlate2d: gives("in1, in2, mode, boundary, fillvalue", kept),
  lfilter: gives("b, a, x, axis, -zi", recursive(["b", "a"], "C")),
  filtfilt: gives("b, a, x, axis, padtype, padlen, method, irlen", recursive(["b", "a"])),
  sosfilt: gives("sos, x, axis, -zi", recursive(["sos"])),
  sosfiltfilt: gives("sos, x, axis, padtype, padlen", recursive(["sos"])),
  medfilt: gives("volume, kernel_size", like("volume", ofArgument("bBhHiIlLfd"))),
  medfilt2d: gives("input, kernel_size", like("input", ofArgument("bBhHiIlLfd"))),
  savgol_filter: gives(
    "x, window_length, polyorder, deriv, delta, axis, mode, cval",
    vectorOr(like("x", byTable({ d: `${integers}d`, f: "f" }))),
  ),
  detrend: gives("data, axis, type, bp, -overwrite_data", like("data", floating, "any")),
  hilbert: gives("x, -N, axis", like("x", byTable({ D: `${integers}d`, F: "ef" }))),
  resample: gives("x, num, -t, axis, window, -domain", resampled),
  find_peaks: gives(
    "x, height, threshold, distance, prominence, width, wlen, rel_height, plateau_size",
    peaks,
  ),
  periodogram: gives("x, fs, window, nfft, detrend, return_onesided, scaling, axis", spectrum(small, false)),
  welch: gives(`x, fs, ${spectra}, average`, spectrum(small, false)),
  spectrogram: gives(
    "x, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling, axis, -mode",
    spectrum(small, true),
  ),
  stft: gives(
    "x, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, boundary, padded, axis, scaling",
    spectrum(byTable({ F: "?bBhHefF", D: "iIlLdD" }), true),
  ),
  butter: gives("N, Wn, btype, -analog, output, fs", designed),
  cheby1: gives("N, rp, Wn, btype, -analog, output, fs", designed),
  cheby2: gives("N, rs, Wn, btype, -analog, output, fs", designed),
  ellip: gives("N, rp, rs, Wn, btype, -analog, output, fs", designed),
  bessel: gives("N, Wn, btype, -analog, output, norm, fs", designed),
  firwin: gives("numtaps, cutoff, width, window, pass_zero, scale, fs", (given) => {
    const taps = given.int("numtaps");
    return taps !== undefined && taps > 0 ? arrayOfShape([taps], float64) : undefined;
  }),
  get_window: gives("window, Nx, fftbins", (given) => {
    const length = given.int("Nx");
    return length !== undefined && length > 0 ? arrayOfShape([length], float64) : undefined;
  }),
  chirp: gives("t, f0, t1, f1, method, phi, vertex_zero", waves),
  square: gives("t, duty", waves),
  sawtooth: gives("t, width", waves),
};

/** `scipy.signal.windows`. */
export const windows: Readonly<Record<string, LibraryFunction>> = Object.fromEntries(
  "boxcar triang parzen bohman blackman nuttall blackmanharris flattop bartlett hann hamming cosine barthann"
    .split(" ")
    .map((name) => [name, gives("M, sym", window)]),
);
