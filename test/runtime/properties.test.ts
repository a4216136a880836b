import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsOf } from "../../core/ndarray/access.ts";
import { type NDArray, newArray } from "../../core/ndarray/array.ts";
import type { Bounds } from "../../core/ndarray/contents/contents.ts";
import { asBounds, hullOf } from "../../core/ndarray/contents/hull.ts";
import { byChar, type DType } from "../../core/ndarray/dtypes/dtype.ts";
import { broadcastShape } from "../../core/ndarray/layouts/broadcast.ts";
import { contiguous } from "../../core/ndarray/layouts/layout.ts";
import { none, pyInt, pyTuple, type Value } from "../../core/ndarray/value.ts";
import { callNumpy } from "../../core/numpy/calls/call.ts";
import { getItem } from "../../core/numpy/items/items.ts";
import type { Effect } from "../../core/numpy/op.ts";
import { type BinaryOperator, binary } from "../../core/numpy/operators.ts";
import { holds } from "../seed.ts";
import { plainContext } from "./facts.ts";
import { made } from "./made.ts";

const context = plainContext();

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });
const dtypes = fc.constantFrom("i1", "u1", "i4", "i8", "u8", "f4", "f8", "c16", "?");
const seeds = fc.integer({ min: 1, max: 1e6 });
const layouts = fc.constantFrom(..."CFTPSRNLW");

function call(name: string, ...args: readonly Value[]): Effect | undefined {
  return callNumpy({ t: "numpy", name }, args, new Map(), context);
}

function valueIn(effect: Effect | undefined): Value | undefined {
  return effect && "value" in effect ? effect.value : undefined;
}

function arrayIn(value: Value | undefined): NDArray | undefined {
  return value?.t === "ndarray" ? value : value?.t === "scalar" ? value.cell : undefined;
}

/** What can be told of a result without regard to where it lies: its dtype, shape and elements, or the exception. */
function told(effect: Effect | undefined): unknown {
  if (effect?.kind === "raise") return `${effect.type}: ${effect.message}`;
  const array = arrayIn(valueIn(effect));
  return array && { dtype: array.dtype.type, shape: array.shape, elements: elementsOf(array) };
}

const unary = fc.constantFrom(
  ..."negative square sign isfinite sum prod min max argmin cumsum sort argsort ravel flip any all unique nonzero diff mean".split(
    " ",
  ),
);

/** True for dtypes whose products are rounded: NumPy multiplies in the order of memory, so that a copy in another order gives other bits. */
const isRounded = (dtype: string) => "fc".includes(dtype[0]);

describe("a function", () => {
  it("gives for a view what it gives for a copy", () => {
    const property = fc.property(
      unary,
      dtypes,
      shapes,
      layouts,
      seeds,
      (name, dtype, shape, layout, seed) => {
        fc.pre(name !== "prod" || !isRounded(dtype));
        const view = made([dtype, shape, shape.length === 0 ? "C" : layout, seed, "small"]);
        const copy = arrayIn(valueIn(call("numpy.ascontiguousarray", view))) as NDArray;
        const same = shape.length === 0 ? view : copy;
        expect(told(call(`numpy.${name}`, view))).toEqual(told(call(`numpy.${name}`, same)));
      },
    );
    holds(property, 300);
  });
});

const operators = fc.constantFrom<BinaryOperator>(
  "Add",
  "Sub",
  "Mult",
  "FloorDiv",
  "Mod",
  "BitAnd",
  "BitOr",
  "LShift",
  "RShift",
  "Div",
  "Pow",
);
const bounded = fc.constantFrom("b", "B", "h", "i", "l", "f", "d");

/** Numbers of the dtype, and an array of which only their bounds are known. */
function known(char: string, numbers: readonly number[]) {
  const dtype = byChar.get(char) as DType;
  const isFloat = dtype.kind === "f";
  const own = numbers
    .map((x) => (dtype.kind === "u" ? Math.abs(x) : x))
    .map((x) => (isFloat ? Math.fround(x / 4) : x));
  const bounds: Bounds = {
    kind: "bounds",
    dtype,
    lo: Math.min(...own),
    hi: Math.max(...own),
    integral: own.every(Number.isInteger),
    nan: false,
  };
  const list: Value = {
    t: "list",
    items: own.map((x) => (isFloat ? { t: "float", v: x } : pyInt(x))),
  } as Value;
  const exact = arrayIn(valueIn(call("numpy.array", list, { t: "dtype", dtype }))) as NDArray;
  return { exact, vague: newArray(contiguous(dtype, [own.length]), bounds) };
}

