/** What the command line itself refuses, before anything is called: in its own words and with its exit code. */
export class CommandFault extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = PARAMETERS_WRONG) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Exit codes of version 2 of the command line. */
export const PARAMETERS_WRONG = 252;
export const SERVICE_REFUSED = 254;
export const GENERAL_FAULT = 255;

const USAGE = `usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

/** A line that is not made as a line must be: how it is used, and what is wrong. */
export const usageFault = (problem: string): CommandFault => new CommandFault(`${USAGE}\naws: error: ${problem}\n`);

export const unknownOptions = (options: readonly string[]): CommandFault =>
  new CommandFault(`${USAGE}\nUnknown options: ${options.join(", ")}\n`);

/** The value of an option that cannot be read. */
export const valueFault = (option: string, problem: string): CommandFault =>
  new CommandFault(`Error parsing parameter '${option}': ${problem}`);
