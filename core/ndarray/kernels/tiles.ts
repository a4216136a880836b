import type { Lane } from "./lanes.ts";

/** Steps of the sums that are made at a time, so that what they read stays near the processor. */
const depth = 512;
const width = 4;

/** Columns of the second matrix side by side, as the sums read them. */
const panel = new Float64Array(width * depth);

/**
 * Adds to `out`, of n rows and m columns from `to`, the product of matrices of n x k and k x m that begin at `a` and `b`. It is made in tiles
 * of two rows and four columns, the sums of which need no memory; each sum runs over k from its beginning, rounded twice a step.
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
    for (let j = 0; j < m; j += width) {
      const columns = Math.min(width, m - j);
      fillPanel(y, b + p * m + j, m, steps, columns);
      for (let i = 0; i < n; i += 2) {
        const from = a + i * k + p;
        // A last row without a second one is computed twice.
        addTile(x, from, i + 1 < n ? from + k : from, steps, out, to + i * m + j, i + 1 < n ? m : 0, columns);
      }
    }
  }
}

function fillPanel(y: Lane, from: number, m: number, steps: number, columns: number): void {
  if (columns === width)
    for (let p = 0, at = from, to = 0; p < steps; p++, at += m, to += width) {
      panel[to] = y[at];
      panel[to + 1] = y[at + 1];
      panel[to + 2] = y[at + 2];
      panel[to + 3] = y[at + 3];
    }
  else
    for (let p = 0; p < steps; p++)
      for (let c = 0; c < width; c++) panel[width * p + c] = c < columns ? y[from + p * m + c] : 0;
}

function addTile(
  x: Lane,
  first: number,
  second: number,
  steps: number,
  out: Lane,
  to: number,
  row: number,
  columns: number,
): void {
  let s0 = out[to];
  let s1 = columns > 1 ? out[to + 1] : 0;
  let s2 = columns > 2 ? out[to + 2] : 0;
  let s3 = columns > 3 ? out[to + 3] : 0;
  let t0 = out[to + row];
  let t1 = columns > 1 ? out[to + row + 1] : 0;
  let t2 = columns > 2 ? out[to + row + 2] : 0;
  let t3 = columns > 3 ? out[to + row + 3] : 0;
  const ys = panel;
  for (let p = 0, q = 0; p < steps; p++, q += width) {
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
  store(out, to + row, columns, t0, t1, t2, t3);
  store(out, to, columns, s0, s1, s2, s3);
}

function store(out: Lane, to: number, columns: number, s0: number, s1: number, s2: number, s3: number): void {
  out[to] = s0;
  if (columns > 1) out[to + 1] = s1;
  if (columns > 2) out[to + 2] = s2;
  if (columns > 3) out[to + 3] = s3;
}
