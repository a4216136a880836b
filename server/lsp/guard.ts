import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Keeps the server alive whatever a handler does. */
export interface Guard {
  /**
   * A handler that waits for newer messages first, so that what they make outdated is not begun, and
   * that answers `empty` when it fails.
   */
  handler<Params, Result>(
    empty: Result,
    handle: (params: Params) => Promise<Result>,
  ): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>>;
  /** Says an error on the client's console, each one once. */
  report(error: unknown): void;
}

/** Calls when the messages that are there have been taken; browsers have nothing better than a timer. */
const afterMessages: (call: () => void) => unknown =
  globalThis.setImmediate ?? ((call) => setTimeout(call, 0));

export function guard(connection: Connection): Guard {
  const reported = new Set<string>();
  const report = (error: unknown) => {
    if (error instanceof ResponseError) return;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (reported.has(text)) return;
    reported.add(text);
    connection.console.error(text);
  };
  return {
    report,
    handler: (empty, handle) => async (params, token) => {
      await new Promise<void>(afterMessages);
      if (token.isCancellationRequested)
        return new ResponseError<never>(LSPErrorCodes.RequestCancelled, "cancelled");
      try {
        return await handle(params);
      } catch (error) {
        if (error instanceof ResponseError) return error as ResponseError<never>;
        report(error);
        return empty;
      }
    },
  };
}
