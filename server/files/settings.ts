import { dirname, relative, resolve } from "node:path";
import type { Settings } from "../../core/ide/index.ts";
import { InputError } from "../errors.ts";
import { type GivenSettings, machineSettings, withGiven } from "../settings.ts";
import { findPyproject } from "./pyproject.ts";

/** The settings of the files of one run: pyproject.toml's, with those of the command line over them. */
export type SettingsOf = (file: string) => Settings;

/** Looks settings up once a folder. The returned function throws InputError for a setting that cannot be used. */
export function settingsReader(commandLine: GivenSettings): SettingsOf {
  const known = new Map<string, Settings>();
  return (file) => {
    const folder = dirname(resolve(file));
    const settings = known.get(folder) ?? withGiven(projectSettings(file), commandLine, refuse(""));
    known.set(folder, settings);
    return settings;
  };
}

function projectSettings(file: string): Settings {
  const project = findPyproject(file);
  if (!project) return machineSettings;
  const path = relative(process.cwd(), project.path);
  if (project.error) throw new InputError(`${path}:${project.error.line}: ${project.error.message}`);
  return withGiven(
    machineSettings,
    project.settings,
    (error) => refuse(`${path}:${project.lineOf(error.name)}: [tool.ndlens] `)(error),
    true,
  );
}

const refuse =
  (place: string) =>
  ({ message }: { readonly message: string }): never => {
    throw new InputError(place + message);
  };
