import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { fillOf, zeroOf } from "../../ndarray/contents/fill.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import { allExact } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import type { Effect } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { jointShape } from "../shaping/broadcast.ts";

/** Names of the axes that each argument and each result has at its end. */
interface Signature {
  readonly inputs: readonly (readonly string[])[];
  readonly outputs: readonly (readonly string[])[];
}

/** Returns the results of a function that is called for all but the last axes, which a signature such as "(n),(n)->()" names. */
export function callOnParts(
  func: (values: readonly Value[]) => Value,
  args: readonly Value[],
  signature: string,
  otypes: readonly DType[] | undefined,
  context: Context,
): Effect {
  const { inputs, outputs } = parsed(signature);
  if (args.length !== inputs.length)
    raise("TypeError", `wrong number of positional arguments: expected ${inputs.length}, got ${args.length}`);
  const arrays = args.map((value) => asArray(value, context));
  const sizes = new Map<string, number>();
  arrays.forEach((array, i) => {
    learnSizes(sizes, array, inputs[i]);
  });
  const loop = jointShape(
    arrays.map((array, i) => array.shape.slice(0, array.shape.length - inputs[i].length)),
  );
  if (!allExact(loop)) return notKnown("how often a function is called");
  const seen = arrays.map((array, i) => {
    const core = inputs[i].map((name) => sizes.get(name) ?? 0);
    return viewOf(array, broadcastLayout(array.layout, [...loop, ...core]));
  });
  const count = loop.reduce((n, length) => n * length, 1);
  if (count === 0 || count > 10_000) return notKnown("no call of a function, or very many");
  let outs: readonly NDArray[] | undefined;
  for (let at = 0; at < count; at++) {
    const results = resultsOf(func(seen.map((array) => partAt(array, loop, at))), outputs.length);
    const made = results.map((result) => asArray(result, context));
    if (!outs) {
      made.forEach((array, k) => {
        learnSizes(sizes, array, outputs[k]);
      });
      outs = made.map((array, k) => {
        const core = outputs[k].map((name) => sizes.get(name) ?? 0);
        const dtype = otypes?.[k] ?? array.dtype;
        return newArray(allocatedIn(dtype, [...loop, ...core]), fillOf(dtype, zeroOf(dtype)));
      });
    }
    outs.forEach((out, k) => {
      assign(viewAt(out, loop, at), made[k]);
    });
  }
  const all = outs ?? [];
  if (all.length === 1) return allocEffect(all[0]);
  return { kind: "many", effects: all.map(allocEffect), value: pyTuple(all) };
}

function parsed(signature: string): Signature {
  const bare = signature.replace(/\s+/g, "");
  const group = "\\((?:\\w+(?:,\\w+)*)?\\)";
  const list = `${group}(?:,${group})*`;
  if (!new RegExp(`^${list}->${list}$`).test(bare))
    raise("ValueError", `not a valid gufunc signature: ${signature}`);
  const [inputs, outputs] = bare
    .split("->")
    .map((side) =>
      [...side.matchAll(/\(([^)]*)\)/g)].map((match) => match[1].split(",").filter((name) => name !== "")),
    );
  return { inputs, outputs };
}

function learnSizes(sizes: Map<string, number>, array: NDArray, names: readonly string[]): void {
  if (names.length === 0) return;
  if (array.shape.length < names.length)
    raise(
      "ValueError",
      `${array.shape.length}-dimensional argument does not have enough dimensions for all core dimensions (${names.map((name) => `'${name}'`).join(", ")}${names.length === 1 ? "," : ""})`,
    );
  const core = array.shape.slice(-names.length);
  if (!allExact(core)) notKnown("lengths of a part");
  names.forEach((name, i) => {
    const known = sizes.get(name);
    if (known === undefined) sizes.set(name, core[i]);
    else if (known !== core[i])
      raise("ValueError", `inconsistent size for core dimension '${name}': ${core[i]} vs ${known}`);
  });
}

function resultsOf(result: Value, count: number): readonly Value[] {
  const items = result.t === "tuple" ? result.items : [result];
  if (items.length === count) return count === 1 ? [result] : items;
  return raise("ValueError", `wrong number of outputs from pyfunc: expected ${count}, got ${items.length}`);
}

/** The part of an array at a place of the loop, counted in C order. */
function viewAt(array: NDArray, loop: readonly number[], at: number): NDArray {
  const { shape, strides, offset } = array.layout;
  let left = at;
  let place = Number(offset);
  for (let axis = loop.length - 1; axis >= 0; axis--) {
    place += (left % loop[axis]) * Number(strides[axis]);
    left = Math.floor(left / loop[axis]);
  }
  const rest = loop.length;
  return viewOf(array, {
    ...array.layout,
    shape: shape.slice(rest),
    strides: strides.slice(rest),
    offset: place,
  });
}

function partAt(array: NDArray, loop: readonly number[], at: number): Value {
  const view = viewAt(array, loop, at);
  return view.shape.length === 0 ? elementValue(view) : view;
}
