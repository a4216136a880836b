import type { Connection } from "vscode-languageserver";
import type { Finding } from "../../core/ide/index.ts";
import type { Requests } from "../protocol.ts";
import type { Documents, Version } from "./documents.ts";
import type { Guard } from "./guard.ts";
import { asker } from "./queries.ts";

/** Answers the requests of server/protocol.ts. */
export function answerRequests(connection: Connection, { handler }: Guard, documents: Documents): void {
  const about = asker(handler, documents);
  const on = <Name extends keyof Requests>(
    name: Name,
    answer: (version: Version, params: Requests[Name]["params"]) => Promise<Answer<Name>>,
  ) =>
    connection.onRequest<unknown, unknown>(name, about<Requests[Name]["params"], Answer<Name>>(null, answer));
  on("ndlens/memoryReport", async ({ ask, convert, number, cell, disorder }, { position }) => {
    const report = await ask("memoryReport", convert.place(position));
    const note = [report.note, disorder?.message].filter((text) => text !== undefined).join(" ");
    return { ...report, version: number, ...(note && { note }), ...(cell && { cells: cell.all }) };
  });
  on("ndlens/memoryHistory", async (version, { fix }) => {
    const history =
      fix === undefined
        ? await version.ask("memoryHistory")
        : await version.ask("historyAfter", (await fixesOf(version))[fix]?.fix?.edits ?? []);
    return { ...history, version: version.number };
  });
  on("ndlens/fixes", async (version) =>
    (await fixesOf(version)).map(({ line, endLine, code, message, fix }) => ({
      // As in the report, lines are counted through all cells of a notebook.
      line: line + linesBefore(version),
      endLine: endLine + linesBefore(version),
      code,
      message,
      title: fix.title,
      safe: fix.safe,
      edits: fix.edits.map(version.convert.edit),
    })),
  );
  on("ndlens/evaluate", async ({ ask, convert }, { position, expression }) => {
    const [answer] = await ask("evaluateAll", convert.place(position), [expression]);
    return answer;
  });
  on("ndlens/watch", ({ ask, convert }, { position, expressions }) =>
    ask("evaluateAll", convert.place(position), expressions),
  );
  on("ndlens/scratch", ({ ask, convert }, { position, entries }) =>
    ask("scratch", convert.place(position), entries),
  );
  on(
    "ndlens/inspect",
    async ({ ask, convert }, { position, buffer, array, width }) =>
      (await ask("inspect", convert.place(position), { buffer, array, width })) ?? null,
  );
  on("ndlens/sharing", ({ ask, convert }, { position }) => ask("sharing", convert.place(position)));
}

const linesBefore = ({ cell }: Version) => (cell ? cell.first - 1 : 0);

type Answer<Name extends keyof Requests> = Requests[Name]["result"] | null;

type Fixable = Finding & { readonly fix: NonNullable<Finding["fix"]> };

/** The findings that have a fix, in the order of the text. */
async function fixesOf(version: Version): Promise<readonly Fixable[]> {
  return (await version.ask("findings")).filter((finding): finding is Fixable => finding.fix !== undefined);
}
