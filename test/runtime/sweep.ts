import { createHash } from "node:crypto";
import { entryOf } from "../../core/ndarray/entry.ts";
import { defaultLimits, setLimits } from "../../core/ndarray/limits.ts";
import type { Value } from "../../core/ndarray/value.ts";
import { attributeOf } from "../../core/numpy/attributes/attributes.ts";
import { callNumpy } from "../../core/numpy/calls/call.ts";
import { getItem, setItem } from "../../core/numpy/items/items.ts";
import { lookup } from "../../core/numpy/names/namespace.ts";
import type { Effect } from "../../core/numpy/op.ts";
import { type BinaryOperator, binary, compare, inplace, unary } from "../../core/numpy/operators.ts";
import {
  arraysIn,
  decode,
  effectFacts,
  factsOf,
  isPartial,
  type Json,
  plainContext,
  wrongClaims,
} from "./facts.ts";

/** A stored call, and what NumPy gave: with digests in the place of values unless `near`. */
export interface SweepCase {
  readonly call: string;
  readonly args: readonly Json[];
  readonly kwargs: { readonly [name: string]: Json };
  readonly gives: Json;
  readonly near?: true;
}

/** What came of a case: the facts that are claimed wrongly, and whether something is not known. */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly unknown: boolean;
  /** NumPy raises as well, but with another message. */
  readonly otherWords: boolean;
  readonly got: Json;
}

/** Runs a case and compares it with NumPy's answer. */
export function judge(test: SweepCase): Verdict {
  setLimits(defaultLimits());
  const recipes = new Map<string, Value>();
  const argument = (json: Json) => entryOf(recipes, JSON.stringify(json), () => decode(json));
  const given = test.args.map(argument);
  const named = new Map(Object.entries(test.kwargs).map(([name, value]) => [name, argument(value)]));
  const arrays = [...given, ...named.values()].flatMap(arraysIn);
  const before = JSON.stringify(arrays.map((array) => factsOf(array)));
  const effect = run(test.call, given, named);
  const result = inClassName(effectFacts(effect, arrays));
  const after = arrays.map((array) => factsOf(array));
  const isWritten = isRecord(test.gives) && "arrays" in test.gives;
  const facts = isWritten || JSON.stringify(after) !== before ? { result, arrays: after } : result;
  const got = test.near ? nearby(facts, test.gives, toleranceFor(test)) : compact(facts, test.gives);
  // Where it is not known what a call does, nothing is claimed of what it may have written.
  const verdict = { wrong: [], unknown: false, otherWords: false, got };
  if (isRecord(result) && "unknown" in result) return { ...verdict, unknown: true };
  if (mayRaise(result, test)) return { ...verdict, unknown: true };
  const wrong = wrongClaims(got, test.gives);
  if (wrong.length > 0 && bothRaise(result, test)) return { ...verdict, otherWords: true };
  return { ...verdict, wrong, unknown: isPartial(got, test.gives) };
}

function bothRaise(result: Json, { gives }: SweepCase): boolean {
  const want = isRecord(gives) && "result" in gives ? gives.result : gives;
  return isRecord(want) && isRecord(result) && "raises" in want && "raises" in result;
}

