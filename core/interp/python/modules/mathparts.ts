/** Returns mantissa and exponent of a float as `math.frexp` does. */
export function fraction(x: number): [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let mantissa = x * 2 ** -exponent;
  for (; Math.abs(mantissa) < 0.5; exponent--) mantissa *= 2;
  for (; Math.abs(mantissa) >= 1; exponent++) mantissa /= 2;
  return [mantissa, exponent];
}

/** Returns what is behind the point, with the sign of x. */
export function fractionalPart(x: number): number {
  const rest = Number.isFinite(x) ? Math.abs(x) % 1 : Number.isNaN(x) ? x : 0;
  return x < 0 || Object.is(x, -0) ? -rest : rest;
}

/** Returns the float next to x in the direction of y. */
export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || x === y) return x === y ? y : Number.NaN;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([x]).buffer);
  bits[0] += y > x === x > 0 ? 1n : -1n;
  return new Float64Array(bits.buffer)[0];
}

/** Returns the IEEE remainder: x minus the multiple of y nearest to it, of two the even one. */
export function remainder(x: number, y: number): number {
  if (!Number.isFinite(y)) return Number.isFinite(x) && !Number.isNaN(y) ? x : Number.NaN;
  const rest = Math.abs(x) % Math.abs(y);
  const other = Math.abs(y) - rest;
  const isOdd = (Math.abs(x) % (2 * Math.abs(y))) - rest !== 0;
  const nearest = rest < other || (rest === other && !isOdd) ? rest : -other;
  return x < 0 ? -nearest : nearest;
}

/** True when two floats are as close as `math.isclose` asks. */
export function isClose(x: number, y: number, relative: number, absolute: number): boolean {
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  const distance = Math.abs(x - y);
  return distance <= Math.abs(relative * y) || distance <= Math.abs(relative * x) || distance <= absolute;
}

/** Returns the sum of floats rounded once, as `math.fsum` does; undefined when one is not finite or the partial sums overflow. */
export function exactSum(numbers: readonly number[]): number | undefined {
  const partials: number[] = [];
  for (const number of numbers) {
    let x = number;
    let kept = 0;
    for (const partial of partials) {
      const [large, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
      const high = large + small;
      const low = small - (high - large);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    if (!Number.isFinite(x)) return undefined;
    partials.length = kept;
    partials.push(x);
  }
  let total = 0;
  for (let i = partials.length - 1; i >= 0; i--) {
    const before = total;
    total += partials[i];
    const low = partials[i] - (total - before);
    if (low === 0) continue;
    // Half-way cases are rounded by the sign of what is left below.
    const below = partials[i - 1] ?? 0;
    if (below !== 0 && low > 0 === below > 0) {
      const twice = total + low * 2;
      if (twice - total === low * 2) total = twice;
    }
    break;
  }
  return total;
}

/** Returns the product of the whole numbers from one to another. */
export function product(from: bigint, to: bigint): bigint {
  let result = 1n;
  for (let i = from; i <= to; i++) result *= i;
  return result;
}

/** Returns the whole part of a square root, by Newton's steps from above. */
export function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}
