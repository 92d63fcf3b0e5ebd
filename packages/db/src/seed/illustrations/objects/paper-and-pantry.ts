import type { Archetype } from "../archetype";
import { companion, ellipse, lathe, mix, type Pen, rect, stock } from "../pen";

/** Small pictures for prints, covers and wrappers, in a 400 × 500 field centred on 0,0. */
function picture(pen: Pen, which: number): string {
  const { tones } = pen;
  const accent = companion(pen.colour);
  switch (which % 7) {
    case 0:
      return (
        pen.fill("M-300 -320H300V320H-300Z", tones.pale) +
        pen.oval(70, -110, 84, 84, accent) +
        pen.fill("M-300 40C-200 -70 -100 -60 0 20S200 60 300 -20V320H-300Z", tones.light) +
        pen.fill("M-300 120C-180 40 -60 90 40 130S220 110 300 90V320H-300Z", tones.base) +
        pen.fill("M-300 220C-140 150 60 200 300 180V320H-300Z", tones.deep)
      );
    case 1: {
      const leaf = (x: number, y: number, turn: number, tone: string): string =>
        `<g transform="translate(${x} ${y}) rotate(${turn})">${pen.fill("M0 0C-40 -40 -34 -110 0 -150C34 -110 40 -40 0 0Z", tone)}</g>`;
      return (
        pen.fill("M-300 -320H300V320H-300Z", stock.cream) +
        pen.line("M0 230C-10 90 10 -60 0 -190", tones.deep, 8) +
        [170, 100, 30, -40]
          .map(
            (y, i) =>
              leaf(-4, y, -58 + i * 6, i % 2 ? tones.base : tones.dark) +
              leaf(4, y - 20, 58 - i * 6, i % 2 ? tones.dark : tones.light),
          )
          .join("") +
        leaf(0, -80, 0, tones.base)
      );
    }
    case 2:
      return (
        pen.fill("M-300 -320H300V320H-300Z", tones.light) +
        pen.fill("M-150 230V-20A150 150 0 0 1 150 -20V230Z", tones.base) +
        pen.fill("M-96 230V0A96 96 0 0 1 96 0V230Z", accent) +
        pen.fill("M-44 230V20A44 44 0 0 1 44 20V230Z", tones.deep) +
        pen.oval(0, -216, 26, 26, accent)
      );
    case 3:
      return (
        pen.fill("M-300 -320H300V320H-300Z", tones.deep) +
        pen.oval(0, -60, 130, 130, tones.pale) +
        pen.oval(44, -84, 118, 118, tones.deep) +
        [
          [-140, -200],
          [130, -210],
          [160, 20],
          [-160, 60],
          [60, 130],
          [-60, 170],
          [10, -230],
        ]
          .map(([x, y]) => pen.oval(x ?? 0, y ?? 0, 7, 7, accent))
          .join("") +
        pen.fill("M-300 250L-120 150L-20 220L90 140L300 260V320H-300Z", tones.base)
      );
    case 4:
      return (
        pen.fill("M-300 -320H300V320H-300Z", stock.cream) +
        pen.fill(
          "M-120 -20C-150 -180 -60 -240 -20 -240C-10 -200 10 -200 20 -240C70 -240 150 -180 120 -20C100 80 60 100 60 210H-60C-60 100 -100 80 -120 -20Z",
          tones.base,
        ) +
        pen.line("M-110 -60Q0 -20 110 -60M-90 20Q0 60 90 20", accent, 16) +
        pen.line("M-150 214H150", tones.deep, 10)
      );
    case 5:
      return (
        pen.fill("M-300 -320H300V320H-300Z", accent) +
        [0, 1, 2, 3]
          .map((i) =>
            pen.fill(
              `M-300 ${-90 + i * 90}Q-225 ${-160 + i * 90} -150 ${-90 + i * 90}T0 ${-90 + i * 90}T150 ${-90 + i * 90}T300 ${-90 + i * 90}V320H-300Z`,
              [tones.pale, tones.light, tones.base, tones.deep][i] ?? tones.base,
            ),
          )
          .join("") +
        pen.oval(-80, -180, 50, 50, stock.cream)
      );
    default:
      return (
        pen.fill("M-300 -320H300V320H-300Z", tones.pale) +
        pen.oval(-56, -60, 120, 120, tones.base) +
        pen.fill("M-20 -40H150V200H-20Z", accent, 0.9) +
        pen.line("M-150 150C-60 60 40 240 150 -200", tones.deep, 12)
      );
  }
}

