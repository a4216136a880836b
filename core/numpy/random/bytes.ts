import { notKnown } from "../../ndarray/error.ts";
import { int } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { op, type Row } from "../op.ts";
import { self } from "./rows.ts";
import { draw, forget } from "./state.ts";

/** Longest bytes object that is drawn. */
const most = 1_000_000;

/** The row of `bytes`: whole 32-bit words, little end first. */
export function bytesRow(): Row {
  return op({ self, length: int }, ({ self: from, length }) => {
    if (length > most || length < 0) {
      forget(from);
      return notKnown("many random bytes");
    }
    const drawn = draw(from, (bits) => {
      const words = Uint32Array.from({ length: Math.floor((length - 1) / 4) + 1 }, () => bits.next32());
      return new Uint8Array(words.buffer).slice(0, length);
    });
    return valueEffect({ t: "bytes", v: drawn });
  });
}
