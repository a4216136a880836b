import { type Mutable, moment, touch } from "../../ndarray/mutable.ts";
import type { Foreign, PyDict, Scalar, Value } from "../../ndarray/value.ts";
import type { FunctionDef, Lambda, Stmt } from "../../syntax/ast.ts";
import { retain } from "../../trace/refs.ts";
import type { CallArguments, Machine } from "../machine.ts";
import type { Place } from "../modules/modulefiles.ts";
import type { Scope } from "./scope.ts";

import { timeOfInstance } from "./times.ts";

export { PyRaise } from "./raise.ts";

/** A Python object that only the interpreter understands. It counts references and can be put back. */
export abstract class PyObject implements Foreign, Mutable {
  readonly t = "foreign";
  readonly born = moment();
  abstract readonly typeName: string;
  refs = 0;
  /** Values that die with it unless somebody else holds them. */
  abstract held(): Iterable<Value>;

  /** Returns a function that puts the present state back; a class with more state than its references adds it. */
  save(): () => void {
    const { refs } = this;
    return () => {
      this.refs = refs;
    };
  }
}

export class PyFunction extends PyObject {
  readonly typeName = "function";
  /** How often it was called; functions that nobody calls are run once with unknown arguments. */
  calls = 0;
  /** `f.attribute = value`. */
  attrs: ReadonlyMap<string, Value> = new Map();
  /** The class that the function became a method of. */
  definedIn: PyClass | undefined;
  /** What it gave by its arguments, where it has a cache of so many results. */
  cache: { readonly results: PyDict; readonly most: number | undefined } | undefined;

  constructor(
    readonly name: string,
    readonly def: FunctionDef | Lambda,
    readonly closure: Scope,
    readonly defaults: readonly Value[],
    readonly keywordDefaults: ReadonlyMap<string, Value>,
    /** The class whose body it stands in, for `super()`. */
    readonly owner: () => PyClass | undefined,
    /** Python's `__qualname__`: where it was defined, and its name. */
    readonly qualname = name,
  ) {
    super();
  }

  setAttribute(name: string, value: Value): void {
    touch(this);
    this.attrs = new Map(this.attrs).set(name, value);
  }

  deleteAttribute(name: string): void {
    touch(this);
    this.attrs = new Map([...this.attrs].filter(([one]) => one !== name));
  }

  override save(): () => void {
    const { refs, attrs, definedIn } = this;
    return () => {
      this.refs = refs;
      this.attrs = attrs;
      this.definedIn = definedIn;
    };
  }

  *held(): Iterable<Value> {
    yield* this.defaults;
    yield* this.keywordDefaults.values();
    yield this.closure;
    if (this.cache) yield this.cache.results;
  }
}

export class PyClass extends PyObject {
  readonly typeName = "type";
  attrs = new Map<string, Value>();

  constructor(
    readonly name: string,
    readonly bases: readonly Value[],
    readonly body: readonly Stmt[] = [],
    /** A class of Python's own, such as an exception. */
    readonly builtin = false,
    /** Python's `__qualname__`: where it was defined, and its name. */
    readonly qualname = name,
    /** The name of the module that it was defined in. */
    readonly module = "__main__",
  ) {
    super();
  }

  held(): Iterable<Value> {
    return [...this.attrs.values(), ...this.bases];
  }

  override save(): () => void {
    const { refs } = this;
    const attrs = new Map(this.attrs);
    return () => {
      this.refs = refs;
      this.attrs = attrs;
    };
  }
}

export class PyInstance extends PyObject {
  attrs = new Map<string, Value>();
  /** Set once code that is not known may have changed it: attributes that are not in `attrs` are then unknown. */
  escaped = false;
  /** True for one that stands for many: its attributes are not the same in all of them. */
  isMany = false;

  constructor(
    /** Another one once `__class__` was assigned. */
    public cls: PyClass,
    /** `self` of a method that nobody calls: its class may be one that inherits from `cls`. */
    readonly isAssumed = false,
  ) {
    super();
  }

  get typeName(): string {
    return this.cls.name;
  }

  get asTime(): Scalar | undefined {
    return timeOfInstance(this);
  }

  held(): Iterable<Value> {
    return this.attrs.values();
  }

  override save(): () => void {
    const { refs, escaped, isMany, cls } = this;
    const attrs = new Map(this.attrs);
    return () => {
      this.refs = refs;
      this.cls = cls;
      this.attrs = attrs;
      this.escaped = escaped;
      this.isMany = isMany;
    };
  }
}

