import type { Archetype } from "../archetype";
import { companion, ellipse, lathe, mix, type Pen, stock } from "../pen";

/** Glaze on a thrown pot: dipped, banded, brushed, left alone. `top` and `bottom` bound the wall it may cover. */
function glaze(pen: Pen, outline: string, top: number, bottom: number): string {
  const { tones } = pen;
  const clay = "#d9bd97";
  const at = (share: number): number => Math.round(top + (bottom - top) * share);
  const band = (y: number, thick: number, colour: string): string =>
    pen.line(`M-420 ${y - 20}Q0 ${y + 52} 420 ${y - 20}`, colour, thick);
  switch (pen.decor % 6) {
    case 1:
      return pen.within(
        outline,
        pen.fill(`M-420 ${at(0.66)}Q-200 ${at(0.66) + 60} 0 ${at(0.66) + 30}T420 ${at(0.66)}V200H-420Z`, clay) +
          pen.fill(`M120 ${at(0.6)}H420V200H60Q150 ${at(0.9)} 120 ${at(0.6)}Z`, "#2c2138", 0.1),
      );
    case 2:
      return pen.within(outline, band(at(0.3), 16, tones.pale) + band(at(0.42), 8, tones.pale));
    case 3:
      return pen.within(
        outline,
        [-300, -220, -140, -60, 20, 100, 180, 260]
          .map((x) =>
            pen.line(`M${x} ${top}Q${x * 1.02} ${(top + bottom) / 2} ${x * 0.8} ${bottom + 30}`, tones.dark, 7, 0.55),
          )
          .join(""),
      );
    case 4:
      return pen.within(
        outline,
        [-240, -144, -48, 48, 144, 240]
          .map((x, i) => pen.oval(x, at(0.45) + 34 - Math.abs(i - 2.5) ** 2 * 5, 17, 19, tones.pale))
          .join(""),
      );
    case 5:
      return pen.within(
        outline,
        [-250, -120, 10, 140]
          .map((x) => pen.line(`M${x} ${at(0.62)}q50 -130 110 -20t30 60`, companion(pen.colour), 15, 0.75))
          .join(""),
      );
    default:
      return pen.within(outline, band(top + 6, 26, tones.light));
  }
}

function mouth(pen: Pen, y: number, rx: number, ry: number, inside?: string): string {
  const { tones } = pen;
  return (
    pen.oval(0, y, rx, ry, tones.light) +
    pen.oval(0, y + 3, rx - 14, ry - 9, tones.deep) +
    pen.within(ellipse(0, y + 3, rx - 14, ry - 9), pen.oval(16, y + ry * 0.9, rx - 30, ry, inside ?? tones.dark))
  );
}

const mug: Archetype = {
  height: 470,
  foot: 190,
  stance: "stand",
  focus: [40, -240],
  inScene: 0.5,
  scenes: ["table", "shelf", "sill"],
  draw: (pen) => {
    const { tones } = pen;
    const round = pen.decor % 2 === 1;
    const outline = round
      ? lathe([
          [196, -430],
          [214, -320],
          [216, -190],
          [188, -70],
          [120, 0],
        ])
      : lathe([
          [186, -450],
          [184, -300],
          [180, -140],
          [168, -40],
          [140, 0],
        ]);
    const y = round ? -430 : -450;
    return (
      pen.line("M180 -350C340 -392 356 -120 170 -116", tones.dark, 50) +
      pen.line("M180 -354C330 -392 342 -126 170 -122", tones.base, 36) +
      pen.line("M200 -372C308 -384 326 -250 286 -186", tones.light, 9, 0.8) +
      pen.shape(outline, tones.base, { material: "speckle" }) +
      glaze(pen, outline, y + 30, -10) +
      mouth(pen, y, round ? 196 : 186, 40, pen.decor % 3 === 0 ? "#5a3a2a" : undefined)
    );
  },
};

const tumbler: Archetype = {
  height: 400,
  foot: 130,
  stance: "stand",
  focus: [0, -210],
  inScene: 0.44,
  scenes: ["table", "sill", "shelf"],
  draw: (pen) => {
    const outline = lathe([
      [150, -390],
      [148, -260],
      [140, -120],
      [126, -30],
      [112, 0],
    ]);
    const back = lathe([
      [118, -300],
      [118, -180],
      [108, -60],
      [92, 0],
    ]);
    const shifted = (content: string, x: number, y: number): string =>
      `<g transform="translate(${x} ${y})">${content}</g>`;
    return (
      shifted(pen.shape(back, pen.tones.light, { material: "speckle" }) + mouth(pen, -300, 118, 27), 150, -36) +
      shifted(
        pen.shape(outline, pen.tones.base, { material: "speckle" }) +
          glaze(pen, outline, -370, 0) +
          mouth(pen, -390, 150, 34),
        -70,
        0,
      )
    );
  },
};

