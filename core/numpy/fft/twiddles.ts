import { cosSin } from "../../ndarray/contents/precise.ts";

/** Returns exp(2 pi i k / n) for 0 <= k < n as pocketfft computes it: the product of a coarse and a fine angle from two tables. */
export function twiddlesOf(n: number): (k: number) => readonly [re: number, im: number] {
  const angle = quarterOver(n);
  const half = Math.floor((n + 2) / 2);
  let shift = 1;
  while (2 ** shift * 2 ** shift < half) shift++;
  const mask = 2 ** shift - 1;
  const fine = Array.from({ length: mask + 1 }, (_, i) => unit(i, n, angle));
  const coarse = Array.from({ length: Math.floor((half + mask) / (mask + 1)) }, (_, i) =>
    unit(i * (mask + 1), n, angle),
  );
  return (k) => {
    const isUpper = 2 * k <= n;
    const at = isUpper ? k : n - k;
    const [a, b] = fine[at & mask];
    const [c, d] = coarse[at >> shift];
    const re = a * c - b * d;
    const im = a * d + b * c;
    return [re, isUpper ? im : -im];
  };
}

/** pi / (4 n), rounded once. */
function quarterOver(n: number): number {
  const hi = Math.PI / 4;
  const lo = 3.061616997868383e-17;
  const quotient = hi / n;
  const p = quotient * n;
  const c = 134217729 * quotient;
  const a = c - (c - quotient);
  const error = a * n - p + (quotient - a) * n;
  return quotient + (hi - p - error + lo) / n;
}

type Point = readonly [re: number, im: number];

/** exp(2 pi i x / n), reduced to the first octant. */
function unit(x: number, n: number, angle: number): Point {
  if (x === 0) return [1, 0];
  const eighth = 8 * x;
  if (eighth < 4 * n) {
    if (eighth < 2 * n) return firstQuadrant(eighth, n, angle);
    const [c, s] = firstQuadrant(eighth - 2 * n, n, angle);
    return [-s, c];
  }
  const rest = 8 * n - eighth;
  if (rest < 2 * n) {
    const [c, s] = firstQuadrant(rest, n, angle);
    return [c, -s];
  }
  const [c, s] = firstQuadrant(rest - 2 * n, n, angle);
  return [-s, -c];
}

function firstQuadrant(x: number, n: number, angle: number): Point {
  if (x < n) return cosSin(x * angle);
  const [c, s] = cosSin((2 * n - x) * angle);
  return [s, c];
}
