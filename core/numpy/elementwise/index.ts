import "./clip.ts";
import "./round.ts";
