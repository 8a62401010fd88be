import { lateService } from "../late.ts";

/** Few sessions deploy by CodeDeploy, so the code comes with the first call that needs it. */
export const codeDeployLate = lateService("codedeploy");
