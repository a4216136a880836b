import { PyDict, PySet, pyFloat, unknown, type Value } from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { fromFloatHex } from "../floathex.ts";
import { keyOf } from "../keys.ts";
import type { Methods } from "../methods.ts";
import { dictMethods } from "./dict.ts";
import { listMethods } from "./list.ts";
import { numberMethods } from "./number.ts";
import { textMethods } from "./text.ts";

/** What is looked up in Python's own types (`dict.fromkeys`, `str.upper`), by the type's name. */
export const typeMethods: Readonly<Record<string, Methods>> = {
  dict: {
    ...dictMethods,
    fromkeys: (machine, { positional: [, keys, value] }) => {
      const items = machine.context.iterate(keys);
      if (!items) return new PyDict(undefined, value ?? unknown);
      const entries = new Map<string, { key: Value; value: Value }>();
      for (const key of items) {
        const id = keyOf(key);
        if (id === undefined) return new PyDict(undefined, unknown);
        retain(key);
        if (value) retain(value);
        entries.set(id, { key, value: value ?? { t: "none" } });
      }
      return new PyDict(entries);
    },
  },
  float: {
    ...numberMethods,
    fromhex: (machine, { positional: [, text] }) => {
      if (text?.t !== "str" || text.v === undefined) return machine.notKnown("a text");
      const value = fromFloatHex(text.v);
      return value === undefined ? machine.notKnown("a float as hexadecimal text") : pyFloat(value);
    },
  },
  list: listMethods,
  str: textMethods,
  set: { union: () => new PySet(undefined) },
};
