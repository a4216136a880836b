import {
  type ClientCapabilities,
  type CodeLens,
  type CodeLensParams,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InlayHint,
  type InlayHintParams,
  MarkupKind,
} from "vscode-languageserver";
import { codeActions } from "./actions.ts";
import { type HoverForm, markdownIn } from "./convert.ts";
import type { Documents, Version } from "./documents.ts";
import type { Guard } from "./guard.ts";

/** Answers what LSP lets a client ask about one document, one version of it at a time. */
export function answerQueries(
  connection: Connection,
  { handler }: Guard,
  documents: Documents,
  capabilities: () => ClientCapabilities,
): void {
  const about = asker(handler, documents);
  connection.languages.diagnostics.on(
    about(fullReport([]), async ({ ask, convert }) =>
      fullReport((await ask("findings")).map(convert.diagnostic)),
    ),
  );
  connection.onHover(
    about(null, async ({ ask, convert }, { position }) => {
      const found = await ask("hover", convert.place(position));
      return found ? convert.hover(found, formOf(capabilities())) : null;
    }),
  );
  connection.onCodeAction(about([], codeActions));
  connection.languages.inlayHint.on(
    about<InlayHintParams, InlayHint[]>([], async ({ ask, convert, settings }, { range }) =>
      (await ask("inlayHints", convert.place(range), settings.hintDetail))
        .filter(({ kind }) => settings.inlayHints[kind])
        .map(convert.inlayHint),
    ),
  );
  connection.languages.inlayHint.resolve((hint, token) =>
    handler<InlayHint, InlayHint>(hint, (asked) => withHover(documents, asked, formOf(capabilities())))(
      hint,
      token,
    ),
  );
  const opensPanel = () => knows(capabilities(), "ndlens.showMemory");
  connection.onCodeLens(
    about<CodeLensParams, CodeLens[]>([], async (version) => {
      const { ask, convert, settings, cell } = version;
      if (!settings.codeLens) return [];
      const linesBefore = cell ? cell.first - 1 : 0;
      const lenses = (await ask("codeLenses", cell?.all ?? [])).map((lens) =>
        convert.codeLens({ ...lens, peakLine: lens.peakLine - linesBefore }, opensPanel()),
      );
      return [...disorderLens(version), ...lenses];
    }),
  );
}

/** What stands over a cell that was run before one above it. */
const disorderLens = ({ uri, disorder }: Version): CodeLens[] =>
  disorder?.uri === uri
    ? [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          command: { title: disorder.message, command: "" },
        },
      ]
    : [];

/** Returns a maker of handlers for questions about one document, which are answered `empty` where it is not open or not Python. */
export function asker(handler: Guard["handler"], documents: Documents) {
  return <Params extends { textDocument: { uri: string } }, Result>(
    empty: Result,
    answer: (version: Version, params: Params) => Promise<Result>,
  ) =>
    handler<Params, Result>(empty, async (params) => {
      const version = await documents.newest(params.textDocument.uri);
      return version ? answer(version, params) : empty;
    });
}

/** The tooltip of a hint is the hover of what it stands behind; it is made when somebody looks at the hint. */
async function withHover(documents: Documents, hint: InlayHint, form: HoverForm): Promise<InlayHint> {
  const uri = (hint.data as { readonly uri?: unknown } | undefined)?.uri;
  const version = typeof uri === "string" ? await documents.newest(uri) : undefined;
  const found = await version?.ask("hover", version.convert.place(hint.position));
  if (!found || !version) return hint;
  const tooltip = { kind: MarkupKind.Markdown, value: markdownIn(found.markdown, form) };
  if (typeof hint.label === "string") return { ...hint, tooltip };
  return { ...hint, label: hint.label.map((part) => ({ ...part, tooltip })) };
}

const fullReport = (items: Diagnostic[]): DocumentDiagnosticReport => ({
  kind: DocumentDiagnosticReportKind.Full,
  items,
});

/** Clients that draw pictures name the tag among those that they allow in Markdown. */
function formOf({ general, textDocument }: ClientCapabilities): HoverForm {
  if (!textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown)) return "text";
  return general?.markdown?.allowedTags?.includes("img") ? "pictures" : "markdown";
}

/** A client says which commands it has, so that others are not offered what they can't run. */
function knows({ experimental }: ClientCapabilities, command: string): boolean {
  const commands = (experimental as { readonly commands?: unknown } | undefined)?.commands;
  return Array.isArray(commands) && commands.includes(command);
}
