import { useEffect, useRef } from "react";
import type { FormFailure } from "../lib/form-result";
import { fieldId } from "./field";

export interface FormErrorsProps {
  failure: FormFailure | undefined;
  /** Field name to the words on its label: { postalCode: "ZIP code" }. */
  labels?: Readonly<Record<string, string>> | undefined;
  title?: string | undefined;
  /** Where the focus goes after a refusal: the first field at fault, or this summary. */
  focus?: "summary" | "field" | "none" | undefined;
}

/** What has to be put right, with a link to each field. It takes the focus when it appears. */
export function FormErrors({ failure, labels = {}, title, focus = "summary" }: FormErrorsProps) {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!failure || focus === "none") return;
    const first = Object.keys(failure.fieldErrors)[0];
    const field = focus === "field" && first ? document.getElementById(fieldId(first)) : null;
    (field ?? own.current)?.focus();
  }, [failure, focus]);

  if (!failure) return null;
  const faults = Object.entries(failure.fieldErrors).flatMap(([name, sentences]) =>
    sentences[0] ? [{ name, sentence: sentences[0] }] : [],
  );
  if (faults.length === 0 && !failure.formError) return null;
  const count = faults.length;
  // What is said of a field need not be said in general too.
  const general = faults.some(({ sentence }) => sentence === failure.formError) ? undefined : failure.formError;
  return (
    <div ref={own} role="alert" tabIndex={-1} className="rounded-md border border-bad bg-bad-wash px-4 py-3 text-sm">
      <p className="font-medium text-bad">
        {title ??
          (count === 0
            ? failure.formError
            : count === 1
              ? "One thing needs your attention."
              : `${count} things need your attention.`)}
      </p>
      {general && (count > 0 || title) && <p className="mt-1">{general}</p>}
      {count > 0 && (
        <ul className="mt-1.5 flex flex-col gap-0.5">
          {faults.map(({ name, sentence }) => (
            <li key={name}>
              <a
                href={`#${fieldId(name)}`}
                className="inline-flex min-h-7 items-center underline underline-offset-4 hover:text-bad pointer-coarse:min-h-11"
                onClick={(event) => {
                  const field = document.getElementById(fieldId(name));
                  if (!field) return;
                  event.preventDefault();
                  field.focus();
                }}
              >
                {named(labels[name], sentence)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The label before the sentence, unless the sentence names it already. */
function named(label: string | undefined, sentence: string): string {
  if (!label || sentence.toLowerCase().includes(label.toLowerCase())) return sentence;
  return `${label}: ${sentence}`;
}
