import { addLocationInput, locationIdInput, updateLocationInput } from "@emporia/contracts/inventory";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).inventory.locations.list.query());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { locations } = apiFor(request, context).inventory;
  const done = () => redirect("/inventory/locations?done=saved");
  switch (form.get("intent")) {
    case "add":
      return submit(form, addLocationInput, (input) => locations.add.mutate(input).then(done));
    case "remove":
      return submit(form, locationIdInput, (input) => locations.remove.mutate(input).then(done));
    default:
      return submit(form, updateLocationInput, (input) => locations.update.mutate(input).then(done));
  }
}

export const meta: MetaFunction = () => [{ title: "Locations · Emporia Seller" }];

type Location = Awaited<ReturnType<typeof loader>>["items"][number];

export default function LocationsPage() {
  const { items } = useLoaderData<typeof loader>();
  const mayWrite = useMay("products:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Inventory", href: "/inventory" }, { label: "Locations" }]}
        title="Locations"
        description="Where you keep stock. Orders take from the default location first, and from the others when it has too little."
      />
      <ul className="border-t">
        {items.map((location) => (
          <LocationItem key={`${location.id}-${location.name}`} location={location} mayWrite={mayWrite} />
        ))}
      </ul>
      {mayWrite && <AddLocation key={items.length} />}
    </>
  );
}

function LocationItem({ location, mayWrite }: { location: Location; mayWrite: boolean }) {
  const said = useFieldErrorsOf("locationId", location.id);
  const navigation = useNavigation();
  const sent = navigation.formData;
  const busy = (intent: string, label: string) =>
    sent?.get("locationId") === location.id && sent.get("intent") === intent && label;
  const id = `name-${location.id}`;
  return (
    <li className="border-b py-5">
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-end">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base">
            <span className="wrap-anywhere">{location.name}</span>
            {location.isDefault && (
              <Badge tone="good" shape="dot">
                Default
              </Badge>
            )}
          </h2>
          <p className="figures mt-1 text-sm text-muted">
            {location.onHand.toLocaleString("en-US")} on hand, {location.variantCount.toLocaleString("en-US")}{" "}
            {location.variantCount === 1 ? "variant" : "variants"}
          </p>
        </div>
        {mayWrite && (
          <div className="flex flex-wrap items-end gap-3">
            <Form method="post" preventScrollReset noValidate className="flex flex-wrap items-start gap-3">
              <input type="hidden" name="locationId" value={location.id} />
              <Field id={id} name="name" label="Name" error={said.error("name")} className="w-full sm:w-56">
                <Input maxLength={60} autoComplete="off" defaultValue={said.value("name", location.name)} />
              </Field>
              <Button
                type="submit"
                name="intent"
                value="rename"
                className="sm:mt-6.5"
                loading={busy("rename", "Saving…")}
              >
                Rename<span className="sr-only"> {location.name}</span>
              </Button>
            </Form>
            {!location.isDefault && (
              <Form method="post" preventScrollReset className="flex flex-wrap gap-3">
                <input type="hidden" name="locationId" value={location.id} />
                <input type="hidden" name="isDefault" value="true" />
                <Button type="submit" name="intent" value="default" loading={busy("default", "Saving…")}>
                  Make default<span className="sr-only">: {location.name}</span>
                </Button>
              </Form>
            )}
            {!location.isDefault && location.variantCount === 0 && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="locationId" value={location.id} />
                <Button
                  type="submit"
                  name="intent"
                  value="remove"
                  variant="ghost"
                  loading={busy("remove", "Removing…")}
                >
                  Remove<span className="sr-only"> {location.name}</span>
                </Button>
              </Form>
            )}
          </div>
        )}
      </div>
      {said.formError && (
        <div className="mt-3">
          <FormErrors failure={said.failure} />
        </div>
      )}
    </li>
  );
}

function AddLocation() {
  const said = useFieldErrorsOf("intent", "add");
  const navigation = useNavigation();
  return (
    <Form method="post" preventScrollReset noValidate className="mt-8 flex flex-wrap items-start gap-3">
      <Field
        id="new-location"
        name="name"
        label="Another location"
        hint="A shed, a second shop, a shelf at a fulfilment house."
        error={said.error("name")}
        className="w-full sm:w-80"
      >
        <Input maxLength={60} autoComplete="off" defaultValue={said.value("name")} />
      </Field>
      <Button
        type="submit"
        name="intent"
        value="add"
        variant="primary"
        className="sm:mt-6.5"
        loading={navigation.formData?.get("intent") === "add" && "Adding…"}
      >
        Add the location
      </Button>
    </Form>
  );
}
