import { type Mutable, moment, touch } from "../ndarray/mutable.ts";
import type { Unknown, Value } from "../ndarray/value.ts";
import { referencesTo } from "../trace/refs.ts";
import type { Machine } from "./machine.ts";
import { BoundMethod, Builtin, Descriptor, PyFunction, PyModule, type Scope } from "./objects.ts";
import { forgetOne, forgetReached, isSelfContained, type Reached, reachedFrom } from "./unfollowed.ts";

/** What is done with something unknown: it is called, changed, or something that may run a special method of it. */
export type Deed = "call" | "change" | "operation";

/** What a function reaches, and what that rests on. */
interface Look {
  readonly reached: Reached;
  /** The scopes in which names were looked up, with their versions then. */
  readonly scopes: readonly (readonly [Scope, number])[];
  /** The functions' bodies: an edit may have given a function another one. */
  readonly bodies: readonly (readonly [PyFunction["def"], unknown])[];
}

function lookAt(made: PyFunction): Look {
  const reached = reachedFrom(made);
  const scopes = new Set<Scope>();
  for (const closure of reached.codes.values())
    for (let at: Scope | undefined = closure; at && !scopes.has(at); at = at.parent) scopes.add(at);
  return {
    reached,
    scopes: [...scopes].map((scope) => [scope, scope.version]),
    bodies: [...reached.codes.keys()].map(({ def }) => [def, def.body]),
  };
}

const isCurrent = ({ scopes, bodies }: Look) =>
  scopes.every(([scope, version]) => scope.version === version) &&
  bodies.every(([def, body]) => def.body === body);

/** The values that code that is not known has got hold of. */
export class Strangers implements Mutable {
  readonly born = moment();
  /** Values that change in place, and functions; those that an operation may run (`__add__`, a property, a generator) are true. */
  held: ReadonlyMap<Value, boolean> = new Map();
  private own: Map<Value, boolean> | undefined;
  /** How many values there were when it was last looked which of them are dead. */
  private pruned = 0;
  private readonly looks = new WeakMap<PyFunction, Look>();

  /** Notes that strangers have a value from now on. */
  hold(value: Value, isSpecial = false): void {
    if (!canChange(value) || (this.held.has(value) && (!isSpecial || this.held.get(value)))) return;
    touch(this);
    this.owned().set(value, isSpecial);
  }

  /** Notes that an array of which only a part is known has got another shape or dtype in place: that part holds no more. */
  reshape(sketched: Unknown): void {
    touch(this);
    this.owned().set(sketched, false);
  }

  /** Values that nobody else has any more are of no interest. */
  prune(): void {
    if (this.held.size < 2 * this.pruned + 32) return;
    const dead = [...this.held.keys()].filter(
      (value) => value.t !== "unknown" && !(value instanceof PyFunction) && referencesTo(value) === 0,
    );
    this.pruned = this.held.size - dead.length;
    if (dead.length === 0) return;
    touch(this);
    const own = this.owned();
    for (const value of dead) own.delete(value);
  }

  /** Returns what a function reaches, which is asked for again only where a name in the scopes around it was bound since. */
  reached(made: PyFunction): Reached {
    const known = this.looks.get(made);
    if (known && isCurrent(known)) return known.reached;
    const look = lookAt(made);
    this.looks.set(made, look);
    return look.reached;
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
      if ((deed === "call" || isSpecial) && !isSelfContained(value))
        forgetReached(machine, strangers.reached(value), here);
    } else if (deed !== "operation") forgetOne(machine, value, here);
  }
}

/** True for values that change in place. What only holds others is of no interest: those are held themselves. */
function canChange(value: Value): boolean {
  switch (value.t) {
    case "foreign":
      return !(
        value instanceof Builtin ||
        value instanceof BoundMethod ||
        value instanceof Descriptor ||
        value instanceof PyModule
      );
    case "list":
    case "dict":
    case "set":
    case "ndarray":
    case "object":
      return true;
    default:
      return false;
  }
}
