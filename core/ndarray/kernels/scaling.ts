/** The least exponent of a power that is kept; the greatest is as far from 0. */
const least = -1000;
const powers = new Float64Array(1 - 2 * least);
powers[0] = 2 ** least;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1];

/** Returns 2^exponent for a whole exponent of up to 1000 either way. */
export function powerOfTwo(exponent: number): number {
  return powers[exponent - least];
}

/** Returns x * 2^exponent, rounded once. */
export function ldexp(x: number, exponent: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  if (exponent >= least && exponent <= -least && Math.abs(x) < 2 && Math.abs(x) >= 0.5)
    return x * powerOfTwo(exponent);
  let rest = Math.max(-2200, Math.min(2200, exponent));
  let result = x;
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000;
  // Going down, only the last step may round.
  for (; rest < -1000 && Math.abs(result) > 2 ** -960; rest += 52) result *= 2 ** -52;
  return rest < -1000 ? result * 2 ** -1000 * 2 ** (rest + 1000) : result * 2 ** rest;
}

const words = new DataView(new ArrayBuffer(8));

/** Returns the mantissa in [0.5, 1) and the exponent of a number. */
export function frexp(x: number): [mantissa: number, exponent: number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  if (Math.abs(x) < 2 ** -1022) {
    const [mantissa, exponent] = frexp(x * 2 ** 64);
    return [mantissa, exponent - 64];
  }
  words.setFloat64(0, x);
  const high = words.getUint32(0);
  words.setUint32(0, (high & 0x800fffff) | 0x3fe00000);
  return [words.getFloat64(0), ((high >>> 20) & 0x7ff) - 1022];
}
