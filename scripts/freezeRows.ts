import { freezeRows } from "../src/engine/kernel/rows.ts";

// Every test runs with rows that nobody can write to.
freezeRows();
