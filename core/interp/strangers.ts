import { nothing } from "../ndarray/contents.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { type Mutable, moment, touch } from "../ndarray/mutable.ts";
import type { Value } from "../ndarray/value.ts";
import { referencesTo } from "../trace/refs.ts";
import { letGo, letGoOfNames } from "./escape.ts";
import type { Machine } from "./machine.ts";
import { PyFunction, PyInstance } from "./objects.ts";
import { reachOf } from "./reach.ts";

/** What is done with something unknown: it is called, changed, or something that may run a special method of it. */
export type Deed = "call" | "change" | "operation";

/** The values that code that is not known has got hold of. */
export class Strangers implements Mutable {
  readonly born = moment();
  /** Values that change in place, and functions; those that an operation may run (`__add__`, a property, a generator) are true. */
  held: ReadonlyMap<Value, boolean> = new Map();
  private own: Map<Value, boolean> | undefined;

  /** Notes that strangers have a value from now on. */
  hold(value: Value, isSpecial = false): void {
    if (!canChange(value) || (this.held.has(value) && (!isSpecial || this.held.get(value)))) return;
    touch(this);
    this.owned().set(value, isSpecial);
  }

  /** Values that nobody else has any more are of no interest. */
  prune(): void {
    const dead = [...this.held.keys()].filter(
      (value) => !(value instanceof PyFunction) && referencesTo(value) === 0,
    );
    if (dead.length === 0) return;
    touch(this);
    const own = this.owned();
    for (const value of dead) own.delete(value);
  }

  save(): () => void {
    const { held } = this;
    this.own = undefined;
    return () => this.put(held);
  }

  put(held: Strangers["held"]): void {
    this.held = held;
    this.own = undefined;
  }

  /** Returns what strangers have where it is what they had in one of two states, the first itself where that is all. */
  with(one: Strangers["held"], other: Strangers["held"]): Strangers["held"] {
    let joined: Map<Value, boolean> | undefined;
    for (const [value, isSpecial] of one === other ? [] : other) {
      if (one.has(value) && (!isSpecial || one.get(value))) continue;
      joined ??= new Map(one);
      joined.set(value, isSpecial);
    }
    return joined ?? one;
  }

  private owned(): Map<Value, boolean> {
    if (!this.own) {
      this.own = new Map(this.held);
      this.held = this.own;
    }
    return this.own;
  }
}

/**
 * Code that is not known runs, because something is done with something unknown: forgets what that code may change, which is what it has got hold of
 * and what the program's own functions change that it has got hold of.
 */
export function strangersRun(machine: Machine, deed: Deed): void {
  const { strangers, here } = machine;
  if (strangers.held.size === 0) return;
  strangers.prune();
  for (const [value, isSpecial] of strangers.held) {
    if (value instanceof PyFunction) {
      if ((deed === "call" || isSpecial) && changesSomething(value)) letGoOfNames(machine, value, here);
    } else if (deed !== "operation" && !isForgotten(value)) letGo(machine, value, here);
  }
}

/** True for values that change in place. */
function canChange(value: Value): boolean {
  switch (value.t) {
    case "list":
    case "dict":
    case "set":
    case "ndarray":
    case "object":
    case "foreign":
      return true;
    default:
      return false;
  }
}

function changesSomething({ def, defaults, keywordDefaults }: PyFunction): boolean {
  const { uses, calls, binds, sets, isOpen } = reachOf(def);
  return (
    uses.size + calls.size + binds.size + sets.size + defaults.length + keywordDefaults.size > 0 || isOpen
  );
}

/** True where nothing is known of what strangers may have done to a value. */
function isForgotten(value: Value): boolean {
  if (value.t === "ndarray")
    return value.buffer.store.contents === nothing && !(value instanceof MaskedArray) && !value.either;
  if (value.t === "list") return !value.items && value.length === undefined && value.each?.t === "unknown";
  if (value.t === "dict") return !value.entries && value.each?.t === "unknown";
  if (value.t === "set") return !value.items;
  return (
    value instanceof PyInstance &&
    value.escaped &&
    [...value.attrs.values()].every(({ t }) => t === "unknown")
  );
}