const at = (content: string, x: number, y: number, scale = 1, turn = 0): string =>
  `<g transform="translate(${x} ${y})${turn ? ` rotate(${turn})` : ""}${scale === 1 ? "" : ` scale(${scale})`}">${content}</g>`;

const print: Archetype = {
  height: 760,
  foot: 0,
  stance: "hang",
  focus: [60, -330],
  zoom: 2,
  inScene: 0.66,
  scenes: ["wall"],
  draw: (pen) => {
    const frame = pen.decor % 3 === 0 ? stock.oak : pen.decor % 3 === 1 ? stock.ink : stock.walnut;
    const art = rect(-210, -640, 420, 520);
    return (
      pen.shape(rect(-300, -760, 600, 760, 6), frame, { material: "grain", shade: [12, 12], light: [10, 8] }) +
      pen.fill(rect(-272, -732, 544, 704), stock.white) +
      pen.fill("M-272 -732H272V-716H-256V-28H-272Z", "#2c2138", 0.12) +
      pen.within(art, at(picture(pen, pen.decor + 7), 0, -380, 1.02)) +
      (pen.isDetail ? pen.shape(art, "#ffffff", { material: "paper", opacity: 0.12 }) : "")
    );
  },
};

const book: Archetype = {
  height: 700,
  foot: 250,
  stance: "flat",
  focus: [30, -400],
  inScene: 0.6,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const cover = rect(-240, -690, 480, 660, 10);
    return (
      pen.shape("M-226 -20L-206 10H270V-650L240 -680Z", stock.cream, { shade: [0, 0] }) +
      pen.line("M-206 0H256M258 4V-650", "#cbbfa4", 4) +
      pen.shape(cover, tones.base, { material: "linen", shade: [10, 10] }) +
      pen.within(rect(-150, -600, 330, 380, 6), at(picture(pen, pen.decor), 15, -400, 0.78)) +
      pen.line("M-130 -150H160M-130 -110H70", tones.pale, 14) +
      pen.fill(rect(-240, -690, 40, 660), tones.dark, 0.7)
    );
  },
};

const notebook: Archetype = {
  height: 700,
  foot: 250,
  stance: "flat",
  focus: [120, -300],
  inScene: 0.58,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const pages =
      pen.shape(rect(-222, -676, 474, 668, 16), stock.cream, { shade: [0, 0] }) +
      pen.line("M-200 -14H244M246 -14V-660", "#cdc2aa", 4);
    const cover = pen.shape(rect(-240, -690, 476, 668, 20), tones.base, {
      material: pen.decor % 2 === 0 ? "linen" : "leather",
      shade: [12, 12],
    });
    const trim =
      [
        pen.line("M170 -690V-24", accent, 18) +
          pen.shape(rect(-120, -520, 200, 110, 6), stock.cream, { material: "paper", shade: [0, 0] }) +
          pen.line("M-90 -480H50M-90 -448H10", "#b9ad95", 6),
        pen.dashes("M-196 -670V-44", tones.pale, 8, "30 22") +
          pen.within(ellipse(20, -380, 120, 120), at(picture(pen, 0), 20, -380, 0.5)),
        pen.fill("M-240 -690H-160V-22H-240Z", accent) +
          pen.line(
            "M-40 -420C0 -520 60 -520 60 -430S-20 -320 -40 -260M60 -300C100 -300 110 -260 90 -220",
            tones.pale,
            9,
          ),
      ][pen.decor % 3] ?? "";
    return pages + pen.line("M60 -20V56", accent, 12) + cover + trim;
  },
};

const pencil: Archetype = {
  height: 640,
  foot: 280,
  stance: "flat",
  focus: [30, -330],
  zoom: 2,
  inScene: 0.56,
  scenes: ["cloth", "cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const fountain =
      pen.shape("M-34 -380Q-30 -520 0 -600Q30 -520 34 -380V-60Q34 0 0 0Q-34 0 -34 -60Z", tones.base, {
        shade: [22, 0],
      }) +
      pen.fill(rect(-37, -330, 74, 24), stock.brass) +
      pen.shape(rect(20, -250, 16, 200, 7), stock.brass) +
      pen.shape("M-26 -500Q-20 -610 0 -680Q20 -610 26 -500Z", stock.brass, { shade: [12, 0] }) +
      pen.line("M0 -600V-660", "#7a5c22", 4);
    const wood = (tone: string): string =>
      pen.shape("M-22 -520L0 -600L22 -520V-40H-22Z", tone, { shade: [14, 0], light: [10, 0] }) +
      pen.fill("M-22 -520L0 -600L22 -520Q0 -500 -22 -520Z", "#e7c592") +
      pen.fill("M-8 -572L0 -600L8 -572Z", stock.ink) +
      pen.fill(rect(-22, -74, 44, 26), stock.brass) +
      pen.fill(rect(-22, -48, 44, 40, 8), "#c98f82");
    return pen.decor % 2 === 0
      ? at(fountain, -50, 0, 1, 24) +
          at(
            pen.shape("M-38 -300H38V-40Q38 0 0 0Q-38 0 -38 -40Z", tones.dark, { shade: [22, 0] }) +
              pen.fill(rect(-40, -300, 80, 22), stock.brass),
            190,
            -10,
            1,
            12,
          )
      : at(wood(tones.base), -150, 0, 1, 8) + at(wood(accent), -10, 10, 1, -3) + at(wood(tones.deep), 120, 0, 1, 10);
  },
};

