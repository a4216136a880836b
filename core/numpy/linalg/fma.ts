/** Returns x * y + z rounded once, but for rare double rounding; LAPACK's kernels are compiled to this instruction. */
export function fma(x: number, y: number, z: number): number {
  const product = x * y;
  if (!Number.isFinite(product) || Math.abs(product) > 1e290 || Math.abs(product) < 1e-290)
    return product + z;
  const a = high(x);
  const b = x - a;
  const c = high(y);
  const d = y - c;
  const error = a * c - product + a * d + b * c + b * d;
  const sum = product + z;
  const v = sum - product;
  const lost = product - (sum - v) + (z - v);
  return sum + (lost + error);
}

/** The upper 26 bits of a number. */
function high(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}
