import { NDArray } from "../../ndarray/array.ts";
import { Store } from "../../ndarray/buffer.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { notKnown } from "../../ndarray/error.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { type Mutable, touch } from "../../ndarray/mutable.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import { Descriptor, PyClass, PyFunction, PyModule } from "../classes/objects.ts";
import { Scope } from "../classes/scope.ts";
import { Cell } from "../python/native.ts";
import { forgetState } from "./escape.ts";

/** Most changes that are kept; where there are more, such functions are left out. */
const mostChanges = 20_000;

/** How far the changes had come at a point of the program. */
export interface Extent {
  readonly isOn: boolean;
  readonly length: number;
}

/**
 * What has changed since code that is not known got hold of a function for the first time. It may run the function at any moment from then
 * on, so that no such run sees for sure what the names and objects are at the program's end.
 */
export class SinceLent {
  private isOn = false;
  private hasEnded = false;
  /** Objects that changed, and names of the module that got another value, in the order of their first changes. */
  private readonly log: (Mutable | string)[] = [];
  private readonly known = new Set<Mutable | string>();
  /** The layouts that arrays had. */
  private readonly layouts = new WeakMap<NDArray, Layout>();

  /** Changes count from here on. */
  begin(): void {
    this.isOn = !this.hasEnded;
  }

  /** Changes do not count any more: those behind the program's end are undone. */
  end(): void {
    this.isOn = false;
    this.hasEnded = true;
  }

  /** To be called before an object changes, or where a name of the module gets another value. */
  note(target: Mutable | string): void {
    if (!this.isOn || this.log.length > mostChanges || this.known.has(target)) return;
    if (typeof target !== "string" && !isOfProgram(target)) return;
    if (target instanceof NDArray) this.layouts.set(target, target.layout);
    this.known.add(target);
    this.log.push(target);
  }

  get extent(): Extent {
    return { isOn: this.isOn, length: this.log.length };
  }

  /** Goes back to a point of the program. */
  goBack({ isOn, length }: Extent): void {
    this.isOn = isOn;
    this.hasEnded = false;
    for (const target of this.log.splice(length)) this.known.delete(target);
  }

  /** Forgets what has changed: what a run sees of it is not known. Throws NotKnown where too much has. */
  forget(module: Scope): void {
    if (this.log.length > mostChanges) notKnown("what has changed since the function was given away");
    for (const target of this.log) {
      if (typeof target === "string") blur(module, [target]);
      else if (target instanceof Scope) blur(target, target.refs > 0 ? target.vars.keys() : []);
      else if (target instanceof Store) forgetContents(target);
      else if (target instanceof NDArray) {
        if (target.layout !== this.layouts.get(target)) target.vague = true;
      } else if (target instanceof PyClass) forgetAttributes(target);
      else if (target instanceof Cell) target.value = undefined;
      else if ("t" in target) forgetState(target as Value);
    }
  }
}

/** True for what a program may look at, the module's names left aside, which are noted one by one. */
const isOfProgram = (target: Mutable) =>
  target instanceof Scope
    ? target.kind === "function"
    : target instanceof Store || target instanceof Cell || "t" in target;

/** True for what a definition or an import binds, which hardly ever gets another meaning. */
export const isDefinition = (value: Value) =>
  value instanceof PyFunction || value instanceof PyClass || value instanceof PyModule || value.t === "numpy";

/** Makes names of a scope mean something unknown, those of definitions left aside. */
export function blur(scope: Scope, names: Iterable<string>): void {
  for (const name of [...names]) {
    const value = scope.get(name);
    if (value && value !== unknown && !isDefinition(value)) scope.set(name, unknown);
  }
}

function forgetContents(store: Store): void {
  if (store.contents !== nothing) store.contents = nothing;
}

function forgetAttributes(cls: PyClass): void {
  touch(cls);
  for (const [name, value] of cls.attrs)
    if (!(isDefinition(value) || value instanceof Descriptor)) cls.attrs.set(name, unknown);
}
