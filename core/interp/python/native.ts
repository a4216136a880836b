import { type Mutable, moment, touch } from "../../ndarray/mutable.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import { Builtin, type Native, PyObject } from "../classes/objects.ts";
import type { Machine } from "../machine.ts";

/** A piece of state that is put back when a path is undone; joined paths that differ in it leave it undefined. */
export class Cell<T> implements Mutable {
  readonly born = moment();

  constructor(private now: T | undefined) {}

  get value(): T | undefined {
    return this.now;
  }

  set value(next: T | undefined) {
    touch(this);
    this.now = next;
  }

  save(): () => void {
    const { now } = this;
    return () => {
      this.now = now;
    };
  }
}

/** An object of one of Python's own classes: what its attributes are and, if it has any, its items. */
export class NativeObject extends PyObject {
  constructor(
    readonly typeName: string,
    private readonly attributes: Readonly<Record<string, Value>>,
    readonly methods: Readonly<Record<string, Native>> = {},
    /** `object[key]`. */
    readonly item?: (machine: Machine, key: Value) => Value,
    private readonly holds: readonly Value[] = [],
  ) {
    super();
  }

  held(): Iterable<Value> {
    return this.holds;
  }

  private readonly isAsMade = new Cell<boolean>(true);

  /** Code that is not known has got hold of it. */
  forget(): void {}

  /** The program has set an attribute or an item: nothing is known of any from now on. */
  change(): void {
    this.isAsMade.value = undefined;
    this.forget();
  }

  /** Returns the array that NumPy makes of it; undefined when it makes none. */
  toArray(): Value | undefined {
    return undefined;
  }

  /** Returns `object.name`; a method that is not known may change the object. */
  read(name: string): Value {
    const known = this.isAsMade.value ? this.attribute(name) : undefined;
    if (!known) this.forget();
    return known ?? unknown;
  }

  /** Returns `object[key]`. */
  itemAt(machine: Machine, key: Value): Value {
    return (this.isAsMade.value ? this.item?.(machine, key) : undefined) ?? unknown;
  }

  /** Returns an attribute or a bound method; undefined when it is not known. */
  attribute(name: string): Value | undefined {
    if (Object.hasOwn(this.attributes, name)) return this.attributes[name];
    return Object.hasOwn(this.methods, name) ? new Builtin(name, this.methods[name], this) : undefined;
  }
}
