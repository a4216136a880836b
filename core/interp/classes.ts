import { touch } from "../ndarray/mutable.ts";
import { none, pyTuple, type Value } from "../ndarray/value.ts";
import type { ClassDef, Node } from "../syntax/ast.ts";
import { retain } from "../trace/refs.ts";
import { linearized, lookupInClass } from "./attributes.ts";
import { callValue } from "./call.ts";
import { isException } from "./exceptions.ts";
import { execBlock } from "./execute.ts";
import { drive } from "./functions.ts";
import type { CallArguments, Machine } from "./machine.ts";
import { Builtin, Descriptor, PyClass, PyFunction, PyInstance, Scope } from "./objects.ts";

/** Runs a class statement's body and returns the class; decorators are the caller's. */
export function makeClass(machine: Machine, node: ClassDef): PyClass {
  const height = machine.stack.length;
  const bases = node.bases.map((base) => machine.eval(base));
  const cls = new PyClass(
    node.name,
    bases.filter((base) => !(base instanceof Builtin && base.name === "object")),
    node.body,
  );
  for (const base of cls.bases) retain(base);
  const scope = new Scope("class", machine.scope, machine.scope.module, new Map(), machine.freshFrame());
  const { scope: outer, owner } = machine;
  machine.scope = scope;
  machine.owner = cls;
  try {
    drive(execBlock(machine, node.body));
  } finally {
    machine.scope = outer;
    machine.owner = owner;
  }
  touch(cls);
  cls.attrs = new Map(scope.vars);
  for (const value of cls.attrs.values()) if (value instanceof PyFunction) value.definedIn = cls;
  for (const name of scope.vars.keys()) machine.recorder.unbind(name, scope.frame);
  annotate(cls, node);
  machine.unwind(height);
  return cls;
}

/** Makes an instance of a class of the program. */
export function instantiate(machine: Machine, cls: PyClass, args: CallArguments): Value {
  if (isException(cls) && !lookupInClass(cls, "__init__")) return exception(cls, args);
  if (linearized(cls).some((base) => !(base instanceof PyClass)))
    return machine.notKnown(`instance of ${cls.name}, a base of which is not known`);
  if (lookupInClass(cls, "__new__"))
    return machine.notKnown(`instance of ${cls.name}, which has a __new__ of its own`);
  const instance = new PyInstance(cls);
  machine.push(instance);
  const height = machine.stack.length;
  const init = lookupInClass(cls, "__init__");
  const dataclass = dataclassOf(cls);
  if (init) callValue(machine, init, { ...args, positional: [instance, ...args.positional] });
  else if (dataclass) initDataclass(machine, instance, dataclass, args);
  else if (args.positional.length || args.named.size)
    machine.raise("TypeError", `${cls.name}() takes no arguments`);
  machine.unwind(height);
  machine.stack.pop();
  instance.refs--;
  return instance;
}

function exception(cls: PyClass, args: CallArguments): PyInstance {
  const instance = new PyInstance(cls);
  for (const value of args.positional) retain(value);
  instance.attrs.set("args", pyTuple(args.positional));
  return instance;
}

/** One annotated name of a class body. */
interface FieldInfo {
  readonly name: string;
  readonly default?: Value;
}

const annotations = new WeakMap<PyClass, readonly string[]>();
const dataclasses = new WeakMap<PyClass, true>();

function annotate(cls: PyClass, node: ClassDef): void {
  const names: string[] = [];
  for (const statement of node.body) {
    if (statement.kind !== "AnnAssign" || statement.target.kind !== "Name") continue;
    const { annotation } = statement;
    const outer = annotation.kind === "Subscript" ? annotation.value : annotation;
    const isClassVar =
      (outer.kind === "Name" && outer.id === "ClassVar") ||
      (outer.kind === "Attribute" && outer.attr === "ClassVar");
    if (!isClassVar) names.push(statement.target.id);
  }
  annotations.set(cls, names);
}

/** Marks a class as a dataclass (`@dataclass`). */
export function makeDataclass(cls: PyClass): void {
  dataclasses.set(cls, true);
}

/** The annotated names of a class body, in their order. */
export function annotatedNames(cls: PyClass): readonly string[] {
  return annotations.get(cls) ?? [];
}

/** Returns the fields of a dataclass with those of its bases first; undefined when it is none. */
function dataclassOf(cls: PyClass): readonly FieldInfo[] | undefined {
  const order = [...linearized(cls)].reverse().filter((one): one is PyClass => one instanceof PyClass);
  if (!order.some((one) => dataclasses.has(one))) return undefined;
  const fields = new Map<string, FieldInfo>();
  for (const one of order) {
    if (dataclasses.has(one))
      for (const name of annotatedNames(one)) fields.set(name, { name, default: one.attrs.get(name) });
  }
  return [...fields.values()];
}

/** `dataclasses.field(...)`. */
export class DataclassField extends Descriptor {
  constructor(
    readonly factory: Value | undefined,
    readonly value: Value | undefined,
    readonly isInit: boolean,
  ) {
    super("property", factory ?? value ?? none);
  }
}

function initDataclass(
  machine: Machine,
  instance: PyInstance,
  fields: readonly FieldInfo[],
  args: CallArguments,
): void {
  let next = 0;
  const named = new Map(args.named);
  for (const { name, default: fallback } of fields) {
    const field = fallback instanceof DataclassField ? fallback : undefined;
    if (field && !field.isInit) {
      if (field.factory || field.value)
        assign(machine, instance, name, defaultOf(machine, field, args.node) ?? none, args.node);
      continue;
    }
    const given = next < args.positional.length ? args.positional[next++] : named.get(name);
    named.delete(name);
    const value = given ?? (field ? defaultOf(machine, field, args.node) : fallback);
    if (!value)
      machine.raise(
        "TypeError",
        `${instance.cls.name}.__init__() missing 1 required positional argument: '${name}'`,
      );
    else assign(machine, instance, name, value, args.node);
  }
  const [extra] = named.keys();
  if (extra)
    machine.raise(
      "TypeError",
      `${instance.cls.name}.__init__() got an unexpected keyword argument '${extra}'`,
    );
  const after = lookupInClass(instance.cls, "__post_init__");
  if (after) callValue(machine, after, { positional: [instance], named: new Map(), node: args.node });
}

/** A field's default hides the class attribute, so that the instance's own is set without asking the class. */
function assign(machine: Machine, instance: PyInstance, name: string, value: Value, node: Node): void {
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
