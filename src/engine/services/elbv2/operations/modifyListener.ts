import type { ModifyListenerInput, ModifyListenerOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { associate } from "../association.ts";
import { describeListener } from "../describe.ts";
import { listenerSettings } from "../listenerSettings.ts";
import { needListener, needLoadBalancer } from "../lookup.ts";
import { validationError } from "../refusals.ts";
import { actionIn } from "../rules/actionIn.ts";
import { listeners, listenersByLoadBalancer } from "../tables.ts";
import { shiftListener } from "../traffic.ts";

/** Changes what is given of a listener, and leaves the rest. From HTTPS to HTTP its certificate falls away. */
export const modifyListener = operation("elbv2", "ModifyListener", {
  check(view, input: ModifyListenerInput) {
    const listener = needListener(view, input.ListenerArn);
    const loadBalancer = needLoadBalancer(view, listener.loadBalancerArn);
    const Protocol = input.Protocol ?? listener.protocol;
    const isEncrypted = Protocol === "HTTPS" || Protocol === "TLS";
    const kept = isEncrypted && listener.certificateArn !== null ? [{ CertificateArn: listener.certificateArn }] : [];
    const settings = listenerSettings({
      Protocol,
      Port: input.Port ?? listener.port,
      Certificates: input.Certificates ?? kept,
      SslPolicy: input.SslPolicy ?? (isEncrypted ? (listener.sslPolicy ?? undefined) : undefined),
    }, loadBalancer.type);
    const taken = view
      .where(listenersByLoadBalancer, listener.loadBalancerArn)
      .some((other) => other.listenerArn !== listener.listenerArn && other.port === settings.port);
    if (taken) throw validationError(`Listener port '${settings.port}' is already in use`); // Observed.
    const defaultAction =
      input.DefaultActions === undefined
        ? listener.defaultAction
        : actionIn(view, { loadBalancer, ...settings }, input.DefaultActions);
    return { listener, change: { ...settings, defaultAction } };
  },

  apply(ctx, { listener, change }): ModifyListenerOutput {
    const row = ctx.update(listeners, listener.listenerArn, change);
    associate(ctx, listener.loadBalancerArn, listener.defaultAction, change.defaultAction);
    shiftListener(ctx, listener.listenerArn);
    return { Listeners: [describeListener(row)] };
  },
});