const card: Archetype = {
  height: 640,
  foot: 280,
  stance: "flat",
  focus: [-60, -380],
  inScene: 0.6,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const envelope =
      pen.shape(rect(-300, -400, 560, 390, 10), tones.base, { material: "paper", shade: [10, 12] }) +
      pen.fill("M-300 -394L-20 -170L260 -394L240 -400H-290Z", tones.dark) +
      pen.line("M-300 -16L-90 -220M260 -16L50 -220", tones.dark, 5);
    const front = rect(-180, -250, 360, 500, 8);
    return (
      at(envelope, 40, 0, 1, 7) +
      at(
        pen.shape(front, stock.white, { material: "paper", shade: [8, 10] }) +
          pen.within(rect(-150, -220, 300, 400, 4), at(picture(pen, pen.decor + 1), 0, -20, 0.8)),
        -70,
        -360,
        1,
        -8,
      )
    );
  },
};

const puzzle: Archetype = {
  height: 700,
  foot: 320,
  stance: "flat",
  focus: [60, -380],
  inScene: 0.66,
  scenes: ["cloth", "floor"],
  draw: (pen) => {
    const { tones } = pen;
    const board = rect(-290, -690, 520, 600, 10);
    const knobs =
      "M-160 -690V-560c40 -20 60 40 0 50v120c-40 -20 -60 40 0 50v250M-30 -690v130c-40 -20 -60 40 0 50v120c40 -20 60 40 0 50v250M100 -690v130c40 -20 60 40 0 50v120c-40 -20 -60 40 0 50v250M-290 -540h60c-20 -40 40 -60 50 0h120c-20 40 40 60 50 0h240M-290 -390h130c-20 40 40 60 50 0h100c-20 -40 40 -60 50 0h190M-290 -240h50c-20 -40 40 -60 50 0h140c-20 40 40 60 50 0h230";
    const loose = pen.shape("M0 0h46c-14 -34 34 -44 40 0h44v50c36 -12 40 36 0 40v44H0Z", tones.base, { shade: [8, 8] });
    return (
      pen.shape(board, tones.light, { shade: [0, 0] }) +
      pen.within(
        board,
        at(picture(pen, pen.decor), -30, -390, 1.2) +
          pen.line(knobs, tones.deep, 4, 0.55) +
          pen.line(knobs, "#fff6e3", 2, 0.5),
      ) +
      at(loose, 170, -170, 1, 18) +
      at(
        pen.shape("M0 0h46c-14 34 34 44 40 0h44v130H0v-40c-36 10 -40 -36 0 -40Z", companion(pen.colour), {
          shade: [8, 8],
        }),
        30,
        -90,
        1,
        -12,
      )
    );
  },
};

const soap: Archetype = {
  height: 400,
  foot: 250,
  stance: "stand",
  focus: [20, -190],
  inScene: 0.46,
  scenes: ["table", "sill", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const bar = (y: number, tone: string): string =>
      pen.shape(
        `M-230 ${y - 120}L-170 ${y - 160}H210L250 ${y - 120}V${y - 20}Q250 ${y} 230 ${y}H-210Q-230 ${y} -230 ${y - 20}Z`,
        tone,
        { material: "speckle", shade: [0, 10] },
      ) + pen.fill(`M-230 ${y - 120}L-170 ${y - 160}H210L250 ${y - 120}Z`, mix(tone, "#fff6e3", 0.35));
    const band = companion(pen.colour);
    return (
      bar(0, tones.dark) +
      `<g transform="translate(-16 -130) rotate(-3)">${bar(0, tones.base)}${pen.shape("M-70 -120L-20 -160H110L80 -120V0H-70Z", stock.cream, { material: "paper", shade: [0, 0] })}${pen.fill("M-70 -120L-20 -160H110L80 -120Z", stock.white)}${pen.decor % 2 === 0 ? pen.line("M5 -30V-92M5 -60l-24 -20M5 -50l24 -24", band, 7) : pen.oval(5, -62, 30, 30, band)}</g>`
    );
  },
};

