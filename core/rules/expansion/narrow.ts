import type { NDArray } from "../../ndarray/array.ts";
import type { Shape } from "../../ndarray/dtypes/dtype.ts";
import { broadcastShape } from "../../ndarray/layouts/broadcast.ts";
import { sameShape } from "../../ndarray/layouts/dim.ts";
import { type Node, walk } from "../../syntax/ast.ts";
import type { Event, Touch } from "../../trace/event.ts";
import { eventsAt, isLeftBehind } from "../../trace/query.ts";
import { isLookup } from "../../trace/reads.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { isElementwiseEvent, sourcesOf } from "./elementwise.ts";

/** What is known when arrays could be smaller and broadcast where they are used. */
export interface Narrowing {
  /** The operations that broadcast them, at least one. */
  readonly uses: readonly Event[];
  /** The shape of one of them, which would be another, shows: the program asks for it, or leaves the array behind at its end. */
  readonly isSeen: boolean;
  /** Where the program asks for the shape of one of them. */
  readonly lookups: readonly Event[];
}

/**
 * Returns what happens when each given array had the shape beside it instead of its own, which it fills by repetition; undefined
 * unless everything that is computed from the arrays in the end keeps its shape and values, because NumPy would broadcast. Where the
 * smaller arrays would have memory of their own, they may also be written to, as in `x -= 1`.
 */
export function narrowing(
  trace: Trace,
  seeds: ReadonlyMap<NDArray, Shape>,
  isOwn = false,
): Narrowing | undefined {
  if (!trace.isWhole) return undefined;
  const shapes = new Map(seeds);
  const uses: Event[] = [];
  const seen = new Set<Event>();
  const lookups: Event[] = [];
  let isSeen = false;
  for (const array of shapes.keys()) {
    if (array.alternatives) return undefined;
    isSeen ||= isLeftBehind(trace, array);
    for (const touch of touchesOf(trace, array)) {
      if (touch.array !== array || touch.role === "made" || touch.role === "bound") continue;
      const { event } = touch;
      if (isLookup(event)) {
        if (isShapeLookup(event)) lookups.push(event);
      } else if (!isPassedOn(trace, event) && !(isOwn && isWithin(touch, shapes))) {
        const next = fitOf(touch, shapes);
        if (!next) return undefined;
        if (next.out) shapes.set(next.out, next.shape);
        else uses.push(event);
        seen.add(event);
      }
    }
  }
  const isAlways = [...seen].every((event) => isAlwaysGiven(trace, event, shapes));
  return uses.length > 0 && isAlways ? { uses, isSeen: isSeen || lookups.length > 0, lookups } : undefined;
}

interface Fit {
  /** The result that becomes smaller as well; undefined when it keeps its shape. */
  readonly out?: NDArray;
  readonly shape: Shape;
}

function fitOf({ event, array }: Touch, shapes: ReadonlyMap<NDArray, Shape>): Fit | undefined {
  if (event.kind === "write")
    return event.from === array && event.into !== array && event.region
      ? { shape: event.region.shape }
      : undefined;
  if (!isElementwiseEvent(event) || event.into === array) return undefined;
  const joint = broadcastShape(sourcesOf(event).map((source) => shapes.get(source) ?? source.shape));
  if (!joint) return undefined;
  if (event.into) return { shape: event.into.shape };
  const isFull = sameShape(joint, event.out.shape);
  if (isFull === undefined) return undefined;
  return isFull ? { shape: joint } : { out: event.out, shape: joint };
}

/** True for an operation on the array in place that gives the smaller one what it needs: `x -= 1`. */
function isWithin({ event, array }: Touch, shapes: ReadonlyMap<NDArray, Shape>): boolean {
  if (!isElementwiseEvent(event) || event.into !== array) return false;
  const own = shapes.get(array) ?? array.shape;
  const joint = broadcastShape([
    own,
    ...sourcesOf(event).map((source) => shapes.get(source) ?? source.shape),
  ]);
  return joint !== undefined && sameShape(joint, own) === true;
}

/** False when the same place of the program is given other arrays at another time: then it needs those as they are. */
function isAlwaysGiven(trace: Trace, event: Event, shapes: ReadonlyMap<NDArray, Shape>): boolean {
  const { loops, scope } = event;
  if (loops.length === 0 && scope.node === undefined) return true;
  return eventsAt(trace, event.node).every(
    (other) => !isElementwiseEvent(other) || sourcesOf(other).some((source) => shapes.has(source)),
  );
}

/** Handing an array back to code of this file changes nothing, nor does an object that keeps it where all that asks for it was run. */
function isPassedOn(trace: Trace, event: Event): boolean {
  if (event.kind !== "use" || !event.scope.called) return false;
  if (event.how === "return") return true;
  return event.how === "store" && event.node.kind === "Attribute" && isSeenEverywhere(trace, event.node.attr);
}

/** True when every place of the text that reads an attribute of this name was found to read an array: none is in a method that nobody calls. */
function isSeenEverywhere(trace: Trace, attr: string): boolean {
  let isSeen = true;
  const stored = new Set<Node>();
  for (const statement of trace.module.body)
    walk(statement, (node) => {
      for (const target of node.kind === "Assign" ? node.targets : []) walk(target, (one) => stored.add(one));
      if (node.kind !== "Attribute" || node.attr !== attr || stored.has(node)) return;
      isSeen &&= trace.observations.get(node)?.last.t === "ndarray";
    });
  return isSeen;
}

function isShapeLookup(event: Event): boolean {
  if (event.kind === "use") return true;
  return "op" in event && /^attribute:(shape|size|nbytes|ndim|strides|T|flat|base|flags)$/.test(event.op);
}
