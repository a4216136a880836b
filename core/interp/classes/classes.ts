import { touch } from "../../ndarray/mutable.ts";
import { pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import type { ClassDef } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { axisError, initAxisError } from "../calls/axiserror.ts";
import { callValue } from "../calls/call.ts";
import { drive, qualified } from "../calls/functions.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { abstractBase, namedTupleBase } from "../python/modules/typing.ts";
import { execBlock } from "../statements/execute.ts";
import { lend } from "../strangers/escape.ts";
import { descriptorMethod } from "./attributes.ts";
import { annotate, annotatedNames, fieldsOf, initDataclass } from "./dataclasses.ts";
import { makeEnum, membersOf, memberWith } from "./enums.ts";
import { isException, isSubclass } from "./exceptions.ts";
import { linearized, lookupInClass } from "./inheritance.ts";
import { Builtin, Descriptor, PyClass, PyFunction, PyInstance } from "./objects.ts";
import { Scope } from "./scope.ts";

/** Runs a class statement's body and returns the class; decorators are the caller's. */
export function makeClass(machine: Machine, node: ClassDef): PyClass {
  const height = machine.stack.length;
  const bases = node.bases.map((base) => machine.eval(base));
  const keywords = new Map<string, Value>();
  for (const { arg, value } of node.keywords) {
    const given = machine.eval(value);
    // Another metaclass may make anything of the class.
    const isPlain = arg === "metaclass" ? given instanceof PyClass && given.name === "ABCMeta" : !!arg;
    if (!isPlain) bases.push(machine.push(machine.notKnown("a metaclass")));
    else if (arg === "metaclass") bases.push(abstractBase);
    if (arg && arg !== "metaclass") keywords.set(arg, given);
  }
  const cls = new PyClass(
    node.name,
    bases.filter((base) => !(base instanceof Builtin && base.name === "object")),
    node.body,
    false,
    qualified(machine.scope, node.name),
    machine.scope.module.name,
  );
  for (const base of cls.bases) retain(base);
  const scope = new Scope(
    "class",
    machine.scope,
    machine.scope.module,
    new Map(),
    machine.freshFrame(false),
    { prefix: `${cls.qualname}.` },
  );
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
  nameMembers(machine, cls, node);
  tellBases(machine, cls, keywords, node);
  machine.unwind(height);
  return cls;
}

/** Tells the objects of a class body under which name they are found. */
function nameMembers(machine: Machine, cls: PyClass, node: ClassDef): void {
  for (const [name, value] of [...cls.attrs]) {
    const tell = value instanceof PyInstance ? descriptorMethod(value, "__set_name__") : undefined;
    const positional = [value, cls, pyStr(name)];
    if (tell) machine.push(callValue(machine, tell, { positional, named: new Map(), node }));
  }
}

/** Calls the `__init_subclass__` that a class inherits, which is a class method whether it says so or not. */
function tellBases(machine: Machine, cls: PyClass, named: ReadonlyMap<string, Value>, node: ClassDef): void {
  for (const base of linearized(cls).slice(1)) {
    if (!(base instanceof PyClass)) return;
    const found = base.attrs.get("__init_subclass__");
    if (!found) continue;
    const callee = found instanceof Descriptor ? found.get : found;
    machine.push(cls);
    machine.push(callValue(machine, callee, { positional: [cls], named, node }));
    return;
  }
}

/** Makes an instance of a class of the program. */
export function instantiate(machine: Machine, cls: PyClass, args: CallArguments): Value {
  machine.footprint.made.add(cls);
  if (membersOf(cls) && args.positional.length === 1)
    return memberWith(machine, cls, args.positional[0], args.node);
  if (isException(cls) && !lookupInClass(cls, "__init__")) return exception(machine, cls, args);
  if (isSubclass(cls, namedTupleBase) === true) return namedTuple(machine, cls, args);
  if (linearized(cls).some((base) => !(base instanceof PyClass)))
    return machine.notKnown(`instance of ${cls.name}, a base of which is not known`);
  const maker = lookupInClass(cls, "__new__");
  const finalizer = lookupInClass(cls, "__del__");
  if (finalizer instanceof PyFunction) {
    lend(machine, finalizer, true);
    machine.strangers.hasFinalizers = true;
  }
  const instance = maker ? made(machine, cls, maker, args) : new PyInstance(cls);
  // What is no instance of the class is not initialised.
  if (!(instance instanceof PyInstance) || isSubclass(instance.cls, cls) !== true) return instance;
  machine.push(instance);
  const height = machine.stack.length;
  const init = lookupInClass(cls, "__init__");
  const dataclass = fieldsOf(cls);
  if (init) callValue(machine, init, { ...args, positional: [instance, ...args.positional] });
  else if (dataclass) initDataclass(machine, instance, dataclass, args);
  else if (!maker && (args.positional.length || args.named.size))
    machine.raise("TypeError", `${cls.name}() takes no arguments`);
  machine.unwind(height);
  machine.stack.pop();
  instance.refs--;
  return instance;
}

/** What a class's own `__new__` gives: an instance, or anything else. */
function made(machine: Machine, cls: PyClass, maker: Value, args: CallArguments): Value {
  const callee = maker instanceof Descriptor ? maker.get : maker;
  return callValue(machine, callee, { ...args, positional: [cls, ...args.positional] });
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

/** Exceptions that have named parameters. */
const takesNames: ReadonlySet<string> = new Set([
  "ImportError",
  "ModuleNotFoundError",
  "AttributeError",
  "NameError",
]);

function exception(machine: Machine, cls: PyClass, args: CallArguments): Value {
  const instance = new PyInstance(cls);
  for (const value of args.positional) retain(value);
  instance.attrs.set("args", pyTuple(args.positional));
  if (isSubclass(cls, axisError) === true) initAxisError(instance, args);
  else if (args.named.size > 0) {
    if (cls.builtin && !takesNames.has(cls.name))
      return machine.raise("TypeError", `${cls.name}() takes no keyword arguments`);
    return machine.notKnown("an exception with named arguments");
  }
  return instance;
}
