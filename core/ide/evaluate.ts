import { PyRaise } from "../interp/classes/objects.ts";
import { evaluate as evaluateExpression } from "../interp/expressions/evaluate.ts";
import { type Machine, Stopped } from "../interp/machine.ts";
import { reprText } from "../interp/python/format.ts";
import { type Run, run } from "../interp/run.ts";
import { NotKnown } from "../ndarray/error.ts";
import { isExact } from "../ndarray/layouts/dim.ts";
import { nbytes } from "../ndarray/layouts/layout.ts";
import { show } from "../ndarray/show.ts";
import type { Expr } from "../syntax/ast.ts";
import { parse } from "../syntax/parse.ts";
import type { Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { showArray } from "./describe.ts";
import { workspaceFiles } from "./files.ts";
import type { Evaluated, Position } from "./types.ts";

/**
 * Evaluates an expression with the names that are bound after the line of the position: the module's statements up to there are
 * run again, and where the position lies in a function, the names are those of the module.
 */
export function evaluate(analysis: Analysis, at: Position, expression: string): Evaluated {
  return evaluateAll(analysis, at, [expression])[0];
}

/** Evaluates several expressions at one place, one after another in the same state. */
export function evaluateAll(
  analysis: Analysis,
  at: Position,
  expressions: readonly string[],
): readonly Evaluated[] {
  const { machine, trace } = runUpTo(analysis, at.line);
  return expressions.map((expression) => {
    const parsed = expressionOf(expression);
    return parsed ? shownValue(machine, trace, parsed) : { text: "SyntaxError: this is no expression" };
  });
}

/** Runs the statements up to the end of a line once more, for questions about the state that they leave. */
export function runUpTo({ module, options, settings }: Analysis, line: number): Run {
  const before = parse(module.text.slice(0, module.lines.lineEnd(line)));
  return run(before, {
    path: options.path,
    elides: settings.platform !== "win32",
    files: workspaceFiles(options.host),
    cancelled: options.cancelled,
  });
}

function expressionOf(text: string): Expr | undefined {
  const { errors, body } = parse(`(${text}\n)`);
  const [statement] = body;
  return errors.length === 0 && statement?.kind === "Expr" ? statement.value : undefined;
}

function shownValue(machine: Machine, trace: Trace, expression: Expr): Evaluated {
  try {
    const value = evaluateExpression(machine, expression);
    const text = reprText(machine, value) ?? "not known";
    if (value.t === "scalar") return { text, show: show(value) };
    if (value.t !== "ndarray") return { text };
    const bytes = nbytes(value.layout);
    return { text, show: showArray(trace, value), bytes: isExact(bytes) ? bytes : undefined };
  } catch (error) {
    if (error instanceof PyRaise) return { text: `${error.type}: ${error.message}` };
    if (error instanceof Stopped || error instanceof NotKnown || error instanceof RangeError)
      return { text: "not known" };
    throw error;
  }
}
