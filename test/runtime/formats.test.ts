import { describe, expect, it } from "vitest";
import { NumpyError } from "../../core/ndarray/error.ts";
import type { FloatBits } from "../../core/ndarray/print/digits.ts";
import { floatText, formatPositional, formatScientific, type Trim } from "../../core/ndarray/print/float.ts";
import {
  formatBool,
  formatComplex,
  formatFloat,
  formatInt,
  formatStr,
} from "../../core/ndarray/print/pyformat.ts";
import type { Value } from "../../core/ndarray/value.ts";
import { decode, type Json, truth } from "./facts.ts";

interface Layout {
  readonly precision: number | null;
  readonly unique: boolean;
  readonly trim: Trim;
  readonly sign: boolean;
  readonly pad_left: number | null;
  readonly pad_right?: number | null;
  readonly min_digits: number | null;
  readonly exp_digits?: number | null;
  readonly fractional?: boolean;
}

type Digits = readonly [
  value: string,
  bits: FloatBits,
  str: string,
  isScientific: boolean,
  how: Layout,
  want: string,
];

const { formats, digits } = truth("formats") as unknown as {
  readonly formats: readonly (readonly [value: Json, spec: string, want: string | null])[];
  readonly digits: readonly Digits[];
};

describe("numbers as text", () => {
  it(`${formats.length} format specs as Python's`, () => {
    const wrong = formats.flatMap(([value, spec, want]) => {
      const got = formatted(decode(value), spec);
      return got === want ? [] : [{ value, spec, want, got }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it(`${digits.length} floats of three widths, positional and scientific`, () => {
    const wrong = digits.flatMap(([text, bits, str, isScientific, how, want]) => {
      const value = Number(text);
      const layout = {
        bits,
        precision: how.precision ?? -1,
        unique: how.unique,
        trim: how.trim,
        sign: how.sign,
        padLeft: how.pad_left ?? -1,
        padRight: how.pad_right ?? -1,
        minDigits: how.min_digits ?? -1,
        expDigits: how.exp_digits ?? -1,
        fractional: how.fractional ?? true,
      };
      const got = isScientific ? formatScientific(value, layout) : formatPositional(value, layout);
      return got === want && floatText(value, bits) === str ? [] : [{ text, bits, how, want, got }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

/** Null where Python raises. */
function formatted(value: Value, spec: string): string | null {
  try {
    switch (value.t) {
      case "int":
        return formatInt(value.v as number | bigint, spec);
      case "float":
        return formatFloat(value.v as number, spec);
      case "complex":
        return formatComplex(value, spec);
      case "bool":
        return formatBool(value.v as boolean, spec);
      case "str":
        return formatStr(value.v as string, spec);
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof NumpyError) return null;
    throw error;
  }
}
