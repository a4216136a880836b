import { none, PyDict, pyBool, pyStr, pyTuple, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { instantiate } from "../../classes/classes.ts";
import { DataclassField, type DataclassOptions, fieldsOf, makeDataclass } from "../../classes/dataclasses.ts";
import { exceptionClasses } from "../../classes/exceptions.ts";
import { Builtin, PyClass, PyInstance } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { copyDeep } from "../deepcopy.ts";
import type { ModuleTable } from "../modules.ts";
import { NativeObject } from "../native.ts";

/** `dataclasses`. */
export const dataclassesModule: ModuleTable = {
  values: { FrozenInstanceError: exceptionClasses.get("FrozenInstanceError") ?? none },
  functions: {
    dataclass: (_, { positional: [cls], named }) => {
      const options = optionsOf(named);
      if (cls instanceof PyClass) makeDataclass(cls, options);
      if (cls) return cls;
      return new Builtin("dataclass", (_machine, { positional: [inner] }) => {
        if (inner instanceof PyClass) makeDataclass(inner, options);
        return inner;
      });
    },
    field: (_, { named }) =>
      new DataclassField(
        named.get("default_factory"),
        named.get("default"),
        flag(named, "init", true),
        flag(named, "repr", true),
        flag(named, "compare", true),
        flag(named, "kw_only", false),
      ),
    asdict: (machine, args) => {
      const values = valuesOf(machine, args);
      if (!values) return machine.notKnown("a dataclass");
      return new PyDict(new Map(values.map(([name, value]) => [`s:${name}`, { key: pyStr(name), value }])));
    },
    astuple: (machine, args) => {
      const values = valuesOf(machine, args);
      return values ? pyTuple(values.map(([, value]) => value)) : machine.notKnown("a dataclass");
    },
    replace: (machine, args) => {
      const [of] = args.positional;
      const fields = of instanceof PyInstance ? fieldsOf(of.cls) : undefined;
      if (!(of instanceof PyInstance) || !fields) return machine.notKnown("a dataclass");
      const named = new Map(args.named);
      for (const { name, default: given } of fields) {
        const isGiven = !(given instanceof DataclassField) || given.isInit;
        const value = of.attrs.get(name);
        if (isGiven && value && !named.has(name)) named.set(name, value);
      }
      return instantiate(machine, of.cls, { positional: [], named, node: args.node });
    },
    fields: (machine, { positional: [of] }) => {
      const cls = of instanceof PyInstance ? of.cls : of;
      const fields = cls instanceof PyClass ? fieldsOf(cls) : undefined;
      if (!fields) return machine.notKnown("a dataclass");
      return pyTuple(fields.map(({ name }) => new NativeObject("Field", { name: pyStr(name) })));
    },
    is_dataclass: (_, { positional: [of] }) => {
      const cls = of instanceof PyInstance ? of.cls : of;
      return pyBool(cls instanceof PyClass ? fieldsOf(cls) !== undefined : undefined);
    },
  },
};

function flag(named: ReadonlyMap<string, Value>, name: string, otherwise: boolean): boolean {
  const value = named.get(name);
  return value?.t === "bool" ? value.v === true : otherwise;
}

function optionsOf(named: ReadonlyMap<string, Value>): DataclassOptions {
  return {
    eq: flag(named, "eq", true),
    frozen: flag(named, "frozen", false),
    order: flag(named, "order", false),
    isShown: flag(named, "repr", true),
    isKeywordOnly: flag(named, "kw_only", false),
  };
}

/** Names and values of a dataclass's fields; what is inside them is copied, dataclasses as dicts are not known. */
function valuesOf(
  machine: Machine,
  { positional: [of], node }: CallArguments,
): [string, Value][] | undefined {
  const fields = of instanceof PyInstance ? fieldsOf(of.cls) : undefined;
  if (!(of instanceof PyInstance) || !fields) return undefined;
  const values: [string, Value][] = [];
  for (const { name, isInitOnly } of fields) {
    const value = of.attrs.get(name);
    if (isInitOnly) continue;
    const isNested = value instanceof PyInstance && fieldsOf(value.cls);
    const copy = !value || isNested ? machine.notKnown("a field") : copyDeep(machine, value, node);
    retain(copy);
    values.push([name, copy]);
  }
  return values;
}
