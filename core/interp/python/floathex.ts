/** Returns `float.hex()`: "0x1.999999999999ap-4", "inf". */
export function floatHex(value: number): string {
  if (Number.isNaN(value)) return "nan";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (!Number.isFinite(value)) return `${sign}inf`;
  if (value === 0) return `${sign}0x0.0p+0`;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const stored = Number(bits >> 52n);
  const exponent = (stored || 1) - 1023;
  const digits = (bits & 0xfffffffffffffn).toString(16).padStart(13, "0");
  return `${sign}0x${stored ? 1 : 0}.${digits}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

const form = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;

/** Returns `float.fromhex(text)`; undefined where the text is none, or needs more than 53 bits. */
export function fromFloatHex(text: string): number | undefined {
  const trimmed = text.trim();
  const word = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed);
  if (word) {
    if (/^nan$/i.test(word[2])) return Number.NaN;
    return word[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const parts = form.exec(trimmed);
  if (!parts) return undefined;
  const [, sign, whole, fraction = "", power = "0"] = parts;
  const digits = whole + fraction;
  if (digits === "") return undefined;
  const mantissa = BigInt(`0x${digits}`);
  if (mantissa >= 1n << 53n) return undefined;
  const shift = Number(power) - 4 * fraction.length;
  // Two steps, so that a power below the least one does not round to 0 on its own.
  const half = Math.trunc(shift / 2);
  const value = Number(mantissa) * 2 ** half * 2 ** (shift - half);
  return sign === "-" ? -value : value;
}
