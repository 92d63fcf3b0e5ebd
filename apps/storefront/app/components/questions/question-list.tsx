import type { QuestionView } from "@emporia/contracts/questions";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Link } from "@emporia/ui/primitives/link";
import { useLocation } from "@remix-run/react";
import { HelpfulButton } from "~/components/helpful-button";
import { withQuery } from "~/lib/paths";

/** Questions with what the shop answered. */
export function QuestionList(props: { questions: readonly QuestionView[]; shopName: string; heading: "h2" | "h3" }) {
  const { questions, ...rest } = props;
  return (
    <ul className="divide-y divide-line">
      {questions.map((question) => (
        <li key={question.id} className="py-6 first:pt-0">
          <Question question={question} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function Question(props: { question: QuestionView; shopName: string; heading: "h2" | "h3" }) {
  const { question, shopName, heading: Heading } = props;
  const { answer, body, authorName, isOwn } = question;
  const { pathname, search } = useLocation();
  const here = pathname + search;
  return (
    <article className="flex flex-col gap-2">
      <Heading className="max-w-prose text-[1.0625rem] font-medium whitespace-pre-line wrap-anywhere">{body}</Heading>
      <p className="text-sm text-muted wrap-anywhere">
        {isOwn ? "You" : authorName} asked <DateTime value={question.askedAt} style="date" />
      </p>
      {answer ? (
        <div className="max-w-prose border-l-2 border-line-strong pl-4">
          <p className="text-sm font-medium wrap-anywhere">
            {shopName} answered <DateTime value={answer.answeredAt} style="date" className="font-normal text-muted" />
          </p>
          <p className="mt-1 whitespace-pre-line wrap-anywhere">{answer.text}</p>
        </div>
      ) : (
        <p className="text-sm text-muted">Waits for an answer. Until then, only you and the shop see it.</p>
      )}
      {answer && !isOwn && (
        <div className="flex flex-wrap items-center gap-x-4 pt-1">
          <HelpfulButton
            action={`/questions/${question.id}/vote`}
            next={here}
            isHelpful={question.isHelpful}
            count={question.helpfulCount}
          />
          <Link
            href={withQuery(`/questions/${question.id}/report`, { next: here })}
            rel="nofollow"
            aria-label={`Report the question of ${authorName}`}
            className="inline-flex min-h-9 items-center text-sm text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
          >
            Report
          </Link>
        </div>
      )}
    </article>
  );
}
