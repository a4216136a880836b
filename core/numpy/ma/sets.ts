import type { NDArray } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyFalse, pyInt, pyList, pyStr, pyTrue, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { asMasked } from "./create.ts";
import { convertedFill } from "./fill.ts";
import { joined } from "./joining.ts";
import { change, dataOf, knownMask, truth, wrapped } from "./parts.ts";
import { row } from "./row.ts";
import { placesInOrder, sorted } from "./sorting.ts";

const flag = opt(any, pyFalse as Value);

/** The distinct elements in order; everything that is masked counts as one, which comes last. */
function distinct(np: Composer, value: Value, context: Context): MaskedArray {
  const flat = flatOf(np, value, context);
  const mask = knownMask(flat);
  if (mask === "none") return wrapped(np.asArray(np("unique", dataOf(np, flat))), "none");
  const { line, same } = neighbours(np, flat, context);
  return seenAnew(np, np.item(line, firsts(np, same)));
}

/** A view of a masked array has its fill value in the dtype of its elements. */
function seenAnew(np: Composer, found: Value): MaskedArray {
  if (!(found instanceof MaskedArray)) return notKnown("distinct elements");
  change(found, { fill: convertedFill(np, found.masking.fill, found.dtype) });
  return found;
}

function flatOf(np: Composer, value: Value, context: Context): MaskedArray {
  const flat = np("ma.MaskedArray.ravel", asMasked(np, value, context));
  return flat instanceof MaskedArray ? flat : notKnown("an array");
}

/** Where an element differs from the one before it. */
function firsts(np: Composer, same: Value): NDArray {
  const differs = np("logical_not", dataOf(np, same));
  return np.asArray(np("concatenate", pyTuple([pyList([pyTrue]), differs])));
}

/** The distinct elements with the places that they have first, and those of all elements among them. */
function distinctWith(np: Composer, value: Value, wants: readonly boolean[], context: Context): Value {
  const flat = flatOf(np, value, context);
  const places = placesInOrder(np, flat, { axis: pyInt(-1), kind: pyStr("mergesort"), endwith: pyTrue });
  const line = np.item(flat, places);
  const starts = firsts(np, sameNeighbours(np, line));
  const numbers = np("subtract", np("cumsum", starts), pyInt(1));
  const inverse = np("empty_like", numbers);
  np.put(inverse, places, numbers);
  const [wantsIndex, wantsInverse] = wants;
  return pyTuple([
    seenAnew(np, np.item(line, starts)),
    ...(wantsIndex ? [np.item(places, starts)] : []),
    ...(wantsInverse ? [inverse] : []),
  ]);
}

function sameNeighbours(np: Composer, line: Value): Value {
  const tail = np.item(line, { t: "slice", start: pyInt(1), stop: none, step: none });
  const head = np.item(line, { t: "slice", start: none, stop: pyInt(-1), step: none });
  return np.operate("Eq", tail, head);
}

/** Sorted elements, and where neighbours are the same. */
function neighbours(
  np: Composer,
  line: Value,
  context: Context,
): { readonly line: MaskedArray; readonly same: Value } {
  const order = sorted(np, line, { axis: pyInt(-1), endwith: pyTrue }, context);
  if (!(order instanceof MaskedArray)) return notKnown("sorted elements");
  return { line: order, same: sameNeighbours(np, order) };
}

/** Returns where elements are also in other ones (`np.ma.in1d`). */
function contained(
  np: Composer,
  a: Value,
  b: Value,
  isUnique: boolean,
  inverts: boolean,
  context: Context,
): Value {
  if (knownMask(a) !== "none" || knownMask(b) !== "none")
    return containedMasked(np, a, b, isUnique, inverts, context);
  const found = np.named("isin", [np.method(dataOf(np, a), "ravel"), dataOf(np, b)], {
    invert: inverts ? pyTrue : pyFalse,
  });
  return wrapped(np.asArray(found), "none");
}

