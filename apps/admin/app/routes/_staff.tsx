import { ToolShell } from "@emporia/ui/layout/tool-shell";
import { MenuButton, MenuDivider } from "@emporia/ui/primitives/menu";
import { ThemeSwitch } from "@emporia/ui/primitives/theme-switch";
import { ToastProvider } from "@emporia/ui/primitives/toast";
import { CommandPalette, PaletteTrigger } from "@emporia/ui/remix/command-palette";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { themeOf } from "@emporia/ui/remix/theme.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFlash } from "@emporia/ui/remix/use-flash";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Outlet, useLoaderData, useLocation, useRouteError, useRouteLoaderData } from "@remix-run/react";
import {
  BookOpen,
  Cog,
  Coins,
  CreditCard,
  FilePen,
  Flag,
  FolderTree,
  Globe,
  House,
  Inbox,
  Landmark,
  Layers,
  Mail,
  MessageCircleQuestion,
  MessagesSquare,
  Package,
  PackageCheck,
  PackageOpen,
  Percent,
  ReceiptText,
  Scale,
  ScanSearch,
  ShieldAlert,
  ShoppingBag,
  Star,
  Store,
  Tags,
  TextCursorInput,
  TicketPercent,
  Truck,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { apiFor } from "~/lib/api.server";
import { flashOf } from "~/lib/flash";
import { pagesFor } from "~/lib/pages";
import { forgetSession } from "~/lib/session.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const user = await page(request, api.users.me.query());
  if (user.staffRole === null) throw redirect("/sign-in", { headers: { "Set-Cookie": forgetSession(request) } });
  const dashboard = user.permissions.includes("dashboard:read")
    ? await page(request, api.analytics.staffDashboard.query())
    : undefined;
  return {
    theme: themeOf(request),
    user,
    waiting: {
      applications: dashboard?.applications ?? 0,
      submissions: dashboard?.submissions ?? 0,
      reports: dashboard?.openReports ?? 0,
      reviews: dashboard?.reportedReviews ?? 0,
      questions: dashboard?.reportedQuestions ?? 0,
      messages: dashboard?.reportedMessages ?? 0,
      complaints: dashboard?.openComplaints ?? 0,
      chargebacks: dashboard?.openChargebacks ?? 0,
      adjustments: dashboard?.openAdjustments ?? 0,
      appeals: dashboard?.openAppeals ?? 0,
      failedJobs: dashboard?.failedJobs ?? 0,
      stripeDifferences: dashboard?.stripeDifferences ?? 0,
    },
  };
}

