import { askQuestionInput } from "@emporia/contracts/questions";
import { Picture } from "@emporia/ui/commerce/picture";
import { Alert } from "@emporia/ui/primitives/alert";
import { Breadcrumbs } from "@emporia/ui/primitives/breadcrumbs";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Pagination } from "@emporia/ui/primitives/pagination";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { QuestionList } from "~/components/questions/question-list";
import { apiFor, read } from "~/lib/api.server";
import { sessionCookie } from "~/lib/cookies.server";
import { pageMeta } from "~/lib/meta";
import { productPath, questionsPath, startCrumb, withQuery } from "~/lib/paths";
import { originOf, useRootData } from "~/lib/root-data";
import { loginPath } from "~/lib/safe-next";

export async function loader(args: LoaderFunctionArgs) {
  const url = new URL(args.request.url);
  const productId = args.params.slug ?? "";
  const cursor = url.searchParams.get("cursor")?.slice(0, 500) || undefined;
  const api = apiFor(args);
  const [{ product }, found] = await Promise.all([
    read(args, api.catalog.productPage.query({ productId })),
    api.questions.ofProduct.query({ productId, ...(cursor ? { cursor } : {}) }).catch(() => null),
  ]);
  if (product.slug !== productId) throw redirect(questionsPath(productPath(product)) + url.search, 301);
  // A link to a page that is no longer there leads to the first one.
  if (!found)
    throw cursor ? redirect(url.pathname) : new Response("The questions cannot be read now.", { status: 503 });
  const { name, slug, seller, pictures } = product;
  const shown = { name, slug, shopName: seller.shopName, picture: pictures[0] ?? null };
  return { product: shown, found, cursor, isSent: url.searchParams.has("sent") };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const slug = args.params.slug ?? "";
  const path = questionsPath(productPath({ slug }));
  if (sessionCookie.read(args.request) === undefined) throw redirect(loginPath(new URL(path, args.request.url)));
  form.set("productId", slug);
  return submit(form, askQuestionInput, async (input) => {
    await read(args, apiFor(args).questions.ask.mutate(input));
    throw redirect(withQuery(path, { sent: "true" }));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [{ title: "Product not found · Emporia" }];
  const { product, cursor, found } = data;
  return pageMeta({
    origin: originOf(matches),
    title: `Questions about ${product.name}`,
    path: questionsPath(productPath(product)),
    isHidden: cursor !== undefined || found.count === 0,
  });
};

export default function QuestionsPage() {
  const { product, found, cursor, isSent } = useLoaderData<typeof loader>();
  const { shopName } = product;
  const path = questionsPath(productPath(product));
  return (
    <div className="shell max-w-4xl pt-3">
      <Breadcrumbs crumbs={[startCrumb, { label: product.name, href: productPath(product) }, { label: "Questions" }]} />
      <div className="mt-4 mb-8 flex items-center gap-4">
        <Picture media={product.picture} sizes="5rem" isDecorative className="size-20 shrink-0 rounded-md" />
        <h1 className="min-w-0 text-title wrap-anywhere">Questions about {product.name}</h1>
      </div>
      {isSent && (
        <Alert tone="good" title="Your question is on its way." className="mb-8">
          {shopName} gets a mail, and so do you once it is answered. Then everybody sees both here.
        </Alert>
      )}
      {found.waiting.length > 0 && (
        <section aria-labelledby="waiting" className="mb-8 border-b pb-4">
          <h2 id="waiting" className="mb-4 text-xl">
            You wait for an answer
          </h2>
          <QuestionList questions={found.waiting} shopName={shopName} heading="h3" />
        </section>
      )}
      {found.items.length > 0 && <QuestionList questions={found.items} shopName={shopName} heading="h2" />}
      {found.count === 0 && (
        <p className="mb-8 text-muted">
          Nothing is answered here yet. What the shop answers stands here, for everybody.
        </p>
      )}
      <Pagination
        label="Questions"
        previousHref={cursor ? path : undefined}
        nextHref={found.nextCursor ? withQuery(path, { cursor: found.nextCursor }) : undefined}
      />
      <Ask shopName={shopName} path={path} key={String(isSent)} />
    </div>
  );
}

function Ask({ shopName, path }: { shopName: string; path: string }) {
  const form = useFieldErrors();
  const { state } = useNavigation();
  const user = useRootData()?.viewer.user;
  return (
    <section aria-labelledby="ask" className="mt-8 scroll-mt-32 border-t pt-8">
      <h2 id="ask" className="mb-4 text-xl wrap-anywhere">
        Ask {shopName}
      </h2>
      {user ? (
        <Form method="post" noValidate className="flex max-w-prose flex-col items-start gap-5">
          <FormErrors failure={form.failure} focus="field" />
          <Field
            name="body"
            label="Your question"
            hint="About the product: how it is made, how large it is, what it goes with. Leave out your address and telephone number; everybody can read it."
            error={form.error("body")}
            className="w-full"
          >
            <Textarea rows={4} maxLength={1000} defaultValue={form.value("body")} />
          </Field>
          <Button type="submit" variant="primary" loading={state === "submitting" && "Sending…"}>
            Send the question
          </Button>
        </Form>
      ) : (
        <div className="flex flex-col items-start gap-4">
          <p className="max-w-prose text-muted">Sign in first, so that we can write to you when it is answered.</p>
          <ButtonLink variant="primary" href={withQuery("/login", { next: path })}>
            Sign in to ask
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{
        404: "This product is not sold here, or not any more. A search may find something like it.",
        410: "This product is no longer sold.",
        429: "That was a lot of questions for one day. Ask again tomorrow.",
      }}
    />
  );
}
