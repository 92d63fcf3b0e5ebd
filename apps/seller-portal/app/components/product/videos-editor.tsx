import type { PictureView } from "@emporia/contracts/common";
import type { FormState } from "@emporia/ui/lib/form-result";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Progress } from "@emporia/ui/primitives/progress";
import { Select } from "@emporia/ui/primitives/select";
import { ArrowDown, ArrowUp, Box, Film, Plus, Trash2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { isModel, isUploaded, type VideoDraft } from "~/lib/product-draft";
import { type FilmKind, modelRefusal, uploadModel, uploadVideo, videoRefusal } from "~/lib/video-files";

const most = 5;

export interface VideosEditorProps {
  form: FormState;
  videos: readonly VideoDraft[];
  pictures: readonly PictureView[];
  onChange: (videos: VideoDraft[] | ((before: VideoDraft[]) => VideoDraft[])) => void;
}

interface Sending {
  kind: FilmKind;
  file: File;
  share: number;
  problem?: string | undefined;
}

/** The videos and 3-D models of a product, uploaded or each video by its address. Without JavaScript there is one empty row for one more. */
export function VideosEditor({ form, videos, pictures, onChange }: VideosEditorProps) {
  const isLive = useHydrated();
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const adding = useRef<HTMLSpanElement>(null);
  const blank: VideoDraft = { url: "", title: "", posterMediaId: pictures[0]?.id ?? "", afterPictures: "" };
  const rows = isLive || videos.length >= most ? videos : [...videos, blank];

  const [sending, setSending] = useState<Sending | undefined>(undefined);
  const isFull = videos.length >= most;
  async function send(kind: FilmKind, file: File) {
    const refusal = refusalOf[kind](file);
    setSending({ kind, file, share: 0, problem: refusal });
    if (refusal) return;
    const upload = kind === "model" ? uploadModel : uploadVideo;
    const answer = await upload(file, (share) => setSending({ kind, file, share }));
    if ("problem" in answer) return setSending({ kind, file, share: 0, problem: answer.problem });
    setSending(undefined);
    onChange((before) => (before.length < most ? [...before, { ...blank, url: answer.file.url }] : before));
    setSaid(`${file.name} is added.`);
  }

  const change = (at: number, fields: Partial<VideoDraft>) =>
    onChange(videos.map((video, nth) => (nth === at ? { ...video, ...fields } : video)));
  function move(from: number, to: number) {
    if (to < 0 || to >= videos.length) return;
    const after = [...videos];
    after.splice(to, 0, ...after.splice(from, 1));
    onChange(after);
    setSaid(`${from + 1} is now number ${to + 1} of ${videos.length}.`);
  }
  const focusRow = (at: number) =>
    setTimeout(() => list.current?.children[at]?.querySelector<HTMLInputElement>("input")?.focus());

  return (
    <div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {rows.length > 0 && (
        <ul ref={list} className="mb-4 flex flex-col gap-6">
          {rows.map((video, at) => {
            const called = `${isModel(video) ? "model" : "video"} ${at + 1}`;
            return (
              <li key={at} className="grid gap-4 border-t pt-4 first:border-t-0 first:pt-0 sm:grid-cols-2">
                {isUploaded(video) ? (
                  <UploadedFile form={form} video={video} number={at + 1} isLive={isLive} />
                ) : (
                  <Field
                    name={`videos.${at}.url`}
                    label={`Address of video ${at + 1}`}
                    hint="As in https://www.youtube.com/watch?v=…, https://vimeo.com/… or https://…/film.mp4"
                    error={form.error(`videos.${at}.url`)}
                    className="sm:col-span-2"
                  >
                    <Input
                      type="text"
                      inputMode="url"
                      autoComplete="off"
                      spellCheck={false}
                      maxLength={500}
                      value={video.url}
                      onChange={(event) => change(at, { url: event.target.value })}
                    />
                  </Field>
                )}
                <Field
                  name={`videos.${at}.title`}
                  label={`What ${called} shows`}
                  required={false}
                  error={form.error(`videos.${at}.title`)}
                  className="sm:col-span-2"
                >
                  <Input
                    maxLength={200}
                    placeholder={isModel(video) ? "The mug from all sides" : "The mug on the wheel, from clay to glaze"}
                    value={video.title}
                    onChange={(event) => change(at, { title: event.target.value })}
                  />
                </Field>
                <Field
                  name={`videos.${at}.posterMediaId`}
                  label={`Still of ${called}`}
                  error={form.error(`videos.${at}.posterMediaId`)}
                >
                  <Select
                    options={[
                      { value: "", label: isUploaded(video) ? "The first picture" : "None" },
                      ...pictures.map((picture, nth) => ({
                        value: picture.id,
                        label: `Picture ${nth + 1}${picture.alt ? `: ${picture.alt.slice(0, 60)}` : ""}`,
                      })),
                    ]}
                    value={pictures.some(({ id }) => id === video.posterMediaId) ? video.posterMediaId : ""}
                    onChange={(event) => change(at, { posterMediaId: event.target.value })}
                  />
                </Field>
                <Field
                  name={`videos.${at}.afterPictures`}
                  label={`Place of ${called}`}
                  error={form.error(`videos.${at}.afterPictures`)}
                >
                  <Select
                    options={placesAmong(pictures.length, video.afterPictures)}
                    value={video.afterPictures}
                    onChange={(event) => change(at, { afterPictures: event.target.value })}
                  />
                </Field>
                {isLive ? (
                  <span className="flex justify-between sm:col-span-2">
                    <span className="flex">
                      {videos.length > 1 && (
                        <>
                          <Button
                            variant="ghost"
                            size="sm"
                            iconOnly
                            icon={<ArrowUp />}
                            aria-disabled={at === 0}
                            onClick={() => move(at, at - 1)}
                          >
                            Move {called} up
                          </Button>
                          <Button
                            variant="ghost"
                            size="sm"
                            iconOnly
                            icon={<ArrowDown />}
                            aria-disabled={at === videos.length - 1}
                            onClick={() => move(at, at + 1)}
                          >
                            Move {called} down
                          </Button>
                        </>
                      )}
                    </span>
                    <Button
                      variant="ghost"
                      size="sm"
                      icon={<Trash2 />}
                      onClick={() => {
                        onChange(videos.filter((_, nth) => nth !== at));
                        setSaid(`Removed ${called}.`);
                        adding.current?.querySelector("button")?.focus();
                      }}
                    >
                      Remove {called}
                    </Button>
                  </span>
                ) : (
                  !isUploaded(video) && (
                    <p className="text-[0.8125rem] text-muted sm:col-span-2">Without an address it is left out.</p>
                  )
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isLive && sending && <SendingFile sending={sending} onAgain={send} onLeave={() => setSending(undefined)} />}
      {isLive && !isFull && (!sending || sending.problem) && (
        <div className="mb-4 grid gap-4 sm:grid-cols-2">
          <FileChoice
            label="Upload a video"
            icon={<Film aria-hidden="true" />}
            accept="video/mp4,.mp4,.m4v"
            onChoose={(file) => void send("video", file)}
          >
            MP4 with H.264, AV1 or VP9; up to 60 MB and three minutes. Where and when it was recorded is taken out.
          </FileChoice>
          <FileChoice
            label="Upload a 3-D model"
            icon={<Box aria-hidden="true" />}
            accept="model/gltf-binary,.glb"
            onChoose={(file) => void send("model", file)}
          >
            GLB without Draco or other compression; up to 20 MB and 200,000 triangles. Names and notes in it are taken
            out.
          </FileChoice>
        </div>
      )}
      {isLive && (
        <span ref={adding}>
          <Button
            icon={<Plus />}
            aria-disabled={isFull}
            onClick={() => {
              if (isFull) return setSaid(`A product can have ${most} videos and models at most.`);
              onChange([...videos, blank]);
              focusRow(videos.length);
            }}
          >
            {videos.length === 0 ? "Add a video by its address" : "Add another by its address"}
          </Button>
        </span>
      )}
    </div>
  );
}

interface UploadedFileProps {
  form: FormState;
  video: VideoDraft;
  number: number;
  isLive: boolean;
}

/** A video or a model that lies with us, to be looked at; without JavaScript it is taken away by a tick. */
function UploadedFile({ form, video, number, isLive }: UploadedFileProps) {
  const name = `videos.${number - 1}.url`;
  const problem = form.error(name);
  const called = `${isModel(video) ? "Model" : "Video"} ${number}`;
  return (
    <div className="flex flex-col gap-2 sm:col-span-2">
      <input type="hidden" name={name} value={video.url} />
      <p className="text-sm font-medium">{called}</p>
      {isModel(video) ? (
        <p className="flex items-center gap-3 rounded-md bg-sunken p-4 text-sm">
          <Box aria-hidden="true" className="size-6 shrink-0 stroke-[1.5] text-muted" />
          <span>
            A 3-D model, checked and written anew. Shoppers turn it on the product’s page.{" "}
            <a href={video.url} download className="underline">
              Download it (GLB)
            </a>
          </span>
        </p>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: it is the shop's own, and has none.
        <video
          src={video.url}
          aria-label={`${called}${video.title ? `: ${video.title}` : ""}`}
          controls
          playsInline
          preload="metadata"
          className="aspect-video w-full max-w-md rounded-md bg-black"
        />
      )}
      {problem && (
        <p role="alert" className="text-[0.8125rem] font-medium text-bad">
          {problem}
        </p>
      )}
      {!isLive && (
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input type="checkbox" name="removeMediaIds" value={video.url} className="size-4" />
          Remove {called.toLowerCase()}
        </label>
      )}
    </div>
  );
}

interface SendingFileProps {
  sending: Sending;
  onAgain: (kind: FilmKind, file: File) => void;
  onLeave: () => void;
}

function SendingFile({ sending: { kind, file, share, problem }, onAgain, onLeave }: SendingFileProps) {
  return (
    <div className="mb-4 flex flex-col gap-2 rounded-md bg-sunken p-4 text-sm">
      <p className="break-all">{file.name}</p>
      {problem ? (
        <>
          <p role="alert" className="font-medium text-bad">
            {problem}
          </p>
          <span className="flex flex-wrap gap-1">
            {!refusalOf[kind](file) && (
              <Button size="sm" onClick={() => onAgain(kind, file)}>
                Try again
              </Button>
            )}
            <Button size="sm" variant="ghost" onClick={onLeave}>
              Leave it out
            </Button>
          </span>
        </>
      ) : (
        <Progress label={`Uploading ${file.name}`} hideLabel max={1} value={share < 1 ? share : undefined} />
      )}
    </div>
  );
}

const refusalOf = { video: videoRefusal, model: modelRefusal };

interface FileChoiceProps {
  label: string;
  icon: ReactNode;
  accept: string;
  onChoose: (file: File) => void;
  /** What is taken. */
  children: string;
}

function FileChoice({ label, icon, accept, onChoose, children }: FileChoiceProps) {
  return (
    <label className="flex min-h-24 cursor-pointer flex-col items-center justify-center gap-1 rounded-md border border-dashed border-line-strong px-4 py-6 text-center text-sm transition-colors focus-within:outline-2 focus-within:outline-focus hover:border-ink [&>svg]:size-6 [&>svg]:stroke-[1.5] [&>svg]:text-muted">
      {icon}
      <span className="font-medium">{label}</span>
      <span className="text-[0.8125rem] text-muted">{children}</span>
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onChoose(file);
          event.target.value = "";
        }}
        className="sr-only"
      />
    </label>
  );
}

/** After all pictures, before them, or after one of them; the place it has is among them even when pictures went. */
function placesAmong(pictureCount: number, current: string): { value: string; label: string }[] {
  const last = Math.max(pictureCount - 1, Number(current) || 0);
  return [
    { value: "", label: "After all pictures" },
    { value: "0", label: "Before all pictures" },
    ...Array.from({ length: last }, (_, nth) => ({ value: String(nth + 1), label: `After picture ${nth + 1}` })),
  ];
}
