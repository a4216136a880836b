import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, float32, type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, plus, product, same } from "../../ndarray/layouts/dim.ts";
import { allocated, allocatedIn, iterationOrder, iterationStrides } from "../../ndarray/layouts/korder.ts";
import { type Layout, permute } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, rest } from "../calls/bind.ts";
import { copyInto } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asDType } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { attempt, type Effect, type Row } from "../op.ts";
import { calc, reduceBy } from "../ufunc/calc.ts";
import { scalarOf } from "../ufunc/effect.ts";
import { operandOf } from "../ufunc/operand.ts";
import { productArray } from "./product.ts";
import { subscriptsIn } from "./sublists.ts";
import { type Labels, parseSubscripts } from "./subscripts.ts";

/** An operand with one letter for each of its axes, repeated letters already taken as a diagonal. */
interface Term {
  readonly array: NDArray;
  readonly labels: Labels;
}

/** Returns the view in which every letter that repeats is one axis along the diagonal. */
function diagonal(array: NDArray, labels: Labels, who: string): Term {
  const seen: string[] = [];
  const shape: Dim[] = [];
  const strides: Dim[] = [];
  labels.forEach((label, axis) => {
    const at = seen.indexOf(label);
    if (at < 0) {
      seen.push(label);
      shape.push(array.shape[axis]);
      strides.push(array.layout.strides[axis]);
      return;
    }
    const fits = same(shape[at], array.shape[axis]);
    if (fits === undefined) notKnown("whether the axes of a diagonal are equal");
    if (!fits)
      raise(
        "ValueError",
        `dimensions in ${who} for collapsing index '${label}' don't match (${shape[at]} != ${array.shape[axis]})`,
      );
    strides[at] = plus(strides[at], array.layout.strides[axis]);
  });
  const layout: Layout = { ...array.layout, shape, strides };
  return { array: viewOf(array, layout), labels: seen };
}

/** Returns the length of each letter; a length of 1 gives way to another. */
function lengthsOf(terms: readonly Term[], output: Labels): ReadonlyMap<string, Dim> {
  const lengths = new Map<string, Dim>();
  for (const { array, labels } of terms)
    labels.forEach((label, axis) => {
      const length = array.shape[axis];
      const known = lengths.get(label);
      if (known === undefined || known === 1) lengths.set(label, length);
      else if (length !== 1) {
        const fits = same(known, length);
        if (fits === undefined) notKnown("whether the axes are equal");
        if (!fits) mismatch(terms, output);
      }
    });
  return lengths;
}

/** NumPy shows the operands as it iterates over them: the letters that stay, then the others by the alphabet. */
function mismatch(terms: readonly Term[], output: Labels): never {
  const others = [...new Set(terms.flatMap(({ labels }) => labels))].filter(
    (label) => !output.includes(label),
  );
  const all = [...output, ...others.sort()];
  const shown = terms.map(({ array, labels }) => {
    const places = all.map((label) => labels.indexOf(label));
    const first = places.findIndex((axis) => axis >= 0);
    const seen = places.slice(first).map((axis) => (axis < 0 ? "newaxis" : array.shape[axis]));
    return `${shapeText(array.shape)}->${shapeText(seen, all.length)} `;
  });
  return raise(
    "ValueError",
    `operands could not be broadcast together with remapped shapes [original->remapped]: ${shown.join("")}`,
  );
}

/** Of axes left out at the front only the comma of a single axis tells. */
function shapeText(items: readonly unknown[], rank = items.length): string {
  return rank === 1 ? `(${items[0]},)` : `(${items.join(",")})`;
}

/** Computes the terms' sum of products as a new array. */
function contracted(terms: readonly Term[], output: Labels, dtype: DType): NDArray {
  const lengths = lengthsOf(terms, output);
  const inner = [...lengths.keys()].filter((label) => !output.includes(label));
  const all = [...output, ...inner];
  const shape: Shape = output.map((label) => lengths.get(label) ?? 1);
  const layout = resultLayout(terms, all, lengths, shape, dtype);
  const result =
    terms.length === 2
      ? pair(terms, output, inner, lengths, dtype)
      : general(terms, output, all, lengths, dtype);
  const isPlaced = result.layout.strides.every((stride, axis) => stride === layout.strides[axis]);
  return isPlaced ? newArray(layout, result.contents) : copyInto(result, layout);
}

