import { randomFrom } from "../random";
import { type ColourName, colours, type GroundName, grounds, lightness, mix } from "./colours";
import { type ArchetypeName, archetypes } from "./objects";
import { createPen, type Pen, rect, stock } from "./pen";

export interface ShopLook {
  slug: string;
  /** The shop's main colour, its second, and the ground its pictures of itself stand on. */
  palette: readonly [ColourName, ColourName, GroundName];
  /** What stands in the window, from the left. */
  window: readonly ArchetypeName[];
  /** Which figure its seal bears, and the shape of the seal; by its name when not chosen. */
  mark?: readonly [figure: number, seal: number];
}

const svg = (width: number, height: number, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${content}</svg>`;

interface Placed {
  archetype: ArchetypeName;
  colour: ColourName;
  x: number;
  y: number;
  height: number;
  decor: number;
}

/** One object of a still life, with its own pen so that outlines of two never share an id. */
function stand({ archetype, colour, x, y, height, decor }: Placed, index: number): string {
  const pen = createPen({ colour, decor, seed: archetype, isDetail: false, prefix: `o${index}x` });
  const form = archetypes[archetype];
  const drawing = form.draw(pen);
  const scale = Math.round((height / form.height) * 1000) / 1000;
  const shadow = pen.oval(22, 2, Math.max(form.foot, 150) * 1.2, Math.max(form.foot, 150) * 0.11, "#2c2138", 0.17);
  return `${pen.defs()}<g transform="translate(${Math.round(x)} ${y}) scale(${scale})">${shadow}${drawing}</g>`;
}

/** The shop's counter on an ordinary morning: five of its things in its own colours. */
export function drawShopBanner(shop: ShopLook): string {
  const [main, second, groundName] = shop.palette;
  const ground = grounds[groundName];
  const random = randomFrom(`banner:${shop.slug}`);
  const pen = createPen({ colour: main, decor: 0, seed: shop.slug, isDetail: false, prefix: "b" });
  const base = colours[main];
  const hill = mix(ground, base, 0.22);
  const backs = [
    () =>
      pen.oval(1700, 420, 330, 330, mix(ground, colours[second], 0.4)) +
      pen.fill("M0 520C500 380 900 470 1300 520S2100 470 2400 400V800H0Z", hill),
    () =>
      [260, 760, 1260, 1760]
        .map((x) => pen.fill(`M${x} 660V340A210 210 0 0 1 ${x + 420} 340V660Z`, mix(ground, base, 0.14)))
        .join("") + pen.oval(1970, 330, 90, 90, mix(ground, colours[second], 0.5)),
    () =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((i) => pen.fill(`M${i * 300} 0h150v660h-150z`, mix(ground, base, 0.09))).join("") +
      pen.fill(
        "M0 0H2400V70Q2325 120 2250 70T2100 70T1950 70T1800 70T1650 70T1500 70T1350 70T1200 70T1050 70T900 70T750 70T600 70T450 70T300 70T150 70T0 70Z",
        base,
      ),
    () =>
      pen.fill("M0 0H980C900 300 760 520 400 660H0Z", mix(ground, colours[second], 0.28)) +
      pen.fill("M2400 120C2100 140 1900 380 1840 660H2400Z", hill),
  ];
  const back = (backs[random.int(0, backs.length - 1)] ?? backs[0])?.() ?? "";
  const counter =
    pen.shape(rect(-60, 640, 2520, 220), mix(stock.oak, base, 0.12), {
      material: "grain",
      shade: [0, 0],
      light: [0, 8],
    }) + pen.fill("M0 640H2400V656H0Z", "#fff6e3", 0.35);
  const inks: ColourName[] = [main, second, main, "cream", second];
  const things = shop.window
    .map((archetype, i) =>
      stand(
        {
          archetype,
          colour: inks[i % inks.length] ?? main,
          x: 330 + (i * 1740) / Math.max(1, shop.window.length - 1) + random.int(-40, 40),
          y: 668 + (i % 2) * 34,
          height: Math.min(470, 300 + archetypes[archetype].height * 0.2) + random.int(-20, 20),
          decor: random.int(0, 11),
        },
        i,
      ),
    )
    .join("");
  return svg(2400, 800, `${pen.fill("M0 0H2400V800H0Z", ground)}${back}${counter}${pen.defs()}${things}`);
}

/** A maker's mark: a seal, and in it one of a dozen figures built from arcs and bars. */
export function drawShopLogo(shop: ShopLook): string {
  const [main, second, groundName] = shop.palette;
  const random = randomFrom(`logo:${shop.slug}`);
  const pen: Pen = createPen({ colour: main, decor: 0, seed: shop.slug, isDetail: false });
  const [field, ground] = [colours[main], grounds[groundName]];
  const figure = lightness(field) > 0.6 ? colours.ink : "#fbf3e2";
  const accent = second === main ? colours.cream : colours[second];
  const marks = [
    () =>
      pen.fill("M150 330A106 106 0 0 1 362 330Z", figure) +
      pen.fill("M203 300A53 53 0 0 1 309 300V330H203Z", accent) +
      pen.line("M140 358H372", figure, 16),
    () =>
      pen.fill("M256 140C340 200 340 310 256 372C172 310 172 200 256 140Z", figure) +
      pen.fill("M256 200C296 236 296 300 256 336Z", accent),
    () => pen.fill("M128 348L222 196L272 276L312 222L388 348Z", figure) + pen.oval(334, 178, 30, 30, accent),
    () => pen.fill("M170 170H250V342H170Z", figure) + pen.fill("M266 170A86 86 0 0 1 266 342Z", accent),
    () =>
      [0, 60, 120, 180, 240, 300]
        .map(
          (turn) =>
            `<g transform="rotate(${turn} 256 256)">${pen.fill("M256 256C226 220 232 170 256 146C280 170 286 220 256 256Z", turn % 120 === 0 ? figure : accent)}</g>`,
        )
        .join("") + pen.oval(256, 256, 20, 20, field),
    () =>
      pen.line(
        "M150 220Q203 170 256 220T362 220M150 280Q203 230 256 280T362 280M150 340Q203 290 256 340T362 340",
        figure,
        24,
      ) + pen.oval(318, 168, 24, 24, accent),
    () => pen.line("M256 140V372M156 198L356 314M356 198L156 314", figure, 24) + pen.oval(256, 256, 44, 44, accent),
    () =>
      pen.oval(220, 256, 86, 86, figure) +
      pen.oval(296, 256, 86, 86, accent, 0.9) +
      pen.within("M220 170a86 86 0 1 0 0 172a86 86 0 1 0 0 -172Z", pen.oval(296, 256, 86, 86, field)),
    () =>
      pen.fill("M256 146L362 252H150Z", figure) +
      pen.fill("M178 272H334V356H178Z", accent) +
      pen.fill("M232 356V310A24 24 0 0 1 280 310V356Z", field),
    () =>
      pen.line("M256 356V180M256 290C200 280 176 240 172 196M256 250C312 240 336 206 340 166", figure, 22) +
      pen.oval(172, 184, 26, 26, accent) +
      pen.oval(340, 154, 26, 26, accent) +
      pen.oval(256, 160, 30, 30, figure),
    () =>
      pen.fill("M146 236H366C366 320 320 366 256 366S146 320 146 236Z", figure) +
      pen.line("M212 200Q192 172 212 148M256 200Q236 172 256 148M300 200Q280 172 300 148", accent, 15),
    () =>
      pen.fill("M160 256A96 96 0 0 1 256 160V256Z", figure) +
      pen.fill("M352 256A96 96 0 0 1 256 352V256Z", figure) +
      pen.fill("M256 160A96 96 0 0 1 352 256H256Z", accent) +
      pen.fill("M256 352A96 96 0 0 1 160 256H256Z", accent),
  ];
  const seals = [
    pen.oval(256, 256, 216, 216, field) + pen.line("M256 62A194 194 0 1 0 257 62Z", figure, 5, 0.55),
    pen.fill(rect(48, 48, 416, 416, 96), field),
    pen.fill(
      "M256 36L330 72L410 90L432 170L476 240L440 314L424 394L346 420L280 470L204 448L122 440L92 364L40 300L62 222L66 140L138 100L190 44Z",
      field,
    ),
    pen.fill("M56 464V256C56 130 146 44 256 44S456 130 456 256V464Z", field),
  ];
  const [figureIndex, sealIndex] = shop.mark ?? [random.int(0, marks.length - 1), random.int(0, seals.length - 1)];
  const mark = marks[figureIndex]?.() ?? "";
  const seal = seals[sealIndex] ?? "";
  return svg(512, 512, `${pen.defs()}${pen.fill("M0 0H512V512H0Z", ground)}${seal}${mark}`);
}

/** What a category's picture shows, and on what ground; children not named here borrow from their products. */
export type CategoryStill = readonly [GroundName, ...(readonly [ArchetypeName, ColourName])[]];

export function drawStill(slug: string, [groundName, ...things]: CategoryStill): string {
  const ground = grounds[groundName];
  const random = randomFrom(`category:${slug}`);
  const pen = createPen({ colour: "cream", decor: 0, seed: slug, isDetail: false, prefix: "s" });
  const span = things.length === 1 ? 0 : 560;
  const drawn = things
    .map(([archetype, colour], i) => {
      const isTall = i === Math.floor(things.length / 2);
      return stand(
        {
          archetype,
          colour,
          x: things.length === 1 ? 600 : 320 + (i * span) / (things.length - 1),
          y: isTall ? 716 : 760,
          height: Math.min(isTall ? 500 : 360, archetypes[archetype].height * (isTall ? 0.82 : 0.62)),
          decor: random.int(0, 11),
        },
        i,
      );
    })
    // The tall one stands behind its neighbours.
    .map((content, i) => ({ content, order: i === Math.floor(things.length / 2) ? 0 : 1 }))
    .sort((a, b) => a.order - b.order)
    .map(({ content }) => content)
    .join("");
  return svg(
    1200,
    900,
    `${pen.fill("M0 0H1200V900H0Z", ground)}${pen.fill("M250 900V480A350 350 0 0 1 950 480V900Z", mix(ground, "#fffaf0", 0.45), 0.8)}${pen.fill("M0 690H1200V900H0Z", mix(ground, "#2c2138", 0.07))}${drawn}`,
  );
}
