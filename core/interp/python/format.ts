import {
  formatBool,
  formatComplex,
  formatFloat,
  formatInt,
  formatStr,
} from "../../ndarray/print/pyformat.ts";
import { pythonRepr } from "../../ndarray/print/python.ts";
import { settled } from "../../ndarray/print/settled.ts";
import { PyDict, PyList, pyStr, unknown, type Value } from "../../ndarray/value.ts";
import { formatValue, reprOf, strOf } from "../../numpy/index.ts";
import { axisErrorText, isAxisError } from "../calls/axiserror.ts";
import { callMethod } from "../calls/call.ts";
import { fieldsOf } from "../classes/dataclasses.ts";
import { membersOf, memberText } from "../classes/enums.ts";
import { ownText } from "../classes/exceptions.ts";
import { Builtin, PyClass, PyInstance } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";
import { DictView } from "./dictview.ts";
import { PyPath } from "./path.ts";

/** Returns `repr(value)`; undefined when not known. */
export function reprText(machine: Machine, value: Value): string | undefined {
  return pythonRepr(value, (other) => {
    if (other.t === "unknown") return undefined;
    return other.t === "foreign" ? foreignRepr(machine, other) : reprOf(other, machine.context);
  });
}

/** Returns `str(value)`; undefined when not known. */
export function strText(machine: Machine, value: Value): string | undefined {
  if (value.t === "str") return value.v;
  if (
    value.t === "ndarray" ||
    value.t === "scalar" ||
    value.t === "dtype" ||
    value.t === "object" ||
    value.t === "numpy"
  )
    return strOf(value, machine.context);
  if (value.t === "dict" && value.kind === "mappingproxy")
    return reprText(machine, new PyDict(value.entries, value.each));
  if (value instanceof PyInstance) return instanceText(machine, value);
  if (value instanceof PyPath) return value.text;
  return reprText(machine, value);
}

/** Returns `format(value, spec)`; undefined when not known. Raises the runtime's ValueError for a bad spec. */
export function formatOf(machine: Machine, value: Value, spec: string): string | undefined {
  const own =
    value instanceof PyInstance && callMethod(machine, value, "__format__", [pyStr(spec)], machine.here);
  if (own) return own.t === "str" ? own.v : undefined;
  const isCell = value.t === "scalar" || (value.t === "ndarray" && value.layout.shape.length === 0);
  if (spec === "" && !isCell) return strText(machine, value);
  switch (value.t) {
    case "int":
      return typeof value.v === "object" ? undefined : formatInt(value.v, spec);
    case "float":
      return value.v === undefined
        ? undefined
        : settled(value.v, value.error ?? 0, (x) => formatFloat(x, spec));
    case "bool":
      return value.v === undefined ? undefined : formatBool(value.v, spec);
    case "str":
      return value.v === undefined ? undefined : formatStr(value.v, spec);
    case "complex":
      return formatComplex(value, spec);
    case "ndarray":
    case "scalar":
    case "dtype":
    case "object":
      return formatValue(value, spec, machine.context);
    default:
      return undefined;
  }
}

function foreignRepr(machine: Machine, value: Value): string | undefined {
  if (value instanceof PyInstance) {
    const text = callMethod(machine, value, "__repr__", [], machine.here);
    const shown = text
      ? undefined
      : (memberText(value, (of) => reprText(machine, of)) ?? dataclassText(machine, value));
    if (shown !== undefined) return shown;
    if (text?.t === "str") return text.v;
    return value.cls.builtin || value.attrs.has("args") ? exceptionRepr(machine, value) : undefined;
  }
  if (value instanceof PyPath) return value.text === undefined ? undefined : `PosixPath('${value.text}')`;
  if (value instanceof DictView) {
    const text = reprText(machine, new PyList(value.items()));
    return text === undefined ? undefined : `${value.typeName}(${text})`;
  }
  if (value instanceof PyClass)
    return value.builtin ? `<class '${value.name}'>` : `<class '${value.module}.${value.qualname}'>`;
  if (value instanceof Builtin && !value.self) return builtinRepr(value.name);
  return undefined;
}

const types =
  /^(int|float|complex|bool|str|bytes|bytearray|memoryview|list|tuple|dict|set|frozenset|object|type|range|slice|enumerate|zip|map|filter|reversed|property|staticmethod|classmethod|super)$/;
const functions =
  /^(abs|aiter|all|anext|any|ascii|bin|breakpoint|callable|chr|compile|delattr|dir|divmod|eval|exec|format|getattr|globals|hasattr|hash|hex|id|input|isinstance|issubclass|iter|len|locals|max|min|next|oct|open|ord|pow|print|repr|round|setattr|sorted|sum|vars)$/;

function builtinRepr(name: string): string | undefined {
  if (types.test(name)) return `<class '${name}'>`;
  return functions.test(name) ? `<built-in function ${name}>` : undefined;
}

function instanceText(machine: Machine, value: PyInstance): string | undefined {
  const text = callMethod(machine, value, "__str__", [], machine.here);
  if (text) return text.t === "str" ? text.v : undefined;
  const name = membersOf(value.cls) && value.attrs.get("name");
  if (name?.t === "str") return `${value.cls.name}.${name.v}`;
  if (isAxisError(value)) return axisErrorText(value, (of) => strText(machine, of));
  const args = value.attrs.get("args");
  if (args?.t !== "tuple") return reprText(machine, value);
  if (args.items.length === 0) return "";
  if (value.cls.name === "KeyError" && args.items.length === 1) {
    const own = value.attrs.get(ownText);
    return own ? strText(machine, own) : reprText(machine, args.items[0]);
  }
  return args.items.length === 1 ? strText(machine, args.items[0]) : reprText(machine, args);
}

/** `repr` of a dataclass's instance. */
function dataclassText(machine: Machine, value: PyInstance): string | undefined {
  const fields = fieldsOf(value.cls)?.filter(({ isShown }) => isShown);
  const texts = fields?.map(({ name }) => {
    const text = reprText(machine, value.attrs.get(name) ?? unknown);
    return text === undefined ? undefined : `${name}=${text}`;
  });
  return !texts || texts.includes(undefined) ? undefined : `${value.cls.qualname}(${texts.join(", ")})`;
}

function exceptionRepr(machine: Machine, value: PyInstance): string | undefined {
  const own = value.attrs.get(ownText);
  if (own?.t === "str" && own.v !== undefined) return `${value.cls.name}(${own.v})`;
  const args = value.attrs.get("args");
  if (args?.t !== "tuple") return undefined;
  const texts = args.items.map((item) => reprText(machine, item));
  return texts.includes(undefined) ? undefined : `${value.cls.qualname}(${texts.join(", ")})`;
}
