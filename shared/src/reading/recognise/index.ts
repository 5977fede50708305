// A door of its own: recognising needs the register of parties, which who only shows a reading does not carry.
export { recognisePaper } from '../recognise-paper.ts';
