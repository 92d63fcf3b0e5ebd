import type { Archetype } from "../archetype";
import { companion, ellipse, mix, type Pen, rect, stock } from "../pen";

const lamp: Archetype = {
  height: 760,
  foot: 150,
  stance: "stand",
  focus: [0, -560],
  inScene: 0.66,
  scenes: ["table", "shelf", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const shades = [
      "M-120 -760H120L236 -470Q0 -430 -236 -470Z",
      "M-250 -470C-250 -660 -130 -760 0 -760C130 -760 250 -660 250 -470Q0 -432 -250 -470Z",
      "M-190 -740H190L210 -480Q0 -446 -210 -480Z",
    ];
    const shade = shades[pen.decor % 3] ?? "";
    const base =
      pen.decor % 2 === 0
        ? pen.shape("M-14 -470H14V-60C14 -44 150 -40 150 0Q0 26 -150 0C-150 -40 -14 -44 -14 -60Z", stock.brass, {
            shade: [10, 4],
          })
        : pen.shape(
            "M-22 -470H22C22 -380 140 -300 140 -170C140 -70 90 -20 80 0Q0 18 -80 0C-90 -20 -140 -70 -140 -170C-140 -300 -22 -380 -22 -470Z",
            companion(pen.colour),
            { material: "speckle" },
          );
    return (
      base +
      pen.oval(0, -462, 150, 20, "#fbe8b4") +
      pen.shape(shade, tones.base, { material: "linen", shade: [60, 0], light: [30, 0] }) +
      pen.within(shade, pen.fill("M-60 -440C-40 -560 40 -560 60 -440Z", "#ffeec2", 0.4))
    );
  },
};

const pendant: Archetype = {
  height: 800,
  foot: 0,
  stance: "hang",
  focus: [0, -200],
  inScene: 0.7,
  scenes: ["wall"],
  draw: (pen) => {
    const { tones } = pen;
    const dome = pen.decor % 2 === 0;
    const body = dome
      ? "M-300 -70C-290 -270 -150 -370 -50 -384V-430H50V-384C150 -370 290 -270 300 -70Q0 -20 -300 -70Z"
      : "M-70 -430H70C230 -380 250 -160 90 -40Q0 -20 -90 -40C-250 -160 -230 -380 -70 -430Z";
    const ribs = [-200, -130, -60, 10, 80, 150, 220];
    return (
      pen.line("M0 -1600V-430", stock.ink, 9) +
      pen.shape(rect(-34, -480, 68, 60, 14), stock.brass, { shade: [12, 0] }) +
      (dome ? pen.oval(0, -68, 296, 36, "#fdebb8") + pen.oval(0, -40, 60, 52, "#fff6da") : "") +
      pen.shape(body, tones.base, { shade: [70, 10], light: [26, 8], material: dome ? "brushed" : "linen" }) +
      (dome
        ? pen.oval(0, -64, 300, 30, "#fbe3a4") + pen.line("M-300 -66A300 30 0 0 1 300 -66", tones.dark, 6)
        : pen.within(
            body,
            ribs.map((x) => pen.line(`M${x * 0.3} -440Q${x * 1.5} -240 ${x * 0.4} -20`, tones.dark, 5, 0.5)).join(""),
          ))
    );
  },
};

const chair: Archetype = {
  height: 780,
  foot: 230,
  stance: "stand",
  focus: [0, -360],
  zoom: 1.9,
  inScene: 0.86,
  scenes: ["floor"],
  draw: (pen) => {
    const { tones } = pen;
    const wood = pen.decor % 2 === 0 ? stock.oak : stock.walnut;
    const dark = mix(wood, "#2c2138", 0.28);
    const spindles = [-130, -65, 0, 65, 130].map((x) => pen.line(`M${x} -700L${x * 0.94} -410`, wood, 17)).join("");
    return (
      pen.line("M-150 -380L-172 -30M150 -380L172 -30", dark, 26) +
      pen.line("M-200 -390L-216 -8M200 -390L216 -8", wood, 32) +
      pen.line("M-208 -170H208", wood, 18) +
      pen.line("M-192 -400L-206 -720M192 -400L206 -720", wood, 30) +
      (pen.decor % 3 === 1
        ? pen.shape("M-196 -690Q0 -640 196 -690L188 -470Q0 -430 -188 -470Z", tones.base, { material: "weave" })
        : spindles) +
      pen.shape("M-236 -770Q0 -716 236 -770Q244 -700 226 -680Q0 -630 -226 -680Q-244 -700 -236 -770Z", wood, {
        material: "grain",
        shade: [10, 18],
      }) +
      pen.shape("M-240 -420Q0 -456 240 -420Q268 -372 234 -354Q0 -330 -234 -354Q-268 -372 -240 -420Z", tones.base, {
        material: "weave",
        shade: [10, 22],
      })
    );
  },
};

