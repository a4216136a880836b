import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
} from "vscode-languageserver";
import type { HintDetail, InlayHint, Settings } from "../../core/ide/index.ts";
import type { Pyproject } from "../files/project.ts";
import { folderOf, settingsForFile } from "../pathignores.ts";
import { type GivenSettings, machineSettings, type PlacedSettings, withGiven } from "../settings.ts";
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
  { projectOf, pathOf, uriOf }: Surroundings,
  capabilities: () => ClientCapabilities,
  warn: (message: string) => void,
): Configuration {
  let pushed: GivenSettings = {};
  let known = new Map<string, Promise<EditorSettings>>();
  /** The projects whose settings have errors that the client shows. */
  const shown = new Set<string>();

  /** Errors in a project's settings are said where they stand, whether or not the file is open. */
  function withProject(settings: PlacedSettings, project: Pyproject | undefined): PlacedSettings {
    if (!project) return settings;
    const result = complaintsOf(settings, project);
    const uri = uriOf(project.path);
    for (const { line, message } of result.complaints) warn(`${project.path}:${line}: ${message}`);
    if (result.complaints.length > 0) {
      shown.add(uri);
      connection.sendDiagnostics({ uri, diagnostics: result.complaints.map(diagnosticOf) }).catch(warn);
    }
    return result.settings;
  }

  async function rootOf(uri: string): Promise<string | undefined> {
    if (!capabilities().workspace?.workspaceFolders) return undefined;
    const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
    const root = folders
      .map((folder) => folder.uri)
      .find((folder) => uri.startsWith(`${folder.replace(/\/$/, "")}/`));
    return root && pathOf(root);
  }

  async function read(uri: string, path: string | undefined): Promise<EditorSettings> {
    const editor = capabilities().workspace?.configuration
      ? asTable(await connection.workspace.getConfiguration({ scopeUri: uri, section: "ndlens" }))
      : pushed;
    const inlay = asTable(editor.inlayHints);
    const ofEditor = withGiven(machineSettings, editor, ({ message }) => warn(`settings: ndlens.${message}`));
    const project = path === undefined ? undefined : await projectOf(path);
    const settings = withProject(ofEditor, project);
    const isProjects = settings.perFileIgnores !== ofEditor.perFileIgnores;
    const root =
      project && isProjects ? folderOf(project.path) : settings.perFileIgnores && (await rootOf(uri));
    return {
      analysis: settingsForFile(settings, root, path),
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
      for (const uri of shown) connection.sendDiagnostics({ uri, diagnostics: [] }).catch(warn);
      shown.clear();
    },
  };
}

/** Asks the client to tell when its settings change, where it wants to be asked. */
export function watchConfiguration(connection: Connection, capabilities: ClientCapabilities): void {
  if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: "ndlens" });
}

/** What cannot be used of a pyproject.toml, line by line. */
function complaintsOf(
  base: PlacedSettings,
  project: Pyproject,
): { readonly settings: PlacedSettings; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = project.error ? [project.error] : [];
  const settings = withGiven(
    base,
    project.settings,
    ({ name, entry, message }) =>
      complaints.push({ line: project.lineOf(name, entry), message: `[tool.ndlens] ${message}` }),
    true,
  );
  return { settings, complaints };
}

interface Complaint {
  readonly line: number;
  readonly message: string;
}

const diagnosticOf = ({ line, message }: Complaint): Diagnostic => ({
  range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
  severity: DiagnosticSeverity.Error,
  source: "ndlens",
  message,
});

const asTable = (value: unknown): GivenSettings =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as GivenSettings) : {};
