import { inputShape, outputShape } from "../wireModel.ts";
import { formTree } from "./form.ts";
import { formInput, type Dialect } from "./formInput.ts";
import { textOf, type Protocol } from "./protocol.ts";
import { element, escaped, xmlOf } from "./xml.ts";

/** AWS Query: a form goes in, XML comes out. Elastic Load Balancing, IAM, STS and Auto Scaling speak it. */
export const query: Protocol = {
  parse: ({ model, operation }, body) => formInput(model, inputShape(model, operation), DIALECT, formTree(textOf(body))),

  write({ model, operation }, output, requestId) {
    const { resultWrapper } = model.operations[operation]?.output ?? {};
    const result = xmlOf(model, outputShape(model, operation), output);
    const wrapped = resultWrapper === undefined ? result : element(resultWrapper, result);
    const metadata = element("ResponseMetadata", element("RequestId", requestId));
    return xml(`<${operation}Response xmlns="${model.metadata.xmlNamespace ?? ""}">${wrapped}${metadata}</${operation}Response>`);
  },

  writeError({ code, message, status }, requestId) {
    const type = element("Type", status < 500 ? "Sender" : "Receiver");
    const error = type + element("Code", escaped(code)) + element("Message", escaped(message));
    return xml(element("ErrorResponse", element("Error", error) + element("RequestId", requestId)));
  },
};

const DIALECT: Dialect = {
  nameOf: (member, ref) => ref.locationName ?? member,
  itemsOf: (node, item) => node.children.get(item.locationName ?? "member"),
};

const xml = (body: string) => ({ headers: { "content-type": "text/xml" }, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` });
