import { roundToHalf } from "../casts/float16.ts";
import type { DType } from "../dtypes/dtype.ts";
import type { Lane } from "./lanes.ts";
import { multiplyAdd } from "./libm.ts";
import { areSafe } from "./reduce.ts";
import type { Side } from "./run.ts";
import { addProduct } from "./tiles.ts";
import { wholeBigOf, wholeOf } from "./whole.ts";

/** Sizes of a stack of matrix products: `batch` times (n, k) x (k, m). */
export interface ProductSizes {
  readonly batch: number;
  readonly n: number;
  readonly k: number;
  readonly m: number;
}

/**
 * Returns the products of stacks of matrices in C order: `a` seen as (batch, n, k) and `b` as (batch, k, m). Sums run over
 * k from its beginning, in one rounding a step as BLAS does with fused multiplication. Undefined when not all is known.
 */
export function runProduct(a: Side, b: Side, sizes: ProductSizes): Lane | BigInt64Array | undefined {
  const { batch, n, k, m } = sizes;
  const { as } = a;
  if (as.itemsize > 16 || (as.kind === "f" && as.itemsize > 8)) return undefined;
  const x = wholeOf(a, batch * n * k);
  const y = wholeOf(b, batch * k * m);
  const isLarge = as.itemsize === 8 && as.kind !== "f" && as.kind !== "c";
  if (x && y) {
    const out = as.kind === "c" ? complexProduct(x, y, sizes, as) : realProduct(x, y, sizes, as);
    if (!isLarge || (areSafe(out, as.kind === "u") && fits(x, y, k))) return out;
  }
  return isLarge ? bigProduct(a, b, sizes) : undefined;
}

/** Steps beyond which fused multiplication would take too long to imitate. */
const many = 1e6;

function realProduct(x: Lane, y: Lane, { batch, n, k, m }: ProductSizes, as: DType): Lane {
  const out = new Float64Array(batch * n * m);
  const add =
    batch * n * k * m > many && as.kind === "f" && as.itemsize === 8 ? undefined : adderFor(x, y, k, as);
  if (add) eachProduct(x, y, out, { batch, n, k, m }, add);
  else for (let i = 0; i < batch; i++) addProduct(x, i * n * k, y, i * k * m, out, i * n * m, { n, k, m });
  if (as.kind === "f" && as.itemsize === 2) for (let i = 0; i < out.length; i++) out[i] = roundToHalf(out[i]);
  return out;
}

function eachProduct(
  x: Lane,
  y: Lane,
  out: Lane,
  { batch, n, k, m }: ProductSizes,
  add: (a: number, b: number, c: number) => number,
): void {
  for (let i = 0; i < batch * n; i++) {
    const from = Math.floor(i / n) * k * m;
    for (let p = 0; p < k; p++) {
      const value = x[i * k + p];
      const row = from + p * m;
      for (let j = 0; j < m; j++) out[i * m + j] = add(value, y[row + j], out[i * m + j]);
    }
  }
}

/** One step of a sum of products; undefined when the plain one is exact. */
function adderFor(
  x: Lane,
  y: Lane,
  k: number,
  as: DType,
): ((a: number, b: number, c: number) => number) | undefined {
  if (as.kind === "b") return (a, b, c) => +(c !== 0 || (a !== 0 && b !== 0));
  if (as.kind !== "f" && as.itemsize === 4) return (a, b, c) => (Math.imul(a, b) + c) | 0;
  if (as.kind !== "f") return undefined;
  if (as.itemsize <= 4) return (a, b, c) => Math.fround(a * b + c);
  return largestWhole(x) * largestWhole(y) * Math.max(1, k) < 2 ** 53 ? undefined : multiplyAdd;
}

/** The largest size of whole numbers; NaN where some are none. */
function largestWhole(lane: Lane): number {
  let most = 0;
  for (let i = 0; i < lane.length; i++) {
    const size = Math.abs(lane[i]);
    if (Math.floor(size) !== size) return Number.NaN;
    if (size > most) most = size;
  }
  return most === Number.POSITIVE_INFINITY ? Number.NaN : most;
}

/** True when no sum of `k` products can leave the exact integers. */
function fits(x: Lane, y: Lane, k: number): boolean {
  return largest(x) * largest(y) * Math.max(1, k) < 2 ** 53;
}

function largest(lane: Lane): number {
  let most = 0;
  for (let i = 0; i < lane.length; i++) most = Math.max(most, Math.abs(lane[i]));
  return most;
}

/** Products with the real and with the imaginary parts of `x` are summed by themselves and joined at the end. */
function complexProduct(x: Lane, y: Lane, { batch, n, k, m }: ProductSizes, as: DType): Lane {
  const out = new Float64Array(2 * batch * n * m);
  const turned = new Float64Array(2 * batch * n * m);
  const add = as.itemsize === 8 ? (a: number, b: number, c: number) => Math.fround(a * b + c) : multiplyAdd;
  for (let i = 0; i < batch * n; i++) {
    const from = Math.floor(i / n) * k * m;
    for (let p = 0; p < k; p++) {
      const [re, im] = [x[2 * (i * k + p)], x[2 * (i * k + p) + 1]];
      for (let j = 0; j < m; j++) {
        const at = 2 * (from + p * m + j);
        const to = 2 * (i * m + j);
        out[to] = add(re, y[at], out[to]);
        out[to + 1] = add(re, y[at + 1], out[to + 1]);
        turned[to] = add(im, y[at + 1], turned[to]);
        turned[to + 1] = add(im, y[at], turned[to + 1]);
      }
    }
  }
  for (let i = 0; i < out.length; i += 2) {
    out[i] -= turned[i];
    out[i + 1] += turned[i + 1];
  }
  return out;
}

function bigProduct(a: Side, b: Side, { batch, n, k, m }: ProductSizes): BigInt64Array {
  const x = wholeBigOf(a, batch * n * k);
  const y = wholeBigOf(b, batch * k * m);
  const out = new BigInt64Array(batch * n * m);
  for (let i = 0; i < batch * n; i++) {
    const from = Math.floor(i / n) * k * m;
    for (let p = 0; p < k; p++)
      for (let j = 0; j < m; j++) out[i * m + j] += x[i * k + p] * y[from + p * m + j];
  }
  return out;
}
