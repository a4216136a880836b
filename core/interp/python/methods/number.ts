import { pyBool, pyInt, pyStr, pyTuple, unknown, type Value } from "../../../ndarray/value.ts";
import { floatHex } from "../floathex.ts";
import type { Methods } from "../methods.ts";

const exact = (value: Value): number | bigint | undefined =>
  value.t === "int" && typeof value.v !== "object"
    ? value.v
    : value.t === "float"
      ? value.v
      : value.t === "bool" && value.v !== undefined
        ? Number(value.v)
        : undefined;

/** Methods of int, float, bool and complex. */
export const numberMethods: Methods = {
  bit_length: (_, { positional: [self] }) => {
    const value = exact(self);
    return value === undefined || self.t === "float"
      ? unknown
      : pyInt(BigInt(value) === 0n ? 0 : (value < 0 ? -BigInt(value) : BigInt(value)).toString(2).length);
  },
  bit_count: (_, { positional: [self] }) => {
    const value = exact(self);
    return value === undefined || self.t === "float"
      ? unknown
      : pyInt((value < 0 ? -BigInt(value) : BigInt(value)).toString(2).replaceAll("0", "").length);
  },
  is_integer: (_, { positional: [self] }) => {
    const value = exact(self);
    return pyBool(value === undefined ? undefined : typeof value === "bigint" || Number.isInteger(value));
  },
  conjugate: (_, { positional: [self] }) => (self.t === "complex" ? { ...self, im: -self.im } : self),
  as_integer_ratio: (_, { positional: [self] }) => {
    const value = self.t === "float" && self.error !== undefined ? undefined : exact(self);
    if (value === undefined || !Number.isFinite(Number(value))) return unknown;
    let [top, bottom] = [Number(value), 1];
    while (!Number.isInteger(top)) {
      top *= 2;
      bottom *= 2;
    }
    return pyTuple([pyInt(BigInt(top)), pyInt(BigInt(bottom))]);
  },
  hex: (_, { positional: [self] }) =>
    self.t === "float" && self.v !== undefined && self.error === undefined
      ? pyStr(floatHex(self.v))
      : { t: "str" },
};
