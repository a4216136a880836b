/**
 * ## What it does
 * Reports arrays of 64- or 32-bit numbers that hold small whole numbers, at all times and in all that is computed from them; images
 * that become as wide as the small table that they are looked up in; and arrays that are filled, scaled or converted only to be converted to a narrower dtype.
 *
 * ## Why is this bad?
 * int64 and float64 take 8 bytes a number. Labels, flags, counts to 255 and the pixels of an image fit one.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * labels = np.zeros(250_000, dtype=np.int64)
 * labels[::3] = 1
 * labels[::5] = 2
 * print(labels.max())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * labels = np.zeros(250_000, dtype=np.uint8)
 * labels[::3] = 1
 * labels[::5] = 2
 * print(labels.max())
 * ```
 *
 * ## When not to
 * When other input could need larger numbers. The rule is silent where the array is an index, is written to a file, meets code
 * that is not known, or goes through a step whose results could be other ones.
 */

import type { NDArray } from "../../ndarray/array.ts";
import {
  type DType,
  int8,
  int16,
  integerLimits,
  sameDType,
  uint8,
  uint16,
} from "../../ndarray/dtypes/dtype.ts";
import { isExact, less, minus } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Module, Node } from "../../syntax/ast.ts";
import type { EventOf, Range } from "../../trace/event.ts";
import { makerOf } from "../../trace/query.ts";
import { hull } from "../../trace/ranges.ts";
import { elementUses } from "../../trace/reads.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { addKeyword, replace } from "../edits.ts";
import { type Fix, type Report, type RuleSettings, rule, type Scene } from "../rule.ts";
import { argument, numpyName } from "../tree.ts";
import { neededRange } from "./narrowing.ts";
import { onlyCast } from "./onlycast.ts";

type Making = EventOf<"alloc" | "copy">;

export default rule({
  code: "ND201",
  name: "wide-dtype",
  severity: "warning",
  on: ["alloc", "copy"],
  check(event, scene) {
    if (!scene.trace.isWhole) return undefined;
    if (scene.visits.every(({ op }) => op === "getitem")) return ofLookup(event, scene);
    return ofNumbers(event, scene) ?? onlyCast(scene, event);
  },
});

function ofNumbers(
  event: Making,
  { trace, module, visits, settings }: Scene<"alloc" | "copy">,
): Report | undefined {
  if (!visits.every((visit) => isCandidate(visit, trace))) return undefined;
  const ranges = visits.map(rangeAtFirst);
  if (ranges.includes(undefined)) return undefined;
  const range = neededRange(
    trace,
    visits.map(({ out }) => out),
    (ranges as readonly Range[]).reduce(hull),
  );
  const better = range && smallest(range);
  const { dtype } = event.out;
  if (!better || 4 * better.itemsize > dtype.itemsize) return undefined;
  const amount = amountOf(visits, `of ${showDType(dtype)}`, ({ layout }) => nbytes(layout));
  if (!isExact(amount.bytes)) return undefined;
  const small = (amount.bytes * better.itemsize) / dtype.itemsize;
  if (amount.bytes - small < settings.threshold) return undefined;
  return {
    message: `${amount.text} for whole numbers from ${range.lo} to ${range.hi}: ${showDType(better)} takes ${formatBytes(small)}; ask for that dtype`,
    bytes: minus(amount.bytes, small),
    proof: [
      `what is stored and all that is computed from it lies in ${range.lo}..${range.hi}`,
      "it is no index, goes into no file and meets no code that is not known",
    ],
    fix: fixOf(event, module, better),
  };
}

