import { X } from "lucide-react";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { StatusGlyph } from "./StatusGlyph.tsx";
import { dismiss, type Toast, useToasts } from "./toast.ts";

/** Where toasts appear. Mounted once, by the shell. */
export function ToastHost() {
  const toasts = useToasts();
  return (
    <div
      role="region"
      aria-label="Messages"
      className="pointer-events-none fixed right-4 bottom-9 z-30 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2"
    >
      <div role="status" aria-live="polite" className="flex flex-col gap-2">
        {toasts.map((toast) => (
          <Card key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  );
}

function Card({ toast }: { readonly toast: Toast }) {
  return (
    <div className="animate-appear pointer-events-auto flex items-start gap-2.5 rounded-card border border-line-2 bg-surface py-2 pr-1.5 pl-3 shadow-3">
      {toast.tone !== "plain" && <StatusGlyph status={toast.tone === "ok" ? "healthy" : "failed"} size={13} className="mt-1.5" />}
      <div className="min-w-0 flex-1 py-1">
        <p className="font-semibold">{toast.title}</p>
        {toast.detail !== null && <p className="mt-0.5 max-h-40 overflow-y-auto text-ink-2 wrap-anywhere">{toast.detail}</p>}
        {toast.action !== null && (
          <Button size="sm" className="mt-2" onClick={toast.action.run}>
            {toast.action.label}
          </Button>
        )}
      </div>
      <IconButton size="sm" icon={X} label="Close message" onClick={() => dismiss(toast.id)} />
    </div>
  );
}
