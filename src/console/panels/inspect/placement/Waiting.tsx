/** The shape of a funnel that is on its way, once it takes long enough to be noticed. */
export function Waiting({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="flex animate-appear flex-col gap-4 py-4 [animation-delay:300ms] [animation-fill-mode:both]">
      {[0, 1, 2, 3].map((step) => (
        <div key={step} className="grid grid-cols-[22px_1fr] gap-2">
          <span className="size-5 rounded-full bg-sunken" />
          <span className="h-10 rounded-card bg-sunken" />
        </div>
      ))}
    </div>
  );
}
