export * from './rich-text.ts';
export * from './clean-rich-text.ts';
export * from './rich-text-to-text.ts';
export * from './rich-text-to-blocks.ts';
export * from './split-addresses.ts';
