import "./busdays.ts";
import "./text.ts";
