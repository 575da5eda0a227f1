"""From bytes to text by the charset that a copy declares. It guesses none: where none is declared, UTF-8 or nothing.

The names are those that browsers know (https://encoding.spec.whatwg.org/#names-and-labels), read as browsers read them: what calls
itself ISO-8859-1 is windows-1252. Python's other codecs are out of reach, some of which are no charsets at all.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from builder.extraction.unreadable import Unreadable

_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "cp866": "cp866 ibm866 866 csibm866",
    "iso8859-2": "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2 csisolatin2",
    "iso8859-3": "iso-8859-3 iso8859-3 iso_8859-3 latin3 l3",
    "iso8859-4": "iso-8859-4 iso8859-4 iso_8859-4 latin4 l4",
    "iso8859-5": "iso-8859-5 iso8859-5 iso_8859-5 cyrillic csisolatincyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 iso_8859-6 iso-8859-6-e iso-8859-6-i arabic asmo-708 ecma-114 csisolatinarabic",
    "iso8859-7": "iso-8859-7 iso8859-7 iso_8859-7 greek greek8 elot_928 ecma-118 csisolatingreek",
    "iso8859-8": "iso-8859-8 iso8859-8 iso_8859-8 iso-8859-8-e iso-8859-8-i logical visual hebrew csisolatinhebrew",
    "iso8859-10": "iso-8859-10 iso8859-10 latin6 l6 csisolatin6",
    "iso8859-13": "iso-8859-13 iso8859-13",
    "iso8859-14": "iso-8859-14 iso8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 iso_8859-15 latin9 l9 csisolatin9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi8 koi8_r cskoi8r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "windows-874 tis-620 iso-8859-11 iso8859-11 dos-874",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 ascii us-ascii ansi_x3.4-1968",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso_8859-9 latin5 l5 csisolatin5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 csbig5",
    "euc-jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022-jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932 csshiftjis",
    "cp949": "euc-kr windows-949 ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cseuckr",
    "utf-16-le": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode",
    "utf-16-be": "utf-16be unicodefffe",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16le"), (BOM_UTF16_BE, "utf-16be"))
# Where browsers look for it, and a little more (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
_LOOKED_INTO = 4096
_META = re.compile(rb"<meta[\s/][^>]{0,500}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([\w.:-]{1,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


def declared_in(content: bytes, said: str = "") -> str:
    """The charset of a page: its byte order mark's, else what the server said, else what the page itself says, "" where nobody does."""
    for mark, label in _BOMS:
        if content.startswith(mark):
            return label
    if said:
        return said
    start = _COMMENT.sub(b"", content[:_LOOKED_INTO])
    found = _META.search(start) or _XML.match(start)
    label = found[1].decode("ascii", "replace").lower() if found else ""
    # A page whose declaration can be read byte by byte is not UTF-16, whatever it says.
    return "utf-8" if _CODECS.get(label, "").startswith("utf-16") else label


def decoded(content: bytes, label: str) -> str:
    """The text of bytes in a charset, without a byte order mark; single broken characters are replaced, as a browser does.

    label: the charset's name, "" where none is declared. Raises Unreadable where there is no such charset, or none is declared and the
    bytes are not UTF-8.
    """
    if not label:
        return decoded_strictly(content)
    codec = _CODECS.get(label.strip().lower())
    if codec is None:
        raise Unreadable(f"it says that its charset is '{label[:40]}', and there is none of that name")
    # Python refuses five bytes of windows-1252 and others that browsers let pass; they are no letters.
    return content.decode(codec, "replace").removeprefix("\ufeff")


def decoded_strictly(content: bytes) -> str:
    """The text of bytes that must be UTF-8, without a byte order mark. Raises Unreadable where they are not."""
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as mistake:
        line = content.count(b"\n", 0, mistake.start) + 1
        raise Unreadable(f"it is not UTF-8 (line {line}) and does not say what else it is; save it as UTF-8") from mistake
