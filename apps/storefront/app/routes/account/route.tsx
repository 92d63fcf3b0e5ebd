import { apiErrorOf } from "@emporia/trpc/client";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm } from "@emporia/ui/remix/submit.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Outlet, useFetcher, useLoaderData, useLocation, useRouteError } from "@remix-run/react";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const { users, messages } = apiFor(args);
  const openedId = cursorOf(new URL(args.request.url).searchParams) ? undefined : args.params.threadId;
  const [user, threads] = await Promise.all([
    read(args, users.me.query()),
    // An account without the number is still an account.
    messages.list.query({ limit: openedId === undefined ? 1 : 50 }).catch(() => ({ unread: 0, items: [] })),
  ]);
  // What is being opened is read by then, whichever of the two is asked first.
  const opened = threads.items.filter((each) => each.id === openedId && each.unread > 0);
  return { user, unread: threads.unread - opened.length };
}

/** Mails the link that verifies the address once more. */
export async function action(args: ActionFunctionArgs) {
  await readForm(args.request);
  try {
    await apiFor(args).auth.resendVerification.mutate();
    return { sentence: "It is on its way. Look into your mail." };
  } catch (error) {
    const refused = apiErrorOf(error);
    if (!refused) throw error;
    return { sentence: refused.message };
  }
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your account" });

const tabs = [
  { href: "/account", label: "Overview" },
  { href: "/account/orders", label: "Orders" },
  { href: "/account/messages", label: "Messages" },
  { href: "/account/following", label: "Following" },
  { href: "/account/credit", label: "Store credit" },
  { href: "/account/cards", label: "Cards" },
  { href: "/account/addresses", label: "Addresses" },
  { href: "/account/profile", label: "Profile" },
];

export default function AccountFrame() {
  const { user, unread } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <div className="shell pt-6">
      <div className="flex items-center justify-between gap-4">
        <p className="min-w-0 truncate text-sm text-muted">Signed in as {user.email}</p>
        <Form method="post" action="/logout" reloadDocument className="shrink-0">
          <Button type="submit" variant="ghost" size="sm" className="-mr-3">
            Sign out
          </Button>
        </Form>
      </div>
      <TabLinks
        label="Your account"
        tabs={tabs.map((tab) => ({
          ...tab,
          ...(tab.href === "/account/messages" && unread > 0 ? { count: unread } : {}),
          isCurrent: pathname === tab.href || (tab.href !== "/account" && pathname.startsWith(`${tab.href}/`)),
        }))}
      />
      <div className="pt-8">
        {!user.emailVerified && <Unverified />}
        <Outlet />
      </div>
    </div>
  );
}

function Unverified() {
  const fetcher = useFetcher<typeof action>();
  return (
    <Alert
      tone="warn"
      className="mb-8"
      title="Your address is not verified yet"
      action={
        <fetcher.Form method="post" action="/account">
          <Button type="submit" size="sm" loading={fetcher.state !== "idle" && "Sending…"}>
            Mail the link again
          </Button>
        </fetcher.Form>
      }
    >
      {fetcher.data?.sentence ??
        "Open the link in the mail we sent. Orders you placed as a guest appear here after that."}
    </Alert>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" searchAction={null} />;
}