/** Elements of which some are masked are compared in one order. */
function containedMasked(
  np: Composer,
  a: Value,
  b: Value,
  isUnique: boolean,
  inverts: boolean,
  context: Context,
): Value {
  if (!isUnique) return notKnown("where masked elements are in others");
  const line = joined(np, [a, b], pyInt(0));
  const places = placesInOrder(np, line, { axis: pyInt(-1), kind: pyStr("mergesort"), endwith: pyTrue });
  const order = np.item(line, places);
  const tail = np.item(order, { t: "slice", start: pyInt(1), stop: none, step: none });
  const head = np.item(order, { t: "slice", start: none, stop: pyInt(-1), step: none });
  const flags = joined(
    np,
    [np.operate(inverts ? "NotEq" : "Eq", tail, head), pyList([inverts ? pyTrue : pyFalse])],
    pyInt(0),
  );
  const [length] = np.asArray(a).shape;
  if (!isExact(length)) return notKnown("a length");
  void context;
  const back = np.item(np.method(places, "argsort", [], { kind: pyStr("mergesort") }), {
    t: "slice",
    start: none,
    stop: pyInt(length),
    step: none,
  });
  return np.item(flags, back);
}

const pair = { ar1: any, ar2: any, assume_unique: flag };

const both = (
  np: Composer,
  a: Value,
  b: Value,
  isUnique: Value,
  context: Context,
): readonly [Value, Value] =>
  truth(isUnique) ? [a, b] : [distinct(np, a, context), distinct(np, b, context)];

register("numpy.ma", {
  unique: row(
    { ar1: any, return_index: flag, return_inverse: flag },
    ({ ar1, return_index: index, return_inverse: inverse }, np, context) => {
      if (!truth(index) && !truth(inverse)) return distinct(np, ar1, context);
      if (knownMask(ar1) !== "none") return distinctWith(np, ar1, [truth(index), truth(inverse)], context);
      const found = np.named("unique", [dataOf(np, ar1)], { return_index: index, return_inverse: inverse });
      if (found.t !== "tuple") return notKnown("distinct elements");
      return pyTuple([wrapped(np.asArray(found.items[0]), "none"), ...found.items.slice(1)]);
    },
  ),
  intersect1d: row(pair, ({ ar1, ar2, assume_unique: isUnique }, np, context) => {
    const all = intersected(np, ar1, ar2, isUnique, context);
    const { line, same } = neighbours(np, all, context);
    return np.item(np.item(line, { t: "slice", start: none, stop: pyInt(-1), step: none }), dataOf(np, same));
  }),
  setxor1d: row(pair, ({ ar1, ar2, assume_unique: isUnique }, np, context) => {
    const [a, b] = both(np, ar1, ar2, isUnique, context);
    if (knownMask(a) !== "none" || knownMask(b) !== "none") return notKnown("masked elements of sets");
    return wrapped(
      np.asArray(np.named("setxor1d", [dataOf(np, a), dataOf(np, b)], { assume_unique: pyTrue })),
      "none",
    );
  }),
  in1d: row({ ...pair, invert: flag }, ({ ar1, ar2, assume_unique: isUnique, invert }, np, context) =>
    contained(np, ar1, ar2, truth(isUnique), truth(invert), context),
  ),
  isin: row(
    { element: any, test_elements: any, assume_unique: flag, invert: flag },
    ({ element, test_elements: others, assume_unique: isUnique, invert }, np, context) => {
      const self = asMasked(np, element, context);
      const found = contained(np, self, others, truth(isUnique), truth(invert), context);
      return np.method(found, "reshape", [np.get(self, "shape")]);
    },
  ),
  union1d: row({ ar1: any, ar2: any }, ({ ar1, ar2 }, np, context) =>
    distinct(
      np,
      joined(
        np,
        [ar1, ar2].map((value) => np("ma.ravel", value)),
        pyInt(0),
      ),
      context,
    ),
  ),
  setdiff1d: row(pair, ({ ar1, ar2, assume_unique: isUnique }, np, context) => {
    const keeps = truth(isUnique);
    const a = keeps ? np("ma.ravel", ar1) : distinct(np, ar1, context);
    const b = keeps ? ar2 : distinct(np, ar2, context);
    const found = contained(np, a, b, true, true, context);
    return np.item(a, dataOf(np, found));
  }),
});

function intersected(np: Composer, a: Value, b: Value, isUnique: Value, context: Context): MaskedArray {
  const [x, y] = truth(isUnique) ? [a, b] : [distinct(np, a, context), distinct(np, b, context)];
  return joined(np, [x, y], pyInt(0));
}
