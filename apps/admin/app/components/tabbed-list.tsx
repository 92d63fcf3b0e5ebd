import { PageHeader } from "@emporia/ui/layout/page-header";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";

export interface ListTab {
  /** In the address as `?tab=`; the first of a list stands without it. */
  tab: string;
  label: string;
}

/** The tab that an address means, the first where it means none of them. */
export function tabOf<Tabs extends readonly [ListTab, ...ListTab[]]>(tabs: Tabs, asked: string | null): Tabs[number] {
  return tabs.find(({ tab }) => tab === asked) ?? tabs[0];
}

export interface TabbedListProps {
  /** Of the page, its tabs and its pages: "Reviews". */
  title: string;
  description: string;
  tabs: readonly ListTab[];
  current: string;
  nextCursor: string | null;
  children: ReactNode;
}

/** A list that staff work through, in tabs by what was done with its items. */
export function TabbedList({ title, description, tabs, current, nextCursor, children }: TabbedListProps) {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title={title} description={description}>
        <TabLinks
          label={title}
          tabs={tabs.map(({ tab, label }, index) => ({
            href: index === 0 ? pathname : `${pathname}?tab=${tab}`,
            label,
            isCurrent: tab === current,
          }))}
        />
      </PageHeader>
      {children}
      <CursorPages label={title} nextCursor={nextCursor} />
    </>
  );
}
