import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";

interface ErrorBoundaryProps {
  /** What is inside, as it stands at the beginning of a sentence: "The map". */
  readonly what: string;
  /** What is inside lies over the page, and so does the message. */
  readonly floating?: boolean;
  readonly children: ReactNode;
}

/** A bug in one region stops that region and nothing else. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override readonly state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert" className={this.props.floating === true ? FLOATING : "flex h-full overflow-auto"}>
        <EmptyState
          title={`${this.props.what} stopped`}
          actions={
            <>
              <Button onClick={() => this.setState({ error: null })}>Show it again</Button>
              <CopyButton look="button" label="Copy report" text={() => `${error.message}\n${error.stack ?? ""}`} />
            </>
          }
        >
          <span className="wrap-anywhere">{error.message}</span> The simulation runs on, and your session is kept.
        </EmptyState>
      </div>
    );
  }
}

const FLOATING = "fixed right-4 bottom-9 z-40 flex rounded-card border border-line-2 bg-surface shadow-3";
