import type { Archetype } from "../archetype";
import { companion, ellipse, lathe, mix, rect, stock } from "../pen";

const turned = (content: string, turn: number, x = 0, y = 0): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${content}</g>`;

const knife: Archetype = {
  height: 760,
  foot: 200,
  stance: "flat",
  focus: [0, -290],
  zoom: 2,
  inScene: 0.64,
  scenes: ["cloth", "cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const blade =
      [
        "M-50 -300C-60 -480 -50 -650 30 -760C60 -640 62 -460 56 -300Z",
        "M-60 -300V-690Q-58 -730 -20 -740L56 -700V-300Z",
        "M-34 -300C-40 -460 -30 -620 24 -730C46 -620 42 -440 38 -300Z",
      ][pen.decor % 3] ?? "";
    return turned(
      pen.shape(blade, "#c5cbcd", { material: "brushed", shade: [-22, 0], light: [-8, 0] }) +
        pen.shape(rect(-50, -312, 104, 40, 8), stock.brass, { shade: [14, 0] }) +
        pen.shape(
          "M-46 -276H50C44 -180 60 -110 56 -40Q50 0 4 0Q-40 0 -48 -40C-56 -110 -44 -180 -46 -276Z",
          tones.base,
          { material: "grain", shade: [22, 0] },
        ) +
        [-220, -140, -60]
          .map((y) => pen.shape(ellipse(2, y, 12, 12), stock.brass, { shade: [3, 3], light: [0, 0] }))
          .join(""),
      18,
      -90,
      -10,
    );
  },
};

const pan: Archetype = {
  height: 560,
  foot: 250,
  stance: "flat",
  focus: [-60, -300],
  inScene: 0.68,
  scenes: ["table", "cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const handle = "M150 -300L400 -420Q430 -424 424 -392L180 -250Z";
    return turned(
      pen.shape(handle, pen.decor % 2 === 0 ? stock.walnut : tones.dark, { material: "grain", shade: [0, 14] }) +
        pen.oval(388, -398, 13, 12, "#f1e8da") +
        pen.shape(ellipse(-60, -270, 270, 262), tones.base, { material: "brushed", shade: [18, 18] }) +
        pen.shape(ellipse(-58, -266, 232, 224), tones.deep, { shade: [-18, -18], light: [-8, -8] }) +
        pen.line("M-230 -330C-200 -430 -100 -470 -20 -452", tones.light, 10, 0.6) +
        (pen.decor % 3 === 0
          ? pen.shape(
              "M-170 -250C-190 -340 -90 -370 -30 -340C40 -350 80 -290 50 -230C40 -170 -60 -150 -100 -180C-150 -180 -160 -210 -170 -250Z",
              "#fbf3e2",
              { shade: [10, 10] },
            ) + pen.shape(ellipse(-56, -264, 54, 50), "#e7a33a", { shade: [8, 8] })
          : ""),
      -4,
      -30,
      0,
    );
  },
};

const pot: Archetype = {
  height: 470,
  foot: 250,
  stance: "stand",
  focus: [-70, -220],
  inScene: 0.6,
  scenes: ["table", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const body = lathe(
      [
        [270, -300],
        [272, -180],
        [262, -60],
        [226, 0],
      ],
      0.1,
    );
    return (
      pen.line("M-262 -240C-350 -250 -350 -160 -262 -160M262 -240C350 -250 350 -160 262 -160", tones.dark, 36) +
      pen.shape(body, tones.base, { shade: [70, 10], light: [24, 0] }) +
      pen.line("M-214 -250C-222 -180 -216 -110 -200 -70", tones.pale, 13, 0.6) +
      pen.shape("M-290 -312C-270 -390 -120 -420 0 -420C120 -420 270 -390 290 -312Q0 -256 -290 -312Z", tones.base, {
        shade: [50, 14],
      }) +
      pen.line("M-286 -308Q0 -254 286 -308", tones.dark, 12) +
      pen.shape(rect(-20, -446, 40, 36, 6), stock.brass) +
      pen.shape(ellipse(0, -456, 46, 22), stock.brass, { shade: [10, 8] })
    );
  },
};

const board: Archetype = {
  height: 760,
  foot: 220,
  stance: "flat",
  focus: [-40, -260],
  inScene: 0.66,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const round = pen.decor % 2 === 1;
    const outline = round
      ? "M-60 -520C-60 -560 -46 -600 -50 -690Q-50 -750 0 -750Q50 -750 50 -690C46 -600 60 -560 60 -520C200 -490 290 -390 290 -260C290 -110 160 0 0 0C-160 0 -290 -110 -290 -260C-290 -390 -200 -490 -60 -520Z"
      : "M-220 -500Q-220 -550 -170 -550H-90C-50 -550 -46 -580 -50 -680Q-50 -750 0 -750Q50 -750 50 -680C46 -580 50 -550 90 -550H170Q220 -550 220 -500V-50Q220 0 170 0H-170Q-220 0 -220 -50Z";
    return (
      turned(
        pen.shape(outline, tones.base, { material: "grain", shade: [14, 16] }) +
          pen.within(
            outline,
            pen.decor % 3 === 0
              ? pen.fill("M-60 -800H-10V20H-60ZM60 -800H84V20H60Z", tones.dark, 0.75)
              : pen.line("M-320 -420C-160 -470 60 -380 320 -440", tones.dark, 5, 0.6),
          ) +
          pen.oval(0, -690, 20, 20, "#efe3d0") +
          pen.line("M-16 -700A20 20 0 0 1 16 -700", tones.deep, 6),
        6,
      ) +
      pen.shape(ellipse(-70, -200, 74, 70), "#b8482f", { shade: [12, 14] }) +
      pen.line("M-70 -262C-66 -286 -50 -296 -36 -298", stock.leafDark, 10) +
      pen.fill("M-68 -266C-40 -300 0 -290 10 -276C-10 -256 -40 -252 -68 -266Z", stock.leaf)
    );
  },
};

const utensil: Archetype = {
  height: 740,
  foot: 190,
  stance: "flat",
  focus: [0, -540],
  zoom: 2,
  inScene: 0.62,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const spoon =
      pen.shape(
        "M0 -740C80 -740 96 -600 64 -530C40 -490 24 -480 20 -420L26 -20Q0 16 -26 -20L-20 -420C-24 -480 -40 -490 -64 -530C-96 -600 -80 -740 0 -740Z",
        tones.base,
        { material: "grain", shade: [16, 6] },
      ) +
      pen.shape("M0 -710C52 -710 64 -610 40 -560Q0 -524 -40 -560C-64 -610 -52 -710 0 -710Z", tones.dark, {
        shade: [-12, -8],
      });
    const spatula = pen.shape(
      "M-70 -720H50Q80 -720 76 -690L60 -520C50 -480 24 -480 20 -430L26 -20Q0 16 -26 -20L-20 -430C-24 -480 -60 -480 -66 -520L-86 -690Q-90 -720 -70 -720Z",
      tones.light,
      { material: "grain", shade: [16, 6] },
    );
    const fork = pen.shape(
      "M-60 -740H-36V-600H-12V-740H12V-600H36V-740H60V-560C60 -500 24 -490 20 -430L26 -20Q0 16 -26 -20L-20 -430C-24 -490 -60 -500 -60 -560Z",
      tones.dark,
      { material: "grain", shade: [14, 6] },
    );
    return (
      turned(spatula, 16, 130, 0) +
      turned(pen.decor % 2 ? fork : spoon, -14, -120, 0) +
      (pen.decor % 3 === 0 ? "" : turned(pen.decor % 2 ? spoon : fork, 1, 0, -8))
    );
  },
};

const towel: Archetype = {
  height: 700,
  foot: 0,
  stance: "hang",
  focus: [-30, -220],
  zoom: 2.2,
  inScene: 0.72,
  scenes: ["peg"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const body =
      "M-10 -690C60 -690 60 -620 110 -560C170 -480 210 -300 226 -30Q120 -2 0 -14Q-120 -2 -226 -30C-210 -300 -170 -480 -110 -560C-70 -620 -70 -690 -10 -690Z";
    const trim =
      [
        pen.line("M-260 -130Q0 -90 260 -130M-260 -180Q0 -140 260 -180", accent, 26),
        [-170, -90, 0, 90, 170]
          .map((x) => pen.line(`M0 -700C${x * 0.5} -500 ${x} -300 ${x * 1.2} 20`, accent, 15, 0.85))
          .join(""),
        pen.line("M-260 -110Q0 -70 260 -110", tones.pale, 60) + pen.line("M-260 -180Q0 -140 260 -180", tones.pale, 8),
      ][pen.decor % 3] ?? "";
    return (
      pen.line("M-10 -690C-30 -740 20 -740 0 -690", accent, 12) +
      pen.shape(body, tones.base, { material: pen.decor % 2 === 0 ? "linen" : "pile", shade: [40, 0] }) +
      pen.within(body, trim) +
      pen.within(
        body,
        pen.fill(
          "M-20 -690C-60 -450 -60 -200 -90 10H-50C-30 -200 -30 -450 0 -690ZM20 -690C80 -450 110 -200 120 10H150C140 -200 100 -450 30 -690Z",
          tones.deep,
          0.28,
        ),
      )
    );
  },
};

const blanket: Archetype = {
  height: 520,
  foot: 310,
  stance: "stand",
  focus: [-80, -260],
  zoom: 2.2,
  inScene: 0.62,
  scenes: ["shelf", "floor", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const fold = (y: number, h: number, tone: string, x: number): string =>
      `M${-300 + x} ${y - h + 30}Q${-300 + x} ${y - h} ${-260 + x} ${y - h}H${250}Q${312} ${y - h} ${312} ${y - h / 2}Q${312} ${y} ${250} ${y}H${-290 + x}Q${-330 + x} ${y - h / 2} ${-300 + x} ${y - h + 30}Z${tone}`;
    const layers = [0, -136, -264]
      .map((y, i) => {
        const d = fold(y, 136, "", i * 5);
        const bands =
          pen.decor % 3 === 0
            ? pen.line("M-150 -500V20M-110 -500V20", accent, 18) + pen.line("M120 -500V20", tones.pale, 30)
            : pen.decor % 3 === 1
              ? pen.fill("M-90 -500H60V20H-90Z", accent, 0.8)
              : [-240, -160, -80, 0, 80, 160, 240].map((x) => pen.line(`M${x} -500V20`, tones.pale, 10, 0.7)).join("");
        return (
          pen.shape(d, i === 1 ? tones.dark : tones.base, { material: "weave", shade: [20, 16] }) + pen.within(d, bands)
        );
      })
      .join("");
    const fringe = pen.line(
      Array.from({ length: 10 }, (_, i) => `M${-270 + i * 40} -392q-4 30 ${(i % 3) * 3 - 3} 60`).join(""),
      tones.pale,
      8,
    );
    return (
      layers +
      pen.shape("M-290 -396H180Q220 -396 220 -430T180 -464H-250Q-290 -464 -290 -430Z", tones.light, {
        material: "weave",
        shade: [0, 14],
      }) +
      fringe
    );
  },
};

const pillow: Archetype = {
  height: 560,
  foot: 290,
  stance: "stand",
  focus: [-60, -280],
  zoom: 2.2,
  inScene: 0.66,
  scenes: ["floor", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const body =
      "M-300 -540C-200 -500 200 -500 300 -540C330 -546 340 -520 330 -500C296 -380 296 -160 330 -40C340 -10 320 4 296 0C180 -34 -180 -34 -296 0C-320 4 -340 -10 -330 -40C-296 -160 -296 -380 -330 -500C-340 -520 -330 -546 -300 -540Z";
    const design =
      [
        [-220, -110, 0, 110, 220].map((x) => pen.line(`M${x} -560Q${x * 0.86} -270 ${x} 20`, accent, 20)).join(""),
        pen.line("M0 -440L170 -270L0 -100L-170 -270Z", accent, 20) +
          pen.line("M0 -350L84 -270L0 -190L-84 -270Z", accent, 14),
        pen.fill("M-340 -240Q0 -300 340 -240V20H-340Z", accent),
        [0, 1, 2, 3]
          .map((r) =>
            [0, 1, 2, 3, 4]
              .map((c) => pen.line(`M${-250 + c * 120 + (r % 2) * 40} ${-450 + r * 120}q20 -34 40 0`, tones.pale, 13))
              .join(""),
          )
          .join(""),
      ][pen.decor % 4] ?? "";
    return (
      pen.shape(body, tones.base, { material: "linen", shade: [46, 26] }) +
      pen.within(body, design) +
      pen.line(
        "M-290 -520C-250 -440 -230 -420 -220 -400M290 -520C262 -460 240 -430 224 -410M-300 -20C-270 -80 -250 -110 -240 -130M300 -20C280 -70 258 -110 240 -130",
        tones.deep,
        6,
        0.45,
      ) +
      pen.line("M-296 -540C-200 -504 200 -504 296 -540", tones.light, 8, 0.6)
    );
  },
};

const rug: Archetype = {
  height: 740,
  foot: 300,
  stance: "flat",
  focus: [60, -420],
  zoom: 1.9,
  inScene: 0.8,
  scenes: ["floor", "cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const body = rect(-260, -700, 520, 660, 6);
    const fringe = pen.line(
      Array.from({ length: 26 }, (_, i) => `M${-250 + i * 20} -700v-40M${-250 + i * 20} -40v40`).join(""),
      stock.cream,
      7,
    );
    const design =
      [
        pen.line(rect(-214, -654, 428, 568), accent, 18) +
          pen.line("M0 -600L150 -370L0 -140L-150 -370Z", accent, 22) +
          pen.fill("M0 -490L80 -370L0 -250L-80 -370Z", tones.pale),
        [-620, -520, -420, -320, -220, -120]
          .map((y, i) =>
            pen.line(
              `M-260 ${y}L-195 ${y - 50}L-130 ${y}L-65 ${y - 50}L0 ${y}L65 ${y - 50}L130 ${y}L195 ${y - 50}L260 ${y}`,
              i % 2 ? accent : tones.pale,
              20,
            ),
          )
          .join(""),
        pen.fill("M-260 -700H0V-370H-260Z", accent) +
          pen.fill("M0 -370H260V-40H0Z", tones.dark) +
          pen.oval(0, -370, 130, 130, tones.pale) +
          pen.fill("M0 -500A130 130 0 0 1 0 -240Z", tones.base),
        [-640, -600, -140, -100].map((y) => pen.line(`M-260 ${y}H260`, accent, 16)).join("") +
          [-500, -370, -240]
            .map((y) => pen.line(`M-160 ${y}l40 -50l40 50l-40 50zM80 ${y}l40 -50l40 50l-40 50z`, tones.pale, 12))
            .join(""),
      ][pen.decor % 4] ?? "";
    return (
      fringe +
      pen.shape(body, tones.base, { material: "pile", shade: [8, 8] }) +
      pen.within(body, design) +
      (pen.isDetail ? pen.shape(body, tones.base, { material: "pile", opacity: 0.35 }) : "")
    );
  },
};

const monstera: Archetype = {
  height: 780,
  foot: 150,
  stance: "stand",
  focus: [30, -520],
  zoom: 1.9,
  inScene: 0.74,
  scenes: ["sill", "floor", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const leaf = (x: number, y: number, turn: number, size: number, tone: string): string =>
      `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${pen.fill("M0 0C-60 -10 -150 -40 -160 -130L-104 -120L-164 -180C-150 -240 -100 -280 -60 -290L-44 -230L-30 -310C-10 -330 10 -330 30 -310L44 -230L60 -290C100 -280 150 -240 164 -180L104 -120L160 -130C150 -40 60 -10 0 0Z", tone)}${pen.line("M0 0V-290M0 -70L-90 -110M0 -70L90 -110M0 -150L-84 -200M0 -150L84 -200", mix(tone, "#fff6e3", 0.3), 6)}</g>`;
    const oval = (x: number, y: number, turn: number, size: number, tone: string): string =>
      `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${pen.fill("M0 0C-90 -70 -90 -210 0 -300C90 -210 90 -70 0 0Z", tone)}${pen.line("M0 0V-270M0 -80l-44 -40M0 -80l44 -40M0 -150l-44 -40M0 -150l44 -40", mix(tone, "#fff6e3", 0.3), 6)}</g>`;
    const draw = pen.decor % 2 === 0 ? leaf : oval;
    const pot = lathe(
      [
        [156, -250],
        [152, -160],
        [136, -50],
        [116, 0],
      ],
      0.12,
    );
    return (
      pen.line(
        "M0 -250C-20 -400 -120 -420 -160 -470M0 -250C10 -420 20 -480 10 -520M10 -250C40 -360 120 -380 170 -430",
        stock.leafDark,
        13,
      ) +
      draw(-150, -440, -42, 0.8, stock.leafDark) +
      draw(160, -410, 48, 0.78, stock.leaf) +
      draw(8, -470, -4, 0.96, stock.leafLight) +
      draw(-90, -300, -80, 0.56, stock.leaf) +
      draw(100, -300, 84, 0.52, stock.leafDark) +
      pen.oval(0, -248, 148, 28, stock.soil) +
      pen.shape(pot, tones.base, { material: "speckle", shade: [44, 0] }) +
      pen.line("M-150 -246A150 28 0 0 0 150 -246", tones.light, 14)
    );
  },
};

const succulent: Archetype = {
  height: 480,
  foot: 170,
  stance: "stand",
  focus: [0, -300],
  inScene: 0.46,
  scenes: ["sill", "shelf", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const pot = lathe(
      [
        [176, -230],
        [172, -140],
        [150, -40],
        [134, 0],
      ],
      0.12,
    );
    const petal = (turn: number, size: number, tone: string): string =>
      `<g transform="translate(0 -290) rotate(${turn}) scale(${size})">${pen.fill("M0 20C-62 -20 -58 -110 0 -180C58 -110 62 -20 0 20Z", tone)}</g>`;
    const cactus =
      pen.shape("M-90 -230C-110 -400 -70 -480 0 -480C70 -480 110 -400 90 -230Z", stock.leaf, { shade: [26, 0] }) +
      pen.line("M-50 -440C-64 -380 -60 -300 -54 -236M0 -470V-236M50 -440C64 -380 60 -300 54 -236", stock.leafDark, 7) +
      pen.dashes("M-26 -450V-250M26 -450V-250", stock.cream, 7, "2 30") +
      pen.shape(ellipse(10, -490, 34, 26), "#d98272");
    return (
      (pen.decor % 2 === 0
        ? [-84, -50, -18, 18, 50, 84].map((a, i) => petal(a, 1, i % 2 ? stock.leafDark : stock.leaf)).join("") +
          [-60, -28, 0, 28, 60].map((a, i) => petal(a, 0.76, i % 2 ? stock.leaf : stock.leafLight)).join("") +
          [-24, 0, 24].map((a) => petal(a, 0.46, "#b4c295")).join("")
        : cactus) +
      pen.oval(0, -228, 166, 28, stock.soil) +
      pen.shape(pot, tones.base, { material: "speckle", shade: [44, 0] }) +
      pen.line("M-170 -226A170 30 0 0 0 170 -226", tones.light, 14) +
      pen.within(pot, pen.decor % 3 === 0 ? pen.line("M-200 -90Q0 -50 200 -90", tones.pale, 26) : "")
    );
  },
};

const watering: Archetype = {
  height: 560,
  foot: 190,
  stance: "stand",
  focus: [-30, -200],
  inScene: 0.6,
  scenes: ["sill", "floor", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const body = lathe(
      [
        [150, -330],
        [180, -240],
        [196, -100],
        [186, 0],
      ],
      0.12,
    );
    return (
      pen.line("M60 -340C60 -560 330 -500 300 -260C290 -180 230 -120 190 -100", tones.dark, 26) +
      pen.shape("M-150 -150C-230 -190 -270 -330 -340 -470L-296 -494C-236 -390 -200 -300 -150 -260Z", tones.base, {
        shade: [-8, -10],
      }) +
      pen.shape("M-366 -470L-290 -520L-272 -492L-352 -440Z", stock.brass, { shade: [0, 8] }) +
      pen.shape(body, tones.base, { material: "brushed", shade: [60, 0], light: [24, 0] }) +
      pen.oval(0, -330, 150, 26, tones.light) +
      pen.oval(0, -328, 128, 17, tones.deep) +
      pen.within(body, pen.line("M-220 -60Q0 -20 220 -60", tones.light, 10))
    );
  },
};

const seeds: Archetype = {
  height: 660,
  foot: 260,
  stance: "flat",
  focus: [0, -360],
  inScene: 0.56,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const flower = (x: number, y: number, tone: string): string =>
      Array.from(
        { length: 7 },
        (_, i) =>
          `<g transform="translate(${x} ${y}) rotate(${i * 51.4})">${pen.fill("M0 0C-26 -20 -24 -66 0 -84C24 -66 26 -20 0 0Z", tone)}</g>`,
      ).join("") + pen.oval(x, y, 22, 22, "#d9a441");
    const art =
      [
        flower(0, -400, tones.base) +
          pen.line("M0 -330V-150", stock.leafDark, 9) +
          pen.fill("M0 -200C50 -260 110 -250 120 -240C100 -190 50 -180 0 -200Z", stock.leaf),
        pen.shape(
          "M0 -460C90 -450 110 -360 70 -270C40 -200 10 -160 0 -130C-10 -160 -40 -200 -70 -270C-110 -360 -90 -450 0 -460Z",
          tones.base,
        ) + pen.line("M0 -450C-10 -520 -60 -530 -80 -540M0 -450C10 -520 50 -540 80 -560M0 -450V-560", stock.leaf, 13),
        pen.shape(ellipse(-40, -290, 90, 86), tones.base) +
          pen.shape(ellipse(70, -370, 80, 76), tones.dark) +
          pen.line("M-40 -370C-30 -450 30 -500 60 -540M70 -440C70 -480 66 -510 60 -540", stock.leafDark, 10),
      ][pen.decor % 3] ?? "";
    const packet =
      pen.shape(rect(-200, -640, 400, 620, 8), stock.cream, { material: "paper", shade: [10, 12] }) +
      pen.fill("M-200 -632Q-200 -640 -192 -640H192Q200 -640 200 -632V-560H-200Z", tones.base) +
      pen.line("M-150 -600H150", tones.pale, 12) +
      art +
      pen.line("M-120 -80H120M-70 -54H70", tones.deep, 8);
    return (
      turned(pen.shape(rect(-200, -640, 400, 620, 8), tones.light, { shade: [10, 12] }), 9, 70, 10) +
      turned(packet, -4, -30, 0)
    );
  },
};

export const household = {
  knife,
  pan,
  pot,
  board,
  utensil,
  towel,
  blanket,
  pillow,
  rug,
  monstera,
  succulent,
  watering,
  seeds,
};
