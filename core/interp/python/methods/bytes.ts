import { anyStr, pyStr, type Value } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import { exactText } from "../arguments.ts";
import type { Methods } from "../methods.ts";
import { plainText } from "../plain.ts";
import { bytesAsTextMethods } from "./bytestext.ts";

/** The bytes as text of one character each; undefined when they are not known. */
function bytesIn(value: Value | undefined): Uint8Array | undefined {
  const plain = value && plainText(value);
  return plain?.t === "bytes" ? plain.v : undefined;
}

const encodings: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  ascii: "utf-8",
  latin1: "latin1",
  "latin-1": "latin1",
};

const decode: Native = (_, { positional: [self, encoding] }) => {
  const bytes = bytesIn(self);
  const name = encodings[(encoding ? exactText(encoding) : "utf-8")?.toLowerCase() ?? ""];
  return bytes && name ? pyStr(new TextDecoder(name).decode(bytes)) : anyStr;
};

/** Methods of bytes. */
export const bytesMethods: Methods = {
  ...bytesAsTextMethods,
  decode,
  hex: (_, { positional: [self, between, every] }) => {
    const bytes = bytesIn(self);
    const separator = between ? exactText(between) : "";
    const count = every === undefined ? 1 : every.t === "int" ? Number(every.v) : Number.NaN;
    if (!bytes || separator === undefined || !Number.isInteger(count)) return anyStr;
    const pairs = [...bytes].map((byte) => byte.toString(16).padStart(2, "0"));
    return pyStr(grouped(pairs, count).join(separator));
  },
  join: (machine, { positional: [self, iterable] }): Value => {
    const parts = machine.context.iterate(iterable)?.map(bytesIn);
    const between = bytesIn(self);
    if (!parts || !between || parts.includes(undefined)) return { t: "bytes" };
    return {
      t: "bytes",
      v: Uint8Array.from(parts.flatMap((part, i) => [...(i ? between : []), ...(part ?? [])])),
    };
  },
};

/** Joins each `count` parts, counted from the end, or from the beginning for a negative count. */
function grouped(parts: readonly string[], count: number): readonly string[] {
  const size = Math.abs(count);
  if (size === 0) return [parts.join("")];
  const first = count > 0 ? parts.length % size : 0;
  const groups = first > 0 ? [parts.slice(0, first).join("")] : [];
  for (let i = first; i < parts.length; i += size) groups.push(parts.slice(i, i + size).join(""));
  return groups;
}
