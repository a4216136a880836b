/** What a panel's page is made of. */
export interface PageParts {
  /** Where styles may come from. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** Where it is shown: the ground that VS Code gives a page is another one there. */
  readonly place: "view" | "tab";
  /** The person's language, and the texts in it by the English ones. */
  readonly language: string;
  readonly texts: Readonly<Record<string, unknown>>;
}

/** The page: nothing but its own script and style may load, pictures hold their own data, and nothing inline runs. */
export const pageText = ({
  cspSource,
  nonce,
  script,
  style,
  place,
  language,
  texts,
}: PageParts): string => `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src ${cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>ndlens: Memory</title>
</head>
<body>
<main id="panel" class="${place}" data-texts="${attribute(JSON.stringify(texts))}"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;

/** A text as the value of an attribute. */
const attribute = (text: string) => text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);
