import fc from "fast-check";
import { expect, it } from "vitest";
import { readElement, viewOn } from "../../core/ndarray/access.ts";
import { byChar, type DType } from "../../core/ndarray/dtype.ts";
import { comparisonOf } from "../../core/ndarray/order.ts";
import { keysOf, orderOf, tiesOf } from "../../core/ndarray/sortkeys.ts";
import { holds } from "../seed.ts";

const dtypes = fc
  .tuple(fc.constantFrom(..."?bBhHiIlLqQefdmM"), fc.boolean())
  .map(([char, isSwapped]): DType => {
    const dtype = byChar.get(char) as DType;
    return isSwapped && dtype.itemsize > 1 ? { ...dtype, byteorder: ">" } : dtype;
  });

/** Bytes of which zeros of both signs, NaNs, infinities, NaTs and ends of ranges are made. */
const bytes = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 2000 }),
  fc.array(fc.constantFrom(0, 0, 0, 0, 128, 255, 127, 240, 1), { minLength: 16, maxLength: 2000 }),
);

it("keys order the elements of a lane as their comparison does, equal ones as they lie", () => {
  const property = fc.property(
    dtypes,
    bytes,
    fc.constantFrom(1, 2, -1, 0),
    fc.nat(7),
    (dtype, given, step, shift) => {
      const data = Uint8Array.from(given);
      const reach = Math.floor((data.length - shift) / dtype.itemsize / Math.max(1, Math.abs(step)));
      const length = step === 0 ? 5 : reach;
      const start = shift + (step < 0 ? (length - 1) * dtype.itemsize : 0);
      fc.pre(length > 0);
      const stride = step * dtype.itemsize;
      const keys = keysOf(dtype, data, start, stride, length);
      if (!keys) throw new Error("there are keys for all numbers");
      const compare = comparisonOf(dtype);
      const elements = Array.from({ length }, (_, i) => readElement(viewOn(data), dtype, start + i * stride));
      const expected = elements.map((_, i) => i);
      expected.sort((i, j) => compare(elements[i], elements[j]) || i - j);
      const order = orderOf(keys);
      expect([...order]).toEqual(expected);
      const isTie = (i: number, j: number) =>
        i >= 0 && j < length && compare(elements[expected[i]], elements[expected[j]]) === 0;
      const ties = expected.map((_, i) => Number(isTie(i - 1, i) || isTie(i, i + 1)));
      expect([...tiesOf(keys, order)]).toEqual(ties);
    },
  );
  holds(property, 400);
});
