import { NDArray, newArray } from "../../ndarray/array.ts";
import {
  bool,
  complex128,
  type DType,
  float32,
  float64,
  int64,
  object,
  type Shape,
  uint8,
} from "../../ndarray/dtypes/dtype.ts";
import { type Dim, evaluateDim, isExact, unknownDim } from "../../ndarray/layouts/dim.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { unknownScalar } from "../../ndarray/make.ts";
import type { ArraySketch, ChoiceSketch, NumberSketch } from "../../ndarray/sketch.ts";
import { anyFloat, PyList, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";

/** One way in which the operands of an operation may be: what stands there for each that is known in part. */
export interface World {
  readonly standIns: ReadonlyMap<Value, Value>;
  /** True when an operation that can't be followed here says nothing against the others: elements that are Python's objects. */
  readonly isOptional: boolean;
  /** True when an array lies in Fortran order, which here says only whether the result's layout depends on it. */
  readonly isTurned?: boolean;
  /** The numbers of axes of the parts that are arrays, and which of their values others have. */
  readonly ranks: readonly number[];
  /** True where all arrays that may have two axes have two. */
  readonly isUsual: boolean;
  /** What unknown lengths are taken for. */
  readonly length?: number;
}

/** Prefix of lengths that exist in one world only. */
export const ownLength = "own?";

/** Most kinds of two operands that are all combined. */
const mostPairs = 24;

/** Most worlds in which an operation is tried. */
const mostWorlds = 100;

/** Lengths that are tried where lengths that are not known decide: equal ones, those that broadcast, those that functions treat apart. */
const sampleLengths = [6, 1, 3, 2];

/** Numbers that are tried as well where a whole number is not known, which may be an axis. Lengths are those of some array then. */
const sampleNumbers = [0, -1];

/** The worlds of an operation, which are asked one group after the other. */
export interface Worlds {
  /** One for every number of axes that the operands may have; with sample lengths, for each of them. */
  readonly ofRanks: readonly World[];
  /** One for every kind of elements, with as many axes as in one of the worlds above. */
  ofKinds(like: World): readonly World[];
  /** One with as many axes as in one of the worlds above, where no two arrays have a length in common that need not. */
  apart(like: World): World | undefined;
}

/**
 * Returns the worlds of an operation: every number of axes that its operands may have, and every kind of elements. Undefined when there
 * are too many. With `withLengths` the unknown lengths are each of some numbers.
 */
export function worldsOf(operands: readonly Value[], withLengths: boolean): Worlds | undefined {
  const parts = [...partsIn(operands, withLengths)];
  const choices = choicesOfRanks(parts);
  const hasNumbers = parts.some((part) => part.t === "int" || sketchOf(part)?.kind === "number");
  const usual = hasNumbers ? [...sampleLengths, ...sampleNumbers] : sampleLengths;
  const samples = withLengths ? [...new Set([...usual, ...samplesOfOne(parts)])] : usual;
  const lengths = withLengths ? samples : [undefined];
  if (choices.length * lengths.length > mostWorlds) return undefined;
  const ofRanks = lengths.flatMap((length) => choices.map((ranks) => worldOf(parts, ranks, [], length)));
  const ofKinds = ({ ranks, length }: World) =>
    choicesOfKinds(parts).map((kinds) => worldOf(parts, ranks, kinds, length));
  const isShared = parts.filter((part) => isOpenArray(part)).length > 1;
  const apart = ({ ranks, length }: World) =>
    isShared && !withLengths ? worldOf(parts, ranks, [], length, true) : undefined;
  return { ofRanks, ofKinds, apart };
}

/** What an unknown number is where a length that goes by it is 1, which decides about axes. */
function samplesOfOne(parts: readonly Value[]): readonly number[] {
  const shapes = parts.map((part) => {
    const sketch = sketchOf(part);
    return part instanceof NDArray ? part.shape : sketch?.kind === "array" ? sketch.shape : undefined;
  });
  const isOne = (dim: Dim, sample: number) => evaluateDim(dim, () => sample) === 1;
  return shapes.flatMap((shape) =>
    (shape ?? []).flatMap((dim) => {
      if (isExact(dim) || sampleLengths.some((sample) => isOne(dim, sample))) return [];
      const found = samplesTried.find((sample) => isOne(dim, sample));
      return found === undefined ? [] : [found];
    }),
  );
}

const samplesTried = Array.from({ length: 33 }, (_, i) => i);

function isOpenArray(part: Value): boolean {
  const sketch = sketchOf(part);
  return sketch?.kind === "array" && !sketch.shape;
}

/** Puts the stand-ins of a world into a value: an operand, or a sequence or slice that holds some. */
export function inWorld(value: Value, world: Pick<World, "standIns">): Value {
  const { standIns } = world;
  const direct = standIns.get(value);
  if (direct) return direct;
  if (value.t === "tuple" && value.items.some((item) => hasStandIn(item, standIns)))
    return pyTuple(value.items.map((item) => inWorld(item, world)));
  if (value.t === "list" && value.items?.some((item) => hasStandIn(item, standIns)))
    return new PyList(value.items.map((item) => inWorld(item, world)));
  if (value.t === "slice") {
    const [start, stop, step] = [value.start, value.stop, value.step].map((end) => standIns.get(end) ?? end);
    return { t: "slice", start, stop, step };
  }
  return value;
}

function hasStandIn(value: Value, standIns: World["standIns"]): boolean {
  if (standIns.has(value)) return true;
  if (value.t === "tuple") return value.items.some((item) => hasStandIn(item, standIns));
  if (value.t === "list") return value.items?.some((item) => hasStandIn(item, standIns)) ?? false;
  return value.t === "slice" && [value.start, value.stop, value.step].some((end) => standIns.has(end));
}

/** True when the value, or something in it, is known in part. */
export function isPartly(value: Value, depth = 0): boolean {
  if (value.t === "unknown") return sketchOf(value) !== undefined;
  if (depth > 3) return false;
  if (value.t === "tuple") return value.items.some((item) => isPartly(item, depth + 1));
  if (value.t === "list")
    return (
      (value.items?.length ?? 99) < 20 && (value.items?.some((item) => isPartly(item, depth + 1)) ?? false)
    );
  return value.t === "slice" && [value.start, value.stop, value.step].some((end) => isPartly(end));
}

/** The operands that get stand-ins: those known in part; with sample lengths also those of unknown lengths. */
function partsIn(operands: readonly Value[], withLengths: boolean): Set<Value> {
  const parts = new Set<Value>();
  const collect = (value: Value): void => {
    if (value.t === "unknown" ? value.sketch : withLengths && hasUnknownLength(value)) parts.add(value);
    else if (value.t === "tuple" || value.t === "list") value.items?.forEach(collect);
    else if (value.t === "slice") [value.start, value.stop, value.step].forEach(collect);
  };
  operands.forEach(collect);
  return parts;
}

function hasUnknownLength(value: Value): boolean {
  if (value instanceof NDArray) return !value.shape.every(isExact);
  return value.t === "int" && typeof value.v === "object";
}

/** All combinations of the numbers of axes that the parts may have, and of what decides about the result's, such as an axis. */
function choicesOfRanks(parts: readonly Value[]): (readonly number[])[] {
  let choices: number[][] = [[]];
  for (const part of parts) {
    const sketch = sketchOf(part);
    const ranks = ranksOf(sketch);
    if (choices.length * ranks.length > mostWorlds) return choices.slice(0, 0);
    choices = choices.flatMap((choice) => ranks.map((rank) => [...choice, rank]));
  }
  return choices;
}

function ranksOf(sketch: Open | undefined): readonly number[] {
  // Four axes stand for all above as well: what differs there shows only where another number is tried.
  if (sketch?.kind === "array" && !sketch.shape && sketch.ranks.every((rank) => rank === 4)) return [4, 5];
  if (sketch?.kind === "array") return sketch.ranks;
  return sketch?.kind === "choice" && isDeciding(sketch) ? [...sketch.values.keys()] : [0];
}

/** True for what may decide how many axes a result has; a dtype or an order does not. */
function isDeciding({ values }: ChoiceSketch): boolean {
  return values.every(({ t }) => t !== "dtype" && t !== "str");
}

/** Combinations of kinds of elements: all where there are two parts of few kinds, else those in which all or one differ. */
function choicesOfKinds(parts: readonly Value[]): (readonly number[])[] {
  const counts = parts.map((part) => kindsOf(part));
  const open = counts.flatMap((count, i) => (count > 1 ? [i] : []));
  const choices: number[][] = [];
  const choose = (choice: ReadonlyMap<number, number>) =>
    choices.push(counts.map((count, i) => Math.min(choice.get(i) ?? 0, count - 1)));
  const [i, j] = open;
  if (open.length === 2 && counts[i] * counts[j] <= mostPairs) {
    for (let x = 0; x < counts[i]; x++)
      for (let y = 0; y < counts[j]; y++)
        choose(
          new Map([
            [i, x],
            [j, y],
          ]),
        );
    return choices.slice(1);
  }
  for (let kind = 1; kind < Math.max(1, ...counts); kind++) choose(new Map(open.map((i) => [i, kind])));
  if (open.length > 1)
    for (const i of open) for (let kind = 1; kind < counts[i]; kind++) choose(new Map([[i, kind]]));
  return choices;
}

type Open = ArraySketch | NumberSketch | ChoiceSketch;

function sketchOf(part: Value): Open | undefined {
  const sketch = part.t === "unknown" ? part.sketch : undefined;
  return sketch?.kind === "like" || sketch?.kind === "optional" ? undefined : sketch;
}

/** How many kinds of elements, or of numbers, a part may have. */
function kindsOf(part: Value): number {
  const sketch = sketchOf(part);
  if (!sketch) return 1;
  if (sketch.kind === "choice") return isDeciding(sketch) ? 1 : sketch.values.length;
  if (sketch.kind === "number") return numbers(sketch).length;
  return sketch.dtype ? 2 : dtypes.length + 1;
}

const dtypes: readonly DType[] = [float64, float32, int64, bool, uint8, complex128, object];

/** The numbers that may stand there: Python's, and NumPy's scalars. */
function numbers({ whole, complex, dim }: NumberSketch, index = 0): readonly Value[] {
  const int = pyInt(dim ?? unknownDim(`${ownLength}n${index}`, Number.NEGATIVE_INFINITY));
  if (whole) return [int, unknownScalar(int64)];
  const real = [anyFloat, unknownScalar(float64), int];
  return complex ? [...real, unknownScalar(complex128)] : real;
}

function worldOf(
  parts: readonly Value[],
  ranks: readonly number[],
  kinds: readonly number[],
  length: number | undefined,
  apart = false,
): World {
  const standIns = new Map<Value, Value>();
  let isOptional = false;
  let isTurned = false;
  parts.forEach((part, i) => {
    const kind = kinds[i] ?? 0;
    const sketch = sketchOf(part);
    if (sketch?.kind === "array" && !sketch.dtype && dtypes[kind] === object) isOptional = true;
    if (sketch?.kind === "array" && isLastKind(sketch, kind)) isTurned = true;
    if (sketch?.kind === "number" && sketch.whole && kind > 0) isOptional = true;
    standIns.set(part, standIn(part, sketch, { rank: ranks[i], kind, length, index: i, apart }));
  });
  const isUsual = parts.every((part, i) => {
    const sketch = sketchOf(part);
    return sketch?.kind !== "array" || !sketch.ranks.includes(2) || ranks[i] === 2;
  });
  return { standIns, isOptional: isOptional || isTurned, isTurned, ranks, isUsual, length };
}

/** The last kind of an array's elements is the first one again, in Fortran order. */
function isLastKind(sketch: ArraySketch, kind: number): boolean {
  return kind === (sketch.dtype ? 1 : dtypes.length);
}

/** What stands in for one part of the operands. */
interface Choice {
  readonly rank: number;
  readonly kind: number;
  readonly length: number | undefined;
  /** Which of the parts it is. */
  readonly index: number;
  /** True when its unknown lengths are those of no other part. */
  readonly apart: boolean;
}

function standIn(part: Value, sketch: Open | undefined, { rank, kind, length, index, apart }: Choice): Value {
  const at = (dim: Dim): Dim => (length === undefined ? dim : (evaluateDim(dim, () => length) ?? dim));
  const long = (dim: Dim): Dim => {
    const is = at(dim);
    return isExact(is) && is < 1 ? lengthIn(dim) : is;
  };
  if (part instanceof NDArray)
    return newArray(contiguous(part.dtype, part.shape.map(long)), undefined, part.subclass);
  if (part.t === "int") return atLength(part, at);
  if (sketch?.kind === "array") {
    const shape = sketch.shape ?? ownShape(rank, apart ? index : undefined);
    const dtype = sketch.dtype ?? dtypes[kind] ?? float64;
    return newArray(contiguous(dtype, shape.map(long), isLastKind(sketch, kind) ? "F" : "C"));
  }
  if (sketch?.kind === "choice") return atLength(sketch.values[isDeciding(sketch) ? rank : kind], at);
  if (sketch?.kind === "number") {
    const value = numbers(sketch, index)[kind];
    return atLength(value, at);
  }
  return part;
}

/** A length where the numbers are not lengths. */
function lengthIn(dim: Dim): Dim {
  return evaluateDim(dim, () => 3) ?? dim;
}

function atLength(value: Value, at: (dim: Dim) => Dim): Value {
  if (value.t === "tuple") return pyTuple(value.items.map((item) => atLength(item, at)));
  return value.t === "int" && typeof value.v === "object" ? pyInt(at(value.v)) : value;
}

/** Arrays of which nothing is known have equal lengths where they have equally many axes, so that they fit each other. */
export function ownShape(rank: number, index?: number): Shape {
  const whose = index === undefined ? "" : `of${index}axis`;
  return Array.from({ length: rank }, (_, i) => unknownDim(`${ownLength}${whose}${rank - i}`));
}
