"""Help in place on the pages of folders, in the reader's language."""

import pytest
from django.urls import reverse
from django.utils import translation

from cms.pages import address
from tests.folders.test_folder_page import shown

PLACES = {
    "folder": lambda a, document: address(a.folder),
    "document": lambda a, document: reverse("document_page", args=[document.pk]),
    "sharing": lambda a, document: reverse("document_shares", args=[document.pk]),
    "requests": lambda a, document: reverse("upload_requests", args=[a.folder.pk]),
    "trash": lambda a, document: reverse("folder_trash", args=[a.page.pk]),
}
WORDS = {
    "fi": {"folder": "Miten lisään asiakirjoja?", "document": "Mitä tähti tekee?",
           "sharing": "Mitä linkin saaja näkee?", "requests": "Näkeekö lähettäjä kansion?",
           "trash": "Kuka näkee roskakorin?"},
    "sv": {"folder": "Hur lägger jag till dokument?", "document": "Vad gör stjärnan?",
           "sharing": "Vad ser den som får länken?", "requests": "Ser avsändaren mappen?",
           "trash": "Vem ser papperskorgen?"},
}  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_page_tells_how_it_works_in_the_readers_language(language, shelf, bjorn, client_of):
    client = client_of(bjorn)
    for topic, place in PLACES.items():
        with translation.override(language):
            url = place(shelf.a, shelf.document)
        assert WORDS[language][topic] in shown(client, url), topic
