import type { Lane } from "./lanes.ts";

/**
 * Returns the sum of `count` elements from `at`, added in NumPy's order: eight sums side by side in blocks of up to 128
 * elements, and halves of longer runs by themselves.
 */
export function pairwiseSum(x: Lane, at: number, count: number): number {
  if (count < 8) {
    let sum = -0;
    for (let i = 0; i < count; i++) sum += x[at + i];
    return sum;
  }
  if (count > 128) {
    const half = halfOf(count);
    return pairwiseSum(x, at, half) + pairwiseSum(x, at + half, count - half);
  }
  let [a, b, c, d, e, f, g, h] = [
    x[at],
    x[at + 1],
    x[at + 2],
    x[at + 3],
    x[at + 4],
    x[at + 5],
    x[at + 6],
    x[at + 7],
  ];
  const whole = count - (count % 8);
  for (let i = 8; i < whole; i += 8) {
    a += x[at + i];
    b += x[at + i + 1];
    c += x[at + i + 2];
    d += x[at + i + 3];
    e += x[at + i + 4];
    f += x[at + i + 5];
    g += x[at + i + 6];
    h += x[at + i + 7];
  }
  let sum = a + b + (c + d) + (e + f + (g + h));
  for (let i = whole; i < count; i++) sum += x[at + i];
  return sum;
}

const r = Math.fround;

/** The same with every step rounded to a float32. */
export function pairwiseSum32(x: Lane, at: number, count: number): number {
  if (count < 8) {
    let sum = -0;
    for (let i = 0; i < count; i++) sum = r(sum + x[at + i]);
    return sum;
  }
  if (count > 128) {
    const half = halfOf(count);
    return r(pairwiseSum32(x, at, half) + pairwiseSum32(x, at + half, count - half));
  }
  let [a, b, c, d, e, f, g, h] = [
    x[at],
    x[at + 1],
    x[at + 2],
    x[at + 3],
    x[at + 4],
    x[at + 5],
    x[at + 6],
    x[at + 7],
  ];
  const whole = count - (count % 8);
  for (let i = 8; i < whole; i += 8) {
    a = r(a + x[at + i]);
    b = r(b + x[at + i + 1]);
    c = r(c + x[at + i + 2]);
    d = r(d + x[at + i + 3]);
    e = r(e + x[at + i + 4]);
    f = r(f + x[at + i + 5]);
    g = r(g + x[at + i + 6]);
    h = r(h + x[at + i + 7]);
  }
  let sum = r(r(r(a + b) + r(c + d)) + r(r(e + f) + r(g + h)));
  for (let i = whole; i < count; i++) sum = r(sum + x[at + i]);
  return sum;
}

/** The sum of `count` complex elements from element `at`, with steps rounded by `round`. */
export function pairwiseComplexSum(
  x: Lane,
  at: number,
  count: number,
  round: (value: number) => number,
): readonly [re: number, im: number] {
  const n = 2 * count;
  const from = 2 * at;
  if (n < 8) {
    let [re, im] = [-0, -0];
    for (let i = 0; i < n; i += 2) {
      re = round(re + x[from + i]);
      im = round(im + x[from + i + 1]);
    }
    return [re, im];
  }
  if (n > 128) {
    const half = halfOf(n) / 2;
    const [a, b] = pairwiseComplexSum(x, at, half, round);
    const [c, d] = pairwiseComplexSum(x, at + half, count - half, round);
    return [round(a + c), round(b + d)];
  }
  const sums = Array.from(x.subarray(from, from + 8));
  const whole = n - (n % 8);
  for (let i = 8; i < whole; i += 8) for (let j = 0; j < 8; j++) sums[j] = round(sums[j] + x[from + i + j]);
  let re = round(round(sums[0] + sums[2]) + round(sums[4] + sums[6]));
  let im = round(round(sums[1] + sums[3]) + round(sums[5] + sums[7]));
  for (let i = whole; i < n; i += 2) {
    re = round(re + x[from + i]);
    im = round(im + x[from + i + 1]);
  }
  return [re, im];
}

/** Half of a run, in whole groups of eight. */
function halfOf(count: number): number {
  const half = Math.floor(count / 2);
  return half - (half % 8);
}
