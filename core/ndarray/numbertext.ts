/** Returns Python's `repr(float)`: shortest digits that give the same double, "1.0", "1e+16", "nan". */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (Object.is(value, -0)) return "-0.0";
  return fromDigits(value.toExponential(), 16);
}

/** Returns `str(complex)` with parts as `part` writes them: "(1+2j)", "1j". */
export function complexText(re: number, im: number, part = floatText): string {
  const short = (x: number) => part(x).replace(/\.0(?=$|e)/, "");
  if (re === 0 && !Object.is(re, -0)) return `${short(im)}j`;
  const imaginary = short(im);
  return `(${short(re)}${/^[-]/.test(imaginary) ? "" : "+"}${imaginary}j)`;
}

/** Returns `str(np.float32(value))`. */
export function float32Text(value: number): string {
  if (!Number.isFinite(value) || value === 0) return floatText(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toExponential(digits - 1);
    if (Math.fround(Number(text)) === value) return fromDigits(text, 7);
  }
  return fromDigits(value.toExponential(8), 7);
}

/** Lays out "d.ddde±x" as Python does: positional where the exponent is from -4 to below `limit`. */
function fromDigits(text: string, limit: number): string {
  const [mantissa, power] = text.split("e");
  const exponent = Number(power);
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "").replace(/0+$/, "") || "0";
  if (exponent < -4 || exponent >= limit) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    const tail = digits.length > 1 ? `.${digits.slice(1)}` : "";
    return `${sign}${digits[0]}${tail}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1) || "0"}`;
}

/** Returns Python's `int(text)`; undefined where Python raises ValueError. */
export function parseInteger(text: string): bigint | undefined {
  const match = /^\s*([+-]?)(\d+(?:_\d+)*)\s*$/.exec(text);
  if (!match) return undefined;
  const size = BigInt(match[2].replaceAll("_", ""));
  return match[1] === "-" ? -size : size;
}

/** Returns Python's `float(text)`; undefined where Python raises ValueError. */
export function parseFloating(text: string): number | undefined {
  const trimmed = text.trim();
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed);
  if (special) {
    if (special[2].toLowerCase() === "nan") return Number.NaN;
    return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const digits = String.raw`\d+(?:_\d+)*`;
  const number = new RegExp(`^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][+-]?${digits})?$`);
  return number.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : undefined;
}

/** Returns Python's `complex(text)`; undefined where Python raises ValueError. */
export function parseComplex(text: string): { readonly re: number; readonly im: number } | undefined {
  const trimmed = text.trim().replace(/^\(\s*(.*?)\s*\)$/, "$1");
  const real = parseFloating(trimmed);
  if (real !== undefined) return { re: real, im: 0 };
  if (!/[jJ]$/.test(trimmed)) return undefined;
  const body = trimmed.slice(0, -1);
  const cut = lastSign(body);
  if (cut <= 0) return imaginary(0, body);
  const re = parseFloating(body.slice(0, cut));
  return re === undefined ? undefined : imaginary(re, body.slice(cut));
}

function imaginary(re: number, text: string): { re: number; im: number } | undefined {
  const im = text === "" || text === "+" ? 1 : text === "-" ? -1 : parseFloating(text);
  return im === undefined ? undefined : { re, im };
}

/** Returns where the last sign stands that does not belong to an exponent; -1 when there is none. */
function lastSign(text: string): number {
  for (let i = text.length - 1; i >= 0; i--)
    if ((text[i] === "+" || text[i] === "-") && !/[eE]/.test(text[i - 1] ?? "")) return i;
  return -1;
}
