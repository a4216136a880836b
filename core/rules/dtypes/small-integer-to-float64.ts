/**
 * ## What it does
 * Reports arithmetic on arrays of 8- or 16-bit integers (or bools) that NumPy does in float64, such as an image divided by 255; and
 * means over so few of them, such as the three colours of a pixel, that the results take more memory than the image.
 *
 * ## Why is this bad?
 * The result takes eight times the memory of 8-bit integers. float32 holds every 8- and 16-bit integer exactly and needs half.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * picture = np.full((480, 640, 3), 128, dtype=np.uint8)
 * scaled = picture / 255.0
 * print(scaled.max())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * picture = np.full((480, 640, 3), 128, dtype=np.uint8)
 * scaled = np.divide(picture, 255.0, dtype=np.float32)
 * print(scaled.max())
 * ```
 *
 * ## When not to
 * When the result needs more than the seven decimal digits of float32. The rule is silent where the result meets another large
 * float64 array, as everything becomes float64 there.
 */
import type { NDArray } from "../../ndarray/array.ts";
import { floorDivide, isExact, less, times } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType } from "../../ndarray/show.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Module } from "../../syntax/ast.ts";
import type { EventOf } from "../../trace/event.ts";
import { consumersOf, makerOf } from "../../trace/query.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { withKeyword } from "../callwith.ts";
import { products, shortName } from "../consumers.ts";
import { replace } from "../edits.ts";
import { isElementwiseEvent } from "../expansion/elementwise.ts";
import { type Edit, type Fix, rule, type Scene } from "../rule.ts";
import { argument, numpyName, statementOf } from "../tree.ts";
import { float64Beside, hasAxes } from "./asfloat32.ts";
import { isByDefault } from "./bydefault.ts";
import { isPetty } from "./reach.ts";
import { wideMean } from "./widemean.ts";

type Term = EventOf<"ufunc" | "copy">;

export default rule({
  code: "ND202",
  name: "small-integer-to-float64",
  severity: "warning",
  on: ["ufunc", "copy", "reduce"],
  check(event, scene) {
    if (event.kind === "reduce") return wideMean(scene as Scene<"reduce">, event);
    const { trace, module, visits, settings } = scene as Scene<"ufunc" | "copy">;
    const source = sourceOf(event, trace);
    if (!source) return undefined;
    if (visits.some((visit) => !sourceOf(visit, trace))) return undefined;
    const all = termsOf(trace, visits);
    if (!all) return undefined;
    // The terms of a sum are one finding, at the first of them; those of another statement are another one.
    const statement = statementOf(module, event.node);
    const own = all.filter(({ node }) => statementOf(module, node) === statement);
    if (own.some(({ step }) => step < Math.min(...visits.map((visit) => visit.step)))) return undefined;
    const amount = amountOf(own, "of float64");
    if (isPetty(trace, own, floorDivide(amount.bytes, 2), settings)) return undefined;
    const from = showDType(source.dtype);
    const ratio = 8 / source.dtype.itemsize;
    return {
      message: `${amount.text} from ${from}, ${ratio} times its size: float32 holds every ${from} exactly and needs ${halved(amount.bytes)}; compute in float32`,
      bytes: floorDivide(amount.bytes, 2),
      proof: [`every ${from} is exact in float32`, "results differ in the last of seven digits"],
      fix: fixOf(own, module),
    };
  },
});

/** Most terms of a sum that are looked at. */
const mostTerms = 200;

/**
 * Returns all operations that make float64 of small integers in what the results meet, as the terms of `0.3 * r + 0.6 * g`; undefined where
 * they meet float64 of another origin.
 */
function termsOf(trace: Trace, visits: readonly Term[]): readonly Term[] | undefined {
  const all = new Set<Term>(visits);
  for (let known = 0; known < all.size; ) {
    known = all.size;
    if (known > mostTerms) return undefined;
    for (const other of float64Beside(trace, [...all])) {
      const maker = makerOf(trace, other);
      if ((maker?.kind !== "ufunc" && maker?.kind !== "copy") || !sourceOf(maker, trace)) return undefined;
      all.add(maker);
    }
  }
  return [...all];
}

function halved(bytes: Parameters<typeof formatBytes>[0]): string {
  return isExact(bytes) ? formatBytes(bytes / 2) : "half";
}

