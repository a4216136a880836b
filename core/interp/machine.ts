import type { NDArray } from "../ndarray/array.ts";
import { nothing } from "../ndarray/contents/contents.ts";
import { NotKnown, NumpyError } from "../ndarray/error.ts";
import { freshNumber, numberFrom } from "../ndarray/fresh.ts";
import { setLimits } from "../ndarray/limits.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { type Mutable, touch } from "../ndarray/mutable.ts";
import { PyDict, PyList, pyStr, pyTuple, unknown, type Value } from "../ndarray/value.ts";
import { attributeOf, type Context, type Effect, type Measure, setAttribute } from "../numpy/index.ts";
import type { Expr, FunctionDef, Lambda, Module, Node } from "../syntax/ast.ts";
import { Recorder } from "../trace/recorder.ts";
import { handOver, retain } from "../trace/refs.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { exceptionNamed } from "./classes/exceptions.ts";
import { type PyClass, type PyFunction, PyModule, PyRaise } from "./classes/objects.ts";
import { Scope } from "./classes/scope.ts";
import { makeContext } from "./modules/context.ts";
import { Modules, namesOfModules } from "./modules/modules.ts";
import { type Cost, Footprint, type Part } from "./part.ts";
import { mayRaise } from "./paths/doubt.ts";
import { Journal } from "./paths/journal.ts";
import type { Outcome } from "./paths/paths.ts";
import { roughened } from "./paths/rough.ts";
import { Cell } from "./python/native.ts";
import type { Stream } from "./python/randomstream.ts";
import type { RunOptions } from "./runoptions.ts";
import { sightOf } from "./sight.ts";
import { OutOfSteps, Stopped } from "./stopped.ts";
import { Strangers, strangersRun } from "./strangers/strangers.ts";

export { OutOfSteps, Stopped };

/** Arguments of a call, evaluated. The caller holds them. */
export interface CallArguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** The call's expression, for the trace. */
  readonly node: Node;
  /** Where on the stack the arguments lie that a function of the program takes over, as CPython's do since 3.11. */
  readonly takenFrom?: number;
}

/** Steps that one operation of NumPy counts as, beside those of the expression that asks for it. */
const stepsOfOperation = 8;

/** Items of a container that are copied in the time of a step. */
const itemsOfStep = 200;

/** Steps after which it is asked whether to go on. */
const stepsUnasked = 512;

/** Runs one module. Values that an expression has given and nobody has taken yet lie on `stack`, as in CPython. */
export class Machine {
  stack: Value[] = [];
  readonly recorder: Recorder;
  readonly journal: Journal<Outcome>;
  readonly context: Context;
  readonly main: PyModule;
  /** What has been imported. */
  readonly modules: Modules;
  scope: Scope;
  /** Nesting of Python calls. */
  depth = 0;
  /** The innermost `try` with handlers that is being run; `mark` is the journal's height where it began. */
  trying: { readonly mark: number } | undefined;
  /** The exceptions that are being handled, for a bare `raise`. */
  readonly handling: PyRaise[] = [];
  /** The expression being evaluated, for what happens on its behalf. */
  here: Node;
  /** True once the program has asked for warnings as exceptions. */
  warningsRaise = false;
  /** The names of a prompt, and what is done there with the value of each expression statement: Python's `sys.displayhook`. */
  prompt: { readonly scope: Scope; readonly show: (value: Value, node: Expr) => void } | undefined;
  /** True where a person types one statement after the other. */
  isSession = false;
  /** Given what `print` writes; undefined text where a part of it is not known. */
  print: ((text: string | undefined) => void) | undefined;
  /** What NumPy's functions remember between calls: print options, error handling, the global random state. */
  readonly settings = new Map<string, unknown>();
  /** The stream of Python's `random` module; undefined where chance has seeded it. */
  readonly chance = new Cell<Stream>(undefined);
  /** True after a star import of something unknown: any name may be bound. */
  starImported = false;
  /** What `yield` expressions of the running statement gave. */
  readonly yielded = new Map<Node, Value>();
  /** The class whose body or method is being run, for `super()`. */
  owner: PyClass | undefined;
  private steps: number;
  /** Steps that the running part was given. */
  granted: number;
  /** Steps left when it is next asked whether to go on. */
  private askAt: number;
  /** The number of the last function call. */
  frames = 0;
  /** What the whole evaluation may use. */
  readonly budget: Cost;

