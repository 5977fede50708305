import type { MailTexts } from './mail-texts.ts';

/** Minutes and days with the noun's form that Arabic gives to the number. */
const minutesInArabic = (count: number) => (count >= 3 && count <= 10 ? `${count} دقائق` : `${count} دقيقة`);
const daysInArabic = (count: number) => (count >= 3 && count <= 10 ? `${count} أيام` : `${count} يومًا`);

export const ar: MailTexts = {
  greeting: (name) => `تحية طيبة، ${name}،`,
  footer: 'أُرسلت هذه الرسالة من نظام Penholder الذي يدير المائدة المستديرة. يُرجى عدم الرد عليها.',
  roles: {
    'co-chair': 'الرئاسة المشاركة',
    penholder: 'حمل القلم',
    secretariat: 'الأمانة',
    interpreter: 'الترجمة الفورية',
    observer: 'صفة مراقب',
  },
  standings: { head: 'رئاسة الوفد', alternate: 'نيابة الرئاسة', adviser: 'مستشار', expert: 'خبير' },
  phases: {
    preparation: 'التحضير',
    consultation: 'التشاور',
    drafting: 'الصياغة',
    adoption: 'الاعتماد',
    'follow-up': 'المتابعة',
  },
  focalPoint: 'جهة الاتصال',
  delegationLine: (name, standing) => `الوفد: ${name} (${standing})`,
  roleLine: (role) => `الدور: ${role}`,
  signIn: {
    subject: 'رابط تسجيل الدخول',
    text: (minutes) => `افتح هذا الرابط لتسجيل الدخول. يعمل الرابط مرة واحدة وخلال ${minutesInArabic(minutes)}:`,
    unasked: 'إن لم تطلب تسجيل الدخول فلا داعي لفعل شيء: لا يستطيع أحد الدخول من دون هذا الرابط.',
  },
  invitation: {
    subject: (table) => `دعوة: ${table}`,
    text: (table) => `ندعوكم إلى المشاركة في المائدة المستديرة «${table}».`,
    link: (days) =>
      `افتحوا هذا الرابط لقبول الدعوة وتسجيل الدخول. يعمل الرابط مرة واحدة وخلال ${daysInArabic(days)}، ويُرجى عدم تمريره إلى غيركم:`,
    later: 'ويمكنكم بعد ذلك تسجيل الدخول في أي وقت بعنوان البريد الإلكتروني هذا.',
  },
  added: {
    subject: (table) => `لكم مكان جديد في ${table}`,
    text: (table) => `أُسند إليكم مكان في المائدة المستديرة «${table}».`,
    link: 'تجدونه هنا:',
  },
  key: {
    subject: (table) => `${table}: مفتاحكم مطلوب`,
    phase: (from, to, name) =>
      `يقترح ${name} نقل المائدة المستديرة من مرحلة «${from}» إلى مرحلة «${to}». ويتطلب ذلك موافقة الرئيسين المشاركين معًا.`,
    attribution: (name) =>
      `يقترح ${name} الإفصاح أكثر من ذي قبل عمّن قال ماذا. ويتطلب ذلك موافقة الرئيسين المشاركين معًا.`,
    link: 'يُرجى الاطلاع عليه واتخاذ القرار هنا:',
  },
};
