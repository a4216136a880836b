import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InlayHint,
  type InlayHintParams,
  MarkupKind,
  RequestType,
} from "vscode-languageserver/node";
import { evaluate, findings, hover, inlayHints, memoryReport } from "../../core/ide/index.ts";
import type { Requests } from "../protocol.ts";
import { codeActions } from "./actions.ts";
import type { Analyzed, Documents } from "./documents.ts";
import type { Guard } from "./guard.ts";

/** Answers everything that a client can ask about one document, out of its analysis. */
export function answerQueries(
  connection: Connection,
  { handler }: Guard,
  documents: Documents,
  capabilities: () => ClientCapabilities,
): void {
  const about = <Params extends { textDocument: { uri: string } }, Result>(
    empty: Result,
    ask: (analyzed: Analyzed, params: Params) => Result,
  ) =>
    handler<Params, Result>(empty, async (params) => {
      const analyzed = await documents.analyzed(params.textDocument.uri);
      return analyzed ? ask(analyzed, params) : empty;
    });

  connection.languages.diagnostics.on(
    about(fullReport([]), ({ analysis, convert }) => fullReport(findings(analysis).map(convert.diagnostic))),
  );
  connection.onHover(
    about(null, ({ analysis, convert }, { position }) => {
      const found = hover(analysis, convert.place(position));
      return found ? convert.hover(found, showsMarkdown(capabilities())) : null;
    }),
  );
  connection.onCodeAction(about([], (analyzed, params) => [...codeActions(analyzed, params)]));
  connection.languages.inlayHint.on(
    about<InlayHintParams, InlayHint[]>([], ({ analysis, convert, settings }, { range }) =>
      inlayHints(analysis, convert.place(range))
        .filter(({ kind }) => settings.inlayHints[kind])
        .map(convert.inlayHint),
    ),
  );
  connection.onRequest(
    request("ndlens/memoryReport"),
    about(null, ({ analysis, convert, version }, { position }) => ({
      ...memoryReport(analysis, convert.place(position)),
      version,
    })),
  );
  connection.onRequest(
    request("ndlens/evaluate"),
    about(null, ({ analysis, convert }, { position, expression }) =>
      evaluate(analysis, convert.place(position), expression),
    ),
  );
}

const request = <Name extends keyof Requests>(name: Name) =>
  new RequestType<Requests[Name]["params"], Requests[Name]["result"], void>(name);

const fullReport = (items: Diagnostic[]): DocumentDiagnosticReport => ({
  kind: DocumentDiagnosticReportKind.Full,
  items,
});

const showsMarkdown = ({ textDocument }: ClientCapabilities) =>
  textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true;