const bowl: Archetype = {
  height: 330,
  foot: 150,
  stance: "stand",
  focus: [-40, -170],
  inScene: 0.56,
  scenes: ["table", "shelf", "table"],
  draw: (pen) => {
    const outline = lathe(
      [
        [330, -290],
        [312, -200],
        [250, -95],
        [150, -30],
        [124, 0],
      ],
      0.14,
    );
    const spoon = pen.decor % 3 === 2;
    return (
      pen.shape(outline, pen.tones.base, { material: "speckle", shade: [60, 26] }) +
      glaze(pen, outline, -270, -10) +
      mouth(pen, -290, 330, 62) +
      (spoon ? pen.line("M60 -282L330 -420", stock.oak, 26) + pen.line("M66 -290L326 -423", "#dab684", 8) : "")
    );
  },
};

const plate: Archetype = {
  height: 700,
  foot: 330,
  stance: "flat",
  focus: [120, -300],
  inScene: 0.72,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const petals = Array.from({ length: 14 }, (_, i) => (i / 14) * Math.PI * 2)
      .map((a) => {
        const [x, y] = [Math.round(Math.cos(a) * 262), Math.round(-340 + Math.sin(a) * 262)];
        return pen.decor % 3 === 1
          ? pen.oval(x, y, 15, 15, companion(pen.colour))
          : pen.line(
              `M${x} ${y}L${Math.round(Math.cos(a) * 296)} ${Math.round(-340 + Math.sin(a) * 296)}`,
              companion(pen.colour),
              11,
            );
      })
      .join("");
    return (
      pen.shape(ellipse(0, -340, 330, 330), tones.base, { material: "speckle", shade: [14, 16] }) +
      (pen.decor % 3 === 0 ? pen.line(ellipse(0, -340, 300, 300), companion(pen.colour), 8) : petals) +
      pen.oval(0, -340, 222, 222, tones.dark, 0.55) +
      pen.shape(ellipse(4, -335, 214, 214), tones.light, { material: "speckle", shade: [-10, -12], light: [-8, -8] })
    );
  },
};

const teapot: Archetype = {
  height: 520,
  foot: 180,
  stance: "stand",
  focus: [-110, -250],
  inScene: 0.58,
  scenes: ["table", "shelf", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const outline = lathe([
      [120, -390],
      [212, -330],
      [256, -210],
      [214, -80],
      [130, 0],
    ]);
    const lid = lathe(
      [
        [26, -452],
        [84, -428],
        [134, -392],
      ],
      0.24,
    );
    const bail = pen.decor % 2 === 0;
    return (
      (bail
        ? pen.line("M-150 -370C-170 -640 170 -640 150 -370", stock.walnut, 26) +
          pen.line("M-136 -420C-130 -600 110 -606 132 -450", "#966c50", 7)
        : pen.line("M200 -330C390 -380 390 -90 206 -110", tones.dark, 46) +
          pen.line("M204 -334C374 -376 374 -100 206 -116", tones.base, 32)) +
      pen.shape("M-190 -130C-290 -150 -280 -300 -372 -352L-318 -384C-220 -340 -240 -240 -170 -230Z", tones.base, {
        shade: [-6, -18],
      }) +
      pen.shape(outline, tones.base, { material: "speckle", shade: [56, 16] }) +
      glaze(pen, outline, -350, -10) +
      pen.oval(0, -388, 138, 24, tones.dark) +
      pen.shape(lid, tones.base, { material: "speckle" }) +
      pen.shape(ellipse(0, -474, 32, 28), bail ? tones.dark : tones.base)
    );
  },
};

const pitcher: Archetype = {
  height: 620,
  foot: 150,
  stance: "stand",
  focus: [-40, -260],
  inScene: 0.62,
  scenes: ["table", "shelf", "sill"],
  draw: (pen) => {
    const { tones } = pen;
    const outline = lathe([
      [118, -580],
      [112, -480],
      [164, -330],
      [190, -180],
      [160, -50],
      [126, 0],
    ]);
    return (
      pen.line("M110 -530C310 -560 320 -250 176 -220", tones.dark, 44) +
      pen.line("M110 -534C296 -560 304 -258 176 -226", tones.base, 30) +
      pen.shape(outline, tones.base, { material: "speckle" }) +
      glaze(pen, outline, -470, -10) +
      pen.shape(
        "M-96 -566C-150 -590 -176 -606 -190 -620C-140 -626 -60 -614 0 -612C60 -612 118 -604 118 -580C118 -556 -40 -548 -96 -566Z",
        tones.light,
        { shade: [10, 6] },
      ) +
      pen.fill(
        "M-84 -576C-120 -592 -150 -604 -160 -611C-110 -612 -60 -604 0 -602C60 -600 98 -594 98 -580C98 -566 -40 -562 -84 -576Z",
        tones.deep,
      )
    );
  },
};

const profiles = [
  [
    [62, -640],
    [58, -560],
    [96, -470],
    [188, -320],
    [190, -160],
    [110, 0],
  ],
  [
    [120, -600],
    [96, -520],
    [150, -400],
    [214, -250],
    [186, -90],
    [120, 0],
  ],
  [
    [46, -680],
    [44, -560],
    [60, -420],
    [160, -250],
    [180, -110],
    [124, 0],
  ],
] as const;

