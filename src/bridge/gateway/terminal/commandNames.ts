/** What this terminal can run, for completion. */
export const COMMAND_NAMES: readonly string[] = ["aws", "cat", "clear", "echo", "export", "grep", "head", "help", "history", "sleep", "sort", "tail", "uniq", "wc"];