/** The layout that the iterator allocates: the kept letters in the memory order of the operands. */
function resultLayout(
  terms: readonly Term[],
  all: Labels,
  lengths: ReadonlyMap<string, Dim>,
  shape: Shape,
  dtype: DType,
): Layout {
  const full = all.map((label) => lengths.get(label) ?? 1);
  const strides = terms.map(({ array, labels }) => iterationStrides(spread(array, labels, all).layout, full));
  const order = iterationOrder(strides, all.length);
  return allocated(
    dtype,
    shape,
    order.filter((axis) => axis < shape.length),
  );
}

/** The array with one axis for each letter, of length 1 where it has none. */
function spread(array: NDArray, labels: Labels, all: Labels): NDArray {
  const at = all.map((label) => labels.indexOf(label));
  return viewOf(array, {
    ...array.layout,
    shape: at.map((axis) => (axis < 0 ? 1 : array.shape[axis])),
    strides: at.map((axis) => (axis < 0 ? 0 : array.layout.strides[axis])),
  });
}

/** The array with axes of length 1 repeated to their letters' lengths. */
function grown(array: NDArray, labels: Labels, lengths: ReadonlyMap<string, Dim>): NDArray {
  return viewOf(array, {
    ...array.layout,
    shape: labels.map((label) => lengths.get(label) ?? 1),
    strides: array.layout.strides.map((stride, i) => (array.shape[i] === 1 ? 0 : stride)),
  });
}

/** A product of two: stacks of letters that both have and that stay, rows, sums and columns. */
function pair(
  [a, b]: readonly Term[],
  output: Labels,
  inner: Labels,
  lengths: ReadonlyMap<string, Dim>,
  dtype: DType,
): NDArray {
  const isLong = (term: Term, label: string) => {
    const axis = term.labels.indexOf(label);
    return axis >= 0 && (term.array.shape[axis] !== 1 || lengths.get(label) === 1);
  };
  const stack = output.filter((label) => isLong(a, label) && isLong(b, label));
  const rows = output.filter((label) => !stack.includes(label) && isLong(a, label));
  const columns = output.filter((label) => !stack.includes(label) && !rows.includes(label));
  const of = (term: Term, labels: Labels) => spread(term.array, term.labels, labels);
  const left = [...stack, ...rows, ...inner];
  const right = [...stack, ...inner, ...columns];
  const order = [...stack, ...rows, ...columns];
  const inOrder = allocatedIn(
    dtype,
    order.map((label) => lengths.get(label) ?? 1),
  );
  const result = productArray(
    { seen: grown(of(a, left), left, lengths), groups: [stack.length, rows.length, inner.length] },
    { seen: grown(of(b, right), right, lengths), groups: [stack.length, inner.length, columns.length] },
    dtype,
    inOrder,
  );
  return viewOf(
    result,
    permute(
      result.layout,
      output.map((label) => order.indexOf(label)),
    ),
  );
}

/** One operand, or more than two: products of all, then sums. */
function general(
  terms: readonly Term[],
  output: Labels,
  all: Labels,
  lengths: ReadonlyMap<string, Dim>,
  dtype: DType,
): NDArray {
  const work = product(all.map((label) => lengths.get(label) ?? 1));
  if (isExact(work) && work > 4e6) return notKnown("a product of many arrays this large");
  // Halves are multiplied and added as singles.
  const loop = dtype.char === "e" ? float32 : dtype;
  const parts = terms.map(({ array, labels }) => {
    const seen = spread(array, labels, all);
    return sameDType(seen.dtype, loop) ? seen : castArray(seen, loop);
  });
  const products = parts.slice(1).reduce((x, y) => calc("multiply", [x, y]), parts[0]);
  const axes = all.map((_, axis) => axis).slice(output.length);
  if (axes.length === 0 && terms.length === 1)
    return copyInto(castTo(products, dtype), allocatedIn(dtype, products.shape), "ndarray");
  return castTo(axes.length === 0 ? products : reduceBy("add", products, { axes, dtype: loop }), dtype);
}

