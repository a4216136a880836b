import { type Readable, readElement, viewOn } from "../access.ts";
import type { Places } from "../contents/move.ts";
import { isSwapped } from "../dtypes/dtype.ts";

/**
 * Returns the integers at the places as signed ones, as NumPy takes indices, rounded to doubles beyond 2^53; fast where they are
 * native and aligned. The dtype is an integer one or bool.
 */
export function integersAt({ data, layout }: Readable, places: Places): Float64Array {
  const { dtype } = layout;
  const result = new Float64Array(places.length);
  if (dtype.itemsize === 8 && !isSwapped(dtype) && data.byteOffset % 4 === 0 && areWhole(places)) {
    readLongs(data, places, result);
    return result;
  }
  const view = viewOn(data);
  for (let i = 0; i < places.length; i++) {
    const element = readElement(view, dtype, places[i]);
    result[i] = Number(typeof element === "bigint" ? BigInt.asIntN(64, element) : element);
  }
  return result;
}

/** Joins the two words of each 64-bit integer. */
function readLongs(data: Uint8Array, places: Places, into: Float64Array): void {
  const low = new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2);
  const high = new Int32Array(data.buffer, data.byteOffset, data.byteLength >> 2);
  for (let i = 0; i < places.length; i++) {
    const at = places[i] >> 2;
    into[i] = high[at + 1] * 4294967296 + low[at];
  }
}

function areWhole(places: Places): boolean {
  let bits = 0;
  for (let i = 0; i < places.length; i++) bits |= places[i];
  return (bits & 3) === 0;
}
