import type { NDArray } from "../array.ts";
import { arrayStr } from "./arrays.ts";
import type { Printer } from "./elements.ts";
import { defaultOptions } from "./options.ts";
import { pythonRepr } from "./python.ts";

/** How much room a preview has, in characters and lines. */
export interface PreviewSize {
  readonly maxLines?: number;
  readonly maxWidth?: number;
}

/**
 * Returns `str(array)` cut to a few lines, for hovers: only the elements at the edges are looked at, however large the
 * array is. Undefined when one of them is not known.
 */
export function preview(
  array: NDArray,
  { maxLines = 8, maxWidth = 60 }: PreviewSize = {},
): string | undefined {
  const text = arrayStr(array, printerOf(3, 60, maxWidth));
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  if (lines.length <= maxLines) return text;
  const short = arrayStr(array, printerOf(1, 0, maxWidth))?.split("\n") ?? lines;
  return short.length <= maxLines ? short.join("\n") : [...short.slice(0, maxLines - 1), " ..."].join("\n");
}

/** A hover runs nothing of the program: elements that only the program can write have no preview. */
function printerOf(edgeitems: number, threshold: number, linewidth: number): Printer {
  const printer: Printer = {
    options: { ...defaultOptions, edgeitems, threshold, linewidth },
    open: new Set(),
    repr: (value) => pythonRepr(value, () => undefined),
    custom: () => undefined,
  };
  return printer;
}
