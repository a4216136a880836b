import "./parsers.ts";
import "./rec.ts";
import "./recfields.ts";
import "./recnames.ts";
