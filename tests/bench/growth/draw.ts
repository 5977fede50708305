import type { Point } from './point.ts';

const WIDTH = 420;
const HEIGHT = 260;
const LEFT = 62;
const RIGHT = 14;
const TOP = 40;
const BOTTOM = 42;
/** Told apart without colours too, by their marks and names. */
const STYLES = { penholder: '#1a5a96', hocuspocus: '#b4531f' } as Record<string, string>;

const shortly = (value: number): string =>
  value >= 10_000 ? `${Number((value / 1000).toPrecision(3))}k` : String(Number(value.toPrecision(2)));
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A small plot of one measure against what grows, both on logarithmic axes, as SVG. */
export function draw(points: readonly Point[]): string {
  const { measure, unit, grows } = points[0]!;
  const xs = [...new Set(points.map(({ at }) => at))].sort((a, b) => a - b);
  const values = points.map(({ value }) => Math.max(value, 1e-3));
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...values) * 1.01));
  const along = (value: number, from: number, to: number) =>
    Math.log(Math.max(value, from) / from) / Math.log(to / from || 2);
  const x = (at: number) => Math.round(LEFT + along(at, xs[0]!, xs.at(-1)!) * (WIDTH - LEFT - RIGHT));
  const y = (value: number) => Math.round(HEIGHT - BOTTOM - along(value, low, high) * (HEIGHT - TOP - BOTTOM));
  const ticks: number[] = [];
  for (let tick = low; tick <= high * 1.01; tick *= 10) ticks.push(tick);
  const parts = [
    `<text x="${LEFT}" y="16" font-weight="600">${escaped(measure)} (${escaped(unit)})</text>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${LEFT} ${y(tick)}H${WIDTH - RIGHT}" stroke="#d5d9de"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${shortly(tick)}</text>`,
    ),
    ...xs.map((at) => `<text x="${x(at)}" y="${HEIGHT - 22}" text-anchor="middle">${shortly(at)}</text>`),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${grows}</text>`,
  ];
  [...Map.groupBy(points, ({ server }) => server)].forEach(([server, own], nth) => {
    const colour = STYLES[server] ?? '#555';
    const sorted = own.toSorted((one, other) => one.at - other.at);
    parts.push(
      `<path d="M${sorted.map(({ at, value }) => `${x(at)} ${y(value)}`).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...sorted.map(({ at, value }) =>
        nth === 0
          ? `<circle cx="${x(at)}" cy="${y(value)}" r="3.5" fill="${colour}"/>`
          : `<rect x="${x(at) - 3}" y="${y(value) - 3}" width="6" height="6" fill="${colour}"/>`,
      ),
      `<text x="${LEFT + nth * 110}" y="31" fill="${colour}">${nth === 0 ? '●' : '■'} ${server}</text>`,
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" fill="#22303c"><rect width="100%" height="100%" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`;
}
