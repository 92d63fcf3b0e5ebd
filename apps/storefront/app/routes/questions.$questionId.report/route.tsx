import { idSchema } from "@emporia/contracts/common";
import { reportQuestionInput } from "@emporia/contracts/questions";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReportWordsPage } from "~/components/report-words-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";
import { safeNext } from "~/lib/safe-next";

export async function loader({ request, params: { questionId } }: LoaderFunctionArgs) {
  if (!idSchema.safeParse(questionId).success) throw new Response(null, { status: 404 });
  const params = new URL(request.url).searchParams;
  return { next: safeNext(params.get("next"), "/"), isSent: params.has("sent") };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const questionId = args.params.questionId ?? "";
  form.set("questionId", questionId);
  const next = safeNext(form.get("next"), "/");
  return submit(form, reportQuestionInput, async (input) => {
    await apiFor(args).questions.report.mutate(input);
    throw redirect(withQuery(`/questions/${questionId}/report`, { next, sent: "true" }));
  });
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: "Report a question", isHidden: true });

export default function ReportQuestionPage() {
  return (
    <ReportWordsPage
      {...useLoaderData<typeof loader>()}
      title="Report this question or its answer"
      lead="A person looks at every report. Neither who asked nor the shop learns who sent it."
    />
  );
}
