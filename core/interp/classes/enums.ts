import { PyDict, pyInt, pyStr, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { callValue } from "../calls/call.ts";
import type { Machine } from "../machine.ts";
import { isEqual } from "../python/compare.ts";
import { reprText } from "../python/format.ts";
import { NativeObject } from "../python/native.ts";
import { isSubclass } from "./exceptions.ts";
import { lookupInClass } from "./inheritance.ts";
import { Builtin, Descriptor, PyClass, PyFunction, PyInstance } from "./objects.ts";

/** `enum.Enum`, and the kind whose members are ints. */
export const enumClass = new PyClass("Enum", [], [], true);
export const intEnumClass = new PyClass("IntEnum", [enumClass], [], true);

const members = new WeakMap<PyClass, ReadonlyMap<string, Value>>();

/** Returns the members of an enum by name, in order; undefined for other classes. */
export function membersOf(cls: PyClass): ReadonlyMap<string, Value> | undefined {
  return members.get(cls);
}

/** What `enum.auto()` gives: the member's value is then counted. */
export function automatic(): Value {
  return new NativeObject("auto", {});
}

/** Makes members of the values in an enum's body; other classes stay as they are. */
export function makeEnum(machine: Machine, cls: PyClass, node: Node): void {
  if (isSubclass(cls, enumClass) !== true) return;
  const found = new Map<string, Value>();
  let last: Value = pyInt(0);
  for (const [name, given] of cls.attrs) {
    if (name.startsWith("_") || isMethod(given)) continue;
    const value: Value = given instanceof NativeObject && given.typeName === "auto" ? following(last) : given;
    last = value;
    const former = [...found.values()].find((one) => isEqual(machine, memberValue(one), value, node));
    found.set(name, former ?? makeMember(machine, cls, name, value, node));
  }
  for (const [name, member] of found) {
    retain(member);
    cls.attrs.set(name, member);
  }
  members.set(cls, found);
}

function isMethod(value: Value): boolean {
  return value instanceof PyFunction || value instanceof Descriptor || value instanceof Builtin;
}

function following(last: Value): Value {
  return last.t === "int" && typeof last.v === "number" ? pyInt(last.v + 1) : unknown;
}

function makeMember(machine: Machine, cls: PyClass, name: string, value: Value, node: Node): Value {
  const member = new PyInstance(cls);
  retain(value);
  for (const [key, of] of Object.entries({ name: pyStr(name), value, _name_: pyStr(name), _value_: value }))
    member.attrs.set(key, of);
  const init = lookupInClass(cls, "__init__");
  const positional = [member as Value, ...(value.t === "tuple" ? value.items : [value])];
  if (init) callValue(machine, init, { positional, named: new Map(), node });
  const isInt = isSubclass(cls, intEnumClass) === true;
  if (!isInt) return member;
  return value.t === "int" ? { t: "int", v: value.v, member } : unknown;
}

/** The value of a member. */
export function memberValue(member: Value): Value {
  if (member.t === "int") return { t: "int", v: member.v };
  return member instanceof PyInstance ? (member.attrs.get("value") ?? unknown) : unknown;
}

/** `Enum(value)`: the member with that value. */
export function memberWith(machine: Machine, cls: PyClass, value: Value, node: Node): Value {
  for (const member of membersOf(cls)?.values() ?? []) {
    const isIt = member === value || isEqual(machine, memberValue(member), value, node);
    if (isIt === undefined) return machine.notKnown("a member of an enum");
    if (isIt) return member;
  }
  const missing = lookupInClass(cls, "_missing_");
  if (missing instanceof Descriptor)
    return callValue(machine, missing.get, { positional: [cls, value], named: new Map(), node });
  return machine.raise("ValueError", `${reprText(machine, value) ?? "this"} is not a valid ${cls.qualname}`);
}

/** `Enum[name]`. */
export function memberNamed(machine: Machine, cls: PyClass, key: Value): Value {
  if (key.t !== "str" || key.v === undefined) return machine.notKnown("a member of an enum");
  return membersOf(cls)?.get(key.v) ?? machine.raise("KeyError", `'${key.v}'`);
}

/** Members without aliases, as iteration gives them. */
export function distinctMembers(cls: PyClass): readonly Value[] {
  return [...new Set(membersOf(cls)?.values() ?? [])];
}

/** `Enum.__members__`. */
export function membersAsDict(cls: PyClass): Value {
  const entries = [...(membersOf(cls) ?? [])].map(
    ([name, value]) => [`s:${name}`, { key: pyStr(name), value }] as const,
  );
  return new PyDict(new Map(entries));
}

/** `repr` of a member, as CPython 3.11 writes it; undefined for other instances. */
export function memberText(
  member: PyInstance,
  shown: (value: Value) => string | undefined,
): string | undefined {
  const name = membersOf(member.cls) && member.attrs.get("name");
  if (name?.t !== "str") return undefined;
  const text = shown(member.attrs.get("value") ?? pyTuple([]));
  return text === undefined ? undefined : `<${member.cls.name}.${name.v}: ${text}>`;
}
