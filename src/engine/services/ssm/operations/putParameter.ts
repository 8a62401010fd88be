import type { PutParameterRequest, PutParameterResult } from "../../../../aws/generated/ssm.ts";
import { operation } from "../../../kernel/operation.ts";
import { exists, limitExceeded, notSimulated, validation } from "../refusals.ts";
import { parameters } from "../tables.ts";

/** A parameter, or another value of it. */
export const putParameter = operation("ssm", "PutParameter", {
  check(view, { Name: name, Value: value, Type, Overwrite = false, Description, ...more }: PutParameterRequest) {
    for (const member of ["KeyId", "AllowedPattern", "Policies"] as const) if (more[member] !== undefined) throw notSimulated(member);
    if ((more.Tier ?? "Standard") !== "Standard") throw notSimulated(`The tier ${more.Tier}`);
    const old = view.find(parameters, name);
    if (old !== undefined && !Overwrite) throw exists();
    // Observed.
    if (old === undefined && Type === undefined) throw validation("A parameter type is required when you create a parameter.");
    if (name.includes("/") && !name.startsWith("/")) throw validation(`Parameter name must be a fully qualified name.`);
    if (/^\/?(?:aws|ssm)(?:\/|$)/i.test(name)) throw validation('Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_');
    if (old === undefined && view.size(parameters) >= parameters.limit) throw limitExceeded();
    return { name, value, type: Type ?? old?.type ?? "String", description: Description ?? old?.description ?? null, old };
  },

  apply(ctx, { old, ...given }): PutParameterResult {
    const row = { ...given, version: (old?.version ?? 0) + 1, modifiedAt: ctx.now };
    if (old === undefined) ctx.insert(parameters, row);
    else ctx.update(parameters, given.name, row);
    return { Version: row.version, Tier: "Standard" };
  },
});
