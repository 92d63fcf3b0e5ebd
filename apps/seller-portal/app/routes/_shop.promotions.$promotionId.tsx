import { switchPromotionInput, updateOwnPromotionInput } from "@emporia/contracts/promotions";
import { PromotionStatusBadge } from "@emporia/ui/commerce/promotion-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { benefitText, entryText } from "@emporia/ui/lib/promotion-text";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { PromotionForm } from "@emporia/ui/remix/promotion-form";
import { promotionForm } from "@emporia/ui/remix/promotion-form.server";
import { PromotionActions, PromotionUse } from "@emporia/ui/remix/promotion-view";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [promotion, categories, limits] = await page(
    request,
    Promise.all([
      api.promotions.get.query({ promotionId: params.promotionId ?? "" }),
      api.categories.list.query(),
      api.promotions.limits.query(),
    ]),
  );
  return { promotion, categories, limits };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { promotions } = apiFor(request, context);
  const form = await readForm(request);
  form.set("promotionId", params.promotionId ?? "");
  const here = (done: string) => redirect(`/promotions/${params.promotionId}?done=${done}`);
  switch (form.get("intent")) {
    case "save":
      return submit(promotionForm(form), updateOwnPromotionInput, (input) =>
        promotions.update.mutate(input).then(() => here("saved")),
      );
    case "switch":
      return submit(form, switchPromotionInput, (input) =>
        promotions.switch.mutate(input).then(({ status }) => here(status === "off" ? "switchedOff" : "switchedOn")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.promotion.name ?? "Coupon"} · Emporia Seller` },
];

export default function PromotionPage() {
  const { promotion, categories, limits } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const mayWrite = useMay("promotions:write");
  const { name, status } = promotion;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Coupons", href: "/promotions" }, { label: name }]}
        title={name}
        badge={<PromotionStatusBadge status={status} />}
        description={`${benefitText(promotion)}${entryText(promotion)}. Your shop pays for it.`}
        actions={<PromotionActions promotion={promotion} mayWrite={mayWrite} />}
      />
      <PromotionUse promotion={promotion} />
      {mayWrite ? (
        <div className="border-t pt-7">
          <PromotionForm
            key={promotion.id}
            promotion={promotion}
            currency="USD"
            isOwn
            categories={categories}
            limits={limits}
            busy={busy("save", "Saving…")}
          />
        </div>
      ) : (
        <p className="border-t py-7 text-sm text-muted">Your role may look at promotions, not change them.</p>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no coupon at this address." }} />;
}
