import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button, buttonClass } from "@emporia/ui/primitives/button";
import { FieldError, fieldId } from "@emporia/ui/primitives/field";
import { Progress } from "@emporia/ui/primitives/progress";
import { useNavigate } from "@remix-run/react";
import { Upload } from "lucide-react";
import { type ChangeEvent, type DragEvent, useState } from "react";
import { fileRefusal, sendFile } from "~/lib/product-file";

/** Where a product file is chosen or dropped; it is sent at once, and its own page opens. */
export function FileField({ problem: told }: { problem?: string | undefined }) {
  const isLive = useHydrated();
  const navigate = useNavigate();
  const [sending, setSending] = useState<{ name: string; share: number } | undefined>(undefined);
  const [problem, setProblem] = useState(told);
  const [isOver, setOver] = useState(false);
  const id = fieldId("file");

  async function send(file: File | undefined) {
    if (!file) return;
    const refusal = fileRefusal(file);
    setProblem(refusal);
    if (refusal) return;
    setSending({ name: file.name, share: 0 });
    const sent = await sendFile(file, (share) => setSending({ name: file.name, share }));
    if ("importId" in sent) return navigate(`/products/imports/${sent.importId}`);
    setSending(undefined);
    setProblem(sent.problem);
  }
  function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    void send(file);
    event.target.value = "";
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the field within
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={isLive ? drop : undefined}
      className={`flex flex-col items-center gap-4 rounded-lg border border-dashed px-6 py-10 text-center transition-colors ${isOver ? "border-accent bg-accent-wash" : "border-line-strong"}`}
    >
      <Upload aria-hidden="true" className="size-7 stroke-[1.25] text-muted" />
      <p id={`${id}-hint`} className="max-w-md text-[0.9375rem] text-muted">
        A CSV file as Shopify or WooCommerce writes it, up to 100 MB. Nothing changes before you have seen what it would
        do.
      </p>
      {sending ? (
        <div className="w-full max-w-sm">
          <Progress
            label={`Sending ${sending.name}`}
            max={1}
            value={sending.share < 1 ? sending.share : undefined}
            detail={`${Math.round(sending.share * 100)} %`}
          />
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-center gap-3">
          <label
            htmlFor={id}
            className={
              isLive
                ? `${buttonClass({ variant: "primary" })} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`
                : "text-sm"
            }
          >
            Choose a file
            <input
              id={id}
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,text/csv"
              aria-describedby={`${id}-hint${problem ? ` ${id}-error` : ""}`}
              aria-invalid={problem ? true : undefined}
              onChange={isLive ? choose : undefined}
              className={isLive ? "sr-only" : "mt-1 block"}
            />
          </label>
          {!isLive && (
            <Button type="submit" variant="primary">
              Send the file
            </Button>
          )}
        </div>
      )}
      <div aria-live="polite">
        <FieldError id={`${id}-error`}>{problem}</FieldError>
      </div>
    </div>
  );
}
