import type { BaseLanguageClient } from "vscode-languageclient";

/** Ends the server, if it still runs, and starts it anew. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
