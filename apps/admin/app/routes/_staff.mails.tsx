import { PageHeader } from "@emporia/ui/layout/page-header";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { apiFor } from "~/lib/api.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { mails } = apiFor(request, context);
  const templates = await page(request, mails.templates.query());
  const asked = new URL(request.url).searchParams.get("template");
  const template = templates.find((each) => each.name === asked) ?? templates[0];
  const preview = template && (await page(request, mails.preview.query({ template: template.name })));
  return { templates, template, preview };
}

export const meta: MetaFunction = () => [{ title: "Mails · Emporia Admin" }];

export default function MailsPage() {
  const { templates, template, preview } = useLoaderData<typeof loader>();
  if (!template || !preview) {
    return (
      <>
        <PageHeader title="Mails" />
        <EmptyState icon={<Mail />} title="There are no templates." />
      </>
    );
  }
  return (
    <>
      <PageHeader title="Mails" description="Every mail that Emporia sends, with made-up people and orders in it." />
      <div className="gap-10 lg:grid lg:grid-cols-[17rem_minmax(0,1fr)]">
        <nav aria-label="Templates" className="max-lg:mb-8">
          <ul className="flex flex-col gap-px max-lg:max-h-64 max-lg:overflow-y-auto max-lg:border-y">
            {templates.map((each) => (
              <li key={each.name}>
                <Link
                  href={`/mails?template=${encodeURIComponent(each.name)}`}
                  preventScrollReset
                  aria-current={each.name === template.name ? "page" : undefined}
                  className="flex min-h-11 flex-col justify-center rounded-md px-3 py-1.5 text-sm no-underline hover:bg-sunken aria-[current=page]:bg-accent-wash"
                >
                  <span className="font-medium">{each.name}</span>
                  <span className="text-[0.8125rem] text-muted">{each.description}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <article className="min-w-0">
          <h2 className="text-lg wrap-anywhere">
            <span className="sr-only">Subject: </span>
            {preview.subject}
          </h2>
          {/* Nothing in a mail may run or reach our pages, not even in its preview. */}
          <iframe
            key={template.name}
            title={`Preview of ${template.name}`}
            sandbox=""
            srcDoc={preview.html}
            className="mt-4 h-[44rem] w-full rounded-md border bg-white"
          />
          <details className="mt-4 text-sm">
            <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
              Show it as plain text
            </summary>
            <pre className="mt-2 rounded-md bg-sunken p-4 text-xs leading-relaxed whitespace-pre-wrap wrap-anywhere">
              {preview.text}
            </pre>
          </details>
        </article>
      </div>
    </>
  );
}