/** What Python's own operators do on objects is not known where the result's elements are not, and they may raise. */
function mayRaise(result: Json, { args, gives }: SweepCase): boolean {
  const want = isRecord(gives) && "result" in gives ? gives.result : gives;
  if (!isRecord(want) || !("raises" in want) || !isRecord(result)) return false;
  const hasObjects = result.dtype === "|O" || /\["O",|\{"none"/.test(JSON.stringify(args));
  return hasObjects && (result.values === null || result.value === null);
}

const binaries: Readonly<Record<string, BinaryOperator>> = {
  "+": "Add",
  "-": "Sub",
  "*": "Mult",
  "/": "Div",
  "//": "FloorDiv",
  "%": "Mod",
  "**": "Pow",
  "<<": "LShift",
  ">>": "RShift",
  "&": "BitAnd",
  "|": "BitOr",
  "^": "BitXor",
  "@": "MatMult",
};
const comparisons = { "==": "Eq", "!=": "NotEq", "<": "Lt", "<=": "LtE", ">": "Gt", ">=": "GtE" } as const;
const unaries = { "~": "Invert", "u-": "USub", "u+": "UAdd" } as const;

function run(name: string, args: readonly Value[], named: ReadonlyMap<string, Value>): Effect | undefined {
  const context = plainContext();
  if (name === "[]") return getItem(args[0], args[1], context);
  if (name === "[]=") return setItem(args[0], args[1], args[2], context);
  if (name in binaries) return binary(binaries[name], args[0], args[1], context);
  if (name in comparisons)
    return compare(comparisons[name as keyof typeof comparisons], args[0], args[1], context);
  if (name in unaries) return unary(unaries[name as keyof typeof unaries], args[0], context);
  if (name.endsWith("=")) return inplace(binaries[name.slice(0, -1)], args[0], args[1], context);
  if (name.startsWith(".")) return attributeOf(args[0], name.slice(1), context);
  return callNumpy({ t: "numpy", name: canonical(name) }, args, named, context);
}

/** NumPy has some functions under several names. */
function canonical(name: string): string {
  const at = name.lastIndexOf(".");
  const found = lookup(name.slice(0, at), name.slice(at + 1));
  return found?.t === "numpy" ? found.name : name;
}

/** NumPy shows its private exceptions under the name of their public base. */
function inClassName(facts: Json): Json {
  if (!isRecord(facts) || !String(facts.raises).startsWith("_UFunc")) return facts;
  return { ...facts, raises: "UFuncTypeError" };
}

/** The facts with a digest in the place of values, as sweep.py stores them. */
function compact(got: Json, want: Json): Json {
  if (Array.isArray(got))
    return got.map((item, i) => compact(item, Array.isArray(want) ? (want[i] ?? null) : null));
  if (!isRecord(got)) return got;
  const wanted = isRecord(want) ? want : {};
  const entries = Object.entries(got).map(([key, item]): [string, Json] => {
    if (key !== "values" || !Array.isArray(item)) return [key, compact(item, wanted[key] ?? null)];
    return [key, wanted.values === null ? null : digest(item)];
  });
  return Object.fromEntries(entries);
}

function digest(values: readonly Json[]): string {
  return createHash("sha1").update(values.map(plain).join("")).digest("hex").slice(0, 8);
}

function plain(x: Json): string {
  if (typeof x === "boolean") return x ? "t" : "f";
  if (typeof x === "number") {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(x);
    return bytes.toString("hex");
  }
  if (Array.isArray(x)) return `[${x.map(plain).join("")}]`;
  if (isRecord(x)) {
    const entries = Object.entries(x).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => key + plain(item)).join("")}}`;
  }
  return `${x};`;
}

/** Numbers that differ in the last digits only are taken as the same: processors round in their own ways. */
function nearby(got: Json, want: Json, tolerance = 1e-9): Json {
  if (typeof got === "number" && typeof want === "number")
    return Math.abs(got - want) <= tolerance * Math.max(1e-6, Math.abs(want)) ? want : got;
  if (Array.isArray(got) && Array.isArray(want))
    return got.map((item, i) => nearby(item, want[i] ?? null, tolerance));
  if (!isRecord(got) || !isRecord(want)) return got;
  const own = Math.max(toleranceOf(got.dtype ?? got.scalar) ?? 0, tolerance);
  return Object.fromEntries(
    Object.entries(got).map(([key, value]) => [key, nearby(value, want[key] ?? null, own)]),
  );
}

/** What is computed in a narrow dtype keeps its rounding in a wide output. */
function toleranceFor({ args }: SweepCase): number {
  const text = JSON.stringify(args);
  if (/\["f2"|"<f2"/.test(text)) return 4e-3;
  return /\["(f4|c8)"|"<(f4|c8)"/.test(text) ? 2e-5 : 1e-9;
}

function toleranceOf(dtype: Json | undefined): number | undefined {
  if (dtype === "<f2") return 4e-3;
  return dtype === "<f4" || dtype === "<c8" ? 2e-5 : undefined;
}

function isRecord(json: Json): json is { readonly [key: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