const stool: Archetype = {
  height: 560,
  foot: 200,
  stance: "stand",
  focus: [0, -470],
  zoom: 2,
  inScene: 0.8,
  scenes: ["floor"],
  draw: (pen) => {
    const { tones } = pen;
    const wood = pen.decor % 2 === 0 ? stock.oak : stock.walnut;
    return (
      pen.line("M-60 -480L-84 -40M60 -480L84 -40", mix(wood, "#2c2138", 0.3), 26) +
      pen.line("M-160 -490L-206 -8M160 -490L206 -8", wood, 34) +
      pen.line("M-190 -190H190", wood, 20) +
      pen.line("M-168 -480L-206 -60", mix(wood, "#fff6e3", 0.3), 7) +
      pen.shape("M-230 -540C-230 -590 230 -590 230 -540V-500C230 -450 -230 -450 -230 -500Z", tones.base, {
        material: pen.decor % 3 === 0 ? "weave" : "grain",
        shade: [20, 34],
      }) +
      pen.oval(0, -538, 224, 38, tones.light)
    );
  },
};

const table: Archetype = {
  height: 520,
  foot: 320,
  stance: "stand",
  focus: [-120, -440],
  zoom: 1.9,
  inScene: 0.9,
  scenes: ["floor"],
  draw: (pen) => {
    const { tones } = pen;
    const dark = tones.dark;
    const round = pen.decor % 2 === 1;
    const cup = `<g transform="translate(110 -478) scale(.22)">${pen.shape("M-180 -400H180C180 -200 160 0 0 0C-160 0 -180 -200 -180 -400Z", companion(pen.colour))}${pen.oval(0, -400, 180, 40, stock.cream)}</g>`;
    return round
      ? pen.shape("M-40 -440H40L52 -60C60 -30 190 -20 190 0Q0 30 -190 0C-190 -20 -60 -30 -52 -60Z", dark, {
          shade: [24, 0],
        }) +
          pen.shape("M-330 -490C-330 -560 330 -560 330 -490V-462C330 -400 -330 -400 -330 -462Z", tones.base, {
            material: "grain",
            shade: [10, 30],
          }) +
          pen.oval(0, -490, 326, 50, tones.light) +
          cup
      : pen.line("M-240 -420L-250 -40M240 -420L250 -40", mix(dark, "#2c2138", 0.2), 30) +
          pen.shape("M-322 -430H-276L-290 0H-316ZM276 -430H322L316 0H290Z", tones.base, { shade: [12, 0] }) +
          pen.shape(rect(-320, -440, 640, 84, 10), dark, { material: "grain" }) +
          pen.line("M-40 -398H40", stock.brass, 10) +
          pen.shape("M-290 -510H290L350 -448H-350Z", tones.light, { material: "grain", shade: [0, 0] }) +
          pen.shape(rect(-350, -450, 700, 26, 8), tones.base, { shade: [0, 8] }) +
          cup;
  },
};

function spines(pen: Pen, x: number, y: number, count: number, scale = 1): string {
  const inks = [companion(pen.colour), stock.cream, "#7c8f86", "#b5603f", "#36455e"];
  let at = x;
  let out = "";
  for (let i = 0; i < count; i += 1) {
    const w = Math.round((26 + ((i * 13) % 17)) * scale);
    const h = Math.round((128 + ((i * 29) % 46)) * scale);
    const ink = inks[(i + pen.decor) % inks.length] ?? stock.cream;
    out +=
      pen.fill(`M${at} ${y - h}h${w}v${h}h${-w}Z`, ink) +
      pen.fill(`M${at + w - 8} ${y - h}h8v${h}h-8Z`, mix(ink, "#2c2138", 0.2));
    at += w + 3;
  }
  return out;
}

const shelf: Archetype = {
  silhouette:
    "M-330 -480H330V-446H300V-230H330V-196H300V-20H330V14H-330V-20H-300V-196H-330V-230H-300V-446H-330ZM-250 -620H-40V-480H-250ZM30 -360H200V-230H30Z",
  height: 720,
  foot: 0,
  stance: "hang",
  focus: [-110, -430],
  zoom: 1.8,
  inScene: 0.82,
  scenes: ["wall"],
  draw: (pen) => {
    const { tones } = pen;
    const pot = (x: number, y: number): string =>
      pen.fill(
        `M${x} ${y - 60}c-70 -20 -90 -80 -70 -120c30 10 60 50 70 100c0 -60 20 -110 70 -130c20 60 -10 130 -60 150z`,
        stock.leaf,
      ) + pen.shape(`M${x - 56} ${y - 76}h112l-16 76h-80z`, companion(pen.colour), { material: "speckle" });
    const board = (y: number): string =>
      pen.shape(rect(-330, y, 660, 34, 6), tones.base, { material: "grain", shade: [0, 10] });
    return (
      pen.shape(rect(-300, -720, 26, 700, 10), tones.dark, { shade: [8, 0] }) +
      pen.shape(rect(274, -720, 26, 700, 10), tones.dark, { shade: [8, 0] }) +
      spines(pen, -250, -480, 5) +
      pot(160, -480) +
      board(-480) +
      pen.shape(ellipse(-150, -304, 62, 74), stock.cream, { shade: [20, 0] }) +
      spines(pen, 30, -230, 5) +
      board(-230) +
      pot(-170, 0 - 20) +
      spines(pen, 120, -20, 3) +
      board(-20)
    );
  },
};

