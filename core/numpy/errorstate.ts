import type { Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";

/** The kinds of floating-point errors. */
export const kinds = ["divide", "over", "under", "invalid"] as const;
/** What can be done about one. */
export const actions = ["ignore", "warn", "raise", "call", "print", "log"];

/** What NumPy does on each kind of floating-point error: "ignore", "warn", "raise", "call", "print" or "log". */
export type ErrorState = Readonly<Record<(typeof kinds)[number], string>>;

const initial: ErrorState = { divide: "warn", over: "warn", under: "ignore", invalid: "warn" };
/** Under which name the state is kept. */
export const setting = "errstate";

/** Returns what `np.geterr()` says at this point of the program. */
export function errorState(context: Context): ErrorState {
  return (context.settings.get(setting) as ErrorState | undefined) ?? initial;
}

/** Under which name what `np.seterrcall` was given is kept. */
export const handlerSetting = "errcall";

/** Returns the function or log that `np.seterrcall` was given; undefined when there is none. */
export function errorHandler(context: Context): Value | undefined {
  return context.settings.get(handlerSetting) as Value | undefined;
}