/** Returns the array of small integers that the event makes float64 of; undefined when it does something else. */
function sourceOf(event: Term, trace: Trace): NDArray | undefined {
  const { out } = event;
  if (out?.dtype.char !== "d" || !hasAxes(out)) return undefined;
  if (event.kind === "copy") return isSmall(event.of) && isScaled(event, trace) ? event.of : undefined;
  if (event.into || event.named.has("dtype")) return undefined;
  if (products.has(shortName(event.op)) && isSummary(event)) return undefined;
  const source = event.ins.find(isSmall);
  return source && event.ins.every((value) => isSmallOrScalar(value) || isTable(value, source, trace))
    ? source
    : undefined;
}

/** Most numbers of a pixel that a product makes one of. */
const mostChannels = 4;

/** Totals of rows: they are few beside the integers, and as exact as the factors. */
function isSummary({ ins, out }: EventOf<"ufunc">): boolean {
  const source = ins.find(isSmall);
  return !source || less(times(size(out.layout), mostChannels), size(source.layout)) === true;
}

/** How many times larger than a table of factors an image must be. */
const leastShare = 64;

/** A few numbers that are float64 for want of another dtype, such as the weights of colours. */
function isTable(value: Value, source: NDArray, trace: Trace): boolean {
  if (value.t !== "ndarray" || value.dtype.char !== "d") return false;
  const { layout } = source;
  if (isSummaryOf(value, source, trace)) return true;
  const [own, image] = [size(value.layout), size(layout)];
  const maker = makerOf(trace, value);
  return less(times(own, leastShare), image) === true && maker !== undefined && isByDefault(trace, maker);
}

/** How many times larger than what was averaged of it the integers must be. */
const leastAveraged = 4;

/** `images.mean(axis=0)`: float64 because nobody asked for another dtype. */
function isSummaryOf(value: NDArray, { layout }: NDArray, trace: Trace): boolean {
  const maker = makerOf(trace, value);
  if (maker?.kind !== "reduce" || !isSmall(maker.of) || maker.named.has("dtype") || maker.into) return false;
  return less(times(size(value.layout), leastAveraged), size(layout)) === true;
}

function isSmallOrScalar(value: Value): boolean {
  if (value.t === "ndarray") return isSmall(value) || !hasAxes(value);
  return value.t === "int" || value.t === "float" || value.t === "scalar" || value.t === "bool";
}

function isSmall(value: Value): value is NDArray {
  return (
    value.t === "ndarray" && hasAxes(value) && "biu".includes(value.dtype.kind) && value.dtype.itemsize <= 2
  );
}

/** True when the converted array is then scaled or shifted by a number, as images are, or meets another one that was converted for it. */
function isScaled({ out }: EventOf<"copy">, trace: Trace): boolean {
  return consumersOf(trace, out).some(
    (consumer) =>
      consumer.kind === "ufunc" &&
      consumer.out?.dtype.char === "d" &&
      consumer.ins.length === 2 &&
      consumer.ins.some(
        (value) =>
          value.t === "int" ||
          value.t === "float" ||
          value.t === "scalar" ||
          (value.t === "ndarray" &&
            value !== out &&
            isElementwiseEvent(consumer) &&
            (isSmall(value) || isConverted(value, trace))),
      ),
  );
}

function isConverted(array: NDArray, trace: Trace): boolean {
  const maker = makerOf(trace, array);
  return maker?.kind === "copy" && isSmall(maker.of);
}

/** Each of the terms is computed in float32, so that they stay so together. */
function fixOf(terms: readonly Term[], module: Module): Fix | undefined {
  const np = numpyName(module);
  if (!np) return undefined;
  const nodes = new Map(terms.map((term) => [term.node, term]));
  const edits = [...nodes.values()].map((term) => editsOf(term, module, np));
  if (edits.includes(undefined)) return undefined;
  return { title: "Compute in float32", safe: false, edits: edits.flatMap((some) => some ?? []) };
}

function editsOf({ kind, node, op }: Term, module: Module, np: string): readonly Edit[] | undefined {
  if (products.has(shortName(op))) return undefined;
  if (kind === "ufunc") return withKeyword(module, node, np, `dtype=${np}.float32`);
  const isMethod = node.kind === "Call" && node.func.kind === "Attribute" && node.func.attr === "astype";
  const dtype = argument(node, isMethod ? 0 : 1, "dtype");
  return dtype && [replace(dtype, `${np}.float32`)];
}
