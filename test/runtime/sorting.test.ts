import fc from "fast-check";
import { expect, it } from "vitest";
import { readElement, viewOn } from "../../core/ndarray/access.ts";
import { byChar, type DType } from "../../core/ndarray/dtypes/dtype.ts";
import { comparisonOf } from "../../core/ndarray/sorting/order.ts";
import { keysOf, orderOf, tiesOf } from "../../core/ndarray/sorting/sortkeys.ts";
import { valueSort } from "../../core/ndarray/sorting/sortvalues.ts";
import { spreadSort } from "../../core/ndarray/sorting/spread.ts";
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

it("elements that are sorted themselves come out as their positions would put them", () => {
  const property = fc.property(fc.constantFrom(..."iIlLqQd"), bytes, fc.nat(3), (char, given, skipped) => {
    const dtype = byChar.get(char) as DType;
    const data = Uint8Array.from(given);
    const start = 4 * skipped;
    const count = Math.floor((data.length - start) / dtype.itemsize);
    fc.pre(count > 0);
    const sorted = new Uint8Array(count * dtype.itemsize);
    const isSorted = valueSort(dtype)?.(data, start, sorted, 0, count);
    const element = (from: Uint8Array, at: number) => readElement(viewOn(from), dtype, at);
    const elements = Array.from({ length: count }, (_, i) => element(data, start + i * dtype.itemsize));
    const isLeft = elements.some((one) => Object.is(one, -0) || Number.isNaN(one));
    expect(isSorted).toBe(!isLeft);
    if (isLeft) return;
    const compare = comparisonOf(dtype);
    const expected = elements.toSorted(compare);
    expect(Array.from(elements, (_, i) => element(sorted, i * dtype.itemsize))).toEqual(expected);
  });
  holds(property, 400);
});

it("sorts many elements that agree in their higher words", () => {
  const dtype = byChar.get("d") as DType;
  const numbers = Float64Array.from({ length: 3000 }, (_, i) => 1 + ((i * 7919) % 3001) * 2 ** -50 - (i % 3));
  const sorted = new Uint8Array(8 * numbers.length);
  expect(valueSort(dtype)?.(new Uint8Array(numbers.buffer), 0, sorted, 0, numbers.length)).toBe(true);
  expect(new Float64Array(sorted.buffer)).toEqual(numbers.toSorted());
});

/** Doubles that lie evenly, in few places, close together, in order or far apart. */
const doubles = fc
  .tuple(
    fc.constantFrom(
      (x: number) => x,
      (x: number) => Math.round(x * 90) / 3 - 10,
      (x: number) => x ** 40,
      (x: number) => Math.log(x),
      (x: number, i: number) => i + x / 1e9,
      (x: number) => (x < 0.05 ? 0 : x < 0.1 ? -0 : x),
      (x: number) => (x < 0.02 ? Number.NaN : x),
      (x: number) => (x < 0.02 ? Number.POSITIVE_INFINITY : -x),
      (x: number) => (x - 0.5) * 1.7e308,
      (x: number) => 1 + x * 1e-13,
    ),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true, minExcluded: true }), {
      minLength: 30,
      maxLength: 400,
    }),
  )
  .map(([shape, numbers]) => Float64Array.from(numbers, shape));

it("doubles that are spread come out in order, and so do their positions", () => {
  let [spread, crowded] = [0, 0];
  const property = fc.property(doubles, (numbers) => {
    const [sorted, order] = [new Float64Array(numbers.length), new Int32Array(numbers.length)];
    if (!spreadSort(numbers, sorted, order)) {
      crowded++;
      return;
    }
    spread++;
    const expected = Int32Array.from(numbers.keys()).sort((i, j) => numbers[i] - numbers[j] || i - j);
    expect([...order]).toEqual([...expected]);
    expect([...sorted]).toEqual([...expected].map((i) => numbers[i]));
    const alone = new Float64Array(numbers.length);
    expect(spreadSort(numbers, alone)).toBe(true);
    expect(alone).toEqual(sorted);
    expect([...numbers].some((x) => Number.isNaN(x) || Object.is(x, -0))).toBe(false);
  });
  holds(property, 300);
  expect(Math.min(spread, crowded)).toBeGreaterThan(20);
});
