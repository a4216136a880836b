import type { Value } from "../../ndarray/value.ts";
import { Builtin, type Native, PyIterator } from "../classes/objects.ts";
import { ByteArray, byteArrayMethods } from "./bytearray.ts";
import { bytesMethods } from "./methods/bytes.ts";
import { counterMethods } from "./methods/counter.ts";
import { dequeMethods } from "./methods/deque.ts";
import { dictMethods, orderedDictMethods, readOnlyDictMethods } from "./methods/dict.ts";
import { fileMethods, PyFile } from "./methods/file.ts";
import { generatorMethods } from "./methods/generator.ts";
import { listMethods } from "./methods/list.ts";
import { numberMethods } from "./methods/number.ts";
import { pathMethods } from "./methods/path.ts";
import { frozenSetMethods, setMethods } from "./methods/set.ts";
import { isContainer, specialMethods } from "./methods/special.ts";
import { textMethods } from "./methods/text.ts";
import { streamMethods } from "./methods/textfile.ts";
import { tupleMethods } from "./methods/tuple.ts";
import { typeMethods } from "./methods/type.ts";
import { PyPath } from "./path.ts";
import { TextStream } from "./textfile.ts";

/** Methods by name; each is given the object as its first argument. */
export type Methods = Readonly<Record<string, Native>>;

const byType: Readonly<Record<string, Methods>> = {
  list: listMethods,
  tuple: tupleMethods,
  dict: dictMethods,
  set: setMethods,
  str: textMethods,
  bytes: bytesMethods,
  int: numberMethods,
  bool: numberMethods,
  float: numberMethods,
  complex: numberMethods,
};

/** Returns a method of one of Python's own objects, bound to it; undefined when it has none of that name. */
export function methodOf(value: Value, name: string): Value | undefined {
  const methods = methodsOf(value);
  const own = methods && Object.hasOwn(methods, name) ? methods[name] : undefined;
  const found =
    own ?? (isContainer(value) && Object.hasOwn(specialMethods, name) ? specialMethods[name] : undefined);
  if (!found) return undefined;
  return isUnbound(value, name) ? new Builtin(name, found) : new Builtin(name, found, value);
}

/** What is looked up in a type takes the object as an argument, but for those that make one. */
function isUnbound(value: Value, name: string): boolean {
  return (
    value.t === "foreign" &&
    value.typeName.startsWith("type ") &&
    !/^(fromkeys|fromhex|maketrans)$/.test(name)
  );
}

function methodsOf(value: Value): Methods | undefined {
  if (value instanceof PyIterator) return generatorMethods;
  if (value instanceof PyFile) return fileMethods;
  if (value instanceof TextStream) return streamMethods;
  if (value instanceof PyPath) return pathMethods;
  if (value instanceof ByteArray) return byteArrayMethods;
  if (value.t === "foreign")
    return value.typeName.startsWith("type ") ? typeMethods[value.typeName.slice(5)] : undefined;
  if (value.t === "set" && value.frozen) return frozenSetMethods;
  if (value.t === "list" && value.deque) return dequeMethods;
  if (value.t === "dict" && value.kind === "mappingproxy") return readOnlyDictMethods;
  if (value.t === "dict" && value.kind !== "dict")
    return value.kind === "Counter" ? counterMethods : orderedDictMethods;
  return byType[value.t];
}
