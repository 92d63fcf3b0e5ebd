import type { ShippingProfileView } from "@emporia/contracts/shipping";
import { Section } from "@emporia/ui/layout/section";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form } from "@remix-run/react";

/** Makes a profile for what ships otherwise than the rest. */
export function NewProfile() {
  return (
    <Section
      isSplit
      title="Things that ship otherwise"
      description="Oversize, fragile, made to order: give them a profile with zones and rates of its own, or just with more time. Choose it in the product’s form, or for many at once under Change many."
    >
      <ProfileForm />
    </Section>
  );
}

/** A profile's name and days, and the way to be rid of it. */
export function ProfileSettings({ profile, mayWrite }: { profile: ShippingProfileView; mayWrite: boolean }) {
  const { name, productCount, processingDays } = profile;
  const products = productCount === 1 ? "One product ships" : `${productCount.toLocaleString("en-US")} products ship`;
  return (
    <Section
      isSplit
      title={<span className="wrap-anywhere">{name}</span>}
      description={`${products} by this profile. Bought with others, they are a parcel of their own, and the shopper pays the sum.`}
      action={
        mayWrite && (
          <Form method="post" className="lg:mt-4">
            <input type="hidden" name="profileId" value={profile.id} />
            <ConfirmButton
              size="sm"
              variant="ghost"
              name="intent"
              value="remove-profile"
              question={{
                title: `Remove ${name} with its zones?`,
                consequence: "Its products ship like the rest from then on. What was ordered keeps its price.",
                confirmLabel: "Remove the profile",
              }}
            >
              Remove the profile
            </ConfirmButton>
          </Form>
        )
      }
    >
      {mayWrite ? (
        <ProfileForm profile={profile} />
      ) : (
        <p className="text-[0.9375rem]">
          {processingDays === null
            ? "Its products are sent as soon as the rest."
            : `Its products are sent within ${processingDays} working days.`}
        </p>
      )}
    </Section>
  );
}

function ProfileForm({ profile }: { profile?: ShippingProfileView }) {
  const key = profile?.id ?? "profile";
  const said = useFieldErrorsOf("form", key);
  const busy = useBusy();
  const intent = profile ? "update-profile" : "add-profile";
  return (
    <Form method="post" noValidate preventScrollReset className="grid max-w-3xl items-start gap-5 sm:grid-cols-2">
      <div className="empty:hidden sm:col-span-2">
        <FormErrors failure={said.failure} />
      </div>
      <input type="hidden" name="form" value={key} />
      {profile && <input type="hidden" name="profileId" value={profile.id} />}
      <Field
        id={`${key}-profile-name`}
        name="name"
        label="Name of the profile"
        hint="For you alone, such as Oversize."
        error={said.error("name")}
      >
        <Input maxLength={60} autoComplete="off" defaultValue={said.value("name", profile?.name)} />
      </Field>
      <Field
        id={`${key}-processing-days`}
        name="processingDays"
        label="Days to ship"
        required={false}
        hint="Working days until they leave. Empty: as your shop’s settings say."
        error={said.error("processingDays")}
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          defaultValue={said.value("processingDays", profile?.processingDays?.toString())}
        />
      </Field>
      <div className="sm:col-span-2">
        <Button
          type="submit"
          name="intent"
          value={intent}
          variant={profile ? "secondary" : "primary"}
          loading={busy(intent, "Saving…")}
        >
          {profile ? "Save the profile" : "Make the profile"}
        </Button>
      </div>
    </Form>
  );
}
