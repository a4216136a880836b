import { arraySketchOf } from "../../ndarray/sketch.ts";
import type { Value } from "../../ndarray/value.ts";
import type { World } from "../worlds/worlds.ts";

/** Operations of whose operands one has often fewer or more axes than the others. */
const uneven =
  /^(setitem|operator:@|operator:MatMult|attribute:.*|numpy\.(ndarray\.)?(dot|vdot|matmul|inner|outer|tensordot|kron|take\w*|searchsorted|reshape|interp|isin|in1d|digitize|linalg\..*|full|bincount|pad|tile|repeat))$/;

/**
 * Returns, of the outcomes of an operation in all worlds that there may be, the likely ones: an array of which nobody knows how many axes
 * it has has as many as the largest one beside it. An index does where it is a mask.
 */
export function likelyOutcomes<O extends { readonly world: World }>(
  op: string,
  operands: readonly Value[],
  outcomes: readonly O[],
): readonly O[] {
  if (uneven.test(op)) return outcomes;
  if (op === "getitem" && arraySketchOf(operands[1])?.dtype?.kind !== "b") return outcomes;
  const parts = operands.flatMap((operand) =>
    operand.t === "tuple" || operand.t === "list" ? [...(operand.items ?? [])] : [operand],
  );
  const most = Math.max(0, ...parts.map((part) => arraySketchOf(part)?.shape?.length ?? 0));
  if (most === 0) return outcomes;
  const likely = outcomes.filter(({ world }) =>
    [...world.standIns].every(([part, standIn]) => fits(part, standIn, most)),
  );
  return likely.length > 0 ? likely : outcomes;
}

function fits(part: Value, standIn: Value, axes: number): boolean {
  const sketch = arraySketchOf(part);
  if (!sketch || sketch.shape || !sketch.ranks.includes(Math.min(axes, 4))) return true;
  return standIn.t === "ndarray" && standIn.shape.length === axes;
}
