import type { Lane } from "./lanes.ts";

/** Steps of the sums that are made at a time, so that what they read stays near the processor. */
const depth = 512;
const width = 4;

/** Columns of the second matrix side by side, as the sums read them. */
const panel = new Float64Array(width * depth);

/**
 * Adds to `out`, of n rows and m columns from `to`, the product of matrices of n x k and k x m that begin at `a` and `b`. It is made in tiles
 * of two rows and four columns, the sums of which need no memory, and the last columns by themselves; each sum runs over k from its beginning,
 * rounded twice a step.
 */
export function addProduct(
  x: Lane,
  a: number,
  y: Lane,
  b: number,
  out: Lane,
  to: number,
  { n, k, m }: { readonly n: number; readonly k: number; readonly m: number },
): void {
  for (let p = 0; p < k; p += depth) {
    const steps = Math.min(depth, k - p);
    let j = 0;
    for (; j + width <= m; j += width) {
      fillPanel(y, b + p * m + j, m, steps);
      for (let i = 0; i < n; i += 2) {
        const from = a + i * k + p;
        // A last row without a second one is computed twice.
        const isLast = i + 1 === n;
        addTile(x, from, isLast ? from : from + k, steps, out, to + i * m + j, isLast ? 0 : m);
      }
    }
    for (; j < m; j++) {
      for (let q = 0, at = b + p * m + j; q < steps; q++, at += m) panel[q] = y[at];
      for (let i = 0; i < n; i += width)
        addColumn(x, a + i * k + p, k, steps, out, to + i * m + j, m, Math.min(width, n - i) - 1);
    }
  }
}

function fillPanel(y: Lane, from: number, m: number, steps: number): void {
  for (let p = 0, at = from, to = 0; p < steps; p++, at += m, to += 4) {
    panel[to] = y[at];
    panel[to + 1] = y[at + 1];
    panel[to + 2] = y[at + 2];
    panel[to + 3] = y[at + 3];
  }
}

function addTile(
  x: Lane,
  first: number,
  second: number,
  steps: number,
  out: Lane,
  to: number,
  row: number,
): void {
  let s0 = out[to];
  let s1 = out[to + 1];
  let s2 = out[to + 2];
  let s3 = out[to + 3];
  let t0 = out[to + row];
  let t1 = out[to + row + 1];
  let t2 = out[to + row + 2];
  let t3 = out[to + row + 3];
  const ys = panel;
  for (let p = 0, q = 0; p < steps; p++, q += 4) {
    const u = x[first + p];
    const v = x[second + p];
    const y0 = ys[q];
    const y1 = ys[q + 1];
    const y2 = ys[q + 2];
    const y3 = ys[q + 3];
    s0 += u * y0;
    s1 += u * y1;
    s2 += u * y2;
    s3 += u * y3;
    t0 += v * y0;
    t1 += v * y1;
    t2 += v * y2;
    t3 += v * y3;
  }
  out[to + row] = t0;
  out[to + row + 1] = t1;
  out[to + row + 2] = t2;
  out[to + row + 3] = t3;
  out[to] = s0;
  out[to + 1] = s1;
  out[to + 2] = s2;
  out[to + 3] = s3;
}

/** Adds to one column of up to four rows; those behind the `last` of them are computed as that one is. */
function addColumn(
  x: Lane,
  from: number,
  k: number,
  steps: number,
  out: Lane,
  to: number,
  m: number,
  last: number,
): void {
  const [second, third] = [Math.min(1, last), Math.min(2, last)];
  const [from1, from2, from3] = [from + second * k, from + third * k, from + last * k];
  let s0 = out[to];
  let s1 = out[to + second * m];
  let s2 = out[to + third * m];
  let s3 = out[to + last * m];
  const ys = panel;
  for (let p = 0; p < steps; p++) {
    const factor = ys[p];
    s0 += x[from + p] * factor;
    s1 += x[from1 + p] * factor;
    s2 += x[from2 + p] * factor;
    s3 += x[from3 + p] * factor;
  }
  out[to + last * m] = s3;
  out[to + third * m] = s2;
  out[to + second * m] = s1;
  out[to] = s0;
}
