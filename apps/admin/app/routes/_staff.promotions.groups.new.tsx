import { createShopperGroupInput } from "@emporia/contracts/shopper-groups";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useBusy } from "~/components/form-busy";
import { GroupForm } from "~/components/group-form";
import { apiFor } from "~/lib/api.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const { shopperGroups } = apiFor(request, context);
  return submit(request, createShopperGroupInput, (input) =>
    shopperGroups.create.mutate(input).then(({ id }) => redirect(`/promotions/groups/${id}?done=created`)),
  );
}

export const meta: MetaFunction = () => [{ title: "New group of shoppers · Emporia Admin" }];

export default function NewGroupPage() {
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
      <GroupForm busy={busy("save", "Creating…")} />
    </>
  );
}
