import { unknownMembers } from "../unknownMembers.ts";
import { inputShape, outputShape, type WireModel } from "../wireModel.ts";
import { readCbor } from "./cborReader.ts";
import { writeCbor } from "./cborWriter.ts";
import type { Protocol } from "./protocol.ts";

/** Smithy's RPC v2 with CBOR, which newer clients of CloudWatch prefer. */
export const rpcV2Cbor: Protocol = {
  parse({ model, operation }, body) {
    const input = body.length === 0 ? {} : readCbor(body);
    return { input, unknown: unknownMembers(model, inputShape(model, operation), input) };
  },

  write: ({ model, operation }, output) => ({ headers: HEADERS, body: writeCbor(model, outputShape(model, operation), output ?? {}) }),

  writeError({ code, message }) {
    const body = writeCbor(NO_MODEL, { type: "map", key: TEXT, value: TEXT }, { __type: code, message });
    return { headers: { ...HEADERS, "x-amzn-errortype": code }, body };
  },
};

const HEADERS = { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" };

const TEXT = { shape: "text" };

/** An error is said without a service: a map of texts. */
const NO_MODEL: WireModel = {
  metadata: { apiVersion: "", endpointPrefix: "", protocol: "", protocols: [] },
  operations: {},
  shapes: { text: { type: "string" } },
};
