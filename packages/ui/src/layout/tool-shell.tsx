import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../lib/cx";
import { Avatar } from "../primitives/avatar";
import { Link } from "../primitives/link";
import { Menu } from "../primitives/menu";
import { SideSheet } from "./side-sheet";
import { SkipLink } from "./skip-link";
import { Wordmark } from "./wordmark";

export interface ToolNavItem {
  href: string;
  /** A domain word: "Orders". */
  label: string;
  icon?: ReactNode;
  /** What waits there: orders to ship. */
  count?: number | undefined;
  /** Current only on exactly this path; for the overview. */
  isExact?: boolean | undefined;
}

export interface ToolShellProps {
  /** "Seller" or "Admin", beside the name. */
  suffix: string;
  groups: readonly { label?: string | undefined; items: readonly ToolNavItem[] }[];
  currentPath: string;
  user: { name: string; detail?: string | undefined; picture?: string | undefined };
  /** `<MenuLink>`s and `<MenuButton>`s under the user's name. */
  userMenu: ReactNode;
  /** The ⌘K search. */
  search?: ReactNode;
  /** Over every page: a suspended shop, a stand-in for payments. */
  notice?: ReactNode;
  homeHref?: string | undefined;
  children: ReactNode;
}

function isCurrent(item: ToolNavItem, path: string): boolean {
  return path === item.href || (!item.isExact && path.startsWith(`${item.href.replace(/\/$/, "")}/`));
}

/** The frame of the seller portal and the admin: a rail at the left, a bar with a sheet on phones. */
export function ToolShell(props: ToolShellProps) {
  const { suffix, groups, currentPath, user, userMenu, search, notice, homeHref = "/", children } = props;
  const nav = (label: string) => <Rail label={label} groups={groups} currentPath={currentPath} />;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-paper px-4 lg:hidden">
        <SideSheet id="tool-menu" label="Menu">
          {nav("Menu")}
        </SideSheet>
        <Wordmark href={homeHref} suffix={suffix} />
        <div className="ml-auto flex items-center gap-1">
          {search}
          <Menu
            label={<Avatar name={user.name} src={user.picture} size="sm" />}
            name={`Account of ${user.name}`}
            className="-mr-2"
          >
            <Person user={user} />
            {userMenu}
          </Menu>
        </div>
      </header>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r lg:flex">
        <div className="px-5 pt-4 pb-2">
          <Wordmark href={homeHref} suffix={suffix} />
        </div>
        {search && <div className="px-3 pb-2">{search}</div>}
        <div className="grow overflow-y-auto px-3 py-2">{nav("Main")}</div>
        <div className="border-t p-2">
          <Menu
            up
            align="start"
            className="[&>summary]:w-full [&>summary]:justify-start [&>summary]:px-2"
            label={
              <>
                <Avatar name={user.name} src={user.picture} size="sm" />
                <span className="min-w-0 grow truncate text-left">
                  <span className="sr-only">Account of </span>
                  {user.name}
                </span>
                <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
              </>
            }
          >
            <Person user={user} />
            {userMenu}
          </Menu>
        </div>
      </aside>
      <div className="min-w-0">
        {notice}
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[76rem] px-4 pt-6 pb-20 outline-none sm:px-8 lg:pt-9"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

function Person({ user }: { user: ToolShellProps["user"] }) {
  return (
    <div className="mb-1.5 border-b px-3 pt-1.5 pb-2.5 text-sm">
      <p className="truncate font-medium">{user.name}</p>
      {user.detail && <p className="truncate text-[0.8125rem] text-muted">{user.detail}</p>}
    </div>
  );
}

function Rail({ label, groups, currentPath }: { label: string } & Pick<ToolShellProps, "groups" | "currentPath">) {
  return (
    <nav aria-label={label} className="flex flex-col gap-5">
      {groups.map((group, at) => (
        <div key={group.label ?? `group-${at}`}>
          {group.label && <p className="px-2.5 pb-1 text-xs text-muted">{group.label}</p>}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  prefetch="intent"
                  aria-current={isCurrent(item, currentPath) ? "page" : undefined}
                  className={cx(
                    "group flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-sm text-muted no-underline transition-colors hover:bg-sunken hover:text-ink pointer-coarse:min-h-11",
                    "aria-[current=page]:bg-accent-wash aria-[current=page]:font-medium aria-[current=page]:text-ink",
                  )}
                >
                  {item.icon && (
                    <span
                      aria-hidden="true"
                      className="group-aria-[current=page]:text-accent-ink [&>svg]:size-4.5 [&>svg]:stroke-[1.75]"
                    >
                      {item.icon}
                    </span>
                  )}
                  <span className="min-w-0 grow truncate">{item.label}</span>
                  {item.count !== undefined && item.count > 0 && (
                    <span className="figures text-xs text-muted">{item.count > 999 ? "999+" : item.count}</span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
