import { anyRank, arrayOfRanks, arrayOfShape, sketched } from "../../ndarray/sketch.ts";
import { anyBool, anyFloat, anyStr, unknown, type Value } from "../../ndarray/value.ts";
import type { Lengths } from "../assume/naming.ts";
import { lengthOf, rankOf, shapesIn, withoutAsides } from "../uncalled/doctypes.ts";
import { dtypeCalled } from "../uncalled/dtypewords.ts";

/** What documentation calls an array, whatever else it also takes for one. */
const arrays =
  /\b(nd-?array|array|matrix|image|data-?cube)s?\b|array[-_ ]?like|\bnp\.nd|^\s*\([\w, ]+,[\w, ]*\)/i;

/**
 * Returns what a parameter is likely to be, of all that its documented type allows: the first of several types, and of a shape the part
 * that is always there: `(M, N[, C]) array_like` is an array of two axes.
 */
export function likelyOfType(text: string, lengths: Lengths): Value {
  const plain = withoutOptional(withoutAsides(text))
    .replace(/^\s*None\s*(or|,|\|)\s*/, "")
    .trim();
  if (plain.length > 300) return unknown;
  if (/^(tuple|list|sequence|iterable|dict|callable|function|None)\b/i.test(plain)) return unknown;
  if (/^\{?['"]|^str\b/.test(plain)) return anyStr;
  if (/^bool/i.test(plain)) return anyBool;
  if (/^(int|integer)s?\b/i.test(plain) && !/^ints?\s+(nd)?array/i.test(plain))
    return sketched({ kind: "number", whole: true, dim: lengths.number() });
  if (/^(float|scalar|number|real)\b/i.test(plain) && !/^\w+\s+(nd)?array/i.test(plain)) return anyFloat;
  if (!arrays.test(plain)) return unknown;
  const [shape] = shapesIn(plain.replace(/\b\w+\s*=\s*(\d+)/g, "$1")).shapes;
  const dtypes = [...plain.matchAll(/[\w.]+/g)].flatMap(([word]) => dtypeCalled(word) ?? []);
  const dtype = dtypes.length === 1 ? dtypes[0] : undefined;
  if (!shape || !isOfLikelyRank(shape)) return arrayOfRanks(anyRank, dtype);
  return arrayOfShape(
    shape.map((length) => lengthOf(length, lengths)),
    dtype,
  );
}

/** True where each part of a shape stands for one axis: `(..., C, ...)` is said of the channels of images, with one on either side. */
function isOfLikelyRank(shape: readonly string[]): boolean {
  return rankOf(shape) !== undefined || shape.filter((part) => /^(\.{2,}|…)$/.test(part)).length === 2;
}

/** Takes `[, C]` and what else may be left out from a shape. */
function withoutOptional(text: string): string {
  const shorter = text.replace(/\[\s*,[^[\]]*\]/g, "");
  return shorter === text ? text : withoutOptional(shorter);
}
