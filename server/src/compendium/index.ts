/** The door of the compendium: what publishing an edition enters into it. */
export { enterEdition } from './enter-edition.ts';
