"""What single lines of a web page say they are: menu, comments, byline, date, caption.

Every question is asked of a line's key (see folding), so that one spelling stands for all; the phrases below are
written as people write them and folded once.
"""

from __future__ import annotations

import regex

from annotator.arabic.folding import fold_key

# In code points of the key; what is longer is no such line.
LONGEST_HEADING = 60
LONGEST_LINK = 120
LONGEST_BYLINE = 90
LONGEST_CAPTION = 200
SHORTEST_DATE = 5  # "12" or "1437" alone is none

_MENU_WORDS = """
الأكثر قراءة|الأكثر مشاهدة|الأكثر تداولاً|الأكثر رواجاً|الأكثر تعليقاً|الأكثر تفاعلاً|الأكثر شيوعاً
المقالات الأكثر قراءة|اقرأ أيضاً|اقرأ المزيد|اقرأ كذلك|اقرؤوا أيضاً|اقرأوا أيضاً|شاهد أيضاً|طالع أيضاً|المزيد|للمزيد
عرض المزيد|مواضيع ذات صلة|موضوعات ذات صلة|مقالات ذات صلة|أخبار ذات صلة|ذات صلة|مواد ذات صلة|روابط ذات صلة
مواضيع متعلقة|أخبار متعلقة|مواضيع مشابهة|أخبار مشابهة|قد يعجبك أيضاً|قد يهمك أيضاً|اخترنا لك|آخر الأخبار
أحدث الأخبار|أهم الأخبار|أهم المواضيع|أهم التصنيفات|التصنيفات|تصنيفات|الأقسام|شارك|شاركها|شاركنا|شارك المقال
شارك الخبر|شارك هذا الخبر|شارك هذا المقال|مشاركة|انشر|أرسل لصديق|إرسال لصديق|إرسال|طباعة|حفظ|نسخ الرابط
تابعنا|تابعونا|الرئيسية|الصفحة الرئيسية|من نحن|اتصل بنا|تواصل معنا|سياسة الخصوصية|شروط الاستخدام
اتفاقية الاستخدام|روابط سريعة|خريطة الموقع|النشرة البريدية|القائمة|بحث|أعلى الصفحة|إعلان|إعلانات
فيسبوك|فيس بوك|تويتر|واتساب|واتس اب|تلغرام|تيليغرام|تليجرام|يوتيوب|انستغرام|لينكد إن|بريد إلكتروني
الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدلالية|كلمات دلالية|جميع الحقوق محفوظة|كل الحقوق محفوظة
facebook|twitter|x|whatsapp|telegram|youtube|instagram|linkedin|email|share|print|tweet|tags|related|read more
most read
"""
# These may be followed by a link, a name or a list, and still are no sentence of the report.
_MENU_STARTS = """
اقرأ أيضاً|اقرأ المزيد|اقرؤوا أيضاً|اقرأوا أيضاً|شاهد أيضاً|طالع أيضاً|للمزيد من التفاصيل|للمزيد اضغط
تابعنا على|تابعنا عبر|تابعنا في|تابعونا على|تابعونا عبر|شارك على|شارك عبر|شارك المقال على|شارك الخبر على
شاركها على|اشترك في|اشترك معنا|اشترك الآن|اشتركوا في|انضم إلى قناتنا|انضموا إلى قناتنا|حمل التطبيق|حمل تطبيق
الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدلالية|كلمات دلالية|النشرة البريدية
جميع الحقوق محفوظة|كل الحقوق محفوظة|حقوق النشر|حقوق الطبع|tags|share on|follow us|copyright
"""
_COMMENT_WORDS = """
التعليقات|تعليقات|تعليق|تعليقات القراء|تعليقات الزوار|آراء القراء|لا توجد تعليقات|لا يوجد تعليقات
أضف تعليقاً|أضف تعليق|أضف تعليقك|اترك تعليقاً|اترك تعليق|اترك ردا|اترك رد|اكتب تعليقاً|اكتب تعليقك
شارك برأيك|شاركنا رأيك|شارك بتعليقك|comments|comment|leave a comment|add comment
"""
_BYLINE_STARTS = """
كتب|كتبت|كتبه|بقلم|إعداد|تحرير|ترجمة|متابعات|مراسلنا|مراسلتنا|خاص|المصدر|المحرر|الكاتب
تاريخ النشر|نشر في|نشر بتاريخ|تم النشر|آخر تحديث|تاريخ التحديث|by|source|published|updated
"""
_AGENCIES = """
رويترز|وكالات|الوكالات|أ.ف.ب|أ ف ب|أ ب|د ب أ|فرانس برس|الفرنسية|الأناضول|وكالة الأناضول|أسوشيتد برس|سبوتنيك
نوفوستي|شينخوا|سانا|واع|وام|واس|وفا|قنا|سبأ|reuters|afp|ap|dpa
"""
_DAYS = "السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة"
_MONTHS = """
كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول
يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر
جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|يوليوز|غشت|شتنبر|نونبر|دجنبر
محرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال
ذو القعدة|ذو الحجة|ذي القعدة|ذي الحجة
"""
_OF_DATES = "يوم|شهر|عام|سنة|الساعة|بتوقيت|صباحاً|مساءً|ظهراً|ليلاً|ص|م|ه|الموافق|غرينتش|غرينيتش|دمشق|بغداد|مكة"
_PICTURES = "صورة|الصورة|صور|تصوير|عدسة|بعدسة|فيديو|photo|image"
_OF_PICTURES = "أرشيفية|أرشيف|من الأرشيف|تعبيرية|متداولة|توضيحية"