function castTo(array: NDArray, dtype: DType): NDArray {
  return sameDType(array.dtype, dtype) ? array : castArray(array, dtype);
}

/** Letters that only move or vanish in a diagonal: the result is a view. */
function isView(labels: Labels, output: Labels): boolean {
  return labels.length === output.length && labels.every((label) => output.includes(label));
}

function einsumEffect(values: readonly Value[], named: ReadonlyMap<string, Value>, context: Context): Effect {
  if (named.has("out")) return notKnown("einsum with an output");
  const { subscripts, given } = subscriptsIn(values, context);
  const wanted = named.get("dtype");
  const operands = given.map((value) => operandOf(value, context).array);
  const { inputs, output } = parseSubscripts(
    subscripts,
    operands.map(({ shape }) => shape.length),
  );
  // A view of one operand is tried first.
  const isMoved = operands.length === 1 && isView([...new Set(inputs[0])], output);
  const terms = operands.map((array, i) =>
    diagonal(array, inputs[i], isMoved ? "single operand" : `operand ${i}`),
  );
  const dtype =
    wanted && wanted.t !== "none"
      ? asDType(wanted, context)
      : resultType(operands.map((array) => array.dtype));
  if (isOptimized(named)) checkSizes(operands, inputs);
  // A view has the dtype of what it shows, whatever was asked.
  if (isMoved) {
    const [{ array, labels }] = terms;
    const out = viewOf(
      operands[0],
      permute(
        array.layout,
        output.map((label) => labels.indexOf(label)),
      ),
    );
    return { kind: "view", of: operands[0], out, value: out };
  }
  if (isOptimized(named) && !isInOrder(inputs, output))
    return notKnown("einsum by a path of other functions");
  const result = contracted(terms, output, dtype);
  if (result.shape.length === 0) return { kind: "value", value: scalarOf(result) };
  return { kind: "ufunc", name: "einsum", ins: given, out: result, value: result };
}

/** Before a path is sought, the lengths of each letter are compared. */
function checkSizes(operands: readonly NDArray[], inputs: readonly Labels[]): void {
  const lengths = new Map<string, Dim>();
  operands.forEach(({ shape }, i) => {
    inputs[i].forEach((label, axis) => {
      const known = lengths.get(label);
      const length = shape[axis];
      if (known === undefined || known === 1) lengths.set(label, length);
      else if (length !== 1 && same(known, length) === false)
        raise(
          "ValueError",
          `Size of label '${label}' for operand ${i} (${known}) does not match previous terms (${length}).`,
        );
    });
  });
}

function isOptimized(named: ReadonlyMap<string, Value>): boolean {
  const optimize = named.get("optimize");
  return optimize !== undefined && !(optimize.t === "bool" && optimize.v === false);
}

/** A path of tensordot gives arrays without dimensions instead of numbers, and what is in another order is a view. */
function isInOrder(inputs: readonly Labels[], output: Labels): boolean {
  const places = output.map((label) => inputs.flat().indexOf(label));
  return inputs.length <= 2 && output.length > 0 && places.every((at, i) => i === 0 || at > places[i - 1]);
}

const einsum: Row = {
  parameters: { subscripts: any, operands: rest(any) },
  call: (positional, named, context) =>
    attempt(() => {
      const stray = [...named.keys()].find((key) => !options.has(key));
      if (stray) raise("TypeError", `einsum() got an unexpected keyword argument '${stray}'`);
      return einsumEffect(positional, named, context);
    }),
};

const options = new Set(["out", "optimize", "dtype", "order", "casting"]);

register("numpy", { einsum });
