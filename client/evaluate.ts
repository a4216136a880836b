import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { EvaluateParams, EvaluateResult } from "../server/protocol.ts";
import { pythonEditor } from "./follow.ts";

/** Evaluates expressions with the names at the cursor and shows the values behind the line, as NumPy prints them. */
export interface Evaluator extends vscode.Disposable {
  /** Asks for an expression, the selected text to begin with, and shows its value while it is typed. */
  ask(): Promise<void>;
}

export function evaluator(client: BaseLanguageClient): Evaluator {
  const shown = vscode.window.createTextEditorDecorationType({ after: { margin: "0 0 0 2em" } });
  const clear = () => {
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(shown, []);
  };
  const changed = vscode.workspace.onDidChangeTextDocument(clear);
  return {
    async ask() {
      const editor = pythonEditor();
      if (!editor) {
        void vscode.window.showInformationMessage(vscode.l10n.t("ndlens: open a Python file first."));
        return;
      }
      const expression = await expressionFor(client, editor);
      if (!expression) return;
      const result = await evaluated(client, editor, expression);
      show(editor, shown, expression, result);
      print(client.outputChannel, expression, result);
    },
    dispose() {
      changed.dispose();
      shown.dispose();
    },
  };
}

async function evaluated(
  client: BaseLanguageClient,
  { document, selection }: vscode.TextEditor,
  expression: string,
): Promise<EvaluateResult | null> {
  const params: EvaluateParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(selection.active),
    expression,
  };
  return client.sendRequest<EvaluateResult | null>("ndlens/evaluate", params).catch(() => null);
}

/** Milliseconds of rest in the typing after which the value is asked for. */
const rest = 150;

/** An input box that shows the value of what stands in it. */
function expressionFor(client: BaseLanguageClient, editor: vscode.TextEditor): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t("ndlens: evaluate on line {0}", editor.selection.active.line + 1);
  box.placeholder = "a.T.strides";
  box.prompt = vscode.l10n.t("An expression with the names at the cursor; nothing is run for real.");
  box.value = editor.document.getText(editor.selection);
  let timer: NodeJS.Timeout | undefined;
  const preview = async () => {
    const { value } = box;
    const result = value.trim() ? await evaluated(client, editor, value) : null;
    if (box.value === value && result)
      box.validationMessage = { message: oneLine(result), severity: vscode.InputBoxValidationSeverity.Info };
  };
  box.onDidChangeValue(() => {
    clearTimeout(timer);
    box.validationMessage = undefined;
    timer = setTimeout(() => void preview(), rest);
  });
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      resolve(box.value.trim() || undefined);
      box.hide();
    });
    box.onDidHide(() => {
      clearTimeout(timer);
      resolve(undefined);
      box.dispose();
    });
    box.show();
    if (box.value) void preview();
  });
}

function oneLine({ text, show }: EvaluateResult): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const short = flat.length > 90 ? `${flat.slice(0, 88)} \u2026` : flat;
  return show ? `${short}  \u00b7  ${show}` : short;
}

/** Shows the value behind the line until the next edit; the whole of it is in the hover. */
function show(
  editor: vscode.TextEditor,
  decoration: vscode.TextEditorDecorationType,
  expression: string,
  result: EvaluateResult | null,
): void {
  const { line } = editor.selection.active;
  const end = editor.document.lineAt(line).range.end;
  const answer = result ?? { text: vscode.l10n.t("not known") };
  const hoverMessage = new vscode.MarkdownString().appendCodeblock(
    `>>> ${expression}\n${answer.text}${answer.show ? `\n# ${answer.show}` : ""}`,
    "python",
  );
  const after = {
    contentText: `${expression} = ${oneLine(answer)}`,
    color: new vscode.ThemeColor("editorCodeLens.foreground"),
  };
  editor.setDecorations(decoration, [
    { range: new vscode.Range(end, end), hoverMessage, renderOptions: { after } },
  ]);
}

function print(channel: vscode.OutputChannel, expression: string, result: EvaluateResult | null): void {
  channel.appendLine(`>>> ${expression}`);
  channel.appendLine(result?.text || vscode.l10n.t("not known"));
  if (result?.show) channel.appendLine(`# ${result.show}`);
}
