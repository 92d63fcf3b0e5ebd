import type { PictureView } from "@emporia/contracts/common";
import type { FormState } from "@emporia/ui/lib/form-result";
import { useHydrated } from "@emporia/ui/lib/hydrated";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { VideoDraft } from "~/lib/product-draft";

const most = 5;

export interface VideosEditorProps {
  form: FormState;
  videos: readonly VideoDraft[];
  pictures: readonly PictureView[];
  onChange: (videos: VideoDraft[]) => void;
}

/** The videos of a product, each by its address. Without JavaScript there is one empty row for one more. */
export function VideosEditor({ form, videos, pictures, onChange }: VideosEditorProps) {
  const isLive = useHydrated();
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const adding = useRef<HTMLSpanElement>(null);
  const blank: VideoDraft = { url: "", title: "", posterMediaId: pictures[0]?.id ?? "", afterPictures: "" };
  const rows = isLive || videos.length >= most ? videos : [...videos, blank];

  const change = (at: number, fields: Partial<VideoDraft>) =>
    onChange(videos.map((video, nth) => (nth === at ? { ...video, ...fields } : video)));
  function move(from: number, to: number) {
    if (to < 0 || to >= videos.length) return;
    const after = [...videos];
    after.splice(to, 0, ...after.splice(from, 1));
    onChange(after);
    setSaid(`Video ${from + 1} is now number ${to + 1} of ${videos.length}.`);
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
          {rows.map((video, at) => (
            <li key={at} className="grid gap-4 border-t pt-4 first:border-t-0 first:pt-0 sm:grid-cols-2">
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
              <Field
                name={`videos.${at}.title`}
                label={`What video ${at + 1} shows`}
                required={false}
                error={form.error(`videos.${at}.title`)}
                className="sm:col-span-2"
              >
                <Input
                  maxLength={200}
                  placeholder="The mug on the wheel, from clay to glaze"
                  value={video.title}
                  onChange={(event) => change(at, { title: event.target.value })}
                />
              </Field>
              <Field
                name={`videos.${at}.posterMediaId`}
                label={`Still of video ${at + 1}`}
                error={form.error(`videos.${at}.posterMediaId`)}
              >
                <Select
                  options={[
                    { value: "", label: "None" },
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
                label={`Place of video ${at + 1}`}
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
                          Move video {at + 1} up
                        </Button>
                        <Button
                          variant="ghost"
                          size="sm"
                          iconOnly
                          icon={<ArrowDown />}
                          aria-disabled={at === videos.length - 1}
                          onClick={() => move(at, at + 1)}
                        >
                          Move video {at + 1} down
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
                      setSaid(`Video ${at + 1} is removed.`);
                      adding.current?.querySelector("button")?.focus();
                    }}
                  >
                    Remove video {at + 1}
                  </Button>
                </span>
              ) : (
                <p className="text-[0.8125rem] text-muted sm:col-span-2">Without an address it is left out.</p>
              )}
            </li>
          ))}
        </ul>
      )}
      {isLive && (
        <span ref={adding}>
          <Button
            icon={<Plus />}
            aria-disabled={videos.length >= most}
            onClick={() => {
              if (videos.length >= most) return setSaid(`A product can have ${most} videos at most.`);
              onChange([...videos, blank]);
              focusRow(videos.length);
            }}
          >
            {videos.length === 0 ? "Add a video" : "Add another video"}
          </Button>
        </span>
      )}
    </div>
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
