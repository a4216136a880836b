import type { PyRaise } from "../objects.ts";

/** NumPy's exception classes with the modules that tracebacks name them by. */
const modules: Readonly<Record<string, string>> = {
  AxisError: "numpy.exceptions.AxisError",
  LinAlgError: "numpy.linalg.LinAlgError",
  DTypePromotionError: "numpy.exceptions.DTypePromotionError",
  UFuncTypeError: "numpy._core._exceptions.UFuncTypeError",
  _UFuncNoLoopError: "numpy._core._exceptions._UFuncNoLoopError",
  _UFuncCastingError: "numpy._core._exceptions._UFuncCastingError",
  _UFuncInputCastingError: "numpy._core._exceptions._UFuncInputCastingError",
  _UFuncOutputCastingError: "numpy._core._exceptions._UFuncOutputCastingError",
  _ArrayMemoryError: "numpy._core._exceptions._ArrayMemoryError",
};

/** Returns a traceback as Python's prompt prints it. */
export function tracebackText({ type, message }: PyRaise): string {
  const name = modules[type] ?? type;
  return `Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n${name}${message ? `: ${message}` : ""}\n`;
}
