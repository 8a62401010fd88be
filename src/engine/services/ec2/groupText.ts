import { invalidParameterValue } from "./refusals.ts";

/** EC2 takes no apostrophes, arrows or umlauts here. */
const ALLOWED = /^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

/** What describes a security group or a rule of one, or a refusal. Observed. */
export function describing(what: "security group" | "rule", description: string): string {
  if (ALLOWED.test(description)) return description;
  throw invalidParameterValue(`Invalid ${what} description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`);
}