/** The elements of a result lie within what is claimed of them where less is known. */
function expectWithin(claim: Effect | undefined, real: Effect | undefined): void {
  const [vague, exact] = [arrayIn(valueIn(claim)), arrayIn(valueIn(real))];
  const bounds = vague && asBounds(hullOf(vague), vague.dtype);
  const elements = exact && elementsOf(exact);
  if (!bounds || !elements) return;
  for (const element of elements) {
    const number = Number(element);
    if (Number.isNaN(number)) expect(bounds.nan).toBe(true);
    else {
      expect(number).toBeGreaterThanOrEqual(bounds.lo);
      expect(number).toBeLessThanOrEqual(bounds.hi);
      if (bounds.integral) expect(Number.isInteger(number) || !Number.isFinite(number)).toBe(true);
    }
  }
}

const contents = fc.array(fc.integer({ min: -130, max: 130 }), { minLength: 4, maxLength: 4 });

describe("bounds", () => {
  it("hold for the elements of a result, whatever two operands hold", () => {
    const property = fc.property(operators, bounded, bounded, contents, contents, (op, a, b, x, y) => {
      const clipped = (char: string, numbers: readonly number[]) =>
        known(char, char === "b" ? numbers.map((n) => Math.max(-128, Math.min(127, n))) : numbers);
      const [one, other] = [clipped(a, x), clipped(b, y)];
      expectWithin(binary(op, one.vague, other.vague, context), binary(op, one.exact, other.exact, context));
      expectWithin(binary(op, one.vague, pyInt(3), context), binary(op, one.exact, pyInt(3), context));
    });
    holds(property, 600);
  });

  it("hold for functions of one operand", () => {
    const names =
      "absolute negative square sign sqrt floor ceil exp sum prod min max cumsum mean std ptp sort diff median round trunc sin isfinite clip".split(
        " ",
      );
    const property = fc.property(fc.constantFrom(...names), bounded, contents, (name, char, x) => {
      const { exact, vague } = known(char, char === "b" ? x.map((n) => Math.max(-128, Math.min(127, n))) : x);
      const more = name === "clip" ? [pyInt(-3), pyInt(5)] : [];
      expectWithin(call(`numpy.${name}`, vague, ...more), call(`numpy.${name}`, exact, ...more));
    });
    holds(property, 600);
  });
});

describe("broadcasting", () => {
  const small = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 });

  it("does not depend on the order of the shapes, and more of the same changes nothing", () => {
    const property = fc.property(small, small, (a, b) => {
      const joint = broadcastShape([a, b]);
      expect(broadcastShape([b, a])).toEqual(joint);
      if (joint) expect(broadcastShape([joint, a, b])).toEqual(joint);
    });
    holds(property, 300);
  });

  it("computes as with the arrays repeated first", () => {
    const property = fc.property(small, small, seeds, (a, b, seed) => {
      const joint = broadcastShape([a, b]);
      if (!joint) return;
      const [x, y] = [made(["i4", a, "C", seed, "small"]), made(["i4", b, "C", seed + 1, "small"])];
      const to = pyTuple(joint.map((n) => pyInt(n)));
      const repeated = (of: NDArray) => valueIn(call("numpy.broadcast_to", of, to)) as Value;
      expect(told(binary("Add", repeated(x), repeated(y), context))).toEqual(
        told(binary("Add", x, y, context)),
      );
    });
    holds(property, 300);
  });
});

describe("an index", () => {
  const bound = fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined });
  const step = fc.constantFrom(undefined, 1, 2, 3, -1, -2);
  const number = (n: number | undefined): Value => (n === undefined ? none : pyInt(n));

  it("of slices picks what picking by a list of the same places picks", () => {
    const property = fc.property(
      fc.integer({ min: 0, max: 6 }),
      bound,
      bound,
      step,
      layouts,
      seeds,
      (n, start, stop, by, layout, seed) => {
        const a = made(["i8", [n, 2], layout, seed, "small"]);
        const slice: Value = { t: "slice", start: number(start), stop: number(stop), step: number(by) };
        const range = arrayIn(
          valueIn(getItem(valueIn(call("numpy.arange", pyInt(n))) as Value, slice, context)),
        ) as NDArray;
        expect(told(getItem(a, slice, context))).toEqual(told(getItem(a, range, context)));
      },
    );
    holds(property, 300);
  });

  it("of a mask picks what its true places pick", () => {
    const property = fc.property(
      shapes.filter((shape) => shape.length > 0),
      layouts,
      seeds,
      (shape, layout, seed) => {
        const a = made(["i4", shape, layout, seed, "small"]);
        const mask = made(["?", shape, "C", seed + 1, "small"]);
        const places = valueIn(call("numpy.nonzero", mask)) as Value;
        expect(told(getItem(a, mask, context))).toEqual(told(getItem(a, places, context)));
      },
    );
    holds(property, 300);
  });
});
