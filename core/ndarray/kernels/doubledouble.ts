/**
 * Arithmetic on unevaluated sums of two doubles, which carry about 106 bits. Each function returns the high part and
 * leaves the low one in `low`, so that a chain of them allocates nothing.
 */

/** The low part of the last result. */
export let low = 0;

/** Returns a + b exactly. */
export function twoSum(a: number, b: number): number {
  const sum = a + b;
  const back = sum - a;
  low = a - (sum - back) + (b - back);
  return sum;
}

/** Returns a * b exactly. */
export function twoProduct(a: number, b: number): number {
  const product = a * b;
  const c = 134217729 * a;
  const d = 134217729 * b;
  const ah = c - (c - a);
  const bh = d - (d - b);
  const al = a - ah;
  const bl = b - bh;
  low = ah * bh - product + ah * bl + al * bh + al * bl;
  return product;
}

/** Returns (a + al) + (b + bl). */
export function add(a: number, al: number, b: number, bl: number): number {
  const sum = twoSum(a, b);
  const rest = low + al + bl;
  return fastSum(sum, rest);
}

/** Returns (a + al) * (b + bl). */
export function multiply(a: number, al: number, b: number, bl: number): number {
  const product = twoProduct(a, b);
  const rest = low + (a * bl + al * b);
  return fastSum(product, rest);
}

/** Returns (a + al) / (b + bl). */
export function divide(a: number, al: number, b: number, bl: number): number {
  const first = a / b;
  const product = multiply(first, 0, b, bl);
  const rest = a - product - low + al;
  return fastSum(first, rest / b);
}

/** Returns the square root of a + al. */
export function squareRoot(a: number, al: number): number {
  if (a === 0) {
    low = 0;
    return 0;
  }
  const root = Math.sqrt(a);
  const product = twoProduct(root, root);
  const rest = a - product - low + al;
  return fastSum(root, rest / (2 * root));
}

/** Returns a + b, where b is the smaller. */
export function fastSum(a: number, b: number): number {
  const sum = a + b;
  low = b - (sum - a);
  return sum;
}
