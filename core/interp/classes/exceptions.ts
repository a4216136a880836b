import { pyStr, pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import { PyClass, PyInstance, type PyRaise } from "./objects.ts";

/** Exception classes of Python and NumPy with their bases, parents first. */
const hierarchy: readonly (readonly [name: string, ...bases: string[]])[] = [
  ["BaseException"],
  ["Exception", "BaseException"],
  ["SystemExit", "BaseException"],
  ["KeyboardInterrupt", "BaseException"],
  ["GeneratorExit", "BaseException"],
  ["BaseExceptionGroup", "BaseException"],
  ["ArithmeticError", "Exception"],
  ["ZeroDivisionError", "ArithmeticError"],
  ["OverflowError", "ArithmeticError"],
  ["FloatingPointError", "ArithmeticError"],
  ["AssertionError", "Exception"],
  ["AttributeError", "Exception"],
  ["BufferError", "Exception"],
  ["EOFError", "Exception"],
  ["ImportError", "Exception"],
  ["ModuleNotFoundError", "ImportError"],
  ["LookupError", "Exception"],
  ["IndexError", "LookupError"],
  ["KeyError", "LookupError"],
  ["MemoryError", "Exception"],
  ["NameError", "Exception"],
  ["UnboundLocalError", "NameError"],
  ["OSError", "Exception"],
  ["FileNotFoundError", "OSError"],
  ["FileExistsError", "OSError"],
  ["PermissionError", "OSError"],
  ["IsADirectoryError", "OSError"],
  ["NotADirectoryError", "OSError"],
  ["TimeoutError", "OSError"],
  ["ConnectionError", "OSError"],
  ["BrokenPipeError", "ConnectionError"],
  ["ConnectionAbortedError", "ConnectionError"],
  ["ConnectionRefusedError", "ConnectionError"],
  ["ConnectionResetError", "ConnectionError"],
  ["BlockingIOError", "OSError"],
  ["ChildProcessError", "OSError"],
  ["InterruptedError", "OSError"],
  ["ProcessLookupError", "OSError"],
  ["ReferenceError", "Exception"],
  ["RuntimeError", "Exception"],
  ["NotImplementedError", "RuntimeError"],
  ["RecursionError", "RuntimeError"],
  ["StopIteration", "Exception"],
  ["StopAsyncIteration", "Exception"],
  ["SyntaxError", "Exception"],
  ["IndentationError", "SyntaxError"],
  ["TabError", "IndentationError"],
  ["SystemError", "Exception"],
  ["TypeError", "Exception"],
  ["ValueError", "Exception"],
  ["UnicodeError", "ValueError"],
  ["UnicodeDecodeError", "UnicodeError"],
  ["UnicodeEncodeError", "UnicodeError"],
  ["UnicodeTranslateError", "UnicodeError"],
  ["ExceptionGroup", "BaseExceptionGroup", "Exception"],
  ["Warning", "Exception"],
  ["UserWarning", "Warning"],
  ["DeprecationWarning", "Warning"],
  ["PendingDeprecationWarning", "Warning"],
  ["RuntimeWarning", "Warning"],
  ["FutureWarning", "Warning"],
  ["SyntaxWarning", "Warning"],
  ["ImportWarning", "Warning"],
  ["ResourceWarning", "Warning"],
  ["BytesWarning", "Warning"],
  ["EncodingWarning", "Warning"],
  ["UnicodeWarning", "Warning"],
  ["JSONDecodeError", "ValueError"],
  ["StatisticsError", "ValueError"],
  ["FrozenInstanceError", "AttributeError"],
  ["AxisError", "ValueError", "IndexError"],
  ["LinAlgError", "ValueError"],
  ["UFuncTypeError", "TypeError"],
  ["_UFuncNoLoopError", "UFuncTypeError"],
  ["_UFuncBinaryResolutionError", "_UFuncNoLoopError"],
  ["_UFuncCastingError", "UFuncTypeError"],
  ["_UFuncInputCastingError", "_UFuncCastingError"],
  ["_UFuncOutputCastingError", "_UFuncCastingError"],
  ["DTypePromotionError", "TypeError"],
  ["_ArrayMemoryError", "MemoryError"],
  ["TooHardError", "RuntimeError"],
  ["ComplexWarning", "RuntimeWarning"],
  ["VisibleDeprecationWarning", "UserWarning"],
  ["RankWarning", "RuntimeWarning"],
];

/** The classes themselves, by name. */
export const exceptionClasses: ReadonlyMap<string, PyClass> = build();

function build(): Map<string, PyClass> {
  const classes = new Map<string, PyClass>();
  for (const [name, ...bases] of hierarchy) {
    classes.set(
      name,
      new PyClass(
        name,
        bases.map((base) => classes.get(base) as PyClass),
        [],
        true,
      ),
    );
  }
  return classes;
}

/** NumPy's names of exceptions that are classes of Python's here. */
const ofNumpy = /^numpy\.(?:exceptions|linalg)\.(\w+)$/;

/** Returns what a name of NumPy's is: an exception class where it names one, else the name itself. */
export function numpyValue(found: Value | undefined): Value | undefined {
  const name = found?.t === "numpy" && !found.self ? ofNumpy.exec(found.name)?.[1] : undefined;
  return (name === undefined ? undefined : exceptionClasses.get(name)) ?? found;
}

/** Under which name an exception keeps a text that is not that of its arguments; no attribute of Python's. */
export const ownText = " text";

/** Returns an exception object of a built-in type with a message. */
export function exceptionNamed(type: string, message: string): PyInstance {
  const cls = exceptionClasses.get(type) ?? (exceptionClasses.get("Exception") as PyClass);
  const instance = new PyInstance(cls);
  // Of a missing key only the text is known.
  const isKey = type === "KeyError";
  instance.attrs.set("args", pyTuple([isKey ? unknown : pyStr(message)]));
  if (isKey) instance.attrs.set(ownText, pyStr(message));
  return instance;
}

/** True when the class is the other one or inherits from it; undefined when a base is not known. */
export function isSubclass(cls: PyClass, of: Value): boolean | undefined {
  if (cls === of) return true;
  let answer: boolean | undefined = false;
  for (const base of cls.bases) {
    const inherits =
      base instanceof PyClass
        ? isSubclass(base, of)
        : base === of
          ? true
          : base.t === "unknown"
            ? undefined
            : false;
    if (inherits === true) return true;
    if (inherits === undefined) answer = undefined;
  }
  return answer;
}

/** True when the class is an exception class. */
export function isException(cls: PyClass): boolean {
  return isSubclass(cls, exceptionClasses.get("BaseException") as PyClass) === true;
}

/** True when the exception is of one of these classes. */
export function isExceptionKind(error: PyRaise, classes: readonly Value[]): boolean {
  const reached = error.value instanceof PyInstance ? [error.value.cls as Value] : [];
  for (const cls of reached) {
    if (classes.includes(cls)) return true;
    if (cls instanceof PyClass) reached.push(...cls.bases);
  }
  return false;
}
