import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { leanContracts } from './vite-plugins/lean-contracts.ts';
import { problemSentences } from './vite-plugins/problem-sentences.ts';
import { worldShapes } from './vite-plugins/world-shapes.ts';

const api = `http://127.0.0.1:${process.env['API_PORT'] ?? '3001'}`;

export default defineConfig({
  // `npm run dev`: Vite serves the pages and hands the rest to the server on API_PORT.
  server: {
    proxy: {
      '/api': { target: api },
      '/socket.io': { target: api, ws: true },
      '/collab': { target: api, ws: true },
    },
  },
  build: {
    // The strict policy below has no room for fonts and images inlined as data: in style sheets.
    assetsInlineLimit: 0,
    // `light-dark()` is left as written.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
  },
  plugins: [
    leanContracts(),
    problemSentences(new URL('./messages', import.meta.url).pathname),
    worldShapes(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
      cookieName: 'locale',
      isServer: 'import.meta.env.SSR',
      emitReadme: false,
    }),
    sveltekit({
      adapter: adapter({ precompress: true }),
      // All of a page's styles stand in it, under its nonce: on a slow line the words would wait for another there and back.
      inlineStyleThreshold: 65_536,
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute there is: SvelteKit's announcer of navigations (3.2.0). Ours are classes.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
});
