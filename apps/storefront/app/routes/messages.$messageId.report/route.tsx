import { idSchema } from "@emporia/contracts/common";
import { messagePolicies } from "@emporia/contracts/message-limits";
import { reportMessageInput } from "@emporia/contracts/messages";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReportWordsPage } from "~/components/report-words-page";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";
import { safeNext } from "~/lib/safe-next";

const guestNames = ["orderId", "token"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const messageId = args.params.messageId ?? "";
  if (!idSchema.safeParse(messageId).success) throw new Response(null, { status: 404 });
  const params = new URL(args.request.url).searchParams;
  const guest = Object.fromEntries(guestNames.map((name) => [name, params.get(name)?.slice(0, 200) || undefined]));
  const { text } = await read(args, apiFor(args).messages.reportable.query({ messageId, ...guest }));
  return {
    text,
    next: safeNext(params.get("next"), "/account/messages"),
    isSent: params.has("sent"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const params = new URL(args.request.url).searchParams;
  const messageId = args.params.messageId ?? "";
  form.set("messageId", messageId);
  for (const name of guestNames) {
    const value = params.get(name);
    if (value) form.set(name, value);
  }
  const next = safeNext(form.get("next"), "/account/messages");
  return submit(form, reportMessageInput, async (input) => {
    await apiFor(args).messages.report.mutate(input);
    const guest = Object.fromEntries(guestNames.map((name) => [name, params.get(name) ?? undefined]));
    throw redirect(withQuery(`/messages/${messageId}/report`, { next, ...guest, sent: "true" }));
  });
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: "Report a message", isHidden: true });

export default function ReportMessagePage() {
  const { text, ...page } = useLoaderData<typeof loader>();
  return (
    <ReportWordsPage
      {...page}
      quoted={text}
      title="Report this message"
      lead="A person looks at it and at what was written around it. The shop does not learn who reported it."
      policies={messagePolicies}
    />
  );
}
