import { type Mutable, moment, touch } from "../../ndarray/mutable.ts";
import type { Unknown, Value } from "../../ndarray/value.ts";
import { referencesTo } from "../../trace/refs.ts";
import { BoundMethod, Builtin, Descriptor, PyFunction, PyInstance, PyModule } from "../classes/objects.ts";
import type { Scope } from "../classes/scope.ts";
import type { Machine } from "../machine.ts";
import { isForgotten } from "./escape.ts";
import { SinceLent } from "./sincelent.ts";
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

/** What strangers have at one moment. */
export interface Holding {
  /** Values that change in place, and functions; those that an operation may run (`__add__`, a property, a generator) are true. */
  readonly held: ReadonlyMap<Value, boolean>;
  /** Values that they have too, of which nothing is known: these are looked at again once they change. */
  readonly quiet: ReadonlySet<object>;
}

/** The values that code that is not known has got hold of. */
export class Strangers implements Mutable {
  readonly born = moment();
  readonly since = new SinceLent();
  /** True once an object with a `__del__` has been made: that runs whenever its last reference goes, between any two statements. */
  hasFinalizers = false;
  private now: Holding = { held: new Map(), quiet: new Set() };
  /** What is held, if nobody else keeps the map as a former state. */
  private own: Map<Value, boolean> | undefined;
  /** How many values were left when it was last looked which of them are of interest. */
  private pruned = 0;
  private readonly looks = new WeakMap<PyFunction, Look>();

  get held(): Holding["held"] {
    return this.now.held;
  }

  /** True when strangers have the value. */
  has(value: Value): boolean {
    return this.now.held.has(value) || this.now.quiet.has(value);
  }

  /** Notes that strangers have a value from now on. */
  hold(value: Value, isSpecial = false): void {
    const { held } = this.now;
    if (!canChange(value) || (held.has(value) && (!isSpecial || held.get(value)))) return;
    touch(this);
    this.owned().set(value, isSpecial);
  }

  /**
   * Notes that an array of which nothing or only a part is known has got another shape or dtype in place: that part holds no more, and
   * any of the arrays that strangers have may be that array.
   */
  reshape(sketched: Unknown): void {
    for (const one of this.now.held.keys()) if (one.t === "ndarray") one.vague = true;
    touch(this);
    this.owned().set(sketched, false);
  }

  /** To be called before a value changes in place: there may be something to know of it again. */
  changes(target: Mutable): void {
    this.since.note(target);
    if (this.now.quiet.has(target) && !this.held.has(target as unknown as Value))
      this.hold(target as unknown as Value);
  }

  /** Values that nobody else has any more are of no interest, and those of which nothing is known only once they change. */
  prune(): void {
    const { held, quiet } = this.now;
    // Seldom enough for what is copied then to cost no more than what came since.
    if (held.size < 2 * this.pruned + 32 + quiet.size / 4) return;
    const dead = [...held.keys()].filter(
      (value) => value.t !== "unknown" && !(value instanceof PyFunction) && referencesTo(value) === 0,
    );
    const silent = [...held.keys()].filter((value) => isPlain(value) && isForgotten(value));
    const gone = new Set([...dead, ...silent]);
    this.pruned = held.size - gone.size;
    if (gone.size === 0) return;
    touch(this);
    const own = this.owned();
    for (const value of gone) own.delete(value);
    this.now = { held: own, quiet: silent.length > 0 ? new Set([...quiet, ...silent]) : quiet };
  }

  /** Returns what a function reaches, which is asked for again only where a name in the scopes around it was bound since. */
  reached(made: PyFunction): Reached {
    const known = this.looks.get(made);
    if (known && isCurrent(known)) return known.reached;
    const look = lookAt(made);
    this.looks.set(made, look);
    return look.reached;
  }

  /** What strangers have now. */
  get state(): Holding {
    this.own = undefined;
    return this.now;
  }

  set state(holding: Holding) {
    this.now = holding;
    this.own = undefined;
  }

  save(): () => void {
    const { state } = this;
    return () => {
      this.state = state;
    };
  }

  private owned(): Map<Value, boolean> {
    if (!this.own) {
      this.own = new Map(this.now.held);
      this.now = { ...this.now, held: this.own };
    }
    return this.own;
  }
}

/** What is quiet while nothing is known of it. */
const isPlain = (value: Value) =>
  value.t === "list" || value.t === "dict" || value.t === "set" || value instanceof PyInstance;

/** Returns what strangers have where it is what they had in one of two states, the first itself where that is all. */
export function joinedHoldings(one: Holding, other: Holding): Holding {
  if (one === other) return one;
  let held: Map<Value, boolean> | undefined;
  for (const [value, isSpecial] of one.held === other.held ? [] : other.held) {
    if (one.held.has(value) && (!isSpecial || one.held.get(value))) continue;
    held ??= new Map(one.held);
    held.set(value, isSpecial);
  }
  let quiet: Set<object> | undefined;
  for (const value of one.quiet === other.quiet ? [] : other.quiet) {
    if (one.quiet.has(value)) continue;
    quiet ??= new Set(one.quiet);
    quiet.add(value);
  }
  return held || quiet ? { held: held ?? one.held, quiet: quiet ?? one.quiet } : one;
}

/** True when strangers have nothing that they did not have before, what was made since a moment left aside: nobody had that then. */
export function hasNothingNew(now: Holding, before: Holding, since = Number.POSITIVE_INFINITY): boolean {
  if (now === before) return true;
  const isOld = (value: object) =>
    before.quiet.has(value) ||
    before.held.has(value as Value) ||
    ("born" in value && (value as Mutable).born >= since);
  return [...now.held.keys()].every(isOld) && (now.quiet === before.quiet || [...now.quiet].every(isOld));
}

/** How many values that strangers have are looked at in the time of a step. */
const looksOfStep = 200;

/**
 * Code that is not known runs, because something is done with something unknown: forgets what that code may change, which is what it has got hold of
 * and what the program's own functions change that it has got hold of.
 */
export function strangersRun(machine: Machine, deed: Deed): void {
  const { strangers, here } = machine;
  if (strangers.held.size === 0) return;
  strangers.prune();
  let looked = strangers.held.size;
  for (const [value, isSpecial] of strangers.held) {
    if (value instanceof PyFunction) {
      if ((deed === "call" || isSpecial) && !isSelfContained(value)) {
        const reached = strangers.reached(value);
        looked += reached.codes.size + reached.values.size;
        forgetReached(machine, reached, here);
      }
    } else if (deed !== "operation") forgetOne(machine, value, here);
  }
  machine.tick(Math.floor(looked / looksOfStep));
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
