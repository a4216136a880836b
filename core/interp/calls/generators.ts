import { NotKnown } from "../../ndarray/error.ts";
import { touch } from "../../ndarray/mutable.ts";
import { none, type Value } from "../../ndarray/value.ts";
import type { FunctionDef } from "../../syntax/ast.ts";
import { exceptionNamed } from "../classes/exceptions.ts";
import { type Next, type PyFunction, PyIterator, PyRaise } from "../classes/objects.ts";
import type { Scope } from "../classes/scope.ts";
import type { Machine } from "../machine.ts";
import { type Execution, execBlock } from "../statements/execute.ts";
import { notFollowed } from "../strangers/escape.ts";
import { strangersRun } from "../strangers/strangers.ts";
import { letGoOfNames } from "../strangers/unfollowed.ts";
import { inside, leave, YieldInside } from "./functions.ts";
import { isGuarded } from "./static.ts";

/** What a generator is woken with: a value that its `yield` gives, or an exception that its `yield` raises. */
export type Sent = { readonly value: Value } | { readonly error: PyRaise };

/** A generator: its body runs between two `next`s, on a stack of its own that waits with it. */
export class PyGenerator extends PyIterator {
  /** What the body returned; `yield from` gives it, and StopIteration carries it. */
  returned: Value = none;
  private readonly execution: Execution;
  private isDone = false;
  /** The `try` of its own that it waits in. */
  private trying: Machine["trying"];

  constructor(
    machine: Machine,
    readonly callee: PyFunction,
    private readonly scope: Scope,
  ) {
    super("generator", () => "unknown", [scope], undefined, true);
    // The call's own hold on its names goes over to the generator.
    scope.refs--;
    this.execution = execBlock(machine, (callee.def as FunctionDef).body);
  }

  /** True while it stands in a `try` or `with` of its body, perhaps, and is to be closed before it dies. */
  get isWaiting(): boolean {
    return this.position > 0 && !this.isDone && !this.lost && isGuarded(this.callee.def as FunctionDef);
  }

  override next(machine: Machine): Next {
    return this.send(machine, { value: none });
  }

  /** Runs to the next `yield`. Once a path that was undone has advanced it, nothing is known of it any more. */
  send(machine: Machine, sent: Sent): Next {
    if (this.lost) return this.giveUp(machine);
    touch(this);
    this.position++;
    if (this.isDone) {
      if ("error" in sent) throw sent.error;
      this.returned = none;
      return "end";
    }
    try {
      return this.resume(machine, sent);
    } catch (error) {
      this.isDone = true;
      if (error instanceof YieldInside || error instanceof NotKnown) return this.giveUp(machine);
      throw error;
    }
  }

  /** `close()`: what waits in `finally` is run. */
  close(machine: Machine): void {
    const exit = new PyRaise(exceptionNamed("GeneratorExit", ""), "GeneratorExit", "");
    if (this.isDone) return;
    try {
      this.send(machine, { error: exit });
    } catch (error) {
      if (error !== exit) throw error;
    }
  }

  private resume(machine: Machine, sent: Sent): Next {
    const { stack, trying, journal } = machine;
    machine.stack = this.waiting;
    // Ways that left before it was woken are no concern of its loops and `try`s.
    const outer = journal.rebase();
    const around = trying && { mark: 0 };
    machine.trying = this.trying ?? around;
    try {
      const step = inside(machine, this.callee, this.scope, () =>
        "error" in sent ? this.execution.throw(sent.error) : this.execution.next(sent.value),
      );
      if (!step.done) {
        this.trying = machine.trying === around ? undefined : machine.trying;
        this.settle(machine);
        return { item: step.value };
      }
      this.isDone = true;
      if (step.value.kind === "raise") throw step.value.error;
      if (step.value.kind === "return") this.returned = step.value.value;
      leave(machine, this.scope);
      return "end";
    } finally {
      machine.stack = stack;
      machine.trying = trying;
      journal.rebase(outer);
    }
  }

  /** Ways that left the body's straight one can't wait until the generator is woken again. */
  private settle({ journal }: Machine): void {
    const waiting = journal.from(0).flatMap(({ pending }) => pending);
    if (waiting.length === 0) journal.drop(0);
    else if (this.trying || waiting.some(({ completion }) => completion.kind !== "raise"))
      throw new YieldInside();
  }

  /** What the rest of the body does is not followed. */
  private giveUp(machine: Machine): "unknown" {
    touch(this);
    this.lost = true;
    notFollowed(machine, this.callee);
    letGoOfNames(machine, this.callee, machine.here, this.scope);
    strangersRun(machine, "call");
    return "unknown";
  }
}

/** Closes the generators that nobody holds any more; what they raise is only printed. */
export function closeDropped(machine: Machine): void {
  const { recorder } = machine;
  for (let one = recorder.dropped.pop(); one; one = recorder.dropped.pop()) {
    if (!(one instanceof PyGenerator)) continue;
    try {
      one.close(machine);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
    }
    machine.release(one);
  }
}
