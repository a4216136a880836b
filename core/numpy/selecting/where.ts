import type { NDArray } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { merged } from "../../ndarray/contents/merge.ts";
import { truthsOf } from "../../ndarray/contents/truths.ts";
import { bool, type DType, type Shape } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { raise } from "../../ndarray/error.ts";
import { broadcastLayout, broadcastShape, showShape } from "../../ndarray/layouts/broadcast.ts";
import { allocatedIn, allocateLike } from "../../ndarray/layouts/korder.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { adaptedTo } from "../conversion/adapt.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { partsOf, sequence } from "../shaping/readers.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";
import { nonzero } from "./nonzero.ts";

function where(condition: NDArray, x: Value | undefined, y: Value | undefined, context: Context): Effect {
  if (!x && !y) return nonzero(condition);
  if (!x || !y) return raise("ValueError", "either both or neither of x and y should be given");
  const choices = [operandOf(x, context), operandOf(y, context)];
  const arrays = choices.map((choice) => choice.array);
  const all = [condition, ...arrays];
  const dtype = commonDType(choices);
  const shape = broadcastShape(all.map((a) => a.shape)) ?? cannotBroadcast(all.map((a) => a.shape));
  const layout = allocateLike(
    all.map((a) => a.layout),
    shape,
    dtype,
  );
  const truths = truthsIn(condition, shape);
  return allocEffect(merged(layout, [arrays[1], arrays[0]], truths));
}

/** Returns the dtype of several choices, in which Python numbers take that of the others. */
function commonDType(choices: readonly Operand[]): DType {
  const dtype = resultType(choices.map(({ array: of, weak }) => weak ?? of.dtype));
  return choices.reduce(
    (type, { array: of }) => ("SU".includes(type.kind) ? widest(type, adaptedTo(type, of)) : type),
    dtype,
  );
}

function widest(a: DType, b: DType): DType {
  return b.itemsize > a.itemsize ? b : a;
}

/** Returns the truth of the condition's elements, broadcast, in C order; undefined when not known. */
export function truthsIn(condition: NDArray, shape: Shape): Uint8Array | undefined {
  if (condition.dtype.fields)
    raise(
      "TypeError",
      `Iterator operand 1 dtype could not be cast from ${dtypeRepr(condition.dtype)} to dtype('bool') according to the rule 'unsafe'`,
    );
  const truths = truthsOf(condition);
  const places = truths && placesIn(broadcastLayout(contiguous(bool, condition.shape), shape));
  if (!truths || !places) return undefined;
  const result = new Uint8Array(places.length);
  for (let i = 0; i < places.length; i++) result[i] = truths[places[i]];
  return result;
}

function cannotBroadcast(shapes: readonly Shape[]): never {
  return raise(
    "ValueError",
    `operands could not be broadcast together with shapes ${shapes.map((shape) => `${showShape(shape)} `).join("")}`,
  );
}

/** Returns what `np.select(condlist, choicelist, default)` does: the first true condition of each element chooses. */
function select(
  conditions: readonly NDArray[],
  given: readonly Value[],
  otherwise: Value,
  context: Context,
): Effect {
  if (conditions.length !== given.length)
    raise("ValueError", "list of cases must be same length as list of conditions");
  if (conditions.length === 0) raise("ValueError", "select with an empty condition list is not possible");
  const choices = [...given, otherwise].map((value) => operandOf(value, context));
  conditions.forEach((condition, i) => {
    if (condition.dtype.kind !== "b")
      raise("TypeError", `invalid entry ${i} in condlist: should be boolean ndarray`);
  });
  const dtype = commonDType(choices);
  const arrays = choices.map((choice) => choice.array);
  const shapes = [...conditions, ...arrays].map((a) => a.shape);
  const shape = broadcastShape(shapes) ?? cannotBroadcast(shapes);
  const layout = allocatedIn(dtype, shape);
  return allocEffect(merged(layout, arrays, firstTrue(conditions, shape)));
}

function firstTrue(conditions: readonly NDArray[], shape: Shape): Int32Array | undefined {
  let picks: Int32Array | undefined;
  for (let k = conditions.length - 1; k >= 0; k--) {
    const truths = truthsIn(conditions[k], shape);
    if (!truths) return undefined;
    picks ??= new Int32Array(truths.length).fill(conditions.length);
    for (let i = 0; i < truths.length; i++) if (truths[i]) picks[i] = k;
  }
  return picks;
}

register("numpy", {
  where: op({ condition: array, x: opt(any, undefined), y: opt(any, undefined) }, (read, context) =>
    where(read.condition, read.x, read.y, context),
  ),
  select: op(
    { condlist: sequence, choicelist: any, default: opt(any, { t: "int", v: 0 } as Value) },
    (read, context) => select(read.condlist, partsOf(read.choicelist, context), read.default, context),
  ),
});
