import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import { NarrowPage } from "./narrow-page";

interface MailChoiceProps {
  title: string;
  token: string;
  /** Null where the link does not work. */
  isWanted: boolean | null;
  /** The field that says whether the mails are wanted. */
  field: string;
  words: { question: string; wanted: string; stopped: string; stop: string; again: string; broken: string };
  /** Where else to go from here. */
  onward: { href: string; label: string };
}

/** Where a link in a mail leads that stops mails of its kind, and lets them come again. */
export function MailChoice({ title, token, isWanted, field, words, onward }: MailChoiceProps) {
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (isWanted === null)
    return (
      <NarrowPage title={title}>
        <Alert tone="bad" title="This link does not work">
          {words.broken}
        </Alert>
        <ButtonLink href={onward.href}>{onward.label}</ButtonLink>
      </NarrowPage>
    );
  return (
    <NarrowPage title={isWanted ? words.question : "Stopped"} lead={isWanted ? words.wanted : words.stopped}>
      <FormErrors failure={form.failure} />
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name={field} value={String(!isWanted)} />
        <Button
          type="submit"
          variant={isWanted ? "primary" : "secondary"}
          size="lg"
          block
          loading={state !== "idle" && "One moment…"}
        >
          {isWanted ? words.stop : words.again}
        </Button>
      </Form>
      <ButtonLink variant="ghost" href={onward.href}>
        {onward.label}
      </ButtonLink>
    </NarrowPage>
  );
}
