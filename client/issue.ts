import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** How many of the log's last lines a report has. */
const lastLines = 120;

/**
 * Opens a report for an issue as a document of its own, so that everybody sees what it says before it goes anywhere: versions, the
 * settings that are not as they come, and the end of the log, with the folders' names taken out.
 */
export async function reportIssue(
  { extension, logUri }: vscode.ExtensionContext,
  client: BaseLanguageClient,
): Promise<void> {
  const log = await lastOfLog(logUri);
  const { name, version } = extension.packageJSON as { readonly name: string; readonly version: string };
  const content = [
    "## What happened\n\n\n\n## What I expected\n\n\n\n## Steps\n\n1. \n",
    "## About the machine\n",
    `- ${name} ${version}, the server is ${client.isRunning() ? "running" : "not running"}`,
    `- ${vscode.env.appName} ${vscode.version}, ${vscode.env.uiKind === vscode.UIKind.Web ? "in a browser" : "on a desktop"}${vscode.env.remoteName ? `, remote: ${vscode.env.remoteName}` : ""}`,
    `- the workspace is ${vscode.workspace.isTrusted ? "trusted" : "not trusted"}`,
    `- settings: ${JSON.stringify(changedSettings(extension))}`,
    `\n## The end of the log\n\n~~~text\n${withoutFolders(log)}\n~~~\n`,
  ].join("\n");
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document);
  const open = vscode.l10n.t("Open the Issue Reporter");
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("ndlens: look through the report; nothing has been sent."),
    open,
  );
  if (chosen === open)
    await vscode.commands.executeCommand("workbench.action.openIssueReporter", {
      extensionId: extension.id,
      issueBody: document.getText(),
    });
}

/** The last lines of what the extension has logged; empty when there is no log. */
async function lastOfLog(folder: vscode.Uri): Promise<string> {
  try {
    const files = await vscode.workspace.fs.readDirectory(folder);
    const logs = files.filter(([name]) => name.endsWith(".log"));
    const texts = await Promise.all(
      logs.map(async ([name]) =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))),
      ),
    );
    return texts.join("\n").trimEnd().split("\n").slice(-lastLines).join("\n");
  } catch {
    return "";
  }
}

/** The settings of this extension that somebody has changed. */
function changedSettings({ packageJSON }: vscode.Extension<unknown>): Readonly<Record<string, unknown>> {
  const groups = packageJSON.contributes.configuration as readonly { properties: object }[];
  const names = groups.flatMap(({ properties }) => Object.keys(properties));
  const settings = vscode.workspace.getConfiguration();
  return Object.fromEntries(
    names.flatMap((name) => {
      const { defaultValue } = settings.inspect(name) ?? {};
      const value = settings.get(name);
      return JSON.stringify(value) === JSON.stringify(defaultValue) ? [] : [[name, value]];
    }),
  );
}

/** Returns the text without the names of the workspace's folders and of the user's own. */
export function withoutFolders(text: string): string {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const hidden = folders.reduce((rest, folder) => rest.replaceAll(folder, "<workspace>"), text);
  return hidden.replace(/(\/(?:home|Users)\/|\\Users\\)[^/\\\s]+/g, "$1<user>");
}
