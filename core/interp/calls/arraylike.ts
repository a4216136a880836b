import { NDArray, newArray } from "../../ndarray/array.ts";
import { none, PyList, pyBool, pyTuple, type Value } from "../../ndarray/value.ts";
import type { Node } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import { lookupInClass } from "../classes/inheritance.ts";
import { BoundMethod, PyFunction, PyInstance } from "../classes/objects.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { ByteArray } from "../python/bytearray.ts";
import { NativeObject } from "../python/native.ts";
import { callMethod, callValue } from "./call.ts";

/** What a call of NumPy's gets: objects with `__array__` are the arrays that they give. Lies on the stack afterwards. */
export interface Converted {
  readonly name: string;
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

/** Returns the arguments of a call of NumPy's with arrays for the objects that have an `__array__`. */
export function convertedArguments(machine: Machine, name: string, args: CallArguments): Converted {
  const { positional, named } = args;
  const [first] = positional;
  const isMaker = makers.has(name);
  const plain = { name, positional, named };
  if (name === "numpy.frombuffer" && first instanceof ByteArray)
    return { ...plain, positional: [bytesNow(first), ...positional.slice(1)] };
  if (![...positional, ...named.values()].some(holdsArrayLike)) return plain;
  if (isMaker && first && isArrayLike(first)) return converted(machine, name, args, first);
  if (name === "numpy.array" && first && madeOf(first)) return ownOf(machine, args, first);
  const convert = (value: Value): Value => withArrays(machine, value, args.node);
  return {
    name,
    positional: positional.map(convert),
    named: new Map([...named].map(([key, value]) => [key, convert(value)])),
  };
}

const makers = new Set([
  "numpy.array",
  "numpy.asarray",
  "numpy.asanyarray",
  "numpy.ascontiguousarray",
  "numpy.asfortranarray",
]);

/** True for instances whose class says how they become arrays, and nothing else about NumPy. */
export function isArrayLike(value: Value): value is PyInstance {
  if (!(value instanceof PyInstance)) return false;
  const has = (name: string) => lookupInClass(value.cls, name) !== undefined;
  return has("__array__") && !has("__array_ufunc__") && !has("__array_function__");
}

/** What an array over a bytearray is given. Either may change the other's bytes from now on, so they are no longer known. */
function bytesNow(array: ByteArray): Value {
  const length = array.bytes?.length;
  array.bytes = undefined;
  return { t: "bytes", length, isWriteable: true };
}

function holdsArrayLike(value: Value): boolean {
  if (value.t === "list" || value.t === "tuple") return value.items?.some(givesArray) ?? false;
  return givesArray(value);
}

const givesArray = (value: Value): boolean => isArrayLike(value) || madeOf(value) !== undefined;

/** The array of an object of a library's, over memory that this has made for it. */
const madeOf = (value: Value) => (value instanceof NativeObject ? value.toArray() : undefined);

/** `np.array(object)` copies such an array, unless it is told not to. */
function ownOf(machine: Machine, args: CallArguments, object: Value): Converted {
  const [, ...others] = args.positional;
  const named = new Map(args.named);
  const copy = named.get("copy");
  const made = withArrays(machine, object, args.node);
  if (others.length > 1 || (copy && (copy.t !== "bool" || !copy.v)) || !(made instanceof NDArray))
    return { name: "numpy.array", positional: [made, ...others], named };
  named.delete("copy");
  const own = machine.push(allocated(machine, newArray(made.layout), args.node));
  return { name: "numpy.asarray", positional: [own, ...others], named };
}

/** What the library allocates besides is not followed. */
function allocated(machine: Machine, out: NDArray, node: Node): Value {
  return machine.perform(node, "numpy.asarray", [], { kind: "alloc", out, value: out, unfollowed: true });
}

/** `np.array(object, dtype)` passes its dtype and whether a copy is wanted; an `__array__` that knows `copy` makes it itself. */
function converted(machine: Machine, name: string, args: CallArguments, object: PyInstance): Converted {
  const dtype = args.positional[1] ?? args.named.get("dtype");
  const method = lookupInClass(object.cls, "__array__") as Value;
  const knowsCopy = takesCopy(method);
  const copy = args.named.get("copy") ?? (name === "numpy.array" ? pyBool(true) : none);
  const named = new Map<string, Value>(knowsCopy && copy.t !== "none" ? [["copy", copy]] : []);
  const given = dtype && dtype.t !== "none" ? [object, dtypeOf(machine, dtype, args.node)] : [object];
  const array = machine.push(callValue(machine, method, { positional: given, named, node: args.node }));
  const rest = new Map(args.named);
  rest.delete("copy");
  const isMade = name === "numpy.array" && knowsCopy;
  return {
    name: isMade ? "numpy.asarray" : name,
    positional: [array, ...args.positional.slice(1)],
    named: isMade ? rest : args.named,
  };
}

function dtypeOf(machine: Machine, dtype: Value, node: Node): Value {
  return callValue(
    machine,
    { t: "numpy", name: "numpy.dtype" },
    { positional: [dtype], named: new Map(), node },
  );
}

function takesCopy(method: Value): boolean {
  const callee = method instanceof BoundMethod ? method.callee : method;
  if (!(callee instanceof PyFunction)) return false;
  const { args } = callee.def;
  return args.kwarg !== null && args.kwarg !== undefined
    ? true
    : [...args.args, ...args.kwonlyargs].some(({ arg }) => arg === "copy");
}

/** Returns the value, or the array that it gives; in a sequence, each of the items. */
export function withArrays(machine: Machine, value: Value, node: Node): Value {
  const made = madeOf(value);
  if (made) return machine.push(made instanceof NDArray ? allocated(machine, made, node) : made);
  if (isArrayLike(value))
    return machine.push(callMethod(machine, value, "__array__", [], node) ?? machine.notKnown("an array"));
  if ((value.t !== "list" && value.t !== "tuple") || !value.items?.some(givesArray)) return value;
  const items = value.items.map((item) => withArrays(machine, item, node));
  for (const item of items) retain(item);
  return machine.push(value.t === "list" ? new PyList(items) : pyTuple(items));
}