  constructor(
    module: Module,
    public options: RunOptions,
    /** Evaluates an expression and leaves its value on the stack. */
    private readonly evaluate: (machine: Machine, node: Expr) => Value,
  ) {
    this.here = module.body[0];
    setLimits(options.limits);
    const { elements, bytes } = options.limits;
    this.checkpointSteps = options.checkpointSteps;
    this.budget = { steps: options.steps, elements, bytes };
    this.steps = options.steps;
    this.granted = options.steps;
    this.askAt = options.steps;
    this.recorder = new Recorder(module, options.elides);
    this.journal = new Journal(this.recorder.regions);
    this.journal.watch = (target) => this.strangers.changes(target);
    this.recorder.isForked = () => this.journal.isWaiting;
    this.context = makeContext(this);
    this.main = new PyModule("__main__", undefined);
    this.modules = new Modules(this.main, options.modules);
    this.scope = new Scope("module", undefined, this.main);
    this.main.scope = this.scope;
    this.scope.onRebinding = (name) => this.strangers.since.note(name);
    this.scope.set("__name__", pyStr("__main__"));
    for (const name of namesOfModules) this.scope.set(name, unknown);
    if (options.path !== undefined) this.scope.set("__file__", pyStr(options.path));
  }

  /** Evaluates an expression; its value lies on the stack afterwards. */
  eval(node: Expr): Value {
    this.tick();
    return this.evaluate(this, node);
  }

  /** Evaluates an expression and hands its value over: the stack is as before, and whoever called holds the value. */
  take(node: Expr): Value {
    this.eval(node);
    return this.stack.pop() as Value;
  }

  /** Lays a value on the stack. */
  push(value: Value): Value {
    retain(value);
    this.stack.push(value);
    return value;
  }

  /** Drops what lies on the stack above a height, after laying the result there: how an expression gives up its operands. */
  settle(height: number, result: Value): Value {
    retain(result);
    this.unwind(height);
    this.stack.push(result);
    return result;
  }

  /** Drops what lies on the stack above a height. */
  unwind(height: number): void {
    while (this.stack.length > Math.max(0, height)) this.recorder.release(this.stack.pop() as Value);
  }

  /** Returns a value that a container gives up: its reference is dropped without releasing anything, as the caller holds it at once. */
  handOver(value: Value): Value {
    handOver(value);
    return value;
  }

  release(value: Value): void {
    this.recorder.release(value);
  }

  /** Where on the stack the results of functions lie that a call of NumPy's calls back; undefined outside one. */
  callbacksFrom: number | undefined;

  /** Counts a step; ends the evaluation when there are none left. */
  tick(steps = 1): void {
    this.steps -= steps;
    if (this.steps < 0) throw new OutOfSteps("the evaluation's budget is used up");
    if (this.steps > this.askAt) return;
    this.askAt = this.steps - stepsUnasked;
    if (this.options.cancelled?.()) throw new Stopped("cancelled");
  }

  /** Counts the time for so many items of a container, which are handled much faster than what the program says of each. */
  handled(items: number): void {
    if (items >= itemsOfStep) this.tick(Math.floor(items / itemsOfStep));
  }

  /** Runs a part of the program that may take so many steps of those that are left. */
  within<T>(steps: number, run: () => T): T {
    const { granted } = this;
    const kept = Math.max(0, this.steps - steps);
    this.steps -= kept;
    this.granted = this.steps;
    this.askAt = this.steps;
    try {
      return run();
    } finally {
      this.steps = kept + Math.max(0, this.steps);
      this.granted = granted;
      this.askAt = this.steps;
    }
  }

  /** Forgets what is being evaluated. */
  interrupt(): void {
    this.stack = [];
    this.scope = this.main.scope ?? this.scope;
    this.depth = 0;
    this.trying = undefined;
    this.handling.length = 0;
    this.owner = undefined;
    this.yielded.clear();
  }

  /** True when loops should no longer be run step by step. */
  get isTired(): boolean {
    return this.isHurried || this.steps < this.granted / 4;
  }
  /** True while something is run for the second time, as it took too many steps. */
  isHurried = false;

  /** Gives the machine a new budget of steps, of which some are used already. */
  refill(granted: number, left = granted): void {
    this.steps = left;
    this.granted = granted;
    this.askAt = left;
  }

  get stepsLeft(): number {
    return this.steps;
  }

  freshName(hint: string): string {
    return `${hint}?${freshNumber()}`;
  }

  /** What code that is not known has got hold of. */
  readonly strangers = new Strangers();
  /** Functions that code that is not known has got hold of. */
  readonly lentOut = new Set<PyFunction>();

  /** Called for every function and class that is made; those of this file's are kept, to run those nobody calls at the end. */
  defined(made: Value): void {
    if (this.recorder.site) return;
    this.definitions.push(made);
    this.footprint.defined.push(made);
  }
  readonly definitions: Value[] = [];

  /** To be called when a function is called, whether it is followed or not. */
  called(callee: PyFunction): void {
    callee.calls++;
    this.footprint.called(callee);
  }

  /** To be called before a function's body is run or looked at. */
  reads(def: FunctionDef | Lambda): void {
    this.footprint.read.add(def);
  }

