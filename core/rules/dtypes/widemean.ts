import { floorDivide, less } from "../../ndarray/layouts/dim.ts";
import { nbytes } from "../../ndarray/layouts/layout.ts";
import { formatBytes, showDType } from "../../ndarray/show.ts";
import type { EventOf } from "../../trace/event.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { addKeyword } from "../edits.ts";
import type { Report, Scene } from "../rule.ts";
import { numpyName } from "../tree.ts";
import { isPetty } from "./reach.ts";

const averaging: ReadonlySet<string> = new Set(["mean", "std", "var"]);

/** Returns what to say of `image.mean(axis=2)`: so few numbers are averaged that the float64 results take more than all of them did. */
export function wideMean(
  { trace, module, visits, settings }: Scene<"reduce">,
  { of, node }: EventOf<"reduce">,
): Report | undefined {
  if (!visits.every(isWider)) return undefined;
  const amount = amountOf(visits, "of float64", ({ out }) => (out ? nbytes(out.layout) : 0));
  const saved = floorDivide(amount.bytes, 2);
  const results = visits.map(({ out }) => ({ out }));
  if (less(saved, settings.threshold) !== false || isPetty(trace, results, saved, settings)) return undefined;
  const from = showDType(of.dtype);
  const np = numpyName(module);
  return {
    message: `${amount.text} for the averages of ${formatBytes(nbytes(of.layout))} of ${from}: float32 holds every ${from} exactly and needs half; pass dtype=np.float32`,
    bytes: saved,
    proof: [`every ${from} is exact in float32`, "results differ in the last of seven digits"],
    fix:
      np && node.kind === "Call"
        ? {
            title: "Average in float32",
            safe: false,
            edits: [addKeyword(module, node, `dtype=${np}.float32`)],
          }
        : undefined,
  };
}

function isWider({ op, of, out, named, into }: EventOf<"reduce">): boolean {
  if (!averaging.has(shortName(op)) || named.has("dtype") || into) return false;
  if (out?.dtype.char !== "d" || !"iu".includes(of.dtype.kind) || of.dtype.itemsize > 2) return false;
  return less(nbytes(of.layout), nbytes(out.layout)) === true;
}
