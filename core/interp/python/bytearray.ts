import { none, pyInt, type Value } from "../../ndarray/value.ts";
import { type Native, PyObject } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { exactInt } from "./arguments.ts";
import { Cell } from "./native.ts";

/** A bytearray, whose bytes change in place; they are undefined when not known. */
export class ByteArray extends PyObject {
  readonly typeName = "bytearray";
  private readonly cell: Cell<readonly number[]>;

  constructor(bytes: readonly number[] | undefined) {
    super();
    this.cell = new Cell(bytes);
  }

  held(): Iterable<Value> {
    return [];
  }

  get bytes(): readonly number[] | undefined {
    return this.cell.value;
  }

  set bytes(next: readonly number[] | undefined) {
    this.cell.value = next;
  }
}

/** Returns the bytes that `bytes(...)` and `bytearray(...)` make of their argument; undefined when they are not known. */
export function bytesFrom(machine: Machine, value: Value | undefined): readonly number[] | undefined {
  if (!value) return [];
  if (value.t === "bytes") return value.v && [...value.v];
  if (value instanceof ByteArray) return value.bytes;
  if (value.t === "int") {
    const count = exactInt(value);
    return count !== undefined && count >= 0 && count <= 2 ** 20
      ? new Array<number>(count).fill(0)
      : undefined;
  }
  // An array gives its memory, not its items.
  if (value.t !== "list" && value.t !== "tuple" && value.t !== "range") return undefined;
  return bytesOfItems(machine, machine.context.iterate(value));
}

function bytesOfItems(machine: Machine, items: readonly Value[] | undefined): readonly number[] | undefined {
  const bytes = items?.map((item) => exactInt(item));
  if (!bytes || bytes.includes(undefined)) return undefined;
  if (bytes.some((byte) => (byte as number) < 0 || (byte as number) > 255))
    return machine.raise("ValueError", "byte must be in range(0, 256)");
  return bytes as readonly number[];
}

const changed =
  (
    change: (
      bytes: readonly number[],
      machine: Machine,
      args: readonly Value[],
    ) => readonly number[] | undefined,
  ): Native =>
  (machine, { positional: [self, ...args] }) => {
    if (self instanceof ByteArray) self.bytes = self.bytes && change(self.bytes, machine, args);
    return none;
  };

/** The methods of bytearray that change it. */
export const byteArrayMethods: Readonly<Record<string, Native>> = {
  append: changed((bytes, machine, [item]) => joined(bytes, bytesOfItems(machine, item && [item]))),
  extend: changed((bytes, machine, [items]) => joined(bytes, bytesFrom(machine, items))),
  clear: changed(() => []),
  reverse: changed((bytes) => bytes.toReversed()),
};

function joined(a: readonly number[], b: readonly number[] | undefined): readonly number[] | undefined {
  return b && [...a, ...b];
}

/** Returns `bytearray[index]`; undefined when it is not known. */
export function byteAt(machine: Machine, array: ByteArray, index: Value): Value | undefined {
  const at = exactInt(index);
  if (!array.bytes || at === undefined) return undefined;
  const byte = array.bytes.at(at);
  return byte === undefined ? machine.raise("IndexError", "bytearray index out of range") : pyInt(byte);
}

/** Does `bytearray[index] = value`. */
export function setByte(machine: Machine, array: ByteArray, index: Value, value: Value): void {
  const at = exactInt(index);
  const [byte] = bytesOfItems(machine, [value]) ?? [];
  const { bytes } = array;
  if (!bytes || at === undefined || byte === undefined) {
    array.bytes = undefined;
    return;
  }
  if (at >= bytes.length || at < -bytes.length) machine.raise("IndexError", "bytearray index out of range");
  array.bytes = bytes.with(at, byte);
}
