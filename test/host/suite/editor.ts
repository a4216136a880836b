import * as vscode from "vscode";

/** Opens a Python text in an editor, with the cursor at its start. */
export async function openPython(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: "python", content });
  return vscode.window.showTextDocument(document);
}

/** Returns the first value that is not undefined, asking again until there is one; rejects after a minute. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come within a minute`);
}

/** Returns ndlens' findings in a document, as VS Code has them now. */
export function findings({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "ndlens");
}

/** Waits for a finding with this code. */
export function finding(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return eventually(`a finding ${code}`, () => findings(document).find((found) => codeOf(found) === code));
}

/** Returns the code of a finding whether or not it carries a link. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Returns the place of a text in a document. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`the document has no ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}
