import { cellElement } from "../../ndarray/casts/pack.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { pyBool, pyInt, pyTuple, type Value } from "../../ndarray/value.ts";
import { any } from "../calls/bind.ts";
import { typeName } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

/** The scalar's element; raises for scalars that have no such method. */
function numberOf(self: Value, method: string, kinds: string): number | bigint {
  if (self.t !== "scalar") return notKnown(`${method} of what is no scalar`);
  if (!kinds.includes(self.dtype.kind))
    raise("AttributeError", `'${typeName(self)}' object has no attribute '${method}'`);
  const element = cellElement(self.cell);
  return typeof element === "number" || typeof element === "bigint" ? element : notKnown("a scalar's value");
}

/** The one-bits of the absolute value. */
const bitCount = op({ self: any }, ({ self }) => {
  let rest = BigInt(numberOf(self, "bit_count", "iu"));
  if (rest < 0n) rest = -rest;
  let count = 0;
  for (; rest > 0n; rest >>= 1n) count += Number(rest & 1n);
  return { kind: "value", value: pyInt(count) };
});

const isInteger = op({ self: any }, ({ self }) => {
  const element = numberOf(self, "is_integer", "iuf");
  return { kind: "value", value: pyBool(typeof element === "bigint" || Number.isInteger(element)) };
});

const asIntegerRatio = op({ self: any }, ({ self }) => {
  const element = numberOf(self, "as_integer_ratio", "f");
  const [top, bottom] = ratioOf(Number(element));
  return { kind: "value", value: pyTuple([pyInt(top), pyInt(bottom)]) };
});

/** Returns the reduced fraction that a float is. */
export function ratioOf(number: number): readonly [bigint, bigint] {
  if (Number.isNaN(number)) return raise("ValueError", "cannot convert NaN to integer ratio");
  if (!Number.isFinite(number)) return raise("OverflowError", "cannot convert Infinity to integer ratio");
  let top = number;
  let bottom = 1n;
  while (!Number.isInteger(top)) {
    top *= 2;
    bottom *= 2n;
  }
  return [BigInt(top), bottom];
}

register("numpy.generic", { bit_count: bitCount, is_integer: isInteger, as_integer_ratio: asIntegerRatio });
