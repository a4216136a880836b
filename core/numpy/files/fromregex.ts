import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { any, opt } from "../calls/bind.ts";
import { dtype, text } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { linesOf } from "./lines.ts";
import { arrayOf, parseNumber } from "./numbers.ts";

const fromregex = op(
  { file: any, regexp: text, dtype, encoding: opt(any, undefined) },
  ({ file, regexp, dtype: type }, context) => {
    if (!type.fields) return raise("TypeError", "dtype must be a structured datatype");
    const fields = type.fields;
    const pattern = patternOf(regexp);
    const rows = [...linesOf(file, context).join("\n").matchAll(pattern)].map((match): Element[] => {
      const words = match.length > 1 ? match.slice(1) : [match[0]];
      if (words.length !== fields.length) return notKnown("groups that are no fields");
      return words.map((word, i) => elementOf(word ?? "", fields[i].dtype));
    });
    return allocEffect(arrayOf(rows, type, [rows.length]));
  },
);

/** Python's patterns are JavaScript's, as far as they are followed here. */
function patternOf(regexp: string): RegExp {
  if (/\(\?(?![:=!]|P<)|\\[AZa-ce-rtuvx-z0-9]|[^\0-\x7f]/.test(regexp))
    return notKnown("a regular expression");
  try {
    return new RegExp(regexp.replaceAll("(?P<", "(?<"), "g");
  } catch {
    return notKnown("a regular expression");
  }
}

function elementOf(word: string, type: DType): Element {
  if (type.kind === "S" && type.itemsize > 0) return word.slice(0, type.itemsize);
  if (type.kind === "U" && type.itemsize > 0) return [...word].slice(0, type.itemsize / 4).join("");
  if (!"iuf".includes(type.kind)) return notKnown("text of this dtype");
  return parseNumber(word, type) ?? notKnown("a word that is no number");
}

register("numpy", { fromregex });
