import type { StaffCategoryRowView } from "@emporia/contracts/categories";
import { cx } from "@emporia/ui/lib/cx";
import { Button } from "@emporia/ui/primitives/button";
import { Link } from "@emporia/ui/primitives/link";
import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { type DragEvent, useState } from "react";
import { type DropPart, dropPlace } from "~/lib/category-drop";
import { placeOf } from "~/lib/category-tree";

/** The tree, to be dragged with a mouse: upon a category, or between two. Buttons do the same step by step. */
export function CategoryList({ tree }: { tree: readonly StaffCategoryRowView[] }) {
  const submit = useSubmit();
  const [movedId, setMovedId] = useState<string | undefined>(undefined);
  const [over, setOver] = useState<{ id: string; part: DropPart } | undefined>(undefined);
  const placeAt = (id: string, part: DropPart) => (movedId ? dropPlace(tree, movedId, id, part) : undefined);

  function dragOver(event: DragEvent<HTMLLIElement>, id: string) {
    const part = partAt(event);
    if (!placeAt(id, part)) return setOver(undefined);
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    if (over?.id !== id || over.part !== part) setOver({ id, part });
  }

  function drop(event: DragEvent<HTMLLIElement>, id: string) {
    const place = placeAt(id, partAt(event));
    setMovedId(undefined);
    setOver(undefined);
    if (!place || !movedId) return;
    event.preventDefault();
    const { parentId, position } = place;
    const form = { intent: "move", categoryId: movedId, parentId: parentId ?? "", position: String(position) };
    submit(form, { method: "post", preventScrollReset: true });
  }

  return (
    <ul aria-label="Categories" className="border-t">
      {tree.map((category) => (
        <CategoryRow
          key={category.id}
          category={category}
          place={placeOf(tree, category)}
          isMoved={movedId === category.id}
          part={over?.id === category.id ? over.part : undefined}
          onDragStart={() => setMovedId(category.id)}
          onDragEnd={() => {
            setMovedId(undefined);
            setOver(undefined);
          }}
          onDragOver={(event) => dragOver(event, category.id)}
          onDrop={(event) => drop(event, category.id)}
        />
      ))}
    </ul>
  );
}

/** The upper quarter of a row means before it, the lower one after it. */
function partAt({ currentTarget, clientY }: DragEvent<HTMLLIElement>): DropPart {
  const { top, height } = currentTarget.getBoundingClientRect();
  const at = (clientY - top) / height;
  return at < 0.25 ? "before" : at > 0.75 ? "after" : "inside";
}

interface CategoryRowProps {
  category: StaffCategoryRowView;
  place: { position: number; count: number };
  /** It is being dragged. */
  isMoved: boolean;
  /** Where what is dragged would come to hang, if here. */
  part: DropPart | undefined;
  onDragStart: () => void;
  onDragEnd: () => void;
  onDragOver: (event: DragEvent<HTMLLIElement>) => void;
  onDrop: (event: DragEvent<HTMLLIElement>) => void;
}

function CategoryRow({ category, place, isMoved, part, onDragStart, onDragEnd, onDragOver, onDrop }: CategoryRowProps) {
  const { formData } = useNavigation();
  const isMoving = formData?.get("intent") === "move" && formData.get("categoryId") === category.id;
  const { productCount, attributeCount } = category;
  return (
    <li
      className={cx(
        "relative flex min-h-13 flex-wrap items-center gap-x-4 border-b py-1 pl-(--indent)",
        (isMoved || isMoving) && "opacity-50",
        part === "inside" && "bg-accent-wash",
        part === "before" && "before:absolute before:inset-x-0 before:-top-0.5 before:h-1 before:bg-accent",
        part === "after" && "after:absolute after:inset-x-0 after:-bottom-0.5 after:h-1 after:bg-accent",
      )}
      style={{ "--indent": `${(category.level - 1) * 1.5}rem` } as React.CSSProperties}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      <span
        draggable
        aria-hidden="true"
        title="Drag to move"
        className="-mr-3 grid size-8 cursor-grab place-items-center text-muted hover:text-ink pointer-coarse:hidden"
        onDragStart={(event) => {
          const row = event.currentTarget.closest("li");
          if (row) event.dataTransfer.setDragImage(row, 16, 16);
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", category.name);
          onDragStart();
        }}
        onDragEnd={onDragEnd}
      >
        <GripVertical className="size-4" />
      </span>
      <Link
        href={`/categories/${category.id}`}
        prefetch="intent"
        className="flex min-h-11 min-w-32 grow items-center font-medium underline-offset-4 wrap-anywhere hover:underline"
      >
        {category.name}
      </Link>
      <span className="figures text-sm text-muted">
        {productCount.toLocaleString("en-US")}
        <span className="max-sm:sr-only">
          {productCount === 1 ? " product" : " products"}
          {attributeCount > 0 && (attributeCount === 1 ? ", 1 attribute" : `, ${attributeCount} attributes`)}
        </span>
      </span>
      <Form method="post" preventScrollReset className="flex">
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="categoryId" value={category.id} />
        <input type="hidden" name="parentId" value={category.parentId ?? ""} />
        <Button
          type="submit"
          name="position"
          value={place.position - 1}
          size="sm"
          variant="ghost"
          iconOnly
          icon={<ArrowUp />}
          disabled={place.position === 0}
          loading={isMoving && "Moving…"}
        >
          Move {category.name} up
        </Button>
        <Button
          type="submit"
          name="position"
          value={place.position + 1}
          size="sm"
          variant="ghost"
          iconOnly
          icon={<ArrowDown />}
          disabled={place.position === place.count - 1}
        >
          Move {category.name} down
        </Button>
      </Form>
    </li>
  );
}