function label(pen: Pen, x: number, y: number, w: number, h: number): string {
  const { tones } = pen;
  const accent = pen.decor % 2 === 0 ? tones.deep : companion(pen.colour);
  const mid = x + w / 2;
  const mark =
    [
      pen.line(
        `M${mid} ${y + h * 0.52}v${-h * 0.3}m0 ${h * 0.2}l${-w * 0.12} ${-h * 0.12}m${w * 0.12} ${h * 0.06}l${w * 0.12} ${-h * 0.12}`,
        accent,
        7,
      ),
      pen.oval(mid, y + h * 0.36, w * 0.16, w * 0.16, accent),
      pen.fill(
        `M${mid - w * 0.24} ${y + h * 0.5}q${w * 0.12} ${-h * 0.3} ${w * 0.24} ${-h * 0.1}q${w * 0.1} ${-h * 0.2} ${w * 0.24} ${h * 0.1}z`,
        accent,
      ),
    ][pen.decor % 3] ?? "";
  return (
    pen.shape(rect(x, y, w, h, 8), stock.cream, { material: "paper", shade: [12, 0], light: [0, 0] }) +
    mark +
    pen.line(`M${x + w * 0.24} ${y + h * 0.7}h${w * 0.52}M${x + w * 0.34} ${y + h * 0.82}h${w * 0.32}`, accent, 6)
  );
}

const bottle: Archetype = {
  height: 720,
  foot: 140,
  stance: "stand",
  focus: [0, -280],
  inScene: 0.6,
  scenes: ["table", "sill", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const kind = pen.decor % 3;
    const body =
      kind === 0
        ? "M-60 -520C-60 -450 -150 -450 -150 -360V-40Q-150 0 -110 0H110Q150 0 150 -40V-360C150 -450 60 -450 60 -520Z"
        : kind === 1
          ? "M-46 -560C-46 -430 -120 -400 -120 -300V-30Q-120 0 -90 0H90Q120 0 120 -30V-300C120 -400 46 -430 46 -560Z"
          : "M-70 -500C-70 -470 -170 -460 -170 -380V-40Q-170 0 -130 0H130Q170 0 170 -40V-380C170 -460 70 -470 70 -500Z";
    const top =
      kind === 0
        ? pen.shape(rect(-70, -560, 140, 56, 10), stock.ink, { shade: [20, 0] }) +
          pen.shape(rect(-16, -640, 32, 90, 6), stock.ink) +
          pen.shape("M-130 -676H70Q84 -676 84 -656V-630H-90L-130 -640Z", stock.ink, { shade: [0, 8] })
        : kind === 1
          ? pen.shape(rect(-56, -640, 112, 96, 8), stock.walnut, { material: "grain", shade: [20, 0] })
          : pen.shape(rect(-78, -560, 156, 66, 8), stock.ink, { shade: [22, 0] }) +
            pen.shape("M-44 -560C-56 -650 -40 -710 0 -710C40 -710 56 -650 44 -560Z", stock.iron, { shade: [16, 0] });
    return (
      top +
      pen.shape(body, tones.base, { shade: [34, 0], light: [0, 0] }) +
      pen.line(`M${kind === 1 ? -92 : -122} -340V-60`, tones.pale, 14, 0.7) +
      label(pen, -104, -320, 208, 240)
    );
  },
};

const jar: Archetype = {
  height: 440,
  foot: 190,
  stance: "stand",
  focus: [0, -180],
  inScene: 0.46,
  scenes: ["table", "shelf", "sill"],
  draw: (pen) => {
    const { tones } = pen;
    const body =
      "M-170 -340C-210 -330 -220 -300 -220 -260V-50Q-220 0 -170 0H170Q220 0 220 -50V-260C220 -300 210 -330 170 -340Z";
    const lid =
      pen.decor % 3 === 0
        ? pen.shape(rect(-186, -420, 372, 90, 16), stock.brass, { shade: [40, 0] }) +
          pen.line("M-180 -352H180", "#93713a", 6)
        : pen.decor % 3 === 1
          ? pen.shape(rect(-176, -404, 352, 74, 10), stock.walnut, { material: "grain", shade: [40, 0] })
          : pen.shape(
              "M-220 -330Q-250 -300 -240 -270Q-120 -310 0 -290Q120 -310 240 -270Q250 -300 220 -330L176 -420Q0 -450 -176 -420Z",
              companion(pen.colour),
              { material: "stripe", shade: [30, 0] },
            ) + pen.line("M-196 -346Q0 -326 196 -346", stock.cream, 10);
    return (
      pen.shape(body, tones.base, { shade: [44, 0], light: [0, 0] }) +
      pen.within(body, pen.fill("M-240 -340H240V-296Q120 -276 0 -296T-240 -296Z", tones.light, 0.8)) +
      pen.line("M-186 -260V-70", tones.pale, 16, 0.7) +
      lid +
      label(pen, -120, -250, 240, 190)
    );
  },
};

