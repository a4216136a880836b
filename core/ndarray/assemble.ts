import { type NDArray, newArray, type Subclass } from "./array.ts";
import { castFor, placesIn } from "./assign.ts";
import { type Contents, type Exact, nothing } from "./contents/contents.ts";
import { hullOf, joined } from "./contents/hull.ts";
import { hasObjects, move, sourceOf } from "./contents/move.ts";
import { broadcastLayout } from "./layouts/broadcast.ts";
import { isExact, same } from "./layouts/dim.ts";
import { isExactLayout, type Layout, nbytes, size } from "./layouts/layout.ts";
import { reserve } from "./limits.ts";
import { roomFor } from "./room.ts";

/** A part of a new array, and the elements that go there: cast to its dtype and broadcast to the part's shape. */
export interface Piece {
  readonly at: Layout;
  readonly from: NDArray;
}

/** Returns a new array that the pieces fill completely; later ones win where they overlap. */
export function assembled(layout: Layout, pieces: readonly Piece[], subclass?: Subclass): NDArray {
  const result = newArray(layout, nothing, subclass);
  const cast = pieces.map(({ at, from }) => ({ at, from: castFor(result, from) }));
  return newArray(layout, exactly(layout, cast) ?? joinedHull(cast), subclass);
}

function exactly(layout: Layout, pieces: readonly Piece[]): Contents | undefined {
  const bytes = nbytes(layout);
  const isWhole = isExactLayout(layout) && isExact(bytes) && pieces.every((piece) => isMovable(piece));
  if (!isWhole || !reserve(bytes)) return undefined;
  const target: Exact = {
    kind: "exact",
    data: roomFor(bytes),
    known: pieces.some(({ from }) => from.contents.kind === "exact" && from.contents.known)
      ? new Uint8Array(bytes)
      : undefined,
    objects: hasObjects(layout.dtype) ? [undefined] : undefined,
  };
  return pieces.every((piece) => put(piece, target)) ? target : undefined;
}

function isMovable({ at, from }: Piece): boolean {
  if (!isExactLayout(at)) return false;
  const { kind } = from.contents;
  return same(size(from.layout), 0) === true || kind === "exact" || kind === "fill" || kind === "ramp";
}

/** Copies one piece into place; false when it turns out not to be known. */
function put({ at, from }: Piece, target: Exact): boolean {
  if (same(size(at), 0) === true) return true;
  const source = sourceOf(from);
  const places = source && placesIn(broadcastLayout(source.layout, at.shape));
  const to = places && placesIn(at);
  if (!source || !places || !to) return false;
  move(source, places, target, to, at.dtype);
  return true;
}

function joinedHull(pieces: readonly Piece[]): Contents {
  const hulls = pieces
    .filter(({ from }) => same(size(from.layout), 0) !== true)
    .map(({ from }) => hullOf(from));
  const [first, ...rest] = hulls;
  if (!first) return nothing;
  return rest.reduce((sum, hull) => joined(sum, hull, pieces[0].at.dtype), first);
}
