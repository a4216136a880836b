import type { NDArray } from "../../ndarray/array.ts";
import { same } from "../../ndarray/layouts/dim.ts";
import { isC, nbytes } from "../../ndarray/layouts/layout.ts";
import type { AllocEvent } from "../../trace/event.ts";
import { readLinesAfter } from "../../trace/query.ts";
import { escapedBefore, isUnwrittenSince, wouldOutlive } from "../../trace/sharing.ts";
import { amountOf } from "../amount.ts";
import { linesText } from "../proof.ts";
import type { Report, Scene } from "../rule.ts";

/** Reports `np.frombuffer(a.tobytes(), dtype)`: the bytes are those of the array itself, if it lies in order. */
export function ofBytes(event: AllocEvent, { trace, visits }: Scene<"alloc">): Report | undefined {
  const sources = visits.map((visit) => sourceOf(visit, trace.observations));
  const isShareable = visits.every((visit, i) => {
    const of = sources[i];
    return of && isUnwrittenSince(trace, of, visit) && !wouldOutlive(trace, of, visit.out);
  });
  if (!isShareable) return undefined;
  const { text, bytes } = amountOf(visits, "copied", ({ layout }) => nbytes(layout));
  const isProved = visits.every((visit, i) => {
    const of = sources[i];
    return of !== undefined && !escapedBefore(trace, of, visit);
  });
  return {
    message: `${text}: tobytes() copies what frombuffer() then reads; reshape(-1) and view() show the same bytes where they are`,
    bytes,
    severity: isProved ? undefined : "information",
    proof: [
      linesText("the result is only read", readLinesAfter(trace, event.out, event.step)),
      "the original is not written afterwards",
    ],
  };
}

/** Returns the array whose bytes are read from the first to the last. */
function sourceOf(
  { node, out }: AllocEvent,
  observations: Scene<"alloc">["trace"]["observations"],
): NDArray | undefined {
  const given = node.kind === "Call" ? node.args[0] : undefined;
  if (given?.kind !== "Call" || given.func.kind !== "Attribute" || given.func.attr !== "tobytes")
    return undefined;
  const seen = observations.get(given.func.value);
  if (given.args.length > 0 || given.keywords.length > 0 || seen?.last.t !== "ndarray") return undefined;
  const { last, count } = seen;
  const isWhole = isC(last.layout) === true && same(nbytes(last.layout), nbytes(out.layout)) === true;
  return count === 1 && isWhole && last.subclass === "ndarray" && !last.alternatives ? last : undefined;
}
