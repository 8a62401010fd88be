import { lateOperations } from "../../../late.ts";

/** What Lambda functions answer: operations of physics, for nobody here decides it. */
export const functionsLate = lateOperations("physics", ["ListFunctionBehaviors", "PutFunctionBehavior"]);