const mirror: Archetype = {
  height: 760,
  foot: 0,
  stance: "hang",
  focus: [150, -560],
  inScene: 0.74,
  scenes: ["wall"],
  draw: (pen) => {
    const { tones } = pen;
    const arch = pen.decor % 2 === 0;
    const outer = arch
      ? "M-260 0V-480C-260 -660 -140 -760 0 -760C140 -760 260 -660 260 -480V0Z"
      : ellipse(0, -400, 340, 340);
    const inner = arch
      ? "M-222 -38V-480C-222 -640 -120 -720 0 -720C120 -720 222 -640 222 -480V-38Z"
      : ellipse(0, -400, 298, 298);
    return (
      pen.shape(outer, tones.base, { material: "grain", shade: [16, 12] }) +
      pen.fill(inner, "#cfdcdd") +
      pen.within(
        inner,
        pen.fill("M-400 -200L100 -800H240L-300 0H-400Z", "#e6eeec", 0.8) +
          pen.fill("M60 20L420 -420V-320L170 20Z", "#e6eeec", 0.6) +
          pen.fill(`M-1500 -1500H1500V1500H-1500Z${inner}`, "#8fa3a6", 0) +
          pen.line(inner, "#98abad", 12, 0.8),
      )
    );
  },
};

const clock: Archetype = {
  height: 660,
  foot: 0,
  stance: "hang",
  focus: [90, -420],
  inScene: 0.66,
  scenes: ["wall"],
  draw: (pen) => {
    const { tones } = pen;
    const ticks = Array.from({ length: 12 }, (_, i) => (i / 12) * Math.PI * 2)
      .map((a, i) => {
        const [c, s] = [Math.cos(a), Math.sin(a)];
        const inner = i % 3 === 0 ? 206 : 228;
        return `M${Math.round(c * inner)} ${Math.round(-340 + s * inner)}L${Math.round(c * 250)} ${Math.round(-340 + s * 250)}`;
      })
      .join("");
    const face = pen.decor % 2 === 0 ? stock.cream : tones.pale;
    const hands =
      ["M0 -340L-96 -440M0 -340L150 -470", "M0 -340L120 -420M0 -340L0 -550", "M0 -340L-130 -330M0 -340L110 -500"][
        pen.decor % 3
      ] ?? "";
    return (
      pen.shape(ellipse(0, -340, 320, 320), tones.base, { material: "grain", shade: [20, 18] }) +
      pen.shape(ellipse(0, -340, 276, 276), face, { shade: [-14, -14], light: [0, 0], material: "paper" }) +
      pen.line(ticks, stock.ink, 11) +
      pen.line(hands, stock.ink, 16) +
      pen.line("M-20 -300L50 -520", stock.vermilion, 6) +
      pen.oval(0, -340, 20, 20, stock.vermilion)
    );
  },
};

const basket: Archetype = {
  height: 500,
  foot: 250,
  stance: "stand",
  focus: [-60, -200],
  inScene: 0.7,
  scenes: ["floor", "shelf", "floor"],
  draw: (pen) => {
    const { tones } = pen;
    const outline = "M-280 -400C-300 -200 -280 -40 -230 0Q0 40 230 0C280 -40 300 -200 280 -400Z";
    const cloth = "M-250 -400C-200 -490 -80 -450 -20 -480C60 -510 200 -480 250 -400Z";
    return (
      pen.line("M-230 -420C-260 -560 -130 -560 -140 -420M230 -420C260 -560 130 -560 140 -420", stock.leather, 20) +
      pen.shape(cloth, companion(pen.colour), { material: "linen" }) +
      pen.shape(outline, tones.base, { material: "weave", shade: [60, 10] }) +
      pen.within(
        outline,
        [-330, -250, -170, -90].map((y) => pen.line(`M-320 ${y}Q0 ${y + 60} 320 ${y}`, tones.dark, 8, 0.6)).join(""),
      ) +
      pen.line("M-280 -398Q0 -340 280 -398", tones.light, 26) +
      pen.dashes("M-280 -398Q0 -340 280 -398", tones.dark, 5, "18 16")
    );
  },
};

export const furniture = { lamp, pendant, chair, stool, table, shelf, mirror, clock, basket };
