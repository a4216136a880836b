import { type NDArray, newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastShape } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { allocated, allocatedIn, iterationOrder, iterationStrides } from "../../ndarray/layouts/korder.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import type { Context } from "../context.ts";
import { attempt, type Effect, type Row } from "../op.ts";
import { readCall } from "../ufunc/arguments.ts";
import { wrapped } from "../ufunc/effect.ts";
import { signatures, type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import { operandOf, settled } from "../ufunc/operand.ts";
import { checkOutputs, resolve } from "../ufunc/resolve.ts";
import { strengthened } from "../ufunc/strengthen.ts";
import { hiddenOf } from "./hidden.ts";
import { broadcastTo, type Factor, productArray } from "./product.ts";

/** Returns what `a @ b` does; for `a @= b` with the array to write to. */
export function matmulOf(a: Value, b: Value, context: Context, out?: NDArray): Effect {
  return productEffect(named("matmul"), [a, b], context, out ? { outs: [out] } : {});
}

/** The row of `np.matmul`, `np.vecdot`, `np.matvec` or `np.vecmat`. */
export function vectorProduct(name: UfuncName): Row {
  const ufunc = named(name);
  return {
    parameters: { x1: any, x2: any },
    call: (positional, positionalNames, context) =>
      attempt(() => {
        if (["axis", "axes", "keepdims"].some((key) => positionalNames.has(key)))
          notKnown("axes of a product");
        const { inputs, options } = readCall(ufunc, positional, positionalNames, context);
        return productEffect(ufunc, inputs, context, options);
      }),
  };
}

export const matmul: Row = vectorProduct("matmul");

function named(name: UfuncName): Ufunc {
  return ufuncNamed(name) as Ufunc;
}

/** Core dimensions of both operands: a vector stands for one row or one column. */
interface Cores {
  readonly stacks: readonly [Shape, Shape];
  readonly n: Dim | undefined;
  readonly k: readonly [Dim, Dim];
  readonly m: Dim | undefined;
}

type CallOptions = ReturnType<typeof readCall>["options"];

function productEffect(
  ufunc: Ufunc,
  values: readonly Value[],
  context: Context,
  options: CallOptions,
): Effect {
  const operands = settled(values.map((value) => operandOf(value, context)));
  if (options.order && options.order !== "K" && options.order !== "C")
    return notKnown("the order of a product");
  const loop = resolve(ufunc, operands, { signature: options.signature, casting: options.casting });
  const [inputs, resolution] = strengthened(ufunc, operands, loop);
  const given = options.outs?.[0];
  if (given) checkOutputs(ufunc, [resolution.outs[0]], [given.dtype], options.casting ?? "same_kind");
  const cores = coresOf(ufunc, inputs);
  const stack =
    broadcastShape(cores.stacks) ?? raise("ValueError", remapped(inputs, cores, options.outs?.[0]));
  const dtype = resolution.outs[0];
  const core = [cores.n, cores.m].filter((length) => length !== undefined);
  const shape: Shape = [...stack, ...core];
  const out = options.outs?.[0];
  if (out) checkOut(out, shape);
  const layout = stackedLayout(inputs, cores, stack, core, dtype);
  const result = computed(ufunc, inputs, stack, layout, dtype);
  const ins = operands.map(({ value }) => value);
  const hidden = hiddenOf(inputs, resolution.ins, out);
  if (out) {
    assign(out, sameDType(result.dtype, out.dtype) ? result : castArray(result, out.dtype));
    return { kind: "ufunc", name: ufunc.name, ins, out, into: out, value: out, ...hidden };
  }
  const value = wrapped(result, operands);
  if (value.t !== "ndarray") return { kind: "value", value, ...hidden };
  return { kind: "ufunc", name: ufunc.name, ins, out: value, value, ...hidden };
}

/** How many core dimensions each operand has at least, and at most. */
const ranks: Readonly<Record<string, readonly [readonly [number, number], readonly [number, number]]>> = {
  matmul: [
    [1, 2],
    [1, 2],
  ],
  matvec: [
    [2, 2],
    [1, 1],
  ],
  vecmat: [
    [1, 1],
    [2, 2],
  ],
  vecdot: [
    [1, 1],
    [1, 1],
  ],
};

function coresOf(ufunc: Ufunc, [a, b]: readonly NDArray[]): Cores {
  const signature = signatures[ufunc.name];
  const [left, right] = ranks[ufunc.name];
  [left, right].forEach(([least], i) => {
    const rank = [a, b][i].shape.length;
    if (rank < least)
      raise(
        "ValueError",
        `${ufunc.name}: Input operand ${i} does not have enough dimensions (has ${rank}, gufunc core with signature ${signature} requires ${least})`,
      );
  });
  const [p, q] = [Math.min(left[1], a.shape.length), Math.min(right[1], b.shape.length)];
  const [x, y] = [a.shape.slice(a.shape.length - p), b.shape.slice(b.shape.length - q)];
  const cores: Cores = {
    stacks: [a.shape.slice(0, a.shape.length - p), b.shape.slice(0, b.shape.length - q)],
    n: p === 2 ? x[0] : undefined,
    k: [x[p - 1], y[0]],
    m: q === 2 ? y[1] : undefined,
  };
  const fits = same(cores.k[0], cores.k[1]);
  if (fits === undefined) return notKnown("whether the shapes fit");
  if (!fits) mismatch(ufunc, cores.k, 0);
  return cores;
}

function mismatch(ufunc: Ufunc, k: readonly [Dim, Dim], axis: number): never {
  const sizes = k.every(isExact) ? ` (size ${k[1]} is different from ${k[0]})` : notKnown("the sizes");
  return raise(
    "ValueError",
    `${ufunc.name}: Input operand 1 has a mismatch in its core dimension ${axis}, with gufunc signature ${signatures[ufunc.name]}${sizes}`,
  );
}

/** The message for stacks that do not broadcast. */
function remapped(inputs: readonly NDArray[], cores: Cores, out: NDArray | undefined): string {
  if (out) return notKnown("the message for an output");
  const core = [cores.n, cores.m].filter((length) => length !== undefined);
  const shown = inputs.map(({ shape }, i) => {
    const stack = cores.stacks[i];
    const lead = [...stack, ...core.map(() => "newaxis")];
    const text = (items: readonly unknown[]) =>
      items.length === 1 ? `(${items[0]},)` : `(${items.join(",")})`;
    return `${text(shape)}->${text(lead)}`;
  });
  return `operands could not be broadcast together with remapped shapes [original->remapped]: ${shown.join(" ")}  and requested shape (${core.join(",")})`;
}

/** The result's layout: stacks in the memory order of the operands', each matrix in C order inside. */
function stackedLayout(
  inputs: readonly NDArray[],
  cores: Cores,
  stack: Shape,
  core: readonly Dim[],
  dtype: DType,
): Layout {
  if (stack.length === 0) return allocatedIn(dtype, core);
  const strides = inputs.map(({ layout }, i) => {
    const rank = cores.stacks[i].length;
    return iterationStrides(
      { ...layout, shape: layout.shape.slice(0, rank), strides: layout.strides.slice(0, rank) },
      stack,
    );
  });
  const outer = iterationOrder(strides, stack.length);
  const shape = [...stack, ...core];
  return allocated(dtype, shape, [...outer, ...core.map((_, i) => stack.length + i)]);
}

function computed(
  ufunc: Ufunc,
  [a, b]: readonly NDArray[],
  stack: Shape,
  layout: Layout,
  dtype: DType,
): NDArray {
  const [[, left], [, right]] = ranks[ufunc.name];
  const conjugated = ufunc.name.startsWith("vec") && a.dtype.kind === "c" ? undefined : a;
  if (!conjugated) return newArray(layout);
  const [p, q] = [Math.min(left, a.shape.length), Math.min(right, b.shape.length)];
  const full = (array: NDArray, core: number): Shape =>
    stack.length === 0 ? array.shape : [...stack, ...array.shape.slice(array.shape.length - core)];
  const first: Factor = {
    seen: broadcastTo(a, full(a, p)),
    groups: [stack.length, p - 1, 1],
  };
  const second: Factor = {
    seen: broadcastTo(b, full(b, q)),
    groups: [stack.length, 1, q - 1],
  };
  return productArray(first, second, dtype, layout);
}

function checkOut(out: NDArray, shape: Shape): void {
  if (sameShape(out.shape, shape) !== true) notKnown("an output of another shape");
  if (!out.writeable) raise("ValueError", "output array is read-only");
}
