import { notKnown } from "../../ndarray/error.ts";
import type { NumpyObject } from "../../ndarray/value.ts";

/** Returns the state of an object of NumPy's; throws NotKnown once code that is not known may have changed it. */
export function stateOf<T>(self: NumpyObject): T {
  return (self.state as T | undefined) ?? notKnown(`a ${self.type} that is out of sight`);
}
