import { needsReporter, type ReportReason, reportReasons } from "@emporia/contracts/report-reasons";
import { reportProductInput } from "@emporia/contracts/reports";
import { Picture } from "@emporia/ui/commerce/picture";
import { reportReasonWords } from "@emporia/ui/lib/report-words";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Checkbox } from "@emporia/ui/primitives/checkbox";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { Flag } from "lucide-react";
import { useState } from "react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { productPath, withQuery } from "~/lib/paths";
import { originOf, useRootData } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params.slug ?? "";
  const { product } = await read(args, apiFor(args).catalog.productPage.query({ productId: slug }));
  if (product.slug !== slug) throw redirect(reportPath(product), 301);
  const { name, seller, pictures } = product;
  const sent = new URL(args.request.url).searchParams.get("sent");
  return { product: { slug, name, shopName: seller.shopName, picture: pictures[0] ?? null }, sent };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const slug = args.params.slug ?? "";
  form.set("productId", slug);
  return submit(form, reportProductInput, async (input) => {
    const { isConfirmed } = await apiFor(args).reports.give.mutate(input);
    throw redirect(withQuery(reportPath({ slug }), { sent: isConfirmed ? "mailed" : "true" }));
  });
}

const reportPath = (product: { slug: string }) => `${productPath(product)}/report`;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({ origin: originOf(matches), title: data ? `Report ${data.product.name}` : "Report a product" });

export default function ReportPage() {
  const { product, sent } = useLoaderData<typeof loader>();
  if (sent)
    return (
      <NarrowPage title="Thank you">
        <Alert tone="good" title="We have your report.">
          {sent === "mailed"
            ? "A mail confirms it. A person looks at it, and we write to you what was decided and why."
            : "A person looks at it. You left no address, so we cannot tell you what was decided."}
        </Alert>
        <ButtonLink href={productPath(product)}>Back to the product</ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage
      title="Report this product"
      lead="Something is wrong with it? A person looks at every report. The shop does not learn who sent it."
      after={
        <>
          It came broken, or not at all? That is between you and the shop:{" "}
          <Link href="/orders/find" className="underline underline-offset-4">
            find your order
          </Link>{" "}
          and ask there.
        </>
      }
    >
      <div className="flex items-center gap-4 border-y py-3">
        <Picture media={product.picture} sizes="4rem" isDecorative className="size-16 shrink-0 rounded-md" />
        <div className="min-w-0">
          <p className="line-clamp-2 font-display font-medium wrap-anywhere">{product.name}</p>
          <p className="truncate text-sm text-muted">{product.shopName}</p>
        </div>
      </div>
      <ReportForm />
    </NarrowPage>
  );
}

const options = reportReasons.map((value) => ({ value, ...reportReasonWords[value] }));

function ReportForm() {
  const form = useFieldErrors();
  const { state } = useNavigation();
  const user = useRootData()?.viewer.user;
  const [reason, setReason] = useState(form.value("reason") ?? "");
  const isNeeded = reason !== "" && needsReporter(reason as ReportReason);
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <FormErrors failure={form.failure} focus="field" />
      <RadioGroup
        legend="What is wrong with it?"
        name="reason"
        options={options}
        defaultValue={form.value("reason")}
        onChange={setReason}
        error={form.error("reason")}
      />
      <Field
        name="explanation"
        label="Tell us more"
        hint="What is wrong, and where it is seen: the name, a sentence, the third picture."
        error={form.error("explanation")}
      >
        <Textarea rows={5} maxLength={4000} defaultValue={form.value("explanation")} />
      </Field>
      <Field
        name="name"
        label="Your name"
        required={isNeeded}
        hint="Needed for reports of something illegal."
        error={form.error("name")}
      >
        <Input autoComplete="name" maxLength={120} defaultValue={form.value("name") ?? (user ? user.firstName : "")} />
      </Field>
      <Field
        name="email"
        label="E-mail"
        required={isNeeded}
        hint="We confirm that your report has arrived and write to you what was decided. Needed for reports of something illegal."
        error={form.error("email")}
      >
        <Input
          type="email"
          autoComplete="email"
          inputMode="email"
          maxLength={254}
          defaultValue={form.value("email") ?? user?.email}
        />
      </Field>
      <Checkbox
        name="isGoodFaith"
        label="What I report is accurate and complete, as far as I know."
        defaultChecked={form.value("isGoodFaith") === "true"}
        error={form.error("isGoodFaith")}
      />
      <Button type="submit" variant="primary" icon={<Flag />} loading={state === "submitting" && "Sending…"}>
        Send the report
      </Button>
    </Form>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{ 404: "This product is not sold here, or not any more: there is nothing to report." }}
    />
  );
}
