interface Field {
  code: string;
  isResult: boolean;
  href: string | undefined;
}

/** Fields that are open: their code is no text, their result is; that of HYPERLINK is a link, that of TOC a table of contents. */
export class FieldStack {
  private readonly open: Field[] = [];
  private readonly hrefOf: (address: string) => string | undefined;

  constructor(hrefOf: (address: string) => string | undefined) {
    this.hrefOf = hrefOf;
  }

  beginSimple(code: string) {
    this.open.push({ code, isResult: false, href: undefined });
    this.step('separate');
  }

  /** Takes a `w:fldCharType`: begin, separate, end. */
  step(type: string) {
    const field = this.open.at(-1);
    if (type === 'begin') this.open.push({ code: '', isResult: false, href: undefined });
    else if (type === 'end') this.open.pop();
    else if (field) {
      field.isResult = true;
      // One that points within the document (`\l`) has no address.
      const address = /^\s*HYPERLINK\s+(?!\\l)(?:"([^"]*)"|(\S+))/i.exec(field.code);
      field.href = address ? this.hrefOf(address[1] ?? address[2]!) : undefined;
    }
  }

  addCode(text: string) {
    const field = this.open.at(-1);
    if (field && field.code.length < 5_000) field.code += text;
  }

  get isInCode(): boolean {
    return this.open.some((field) => !field.isResult);
  }
  get isContents(): boolean {
    return this.open.some((field) => field.isResult && /^\s*TOC\b/.test(field.code));
  }
  get href(): string | undefined {
    return this.open.findLast((field) => field.isResult && field.href !== undefined)?.href;
  }
}
