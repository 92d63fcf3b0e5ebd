import { longestMessage, mostMessagePictures } from "@emporia/contracts/message-limits";
import { Form, useNavigation, useRevalidator } from "@remix-run/react";
import { Send } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Alert } from "../primitives/alert";
import { Button } from "../primitives/button";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { Textarea } from "../primitives/textarea";
import { useFieldErrorsOf } from "./use-field-errors";

export interface MessageFormProps {
  /** Chosen by the loader: the same form sent twice is one message. */
  messageKey: string;
  label: string;
  /** Why nothing can be written. */
  refusal: string | null;
  submitLabel?: string | undefined;
}

/** Writes a message, with pictures. Its action gets `intent` "say". */
export function MessageForm({ messageKey, label, refusal, submitLabel = "Send" }: MessageFormProps) {
  const form = useFieldErrorsOf("intent", "say");
  const { state, formData } = useNavigation();
  const isSending = state !== "idle" && formData?.get("intent") === "say";
  const key = useKeyUntilSent(messageKey, isSending, form.failure !== undefined);
  if (refusal !== null)
    return (
      <Alert tone="info" title="Nothing can be written here now">
        {refusal}
      </Alert>
    );
  return (
    // Another key is another form: what was typed is gone once it was sent.
    <Form
      key={key}
      method="post"
      encType="multipart/form-data"
      noValidate
      preventScrollReset
      className="flex flex-col items-start gap-5"
    >
      <FormErrors failure={form.failure} labels={{ text: label, photos: "Pictures" }} />
      <input type="hidden" name="intent" value="say" />
      <input type="hidden" name="key" value={form.value("key", key)} />
      <Field name="text" label={label} error={form.error("text")} className="w-full">
        <Textarea rows={4} maxLength={longestMessage} defaultValue={form.value("text")} />
      </Field>
      <Field
        name="photos"
        label="Pictures"
        required={false}
        hint={`Up to ${mostMessagePictures}. Where they were taken is removed.`}
        error={form.error("photos") ?? form.error("pictureIds")}
      >
        <input
          id="field-photos"
          name="photos"
          type="file"
          multiple
          accept="image/*"
          className="min-h-11 max-w-full text-sm file:mr-4 file:min-h-11 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-4 file:text-ink"
        />
      </Field>
      <Button type="submit" variant="primary" icon={<Send />} loading={isSending && "Sending…"}>
        {submitLabel}
      </Button>
      <p className="text-[0.8125rem] text-muted">
        E-mail addresses, telephone numbers and links to other sites are taken out. Talk and pay here, so that we can
        help.
      </p>
    </Form>
  );
}

/** The loader makes a key each time it looks for news; the form keeps its own until what it says was sent. */
function useKeyUntilSent(made: string, isSending: boolean, isRefused: boolean): string {
  const [key, setKey] = useState(made);
  const wasSending = useRef(false);
  useEffect(() => {
    if (wasSending.current && !isSending && !isRefused) setKey(made);
    wasSending.current = isSending;
  }, [made, isSending, isRefused]);
  return key;
}

const LOOK_EVERY_MS = 30_000;

/** Looks for what was written since, while the page is seen and nothing is under way. */
export function useFreshMessages(): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (state === "idle" && document.visibilityState === "visible") revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate, state]);
}
