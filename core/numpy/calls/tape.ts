import { type Dim, isExact, less, minus, plus } from "../../ndarray/layouts/dim.ts";
import type { Hidden } from "../op.ts";

/** Bytes from which NumPy writes an operator's result over a temporary operand (`NPY_MIN_ELIDE_BYTES`). */
const leastElided = 256 * 1024;

/** True of a temporary so large that an operator's result is written over it; of an unknown size where that is certain. */
export function isElided(bytes: Dim): boolean {
  return isExact(bytes) ? bytes >= leastElided : less(bytes, leastElided) === false;
}

/** Follows what a piece of NumPy's own Python code has allocated, statement by statement. */
export class Tape {
  private live: Dim = 0;
  private peak: Dim = 0;
  private total: Dim = 0;

  /** A new array of so many bytes, which it returns. */
  make(bytes: Dim): Dim {
    this.live = plus(this.live, bytes);
    this.total = plus(this.total, bytes);
    if (less(this.live, this.peak) !== true) this.peak = this.live;
    return bytes;
  }

  free(...all: readonly Dim[]): void {
    for (const bytes of all) this.live = minus(this.live, bytes);
  }

  /**
   * The result of an operator on a temporary, and on something that has no more elements: written over the temporary where that is large
   * and the other's dtype fits into its own.
   */
  over(temporary: Dim, fits = true): Dim {
    if (fits && isElided(temporary)) return temporary;
    const made = this.make(temporary);
    this.free(temporary);
    return made;
  }

  /** What was allocated beside a result of so many bytes, which is the last that was made and is alive. */
  beside(result: Dim): Required<Pick<Hidden, "hiddenPeak" | "hiddenTotal">> {
    return { hiddenPeak: minus(this.peak, result), hiddenTotal: minus(this.total, result) };
  }
}
