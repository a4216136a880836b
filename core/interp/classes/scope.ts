import { touch } from "../../ndarray/mutable.ts";
import type { Value } from "../../ndarray/value.ts";
import { type PyModule, PyObject } from "./objects.ts";

let versions = 0;

/** What the text of a function or class says of its names. */
export interface BodyNames {
  /** The names that inner functions still see when the call has ended; undefined where that may be all. */
  readonly captured?: ReadonlySet<string>;
  /** All of a function's own names. */
  readonly locals?: ReadonlySet<string>;
  /** What qualified names begin with here, as "f.<locals>." does in a function. */
  readonly prefix?: string;
}

/** The names of one function call, class body or module. */
export class Scope extends PyObject {
  readonly typeName = "scope";
  private names: ReadonlyMap<string, Value> = new Map();
  /** The names' map if nobody else keeps it as a former state, so that it may be changed in place. */
  private own: Map<string, Value> | undefined;
  /** A number that is another one whenever a name may have got another value. */
  version = ++versions;
  /** True for the names of a generator that runs to its end with nobody there to take its items. */
  isAlone = false;

  constructor(
    readonly kind: "module" | "function" | "class" | "comprehension",
    /** The scope that free names are looked up in; undefined for a module. */
    readonly parent: Scope | undefined,
    readonly module: PyModule,
    /** Names that `global` or `nonlocal` sends elsewhere. */
    readonly elsewhere: ReadonlyMap<string, "global" | "nonlocal"> = new Map(),
    readonly frame = 0,
    private readonly body: BodyNames = {},
  ) {
    super();
    // A module's names stay, whoever else holds them for a while and lets them go: a generator expression, say.
    if (kind === "module") this.refs = 1;
  }

  get captured(): BodyNames["captured"] {
    return this.body.captured;
  }

  /** The names that are a function's own, bound or not; no outer scope is asked for them. */
  get locals(): BodyNames["locals"] {
    return this.body.locals;
  }

  /** What the qualified names of functions and classes that are made here begin with: "" in a module, "C." in a class. */
  get prefix(): string {
    return this.body.prefix ?? (this.kind === "comprehension" ? (this.parent?.prefix ?? "") : "");
  }

  held(): Iterable<Value> {
    return this.names.values();
  }

  /** The names and their values at present; to be read at once, as the map changes. */
  get bound(): ReadonlyMap<string, Value> {
    return this.names;
  }

  /** The names and their values; what is returned never changes. */
  get vars(): ReadonlyMap<string, Value> {
    this.own = undefined;
    return this.names;
  }

  set vars(names: ReadonlyMap<string, Value>) {
    this.version = ++versions;
    this.names = names;
    this.own = undefined;
  }

  get(name: string): Value | undefined {
    return this.names.get(name);
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Told of each name that gets another value, or is unbound. */
  onRebinding: ((name: string) => void) | undefined;

  /** Binds a name, after telling the journal. */
  set(name: string, value: Value): void {
    touch(this);
    if (this.onRebinding && this.names.has(name) && this.names.get(name) !== value) this.onRebinding(name);
    this.owned().set(name, value);
  }

  delete(name: string): void {
    touch(this);
    this.onRebinding?.(name);
    this.owned().delete(name);
  }

  override save(): () => void {
    const { refs, vars } = this;
    return () => {
      this.refs = refs;
      this.vars = vars;
    };
  }

  private owned(): Map<string, Value> {
    this.version = ++versions;
    this.own ??= new Map(this.names);
    this.names = this.own;
    return this.own;
  }
}
