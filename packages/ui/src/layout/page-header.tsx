import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "../primitives/breadcrumbs";

export interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a status badge. */
  badge?: ReactNode;
  description?: ReactNode;
  crumbs?: readonly Crumb[] | undefined;
  /** At the end; one of them primary at most. */
  actions?: ReactNode;
  /** Under it: `<TabLinks>`. */
  children?: ReactNode;
}

export function PageHeader({ title, badge, description, crumbs, actions, children }: PageHeaderProps) {
  return (
    <header className="mb-6 sm:mb-8">
      {crumbs && (
        <div className="mb-2">
          <Breadcrumbs crumbs={crumbs} />
        </div>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 grow basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="min-w-0 text-title wrap-anywhere">{title}</h1>
            {badge}
          </div>
          {description && <p className="mt-1.5 max-w-prose text-[0.9375rem] text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children && <div className="mt-5">{children}</div>}
    </header>
  );
}
