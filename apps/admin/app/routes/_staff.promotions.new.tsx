import { createPromotionInput } from "@emporia/contracts/promotions";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { PromotionForm } from "@emporia/ui/remix/promotion-form";
import { promotionForm } from "@emporia/ui/remix/promotion-form.server";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [categories, groups] = await page(
    request,
    Promise.all([api.categories.list.query(), api.shopperGroups.list.query({ limit: 100 })]),
  );
  return { categories, groups: groups.items };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { promotions } = apiFor(request, context);
  return submit(promotionForm(await readForm(request)), createPromotionInput, (input) =>
    promotions.staff.create
      .mutate(input)
      .then(({ id, hasOwnCodes }) => redirect(`/promotions/${id}${hasOwnCodes ? "/codes" : ""}?done=created`)),
  );
}

export const meta: MetaFunction = () => [{ title: "New promotion · Emporia Admin" }];

export default function NewPromotionPage() {
  const { categories, groups } = useLoaderData<typeof loader>();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Promotions", href: "/promotions" }, { label: "New" }]}
        title="New promotion"
        description="The platform pays for what it takes off. It is on as soon as you create it, within its dates."
      />
      <PromotionForm currency="USD" categories={categories} groups={groups} busy={busy("save", "Creating…")} />
    </>
  );
}
