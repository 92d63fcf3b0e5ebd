import type { PictureView } from "@emporia/contracts/common";
import { Picture } from "@emporia/ui/commerce/picture";
import { cx } from "@emporia/ui/lib/cx";
import type { FormState } from "@emporia/ui/lib/form-result";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Progress } from "@emporia/ui/primitives/progress";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { ArrowLeft, ArrowRight, ImagePlus, Trash2 } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { refusalOf, takenKinds, upload } from "~/lib/upload";
import { PictureFocus } from "./picture-focus";

interface Sending {
  key: number;
  file: File;
  share: number;
  problem?: string | undefined;
}

/** How such a text reads. */
const altExamples = ["A grey stoneware mug on an oak table", "Its handle, close by", "The mug beside a teapot"];

export interface PicturesEditorProps {
  form: FormState;
  pictures: readonly PictureView[];
  onChange: (change: (before: readonly PictureView[]) => PictureView[]) => void;
}

/** The pictures in their order; the first is the cover. Dropped, chosen, moved by mouse or by buttons. */
export function PicturesEditor({ form, pictures, onChange }: PicturesEditorProps) {
  const isLive = useHydrated();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [said, setSaid] = useState("");
  const [isOver, setOver] = useState(false);
  const [dragged, setDragged] = useState<number | undefined>(undefined);
  const next = useRef(0);
  const list = useRef<HTMLUListElement>(null);

  const update = (key: number, change: Partial<Sending>) =>
    setSending((before) => before.map((each) => (each.key === key ? { ...each, ...change } : each)));
  async function send(each: Sending) {
    const refusal = refusalOf(each.file);
    if (refusal) return update(each.key, { problem: refusal });
    update(each.key, { problem: undefined, share: 0 });
    const answer = await upload(each.file, (share) => update(each.key, { share }));
    if ("problem" in answer) return update(each.key, { problem: answer.problem });
    setSending((before) => before.filter(({ key }) => key !== each.key));
    onChange((before) => [...before, answer.picture]);
    setSaid(`${each.file.name} is added.`);
  }
  async function add(files: FileList | null) {
    const fresh = [...(files ?? [])].map((file) => ({ key: next.current++, file, share: 0 }));
    setSending((before) => [...before, ...fresh]);
    // One after the other, so that they keep the order in which they were chosen.
    for (const each of fresh) await send(each);
  }
  function move(from: number, to: number) {
    if (to < 0 || to >= pictures.length || from === to) return;
    onChange((before) => {
      const after = [...before];
      after.splice(to, 0, ...after.splice(from, 1));
      return after;
    });
    setSaid(`Picture ${from + 1} is now number ${to + 1} of ${pictures.length}.`);
    setTimeout(() =>
      list.current
        ?.querySelectorAll<HTMLElement>("[data-tools]")
        [to]?.querySelector<HTMLElement>(to > from ? "[data-later]" : "[data-earlier]")
        ?.focus(),
    );
  }
  const isFileDrag = (event: DragEvent) => event.dataTransfer.types.includes("Files");

  return (
    <div>
      {pictures.length > 0 && (
        <p className="mb-4 text-[0.8125rem] text-muted">
          Say in a sentence what each picture shows: screen readers read it out, and search engines find the product by
          it.
        </p>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {(pictures.length > 0 || sending.length > 0) && (
        <ul ref={list} className="mb-4 grid grid-cols-2 gap-4 sm:grid-cols-3 md:grid-cols-4">
          {pictures.map((picture, at) => (
            <li
              key={picture.id}
              onDragOver={(event) => {
                if (dragged !== undefined) event.preventDefault();
              }}
              onDrop={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                move(dragged, at);
              }}
              className={cx("min-w-0", dragged === at && "opacity-40")}
            >
              <input type="hidden" name={`pictures.${at}.mediaId`} value={picture.id} />
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons below move it without a mouse. */}
              <span
                draggable={isLive}
                onDragStart={() => setDragged(at)}
                onDragEnd={() => setDragged(undefined)}
                className={cx("relative block", isLive && "cursor-grab")}
              >
                <Picture
                  media={{ ...picture, alt: picture.alt || `Picture ${at + 1}` }}
                  sizes="(min-width: 48rem) 12rem, 50vw"
                  className="aspect-square rounded-md"
                />
                {at === 0 && (
                  <span className="absolute top-2 left-2 rounded-full bg-surface px-2 py-0.5 text-2xs font-medium">
                    Cover
                  </span>
                )}
              </span>
              <Field
                name={`pictures.${at}.alt`}
                label={`What picture ${at + 1} shows`}
                error={form.error(`pictures.${at}.alt`)}
                className="mt-2"
              >
                <Textarea
                  rows={2}
                  maxLength={500}
                  value={picture.alt}
                  placeholder={altExamples[at % altExamples.length]}
                  onChange={(event) => {
                    const alt = event.target.value;
                    onChange((before) => before.map((each) => (each.id === picture.id ? { ...each, alt } : each)));
                  }}
                />
              </Field>
              {isLive && (
                <PictureFocus
                  picture={picture}
                  name={`picture ${at + 1}`}
                  onChange={(focus) =>
                    onChange((before) => before.map((each) => (each.id === picture.id ? { ...each, focus } : each)))
                  }
                />
              )}
              {isLive ? (
                <span data-tools="" className="mt-1 flex justify-between">
                  <span className="flex">
                    <Button
                      variant="ghost"
                      size="sm"
                      iconOnly
                      icon={<ArrowLeft />}
                      data-earlier=""
                      aria-disabled={at === 0}
                      onClick={() => move(at, at - 1)}
                    >
                      Move picture {at + 1} to the front
                    </Button>
                    <Button
                      variant="ghost"
                      size="sm"
                      iconOnly
                      icon={<ArrowRight />}
                      data-later=""
                      aria-disabled={at === pictures.length - 1}
                      onClick={() => move(at, at + 1)}
                    >
                      Move picture {at + 1} to the back
                    </Button>
                  </span>
                  <Button
                    variant="ghost"
                    size="sm"
                    iconOnly
                    icon={<Trash2 />}
                    onClick={() => {
                      onChange((before) => before.filter(({ id }) => id !== picture.id));
                      setSaid(`Picture ${at + 1} is removed.`);
                    }}
                  >
                    Remove picture {at + 1}
                  </Button>
                </span>
              ) : (
                <label className="mt-1 flex min-h-11 items-center gap-2 text-sm">
                  <input type="checkbox" name="removeMediaIds" value={picture.id} className="size-4" />
                  Remove picture {at + 1}
                </label>
              )}
            </li>
          ))}
          {sending.map((each) => (
            <li key={each.key} className="min-w-0">
              <div className="flex aspect-square flex-col justify-center gap-2 rounded-md bg-sunken p-3 text-sm">
                <p className="line-clamp-2 break-all">{each.file.name}</p>
                {each.problem ? (
                  <>
                    <p role="alert" className="text-[0.8125rem] font-medium text-bad">
                      {each.problem}
                    </p>
                    <span className="flex flex-wrap gap-1">
                      {!refusalOf(each.file) && (
                        <Button size="sm" onClick={() => send(each)}>
                          Try again
                        </Button>
                      )}
                      <Button
                        size="sm"
                        variant="ghost"
                        onClick={() => setSending((before) => before.filter(({ key }) => key !== each.key))}
                      >
                        Leave it out
                      </Button>
                    </span>
                  </>
                ) : (
                  <Progress
                    label={`Uploading ${each.file.name}`}
                    hideLabel
                    max={1}
                    value={each.share < 1 ? each.share : undefined}
                  />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <label
        onDragOver={(event) => {
          if (!isFileDrag(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          if (!isFileDrag(event)) return;
          event.preventDefault();
          setOver(false);
          void add(event.dataTransfer.files);
        }}
        className={cx(
          "flex min-h-24 cursor-pointer flex-col items-center justify-center gap-1 rounded-md border border-dashed border-line-strong px-4 py-6 text-center text-sm transition-colors focus-within:outline-2 focus-within:outline-focus hover:border-ink",
          isOver && "border-accent bg-accent-wash",
        )}
      >
        <ImagePlus aria-hidden="true" className="size-6 stroke-[1.5] text-muted" />
        <span className="font-medium">Add pictures</span>
        <span className="text-[0.8125rem] text-muted">
          Drop them here or choose files. JPEG, PNG, WebP, AVIF or GIF; up to 20 MB each.
        </span>
        <input
          type="file"
          name={isLive ? undefined : "pictures"}
          accept={takenKinds}
          multiple
          onChange={(event) => {
            void add(event.target.files);
            event.target.value = "";
          }}
          className={isLive ? "sr-only" : "mt-2"}
        />
      </label>
    </div>
  );
}
