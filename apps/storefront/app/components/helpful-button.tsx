import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { useFetcher } from "@remix-run/react";
import { ThumbsUp } from "lucide-react";

/** Says that something was helpful, or takes it back; `action` is where that is sent, `next` the page that it stands on. */
export function HelpfulButton(props: { action: string; next: string; isHelpful: boolean; count: number }) {
  const { action, next, isHelpful: wasHelpful, count: before } = props;
  const vote = useFetcher();
  const isHydrated = useHydrated();
  const asked = vote.formData?.get("isHelpful");
  const isHelpful = asked === undefined || asked === null ? wasHelpful : asked === "true";
  const count = before + Number(isHelpful) - Number(wasHelpful);
  return (
    <vote.Form method="post" action={action}>
      <input type="hidden" name="isHelpful" value={String(!isHelpful)} />
      <input type="hidden" name="next" value={next} />
      {isHydrated && <input type="hidden" name="byScript" value="true" />}
      <Button
        type="submit"
        size="sm"
        variant="ghost"
        icon={<ThumbsUp className={isHelpful ? "fill-current" : undefined} />}
        aria-pressed={isHelpful}
        className="-ml-3"
      >
        {count === 0 ? "Helpful" : `Helpful (${count.toLocaleString("en-US")})`}
      </Button>
    </vote.Form>
  );
}
