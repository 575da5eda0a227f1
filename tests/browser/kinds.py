"""One page of every kind, and the longest pages of the real dossier."""

INVENTED = {
    "home": "index.html",
    "incidents": "incidents/index.html",
    "incident": "incidents/ferry-2021-05-02.html",
    "removed": "incidents/gone-2021-09.html",
    "sources": "sources/index.html",
    "source": "sources/coast-guard-2021-05-04.html",
    "entities": "organisations/index.html",
    "entity": "organisations/coast-guard.html",
    "questions": "questions.html",
    "figures_register": "figures.html",
    "inquiries": "inquiries.html",
    "claims": "claims.html",
    "timeline": "timeline.html",
    "corrections": "corrections.html",
    "search": "search.html",
    "article": "pages/methodology.html",
    "missing": "404.html",
}
# It leads on at once, and nobody reads it.
NOT_LOOKED_AT = {"moved"}
REAL = ("index.html", "incidents/baghuz-2019-03-18.html", "incidents/kabul-2021-08-29.html", "sources/nyt-2021-11-13.html", "claims.html")

EVERY_KIND = tuple(f"invented/{path}" for path in INVENTED.values())
PAGES = (*EVERY_KIND, *(f"real/{path}" for path in REAL))
