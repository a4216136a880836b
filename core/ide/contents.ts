import { NDArray, newBuffer } from "../ndarray/array.ts";
import type { Contents } from "../ndarray/contents/contents.ts";
import { asBounds, hullOf } from "../ndarray/contents/hull.ts";
import type { DType } from "../ndarray/dtypes/dtype.ts";
import { floatText } from "../ndarray/print/float.ts";
import type { Node } from "../syntax/ast.ts";
import type { Observation } from "../trace/observation.ts";
import { eventsAt, writesAfter } from "../trace/query.ts";
import type { Analysis } from "./analysis.ts";

/** What is known of the elements where the hover stands. */
export interface Known {
  /** The array with the contents it had there; undefined when they are not known any more. */
  readonly array?: NDArray;
  readonly text?: string;
}

/** Returns what is known of the elements at a node. Later writes go into the same bytes, so that exact contents tell of a place only if nobody writes after it. */
export function contentsOf({ trace }: Analysis, array: NDArray, seen: Observation, node: Node): Known {
  const step = eventsAt(trace, node).at(-1)?.step;
  const { contents } = seen;
  if (!contents || array.alternatives) return {};
  if (contents.kind === "exact") {
    const writes = step === undefined ? [] : writesAfter(trace, array, step);
    if (step === undefined || writes.length > 0)
      return writes.length > 0 ? { text: `written again on line ${writes[0].event.line}` } : {};
  }
  const then = withContents(array, contents);
  return { array: then, text: contentsText(then) };
}

function withContents(array: NDArray, contents: Contents): NDArray {
  const buffer = newBuffer(array.buffer.nbytes, contents, array.buffer.kind);
  buffer.store.blur(array.buffer.store);
  return new NDArray(array.layout, buffer, array.base, array.owndata, array.writeable, array.subclass);
}

/** What is known of the elements together: "all 0", "values 0 .. 255". */
function contentsText(array: NDArray): string | undefined {
  const { contents } = array;
  if (contents.kind === "nothing" && contents.uninitialised) return "not initialised";
  const bounds = asBounds(hullOf(array), array.dtype);
  if (!bounds || !Number.isFinite(bounds.lo) || !Number.isFinite(bounds.hi)) return undefined;
  const nan = bounds.nan ? ", may hold NaN" : "";
  const [lo, hi] = [bounds.lo, bounds.hi].map((value) => valueText(value, array.dtype));
  if (bounds.lo === bounds.hi) return `all ${lo}${nan}`;
  const whole = bounds.integral && array.dtype.kind === "f" ? ", whole numbers" : "";
  return `values ${lo} .. ${hi}${whole}${nan}`;
}

/** A number with the digits that tell it from others of its dtype. */
function valueText(value: number, { kind, itemsize }: DType): string {
  if (kind !== "f" || itemsize > 4) return String(value);
  return floatText(value, itemsize === 2 ? 16 : 32, undefined, "-");
}
