import { dirname, relative, resolve } from "node:path";
import type { Settings } from "../../core/ide/index.ts";
import { InputError } from "../errors.ts";
import { settingsForFile } from "../pathignores.ts";
import {
  type GivenSettings,
  machineSettings,
  type PlacedSettings,
  type SettingError,
  withGiven,
} from "../settings.ts";
import type { Pyproject } from "./project.ts";
import { findPyproject } from "./pyproject.ts";

/** The settings of the files of one run: pyproject.toml's, with those of the command line over them. */
export type SettingsOf = (file: string) => Settings;

/** What holds in one folder, and where the patterns of its settings begin. */
interface FolderSettings {
  readonly settings: PlacedSettings;
  readonly root: string | undefined;
}

/** Looks settings up once a folder. The returned function throws InputError for a setting that cannot be used. */
export function settingsReader(commandLine: GivenSettings): SettingsOf {
  const known = new Map<string, FolderSettings>();
  return (file) => {
    const folder = dirname(resolve(file));
    const found = known.get(folder) ?? folderSettings(file, commandLine);
    known.set(folder, found);
    return settingsForFile(found.settings, found.root, resolve(file));
  };
}

function folderSettings(file: string, commandLine: GivenSettings): FolderSettings {
  const project = findPyproject(file);
  if (!project)
    return {
      settings: withGiven(machineSettings, commandLine, refuse),
      root: undefined,
    };
  const path = relative(process.cwd(), project.path);
  if (project.error) throw new InputError(`${path}:${project.error.line}: ${project.error.message}`);
  const errors: SettingError[] = [];
  const settings = withGiven(machineSettings, project.settings, (error) => errors.push(error), true);
  if (errors.length > 0) throw new InputError(complaintsOf(project, path, errors));
  return {
    settings: withGiven(settings, commandLine, refuse),
    root: dirname(project.path),
  };
}

/** One line for each setting that cannot be used, in the order of their lines. */
function complaintsOf({ lineOf }: Pyproject, path: string, errors: readonly SettingError[]): string {
  return errors
    .map(({ name, entry, message }) => ({ line: lineOf(name, entry), message }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, message }) => `${path}:${line}: [tool.ndlens] ${message}`)
    .join("\n");
}

function refuse({ message }: SettingError): never {
  throw new InputError(message);
}
