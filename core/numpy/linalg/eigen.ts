import { anyDoubt, type Doubt, noDoubt } from "../../ndarray/contents/doubt.ts";
import { eigenDoubts, exceptZeros, noDoubts } from "./doubts.ts";
import { copyOf, identity, isDiagonal, isUpper, type Matrix, matrix } from "./matrix.ts";

const { abs, sqrt, hypot, max, min } = Math;

/** Eigenvalues in LAPACK's order with vectors of length 1 in columns and LAPACK's signs; imaginary parts where there are any. */
export interface Eigen {
  readonly values: readonly { readonly re: number; readonly im: number }[];
  readonly re: Matrix;
  readonly im: Matrix | undefined;
  readonly doubts: { readonly values: Doubt; readonly vectors: Doubt };
}

type Parts = Omit<Eigen, "doubts">;

/** Returns the decomposition of an upper triangular matrix or one of 2 x 2; undefined for others, whose order depends on the iteration. */
export function eigenOf(a: Matrix): Eigen | undefined {
  const n = a.length;
  const found = isUpper(a) ? triangular(a, identity(n)) : n === 2 ? twoByTwo(a) : undefined;
  return found && { ...found, doubts: doubtsOf(a, found) };
}

/** What is triangular shows its eigenvalues; the vectors of a diagonal matrix are the axes. */
function doubtsOf(a: Matrix, { values, re, im }: Parts): Eigen["doubts"] {
  if (isDiagonal(a)) return noDoubts;
  const isTriangular = isUpper(a);
  if (a.length !== 2) return { values: isTriangular ? noDoubt : anyDoubt, vectors: anyDoubt };
  const [[p, q], [r, s]] = re;
  const [[pi, qi], [ri, si]] = im ?? [
    [0, 0],
    [0, 0],
  ];
  const determinant = hypot(p * s - pi * si - (q * r - qi * ri), p * si + pi * s - (q * ri + qi * r));
  const found = eigenDoubts(a, values, 2 / determinant);
  return isTriangular
    ? {
        values: noDoubt,
        vectors: exceptZeros(
          found.vectors.error,
          re.flatMap((row) => [...row]),
        ),
      }
    : found;
}

/** Vectors of Q T Q^T for an upper triangular T by back substitution; undefined where eigenvalues coincide. */
function triangular(t: Matrix, q: Matrix): Parts | undefined {
  const n = t.length;
  const columns: number[][] = [];
  for (let j = 0; j < n; j++) {
    const x = new Array<number>(n).fill(0);
    x[j] = 1;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += t[i][k] * x[k];
      if (sum !== 0 && t[i][i] === t[j][j]) return undefined;
      x[i] = sum === 0 ? 0 : -sum / (t[i][i] - t[j][j]);
    }
    const v = q.map((row) => row.reduce((sum, element, k) => sum + element * x[k], 0));
    const length = hypot(...v);
    columns.push(v.map((element) => element / length));
  }
  return {
    values: t.map((row, i) => ({ re: row[i], im: 0 })),
    re: matrix(n, n, (i, j) => columns[j][i]),
    im: undefined,
  };
}

/** The real Schur form of a 2 x 2 matrix: a rotation, and what it leaves (LAPACK's dlanv2). */
interface Schur {
  readonly t: Matrix;
  readonly cs: number;
  readonly sn: number;
}

function twoByTwo(given: Matrix): Parts | undefined {
  const [[, b], [c]] = given;
  // Balancing first exchanges the axes of a lower triangular matrix.
  if (b === 0 && c !== 0) {
    const swapped = twoByTwo(matrix(2, 2, (i, j) => given[1 - i][1 - j]));
    return swapped && { ...swapped, re: matrix(2, 2, (i, j) => swapped.re[1 - i][j]) };
  }
  const { t, cs, sn } = schur(given);
  const q = [Float64Array.of(cs, -sn), Float64Array.of(sn, cs)];
  return t[1][0] === 0 ? triangular(t, q) : complexPair(t, q);
}

function schur(given: Matrix): Schur {
  const a = copyOf(given);
  const [[a00, b], [c, d]] = a;
  if (c === 0) return { t: a, cs: 1, sn: 0 };
  if (a00 - d === 0 && Math.sign(b) !== Math.sign(c)) return { t: a, cs: 1, sn: 0 };
  const p = 0.5 * (a00 - d);
  const most = max(abs(b), abs(c));
  const least = min(abs(b), abs(c)) * Math.sign(b) * Math.sign(c);
  const scale = max(abs(p), most);
  const z = (p / scale) * p + (most / scale) * least;
  if (z < 4 * 2 ** -53) return equalDiagonal(a);
  const root = p + (p < 0 ? -1 : 1) * sqrt(scale) * sqrt(z);
  const tau = hypot(c, root);
  return {
    t: [Float64Array.of(d + root, b - c), Float64Array.of(0, d - (most / root) * least)],
    cs: root / tau,
    sn: c / tau,
  };
}