const tin: Archetype = {
  height: 520,
  foot: 180,
  stance: "stand",
  focus: [0, -220],
  inScene: 0.5,
  scenes: ["table", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const outline = lathe(
      [
        [190, -380],
        [190, -200],
        [190, 0],
      ],
      0.16,
    );
    const band = pen.within(
      outline,
      pen.line("M-220 -66Q0 -14 220 -66", tones.pale, 14) + pen.line("M-220 -326Q0 -274 220 -326", tones.pale, 14),
    );
    return (
      pen.shape(outline, tones.base, { shade: [56, 0], light: [30, 0] }) +
      band +
      label(pen, -100, -270, 200, 200) +
      pen.shape(
        lathe(
          [
            [200, -450],
            [202, -410],
            [202, -360],
          ],
          0.16,
        ),
        tones.dark,
        { shade: [50, 0], light: [26, 0] },
      ) +
      pen.oval(0, -450, 200, 40, tones.base) +
      pen.oval(0, -452, 156, 28, tones.light)
    );
  },
};

const coffee: Archetype = {
  height: 720,
  foot: 190,
  stance: "stand",
  focus: [0, -300],
  inScene: 0.6,
  scenes: ["table", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const body =
      "M-190 -620L-176 -560C-220 -480 -226 -200 -210 -20Q-208 0 -186 0H186Q208 0 210 -20C226 -200 220 -480 176 -560L190 -620Z";
    return (
      pen.shape(body, tones.base, { material: "paper", shade: [46, 0] }) +
      pen.fill(
        "M-176 -560C-150 -420 -160 -200 -150 -4L-206 -2C-224 -200 -220 -480 -176 -560ZM176 -560C150 -420 160 -200 150 -4L206 -2C224 -200 220 -480 176 -560Z",
        tones.dark,
        0.55,
      ) +
      pen.shape("M-196 -700H196L190 -612H-190Z", tones.dark, { shade: [20, 0] }) +
      pen.line("M-186 -656H186", tones.deep, 6) +
      pen.shape(rect(-150, -676, 300, 22, 8), stock.brass, { shade: [0, 4] }) +
      pen.within(rect(-120, -440, 240, 300, 6), at(picture(pen, pen.decor), 0, -300, 0.62)) +
      pen.line("M-90 -96H90M-50 -64H50", tones.pale, 9)
    );
  },
};

const chocolate: Archetype = {
  silhouette: "M-250 -620L130 -660L160 -450L230 -440L280 -30L-140 20Z",
  height: 640,
  foot: 250,
  stance: "flat",
  focus: [0, -380],
  inScene: 0.56,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const cocoa = "#5a3628";
    const squares = [0, 1, 2]
      .flatMap((c) =>
        [0, 1].map((r) =>
          pen.shape(rect(-186 + c * 126, -640 + r * 104, 118, 96, 10), cocoa, { shade: [9, 9], light: [8, 8] }),
        ),
      )
      .join("");
    const wrap = rect(-210, -440, 420, 430, 8);
    return `<g transform="rotate(-6 0 -320)">${pen.shape(rect(-192, -648, 384, 300, 10), "#472a20", { shade: [0, 0] })}${squares}${pen.shape("M-214 -470L-190 -440L-160 -476L-120 -446L-80 -482L-30 -450L20 -484L60 -450L110 -480L150 -446L190 -472L214 -440V-400H-214Z", "#d8d2c2", { shade: [0, 10] })}${pen.shape(wrap, tones.base, { material: "paper", shade: [10, 12] })}${pen.within(rect(-170, -400, 340, 300, 4), at(picture(pen, pen.decor), 0, -250, 0.66))}${pen.line("M-110 -64H110", tones.pale, 10)}</g>`;
  },
};

export const paperAndPantry = {
  print,
  book,
  notebook,
  pencil,
  card,
  puzzle,
  soap,
  bottle,
  jar,
  tin,
  coffee,
  chocolate,
};
