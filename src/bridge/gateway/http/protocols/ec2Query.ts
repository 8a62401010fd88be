import { capital } from "../../../../lib/capital.ts";
import { inputShape, outputShape } from "../wireModel.ts";
import { formTree } from "./form.ts";
import { formInput, type Dialect } from "./formInput.ts";
import { textOf, type Protocol } from "./protocol.ts";
import { element, escaped, xmlOf } from "./xml.ts";

/** EC2's own Query: lists lie flat in the form, and names on the wire are others than the members'. */
export const ec2Query: Protocol = {
  parse: ({ model, operation }, body) => formInput(model, inputShape(model, operation), DIALECT, formTree(textOf(body))),

  write({ model, operation }, output, requestId) {
    const result = element("requestId", requestId) + xmlOf(model, outputShape(model, operation), output);
    return xml(`<${operation}Response xmlns="${model.metadata.xmlNamespace ?? ""}">${result}</${operation}Response>`);
  },

  writeError({ code, message }, requestId) {
    const error = element("Error", element("Code", escaped(code)) + element("Message", escaped(message)));
    return xml(element("Response", element("Errors", error) + element("RequestID", requestId)));
  },
};

const DIALECT: Dialect = {
  nameOf: (member, ref) => ref.queryName ?? capital(ref.locationName ?? member),
  itemsOf: (node) => node,
};

const xml = (body: string) => ({ headers: { "content-type": "text/xml;charset=UTF-8" }, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` });
