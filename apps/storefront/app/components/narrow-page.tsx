import type { ReactNode } from "react";

/** A page with one small form on it. */
export function NarrowPage({
  title,
  lead,
  children,
  after,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  after?: ReactNode;
}) {
  return (
    <div className="shell py-12 lg:py-20">
      <div className="mx-auto max-w-md">
        <h1 className="text-title">{title}</h1>
        {lead && <div className="mt-2 text-muted">{lead}</div>}
        <div className="mt-8 flex flex-col gap-5">{children}</div>
        {after && <div className="mt-8 border-t pt-6 text-[0.9375rem] text-muted">{after}</div>}
      </div>
    </div>
  );
}
