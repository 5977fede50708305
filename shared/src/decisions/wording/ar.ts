import { spelling, type Wording } from './wording.ts';

/** Three to ten before the plural of a masculine noun: the only numbers that Arabic words here need spelt. */
const n = spelling(['', '', '', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة']);

/** The six forms that Arabic gives a counted noun (CLDR's plural categories); `few` follows the spelt number. */
interface Forms {
  zero: string;
  one: string;
  two: string;
  few: string;
  many: string;
  other: string;
}
const categories = new Intl.PluralRules('ar');

const counted =
  (forms: Forms) =>
  (count: number): string => {
    const category = categories.select(count);
    const form = forms[category];
    if (category === 'zero' || category === 'one' || category === 'two') return form;
    return `${category === 'few' ? n(count) : count} ${form}`;
  };

export const ar: Wording = {
  between: '؛ ',
  parts: {
    carried: () => 'اعتُمد المقترح',
    'not-carried': () => 'لم يُعتمد المقترح',
    nobody: () => 'لم يرد أي وفد',
    objections: counted({
      zero: 'لا اعتراض',
      one: 'اعتراض واحد',
      two: 'اعتراضان',
      few: 'اعتراضات',
      many: 'اعتراضًا',
      other: 'اعتراض',
    }),
    reservations: counted({
      zero: 'لا تحفظ',
      one: 'تحفظ واحد',
      two: 'تحفظان',
      few: 'تحفظات',
      many: 'تحفظًا',
      other: 'تحفظ',
    }),
    'awaiting-instruction': counted({
      zero: 'لا وفد ينتظر التعليمات',
      one: 'وفد واحد ينتظر التعليمات',
      two: 'وفدان ينتظران التعليمات',
      few: 'وفود تنتظر التعليمات',
      many: 'وفدًا ينتظر التعليمات',
      other: 'وفد ينتظر التعليمات',
    }),
    'in-favour': counted({
      zero: 'لا أصوات مؤيدة',
      one: 'صوت مؤيد واحد',
      two: 'صوتان مؤيدان',
      few: 'أصوات مؤيدة',
      many: 'صوتًا مؤيدًا',
      other: 'صوت مؤيد',
    }),
    against: counted({
      zero: 'لا أصوات معارضة',
      one: 'صوت معارض واحد',
      two: 'صوتان معارضان',
      few: 'أصوات معارضة',
      many: 'صوتًا معارضًا',
      other: 'صوت معارض',
    }),
    abstentions: counted({
      zero: 'لا امتناع عن التصويت',
      one: 'امتناع واحد عن التصويت',
      two: 'امتناعان عن التصويت',
      few: 'امتناعات عن التصويت',
      many: 'امتناعًا عن التصويت',
      other: 'امتناع عن التصويت',
    }),
    silent: counted({
      zero: 'ردّت الوفود كلها',
      one: 'وفد واحد لم يرد',
      two: 'وفدان لم يردا',
      few: 'وفود لم ترد',
      many: 'وفدًا لم يرد',
      other: 'وفد لم يرد',
    }),
    'quorum-missed': (count) => `لم يكتمل النصاب (${count})`,
  },
};
