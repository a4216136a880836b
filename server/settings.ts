import { rules } from "../core/ide/rules.ts";
import { defaultSettings, type Settings } from "../core/ide/types.ts";
import { parseBytes } from "./bytes.ts";

/** Settings as a person writes them: in VS Code under `ndlens`, in pyproject.toml under `[tool.ndlens]`. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/** A setting that cannot be used, and why. */
export interface SettingError {
  readonly name: string;
  readonly message: string;
}

/** Reads one setting: its value, or undefined when it has the wrong form. */
type Reader = (value: unknown) => Partial<Settings> | undefined;

interface SettingKind {
  readonly read: Reader;
  readonly wants: string;
}

/** The settings of the analysis. Those of the editor alone are not here. */
const kinds: Readonly<Record<string, SettingKind>> = {
  threshold: { read: size("threshold"), wants: 'a number of bytes or a size such as "64 KiB"' },
  memoryBudget: { read: size("memoryBudget"), wants: 'a number of bytes or a size such as "2 GiB"' },
  select: { read: codes("select"), wants: "a list of rule codes, families or names" },
  ignore: { read: codes("ignore"), wants: "a list of rule codes, families or names" },
  platform: { read: platform, wants: '"auto", "linux", "darwin" or "win32"' },
};

/** A browser has no such thing. */
const system = globalThis.process?.platform;

/** What holds where nobody says otherwise: NumPy as it behaves on this machine. */
export const machineSettings: Settings = {
  ...defaultSettings,
  ...(system === "win32" || system === "darwin" ? { platform: system } : {}),
};

/**
 * Puts given settings over others. Those of a wrong form, and with `strict` those that do not exist,
 * are told to `report` and left out; null and empty text stand for "not set".
 */
export function withGiven(
  base: Settings,
  given: GivenSettings,
  report: (error: SettingError) => void,
  strict = false,
): Settings {
  const result: Partial<Settings>[] = [base];
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === "") continue;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const read = kind?.read(value);
    if (read) result.push(read);
    else if (kind) report({ name, message: unknownIn(value) ?? `${name} must be ${kind.wants}` });
    else if (strict)
      report({ name, message: `unknown setting ${name}; known are ${Object.keys(kinds).join(", ")}` });
  }
  return Object.assign({}, ...result);
}

/** The first selector that names no rule and no family; undefined when all do. */
export function unknownSelector(selectors: readonly string[]): string | undefined {
  const isKnown = (selector: string) =>
    rules().some(
      ({ code, name }) => name === selector || (selector.startsWith("ND") && code.startsWith(selector)),
    );
  return selectors.find((selector) => !isKnown(selector));
}

/** What to say of a list that is right but for a rule that does not exist. */
function unknownIn(value: unknown): string | undefined {
  if (!isTextList(value)) return undefined;
  const unknown = unknownSelector(value);
  return unknown === undefined ? undefined : `unknown rule ${unknown}`;
}

function size(name: "threshold" | "memoryBudget"): Reader {
  return (value) => {
    const bytes = parseBytes(value);
    return bytes === undefined ? undefined : { [name]: bytes };
  };
}

function codes(name: "select" | "ignore"): Reader {
  return (value) => {
    if (!isTextList(value) || unknownSelector(value) !== undefined) return undefined;
    return { [name]: value };
  };
}

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

function platform(value: unknown): Partial<Settings> | undefined {
  if (value === "auto") return {};
  return value === "linux" || value === "darwin" || value === "win32" ? { platform: value } : undefined;
}
