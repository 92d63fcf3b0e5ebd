import {
  createTaxClassInput,
  type StaffTaxClassView,
  taxClassInput,
  updateTaxClassInput,
} from "@emporia/contracts/tax";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { TaxTabs } from "~/components/tax-tabs";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).tax.staffClasses.query());
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { tax } = apiFor(request, context);
  const form = await readForm(request);
  const done = (word: string) => () => redirect(`/tax/classes?done=${word}`);
  switch (form.get("intent")) {
    case "create":
      return submit(form, createTaxClassInput, (input) => tax.createClass.mutate(input).then(done("created")));
    case "update":
      return submit(form, updateTaxClassInput, (input) => tax.updateClass.mutate(input).then(done("saved")));
    case "retire":
      return submit(form, taxClassInput, (input) => tax.retireClass.mutate(input).then(done("classRetired")));
    case "revive":
      return submit(form, taxClassInput, (input) => tax.reviveClass.mutate(input).then(done("classRevived")));
    case "remove":
      return submit(form, taxClassInput, (input) => tax.removeClass.mutate(input).then(done("removed")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction = () => [{ title: "Tax classes · Emporia Admin" }];

export default function TaxClassesPage() {
  const { classes } = useLoaderData<typeof loader>();
  const mayWrite = useMay("markets:write");
  return (
    <>
      <PageHeader
        title="Tax"
        description="Kinds of things that are taxed alike. Sellers choose one for each product; a class is taxed where it has rates."
      >
        <TaxTabs />
      </PageHeader>
      <ul aria-label="Tax classes" className="border-t">
        {classes.map((each) => (
          <li key={each.code} className="border-b py-4">
            {mayWrite ? (
              <ClassForm key={`${each.name}-${each.providerCode}`} taxClass={each} />
            ) : (
              <Facts taxClass={each} />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <div className="mt-8">
          <Section
            isSplit
            title="Add a class"
            description="It is taxed nowhere until rates are set for it. Product files name it by its code, its name or the provider’s code."
          >
            <NewClassForm key={classes.length} />
          </Section>
        </div>
      )}
    </>
  );
}

function Facts({ taxClass }: { taxClass: StaffTaxClassView }) {
  const { name, code, providerCode, isRetired } = taxClass;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="font-medium wrap-anywhere">{name}</span>
      {isRetired && (
        <Badge tone="neutral" shape="bar">
          Retired
        </Badge>
      )}
      <span className="text-sm text-muted">{[code, providerCode].filter(Boolean).join(" · ")}</span>
    </p>
  );
}

function ClassForm({ taxClass }: { taxClass: StaffTaxClassView }) {
  const { code, name, providerCode, isRetired, isUsed } = taxClass;
  const form = useFieldErrorsOf("code", code);
  const { formData } = useNavigation();
  const busy = (intent: string, words: string) =>
    formData?.get("code") === code && formData.get("intent") === intent && words;
  const id = (field: string) => `${field}-${code}`;
  return (
    <Form method="post" noValidate preventScrollReset className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <input type="hidden" name="code" value={code} />
      <div className="w-full empty:hidden">
        <FormErrors failure={form.failure} />
      </div>
      <Field id={id("name")} name="name" label="Name" error={form.error("name")} className="w-full sm:w-56">
        <Input maxLength={60} autoComplete="off" defaultValue={form.value("name", name)} />
      </Field>
      <Field
        id={id("provider")}
        name="providerCode"
        label="Provider’s code"
        required={false}
        error={form.error("providerCode")}
        className="w-full sm:w-52"
      >
        <Input
          maxLength={60}
          autoComplete="off"
          placeholder="None"
          defaultValue={form.value("providerCode", providerCode ?? "")}
        />
      </Field>
      <span className="flex min-h-11 grow items-center gap-3 text-sm text-muted">
        <code className="wrap-anywhere">{code}</code>
        {isRetired && (
          <Badge tone="neutral" shape="bar">
            Retired
          </Badge>
        )}
      </span>
      <span className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="update" loading={busy("update", "Saving…")}>
          Save
          <span className="sr-only"> {name}</span>
        </Button>
        {isRetired ? (
          <Button type="submit" name="intent" value="revive" variant="ghost" loading={busy("revive", "Bringing back…")}>
            Bring back
            <span className="sr-only"> {name}</span>
          </Button>
        ) : (
          code !== "standard" && (
            <ConfirmButton
              name="intent"
              value="retire"
              variant="ghost"
              loading={busy("retire", "Retiring…")}
              question={{
                title: `Retire “${name}”?`,
                consequence:
                  "Products that have it keep it and are taxed as before. Nobody can choose it any more, until you bring it back.",
                confirmLabel: "Retire it",
              }}
            >
              Retire
              <span className="sr-only"> {name}</span>
            </ConfirmButton>
          )
        )}
        {!isUsed && (
          <ConfirmButton
            name="intent"
            value="remove"
            variant="ghost"
            loading={busy("remove", "Deleting…")}
            question={{
              title: `Delete “${name}”?`,
              consequence: "Nothing has it: it is gone for good.",
              confirmLabel: "Delete it",
            }}
          >
            Delete
            <span className="sr-only"> {name}</span>
          </ConfirmButton>
        )}
      </span>
    </Form>
  );
}

function NewClassForm() {
  const form = useFieldErrorsOf("intent", "create");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="grid max-w-2xl items-start gap-5 sm:grid-cols-2">
      <div className="empty:hidden sm:col-span-2">
        <FormErrors failure={form.failure} />
      </div>
      <Field name="name" label="Name" hint="Such as Children’s clothing." error={form.error("name")}>
        <Input maxLength={60} autoComplete="off" defaultValue={form.value("name")} />
      </Field>
      <Field
        name="code"
        label="Code"
        required={false}
        hint="Made of the name when it is empty; it never changes."
        error={form.error("code")}
      >
        <Input maxLength={40} autoComplete="off" spellCheck={false} defaultValue={form.value("code")} />
      </Field>
      <Field
        name="providerCode"
        label="Provider’s code"
        required={false}
        hint="What AvaTax or Stripe calls it, such as PC040100 or txcd_20030000."
        error={form.error("providerCode")}
      >
        <Input maxLength={60} autoComplete="off" spellCheck={false} defaultValue={form.value("providerCode")} />
      </Field>
      <div className="sm:col-span-2">
        <Button type="submit" name="intent" value="create" variant="primary" loading={busy("create", "Adding…")}>
          Add the class
        </Button>
      </div>
    </Form>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
