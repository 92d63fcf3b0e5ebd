import type { AddressView } from "@emporia/contracts/identity";
import { addressIdInput, createAddressInput, updateAddressInput } from "@emporia/contracts/identity";
import { AddressForm, addressLabels } from "@emporia/ui/commerce/address-form";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import type { FormState } from "@emporia/ui/lib/form-result";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { apiFor, read } from "~/lib/api.server";
import { marketsOf } from "~/lib/markets.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

const here = "/account/addresses";

export async function loader(args: LoaderFunctionArgs) {
  const [addresses, { markets, market }] = await Promise.all([
    read(args, apiFor(args).users.addresses.list.query()),
    marketsOf(args),
  ]);
  const asked = new URL(args.request.url).searchParams.get("edit");
  const edit = asked === "new" ? ("new" as const) : (addresses.find((each) => each.id === asked) ?? null);
  // Where anything can be sent to, the shopper's own market first; and where an address is that was kept before.
  const kept = edit === null || edit === "new" ? [] : [edit.country];
  const countries = [...new Set([...(market?.countries ?? []), ...markets.flatMap((each) => each.countries), ...kept])];
  return { addresses, edit, countries };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const { addresses } = apiFor(args).users;
  const done = () => redirect(here);
  switch (form.get("intent")) {
    case "create":
      return submit(form, createAddressInput, async (input) => {
        await addresses.create.mutate(input);
        return done();
      });
    case "update":
      return submit(form, updateAddressInput, async (input) => {
        await addresses.update.mutate(input);
        return done();
      });
    case "default":
      return submit(form, addressIdInput, async (input) => {
        await addresses.update.mutate({ ...input, isDefault: true });
        return done();
      });
    case "remove":
      return submit(form, addressIdInput, async (input) => {
        await addresses.remove.mutate(input);
        return done();
      });
    default:
      throw new Response("The address book does not know what to do.", { status: 400 });
  }
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your addresses" });

export default function AddressesPage() {
  const { addresses, edit, countries } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-title">Your addresses</h1>
        {edit === null && <ButtonLink href={`${here}?edit=new`}>Add an address</ButtonLink>}
      </div>
      {edit !== null ? (
        <AddressEditor
          key={edit === "new" ? "new" : edit.id}
          address={edit === "new" ? undefined : edit}
          countries={countries}
          form={form}
          isFirst={addresses.length === 0}
        />
      ) : addresses.length === 0 ? (
        <EmptyState
          title="No address yet"
          action={
            <ButtonLink variant="primary" href={`${here}?edit=new`}>
              Add an address
            </ButtonLink>
          }
        >
          With one saved, checking out takes two presses.
        </EmptyState>
      ) : (
        <>
          <FormErrors failure={form.failure} />
          <ul className="grid gap-x-6 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
            {addresses.map((address) => (
              <li key={address.id}>
                <AddressCard address={address} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function AddressCard({ address }: { address: AddressView }) {
  const { state, formData } = useNavigation();
  const isBusy = (intent: string) =>
    state !== "idle" && formData?.get("addressId") === address.id && formData.get("intent") === intent;
  const person = `${address.firstName} ${address.lastName}, ${address.line1}`;
  return (
    <article className="flex h-full flex-col rounded-lg border bg-surface p-5">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="text-base wrap-anywhere">{address.label}</h2>
        {address.isDefault && (
          <Badge tone="good" shape="tick">
            Default
          </Badge>
        )}
      </div>
      <AddressLines address={address} withPhone />
      <div className="mt-auto flex flex-wrap gap-2 pt-5">
        <ButtonLink size="sm" href={`${here}?edit=${address.id}`}>
          Change<span className="sr-only"> {person}</span>
        </ButtonLink>
        {!address.isDefault && (
          <Form method="post">
            <input type="hidden" name="intent" value="default" />
            <input type="hidden" name="addressId" value={address.id} />
            <Button type="submit" size="sm" loading={isBusy("default") && "Making it the default…"}>
              Make it the default
            </Button>
          </Form>
        )}
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="addressId" value={address.id} />
          <ConfirmButton
            size="sm"
            variant="ghost"
            loading={isBusy("remove") && "Removing…"}
            question={{
              title: `Remove “${address.label}”?`,
              consequence: `${person} leaves your address book. Orders that go there still do.`,
              confirmLabel: "Remove the address",
            }}
          >
            Remove
          </ConfirmButton>
        </Form>
      </div>
    </article>
  );
}

function AddressEditor({
  address,
  countries,
  form,
  isFirst,
}: {
  address: AddressView | undefined;
  countries: readonly string[];
  form: FormState;
  isFirst: boolean;
}) {
  const { state } = useNavigation();
  return (
    <Form method="post" className="flex max-w-2xl flex-col gap-6" noValidate>
      <input type="hidden" name="intent" value={address ? "update" : "create"} />
      {address && <input type="hidden" name="addressId" value={address.id} />}
      <FormErrors failure={form.failure} focus="field" labels={{ label: "Name of the address", ...addressLabels() }} />
      <Field label="Name of the address" name="label" hint="Home, work, a friend’s." error={form.error("label")}>
        <Input
          defaultValue={form.value("label", address?.label ?? (isFirst ? "Home" : ""))}
          maxLength={40}
          autoComplete="off"
        />
      </Field>
      <AddressForm legend="Address" hideLegend address={address} countries={countries} form={form} />
      {!address?.isDefault && (
        <Checkbox
          name="isDefault"
          label="Use this one unless I say otherwise"
          defaultChecked={form.checked("isDefault", isFirst)}
        />
      )}
      {address?.isDefault && <input type="hidden" name="isDefault" value="true" />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" loading={state === "submitting" && "Saving…"}>
          {address ? "Save the address" : "Add the address"}
        </Button>
        <ButtonLink href={here}>Leave it as it was</ButtonLink>
      </div>
    </Form>
  );
}
