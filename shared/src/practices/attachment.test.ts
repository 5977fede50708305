import { expect, it } from 'vitest';
import { ATTACHMENT_LIMITS, attachmentName, mayAttach } from './attachment.ts';

it.each([
  ['report.pdf', 'pdf', 'report.pdf'],
  ['Annual report 2024.PDF', 'pdf', 'Annual report 2024.pdf'],
  ['photo.JPG', 'jpeg', 'photo.jpg'],
  // What it is called does not decide what it is.
  ['page.html', 'pdf', 'page.pdf'],
  ['C:\\Users\\amina\\secret\\report.docx', 'docx', 'report.docx'],
  ['../../etc/passwd', 'png', 'passwd.png'],
  // A right-to-left override would show "exe.pdf" as "fdp.exe".
  ['report\u202efdp.exe', 'pdf', 'reportfdp.pdf'],
  ['تقرير.docx', 'docx', 'تقرير.docx'],
  ['"a"; filename=b\r\n.pdf', 'pdf', 'a; filename=b.pdf'],
  ['', 'xlsx', 'file.xlsx'],
] as const)('[PR49] keeps %j, which is of kind %s, as %j', (given, kind, kept) => {
  expect(attachmentName(given, kind)).toBe(kept);
});

it('[PR49] cuts a long name', () => {
  expect(attachmentName(`${'a'.repeat(500)}.pdf`, 'pdf')).toBe(`${'a'.repeat(120)}.pdf`);
});

it('[PR49] takes so many files, and so many bytes together', () => {
  const files = (count: number, size: number) => Array.from({ length: count }, () => ({ size }));
  expect(mayAttach(files(9, 1), 1)).toBeUndefined();
  expect(mayAttach(files(10, 1), 1)).toMatchObject({ code: 'attachment.too-many', params: { files: 10 } });
  const { bytesTogether } = ATTACHMENT_LIMITS;
  expect(mayAttach(files(3, 10_000_000), bytesTogether - 30_000_000)).toBeUndefined();
  expect(mayAttach(files(3, 10_000_000), bytesTogether - 29_999_999)).toMatchObject({ code: 'attachment.too-much' });
});
