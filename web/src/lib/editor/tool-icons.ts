/** The toolbar's icons, on the same grid and with the same stroke as those of `#lib/ui/icons.ts`. */
export const TOOL_ICONS = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h7M7 19h7M14 5l-4 14',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1',
  bullets: 'M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01',
  numbers:
    'M10 6h10M10 12h10M10 18h10M4 4.5L5.5 4v4M4 8h3M4 10.8c.4-1 2.6-1 2.6.4 0 1-2.6 1.800-2.600 2.800h2.800M4 16.500h2.500L5 18c2.500 0 2 2.300.300 2.300-.700 0-1.100-.200-1.400-.500',
  quotation: 'M10 7c-3.400.500-5 2.500-5 5.500V17h5v-5H7.500M19.500 7c-3.400.500-5 2.500-5 5.500V17h5v-5H17',
  footnote: 'M4 8h9M8.500 8v11M16.500 6L18.500 4.500v6.500M16.500 11h4',
  table: 'M4 5h16v14H4zM4 9.700h16M4 14.400h16M12 5v14',
  undo: 'M8 5L4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-4',
  redo: 'M16 5l4 4-4 4M20 9H10a5.500 5.500 0 0 0 0 11h4',
} as const;

export type ToolIcon = keyof typeof TOOL_ICONS;
