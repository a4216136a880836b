import { readable } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import {
  bool,
  type DType,
  int64,
  isNumber,
  isSwapped,
  sameDType,
  uint64,
} from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { withoutNumbers } from "../../ndarray/fresh.ts";
import { type Reduction, runReduction } from "../../ndarray/kernels/reduce.ts";
import { reducerFor } from "../../ndarray/kernels/reducers.ts";
import { storeResults } from "../../ndarray/kernels/results.ts";
import { kernelFor } from "../../ndarray/kernels/table.ts";
import { broadcastLayout, broadcastShape, showShape } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, product, same, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, iterationOrder, iterationStrides } from "../../ndarray/layouts/korder.ts";
import { type ExactLayout, type Layout, size } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { identities, type Ufunc } from "./loops.ts";
import { noLoopOfClasses } from "./noloop.ts";
import { reduceObjects } from "./objects.ts";
import { elementOf, type Operand } from "./operand.ts";
import { reducedHull } from "./reducehull.ts";
import { checkOut } from "./reduceout.ts";
import { type Resolution, resolve } from "./resolve.ts";

/** How an array is reduced. */
export interface ReduceOptions {
  /** The axes to reduce, normalised; all of them when absent. */
  readonly axes?: readonly number[];
  readonly dtype?: DType;
  readonly out?: NDArray;
  readonly keepdims?: boolean;
  /** The value to start with; null for none even where the ufunc has an identity. */
  readonly initial?: NDArray | null;
  readonly where?: NDArray;
}

/** Returns `ufunc.reduce(array)` as a new array, or `out`. Raises NumPy's errors. */
export function reduceArray(ufunc: Ufunc, array: NDArray, options: ReduceOptions = {}): NDArray {
  const { out, keepdims = false } = options;
  const rank = array.shape.length;
  const axes = options.axes ?? Array.from({ length: rank }, (_, axis) => axis);
  const dtypes = reduceTypes(ufunc, array, options);
  if (axes.length > 1 && (!reorderable.has(ufunc.name) || dtypes.loop.kind === "T"))
    raise(
      "ValueError",
      `reduction operation '${ufunc.name}' is not reorderable, so at most one axis may be specified`,
    );
  if (out) checkOut(ufunc, array, axes, options, out);
  if (options.where) checkWhere(array, options.where);
  const layout = reducedLayout(array, axes, keepdims, dtypes.result, options.where);
  checkEmpty(ufunc, array, axes, options);
  const result = newArray(
    layout,
    isByLuck(ufunc, dtypes.loop) ? nothing : computed(ufunc, array, axes, layout, dtypes, options),
  );
  if (!out) return result;
  assign(out, sameDType(result.dtype, out.dtype) ? result : castOnce(result, array, out.dtype));
  return out;
}

/** Elements that go through NumPy's buffer at a time. */
const buffered = 8192;

/** Casts, whatever is lost, as NumPy does. It casts partial results back and forth where the elements take several buffers. */
function castOnce(result: NDArray, reduced: NDArray, dtype: DType): NDArray {
  const count = size(reduced.layout);
  if (isExact(count) && count <= buffered) return castArray(result, dtype);
  return newArray(allocatedIn(dtype, result.shape));
}

/** Ufuncs whose order of operations does not matter, so that several axes may be reduced at once. */
const reorderable = new Set([
  "add",
  "multiply",
  "maximum",
  "minimum",
  "fmax",
  "fmin",
  "logical_and",
  "logical_or",
  "logical_xor",
  "bitwise_and",
  "bitwise_or",
  "bitwise_xor",
  "hypot",
  "gcd",
  "lcm",
  "logaddexp",
  "logaddexp2",
]);

export interface ReduceTypes {
  /** The dtype in which elements are joined. */
  readonly loop: DType;
  readonly result: DType;
}

/** Returns the dtypes of a reduction or accumulation. Sums and products of small integers are made in the machine's long. */
export function reduceTypes(
  ufunc: Ufunc,
  array: NDArray,
  options: ReduceOptions,
  method: Method = "reduce",
): ReduceTypes {
  const isPlain = !options.dtype && !options.out && isNumber(array.dtype);
  if (!isPlain) return typesOf(ufunc, array, options, method);
  const found = plainTypes[method].get(array.dtype) ?? new Map<Ufunc, ReduceTypes>();
  const known = found.get(ufunc) ?? withoutNumbers(() => typesOf(ufunc, array, options, method));
  if (found.size === 0) plainTypes[method].set(array.dtype, found);
  if (!found.has(ufunc)) found.set(ufunc, known);
  return known;
}

type Method = "reduce" | "accumulate" | "reduceat";

/** The dtypes where only the elements' own decides. */
const plainTypes: Readonly<Record<Method, WeakMap<DType, Map<Ufunc, ReduceTypes>>>> = {
  reduce: new WeakMap(),
  accumulate: new WeakMap(),
  reduceat: new WeakMap(),
};

