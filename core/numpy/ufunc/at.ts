import { elementsOf, readElement, setKnown, viewOn, writable, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { elementCaster } from "../../ndarray/casts/caster.ts";
import { placesOf } from "../../ndarray/contents/move.ts";
import { sameDType } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { selectedPlaces, selectionOf } from "../../ndarray/indexing/advanced.ts";
import { basicView } from "../../ndarray/indexing/indexing.ts";
import { maskedPlaces } from "../../ndarray/indexing/mask.ts";
import { runElementwise } from "../../ndarray/kernels/run.ts";
import { kernelFor } from "../../ndarray/kernels/table.ts";
import { broadcastShape, broadcastTo } from "../../ndarray/layouts/broadcast.ts";
import { sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, type ExactLayout, isExactLayout } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { readIndex } from "../items/indices.ts";
import type { Effect } from "../op.ts";
import type { Ufunc } from "./loops.ts";
import { type Operand, operandOf } from "./operand.ts";
import { type Resolution, resolve } from "./resolve.ts";
import { strengthened } from "./strengthen.ts";

/** Does `ufunc.at(a, indices, b)`: the operation in place, repeated for indices that occur several times. */
export function atArray(
  ufunc: Ufunc,
  a: Value,
  indices: Value,
  b: Value | undefined,
  context: Context,
): Effect {
  if (a.t === "unknown") notKnown("an array to work in");
  if (a.t !== "ndarray") return raise("TypeError", "first operand must be array");
  if (!a.writeable) raise("ValueError", "output array is read-only");
  const operands: Operand[] = [{ value: a, array: a }, ...(b ? [strong(operandOf(b, context))] : [])];
  const loop = resolve(ufunc, operands);
  const picked = picks(a, indices, context);
  if (picked?.shape && operands[1]) requireBroadcast(operands[1].array, picked.shape);
  const [inputs, resolution] = strengthened(ufunc, operands, loop);
  if (!picked || !applied(a, picked, inputs[1], resolution)) {
    // Any element may have been changed to anything.
    assign(a, newArray(allocatedIn(a.dtype, a.shape)));
  }
  return { kind: "write", into: a, from: b, value: none };
}

/** The elements that an index expression picks: their bytes' offsets, and the shape that a second operand broadcasts to. */
interface Picked {
  readonly places: Int32Array;
  readonly shape: readonly number[] | undefined;
}

function picks(a: NDArray, indices: Value, context: Context): Picked | undefined {
  const { layout } = a;
  const index = readIndex(indices, layout, context);
  if (index.kind === "mask") {
    const places = isExactLayout(layout) ? maskedPlaces(layout, index.mask) : undefined;
    return places && { places, shape: [places.length] };
  }
  if (index.kind !== "arrays") {
    const view = basicView(layout, index.indices);
    const places = isExactLayout(view) ? placesOf(view.shape, view.strides, view.offset) : undefined;
    return places && { places, shape: view.shape as readonly number[] };
  }
  const places = selectedPlaces(layout, index.indices);
  const { shape, subspace, lead } = selectionOf(layout, index.indices);
  const full = [...shape, ...(subspace?.shape ?? [])] as readonly number[];
  return places && { places, shape: lead === 0 ? full : undefined };
}

/** A Python number is an array here, with the dtype that it has alone. */
function strong({ value, array }: Operand): Operand {
  return { value, array };
}

function requireBroadcast(array: NDArray, shape: readonly number[]): void {
  const joint = broadcastShape([array.shape, shape]);
  if (array.shape.length > shape.length || !joint || sameShape(joint, shape) === false)
    raise("ValueError", "array is not broadcastable to correct shape");
}

/** Applies the loop to one element after the other; false when the elements are not all known. */
function applied(
  a: NDArray,
  { places, shape }: Picked,
  b: NDArray | undefined,
  { ins, outs, kernel: name }: Resolution,
): boolean {
  const kernel = kernelFor(name, ins[0]);
  if (!kernel || [...ins, ...outs].some((dtype) => "OSUTVmM".includes(dtype.kind))) return false;
  const from = b && castTo(b, ins[1]);
  if (from && !shape && from.shape.length > 0) return false;
  const seen = from && viewOf(from, broadcastTo(from.layout, shape ?? [places.length]), "ndarray");
  const factors = seen && elementsOf(seen);
  if (b && !factors) return false;
  const target = writable(a);
  if (!target || !elementsOf(a)) return false;
  const cell = (dtype: Resolution["ins"][number], offset = 0): ExactLayout => ({
    ...(contiguous(dtype, []) as ExactLayout),
    offset,
  });
  const operand = new Uint8Array(16);
  const isDirect = sameDType(outs[0], a.dtype);
  const cast = elementCaster(outs[0], a.dtype);
  const result = isDirect ? target.data : new Uint8Array(outs[0].itemsize);
  for (let i = 0; i < places.length; i++) {
    const sides = [{ data: target.data, layout: cell(a.dtype, places[i]), as: ins[0] }];
    if (factors) {
      writeElement(viewOn(operand), ins[1], 0, factors[i]);
      sides.push({ data: operand, layout: cell(ins[1]), as: ins[1] });
    }
    const out = { data: result, layout: cell(outs[0], isDirect ? places[i] : 0), as: outs[0] };
    if (!runElementwise(kernel, sides, [out])) {
      setKnown(a, false);
      return true;
    }
    if (isDirect) continue;
    const element = cast(readElement(viewOn(result), outs[0], 0));
    writeElement(viewOn(target.data), a.dtype, places[i], element);
  }
  return true;
}

function castTo(array: NDArray, dtype: Resolution["ins"][number]): NDArray {
  return sameDType(array.dtype, dtype) ? array : castArray(array, dtype);
}