def _one_of(phrases: str) -> str:
    """Return a pattern for any of the phrases, which a stroke or a line end parts."""
    keys = {fold_key(phrase) for phrase in phrases.replace("\n", "|").split("|")} - {""}
    return "(?:" + "|".join(regex.escape(key) for key in sorted(keys, key=len, reverse=True)) + ")"


_ANY_MENU = regex.compile(_one_of(_MENU_WORDS) + "|" + _one_of(_MENU_STARTS) + r"(?![\p{L}\p{N}]).*")
_BARE_MENU = regex.compile(_one_of(_MENU_WORDS))
_COMMENTS = regex.compile(rf"(?:\d+ )?{_one_of(_COMMENT_WORDS)}")
_AGENCY = _one_of(_AGENCIES)
_FEW_WORDS = r"\p{L}+(?: \p{L}+){0,2}"  # a place, a name
_BYLINE = regex.compile(
    rf"{_one_of(_BYLINE_STARTS)}(?: ?:.*| \p{{L}}.*)?"
    rf"|(?:.* ?[-–—/|(،] ?)?{_AGENCY}(?: ?[-–—/|،+] ?{_AGENCY})*"
    rf"|{_FEW_WORDS} ?[-–—/|] ?{_FEW_WORDS}|{_FEW_WORDS} \({_FEW_WORDS}"
)
_DATE_WORD = regex.compile(rf"(?<!\p{{L}}){_one_of(f'{_DAYS}|{_MONTHS}|{_OF_DATES}')}(?!\p{{L}})")
_OF_PICTURE = rf"{_one_of(_OF_PICTURES)}(?!\p{{L}})"
_CAPTION = regex.compile(
    rf"{_one_of(_PICTURES)}(?: ?[:(|].*| {_OF_PICTURE}.*)|\(?{_OF_PICTURE}[^.]*"
    rf"|.*\((?:{_OF_PICTURE}|{_AGENCY})(?: ?[-–—/] ?[^()]*)?\)"
)
_STOP = regex.compile(r"[.!؟?…:؛،۔][^\p{L}\p{N}]*$")
# Signs around a line, and the count behind a heading: التعليقات (1)
_EDGES = regex.compile(r"^[^\p{L}\p{N}]+|(?:[^\p{L}\p{N}]|(?<=[^\p{L}\p{N}])\p{N}+)+$")


def is_menu(key: str) -> bool:
    """Tell whether a line is a word of a menu, or begins with one and goes on with links."""
    return len(key) <= LONGEST_LINK and not key.endswith(".") and bool(_ANY_MENU.fullmatch(_bare(key)))


def is_heading_of_links(key: str) -> bool:
    """Tell whether a line is a menu word and nothing else: links may follow."""
    return len(key) <= LONGEST_HEADING and bool(_BARE_MENU.fullmatch(_bare(key)))


def is_heading_of_comments(key: str) -> bool:
    """Tell whether readers' comments follow the line."""
    return len(key) <= LONGEST_HEADING and bool(_COMMENTS.fullmatch(_bare(key)))


def is_byline(key: str) -> bool:
    """Tell whether a line above the article's text names author, agency, place or time."""
    return is_date(key) or (len(key) <= LONGEST_BYLINE and not ends(key) and bool(_BYLINE.fullmatch(_bare(key))))


def is_date(key: str) -> bool:
    """Tell whether a line holds a date, and nothing else."""
    if not SHORTEST_DATE <= len(key) <= LONGEST_HEADING or not any(char.isdigit() for char in key):
        return False
    return not any(char.isalpha() for char in _DATE_WORD.sub("", key))


def is_caption(key: str) -> bool:
    """Tell whether a line belongs to a picture."""
    return len(key) <= LONGEST_CAPTION and bool(_CAPTION.fullmatch(key))


def ends(line: str) -> bool:
    """Tell whether a line ends as a sentence, or a part of one, does."""
    return bool(_STOP.search(line))


def _bare(key: str) -> str:
    return _EDGES.sub("", key)