  /** What the part of the program that is being run relies on. */
  footprint = new Footprint();
  /** The functions that nobody calls, as they were run. */
  parts = new Map<PyFunction, Part>();
  /** Steps from one of the `checkpoints` to the next. */
  checkpointSteps: number;
  /** Points between the module's statements that an edit can go back to, in their order. */
  checkpoints: Checkpoint[] = [];
  /** The point behind all statements, once it is reached. */
  ground: Checkpoint | undefined;

  /** Takes from the budget what a part has used. */
  pay({ steps, elements, bytes }: Cost): void {
    this.steps -= steps;
    this.askAt = this.steps;
    this.options.limits.elements -= elements;
    this.options.limits.bytes -= bytes;
  }

  /** Names and frames are counted anew in each part, so that parts do not depend on those before. */
  startPart(frames: number): void {
    if (this.ground) numberFrom(this.ground.names);
    this.frames = frames;
    this.modules.abroad.renew();
  }

  /** Returns a number for a new function call; those of class bodies and comprehensions are negative. */
  freshFrame(isPlain = true): number {
    return isPlain ? ++this.frames : -++this.frames;
  }

  /**
   * Writes down what NumPy did and returns what the program gets. Undefined means that NumPy has nothing to do with the operands.
   */
  perform(
    node: Node,
    op: string,
    ins: readonly Value[],
    effect: Effect,
    more: { named?: ReadonlyMap<string, Value>; operator?: string; before?: Measure } = {},
  ): Value {
    this.tick(stepsOfOperation);
    const event = this.recorder.operation(
      { node, op, ins, named: more.named, operator: more.operator },
      effect,
    );
    if (effect.kind === "raise") {
      if (event?.kind === "raise") event.caught = this.trying !== undefined;
      return this.raise(effect.type, effect.message);
    }
    if (effect.kind === "unknown") {
      mayRaise(this);
      // A write that can't be followed may have put anything there.
      const [target] = ins;
      const written = target?.t === "scalar" ? target.cell : target;
      if (written?.t === "ndarray" && (op === "setitem" || op.endsWith("="))) this.forget(written);
      return unknown;
    }
    if (this.warningsRaise && this.trying) mayRaise(this);
    if ("into" in effect && effect.into?.alternatives) this.forget(effect.into);
    return roughened({ op, ins, named: more.named, before: more.before }, effect);
  }

  /** Gives up what is known of an array's elements; of one that may be one of several, those of each. */
  forget(array: NDArray): void {
    for (const one of [array, ...(array.alternatives ?? [])]) {
      one.buffer.store.contents = nothing;
      if (one instanceof MaskedArray) one.lose();
    }
  }

  /** Writes down what an expression gave. */
  observe(node: Node, value: Value): void {
    const { recorder, options } = this;
    if (!recorder.names(node, value)) return;
    const supposed = options.supposes && this.ground !== undefined;
    const assumed = !recorder.scope.called;
    recorder.observe(node, value, sightOf(value, options.detailed), { assumed, supposed });
  }

  /** Raises a Python exception of a built-in or NumPy type. */
  raise(type: string, message: string): never {
    throw new PyRaise(exceptionNamed(type, message), type, message);
  }

  /** Raises StopIteration with the value that a generator returned. */
  raiseStop(value: Value): never {
    const error = exceptionNamed("StopIteration", "");
    retain(value);
    error.attrs.set("value", value);
    error.attrs.set("args", pyTuple(value.t === "none" ? [] : [value]));
    throw new PyRaise(error, "StopIteration", "");
  }

  /** Gives up on a value, noting that what happened there might also have raised. */
  notKnown(why: string): Value {
    mayRaise(this);
    return { t: "unknown", why };
  }

  /** To be called before a list, dict or other container of Python's own changes in place. */
  mutate(target: Mutable): void {
    if ((target instanceof PyList || target instanceof PyDict) && target.isShared)
      strangersRun(this, "change");
    touch(target);
  }

  /** Runs code that raises with the runtime's own exceptions, which are Python's here; what it can't know is unknown. */
  python(run: () => Value): Value {
    try {
      return run();
    } catch (error) {
      if (error instanceof NumpyError) return this.raise(error.type, error.message);
      if (error instanceof NotKnown) return this.notKnown(error.why);
      throw error;
    }
  }

  /** Reads an attribute of a NumPy value; undefined when it has none of that name. */
  numpyAttribute(node: Node, of: Value, name: string): Value | undefined {
    const effect = attributeOf(of, name, this.context);
    return effect && this.perform(node, `attribute:${name}`, [of], effect);
  }

  setNumpyAttribute(node: Node, of: Value, name: string, to: Value): boolean {
    const effect = setAttribute(of, name, to, this.context);
    if (effect) this.perform(node, `attribute:${name}=`, [of, to], effect);
    return effect !== undefined;
  }
}
