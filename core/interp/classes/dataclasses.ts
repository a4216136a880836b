import { touch } from "../../ndarray/mutable.ts";
import { none, pyStr, type Value } from "../../ndarray/value.ts";
import type { ClassDef, Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { callValue } from "../calls/call.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { attributeHook, linearized, lookupInClass } from "./inheritance.ts";
import { Descriptor, PyClass, type PyInstance } from "./objects.ts";

/** One annotated name of a dataclass. */
export interface FieldInfo {
  readonly name: string;
  readonly default?: Value;
  readonly isShown: boolean;
  readonly isCompared: boolean;
  readonly isKeywordOnly: boolean;
  /** Given to `__post_init__` instead of being kept. */
  readonly isInitOnly: boolean;
}

/** What `@dataclass(...)` was told. */
export interface DataclassOptions {
  readonly eq: boolean;
  readonly frozen: boolean;
  readonly order: boolean;
  readonly isShown: boolean;
  readonly isKeywordOnly: boolean;
}

interface Annotated {
  readonly name: string;
  readonly kind: "field" | "initOnly" | "keywordOnlyMark";
}

const annotations = new WeakMap<PyClass, readonly Annotated[]>();
const dataclasses = new WeakMap<PyClass, DataclassOptions>();
/** What the names of dataclasses were bound to when they were made. */
const defaults = new WeakMap<PyClass, ReadonlyMap<string, Value>>();

/** Notes the annotated names of a class body. */
export function annotate(cls: PyClass, node: ClassDef): void {
  const names: Annotated[] = [];
  for (const statement of node.body) {
    if (statement.kind !== "AnnAssign" || statement.target.kind !== "Name") continue;
    const { annotation } = statement;
    const outer = annotation.kind === "Subscript" ? annotation.value : annotation;
    const type = outer.kind === "Name" ? outer.id : outer.kind === "Attribute" ? outer.attr : "";
    if (type === "ClassVar") continue;
    const kind = type === "KW_ONLY" ? "keywordOnlyMark" : type === "InitVar" ? "initOnly" : "field";
    names.push({ name: statement.target.id, kind });
  }
  annotations.set(cls, names);
}

/** Marks a class as a dataclass (`@dataclass`). What `field()` says of a name is kept apart; the class has its default, if any. */
export function makeDataclass(cls: PyClass, options: DataclassOptions): void {
  dataclasses.set(cls, options);
  const given = new Map(cls.attrs);
  defaults.set(cls, given);
  touch(cls);
  for (const [name, value] of given) {
    if (!(value instanceof DataclassField)) continue;
    if (value.value) cls.attrs.set(name, value.value);
    else cls.attrs.delete(name);
  }
}

/** The annotated names of a class body, in their order. */
export function annotatedNames(cls: PyClass): readonly string[] {
  return (annotations.get(cls) ?? []).filter(({ kind }) => kind === "field").map(({ name }) => name);
}

/** Returns what the nearest `@dataclass` said; undefined when the class is no dataclass. */
export function dataclassOptions(cls: PyClass): DataclassOptions | undefined {
  for (const one of linearized(cls)) {
    const options = one instanceof PyClass ? dataclasses.get(one) : undefined;
    if (options) return options;
  }
  return undefined;
}

/** Returns the fields of a dataclass with those of its bases first; undefined when it is none. */
export function fieldsOf(cls: PyClass): readonly FieldInfo[] | undefined {
  const order = [...linearized(cls)].reverse().filter((one): one is PyClass => one instanceof PyClass);
  if (!order.some((one) => dataclasses.has(one))) return undefined;
  const fields = new Map<string, FieldInfo>();
  for (const one of order) {
    const options = dataclasses.get(one);
    let isKeywordOnly = options?.isKeywordOnly === true;
    for (const { name, kind } of options ? (annotations.get(one) ?? []) : []) {
      if (kind === "keywordOnlyMark") isKeywordOnly = true;
      else
        fields.set(name, fieldInfo(name, defaults.get(one)?.get(name), isKeywordOnly, kind === "initOnly"));
    }
  }
  return [...fields.values()];
}

/** The values that an instance of a dataclass is compared by. */
export function comparedFields(instance: PyInstance): readonly Value[] {
  const fields = fieldsOf(instance.cls) ?? [];
  return fields
    .filter(({ isCompared }) => isCompared)
    .map(({ name }) => instance.attrs.get(name) ?? { t: "unknown" });
}

function fieldInfo(
  name: string,
  given: Value | undefined,
  isKeywordOnly: boolean,
  isInitOnly: boolean,
): FieldInfo {
  const field = given instanceof DataclassField ? given : undefined;
  const { isShown = true, isCompared = true } = field ?? {};
  return {
    name,
    default: given,
    isShown: isShown && !isInitOnly,
    isCompared: isCompared && !isInitOnly,
    isKeywordOnly: isKeywordOnly || field?.isKeywordOnly === true,
    isInitOnly,
  };
}

/** `dataclasses.field(...)`. */
export class DataclassField extends Descriptor {
  constructor(
    readonly factory: Value | undefined,
    readonly value: Value | undefined,
    readonly isInit: boolean,
    readonly isShown: boolean,
    readonly isCompared: boolean,
    readonly isKeywordOnly: boolean,
  ) {
    super("property", factory ?? value ?? none);
  }
}

/** The `__init__` of a dataclass. */
export function initDataclass(
  machine: Machine,
  instance: PyInstance,
  fields: readonly FieldInfo[],
  args: CallArguments,
): void {
  const named = new Map(args.named);
  const forPostInit: Value[] = [];
  let next = 0;
  for (const info of fields) {
    const { name, default: fallback } = info;
    const field = fallback instanceof DataclassField ? fallback : undefined;
    if (field && !field.isInit) {
      if (field.factory || field.value)
        assign(machine, instance, name, defaultOf(machine, field, args.node) ?? none, args.node);
      continue;
    }
    const isByPosition = !info.isKeywordOnly && next < args.positional.length;
    const given = isByPosition ? args.positional[next++] : named.get(name);
    if (!isByPosition) named.delete(name);
    const value = given ?? (field ? defaultOf(machine, field, args.node) : fallback);
    if (!value) fail(machine, instance, `missing 1 required positional argument: '${name}'`);
    if (info.isInitOnly) forPostInit.push(value);
    else assign(machine, instance, name, value, args.node);
  }
  const [extra] = named.keys();
  if (extra !== undefined) fail(machine, instance, `got an unexpected keyword argument '${extra}'`);
  if (next < args.positional.length)
    fail(
      machine,
      instance,
      `takes ${next + 1} positional arguments but ${args.positional.length + 1} were given`,
    );
  const after = lookupInClass(instance.cls, "__post_init__");
  if (after)
    callValue(machine, after, { positional: [instance, ...forPostInit], named: new Map(), node: args.node });
}

function fail(machine: Machine, instance: PyInstance, why: string): never {
  return machine.raise("TypeError", `${instance.cls.qualname}.__init__() ${why}`);
}

/** A field's default hides the class attribute, so that the instance's own is set without asking for a descriptor. */
function assign(machine: Machine, instance: PyInstance, name: string, value: Value, node: Node): void {
  const hook = dataclassOptions(instance.cls)?.frozen ? undefined : attributeHook(instance, "__setattr__");
  if (hook) {
    callValue(machine, hook, { positional: [instance, pyStr(name), value], named: new Map(), node });
    return;
  }
  touch(instance);
  retain(value);
  instance.attrs.set(name, value);
  if (value.t === "ndarray") machine.recorder.use(node, value, "store");
}

function defaultOf(machine: Machine, field: DataclassField, node: Node): Value | undefined {
  return field.factory
    ? callValue(machine, field.factory, { positional: [], named: new Map(), node })
    : field.value;
}