function typesOf(ufunc: Ufunc, array: NDArray, { dtype, out }: ReduceOptions, method: Method): ReduceTypes {
  const { kind } = array.dtype;
  const isSum = ufunc.name === "add" || ufunc.name === "multiply";
  if (ufunc.name.startsWith("logical_") && (!dtype || dtype.kind === "b") && kind !== "O")
    return { loop: bool, result: bool };
  const wanted = dtype ?? (!out && isSum ? longer(array.dtype) : undefined);
  const { ins, outs } = wanted
    ? resolved(ufunc, array.dtype, wanted, dtype ? wanted : undefined)
    : resolved(ufunc, array.dtype, out?.dtype ?? array.dtype, undefined);
  const isUniform = method === "reduce" || sameDType(ins[0], ins[1]);
  if (!sameDType(ins[0], outs[0]) || !isUniform) incompatible(ufunc, method, [...ins, ...outs]);
  return { loop: ins[ins.length - 1], result: outs[0] };
}

/** A result has to be an operand of the next step. */
function incompatible({ name }: Ufunc, method: string, dtypes: readonly DType[]): never {
  const result = dtypes[dtypes.length - 1];
  if (result.kind === "b")
    return raise(
      "TypeError",
      `No loop matching the specified signature and casting was found for ufunc ${name}`,
    );
  return raise(
    "TypeError",
    `the resolved dtypes are not compatible with ${name}.${method}. Resolved (${dtypes.map(dtypeRepr).join(", ")})`,
  );
}

function longer(dtype: DType): DType {
  if (dtype.kind === "b" || (dtype.kind === "i" && dtype.itemsize < 8)) return int64;
  return dtype.kind === "u" && dtype.itemsize < 8 ? uint64 : dtype;
}

function resolved(ufunc: Ufunc, own: DType, first: DType, fixed: DType | undefined): Resolution {
  if (fixed) {
    if ("VmM".includes(own.kind) && isNumber(fixed)) notKnown("a loop of numbers for other elements");
    if (own.kind === "T" && fixed.kind !== "T") noLoopOfClasses(ufunc, [stub(fixed), stub(own)], fixed);
    const loop = `${fixed.char}${fixed.char}->${fixed.char}`;
    if (!ufunc.types.includes(loop))
      raise(
        "TypeError",
        `No loop matching the specified signature and casting was found for ufunc ${ufunc.name}`,
      );
    return { ins: [fixed, fixed], outs: [fixed], kernel: ufunc.name };
  }
  return resolve(ufunc, [{ ...stub(first), isResult: true }, stub(first === longer(own) ? first : own)]);
}

function stub(dtype: DType): Operand {
  const array = newArray({ dtype, shape: [], strides: [], offset: 0 });
  return { value: array, array };
}

/** Returns the layout of a reduction's result: the kept axes in the order in which the operand's lie in memory. */
export function reducedLayout(
  array: NDArray,
  axes: readonly number[],
  keepdims: boolean,
  dtype: DType,
  where?: NDArray,
): Layout {
  const { layout } = array;
  const rank = layout.shape.length;
  const operands = [layout, ...(where ? [where.layout] : [])];
  const order = iterationOrder(
    operands.map((operand) => iterationStrides(operand, layout.shape)),
    rank,
  );
  const shape: Dim[] = [];
  for (let axis = 0; axis < rank; axis++)
    if (!axes.includes(axis)) shape.push(layout.shape[axis]);
    else if (keepdims) shape.push(1);
  const isEmpty = shape.includes(0);
  const own: Dim[] = new Array(rank);
  let step: Dim = dtype.itemsize;
  for (let i = rank - 1; i >= 0; i--) {
    const axis = order[i];
    own[axis] = isEmpty ? 0 : step;
    if (!isEmpty && !axes.includes(axis)) step = times(step, layout.shape[axis]);
  }
  const strides = keepdims ? own : own.filter((_, axis) => !axes.includes(axis));
  return { dtype, shape, strides, offset: 0 };
}

/** NumPy's vector loops of these read what they write; what comes of it depends on the processor. */
function isByLuck({ name }: Ufunc, { kind }: DType): boolean {
  return (name === "power" || name === "arctan2") && kind === "f";
}

function checkWhere(array: NDArray, where: NDArray): void {
  if (where.shape.length > array.shape.length)
    raise("ValueError", "input operand has more dimensions than allowed by the axis remapping");
  if (broadcastShape([array.shape, where.shape])) return;
  const shapes = [array, where].map(({ shape }) => `${showShape(shape)} `).join("");
  raise(
    "ValueError",
    `operands could not be broadcast together with remapped shapes [original->remapped]: ${shapes}`,
  );
}

