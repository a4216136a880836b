import "./options.ts";
import "./rows.ts";
