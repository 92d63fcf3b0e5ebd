import { createShopperGroupInput } from "@emporia/contracts/shopper-groups";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { GroupForm } from "~/components/group-form";
import { apiFor } from "~/lib/api.server";
import { homeCurrencyOf } from "~/lib/currencies";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { home: homeCurrencyOf(await page(request, apiFor(request, context).markets.list.query())) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shopperGroups } = apiFor(request, context);
  return submit(request, createShopperGroupInput, (input) =>
    shopperGroups.create.mutate(input).then(({ id }) => redirect(`/promotions/groups/${id}?done=created`)),
  );
}

export const meta: MetaFunction = () => [{ title: "New group of shoppers · Emporia Admin" }];

export default function NewGroupPage() {
  const { home } = useLoaderData<typeof loader>();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Promotions", href: "/promotions" },
          { label: "Groups of shoppers", href: "/promotions/groups" },
          { label: "New" },
        ]}
        title="New group of shoppers"
        description="You name who is in it on its page, once it is there."
      />
      <GroupForm home={home} busy={busy("save", "Creating…")} />
    </>
  );
}