function checkEmpty(
  ufunc: Ufunc,
  array: NDArray,
  axes: readonly number[],
  { initial, where }: ReduceOptions,
): void {
  const hasStart =
    initial || (initial !== null && Object.hasOwn(identities, ufunc.name) && array.dtype.kind !== "O");
  if (hasStart) return;
  if (where)
    raise(
      "ValueError",
      `reduction operation '${ufunc.name}' does not have an identity, so to use a where mask one has to specify 'initial'`,
    );
  if (Object.hasOwn(identities, ufunc.name) && initial === undefined) return;
  const reduced = product(axes.map((axis) => array.shape[axis]));
  if (same(reduced, 0) === true)
    raise("ValueError", `zero-size array to reduction operation ${ufunc.name} which has no identity`);
}

function computed(
  ufunc: Ufunc,
  array: NDArray,
  axes: readonly number[],
  layout: Layout,
  dtypes: ReduceTypes,
  options: ReduceOptions,
) {
  const elements = size(array.layout);
  return makeContents(layout, {
    work: isExact(elements) ? elements : undefined,
    fill: (data, exact, objects) => {
      if (dtypes.loop.kind === "O")
        return reduceObjects(ufunc, array, axes, { data, layout: exact, objects }, options);
      const reduction = reductionOf(ufunc, array, axes, exact, dtypes, options);
      const kernel = kernelFor(ufunc.name, dtypes.loop);
      if (!reduction || !kernel || !isExact(elements)) return false;
      const results = runReduction(reducerFor(ufunc.name, dtypes.loop, kernel), reduction);
      return results !== undefined && storeResults(results, dtypes, data);
    },
    otherwise: () => reducedHull(ufunc, array, axes, dtypes.result, options),
  });
}

function reductionOf(
  ufunc: Ufunc,
  array: NDArray,
  axes: readonly number[],
  layout: ExactLayout,
  dtypes: ReduceTypes,
  options: ReduceOptions,
): Reduction | undefined {
  const isText =
    (array.dtype.kind === "O" && dtypes.loop.kind !== "O") ||
    ("SUTV".includes(array.dtype.kind) && dtypes.loop.kind === "b");
  const isOtherUnit = isText || (dtypes.loop.unit && !sameDType(array.dtype, dtypes.loop));
  const from = readable(isOtherUnit ? castArray(array, dtypes.loop) : array);
  if (!from || "OSUTV".includes(dtypes.loop.kind)) return undefined;
  const start = startOf(ufunc, dtypes.loop, options);
  if (start === "unknown") return undefined;
  if (start === undefined && axes.some((axis) => array.shape[axis] === 0)) return undefined;
  const steps = stepsOf(array.shape.length, axes, layout, options.keepdims ?? false);
  const results = layout.shape.reduce((n, length) => n * length, 1);
  const mask = options.where && maskOf(options.where, from.layout.shape);
  if (options.where && !mask) return undefined;
  return {
    side: { data: from.data, layout: from.layout, as: dtypes.loop },
    steps: steps.map((step) => step / dtypes.result.itemsize),
    results,
    start,
    isCast: !sameDType(array.dtype, dtypes.loop) || isSwapped(array.dtype),
    mask,
  };
}

function stepsOf(
  rank: number,
  axes: readonly number[],
  layout: ExactLayout,
  keepdims: boolean,
): readonly number[] {
  const steps: number[] = [];
  for (let axis = 0, next = 0; axis < rank; axis++) {
    const isReduced = axes.includes(axis);
    steps.push(isReduced ? 0 : layout.strides[next]);
    if (!isReduced || keepdims) next++;
  }
  return steps;
}

function maskOf(where: NDArray, shape: readonly number[]): Reduction["mask"] {
  const joint = broadcastShape([where.shape, shape]);
  const from = readable(where);
  if (!from || !joint) return undefined;
  const { offset, strides } = broadcastLayout(from.layout, shape) as ExactLayout;
  return {
    data: from.data,
    offset,
    strides: strides.map((stride, axis) => (shape[axis] === 1 ? 0 : stride)),
  };
}

/** The value that results start with; "unknown" when it is given but not known. */
function startOf(
  { name }: Ufunc,
  loop: DType,
  { initial, where }: ReduceOptions,
): Reduction["start"] | "unknown" {
  if (initial) {
    const element = elementOf(castArray(initial, loop));
    if (typeof element === "boolean") return Number(element);
    if (typeof element === "number") return element;
    if (typeof element === "object" && "re" in element) return [element.re, element.im];
    return "unknown";
  }
  const identity = initial === null ? undefined : identities[name];
  if (identity === undefined) return undefined;
  if (loop.kind === "m" || loop.kind === "M") return name === "add" ? 0 : undefined;
  // All bits of a 64-bit integer are no double: the first element is the start, where there surely is one.
  if (name === "bitwise_and" && loop.kind === "u" && loop.itemsize === 8)
    return where ? "unknown" : undefined;
  if (name === "bitwise_and" && loop.kind === "u") return 2 ** (8 * loop.itemsize) - 1;
  if (name === "bitwise_and" && loop.kind === "b") return 1;
  return Number(identity);
}
