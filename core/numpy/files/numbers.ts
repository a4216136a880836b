import { viewOn, writeElement } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Complex, Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { make } from "../../ndarray/make.ts";

const floatPattern = /^[+-]?(?:\d*\.?\d*(?:[eE][+-]?\d+)?|inf|infinity|nan)$/i;

/** Returns the element of a number dtype that the text spells; undefined when it spells none. */
export function parseNumber(text: string, dtype: DType): Element | undefined {
  const trimmed = text.trim();
  if (dtype.kind === "f") return parseFloatText(trimmed);
  if (dtype.kind === "c") return parseComplex(trimmed);
  if (dtype.kind === "b") return parseBool(trimmed);
  return parseInteger(trimmed, dtype);
}

/** Returns the float that the text spells as Python's `float(text)` reads it; undefined when it spells none. */
export function parseFloatText(text: string): number | undefined {
  if (!floatPattern.test(text) || !/[\dfa]/i.test(text)) return undefined;
  const word = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (word)
    return word[2].toLowerCase() === "nan"
      ? Number.NaN
      : word[1] === "-"
        ? Number.NEGATIVE_INFINITY
        : Number.POSITIVE_INFINITY;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function parseBool(text: string): boolean | undefined {
  const value = parseFloatText(text);
  return value === undefined || !Number.isInteger(value) ? undefined : value !== 0;
}

function parseInteger(text: string, dtype: DType): number | bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ""));
  const bits = 8 * dtype.itemsize;
  const fits =
    dtype.kind === "u" ? BigInt.asUintN(bits, value) === value : BigInt.asIntN(bits, value) === value;
  if (!fits) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function parseComplex(text: string): Complex | undefined {
  const bare = /^\((.*)\)$/.exec(text)?.[1] ?? text;
  const real = parseFloatText(bare);
  if (real !== undefined) return { re: real, im: 0 };
  const parts =
    /^([+-]?(?:[\d.]+(?:e[+-]?\d+)?|inf|nan)(?=[+-]))?([+-]?(?:[\d.]+(?:e[+-]?\d+)?|inf|nan))j$/i.exec(bare);
  if (!parts) return undefined;
  const re = parts[1] === undefined ? 0 : parseFloatText(parts[1]);
  const im = parseFloatText(parts[2]);
  return re === undefined || im === undefined ? undefined : { re, im };
}

/** Returns the numbers of a text between separators, as `np.fromstring` reads them. White space in `sep` stands for any white space. */
export function numbersIn(text: string, dtype: DType, sep: string, count: number): NDArray {
  if (!"fciub".includes(dtype.kind)) return notKnown("text of this dtype");
  const words = sep.trim() === "" ? text.split(/\s+/) : text.split(sep.trim());
  while (words.length > 0 && words[words.length - 1].trim() === "") words.pop();
  if (words[0]?.trim() === "" && sep.trim() === "") words.shift();
  const wanted = count < 0 ? words : words.slice(0, count);
  const elements = wanted.map(
    (word): Element =>
      parseNumber(word, dtype) ??
      raise("ValueError", "string or file could not be read to its end due to unmatched data"),
  );
  if (count > elements.length) raise("ValueError", "string is smaller than requested size");
  return arrayOf(elements, dtype, [elements.length]);
}

/** Returns a new C array of these elements. */
export function arrayOf(elements: readonly Element[], dtype: DType, shape: readonly number[]): NDArray {
  return make(allocatedIn(dtype, shape), {
    fill: (data, _, objects) => {
      const view = viewOn(data);
      elements.forEach((element, i) => {
        writeElement(view, dtype, i * dtype.itemsize, element, objects);
      });
    },
  });
}