/** A small table that an image is looked up in gives its dtype to as many elements as the image has. */
function ofLookup(
  event: Making,
  { trace, module, visits, settings }: Scene<"alloc" | "copy">,
): Report | undefined {
  const tables = visits.map((visit) => tableOf(trace, visit, settings));
  const [table] = tables;
  if (!table || tables.includes(undefined)) return undefined;
  const makings = [...new Set(tables as readonly Making[])];
  const ranges = makings.map(rangeAtFirst);
  if (ranges.includes(undefined)) return undefined;
  const range = neededRange(
    trace,
    makings.map(({ out }) => out),
    (ranges as readonly Range[]).reduce(hull),
  );
  const better = range && smallest(range);
  const { dtype } = event.out;
  if (!better || 4 * better.itemsize > dtype.itemsize) return undefined;
  const amount = amountOf(visits, `of ${showDType(dtype)}`, ({ layout }) => nbytes(layout));
  if (!isExact(amount.bytes)) return undefined;
  const small = (amount.bytes * better.itemsize) / dtype.itemsize;
  if (amount.bytes - small < settings.threshold) return undefined;
  return {
    message: `${amount.text} from a table of whole numbers from ${range.lo} to ${range.hi}: ${showDType(better)} takes ${formatBytes(small)}; give the table that dtype`,
    bytes: minus(amount.bytes, small),
    proof: [
      `what is stored and all that is computed from it lies in ${range.lo}..${range.hi}`,
      "it is no index, goes into no file and meets no code that is not known",
    ],
    fix: fixOf(table, module, better),
    related: [{ at: table.node, message: "the table is made here" }],
  };
}

/** Returns the operation that made the table of which elements are taken, when the table itself is too small to be reported. */
function tableOf(
  trace: Trace,
  { of, out, ins, kind }: Making & { readonly of?: NDArray },
  { threshold }: RuleSettings,
): Making | undefined {
  const index = ins[1];
  if (kind !== "copy" || !of || !out.owndata || index?.t !== "ndarray" || !"iu".includes(index.dtype.kind))
    return undefined;
  const maker = makerOf(trace, trace.lives.get(of.buffer)?.owner ?? of);
  if (of.alternatives || (maker?.kind !== "alloc" && maker?.kind !== "copy")) return undefined;
  if (!isCandidate(maker, trace)) return undefined;
  return less(nbytes(maker.layout), threshold) === true ? maker : undefined;
}

/** Functions that leave the choice of a dtype to the program. */
const makers: ReadonlyMap<string, number> = new Map([
  ["zeros", 1],
  ["ones", 1],
  ["empty", 1],
  ["full", 2],
  ["array", 1],
  ["asarray", 1],
  ["astype", 0],
  ["integers", 3],
  ["randint", 3],
  ["where", -1],
]);

/** `dtype=np.intp` says that the numbers are indices. */
function isForIndices(node: Node, position: number): boolean {
  const dtype = position < 0 ? undefined : argument(node, position, "dtype");
  return dtype?.kind === "Attribute" ? dtype.attr === "intp" : dtype?.kind === "Name" && dtype.id === "intp";
}

function isCandidate({ op, out, ins, kind, node }: Making, trace: Trace): boolean {
  const name = shortName(op);
  if (!makers.has(name) || !out.owndata || out.alternatives || out.subclass !== "ndarray") return false;
  const isMask = ins[0]?.t === "ndarray" && ins[0].dtype.kind === "b";
  if (name === "array" && kind === "copy" && !isMask) return false;
  // A cast to the dtype that is there already is not where it was chosen.
  if (ins[0]?.t === "ndarray" && name === "astype" && sameDType(ins[0].dtype, out.dtype)) return false;
  if (isForIndices(node, makers.get(name) ?? -1)) return false;
  const uses = elementUses(trace, out);
  if (out.dtype.kind === "i" || out.dtype.kind === "u") return uses.some(({ role }) => role !== "written");
  // Floats are meant as floats unless somebody writes ints into them.
  if (out.dtype.char !== "d") return false;
  if (name === "astype") return isMask;
  if (name === "where") return ins.length === 3 && ins.slice(1).every(isWholeNumber);
  const writes = uses.filter(({ role }) => role === "written");
  if (["zeros", "ones"].includes(name) && writes.length === 0) return isOnlyMask(trace, out);
  return (
    ["zeros", "ones", "empty"].includes(name) &&
    writes.length > 0 &&
    writes.every(({ event }) => writesInts(event))
  );
}

