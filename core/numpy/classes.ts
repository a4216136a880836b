import { NDArray } from "../ndarray/array.ts";
import { NumpyObject, none, type Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";
import { type Rows, register, rowOf } from "./names/registry.ts";
import { attempt, type Effect, type Parameters, type Row } from "./op.ts";
import type { BinaryOperator, CompareOperator, UnaryOperator } from "./operators.ts";

/**
 * How objects of one of NumPy's classes answer Python, beside their methods, which are rows under `rows`.
 * What is absent the class does not have. `S` is what the object is: a NumpyObject, or an NDArray for a subclass of ndarray.
 */
export interface NumpyClass<S extends Value = NumpyObject> {
  /** Namespace of the class's methods, e.g. "numpy.random.Generator"; also the class's own name. */
  readonly rows: string;
  /** Returns the value of an attribute; undefined when it is none (it may be a method). */
  attribute?(self: S, name: string, context: Context): Value | Effect | undefined;
  setAttribute?(self: S, name: string, to: Value, context: Context): Effect | undefined;
  getItem?(self: S, index: Value, context: Context): Effect;
  setItem?(self: S, index: Value, to: Value, context: Context): Effect;
  /** `self(...)`. */
  call?(self: S, positional: readonly Value[], named: ReadonlyMap<string, Value>, context: Context): Effect;
  /** `list(self)`; undefined when the items are not known. */
  iterate?(self: S, context: Context): readonly Value[] | undefined;
  /** `next(self)`, which moves it on; "end" where nothing is left. */
  next?(self: S, context: Context): Value | "end";
  length?(self: S, context: Context): number | undefined;
  truth?(self: S, context: Context): boolean | undefined;
  /** `key in self`; undefined when it is not known. */
  contains?(self: S, key: Value, context: Context): boolean | undefined;
  /** `left op right`, one of which is of this class. */
  binary?(op: BinaryOperator, left: Value, right: Value, context: Context): Effect | undefined;
  negative?(self: S, context: Context): Effect;
  /** `op self`. */
  unary?(op: UnaryOperator, self: Value, context: Context): Effect;
  /** `self op= right`. */
  inplace?(op: BinaryOperator, self: Value, right: Value, context: Context): Effect;
  /** A comparison, one side of which is of this class. */
  compare?(op: CompareOperator, left: Value, right: Value, context: Context): Effect;
  equals?(left: S, right: Value, context: Context): Effect | undefined;
  /** `repr(self)` and `str(self)`; undefined when not known. */
  repr?(self: S, context: Context): string | undefined;
  str?(self: S, context: Context): string | undefined;
  /** `format(self, spec)`; undefined when not known. */
  format?(self: S, spec: string, context: Context): string | undefined;
  /** What `with self as x` binds; afterwards `exit` is called. */
  enter?(self: S, context: Context): Value;
  exit?(self: S, context: Context): void;
}

const classes = new Map<string, NumpyClass<Value>>();

/** Says how objects whose `NumpyObject.type` (or `NDArray.subclass`) is `type` behave. */
export function defineClass<S extends Value = NumpyObject>(type: string, behaviour: NumpyClass<S>): void {
  // The type name decides which class an object is of, so that a behaviour only ever sees its own.
  const known = behaviour as unknown as NumpyClass<Value>;
  classes.set(type, known);
  const special = specialMethods(known);
  register(behaviour.rows, special);
  register(`numpy.${type}`, special);
}

const anyParameters: Parameters = {};

/** The methods by which Python calls objects and enters and leaves their blocks. */
function specialMethods({ call, enter, exit }: NumpyClass<Value>): Rows {
  const rows: Record<string, Row> = {};
  const add = (name: string, run: Row["call"]) => {
    rows[name] = { parameters: anyParameters, call: (p, n, c) => attempt(() => run(p, n, c)) };
  };
  if (call) add("__call__", ([self, ...rest], named, context) => call(self, rest, named, context));
  if (enter) {
    add("__enter__", ([self], _, context) => ({ kind: "value", value: enter(self, context) }));
    add("__exit__", ([self], _, context) => {
      exit?.(self, context);
      return { kind: "value", value: none };
    });
  }
  return rows;
}

/** Returns the behaviour of a value's class; undefined when it has none of its own. */
export function classOf(value: Value): NumpyClass<Value> | undefined {
  if (value instanceof NumpyObject) return classes.get(value.type);
  return value instanceof NDArray ? classes.get(value.subclass) : undefined;
}

/** Returns `self.name` by the object's class: an attribute, or a method bound to it; undefined when it has neither. */
export function classAttribute(self: Value, name: string, context: Context): Effect | undefined {
  const behaviour = classOf(self);
  if (!behaviour) return undefined;
  const found = behaviour.attribute?.(self, name, context);
  if (found) return "t" in found ? { kind: "value", value: found } : found;
  const method = `${behaviour.rows}.${name}`;
  return rowOf(method) ? { kind: "value", value: { t: "numpy", name: method, self } } : undefined;
}
