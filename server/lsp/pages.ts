import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The bundles stand in dist/, the rules' pages beside it. */
const pages = join(__dirname, "..", "docs", "rules");

/** The address of a rule's page, as it comes with the package. */
export const rulePage = (code: string): string => pathToFileURL(join(pages, `${code}.md`)).href;
