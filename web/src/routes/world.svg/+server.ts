import world from 'virtual:world-shapes';
import type { RequestHandler } from './$types';

const land = world.shapes.map(({ d }) => d).join('');
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${world.top} ${world.width} ${world.height}"><path d="${land}"/></svg>`;

/** The land of the world, as one shape without a border in it: pages without scripts lay it under what they show. */
export const GET: RequestHandler = () =>
  new Response(drawing, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=604800' },
  });
