import { type NDArray, newArray } from "../array.ts";
import { castFor, placesIn } from "../assign.ts";
import { broadcastLayout } from "../layouts/broadcast.ts";
import { isExact } from "../layouts/dim.ts";
import { isExactLayout, type Layout, nbytes } from "../layouts/layout.ts";
import { reserve } from "../limits.ts";
import { roomFor } from "../room.ts";
import { type Contents, type Exact, nothing } from "./contents.ts";
import { hullOf, joined } from "./hull.ts";
import { hasObjects, move, type Places, sourceOf } from "./move.ts";

/**
 * Returns a new array whose element number i, in C order, is that of the choice number `picks[i]`; the choices are
 * broadcast and cast. When the picks are not known, what holds for all choices is all that is known.
 */
export function merged(
  layout: Layout,
  choices: readonly NDArray[],
  picks: ArrayLike<number> | undefined,
): NDArray {
  const result = newArray(layout);
  const cast = choices.map((choice) => castFor(result, choice));
  return newArray(layout, (picks && exactly(layout, cast, picks)) ?? hullOfAll(cast, layout));
}

function exactly(
  layout: Layout,
  choices: readonly NDArray[],
  picks: ArrayLike<number>,
): Contents | undefined {
  const bytes = nbytes(layout);
  const to = placesIn(layout);
  if (!to || !isExact(bytes) || !isExactLayout(layout) || !reserve(bytes)) return undefined;
  const target: Exact = {
    kind: "exact",
    data: roomFor(bytes),
    known: choices.some(({ contents }) => contents.kind === "exact" && contents.known)
      ? new Uint8Array(bytes)
      : undefined,
    objects: hasObjects(layout.dtype) ? [undefined] : undefined,
  };
  for (let k = 0; k < choices.length; k++) {
    const chosen = indicesOf(picks, k);
    if (chosen.length > 0 && !putChoice(choices[k], chosen, target, to, layout)) return undefined;
  }
  return target;
}

function indicesOf(picks: ArrayLike<number>, k: number): Int32Array {
  let count = 0;
  for (let i = 0; i < picks.length; i++) if (picks[i] === k) count++;
  const chosen = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < picks.length; i++) if (picks[i] === k) chosen[at++] = i;
  return chosen;
}

function putChoice(choice: NDArray, chosen: Int32Array, target: Exact, to: Places, layout: Layout): boolean {
  const source = sourceOf(choice);
  const from = source && placesIn(broadcastLayout(source.layout, layout.shape));
  if (!source || !from) return false;
  const places = new Int32Array(chosen.length);
  const goals = new Int32Array(chosen.length);
  for (let i = 0; i < chosen.length; i++) {
    places[i] = from[chosen[i]];
    goals[i] = to[chosen[i]];
  }
  move(source, places, target, goals, layout.dtype);
  return true;
}

function hullOfAll(choices: readonly NDArray[], layout: Layout): Contents {
  const [first, ...rest] = choices.map(hullOf);
  if (!first) return nothing;
  return rest.reduce((sum, hull) => joined(sum, hull, layout.dtype), first);
}
