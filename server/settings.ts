import { rules } from "../core/ide/rules.ts";
import { defaultSettings, type Settings } from "../core/ide/types.ts";
import { parseBytes } from "./bytes.ts";

/** Settings as a person writes them: in VS Code under `ndlens`, in pyproject.toml under `[tool.ndlens]`. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/** A setting that cannot be used, and why. */
export interface SettingError {
  readonly name: string;
  readonly message: string;
  /** The part of a list or table that is wrong, where one part alone is. */
  readonly entry?: string;
}

/** What settings say beside those of the analysis: rules to leave out in files whose path matches, by glob. */
export type PathIgnores = Readonly<Record<string, readonly string[]>>;

/** The settings of one place, before they are asked about a file. */
export interface PlacedSettings extends Settings {
  readonly perFileIgnores?: PathIgnores;
}

/** Reads one setting: its value, or undefined when it has the wrong form. */
type Reader = (value: unknown) => Partial<PlacedSettings> | undefined;

interface SettingKind {
  readonly read: Reader;
  readonly wants: string;
}

const selectorsWanted = "a list of rule codes, families or names";

/** The settings of the analysis. Those of the editor alone are not here. */
const kinds: Readonly<Record<string, SettingKind>> = {
  threshold: { read: size("threshold"), wants: 'a number of bytes or a size such as "64 KiB"' },
  thresholds: {
    read: table("thresholds", parseBytes),
    wants: 'a table from rule codes, families or names to sizes, such as ND2 = "1 MiB"',
  },
  memoryBudget: { read: size("memoryBudget"), wants: 'a number of bytes or a size such as "2 GiB"' },
  select: { read: codes("select"), wants: selectorsWanted },
  ignore: { read: codes("ignore"), wants: selectorsWanted },
  perFileIgnores: {
    read: perFileIgnores,
    wants:
      'a table from path patterns to lists of rule codes, families or names, such as "tests/**" = ["ND2"]',
  },
  severity: {
    read: table("severity", (value) => severities.find((one) => one === value)),
    wants: 'a table from rule codes, families or names to "error", "warning", "information", "hint" or "off"',
  },
  platform: { read: platform, wants: '"auto", "linux", "darwin" or "win32"' },
};

const severities = ["error", "warning", "information", "hint", "off"] as const;

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
  base: PlacedSettings,
  given: GivenSettings,
  report: (error: SettingError) => void,
  strict = false,
): PlacedSettings {
  const result: Partial<PlacedSettings>[] = [base];
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === "") continue;
    const known = strict ? inCamelCase(name) : name;
    const kind = Object.hasOwn(kinds, known) ? kinds[known] : undefined;
    const read = kind?.read(value);
    if (read) result.push(read);
    else if (kind)
      for (const reason of whyNot(known, value, `${name} must be ${kind.wants}`)) report({ name, ...reason });
    else if (strict)
      report({ name, message: `unknown setting ${name}; known are ${Object.keys(kinds).join(", ")}` });
  }
  return Object.assign({}, ...result);
}

/** "memory-budget", as pyproject.toml is used to, is memoryBudget. */
const inCamelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The first selector that names no rule and no family; undefined when all do. */
export function unknownSelector(selectors: readonly string[]): string | undefined {
  return unknownSelectors(selectors)[0];
}

function unknownSelectors(selectors: readonly string[]): readonly string[] {
  const isKnown = (selector: string) =>
    rules().some(
      ({ code, name }) => name === selector || (selector.startsWith("ND") && code.startsWith(selector)),
    );
  return selectors.filter((selector) => !isKnown(selector));
}

/** What to say of a setting of a wrong form, or that is right but for rules that do not exist: of each part that is wrong. */
function whyNot(name: string, value: unknown, wanted: string): readonly Omit<SettingError, "name">[] {
  const unknown = unknownSelectors(isTextList(value) ? value : selectorsOf(name, value));
  const rules = [...new Set(unknown)].map((entry) => ({ message: `unknown rule ${entry}`, entry }));
  if (!isTable(value)) return rules.length > 0 ? rules : [{ message: wanted }];
  // A key that names no rule is told of already.
  const wrong = Object.keys(value).filter(
    (key) => !unknown.includes(key) && !hasUnknown(value[key]) && !kinds[name].read({ [key]: value[key] }),
  );
  return [...rules, ...wrong.map((entry) => ({ message: wanted, entry }))];
}

function hasUnknown(value: unknown): boolean {
  return isTextList(value) && unknownSelector(value) !== undefined;
}

/** The selectors of a table: its keys, or what its keys, which are paths, stand for. */
function selectorsOf(name: string, value: unknown): readonly string[] {
  if (!isTable(value)) return [];
  if (name !== "perFileIgnores") return Object.keys(value);
  return Object.values(value).flatMap((list) => (isTextList(list) ? list : []));
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

function table<T>(name: "thresholds" | "severity", read: (value: unknown) => T | undefined): Reader {
  return (value) => {
    if (!isTable(value) || unknownSelector(Object.keys(value)) !== undefined) return undefined;
    const entries = Object.entries(value).map(([selector, one]) => [selector, read(one)] as const);
    return entries.some(([, one]) => one === undefined) ? undefined : { [name]: Object.fromEntries(entries) };
  };
}

function perFileIgnores(value: unknown): Partial<PlacedSettings> | undefined {
  if (!isTable(value)) return undefined;
  const lists = Object.values(value);
  return lists.every((list) => isTextList(list) && unknownSelector(list) === undefined)
    ? { perFileIgnores: value as PathIgnores }
    : undefined;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

function platform(value: unknown): Partial<PlacedSettings> | undefined {
  if (value === "auto") return {};
  return value === "linux" || value === "darwin" || value === "win32" ? { platform: value } : undefined;
}
