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
import type { Requests } from "../protocol.ts";
import { codeActions } from "./actions.ts";
import type { Documents, Version } from "./documents.ts";
import type { Guard } from "./guard.ts";

/** Answers everything that a client can ask about one document, one version of it at a time. */
export function answerQueries(
  connection: Connection,
  { handler }: Guard,
  documents: Documents,
  capabilities: () => ClientCapabilities,
): void {
  const about = <Params extends { textDocument: { uri: string } }, Result>(
    empty: Result,
    answer: (version: Version, params: Params) => Promise<Result>,
  ) =>
    handler<Params, Result>(empty, async (params) => {
      const version = await documents.newest(params.textDocument.uri);
      return version ? answer(version, params) : empty;
    });

  connection.languages.diagnostics.on(
    about(fullReport([]), async ({ ask, convert }) =>
      fullReport((await ask("findings")).map(convert.diagnostic)),
    ),
  );
  connection.onHover(
    about(null, async ({ ask, convert }, { position }) => {
      const found = await ask("hover", convert.place(position));
      return found ? convert.hover(found, showsMarkdown(capabilities())) : null;
    }),
  );
  connection.onCodeAction(about([], codeActions));
  connection.languages.inlayHint.on(
    about<InlayHintParams, InlayHint[]>([], async ({ ask, convert, settings }, { range }) =>
      (await ask("inlayHints", convert.place(range)))
        .filter(({ kind }) => settings.inlayHints[kind])
        .map(convert.inlayHint),
    ),
  );
  connection.onRequest(
    request("ndlens/memoryReport"),
    about(null, async ({ ask, convert, number }, { position }) => ({
      ...(await ask("memoryReport", convert.place(position))),
      version: number,
    })),
  );
  connection.onRequest(
    request("ndlens/evaluate"),
    about(null, ({ ask, convert }, { position, expression }) =>
      ask("evaluate", convert.place(position), expression),
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