export class BoundMethod extends PyObject {
  readonly typeName = "method";
  readonly isPassing = true;
  constructor(
    readonly callee: Value,
    readonly self: Value,
  ) {
    super();
  }
  held(): Iterable<Value> {
    return [this.callee, this.self];
  }
}

/** What a function written in TypeScript is given. Throws `PyRaise` where Python raises and `NotKnown` where it can't tell. */
export type Native = (machine: Machine, args: CallArguments) => Value;

/** A function or method of Python's own. */
export class Builtin extends PyObject {
  readonly typeName = "builtin_function_or_method";
  readonly isPassing = true;
  constructor(
    readonly name: string,
    readonly run: Native,
    readonly self?: Value,
    /** Attributes of its own (`chain.from_iterable`). */
    readonly members?: ReadonlyMap<string, Value>,
    /** What it keeps alive besides `self`. */
    private readonly holds: readonly Value[] = [],
  ) {
    super();
  }
  held(): Iterable<Value> {
    return this.self ? [this.self, ...this.holds] : this.holds;
  }
}

export class PyModule extends PyObject {
  readonly typeName = "module";
  constructor(
    readonly name: string,
    /** Undefined when nothing is known of the module: its attributes are then unknown. */
    public scope: Scope | undefined,
    /** Attributes of a module of Python's own. */
    readonly natives: ReadonlyMap<string, Value> = new Map(),
    /** Where a module of the project stands. */
    readonly place?: Place,
  ) {
    super();
  }
  /** True when it is run after some of its parts have been. */
  isLate = false;
  held(): Iterable<Value> {
    return [];
  }
}

/** What wraps functions in a class body: property, staticmethod, classmethod. */
export class Descriptor extends PyObject {
  constructor(
    readonly typeName: "property" | "staticmethod" | "classmethod" | "cached_property",
    readonly get: Value,
    readonly set?: Value,
    readonly remove?: Value,
  ) {
    super();
  }
  held(): Iterable<Value> {
    return [this.get, this.set, this.remove].filter((one) => one !== undefined);
  }
}

/** `super()`: attributes are looked up behind `after` in the classes of `self`. */
export class PySuper extends PyObject {
  readonly typeName = "super";
  constructor(
    readonly after: PyClass,
    readonly self: Value,
  ) {
    super();
  }
  held(): Iterable<Value> {
    return [this.self];
  }
}

/** What an iterator gives next: an item that the caller then holds, the end, or nothing known from here on. */
export type Next = { readonly item: Value } | "end" | "unknown";

/** An iterator: its items come one by one. */
export class PyIterator extends PyObject {
  position = 0;
  /** Set when code that is not known may have advanced it. */
  lost = false;

  constructor(
    readonly typeName: string,
    /** Returns item number `position`; asked once for each position unless the state was put back. */
    private readonly at: (machine: Machine, position: number) => Next,
    /** What it keeps alive. */
    private readonly holds: readonly Value[],
    /** How many items it will give, when that is known beforehand. */
    readonly length?: number,
    /** True when `at` itself changes state and can't be put back (a generator, an iterator over one). */
    readonly isFragile = false,
    /** What it holds for the moment: what a generator's body waits with. */
    protected readonly waiting: Value[] = [],
  ) {
    super();
    for (const value of holds) retain(value);
  }

  /** Returns what stands for any of the items that are left, whichever; absent where nothing is known of them. */
  any: ((machine: Machine) => Value) | undefined;

  /** Returns about how many items there are, as it looks now; absent where `length` says it, or nothing does. */
  expected: (() => number | undefined) | undefined;

  /** About how many items are left. */
  get roundsLeft(): number | undefined {
    const all = this.length ?? this.expected?.();
    return all === undefined ? undefined : all - this.position;
  }

  /** True where each item is what a function gives. */
  runsCode = false;

  /** Sets what stands for any of its items. */
  withAny(any: (machine: Machine) => Value): this {
    this.any = any;
    return this;
  }

  next(machine: Machine): Next {
    if (this.lost) return "unknown";
    touch(this);
    const next = this.at(machine, this.position++);
    // What comes behind something unknown is not known either, nor that nothing comes.
    if (next === "unknown") this.lost = true;
    return next;
  }

  held(): Iterable<Value> {
    return [...this.holds, ...this.waiting];
  }

  override save(): () => void {
    const { refs, position, lost } = this;
    const waiting = [...this.waiting];
    return () => {
      this.refs = refs;
      this.waiting.splice(0, this.waiting.length, ...waiting);
      // A generator can't go back; once a path that was undone has advanced it, nothing more is known of it.
      this.lost = lost || (this.isFragile && this.position !== position);
      this.position = position;
    };
  }
}
