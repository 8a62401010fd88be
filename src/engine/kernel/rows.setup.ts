import { freezeRows } from "./rows.ts";

// Every test runs with rows that nobody can write to.
freezeRows();
