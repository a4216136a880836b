/** What NumPy has in private modules and for other libraries; importing it registers the rows. */
import "./arrayapi.ts";
import "./axes.ts";
import "./iotools.ts";
import "./types.ts";
