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
      settings: withGiven(
        machineSettings,
        commandLine,
        refuse(() => ""),
      ),
      root: undefined,
    };
  const path = relative(process.cwd(), project.path);
  if (project.error) throw new InputError(`${path}:${project.error.line}: ${project.error.message}`);
  const place = ({ name, entry }: SettingError) => `${path}:${project.lineOf(name, entry)}: [tool.ndlens] `;
  const settings = withGiven(machineSettings, project.settings, refuse(place), true);
  return {
    settings: withGiven(
      settings,
      commandLine,
      refuse(() => ""),
    ),
    root: dirname(project.path),
  };
}

const refuse =
  (place: (error: SettingError) => string) =>
  (error: SettingError): never => {
    throw new InputError(place(error) + error.message);
  };
