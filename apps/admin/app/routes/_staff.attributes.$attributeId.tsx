import { attributeIdInput, updateAttributeInput } from "@emporia/contracts/attributes";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useRouteError } from "@remix-run/react";
import { AttributeForm } from "~/components/category/attribute-form";
import { apiFor } from "~/lib/api.server";
import { optionLines } from "~/lib/attribute-form.server";

async function attributeOf({ request, context, params }: Pick<LoaderFunctionArgs, "request" | "context" | "params">) {
  const attributes = await page(request, apiFor(request, context).attributes.list.query());
  const attribute = attributes.find(({ id }) => id === params.attributeId);
  if (!attribute) throw new Response("This attribute was not found.", { status: 404 });
  return attribute;
}

export async function loader(args: LoaderFunctionArgs) {
  return { attribute: await attributeOf(args) };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args;
  const { attributes } = apiFor(request, context);
  const form = await readForm(request);
  form.set("attributeId", params.attributeId ?? "");
  switch (form.get("intent")) {
    case "save": {
      const { options } = await attributeOf(args);
      return submit(optionLines(form, options), updateAttributeInput, (input) =>
        attributes.update.mutate(input).then(() => redirect(`/attributes/${params.attributeId}?done=saved`)),
      );
    }
    case "remove":
      return submit(form, attributeIdInput, (input) =>
        attributes.remove.mutate(input).then(() => redirect("/attributes?done=removed")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.attribute.name ?? "Attribute"} · Emporia Admin` },
];

export default function AttributePage() {
  const { attribute } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const { name, productCount, categories } = attribute;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Attributes", href: "/attributes" }, { label: name }]}
        title={name}
        description={`${productCount === 1 ? "1 product says" : `${productCount.toLocaleString("en-US")} products say`} it. Asked for by ${categories.map((each) => each.name).join(", ") || "no category yet"}.`}
      />
      <Section isSplit title="Details" description="Products show the change within seconds.">
        <AttributeForm key={attribute.id} attribute={attribute} />
      </Section>
      <Section isSplit title="Delete">
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <ConfirmButton
            loading={busy("remove", "Deleting…")}
            question={{
              title: `Delete “${name}”?`,
              consequence:
                productCount === 0
                  ? "No product says it."
                  : `What ${productCount.toLocaleString("en-US")} products say by it is lost for good.`,
              confirmLabel: "Delete it",
            }}
          >
            Delete the attribute
          </ConfirmButton>
        </Form>
      </Section>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no attribute at this address." }} />
  );
}