/** Complex or nearly equal eigenvalues: makes the diagonal equal. */
function equalDiagonal([[a, b], [c, d]]: Matrix): Schur {
  const sigma = b + c;
  const difference = a - d;
  const tau = hypot(sigma, difference);
  const cs = sqrt(0.5 * (1 + abs(sigma) / tau));
  const sn = -((0.5 * difference) / (tau * cs)) * (sigma < 0 ? -1 : 1);
  const [aa, bb, cc, dd] = [a * cs + b * sn, -a * sn + b * cs, c * cs + d * sn, -c * sn + d * cs];
  const middle = 0.5 * (aa * cs + cc * sn + (-bb * sn + dd * cs));
  const t = [Float64Array.of(middle, bb * cs + dd * sn), Float64Array.of(-aa * sn + cc * cs, middle)];
  return { t, cs, sn };
}

function complexPair([[a, b], [c]]: Matrix, q: Matrix): Parts | undefined {
  // With off-diagonals of one sign the eigenvalues are real and so close that rounding decides.
  if (b * c >= 0) return undefined;
  const im = sqrt(abs(b)) * sqrt(abs(c));
  const x = abs(b) >= abs(c) ? { re: 1, im: im / b } : { re: -im / c, im: 1 };
  const re = q.map((row) => row[0] * x.re);
  const imaginary = q.map((row) => row[1] * x.im);
  const length = hypot(hypot(...re), hypot(...imaginary));
  const v = re.map((part, i) => ({ re: part / length, im: imaginary[i] / length }));
  const size = v.map((part) => part.re ** 2 + part.im ** 2);
  const k = size[1] > size[0] ? 1 : 0;
  const r = (v[k].re < 0 ? -1 : 1) * hypot(v[k].re, v[k].im);
  const [cs, sn] = [v[k].re / r, v[k].im / r];
  const turned = v.map((part, i) => ({
    re: cs * part.re + sn * part.im,
    im: i === k ? 0 : cs * part.im - sn * part.re,
  }));
  return {
    values: [
      { re: a, im },
      { re: a, im: -im },
    ],
    re: matrix(2, 2, (i) => turned[i].re),
    im: matrix(2, 2, (i, j) => (j === 0 ? turned[i].im : -turned[i].im)),
  };
}

/** Returns ascending eigenvalues and vectors of a symmetric matrix that is diagonal or 2 x 2; undefined for others. */
export function symmetricEigen(
  a: Matrix,
): { readonly values: readonly number[]; readonly vectors: Matrix } | undefined {
  const n = a.length;
  const lower = matrix(n, n, (i, j) => (j > i ? 0 : a[i][j]));
  const isSplit = isDiagonal(lower);
  if (!isSplit && n !== 2) return undefined;
  const { d, z } = isSplit ? { d: a.map((row, i) => row[i]), z: identity(n) } : rotated(a);
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    for (let j = i + 1; j < n; j++) if (d[j] < d[least]) least = j;
    if (least === i) continue;
    [d[i], d[least]] = [d[least], d[i]];
    for (const row of z) [row[i], row[least]] = [row[least], row[i]];
  }
  return { values: d, vectors: z };
}

/** LAPACK's dlaev2: the eigenvalue of larger size first, and the rotation. */
function rotated([[a], [b, c]]: Matrix): { d: number[]; z: Matrix } {
  const sum = a + c;
  const difference = a - c;
  const twice = b + b;
  const rt = hypotOf(abs(difference), abs(twice));
  const [more, less] = abs(a) > abs(c) ? [a, c] : [c, a];
  const sign = sum < 0 ? -1 : 1;
  const first = sum === 0 ? 0.5 * rt : 0.5 * (sum + sign * rt);
  const second = sum === 0 ? -0.5 * rt : (more / first) * less - (b / first) * b;
  const other = difference >= 0 ? 1 : -1;
  const cs = difference + other * rt;
  let [c1, s1] = direction(cs, twice);
  if (sign === other) [c1, s1] = [-s1, c1];
  return { d: [first, second], z: [Float64Array.of(c1, -s1), Float64Array.of(s1, c1)] };
}

function direction(cs: number, twice: number): [number, number] {
  if (abs(cs) > abs(twice)) {
    const cotangent = -twice / cs;
    const s = 1 / sqrt(1 + cotangent * cotangent);
    return [cotangent * s, s];
  }
  const tangent = -cs / twice;
  const c = 1 / sqrt(1 + tangent * tangent);
  return [c, tangent * c];
}

function hypotOf(a: number, b: number): number {
  if (a > b) return a * sqrt(1 + (b / a) ** 2);
  return a < b ? b * sqrt(1 + (a / b) ** 2) : b * Math.SQRT2;
}
