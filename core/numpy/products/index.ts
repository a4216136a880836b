import "./dot.ts";
import "./tensordot.ts";
