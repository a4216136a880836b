import { isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { pushAll } from "../../ndarray/spread.ts";
import { PyDict, PyList, PySet, pyStr, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import type { Operator } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import type { Machine } from "../machine.ts";
import { joinedValue } from "../paths/joining.ts";
import { combinedCounts } from "./counts.ts";
import { DictView } from "./dictview.ts";
import { percentFormat } from "./percent.ts";

/** Most items that a list, a tuple or a text is written out to. */
export const maxItems = 1_000_000;

/** Returns `left op right` on sequences, sets, dicts and text; undefined where Python has no such operation. */
export function sequenceOperation(
  machine: Machine,
  op: Operator,
  left: Value,
  right: Value,
): Value | undefined {
  if (op === "Add" && left.t !== "dict") return concatenated(machine, left, right);
  if (op === "Mult") return repeated(left, right) ?? repeated(right, left);
  if (op === "Mod" && left.t === "str") return percentFormat(machine, left, right);
  const [a, b] = [setIn(left), setIn(right)];
  if (a && b) return setOperation(op, a, b);
  const [x, y] = [left, right];
  if (x.t === "dict" && y.t === "dict" && x.kind === "Counter" && y.kind === "Counter") {
    const counts = combinedCounts(machine, op, x, y);
    if (counts) return counts;
  }
  if (op === "BitOr" && left.t === "dict" && right.t === "dict") return mergedDict(left, right);
  return undefined;
}

function concatenated(machine: Machine, left: Value, right: Value): Value | undefined {
  if (left.t === "bytes" && right.t === "bytes")
    return left.v && right.v && left.v.length + right.v.length <= maxItems
      ? { t: "bytes", v: Uint8Array.from([...left.v, ...right.v]) }
      : { t: "bytes" };
  if (left.t === "str" && right.t === "str")
    return left.v !== undefined && right.v !== undefined && left.v.length + right.v.length <= maxItems
      ? pyStr(left.v + right.v)
      : { t: "str" };
  if (left.t === "tuple" && right.t === "tuple")
    return left.items.length + right.items.length <= maxItems
      ? held(pyTuple([...left.items, ...right.items]))
      : unknown;
  if (left.t !== "list" || right.t !== "list") return undefined;
  if (left.items && right.items && left.items.length + right.items.length <= maxItems)
    return held(new PyList([...left.items, ...right.items]));
  const each = [...(left.items ?? [left.each ?? unknown]), ...(right.items ?? [right.each ?? unknown])];
  const lengths = [left, right].map((list) => (list.items ? list.items.length : list.length));
  const [a, b] = lengths;
  const joined = joinedValue(machine, each);
  return new PyList(undefined, joined, a !== undefined && b !== undefined ? plus(a, b) : undefined);
}

function repeated(sequence: Value, count: Value): Value | undefined {
  if (sequence.t !== "list" && sequence.t !== "tuple" && sequence.t !== "str" && sequence.t !== "bytes")
    return undefined;
  const times_ =
    count.t === "int" ? count.v : count.t === "bool" && count.v !== undefined ? Number(count.v) : undefined;
  if (times_ === undefined || typeof times_ === "bigint") return undefined;
  if (sequence.t === "bytes") return { t: "bytes" };
  if (sequence.t === "str")
    return sequence.v !== undefined && isExact(times_) && sequence.v.length * times_ < maxItems
      ? pyStr(sequence.v.repeat(Math.max(0, times_)))
      : { t: "str" };
  const { items } = sequence;
  if (items && isExact(times_) && items.length * times_ <= maxItems) {
    const all: Value[] = [];
    for (let i = 0; i < times_; i++) pushAll(all, items);
    return held(sequence.t === "list" ? new PyList(all) : pyTuple(all));
  }
  if (sequence.t === "tuple") return unknown;
  const length = items ? items.length : sequence.length;
  const each = items?.length === 1 ? items[0] : (sequence.each ?? unknown);
  return new PyList(undefined, each, length === undefined ? undefined : times(length, times_));
}

/** Views of keys and items work with sets as sets do. */
function setIn(value: Value): PySet | undefined {
  if (value.t === "set") return value;
  return value instanceof DictView && value.typeName !== "dict_values" ? value.asSet() : undefined;
}

function setOperation(op: Operator, left: PySet, right: PySet): Value | undefined {
  if (!left.items || !right.items) return new PySet(undefined);
  const { items: a } = left;
  const { items: b } = right;
  const pick = (from: ReadonlyMap<string, Value>, test: (key: string) => boolean) =>
    [...from].filter(([key]) => test(key));
  if (op === "BitOr") return new PySet(new Map([...a, ...b]));
  if (op === "BitAnd") return new PySet(new Map(pick(a, (key) => b.has(key))));
  if (op === "Sub") return new PySet(new Map(pick(a, (key) => !b.has(key))));
  if (op === "BitXor")
    return new PySet(new Map([...pick(a, (key) => !b.has(key)), ...pick(b, (key) => !a.has(key))]));
  return undefined;
}

function mergedDict(left: PyDict, right: PyDict): Value {
  if (!left.entries || !right.entries) return new PyDict(undefined, unknown);
  const merged = new PyDict(new Map([...left.entries, ...right.entries]));
  for (const { key, value } of merged.entries?.values() ?? []) {
    retain(key);
    retain(value);
  }
  return merged;
}

/** Makes a new container hold its items. */
function held<T extends Value & { items?: readonly Value[] }>(container: T): T {
  for (const item of container.items ?? []) retain(item);
  return container;
}
