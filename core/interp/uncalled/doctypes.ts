import type { DType } from "../../ndarray/dtypes/dtype.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { anyRank, arrayOfRanks, arrayOfShape, freshLength, sketched } from "../../ndarray/sketch.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import type { Lengths } from "../assume/naming.ts";
import { dtypeCalled } from "./dtypewords.ts";

/** What a documented type says: the value, made anew for each parameter. `lengths` are the unknowns that its names stand for. */
export function valueOfType(text: string, lengths: Lengths): Value {
  const plain = withoutAsides(text);
  if (plain.length > 200) return unknown;
  const { rest, shapes } = shapesIn(plain);
  const alternatives = rest
    .toLowerCase()
    .replace(/\[.*?\]|[`~:'"]/g, " ")
    .replace(/\bdtype\s*=?\s*/g, " of ")
    .split(/\s+or\s+|,(?!\s*of\b)|\||[{}]/)
    .map((one) => one.split(/[\s,]+/).filter((word) => word !== "" && !fillers.has(word)))
    .filter((words) => words.some((word) => word !== "of"));
  const kinds = alternatives.filter(([word]) => word !== "none");
  const of = valueOfAlternatives(kinds, shapes, lengths);
  const isOptional = kinds.length < alternatives.length && of.t === "unknown" && of.sketch !== undefined;
  return isOptional ? sketched({ kind: "optional", of }) : of;
}

const set = (text: string) => new Set(text.split(" "));
const fillers = set(
  "a an the with shape optional numpy np python input type 1d 2d 3d 4d 1-d 2-d 3-d 4-d 1-dimensional 2-dimensional 3-dimensional any =",
);
const arrays = set("ndarray ndarrays np.ndarray numpy.ndarray");
const likes = set("array array_like array-like arraylike sequence list tuple iterable");
const wholes = set("int integer np.int64 numpy.int64");
const reals = set("float scalar number real double");

function valueOfAlternatives(
  alternatives: readonly (readonly string[])[],
  shapes: readonly (readonly string[])[],
  lengths: Lengths,
): Value {
  if (alternatives.length === 0) return unknown;
  const kinds = alternatives.map(kindOf);
  if (kinds.every((kind) => kind === "array" || kind === "like")) {
    const [words] = alternatives;
    const dtypes = words.flatMap((word) => dtypeCalled(word) ?? []);
    if (kinds.includes("like")) return arrayOf("like", shapes, undefined, lengths);
    return arrayOf("array", shapes, alternatives.length === 1 ? dtypes[0] : undefined, lengths);
  }
  if (shapes.length > 0) return unknown;
  if (kinds.every((kind) => kind === "whole")) return wholeNumber(lengths);
  if (!kinds.every((kind) => kind === "whole" || kind === "real")) return unknown;
  const complex = alternatives.some((words) => words.includes("scalar")) || undefined;
  return sketched({ kind: "number", whole: false, complex });
}

/** What one alternative of a type is; undefined when a word in it is not understood. */
function kindOf(words: readonly string[]): "array" | "like" | "whole" | "real" | undefined {
  const isSequence = words.some((word) => arrays.has(word) || likes.has(word));
  if (!isSequence) {
    if (words.length > 1) return undefined;
    return wholes.has(words[0]) ? "whole" : reals.has(words[0]) ? "real" : undefined;
  }
  const isPlain = words.every(
    (word) =>
      arrays.has(word) ||
      likes.has(word) ||
      word === "of" ||
      elements.has(word) ||
      dtypeCalled(word) !== undefined,
  );
  if (!isPlain) return undefined;
  return words.some((word) => arrays.has(word)) && !words.some((word) => likes.has(word)) ? "array" : "like";
}

/** Words that say of what kind elements are, without saying which dtype. */
const elements = set(
  "float floats int ints integer integers real complex number numbers bool boolean booleans numeric floating double scalars",
);

const wholeNumber = (lengths: Lengths): Value =>
  sketched({ kind: "number", whole: true, dim: lengths.number() });

function arrayOf(
  kind: "array" | "like",
  shapes: readonly (readonly string[])[],
  dtype: DType | undefined,
  lengths: Lengths,
): Value {
  // Prose says "array_like" of whatever a function was written for; it is given arrays of other ranks as well.
  if (shapes.length === 0 || kind === "like") return arrayOfRanks(anyRank, dtype, kind);
  const ranks = shapes.map(rankOf);
  if (ranks.includes(undefined)) return arrayOfRanks(anyRank, dtype, kind);
  if (shapes.length > 1) return arrayOfRanks((ranks as number[]).sort(), dtype, kind);
  return arrayOfShape(
    shapes[0].map((length) => lengthOf(length, lengths)),
    dtype,
    kind,
  );
}

/** How many axes a written shape has; undefined where it has an ellipsis or parts that may be left out. */
export function rankOf(shape: readonly string[]): number | undefined {
  return shape.some((length) => /\.\.|\[|\]|\*|…/.test(length) || length === "") ? undefined : shape.length;
}

export function lengthOf(text: string, lengths: Lengths): Dim {
  if (/^\d+$/.test(text)) return Number(text);
  return /^[A-Za-z_]\w*$/.test(text) ? lengths.named(text) : freshLength();
}

/** What may stand in parentheses that are no shape: `(int, int)`, `(array_like, optional)`. */
const typeWords =
  /^(int|float|str|bool|complex|array_like|array|ndarray|optional|none|tuple|list|scalar|callable|number|object)s?$/i;

/** Takes the shapes out of a type: `(M, N)`, `(n,)`, `[n, m]`, and `2D` or `1-D` where no shape is written. */
export function shapesIn(text: string): {
  readonly rest: string;
  readonly shapes: readonly (readonly string[])[];
} {
  const shapes: string[][] = [];
  let rest = text.replace(
    /(\bshape\s*[=:]?\s*)?\(([^()]*)\)/g,
    (all, isNamed: string | undefined, inside: string) => {
      if (!isNamed && !inside.includes(",")) return all;
      const parts = inside.split(",").map((part) => part.replace(/\s*([+\-*/])\s*/g, "$1").trim());
      if (parts.at(-1) === "" && (parts.length > 1 || isNamed)) parts.pop();
      const isShape = parts.every((part) => /^[\w.+*/\-[\]…]+( *\[)?$/.test(part) && !typeWords.test(part));
      if (isShape) shapes.push(inside.includes("[") ? ["..."] : parts);
      return isShape ? " " : all;
    },
  );
  rest = rest.replace(/shape\s*[=:]?\s*\[([^[\]]*)\]/g, (_, inside: string) => {
    shapes.push(inside.split(",").map((part) => part.trim()));
    return " ";
  });
  if (shapes.length === 0)
    for (const [, rank] of text.matchAll(/\b([1-4])-?(?:d|dim(?:ensional)?)\b/gi))
      shapes.push(Array.from({ length: Number(rank) }, () => "?"));
  return { rest, shapes };
}

/** Leaves out what is said of defaults, and what says only how an argument is given. */
export function withoutAsides(text: string): string {
  return text
    .replace(/[,;]?\s*\(?\bdefaults?\b.*$/i, "")
    .replace(/[,;]?\s*(optional|keyword[- ]only)\b.*$/i, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\.\s*$/, "");
}

/** Returns the value of a parameter whose default is None where the docstring says only what else it may be. */
export function orNone(value: Value): Value {
  return value.t === "unknown" && value.sketch && value.sketch.kind !== "optional"
    ? sketched({ kind: "optional", of: value })
    : value;
}
