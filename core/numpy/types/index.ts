/** Functions about dtypes; importing it registers them. */
import "./limits.ts";
import "./rows.ts";
import "./numbers.ts";
import "./dtypeclasses.ts";
