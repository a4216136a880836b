import "./clip.ts";
import "./round.ts";
import "./differences.ts";
import "./closeness.ts";
import "./kinds.ts";
import "./scimath.ts";
