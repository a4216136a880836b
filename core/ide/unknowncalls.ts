import { once } from "../ndarray/once.ts";
import type { Node } from "../syntax/ast.ts";
import type { EventOf } from "../trace/event.ts";
import { eventsOf, type Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { rangeOf, shortText } from "./places.ts";
import type { UnknownCall } from "./types.ts";

/** How many are named. */
const most = 3;

/** Returns the first calls of NumPy's whose results are not known although all that they were given is. */
export function unknownCalls({ trace, module }: Analysis): readonly UnknownCall[] {
  return rootsOf(trace).map((node) => ({ ...rangeOf(module, node), text: shortText(module, node) }));
}

/** Where not knowing begins: what only follows from it is left out. */
const rootsOf = once((trace: Trace): readonly Node[] => {
  const nodes = new Set<Node>();
  for (const event of eventsOf(trace, "unknown")) {
    if (isRoot(event)) nodes.add(event.node);
    if (nodes.size === most) break;
  }
  return [...nodes];
});

const isRoot = ({ op, ins, named, scope }: EventOf<"unknown">) =>
  op.startsWith("numpy.") && scope.called && [...ins, ...named.values()].every(({ t }) => t !== "unknown");
