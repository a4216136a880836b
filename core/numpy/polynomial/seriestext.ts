import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { scalar } from "../../ndarray/make.ts";
import { none, pyInt, pyStr, type Value } from "../../ndarray/value.ts";
import { opt } from "../calls/bind.ts";
import { type Composer, composer } from "../calls/composer.ts";
import { text } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { currentOptions } from "../printing/state.ts";

/** How a series prints beside its coefficients. */
export interface SeriesForm {
  readonly offset: number;
  readonly scale: number;
  readonly symbol: string;
  /** The name of the basis' polynomials; none for powers. */
  readonly letter: string | undefined;
  /** "ascii" or "unicode", where it was asked for. */
  readonly style?: string;
}

/** Returns `str(series)`: its terms, lowest degree first, in Unicode or ASCII. */
export function seriesText(c: readonly number[], form: SeriesForm, context: Context): string {
  const call = composer(context);
  const isPlain = (form.style ?? context.settings.get(styleSetting)) === "ascii";
  const width = Math.max(1, currentOptions(context)?.linewidth ?? 75);
  const argument = argumentText(form, call);
  let output = floatText(c[0], false, call);
  c.slice(1).forEach((x, i) => {
    const sign = x >= 0 ? "+ " : "- ";
    let term =
      sign + floatText(x >= 0 ? x : -x, true, call) + termText(i + 1, argument, form.letter, isPlain);
    output += " ";
    const line = output.slice(output.lastIndexOf("\n") + 1).length + term.length + (i < c.length - 2 ? 2 : 0);
    if (line >= width) term = term.replace(" ", "\n");
    output += term;
  });
  return output;
}

/** What the polynomials are of: x, or its map into the window. */
function argumentText({ offset, scale, symbol }: SeriesForm, call: Composer): string {
  if (offset === 0 && scale === 1) return symbol;
  if (scale === 1) return `(${floatText(offset, false, call)} + ${symbol})`;
  if (offset === 0) return `(${floatText(scale, false, call)}${symbol})`;
  return `(${floatText(offset, false, call)} + ${floatText(scale, false, call)}${symbol})`;
}

function termText(degree: number, argument: string, letter: string | undefined, isPlain: boolean): string {
  if (letter !== undefined)
    return isPlain
      ? ` ${letter}_${degree}(${argument})`
      : `·${letter}${shifted(degree, "₀₁₂₃₄₅₆₇₈₉")}(${argument})`;
  if (degree === 1) return isPlain ? ` ${argument}` : `·${argument}`;
  return isPlain ? ` ${argument}**${degree}` : `·${argument}${shifted(degree, "⁰¹²³⁴⁵⁶⁷⁸⁹")}`;
}

function shifted(degree: number, digits: string): string {
  return String(degree).replace(/\d/g, (digit) => Array.from(digits)[Number(digit)]);
}

/** A coefficient in positional digits, or with an exponent where these would be many. */
function floatText(x: number, inParentheses: boolean, call: Composer): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "inf" : "-inf";
  const isLong = x !== 0 && (Math.abs(x) >= 1e8 || Math.abs(x) < 1e-4);
  const name = isLong ? "format_float_scientific" : "format_float_positional";
  const named: Record<string, Value> = { precision: pyInt(8), trim: pyStr("0") };
  const shown = call.named(name, [scalar(float64, x)], named);
  const digits = shown.t === "str" ? (shown.v ?? "") : "";
  return isLong && inParentheses ? `(${digits})` : digits;
}

const styleSetting = "polynomial.printstyle";

register("numpy.polynomial", {
  set_default_printstyle: op({ style: opt(text, "") }, ({ style }, context) => {
    if (style !== "unicode" && style !== "ascii")
      raise("ValueError", `Unsupported format string '${style}'. Valid options are 'ascii' and 'unicode'`);
    context.settings.set(styleSetting, style);
    return { kind: "value", value: none };
  }),
});
