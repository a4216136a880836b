import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { anyDoubt } from "../../ndarray/contents/doubt.ts";
import { notKnown } from "../../ndarray/error.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import { ellipsis, none, pyFloat, pyInt, pyStr, pyTrue, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { type Composer, composer } from "../calls/composer.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { newMasked } from "./create.ts";
import { extremeFill } from "./fill.ts";
import { filledOf } from "./filled.ts";
import { setItemOf } from "./items.ts";
import { anyTrue, dataOf, knownMask, maskCopy, truth, wrapped } from "./parts.ts";
import { maybe, row, writeEffect } from "./row.ts";

interface Order {
  readonly axis: Value;
  readonly kind?: Value;
  readonly order?: Value;
  readonly endwith: Value;
  readonly fill_value?: Value;
}

const endwith = opt(any, pyTrue as Value);

/** The elements with a value in the place of what is masked that comes last, or first. */
function keysOf(np: Composer, self: MaskedArray, { endwith: last, fill_value: fill }: Order): NDArray {
  const usual = () =>
    !truth(last)
      ? extremeFill(np, self.dtype, "maximum")
      : self.dtype.kind === "f"
        ? pyFloat(Number.NaN)
        : extremeFill(np, self.dtype, "minimum");
  return filledOf(np, self, fill && fill.t !== "none" ? fill : usual());
}

/** Returns the places in the order of the elements; masked ones come last, or first. */
export function placesInOrder(np: Composer, self: MaskedArray, asked: Order): Value {
  const { axis, kind, order } = asked;
  if (order && order.t !== "none") return notKnown("an order of fields");
  return np.method(keysOf(np, self, asked), "argsort", [], kind ? { axis, kind } : { axis });
}

/**
 * Returns the places for sorting the elements. Where masked elements tie only with each other, what NumPy's sort makes of
 * their order shows nowhere but in the data below the mask: then the places are a guess.
 */
function placesForSort(
  np: Composer,
  self: MaskedArray,
  mask: NDArray,
  asked: Order,
): { readonly places: Value; readonly isGuess: boolean } {
  const places = placesInOrder(np, self, asked);
  const keys = keysOf(np, self, asked);
  if (elementsOf(np.asArray(places)) || !elementsOf(keys)) return { places, isGuess: false };
  const filler = np.item(np("ravel", keys), np("argmax", np("ravel", mask)));
  const ties = np.asArray(np("logical_and", np("equal", dataOf(np, self), filler), np("logical_not", mask)));
  if (anyTrue(ties) !== false || anyTrue(mask) !== true) return { places, isGuess: false };
  return { places: placesInOrder(np, self, { ...asked, kind: pyStr("stable") }), isGuess: true };
}

/** Sorts in place. True when the order of the elements below the mask is a guess. */
function sortMasked(np: Composer, self: MaskedArray, asked: Order): boolean {
  const mask = knownMask(self);
  const { axis, kind } = asked;
  const data = dataOf(np, self);
  if (mask === "none") {
    np.method(data, "sort", [], kind ? { axis, kind } : { axis });
    return false;
  }
  const { places, isGuess } = placesForSort(np, self, mask, asked);
  const [values, flags] = [data, mask].map((array) => np("take_along_axis", array, places, axis));
  // What is masked by a hard mask stays as and where it is.
  setItemOf(np, self, ellipsis, wrapped(np.asArray(values), np.asArray(flags)));
  return isGuess;
}

function hide({ buffer }: NDArray): void {
  buffer.store.blur(anyDoubt);
  buffer.store.doubtsHidden = true;
}

const parameters = { kind: maybe, order: maybe, endwith, fill_value: maybe, stable: maybe };

/** The last axis of one axis, else all elements in one line. */
function usualAxis(value: Value, axis: Value | undefined): Value {
  return axis ?? (value instanceof MaskedArray && value.shape.length > 1 ? none : pyInt(-1));
}

register("numpy.ma.MaskedArray", {
  argsort: row({ self: any, axis: maybe, ...parameters }, ({ self, axis, ...asked }, np) =>
    self instanceof MaskedArray
      ? placesInOrder(np, self, { ...asked, axis: usualAxis(self, axis) })
      : notKnown("a masked array"),
  ),
  sort: op(
    { self: any, axis: opt(any, pyInt(-1) as Value), ...parameters },
    ({ self, axis, ...asked }, context) => {
      if (!(self instanceof MaskedArray)) return notKnown("a masked array");
      if (sortMasked(composer(context), self, { ...asked, axis })) hide(self);
      return writeEffect(self, none, none);
    },
  ),
});

register("numpy.ma", {
  argsort: row({ a: any, axis: maybe, ...parameters }, ({ a, axis, ...asked }, np) => {
    if (a instanceof MaskedArray) return placesInOrder(np, a, { ...asked, axis: usualAxis(a, axis) });
    const array = np.asArray(a);
    return np.method(array, "argsort", [], { axis: axis ?? (array.shape.length > 1 ? none : pyInt(-1)) });
  }),
  sort: row(
    { a: any, axis: opt(any, pyInt(-1) as Value), ...parameters },
    ({ a, axis, ...asked }, np, context) => sorted(np, a, { ...asked, axis }, context, hide),
  ),
});

/** Returns a sorted copy; of what is no masked array a plain one. `guessed` is told where the order below the mask is a guess. */
export function sorted(
  np: Composer,
  a: Value,
  asked: Order,
  context: Context,
  guessed?: (array: NDArray) => void,
): Value {
  if (!(a instanceof MaskedArray)) return np.named("sort", [np.asArray(a)], { axis: asked.axis });
  const copied = newMasked(np, a, { copy: pyTrue }, context);
  // Made by `np.array`, the copy has its memory itself.
  const data = np.asArray(np.method(dataOf(np, a), "copy", [{ t: "str", v: "K" }]));
  const own = knownMask(a);
  const masking = { ...copied.masking, mask: own === "none" ? own : maskCopy(np, own, data) };
  const copy = new MaskedArray(data, masking, { owns: true });
  const isFlat = asked.axis.t === "none";
  if (!isFlat) {
    if (sortMasked(np, copy, asked)) guessed?.(copy);
    return copy;
  }
  const flat = np("ma.MaskedArray.flatten", copy);
  if (!(flat instanceof MaskedArray)) return notKnown("a masked array");
  if (sortMasked(np, flat, { ...asked, axis: pyInt(0) })) guessed?.(flat);
  return flat;
}
