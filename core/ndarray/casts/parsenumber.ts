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
