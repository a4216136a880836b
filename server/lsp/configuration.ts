import type { ClientCapabilities, Connection } from "vscode-languageserver";
import { DidChangeConfigurationNotification } from "vscode-languageserver";
import type { HintDetail, InlayHint, Settings } from "../../core/ide/index.ts";
import type { Pyproject } from "../files/project.ts";
import { type GivenSettings, machineSettings, withGiven } from "../settings.ts";
import type { Surroundings } from "./surroundings.ts";

/** What holds for one document: the analysis's settings, and what the editor wants to see. */
export interface EditorSettings {
  readonly analysis: Settings;
  /** Which inlay hints to show, and how much they say. */
  readonly inlayHints: Readonly<Record<InlayHint["kind"], boolean>>;
  readonly hintDetail: HintDetail;
  readonly codeLens: boolean;
}

/** Where settings come from: the editor, then pyproject.toml over it, since a project's word is for everybody. */
export interface Configuration {
  /** The settings of a document; the same object as long as nothing changed. */
  of(uri: string, path: string | undefined): Promise<EditorSettings>;
  /** Takes what the client said at its start or when its settings changed. */
  given(settings: unknown): void;
  /** Forgets everything that was read; the next question reads it again. */
  invalidate(): void;
}

/** `warn` hears of each setting that cannot be used. */
export function configuration(
  connection: Connection,
  { projectOf }: Surroundings,
  capabilities: () => ClientCapabilities,
  warn: (message: string) => void,
): Configuration {
  let pushed: GivenSettings = {};
  let known = new Map<string, Promise<EditorSettings>>();

  async function read(uri: string, path: string | undefined): Promise<EditorSettings> {
    const editor = capabilities().workspace?.configuration
      ? asTable(await connection.workspace.getConfiguration({ scopeUri: uri, section: "ndlens" }))
      : pushed;
    const inlay = asTable(editor.inlayHints);
    const ofEditor = withGiven(machineSettings, editor, ({ message }) => warn(`settings: ndlens.${message}`));
    return {
      analysis: withProject(ofEditor, path === undefined ? undefined : await projectOf(path), warn),
      inlayHints: {
        layout: inlay.layout !== false,
        parameter: inlay.parameter !== false,
        copy: inlay.copy !== false,
      },
      hintDetail: inlay.detail === "quiet" || inlay.detail === "full" ? inlay.detail : "normal",
      codeLens: editor.codeLens !== false,
    };
  }

  return {
    of(uri, path) {
      const settings = known.get(uri) ?? read(uri, path);
      known.set(uri, settings);
      // A client that fails to answer is asked again next time.
      settings.catch(() => known.delete(uri));
      return settings;
    },
    given: (settings) => {
      const table = asTable(settings);
      pushed = "ndlens" in table ? asTable(table.ndlens) : table;
    },
    invalidate: () => {
      known = new Map();
    },
  };
}

/** Asks the client to tell when its settings change, where it wants to be asked. */
export function watchConfiguration(connection: Connection, capabilities: ClientCapabilities): void {
  if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: "ndlens" });
}

function withProject(
  settings: Settings,
  project: Pyproject | undefined,
  warn: (message: string) => void,
): Settings {
  if (!project) return settings;
  if (project.error) warn(`${project.path}:${project.error.line}: ${project.error.message}`);
  return withGiven(
    settings,
    project.settings,
    ({ name, message }) => warn(`${project.path}:${project.lineOf(name)}: [tool.ndlens] ${message}`),
    true,
  );
}

const asTable = (value: unknown): GivenSettings =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as GivenSettings) : {};
