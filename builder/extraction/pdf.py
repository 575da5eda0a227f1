"""The text of a PDF file, by pypdf. It reads no pictures of pages."""

import logging
from io import BytesIO

from builder.extraction.unreadable import Unreadable


def text_of_pdf(content: bytes) -> str:
    """The text of all pages, in order. Raises Unreadable where there is none, or none without a password or without pypdf."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError
    except ImportError as missing:
        raise Unreadable("to read PDF files, install onrecord[held]") from missing
    # What it says of a file's small faults helps nobody who reads the text.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    except (FileNotDecryptedError, WrongPasswordError, DependencyError) as locked:
        raise Unreadable("this PDF file is encrypted; keep a copy of it that is not") from locked
    except Exception as broken:  # pypdf lets out whatever a broken file makes it stumble over
        raise Unreadable(f"this PDF file is broken ({type(broken).__name__})") from broken
    if not text.strip():
        raise Unreadable("this PDF file has no text, only pictures of it")
    return text
