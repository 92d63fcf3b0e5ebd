import type { PictureView } from "@emporia/contracts/common";
import { type leastPictureSides, tooSmallFor } from "@emporia/contracts/pictures";
import { Picture } from "@emporia/ui/commerce/picture";
import { cx } from "@emporia/ui/lib/cx";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button, buttonClass } from "@emporia/ui/primitives/button";
import { FieldError, fieldId } from "@emporia/ui/primitives/field";
import { Progress } from "@emporia/ui/primitives/progress";
import { type ChangeEvent, useState } from "react";
import { refusalOf, takenKinds, upload } from "~/lib/upload";

export interface ShopPictureFieldProps {
  /** Of the picture's id in the form: `logoMediaId`. A file chosen without JavaScript is `logoMediaId.file`. */
  name: string;
  use: keyof typeof leastPictureSides;
  label: string;
  hint: string;
  picture: PictureView | null;
  /** How it is cut on the shop's page. */
  className: string;
  error?: string | undefined;
}

/** One picture of the shop: chosen, seen at once, taken away again. It shows to shoppers once the settings are saved. */
export function ShopPictureField({ name, use, label, hint, picture, className, error }: ShopPictureFieldProps) {
  const isLive = useHydrated();
  const [shown, setShown] = useState(picture);
  const [share, setShare] = useState<number | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const id = fieldId(name);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    const refusal = refusalOf(file);
    setProblem(refusal);
    if (refusal) return;
    setShare(0);
    const answer = await upload(file, setShare);
    setShare(undefined);
    if ("problem" in answer) return setProblem(answer.problem);
    const small = tooSmallFor(use, answer.picture);
    if (small) setProblem(small);
    else setShown(answer.picture);
  }

  const wrong = problem ?? error;
  return (
    <div>
      <p className="mb-1.5 text-sm font-medium">
        {label} <span className="font-normal text-muted">optional</span>
      </p>
      <input type="hidden" name={name} value={shown?.id ?? ""} />
      <div className={cx("mb-3 overflow-hidden rounded-md bg-sunken", className)}>
        {shown && (
          <Picture media={{ ...shown, alt: label }} sizes="(min-width: 48rem) 32rem, 100vw" className="size-full" />
        )}
      </div>
      {share !== undefined && (
        <Progress label={`Uploading the ${label.toLowerCase()}`} max={1} value={share < 1 ? share : undefined} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <label
          htmlFor={id}
          className={isLive ? cx(buttonClass({ size: "sm" }), "cursor-pointer focus-within:outline-2") : "text-sm"}
        >
          {shown ? `Choose another ${label.toLowerCase()}` : `Choose a ${label.toLowerCase()}`}
          <input
            id={id}
            type="file"
            name={isLive ? undefined : `${name}.file`}
            accept={takenKinds}
            aria-describedby={cx(`${id}-hint`, wrong && `${id}-error`)}
            aria-invalid={wrong ? true : undefined}
            onChange={isLive ? choose : undefined}
            className={isLive ? "sr-only" : "mt-1 block"}
          />
        </label>
        {shown &&
          (isLive ? (
            <Button size="sm" variant="ghost" onClick={() => setShown(null)}>
              Remove the {label.toLowerCase()}
            </Button>
          ) : (
            <label className="flex min-h-11 items-center gap-2 text-sm">
              <input type="checkbox" name={`${name}.remove`} className="size-4" />
              Remove the {label.toLowerCase()}
            </label>
          ))}
      </div>
      <p id={`${id}-hint`} className="mt-1.5 text-[0.8125rem] text-muted">
        {hint}
      </p>
      {wrong && <FieldError id={`${id}-error`}>{wrong}</FieldError>}
    </div>
  );
}