function stems(pen: Pen, y: number): string {
  const { leaf, leafDark, leafLight } = stock;
  const leafAt = (x: number, at: number, turn: number, colour: string): string =>
    `<g transform="translate(${x} ${at}) rotate(${turn})">${pen.fill("M0 0C-34 -26 -30 -80 0 -112C30 -80 34 -26 0 0Z", colour)}${pen.line("M0 0V-92", leafDark, 3, 0.5)}</g>`;
  return (
    pen.line(
      `M0 ${y}C-10 ${y - 80} -60 ${y - 120} -84 ${y - 180}M4 ${y}C20 ${y - 70} 50 ${y - 110} 90 ${y - 150}`,
      leafDark,
      8,
    ) +
    leafAt(-84, y - 170, -16, leaf) +
    leafAt(-46, y - 110, -64, leafLight) +
    leafAt(-40, y - 96, 22, leafDark) +
    leafAt(90, y - 144, 30, leafLight) +
    leafAt(50, y - 100, 74, leaf) +
    leafAt(34, y - 80, -8, leafDark)
  );
}

const vase: Archetype = {
  height: 800,
  foot: 130,
  stance: "stand",
  focus: [10, -300],
  inScene: 0.6,
  scenes: ["shelf", "table", "sill", "wall"],
  draw: (pen) => {
    const profile = profiles[pen.decor % 3] ?? profiles[0];
    const outline = lathe(profile);
    const [rim, top] = profile[0];
    return (
      pen.shape(outline, pen.tones.base, { material: "speckle", shade: [48, 10] }) +
      glaze(pen, outline, top + 120, -20) +
      mouth(pen, top, rim, Math.round(rim * 0.24)) +
      (pen.decor % 2 === 0 ? stems(pen, top + 4) : "")
    );
  },
};

const candle: Archetype = {
  height: 430,
  foot: 170,
  stance: "stand",
  focus: [0, -190],
  inScene: 0.42,
  scenes: ["table", "shelf", "sill"],
  draw: (pen) => {
    const { tones } = pen;
    const outline = lathe(
      [
        [176, -360],
        [176, -240],
        [176, -100],
        [170, -24],
        [156, 0],
      ],
      0.12,
    );
    const label = "M-96 -262Q0 -238 96 -262V-104Q0 -80 -96 -104Z";
    const ring = companion(pen.colour);
    return (
      pen.shape(outline, tones.base, { material: "speckle" }) +
      pen.oval(0, -360, 176, 40, tones.light) +
      pen.oval(0, -356, 160, 32, "#f3e6c8") +
      pen.oval(0, -352, 92, 17, "#fff3cf") +
      pen.line("M0 -352V-396", stock.ink, 6) +
      pen.fill("M0 -470C34 -426 30 -390 0 -386C-30 -390 -34 -426 0 -470Z", "#e9a13c") +
      pen.fill("M2 -436C18 -414 16 -394 0 -392C-16 -394 -14 -414 2 -436Z", "#fbe3a0") +
      pen.shape(label, stock.cream, { material: "paper", shade: [10, 0], light: [0, 0] }) +
      (pen.decor % 3 === 0
        ? pen.line("M-40 -176Q0 -226 40 -176M-24 -166Q0 -196 24 -166", ring, 7)
        : pen.decor % 3 === 1
          ? pen.oval(0, -180, 32, 32, ring) + pen.line("M-52 -118Q0 -108 52 -118", ring, 5)
          : pen.line("M0 -130V-214M0 -176L-28 -200M0 -160L28 -186M0 -148L-24 -168", ring, 6))
    );
  },
};

const planter: Archetype = {
  height: 640,
  foot: 190,
  stance: "stand",
  focus: [30, -210],
  inScene: 0.58,
  scenes: ["sill", "shelf", "floor"],
  draw: (pen) => {
    const { tones } = pen;
    const outline = lathe(
      [
        [236, -360],
        [232, -260],
        [210, -120],
        [186, 0],
      ],
      0.12,
    );
    const spear = (x: number, h: number, bend: number, tone: string): string =>
      pen.fill(
        `M${x - 26} -340C${x - 34 + bend} ${-340 - h * 0.6} ${x + bend} ${-340 - h * 0.9} ${x + bend * 1.4} ${-340 - h}C${x + 20 + bend} ${-340 - h * 0.6} ${x + 40} -420 ${x + 26} -340Z`,
        tone,
      );
    return (
      spear(-90, 190, -60, stock.leafDark) +
      spear(90, 210, 56, stock.leaf) +
      spear(-20, 300, -20, stock.leafLight) +
      spear(40, 250, 30, stock.leafDark) +
      spear(-60, 240, -44, stock.leaf) +
      pen.oval(0, -356, 226, 46, stock.soil) +
      pen.shape(outline, tones.base, { material: "speckle", shade: [52, 0] }) +
      glaze(pen, outline, -320, 0) +
      pen.line("M-228 -356A228 46 0 0 0 228 -356", mix(tones.light, tones.base, 0.2), 18)
    );
  },
};

export const tableware = { mug, tumbler, bowl, plate, teapot, pitcher, vase, candle, planter };
