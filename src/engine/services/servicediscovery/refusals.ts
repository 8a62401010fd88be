import { Refusal } from "../../kernel/refusal.ts";

// The codes are the model's. The wordings are assumed, after its descriptions, unless marked.

export const invalidInput = (message: string): Refusal => new Refusal("InvalidInput", message);
export const namespaceNotFound = (id: string): Refusal => new Refusal("NamespaceNotFound", `Namespace ${id} not found.`);
export const serviceNotFound = (id: string): Refusal => new Refusal("ServiceNotFound", `Service ${id} not found.`);
export const instanceNotFound = (id: string): Refusal => new Refusal("InstanceNotFound", `Instance ${id} not found.`);
export const operationNotFound = (id: string): Refusal => new Refusal("OperationNotFound", `Operation ${id} not found.`);
export const namespaceExists = (): Refusal => new Refusal("NamespaceAlreadyExists", "The namespace that you're trying to create already exists.");
export const serviceExists = (): Refusal => new Refusal("ServiceAlreadyExists", "Service already exists.");
export const resourceInUse = (message: string): Refusal => new Refusal("ResourceInUse", message);
/** Observed. */
export const SERVICE_IN_USE = "Service contains registered instances; delete the instances before deleting the service";
export const NAMESPACE_IN_USE = "Namespace has associated services; delete the services before deleting the namespace";
/** From memory. */
export const duplicateRequest = (type: string, id: string): Refusal => new Refusal("DuplicateRequest", `Another operation of type ${type} and id ${id} is in progress`);
export const limitExceeded = (message: string): Refusal => new Refusal("ResourceLimitExceeded", message);
export const customHealthNotFound = (id: string): Refusal => new Refusal("CustomHealthNotFound", `Service ${id} has no custom health check.`);
