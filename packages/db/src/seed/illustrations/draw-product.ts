import { hashString } from "../random";
import type { Archetype } from "./archetype";
import { type ColourName, groundFor, grounds, mix } from "./colours";
import { type ArchetypeName, archetypes } from "./objects";
import { companion, createPen, type Pen } from "./pen";
import { drawScene } from "./scenes";

export type PictureView = "front" | "detail" | "scene";

export interface ProductPicture {
  archetype: ArchetypeName;
  colour: ColourName;
  view: PictureView;
  /** Usually the product's slug: it chooses the cut, the decoration, the ground and the room. */
  seed: string;
}

export const pictureSize = { width: 1200, height: 1500 } as const;

const looks = 24;

/** Which of the looks a seed leads to. Two products of one archetype and one look would be drawn alike. */
export const lookOf = (seed: string): number => hashString(seed) % looks;

/** The same key, the same picture: what one archetype in one colour and one look is stored under. */
export const pictureKey = ({ archetype, colour, view, seed }: ProductPicture): string =>
  `${archetype}-${colour}-${view}-${lookOf(seed)}`;

const wholeCanvas = `M0 0H${pictureSize.width}V${pictureSize.height}H0Z`;

const move = (content: string, x: number, y: number, scale: number): string =>
  `<g transform="translate(${Math.round(x)} ${Math.round(y)}) scale(${Math.round(scale * 1000) / 1000})">${content}</g>`;

/** A soft pool under what stands; a second, smaller and darker one where it touches. */
function groundShadow(pen: Pen, foot: number): string {
  return (
    pen.oval(36, 4, foot * 1.34, foot * 0.17, "#2c2138", 0.12) +
    pen.oval(14, 0, foot * 1.04, foot * 0.095, "#2c2138", 0.2)
  );
}

/** What lies or hangs throws its own outline, a little aside, on the surface behind. */
function castShadow(archetype: Archetype, drawing: string, x: number, y: number): string {
  if (archetype.silhouette) {
    return `<path d="${archetype.silhouette}" transform="translate(${x} ${y})" fill="#2c2138" opacity=".13"/>`;
  }
  const flat = drawing
    .replaceAll(/ clip-path="[^"]*"/g, ' display="none"')
    .replaceAll(/fill="(?!none)[^"]*"/g, 'fill="#2c2138"')
    .replaceAll(/stroke="(?!none)[^"]*"/g, 'stroke="#2c2138"')
    .replaceAll(/ opacity="[^"]*"/g, "")
    .replaceAll(/<g display="none">(?:(?!<g).)*?<\/g>/g, "");
  return `<g transform="translate(${x} ${y})" opacity=".13">${flat}</g>`;
}

function withShadow(pen: Pen, archetype: Archetype, drawing: string): string {
  if (archetype.stance === "stand") return groundShadow(pen, archetype.foot) + drawing;
  return castShadow(archetype, drawing, 22, 26) + drawing;
}

function front(pen: Pen, archetype: Archetype, ground: string, look: number): string {
  const drawing = withShadow(pen, archetype, archetype.draw(pen));
  const stands = archetype.stance === "stand";
  const scale = Math.min(1.42, 960 / archetype.height);
  const floor = stands ? 1120 + (archetype.height * scale - 700) * 0.16 : 750 + (archetype.height * scale) / 2;
  const shape = mix(ground, "#fffaf0", 0.42);
  const backdrop = stands
    ? look % 2 === 0
      ? pen.fill(`M0 ${Math.round(floor) - 90}H1200V1500H0Z`, mix(ground, "#2c2138", 0.055))
      : pen.fill("M150 1500V640C150 390 350 190 600 190S1050 390 1050 640V1500Z", shape, 0.7) +
        pen.fill(`M0 ${Math.round(floor) - 60}H1200V1500H0Z`, mix(ground, "#2c2138", 0.07))
    : look % 2 === 0
      ? pen.oval(600, 750, 520, 520, shape, 0.65)
      : "";
  return backdrop + move(drawing, 600, floor, scale);
}

function detail(pen: Pen, archetype: Archetype, ground: string): string {
  const drawing = archetype.draw(pen);
  const scale = (archetype.zoom ?? 2.3) * 1.3;
  const [x, y] = archetype.focus;
  const shadow =
    archetype.stance === "stand" ? groundShadow(pen, archetype.foot) : castShadow(archetype, drawing, 16, 20);
  return (
    pen.fill(wholeCanvas, mix(ground, "#2c2138", 0.07)) +
    move(shadow + drawing, 600 - x * scale, 750 - y * scale, scale)
  );
}

function scene(pen: Pen, archetype: Archetype, ground: string, look: number): string {
  const name = archetype.scenes[look % archetype.scenes.length] ?? "table";
  const room = drawScene(name, pen, ground, companion(pen.colour));
  const scale =
    archetype.inScene * (name === "floor" || name === "hill" || name === "wall" ? 1.4 : name === "peg" ? 1.3 : 1.62);
  const drawing = archetype.draw(pen);
  if (name === "peg") {
    const hung = move(
      castShadow(archetype, drawing, 20, 24) + drawing,
      room.x,
      room.y - 14 + archetype.height * scale,
      scale,
    );
    return room.back + hung + room.front;
  }
  if (name === "cloth") {
    const height = archetype.height * scale;
    return room.back + move(castShadow(archetype, drawing, 14, 18) + drawing, 620, 780 + height / 2, scale);
  }
  if (name === "wall") {
    return archetype.stance === "stand"
      ? room.back + move(groundShadow(pen, archetype.foot) + drawing, 600, 1156, scale)
      : room.back +
          move(castShadow(archetype, drawing, 24, 26) + drawing, 580, 620 + (archetype.height * scale) / 2, scale);
  }
  const shadow =
    archetype.stance === "stand" ? groundShadow(pen, archetype.foot) : castShadow(archetype, drawing, 14, 16);
  return room.back + move(shadow + drawing, room.x, room.y, scale) + room.front;
}

export function drawProduct(picture: ProductPicture): string {
  const look = lookOf(picture.seed);
  const archetype = archetypes[picture.archetype];
  const ground = grounds[groundFor(picture.colour, look)];
  const pen = createPen({
    colour: picture.colour,
    decor: look % 12,
    seed: `${picture.archetype}:${look}`,
    isDetail: picture.view === "detail",
  });
  const views = {
    front: () => front(pen, archetype, ground, look),
    detail: () => detail(pen, archetype, ground),
    scene: () => scene(pen, archetype, ground, look),
  };
  const content = views[picture.view]();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pictureSize.width} ${pictureSize.height}" width="${pictureSize.width}" height="${pictureSize.height}">${pen.defs()}<path d="${wholeCanvas}" fill="${ground}"/>${content}</svg>`;
}
