import { dateText } from "@emporia/ui/commerce/date-time";
import { ToolShell } from "@emporia/ui/layout/tool-shell";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { MenuButton, MenuDivider, MenuLink } from "@emporia/ui/primitives/menu";
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
  Boxes,
  CircleDollarSign,
  House,
  MessageCircleQuestion,
  MessagesSquare,
  Package,
  PackageOpen,
  Settings,
  ShoppingBag,
  Star,
  TicketPercent,
  Truck,
} from "lucide-react";
import type { ReactNode } from "react";
import { apiFor } from "~/lib/api.server";
import { flashOf } from "~/lib/flash";
import { pagesFor } from "~/lib/pages";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const user = await page(request, api.users.me.query());
  if (user.memberships.length === 0) throw redirect("/apply");
  const [shop, dashboard] = await page(
    request,
    Promise.all([api.sellers.mine.query(), api.analytics.sellerDashboard.query()]),
  );
  if (shop.status === "REJECTED" || shop.status === "BANNED") throw redirect("/application");
  return {
    theme: themeOf(request),
    shop,
    dashboard,
    storefrontUrl: context.config.storefrontUrl,
    user: { name: `${user.firstName} ${user.lastName}`.trim() || user.email, email: user.email },
    shops: user.memberships.map(({ sellerId, shopName }) => ({ sellerId, shopName })),
  };
}

export default function ShopLayout() {
  const data = useLoaderData<typeof loader>();
  return (
    <Frame data={data}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("routes/_shop");
  if (!data) return <ErrorPage error={error} searchAction={null} signInHref="/sign-in" />;
  return (
    <Frame data={data}>
      <ErrorPage error={error} element="div" searchAction="/search" />
    </Frame>
  );
}

type FrameData = NonNullable<ReturnType<typeof useRouteLoaderData<typeof loader>>>;

/** Gets its data from whoever draws it, because an error page may not ask for its own. */
function Frame({ data, children }: { data: FrameData; children: ReactNode }) {
  const { shop, dashboard, user, shops, theme, storefrontUrl } = data;
  const { pathname } = useLocation();
  const flash = useFlash(flashOf);
  const may = (permission: string) => shop.permissions.includes(permission);
  const groups = [
    { items: [{ href: "/", label: "Overview", icon: <House />, isExact: true }] },
    {
      label: "Selling",
      items: [
        ...(may("orders:read")
          ? [
              { href: "/orders", label: "Orders", icon: <ShoppingBag />, count: dashboard.ordersToShip },
              { href: "/returns", label: "Returns", icon: <PackageOpen />, count: dashboard.returnsToAnswer },
            ]
          : []),
        ...(may("messages:write")
          ? [{ href: "/messages", label: "Messages", icon: <MessagesSquare />, count: dashboard.unreadMessages }]
          : []),
        { href: "/reviews", label: "Reviews", icon: <Star /> },
        { href: "/questions", label: "Questions", icon: <MessageCircleQuestion /> },
        ...(may("products:read")
          ? [
              { href: "/products", label: "Products", icon: <Package /> },
              { href: "/inventory", label: "Inventory", icon: <Boxes />, count: dashboard.lowStockVariants },
            ]
          : []),
      ],
    },
    {
      label: "Shop",
      items: [
        ...(may("balance:read") ? [{ href: "/payouts", label: "Payouts", icon: <CircleDollarSign /> }] : []),
        ...(may("promotions:read") ? [{ href: "/promotions", label: "Coupons", icon: <TicketPercent /> }] : []),
        { href: "/shipping", label: "Shipping", icon: <Truck /> },
        { href: "/settings", label: "Shop settings", icon: <Settings /> },
      ],
    },
  ];
  return (
    <ToastProvider flash={flash}>
      <CommandPalette pages={pagesFor(shop.permissions)} placeholder="An order number, a product, a page…">
        <ToolShell
          suffix="Seller"
          groups={groups}
          currentPath={pathname}
          user={{
            name: shop.shopName,
            detail: user.email,
            picture: shop.logo ? `${shop.logo.url}/320.webp` : undefined,
          }}
          search={<PaletteTrigger />}
          notice={<Notice shop={shop} />}
          userMenu={
            <>
              {shop.status === "APPROVED" && (
                <MenuLink href={`${storefrontUrl}/shops/${shop.shopSlug}`}>See your shop</MenuLink>
              )}
              <MenuLink href="/settings">Shop settings</MenuLink>
              {shops.length > 1 && (
                <Form method="post" action="/choose-shop">
                  <MenuDivider label="Your shops" />
                  {shops.map(({ sellerId, shopName }) => (
                    <MenuButton key={sellerId} type="submit" name="sellerId" value={sellerId}>
                      <span className="min-w-0 truncate">
                        {shopName}
                        {sellerId === shop.id && " (open)"}
                      </span>
                    </MenuButton>
                  ))}
                </Form>
              )}
              <MenuDivider />
              <div className="px-3 py-1.5">
                <ThemeSwitch theme={theme} />
              </div>
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

function Notice({ shop: { status, statusReason: reason, vacation } }: { shop: FrameData["shop"] }) {
  if (status === "PENDING")
    return (
      <Alert tone="info" className="rounded-none border-b px-4 sm:px-8" title="Your application is being read.">
        You can prepare products meanwhile; they can be published once the shop is approved.
      </Alert>
    );
  if (status === "APPROVED" && vacation)
    return (
      <Alert
        tone="info"
        className="rounded-none border-b px-4 sm:px-8"
        title={`Your shop is on a break until ${dateText(vacation.until)}.`}
        action={
          <ButtonLink size="sm" href="/vacation">
            Change it
          </ButtonLink>
        }
      >
        {vacation.mode === "CLOSED"
          ? "Nothing can be bought meanwhile."
          : "Orders are taken, and sent when you are back."}
      </Alert>
    );
  if (status !== "SUSPENDED") return null;
  return (
    <Alert
      tone="warn"
      className="rounded-none border-b px-4 sm:px-8"
      title="Your shop is suspended: shoppers cannot see it."
      action={
        <ButtonLink size="sm" href="/application">
          What to do
        </ButtonLink>
      }
    >
      {reason}
    </Alert>
  );
}
