import { unknown } from "../../../ndarray/value.ts";
import { DataclassField, makeDataclass } from "../../classes.ts";
import { Builtin, PyClass } from "../../objects.ts";
import type { ModuleTable } from "../modules.ts";

/** `dataclasses`. */
export const dataclassesModule: ModuleTable = {
  functions: {
    dataclass: (_, { positional: [cls] }) => {
      if (cls instanceof PyClass) makeDataclass(cls);
      if (cls) return cls;
      return new Builtin("dataclass", (_machine, { positional: [inner] }) => {
        if (inner instanceof PyClass) makeDataclass(inner);
        return inner;
      });
    },
    field: (_, { named }) => {
      const init = named.get("init");
      return new DataclassField(
        named.get("default_factory"),
        named.get("default"),
        !(init?.t === "bool" && init.v === false),
      );
    },
    asdict: () => unknown,
    astuple: () => unknown,
    replace: () => unknown,
    fields: () => unknown,
  },
};
