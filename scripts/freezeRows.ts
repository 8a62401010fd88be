import { provideEverything } from "../src/engine/everything.ts";
import { freezeRows } from "../src/engine/kernel/rows.ts";

// Every test runs with rows that nobody can write to, and with all operations.
freezeRows();
provideEverything();
