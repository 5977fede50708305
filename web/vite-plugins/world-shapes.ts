import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Plugin } from 'vite';
import { STATE_CODES } from '@penholder/shared/practices';

const NAME = 'virtual:world-shapes';
const WIDTH = 1200;
/** Some islands that have only a dot lie beyond all land of the scale. */
const MARGIN = 12;
/** Nobody carries a practice out there, and it would take a fifth of the height. */
const ANTARCTICA = '010';

type Topology = Parameters<typeof feature>[0];
interface Land {
  id?: string | number;
  geometry: Parameters<ReturnType<typeof geoPath>>[0];
}

const require = createRequire(import.meta.url);
const read = <Shape>(name: string): Shape => JSON.parse(readFileSync(require.resolve(name), 'utf8')) as Shape;

function landsOf(scale: '110m' | '10m'): Land[] {
  const topology = read<Topology>(`world-atlas/countries-${scale}.json`);
  return (feature(topology, topology.objects['countries'] as never) as unknown as { features: Land[] }).features;
}

/**
 * The land of the world as Natural Earth has it, projected once (Equal Earth: areas are true) to whole numbers: an outline for
 * each, with the state's code where it is one of the register. A state too small for the scale has a dot instead.
 */
export function drawWorld() {
  const states = new Set(STATE_CODES);
  const codes = new Map(
    read<[string, string, string][]>('i18n-iso-countries/codes.json').map(([code, , numeric]) => [numeric, code]),
  );
  const codeOf = ({ id }: Land): string | null => {
    const code = codes.get(String(id ?? '').padStart(3, '0'));
    return code !== undefined && states.has(code) ? code : null;
  };
  const lands = landsOf('110m').filter(({ id }) => id !== ANTARCTICA);
  const all = { type: 'FeatureCollection', features: lands } as never;
  const projection = geoEqualEarth().fitExtent(
    [
      [MARGIN, MARGIN],
      [WIDTH - MARGIN, WIDTH - MARGIN],
    ],
    all,
  );
  const path = geoPath(projection).digits(0);
  const [[, top], [, bottom]] = path.bounds(all);
  const shapes = lands.map((land) => {
    const [x, y] = projection(geoCentroid(biggest(land) as never))!;
    return { code: codeOf(land), d: path(land as never) ?? '', x: Math.round(x), y: Math.round(y) };
  });
  const drawn = new Set(shapes.map(({ code }) => code));
  const dots = landsOf('10m').flatMap((land) => {
    const code = codeOf(land);
    if (code === null || drawn.has(code)) return [];
    drawn.add(code);
    const [x, y] = projection(geoCentroid(land as never))!;
    return [{ code, x: Math.round(x), y: Math.round(y) }];
  });
  return { width: WIDTH, top: Math.floor(top) - MARGIN, height: Math.ceil(bottom - top) + 2 * MARGIN, shapes, dots };
}

/** Of a land in several parts the largest: a number stands in France, not between it and its islands. */
function biggest(land: Land): unknown {
  const geometry = land.geometry as unknown as { type: string; coordinates: unknown[][][] };
  if (geometry.type !== 'MultiPolygon') return land;
  const sizes = geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  const area = geoPath().area;
  return sizes.toSorted((a, b) => area(b as never) - area(a as never))[0];
}

/** `virtual:world-shapes`: the world as it is drawn, made when the pages are built. */
export function worldShapes(): Plugin {
  return {
    name: 'penholder:world-shapes',
    resolveId: (source) => (source === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(drawWorld())};` : undefined),
  };
}
