import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { type DType, int64, integerLimits, isSwapped } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { scalar, unknownScalar } from "../../ndarray/make.ts";
import { greatest, least } from "../../ndarray/spread.ts";
import { type NumpyObject, none, pyBool, pyInt, type Value } from "../../ndarray/value.ts";
import { any, opt, type Reader } from "../calls/bind.ts";
import { boolean } from "../calls/readers.ts";
import { allocEffect, valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { nameOfClass } from "../conversion/asdtype.ts";
import { asArray, asDType } from "../conversion/coerce.ts";
import { type Effect, op, type Row } from "../op.ts";
import type { Bits } from "./bits.ts";
import { boundedDrawer, type Drawer, type Method, pieceSource } from "./bounded.ts";
import { indicesFor, outputShape, type Parameter, size } from "./parameters.ts";
import { self } from "./rows.ts";
import { boundsContents, draw, drawnArray, forget, unknownInteger } from "./state.ts";

/** A dtype argument; the classes `int` and `bool` make single draws Python's own. */
interface IntegerType {
  readonly dtype: DType;
  readonly python?: "int" | "bool";
}

const pythonInt: IntegerType = { dtype: int64, python: "int" };

const integerType: Reader<IntegerType> = {
  read: (value, context) => {
    const dtype = asDType(value, context);
    const name = value.t === "foreign" ? (value.className ?? nameOfClass(value)) : undefined;
    return name === "int" || name === "bool" ? { dtype, python: name } : { dtype };
  },
};

/** Integers as NumPy reads the ends of the interval: exact, with bounds where they are not known. */
interface End {
  readonly shape: NDArray["shape"];
  readonly values: readonly bigint[] | undefined;
  readonly lo: number;
  readonly hi: number;
}

const end: Reader<End> = {
  read: (value, context) => {
    if (value.t === "int" && typeof value.v === "object")
      return { shape: [], values: undefined, ...dimEnds(value.v) };
    if (value.t === "int") return exactEnd([], [BigInt(value.v as number | bigint)]);
    const array = asArray(value, context);
    const values = elementsOf(array)?.map(toInteger);
    return values
      ? exactEnd(array.shape, values)
      : { shape: array.shape, values, lo: -(2 ** 63), hi: 2 ** 63 };
  },
};

function dimEnds(dim: Dim): { readonly lo: number; readonly hi: number } {
  return isExact(dim) ? { lo: dim, hi: dim } : { lo: -(2 ** 63), hi: 2 ** 63 };
}

function exactEnd(shape: NDArray["shape"], values: readonly bigint[]): End {
  const numbers = values.map(Number);
  return { shape, values, lo: least(numbers), hi: greatest(numbers) };
}

function toInteger(element: unknown): bigint {
  if (typeof element === "boolean") return BigInt(element);
  if (typeof element === "bigint") return element;
  return typeof element === "number" && Number.isFinite(element)
    ? BigInt(Math.trunc(element))
    : notKnown("an integer");
}

interface Asked {
  readonly self: NumpyObject;
  readonly low: End;
  readonly high: End;
  readonly size: readonly Dim[] | undefined;
  readonly type: IntegerType;
  readonly closed: boolean;
  readonly method: Method;
  readonly name: string;
}

/** `Generator.integers`. */
export const integers: Row = op(
  {
    self,
    low: end,
    high: opt(any, none),
    size,
    dtype: opt(integerType, { dtype: int64 }),
    endpoint: opt(boolean, false),
  },
  ({ self: from, low, high, size: asked, dtype, endpoint }, context) => {
    const interval = high.t === "none" ? { low: zero, high: low } : { low, high: end.read(high, context) };
    return integersEffect(
      {
        self: from,
        ...interval,
        size: asked,
        type: dtype,
        closed: endpoint,
        method: "lemire",
        name: "integers",
      },
      context,
    );
  },
);

/** `RandomState.randint`. */
export const randint: Row = op(
  { self, low: end, high: opt(any, none), size, dtype: opt(integerType, pythonInt) },
  ({ self: from, low, high, size: asked, dtype }, context) => {
    const interval = high.t === "none" ? { low: zero, high: low } : { low, high: end.read(high, context) };
    return integersEffect(
      { self: from, ...interval, size: asked, type: dtype, closed: false, method: "masked", name: "randint" },
      context,
    );
  },
);

/** `RandomState.random_integers`: both ends are in the interval. */
export const randomIntegers: Row = op({ self, low: end, high: opt(any, none), size }, (read, context) => {
  const { low, high } = read;
  const interval =
    high.t === "none" ? { low: exactEnd([], [1n]), high: low } : { low, high: end.read(high, context) };
  return integersEffect(
    {
      self: read.self,
      ...interval,
      size: read.size,
      type: { dtype: int64 },
      closed: true,
      method: "masked",
      name: "randint",
    },
    context,
  );
});

const zero = exactEnd([], [0n]);

function integersEffect(asked: Asked, context: Context): Effect {
  const { low, high, closed, type, name } = asked;
  const { dtype } = type;
  if (isSwapped(dtype))
    raise(
      "ValueError",
      "Providing a dtype with a non-native byteorder is not supported. If you require platform-independent byteorder, call byteswap when required.",
    );
  if (!"iub".includes(dtype.kind)) raise("TypeError", `Unsupported dtype dtype('${dtype.type}') for ${name}`);
  if (asked.size?.some((length) => length === 0))
    return allocEffect(newArray(allocatedIn(dtype, asked.size), { kind: "exact", data: new Uint8Array(0) }));
  checkInterval(low, high, closed, dtype);
  const ends = { lo: low.lo, hi: closed ? high.hi : high.hi - 1 };
  const limits = integerLimits(dtype);
  const bounds = () =>
    boundsContents(dtype, Math.max(ends.lo, limits[0]), Math.min(ends.hi, limits[1]), true);
  const shape = outputShape([asParameter(low), asParameter(high)], asked.size);
  const isKnown = low.values !== undefined && high.values !== undefined;
  if (!shape) return single(asked, bounds(), context);
  const canFill = isKnown && shape.every(isExact);
  const out = drawnArray(
    asked.self,
    allocatedIn(dtype, shape),
    canFill ? (bits, data) => fill(asked, shape as readonly number[], bits, data) : undefined,
    bounds,
  );
  return allocEffect(out);
}

function asParameter({ shape, lo, hi }: End): Parameter {
  return { shape, values: undefined, lo, hi };
}

function checkInterval(low: End, high: End, closed: boolean, dtype: DType): void {
  if (!low.values || !high.values) return;
  const least = dtype.kind === "u" || dtype.kind === "b" ? 0n : -(1n << BigInt(8 * dtype.itemsize - 1));
  const bits = dtype.kind === "b" ? 1n : BigInt(8 * dtype.itemsize);
  const most = least === 0n ? (1n << bits) - 1n : -least - 1n;
  const open = closed ? 0n : 1n;
  if (low.values.some((value) => value < least))
    raise("ValueError", `low is out of bounds for ${dtype.type}`);
  if (high.values.some((value) => value - open > most))
    raise("ValueError", `high is out of bounds for ${dtype.type}`);
  const pairs =
    low.values.length === 1 || high.values.length === 1 || low.values.length === high.values.length;
  if (!pairs) return;
  const count = Math.max(low.values.length, high.values.length);
  for (let i = 0; i < count; i++) {
    const from = low.values[low.values.length === 1 ? 0 : i];
    const to = high.values[high.values.length === 1 ? 0 : i];
    if (from > to - open) badInterval(low.values, closed);
  }
}

function badInterval(low: readonly bigint[], closed: boolean): never {
  const comparison = closed ? "<" : "<=";
  if (low.every((value) => value === 0n)) return raise("ValueError", `high ${comparison} 0`);
  return raise("ValueError", `low ${closed ? ">" : ">="} high`);
}

/** Bits of the pieces that an element is drawn from. */
function pieceBits(dtype: DType): number {
  return dtype.kind === "b" ? 1 : 8 * dtype.itemsize;
}

function single(
  { self: from, low, high, closed, type, method }: Asked,
  bounds: ReturnType<typeof boundsContents>,
  context: Context,
): Effect {
  const { dtype, python } = type;
  const drawn =
    low.values && high.values
      ? draw(from, (bits) => {
          const range =
            (high.values as readonly bigint[])[0] - (closed ? 0n : 1n) - (low.values as readonly bigint[])[0];
          return (
            (low.values as readonly bigint[])[0] +
            BigInt(boundedDrawer(bits, range, pieceBits(dtype), method)())
          );
        })
      : undefined;
  if (drawn === undefined) {
    forget(from);
    return valueEffect(unknownDraw(bounds, type, context));
  }
  if (python === "bool") return valueEffect(pyBool(drawn !== 0n));
  if (python === "int") return valueEffect(pyInt(drawn));
  return valueEffect(scalar(dtype, dtype.kind === "b" ? drawn !== 0n : drawn));
}

function unknownDraw(
  bounds: ReturnType<typeof boundsContents>,
  { dtype, python }: IntegerType,
  context: Context,
): Value {
  if (python === "bool") return pyBool(undefined);
  const known = bounds.kind === "bounds" ? bounds : undefined;
  if (python !== "int") return unknownScalar(dtype, known);
  return pyInt(unknownInteger(known?.lo ?? -(2 ** 63), known?.hi ?? 2 ** 63, context));
}

function fill(
  { low, high, closed, type, method }: Asked,
  shape: readonly number[],
  bits: Bits,
  data: Uint8Array,
): void {
  const { dtype } = type;
  const lows = low.values as readonly bigint[];
  const highs = high.values as readonly bigint[];
  const open = closed ? 0n : 1n;
  const lowAt = indicesFor(asParameter(low), shape);
  const highAt = indicesFor(asParameter(high), shape);
  const write = writer(dtype, data);
  const count = data.length / dtype.itemsize;
  if (!lowAt && !highAt) {
    const next = boundedDrawer(bits, highs[0] - open - lows[0], pieceBits(dtype), method);
    for (let i = 0; i < count; i++) write(i, lows[0], next());
    return;
  }
  const drawers = sharedDrawers(bits, dtype, method);
  for (let i = 0; i < count; i++) {
    const from = lows[lowAt ? lowAt[i] : 0];
    write(i, from, drawers(highs[highAt ? highAt[i] : 0] - open - from)());
  }
}

/** Small pieces are cut from words that all intervals of one call share. */
function sharedDrawers(bits: Bits, dtype: DType, method: Method): (range: bigint) => Drawer {
  const width = pieceBits(dtype);
  const pieces = pieceSource(bits, width);
  return (range) => boundedDrawer(bits, range, width, method, pieces);
}

type Write = (index: number, low: bigint, drawn: number | bigint) => void;

/** Returns what writes `low + drawn` as element number `index`. */
function writer(dtype: DType, data: Uint8Array): Write {
  const view = viewOn(data);
  const { itemsize } = dtype;
  if (dtype.kind === "b")
    return (index, low, drawn) => view.setUint8(index, Number(low) + Number(drawn) ? 1 : 0);
  if (itemsize < 8)
    return (index, low, drawn) => writeElement(view, dtype, index * itemsize, Number(low) + Number(drawn));
  return (index, low, drawn) => {
    const sum = typeof drawn === "number" ? Number(low) + drawn : 0;
    const isSafe = typeof drawn === "number" && Number.isSafeInteger(sum);
    if (!isSafe) return view.setBigInt64(8 * index, BigInt.asIntN(64, low + BigInt(drawn)), true);
    view.setInt32(8 * index, sum | 0, true);
    view.setInt32(8 * index + 4, Math.floor(sum / 4294967296), true);
  };
}
