import { evaluate as evaluateExpression } from "../interp/evaluate.ts";
import { Stopped } from "../interp/machine.ts";
import { PyRaise } from "../interp/objects.ts";
import { reprText } from "../interp/python/format.ts";
import { run } from "../interp/run.ts";
import { NotKnown } from "../ndarray/error.ts";
import { show } from "../ndarray/show.ts";
import { parse } from "../syntax/parse.ts";
import type { Analysis } from "./analysis.ts";
import { showArray } from "./describe.ts";
import { workspaceFiles } from "./files.ts";
import type { Evaluated, Position } from "./types.ts";

/**
 * Evaluates an expression with the names that are bound after the line of the position: the module's statements up to there are
 * run again, and where the position lies in a function, the names are those of the module.
 */
export function evaluate(analysis: Analysis, at: Position, expression: string): Evaluated {
  const parsed = parse(`(${expression}\n)`);
  const [statement] = parsed.body;
  if (parsed.errors.length || statement?.kind !== "Expr")
    return { text: "SyntaxError: this is no expression" };
  const { module, options, settings } = analysis;
  const before = parse(module.text.slice(0, module.lines.lineEnd(at.line)));
  const { machine, trace } = run(before, {
    path: options.path,
    elides: settings.platform !== "win32",
    files: workspaceFiles(options.host),
    cancelled: options.cancelled,
  });
  try {
    const value = evaluateExpression(machine, statement.value);
    const text = reprText(machine, value) ?? "not known";
    if (value.t === "ndarray") return { text, show: showArray(trace, value) };
    return { text, show: value.t === "scalar" ? show(value) : undefined };
  } catch (error) {
    if (error instanceof PyRaise) return { text: `${error.type}: ${error.message}` };
    if (error instanceof Stopped || error instanceof NotKnown || error instanceof RangeError)
      return { text: "not known" };
    throw error;
  }
}
