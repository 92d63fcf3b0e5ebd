import { updateSellerInput } from "@emporia/contracts/sellers";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Building2, Palmtree } from "lucide-react";
import { ShopPictureField } from "~/components/shop-picture-field";
import { apiFor } from "~/lib/api.server";
import { useMay, useShop } from "~/lib/shop";
import { keepShopPictures } from "~/lib/shop-pictures.server";

/** The zones that there are, as the server knows them: a browser may know others. */
export function loader() {
  return { zones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const problems = await keepShopPictures(request, context, form);
  const answer = await submit(form, updateSellerInput, async (input) => {
    await apiFor(request, context).sellers.update.mutate(input);
    return redirect("/settings?done=saved");
  });
  if (!(answer instanceof Response) || Object.keys(problems).length === 0) return answer;
  return data(
    { ok: false as const, fieldErrors: problems, formError: "All else is saved.", values: {} },
    { status: 422 },
  );
}

export const meta: MetaFunction = () => [{ title: "Shop settings · Emporia Seller" }];

const labels = {
  shopName: "Shop name",
  shopSlug: "Address",
  tagline: "Tagline",
  description: "Your story",
  city: "City",
  state: "State or region",
  processingDays: "Days to ship",
  timeZone: "Time zone",
  policies: "Policies",
  logoMediaId: "Logo",
  bannerMediaId: "Banner",
};

export default function SettingsPage() {
  const shop = useShop();
  const { zones } = useLoaderData<typeof loader>();
  const mayWrite = useMay("shop:write");
  const form = useFieldErrors();
  const busy = useBusy();
  return (
    <>
      <PageHeader
        title="Shop settings"
        description="What shoppers see of you, and what they can rely on."
        actions={
          <>
            <ButtonLink href="/business" icon={<Building2 />}>
              Business
            </ButtonLink>
            <ButtonLink href="/vacation" icon={<Palmtree />}>
              Vacation
            </ButtonLink>
          </>
        }
      />
      {!mayWrite && (
        <Alert tone="info" className="mb-6">
          Your role can read these settings. Only owners and admins of the shop change them.
        </Alert>
      )}
      <Form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="sellerId" value={shop.id} />
        <fieldset disabled={!mayWrite} className="contents">
          <div className="mb-6 empty:hidden">
            <FormErrors failure={form.failure} labels={labels} />
          </div>
          <Section isSplit title="Profile">
            <div className="flex flex-col gap-5">
              <Field name="shopName" label={labels.shopName} required error={form.error("shopName")}>
                <Input maxLength={80} defaultValue={form.value("shopName", shop.shopName)} />
              </Field>
              <Field name="tagline" label={labels.tagline} required={false} error={form.error("tagline")}>
                <Input maxLength={160} defaultValue={form.value("tagline", shop.tagline)} />
              </Field>
              <Field name="description" label={labels.description} required error={form.error("description")}>
                <Textarea rows={7} maxLength={5000} defaultValue={form.value("description", shop.description)} />
              </Field>
              <div className="grid gap-5 sm:grid-cols-2">
                <Field name="city" label={labels.city} required error={form.error("city")}>
                  <Input maxLength={120} defaultValue={form.value("city", shop.city)} />
                </Field>
                <Field name="state" label={labels.state} required={false} error={form.error("state")}>
                  <Input maxLength={120} defaultValue={form.value("state", shop.state)} />
                </Field>
              </div>
            </div>
          </Section>
          <Section isSplit title="Pictures" description="The face of the shop, on its page and beside what it sells.">
            <div className="flex flex-col gap-7">
              <ShopPictureField
                name="logoMediaId"
                use="logo"
                label={labels.logoMediaId}
                hint="Square, at least 320 × 320 pixels. JPEG, PNG, WebP, AVIF; up to 20 MB."
                picture={shop.logo}
                className="size-28"
                error={form.error("logoMediaId")}
              />
              <ShopPictureField
                name="bannerMediaId"
                use="banner"
                label={labels.bannerMediaId}
                hint="Wide, at least 1600 × 400 pixels. Its edges are cut on small screens."
                picture={shop.banner}
                className="aspect-[3/1] w-full"
                error={form.error("bannerMediaId")}
              />
            </div>
          </Section>
          <Section isSplit title="Address of the shop" description="Links to the old address keep working.">
            <Field name="shopSlug" label={labels.shopSlug} required error={form.error("shopSlug")}>
              <Input
                maxLength={80}
                spellCheck={false}
                autoComplete="off"
                defaultValue={form.value("shopSlug", shop.shopSlug)}
              />
            </Field>
          </Section>
          <Section isSplit title="Shipping" description="Orders count as late after this many days.">
            <Field
              name="processingDays"
              label={labels.processingDays}
              required
              hint="From the order until the parcel leaves: 0 to 60."
              error={form.error("processingDays")}
              className="max-w-60"
            >
              <Input
                inputMode="numeric"
                autoComplete="off"
                after="days"
                className="figures"
                defaultValue={form.value("processingDays", String(shop.processingDays))}
              />
            </Field>
          </Section>
          <Section isSplit title="Clock" description="When sales begin and products are published is written by it.">
            <Field name="timeZone" label={labels.timeZone} error={form.error("timeZone")} className="max-w-96">
              <Select
                defaultValue={form.value("timeZone", shop.timeZone)}
                options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
              />
            </Field>
          </Section>
          <Section
            isSplit
            title={labels.policies}
            description="Returns, exchanges, made to order: what a shopper should know before buying."
          >
            <Field name="policies" label={labels.policies} hideLabel error={form.error("policies")}>
              <Textarea rows={7} maxLength={5000} defaultValue={form.value("policies", shop.policies)} />
            </Field>
          </Section>
          {mayWrite && (
            <div className="border-t pt-6">
              <Button type="submit" variant="primary" loading={busy(undefined, "Saving…")}>
                Save the settings
              </Button>
            </div>
          )}
        </fieldset>
      </Form>
    </>
  );
}
