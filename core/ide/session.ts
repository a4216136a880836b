import { namesBoundIn } from "../interp/calls/static.ts";
import { PyRaise } from "../interp/classes/objects.ts";
import { bindName } from "../interp/expressions/names.ts";
import { type Machine, Stopped } from "../interp/machine.ts";
import { reprText } from "../interp/python/format.ts";
import { type Frame, syntaxErrorText, tracebackText } from "../interp/python/traceback.ts";
import { newMachine, runStatement } from "../interp/run.ts";
import { NDArray, newBuffer } from "../ndarray/array.ts";
import { numberFrom } from "../ndarray/fresh.ts";
import { defaultLimits, setLimits } from "../ndarray/limits.ts";
import { MaskedArray } from "../ndarray/masked.ts";
import { Scalar, unknown, type Value } from "../ndarray/value.ts";
import type { Expr, Module, Node, Stmt } from "../syntax/ast.ts";
import { parse } from "../syntax/parse.ts";
import { spanOf } from "../syntax/place.ts";
import { walk } from "../syntax/walk.ts";
import { workspaceFiles } from "./files.ts";
import type { AnalysisOptions } from "./types.ts";

export interface SessionResult {
  /** What Python's prompt would print, a traceback included; what came before the unknown when `unknown` is set. */
  readonly output: string;
  /** An exception ended the statements. */
  readonly failed: boolean;
  /** Why the runtime cannot say what would be printed. */
  readonly unknown?: string;
  /** The last value that was printed because an expression stood alone. */
  readonly value?: Value;
}

/** A prompt: runs statements one after another and answers what Python's prompt would print. */
export interface Session {
  /** True when the text is the beginning of a statement that goes on. */
  isIncomplete(text: string): boolean;
  run(text: string): SessionResult;
}

/** Steps that one entry may take. */
const stepsOfEntry = 400_000;

/** Starts a prompt with nothing but Python's own names; tracebacks call its text by the name given. */
export function startSession(options: AnalysisOptions = {}, file = "<stdin>"): Session {
  const machine = newMachine(parse(""), {
    path: options.path,
    files: workspaceFiles(options.host),
    modules: options.host?.modules,
    detailed: false,
  });
  return continueSession(machine, file);
}

/** Starts a prompt with the names of a machine; `names` is how many names of unknowns it has given already. */
export function continueSession(machine: Machine, file: string, names = 0): Session {
  machine.journal.close();
  machine.recorder.muted = true;
  let last: Value | undefined;
  let near: string | undefined;
  machine.isSession = true;
  const show = (value: Value, node: Expr) => {
    last = value;
    if (value.t === "none") return;
    bindName(machine, "_", value, node, "quiet");
    const text = reprText(machine, value);
    if (text === undefined) near = nearText(machine, value);
    machine.print?.(text === undefined ? undefined : `${text}\n`);
  };
  machine.prompt = machine.main.scope && { scope: machine.main.scope, show };
  const entries: Module[] = [];
  let given = names;
  return {
    isIncomplete,
    run: (text) => {
      const module = parse(text);
      const [error] = module.errors;
      if (error) return { output: syntaxErrorText(text, error.start, file), failed: true };
      entries.push(module);
      last = undefined;
      near = undefined;
      let output = "";
      let isKnown = true;
      machine.print = (part) => {
        if (part === undefined) isKnown = false;
        else output += part;
      };
      numberFrom(given);
      setLimits(defaultLimits());
      machine.refill(stepsOfEntry);
      machine.journal.listen();
      const raised = runAll(module.body, () => isKnown);
      machine.journal.close();
      if (raised === "unknown") isKnown = false;
      given = numberFrom(given);
      if (!isKnown) return { output, failed: false, unknown: near ?? "not known" };
      return raised instanceof PyRaise
        ? { output: output + traceback(raised), failed: true }
        : { output, failed: false, value: last };
    },
  };

  /** Runs statements up to one that raises or of which not all is known. */
  function runAll(body: readonly Stmt[], isKnown: () => boolean): PyRaise | "unknown" | undefined {
    for (const statement of body) {
      const error = runOne(statement);
      if (error === "stopped" || !isKnown()) {
        forget(statement);
        return "unknown";
      }
      if (error) return error;
    }
    return undefined;
  }

  function traceback(error: PyRaise): string {
    const outermost: Frame = { name: "<module>", line: lineIn(entries, machine.here) };
    const inner = error.frames.map(({ name, at }) => ({ name, line: lineIn(entries, at) }));
    return tracebackText(error, file, [outermost, ...inner.reverse()]);
  }

  /** Runs a statement, which prints as it goes; "stopped" where the budget ended it. */
  function runOne(statement: Stmt): PyRaise | "stopped" | undefined {
    // The prompt catches everything, so that what may have raised counts.
    machine.trying = { mark: machine.journal.height };
    try {
      return runStatement(machine, statement);
    } catch (error) {
      if (error instanceof Stopped) return "stopped";
      throw error;
    } finally {
      machine.trying = undefined;
    }
  }

  /** Names that a statement would have bound had it been known. */
  function forget(statement: Stmt): void {
    const { scope } = machine;
    for (const name of namesBoundIn(statement))
      if (!scope.vars.has(name)) bindName(machine, name, unknown, statement, "quiet");
  }
}

/** Says what a value is about when only its last digits are not known. */
function nearText(machine: Machine, value: Value): string | undefined {
  const text = reprText(machine, withoutDoubt(value));
  return text && `the last digits, which other machines compute in other ways; about ${text}`;
}

function withoutDoubt(value: Value): Value {
  if (value.t === "float") return { ...value, error: undefined };
  if (value.t === "scalar") return new Scalar(copied(value.cell));
  if (value.t === "tuple") return { ...value, items: value.items.map(withoutDoubt) };
  return value instanceof NDArray && !(value instanceof MaskedArray) ? copied(value) : value;
}

/** The same elements, as if they were right; nothing is right where nothing is known of them. */
function copied(array: NDArray): NDArray {
  const { buffer, layout, base, owndata, writeable, subclass } = array;
  if (buffer.store.error === Number.POSITIVE_INFINITY) return array;
  const whole = newBuffer(buffer.nbytes, buffer.store.contents, buffer.kind);
  return new NDArray(layout, whole, base, owndata, writeable, subclass);
}

/** The line of a node within the entry that it stands in. */
function lineIn(entries: readonly Module[], node: Node): number {
  const entry = entries.find((module) => contains(module, node));
  return entry?.lines.position(spanOf(node).start).line ?? 1;
}

function contains({ body }: Module, node: Node): boolean {
  let isFound = false;
  const compare = (one: Node) => {
    if (one === node) isFound = true;
  };
  for (const statement of body) walk(statement, compare);
  return isFound;
}

/** A prompt waits for more while a bracket or string is open, or a block has begun and no empty line has ended it. */
function isIncomplete(text: string): boolean {
  const lines = text.split("\n");
  const module = parse(text);
  const last = module.body[module.body.length - 1];
  const isCompound =
    last !== undefined &&
    ["FunctionDef", "AsyncFunctionDef", "ClassDef", "For", "While", "If", "With", "Try", "Match"].includes(
      last.kind,
    );
  const endsOpen =
    /[\\:({[,]\s*$/.test(text) || module.errors.some(({ end }) => end >= text.trimEnd().length - 1);
  if (isCompound) return lines[lines.length - 1].trim() !== "" || lines.length < 2;
  return module.errors.length > 0 && endsOpen;
}