const masking: ReadonlySet<string> = new Set(["tril", "triu"]);

/** `np.tril(np.ones((n, n)))`, of which it is only asked where it is 0, or which becomes a mask then. */
function isOnlyMask(trace: Trace, ones: NDArray): boolean {
  const parts = elementUses(trace, ones).map(({ event }) => event);
  const isPart = (event: (typeof parts)[number]) =>
    (event.kind === "alloc" || event.kind === "copy") &&
    masking.has(shortName(event.op)) &&
    isAsked(trace, event.out);
  return parts.length > 0 && parts.every(isPart);
}

/** True when an array is only compared, or converted to a narrow dtype. */
function isAsked(trace: Trace, array: NDArray): boolean {
  const uses = elementUses(trace, array);
  return (
    uses.length > 0 &&
    uses.every(({ event }) => {
      if (event.kind === "ufunc") return event.out.dtype.kind === "b" && !event.into;
      return event.kind === "copy" && shortName(event.op) === "astype" && event.out.dtype.itemsize === 1;
    })
  );
}

function writesInts(event: ReturnType<typeof elementUses>[number]["event"]): boolean {
  return event.kind === "write" && event.op === "setitem" && isIntLike(event.ins[2]);
}

/** `1.0` of `np.where(mask, 1.0, 0.0)`. */
function isWholeNumber(value: Value): boolean {
  return (
    (value.t === "float" || value.t === "int") && typeof value.v === "number" && Number.isInteger(value.v)
  );
}

function betweenOf(values: readonly Value[]): Range {
  const numbers = values.flatMap((value) => ("v" in value && typeof value.v === "number" ? [value.v] : []));
  return { lo: Math.min(...numbers), hi: Math.max(...numbers), integral: true, nan: false };
}

function isIntLike(value: Value | undefined): boolean {
  if (value?.t === "ndarray") return "biu".includes(value.dtype.kind);
  return value?.t === "int" || value?.t === "bool";
}

/** The range of what the array holds at first; of random integers that of all that could be drawn. */
function rangeAtFirst({ op, ins, named, range }: Making): Range | undefined {
  const name = shortName(op);
  if (name === "empty") return { lo: 0, hi: 0, integral: true, nan: false };
  const [from0] = ins;
  if (name === "astype" && from0?.t === "ndarray" && from0.dtype.kind === "b")
    return { lo: 0, hi: 1, integral: true, nan: false };
  if (name === "where" && ins.length === 3 && ins.slice(1).every(isWholeNumber))
    return betweenOf(ins.slice(1));
  if (name !== "integers" && name !== "randint") return range;
  const from = ins[0]?.t === "object" ? 1 : 0;
  const bounds = [...ins.slice(from, from + 2), named.get("low"), named.get("high")].flatMap((value) =>
    value?.t === "int" && typeof value.v === "number" ? [value.v] : [],
  );
  if (!range || bounds.length === 0) return undefined;
  const top = Math.max(...bounds) - (named.get("endpoint") ? 0 : 1);
  return hull(range, {
    lo: bounds.length > 1 ? Math.min(...bounds) : 0,
    hi: top,
    integral: true,
    nan: false,
  });
}

/** Returns the smallest integer dtype that holds the range, of 8 or 16 bits. */
function smallest({ lo, hi }: Range): DType | undefined {
  return [uint8, int8, uint16, int16].find((dtype) => {
    const [least, most] = integerLimits(dtype);
    return least <= lo && hi <= most;
  });
}

function fixOf({ node, op }: Making, module: Module, dtype: DType): Fix | undefined {
  const np = numpyName(module);
  const position = makers.get(shortName(op)) ?? -1;
  if (!np || node.kind !== "Call" || position < 0) return undefined;
  const name = `${np}.${showDType(dtype)}`;
  const given = argument(node, position, "dtype");
  const edit = given ? replace(given, name) : addKeyword(module, node, `dtype=${name}`);
  return { title: `Use ${showDType(dtype)}`, safe: false, edits: [edit] };
}
