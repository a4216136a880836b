import type { NDArray } from "../../ndarray/array.ts";
import { notKnown } from "../../ndarray/error.ts";
import { NumpyObject } from "../../ndarray/value.ts";
import { stateOf } from "../attributes/objectstate.ts";

/** What a series has beside its coefficients, which it holds with its domain and window. */
interface Series {
  readonly symbol: string;
}

/** Returns a series of a class by its parts. */
export function newSeries(
  basis: string,
  coef: NDArray,
  domain: NDArray,
  window: NDArray,
  symbol: string,
): NumpyObject {
  return new NumpyObject(basis, { symbol } satisfies Series, [coef, domain, window]);
}

/** Returns the arrays of a series; throws NotKnown when they are out of sight. */
export function partsOf(self: NumpyObject) {
  if (!self.state) return notKnown("a series that is out of sight");
  const [coef, domain, window] = self.holds as readonly NDArray[];
  return { coef, domain, window, symbol: stateOf<Series>(self).symbol };
}