export default function StaffLayout() {
  const data = useLoaderData<typeof loader>();
  return (
    <Frame data={data}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("routes/_staff");
  if (!data) return <ErrorPage error={error} searchAction={null} signInHref="/sign-in" />;
  return (
    <Frame data={data}>
      <ErrorPage error={error} element="div" />
    </Frame>
  );
}

const roleWords = {
  owner: "Owner",
  operations: "Operations",
  support: "Support",
  finance: "Finance",
  catalog: "Catalog",
};

type FrameData = NonNullable<ReturnType<typeof useRouteLoaderData<typeof loader>>>;

/** Gets its data from whoever draws it, because an error page may not ask for its own. */
function Frame({ data, children }: { data: FrameData; children: ReactNode }) {
  const { user, theme, waiting } = data;
  const { pathname } = useLocation();
  const flash = useFlash(flashOf);
  const may = (permission: string) => user.permissions.includes(permission);
  const groups = [
    { items: may("dashboard:read") ? [{ href: "/", label: "Overview", icon: <House />, isExact: true }] : [] },
    {
      label: "Marketplace",
      items: [
        ...(may("orders:read")
          ? [
              { href: "/orders", label: "Orders", icon: <ShoppingBag /> },
              { href: "/draft-orders", label: "Draft orders", icon: <FilePen /> },
              { href: "/returns", label: "Returns", icon: <PackageOpen />, count: waiting.complaints },
            ]
          : []),
        ...(may("sellers:read")
          ? [
              { href: "/applications", label: "Applications", icon: <Inbox />, count: waiting.applications },
              { href: "/sellers", label: "Sellers", icon: <Store /> },
            ]
          : []),
        ...(may("promotions:read") ? [{ href: "/promotions", label: "Promotions", icon: <TicketPercent /> }] : []),
        ...(may("commission:read")
          ? [
              { href: "/commission", label: "Commission", icon: <Percent /> },
              { href: "/fees", label: "Other fees", icon: <Coins /> },
            ]
          : []),
        ...(may("markets:read")
          ? [
              { href: "/markets", label: "Markets", icon: <Globe /> },
              { href: "/shipping", label: "Shipping", icon: <Truck /> },
              { href: "/tax", label: "Tax", icon: <ReceiptText /> },
            ]
          : []),
        ...(may("people:read") ? [{ href: "/people", label: "People", icon: <Users /> }] : []),
      ],
    },
    {
      label: "Catalogue",
      items: [
        ...(may("catalog:read") ? [{ href: "/products", label: "Products", icon: <Package /> }] : []),
        ...(may("reviews:write")
          ? [
              { href: "/reviews", label: "Reviews", icon: <Star />, count: waiting.reviews },
              { href: "/questions", label: "Questions", icon: <MessageCircleQuestion />, count: waiting.questions },
            ]
          : []),
        ...(may("messages:write")
          ? [{ href: "/messages", label: "Messages", icon: <MessagesSquare />, count: waiting.messages }]
          : []),
        ...(may("catalog:write")
          ? [
              { href: "/moderation", label: "Moderation", icon: <PackageCheck />, count: waiting.submissions },
              { href: "/reports", label: "Reports", icon: <Flag />, count: waiting.reports },
              { href: "/categories", label: "Categories", icon: <FolderTree /> },
              { href: "/collections", label: "Collections", icon: <Layers /> },
              { href: "/tags", label: "Tags", icon: <Tags /> },
              { href: "/attributes", label: "Attributes", icon: <TextCursorInput /> },
            ]
          : []),
      ],
    },
    {
      label: "Money",
      items: [
        ...(may("ledger:read")
          ? [
              { href: "/payouts", label: "Payouts", icon: <Landmark />, count: waiting.appeals },
              { href: "/ledger", label: "Ledger", icon: <BookOpen />, count: waiting.adjustments },
              { href: "/reconciliation", label: "Reconciliation", icon: <Scale />, count: waiting.stripeDifferences },
            ]
          : []),
        ...(may("orders:read")
          ? [
              { href: "/payments", label: "Payments", icon: <CreditCard /> },
              { href: "/chargebacks", label: "Chargebacks", icon: <ShieldAlert />, count: waiting.chargebacks },
            ]
          : []),
      ],
    },
    {
      label: "Platform",
      items: [
        ...(may("search:read") ? [{ href: "/search-tuning", label: "Search", icon: <ScanSearch /> }] : []),
        ...(may("jobs:read") ? [{ href: "/jobs", label: "Jobs", icon: <Cog />, count: waiting.failedJobs }] : []),
        ...(may("mails:read") ? [{ href: "/mails", label: "Mails", icon: <Mail /> }] : []),
      ],
    },
  ].filter((group) => group.items.length > 0);
  return (
    <ToastProvider flash={flash}>
      <CommandPalette pages={pagesFor(user.permissions)} placeholder="An order number, an e-mail, a shop, a product…">
        <ToolShell
          suffix="Admin"
          groups={groups}
          currentPath={pathname}
          user={{
            name: `${user.firstName} ${user.lastName}`.trim() || user.email,
            detail: `${user.email} · ${user.staffRole ? roleWords[user.staffRole] : ""}`,
          }}
          search={<PaletteTrigger />}
          userMenu={
            <>
              <div className="px-3 py-1.5">
                <ThemeSwitch theme={theme} />
              </div>
              <MenuDivider />
              <Form method="post" action="/sign-out">
                <MenuButton type="submit">Sign out</MenuButton>
              </Form>
            </>
          }
        >
          {children}
        </ToolShell>
      </CommandPalette>
    </ToastProvider>
  );
}
