import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { parseDType } from "../../ndarray/dtypes/dtypename.ts";
import { NotKnown, NumpyError } from "../../ndarray/error.ts";
import type { Dim } from "../../ndarray/layouts/dim.ts";
import { parse } from "../../syntax/parse.ts";
import { type Length, lengthIn } from "./lengths.ts";

/** What a comment says of one name. */
export type Said = SaidLength | SaidArray | SaidScalar | SaidPlain;

/** `n=1_000_000`: a length that sizes are shown with, and that decides what is worth a finding; it proves nothing. */
export interface SaidLength {
  readonly kind: "length";
  readonly value: number;
}

/** `x: float32[n, 3]`, `x: uint8[h, w] F`. */
export interface SaidArray {
  readonly kind: "array";
  readonly dtype: DType;
  readonly shape: (of: (name: string) => Dim) => readonly Dim[];
  readonly order: "C" | "F";
}

/** `x: float32`, one of NumPy's scalars. */
interface SaidScalar {
  readonly kind: "scalar";
  readonly dtype: DType;
}

/** `n: int`, a value of Python's own. */
interface SaidPlain {
  readonly kind: "plain";
  readonly type: string;
}

/** One entry of a comment, with its place from the comment's `#`. */
export interface Entry {
  readonly name: string;
  readonly said: Said;
  readonly start: number;
  readonly end: number;
}

/** Why an entry says nothing, with its place from the comment's `#`. */
export interface Mistake {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface AssumeComment {
  readonly entries: readonly Entry[];
  readonly mistakes: readonly Mistake[];
}

const comment = /#\s*ndlens:\s*assume\b([^#;]*)/i;

/** Reads `# ndlens: assume n=1_000_000, x: float32[n, 3]`; undefined for a comment that says something else. */
export function readAssume(text: string): AssumeComment | undefined {
  const match = comment.exec(text);
  if (!match) return undefined;
  const from = match.index + match[0].length - match[1].length;
  const parts = partsOf(match[1], from);
  const entries: Entry[] = [];
  const mistakes: Mistake[] = [];
  for (const { written, start } of parts) {
    const place = { start, end: start + written.length };
    const entry = entryOf(written);
    if (typeof entry === "string") mistakes.push({ ...place, message: entry });
    else if (entries.some(({ name, said }) => name === entry.name && said.kind === entry.said.kind))
      mistakes.push({ ...place, message: `${entry.name} is assumed twice here` });
    else entries.push({ ...place, ...entry });
  }
  if (parts.length === 0)
    mistakes.push({
      start: match.index,
      end: text.trimEnd().length,
      message: "nothing is assumed by this: write `# ndlens: assume n=1_000_000, x: float32[n, 3]`",
    });
  return { entries, mistakes };
}

/** The entries of a list, which commas in brackets do not part. */
function partsOf(list: string, from: number): { readonly written: string; readonly start: number }[] {
  return [...list.matchAll(/(?:\[[^\]]*\]?|[^,[])+/g)]
    .map(({ 0: part, index }) => ({
      written: part.trim(),
      start: from + index + (part.length - part.trimStart().length),
    }))
    .filter(({ written }) => written !== "");
}

/** What an entry says; why it says nothing. */
function entryOf(written: string): Pick<Entry, "name" | "said"> | string {
  const [, name, sign, rest] = /^(.*?)\s*([=:])\s*(.*)$/s.exec(written) ?? [];
  if (name === undefined) return `"${written}" is neither n=1000 nor x: float32[n, 3]`;
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return `"${name}" is no name of a variable`;
  const said = sign === "=" ? lengthSaid(rest) : typeSaid(rest);
  return typeof said === "string" ? said : { name, said };
}

function lengthSaid(text: string): Said | string {
  const [, base, power] = /^(\d[\d_]*)\s*\*\*\s*(\d+)$/.exec(text) ?? [];
  const digits = text.replaceAll("_", "");
  const value = base
    ? Number(base.replaceAll("_", "")) ** Number(power)
    : /^\d+(\.\d+)?(e\+?\d+)?$/i.test(digits)
      ? Number(digits)
      : Number.NaN;
  if (Number.isSafeInteger(value)) return { kind: "length", value };
  return `"${text}" is no length: write a whole number such as 1_000_000`;
}

const plainTypes = new Set(["int", "float", "bool", "complex", "str"]);

function typeSaid(text: string): Said | string {
  if (plainTypes.has(text)) return { kind: "plain", type: text };
  const [, type, lengths, order] = /^(.*?)\[([^[\]]*)\]\s*([CF])?$/.exec(text) ?? [];
  const dtype = dtypeSaid(type ?? text);
  if (typeof dtype === "string") return dtype;
  if (lengths === undefined) return { kind: "scalar", dtype };
  const shape = shapeSaid(lengths);
  if (typeof shape === "string") return shape;
  return {
    kind: "array",
    dtype,
    shape: (of) => shape.map((length) => length(of)),
    order: order === "F" ? "F" : "C",
  };
}

function dtypeSaid(text: string): DType | string {
  try {
    return parseDType(text.trim().replace(/^(np|numpy)\./, ""));
  } catch (error) {
    if (error instanceof NumpyError || error instanceof NotKnown)
      return `no dtype is called "${text.trim()}"`;
    throw error;
  }
}

function shapeSaid(text: string): readonly Length[] | string {
  if (text.trim() === "") return [];
  const lengths: Length[] = [];
  for (const written of text.replace(/,\s*$/, "").split(",")) {
    const { errors, body } = parse(`(${written})`);
    const [statement] = body;
    const length = errors.length === 0 && statement?.kind === "Expr" ? lengthIn(statement.value) : undefined;
    if (!length)
      return `"${written.trim()}" is no length: write a number, a name, or sums and products of them`;
    lengths.push(length);
  }
  return lengths;
}
