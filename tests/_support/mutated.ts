import * as Y from 'yjs';

type Pick = (below: number) => number;

/** Numbers at the edges of what a variable-length number may say. */
const EDGES = [
  0,
  1,
  2,
  63,
  127,
  128,
  255,
  2 ** 14,
  2 ** 21,
  2 ** 24 - 1,
  2 ** 31 - 1,
  2 ** 32,
  2 ** 40,
  2 ** 53 - 1,
  2 ** 56,
];

function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
  return [...bytes, rest];
}

/** Numbers in more bytes than they need, up to where lib0's arithmetic ends. */
const PADDINGS = [1, 7, 8, 146, 150];
const padded = (value: number, padding: number): number[] => [
  ...varUint(value).map((byte) => byte | 128),
  ...Array<number>(padding - 1).fill(128),
  0,
];

const MUTATIONS: ((bytes: number[], pick: Pick, other: Uint8Array) => void)[] = [
  (bytes, pick) => void (bytes[pick(bytes.length)]! ^= 1 << pick(8)),
  (bytes, pick) => void (bytes[pick(bytes.length)] = pick(256)),
  (bytes, pick) => void bytes.splice(pick(bytes.length), 1 + pick(4)),
  (bytes, pick) =>
    void bytes.splice(pick(bytes.length + 1), 0, ...Array.from({ length: 1 + pick(4) }, () => pick(256))),
  (bytes, pick) => void bytes.splice(pick(bytes.length)),
  (bytes, pick) => void bytes.splice(pick(bytes.length), 1, ...varUint(EDGES[pick(EDGES.length)]!)),
  (bytes, pick) => void bytes.splice(pick(bytes.length), 1, ...padded(pick(3), PADDINGS[pick(PADDINGS.length)]!)),
  (bytes, pick, other) => void bytes.splice(pick(bytes.length), pick(8), ...other.subarray(pick(other.length))),
  (bytes, pick) => {
    const from = pick(bytes.length);
    bytes.splice(pick(bytes.length), 0, ...bytes.slice(from, from + 1 + pick(16)));
  },
];

/** Bytes damaged in one to three places, by chance and by someone who knows the format; `other` lends parts of itself. */
export function mutated(given: Uint8Array, pick: Pick, other: Uint8Array = given): Uint8Array {
  const bytes = [...given];
  for (let times = 1 + pick(3); times > 0 && bytes.length > 0; times--)
    MUTATIONS[pick(MUTATIONS.length)]!(bytes, pick, other);
  return Uint8Array.from(bytes);
}

/** One of the changes that an editor, or any other client, may make. */
export function anyChange(doc: Y.Doc, pick: Pick): void {
  const fragment = doc.getXmlFragment('default');
  const text = doc.getText('test');
  const list = doc.getArray('list');
  switch (pick(7)) {
    case 0: {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.setAttribute('align', 'left');
      paragraph.insert(0, [new Y.XmlText(`héllo 𝒳 نص ${pick(99)}`)]);
      return fragment.insert(pick(fragment.length + 1), [paragraph]);
    }
    case 1:
      return fragment.length > 0 ? fragment.delete(pick(fragment.length), 1) : undefined;
    case 2:
      return void doc.getMap('map').set(`k${pick(3)}`, [1, { a: pick(9), b: [null, true, 'x'] }, 2.5, undefined]);
    case 3:
      return text.length > 3 ? text.format(1, 2, { bold: pick(2) === 0 ? true : null }) : text.insert(0, 'begin');
    case 4:
      return text.length > 2 ? text.delete(pick(text.length - 1), 1) : undefined;
    case 5:
      list.insert(0, [pick(10), Uint8Array.of(1, 2), 'z']);
      return list.length > 5 ? list.delete(0, 2) : undefined;
    default:
      return text.insert(pick(text.length + 1), 'ab');
  }
}

/** The updates that `count` changes on a state make, of one client. */
export function changesOn(state: Uint8Array, pick: Pick, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 1 + pick(2 ** 31);
  Y.applyUpdate(doc, state);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let nth = 0; nth < count; nth++) anyChange(doc, pick);
  doc.destroy();
  return updates;
}
