import { touch } from "../ndarray/mutable.ts";
import { pyTuple, type Value } from "../ndarray/value.ts";
import type { ClassDef } from "../syntax/ast.ts";
import { retain } from "../trace/refs.ts";
import { linearized, lookupInClass } from "./attributes.ts";
import { callValue } from "./call.ts";
import { annotate, annotatedNames, fieldsOf, initDataclass } from "./dataclasses.ts";
import { makeEnum, membersOf, memberWith } from "./enums.ts";
import { isException, isSubclass } from "./exceptions.ts";
import { execBlock } from "./execute.ts";
import { drive } from "./functions.ts";
import type { CallArguments, Machine } from "./machine.ts";
import { Builtin, PyClass, PyFunction, PyInstance, Scope } from "./objects.ts";
import { namedTupleBase } from "./python/modules/typing.ts";

/** Runs a class statement's body and returns the class; decorators are the caller's. */
export function makeClass(machine: Machine, node: ClassDef): PyClass {
  const height = machine.stack.length;
  const bases = node.bases.map((base) => machine.eval(base));
  for (const { arg, value } of node.keywords) {
    const given = machine.eval(value);
    // Another metaclass may make anything of the class.
    const isPlain = arg !== "metaclass" || (given instanceof PyClass && given.name === "ABCMeta");
    if (!isPlain) bases.push(machine.push(machine.notKnown("a metaclass")));
  }
  const cls = new PyClass(
    node.name,
    bases.filter((base) => !(base instanceof Builtin && base.name === "object")),
    node.body,
  );
  for (const base of cls.bases) retain(base);
  const scope = new Scope("class", machine.scope, machine.scope.module, new Map(), machine.freshFrame(false));
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
  makeEnum(machine, cls, node);
  machine.unwind(height);
  return cls;
}

/** Makes an instance of a class of the program. */
export function instantiate(machine: Machine, cls: PyClass, args: CallArguments): Value {
  if (membersOf(cls) && args.positional.length === 1)
    return memberWith(machine, cls, args.positional[0], args.node);
  if (isException(cls) && !lookupInClass(cls, "__init__")) return exception(cls, args);
  if (isSubclass(cls, namedTupleBase) === true) return namedTuple(machine, cls, args);
  if (linearized(cls).some((base) => !(base instanceof PyClass)))
    return machine.notKnown(`instance of ${cls.name}, a base of which is not known`);
  if (lookupInClass(cls, "__new__"))
    return machine.notKnown(`instance of ${cls.name}, which has a __new__ of its own`);
  const instance = new PyInstance(cls);
  machine.push(instance);
  const height = machine.stack.length;
  const init = lookupInClass(cls, "__init__");
  const dataclass = fieldsOf(cls);
  if (init) callValue(machine, init, { ...args, positional: [instance, ...args.positional] });
  else if (dataclass) initDataclass(machine, instance, dataclass, args);
  else if (args.positional.length || args.named.size)
    machine.raise("TypeError", `${cls.name}() takes no arguments`);
  machine.unwind(height);
  machine.stack.pop();
  instance.refs--;
  return instance;
}

/** Makes a tuple of a class that inherits from `typing.NamedTuple`. */
function namedTuple(machine: Machine, cls: PyClass, args: CallArguments): Value {
  const names = annotatedNames(cls);
  const items = names.map((name, i) => args.positional[i] ?? args.named.get(name) ?? cls.attrs.get(name));
  const missing = names.find((_, i) => items[i] === undefined);
  if (missing !== undefined)
    return machine.raise(
      "TypeError",
      `${cls.name}.__new__() missing 1 required positional argument: '${missing}'`,
    );
  for (const item of items) if (item) retain(item);
  return { ...pyTuple(items as Value[]), names, typeName: cls.name, cls };
}

function exception(cls: PyClass, args: CallArguments): PyInstance {
  const instance = new PyInstance(cls);
  for (const value of args.positional) retain(value);
  instance.attrs.set("args", pyTuple(args.positional));
  return instance;
}
