import "./rec.ts";
