import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import { wireModels } from "../../../../scripts/wireModels.mjs";
import type { Call } from "../../protocol.ts";
import { createHandler } from "./handler.ts";
import { requestIds } from "./requestIds.ts";
import { cborClient, ec2Client, jsonClient, queryClient, type TrialClient } from "./trialClient.ts";
import { drawsFrom, trialValue } from "./trialValue.ts";
import { inputShape, outputShape, type WireModel } from "./wireModel.ts";

const models = wireModels(fileURLToPath(new URL("../../../../", import.meta.url)));

const CLIENTS: Readonly<Record<string, TrialClient>> = { json: jsonClient, query: queryClient, ec2: ec2Client, "smithy-rpc-v2-cbor": cborClient };

const spoken = Object.entries(models).flatMap(([service, model]) => model.metadata.protocols.map((protocol) => ({ service, model, protocol })));

/** A door behind which one answer lies, whatever is called. */
function doorTo(output: unknown) {
  const made: Call[] = [];
  const told: string[] = [];
  const handler = createHandler({
    models,
    api: (call) => (made.push(call), { ok: true, output }),
    nextRequestId: requestIds("test"),
    report: (_call, unknown) => told.push(...unknown),
  });
  const send = (client: TrialClient, model: WireModel, { operation, input }: { operation: string; input: unknown }) => {
    const { path, ...init } = client.request(model, operation, input);
    return handler(new Request(`http://localhost${path}`, { method: "POST", ...init }));
  };
  return { made, told, send };
}

describe.each(spoken)("$service in $protocol", ({ service, model, protocol }) => {
  const client = CLIENTS[protocol] ?? expect.fail(`no client speaks ${protocol}`);

  test("every operation arrives as it was called, and its answer as it was given", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        for (const operation of Object.keys(model.operations)) {
          const draw = drawsFrom(seed);
          const input = trialValue(model, inputShape(model, operation), draw);
          const output = trialValue(model, outputShape(model, operation), draw);
          const { made, told, send } = doorTo(output);
          const response = await send(client, model, { operation, input });
          expect(response.status).toBe(200);
          expect(made).toEqual([{ service, operation, input }]);
          expect(told).toEqual([]);
          expect(client.output(model, operation, new Uint8Array(await response.arrayBuffer()))).toEqual(output);
        }
      }),
      { numRuns: 1 },
    );
  });
});
