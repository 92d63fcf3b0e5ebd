import { createOwnPromotionInput } from "@emporia/contracts/promotions";
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
  const [categories, limits] = await page(
    request,
    Promise.all([api.categories.list.query(), api.promotions.limits.query()]),
  );
  return { categories, limits };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { promotions } = apiFor(request, context);
  return submit(promotionForm(await readForm(request)), createOwnPromotionInput, (input) =>
    promotions.create
      .mutate(input)
      .then(({ id, hasOwnCodes }) =>
        redirect(hasOwnCodes ? `/promotions/${id}/codes?done=couponBegun` : `/promotions/${id}?done=couponCreated`),
      ),
  );
}

export const meta: MetaFunction = () => [{ title: "New coupon · Emporia Seller" }];

export default function NewPromotionPage() {
  const { categories, limits } = useLoaderData<typeof loader>();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Coupons", href: "/promotions" }, { label: "New" }]}
        title="New coupon"
        description="For what your shop sells; your shop pays for what it takes off. It is on as soon as you create it, within its dates."
      />
      <PromotionForm currency="USD" isOwn categories={categories} limits={limits} busy={busy("save", "Creating…")} />
    </>
  );
}
