"""The address of a cluster: read whole, refused with a sentence that tells no password."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from search.engines import engine_named
from search.engines.elasticsearch.address import address_of

HOME = "elasticsearch+http://127.0.0.1"


def test_address():
    address = address_of(
        "elasticsearch+https://elo:p%40ss@es1:9243,es2/?prefix=elo-2&shards=2&replicas=0&standby=0"
    )
    assert address.hosts == ("https://es1:9243", "https://es2:9200")
    assert address.login == ("elo", "p@ss")
    assert (address.prefix, address.shards, address.replicas, address.standby) == ("elo-2", 2, 0, False)
    plain = address_of("elasticsearch+http://127.0.0.1")
    assert (plain.hosts, plain.login, plain.prefix, plain.standby) == (
        ("http://127.0.0.1:9200",), None, "elo", True,
    )  # fmt: skip
    assert address_of("elasticsearch+http://[::1]:9201/").hosts == ("http://[::1]:9201",)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("elasticsearch+http://", "no host"),
        ("elasticsearch+http://host:99999", "no host with a port"),
        ("elasticsearch+http://host:port", "no host with a port"),
        ("elasticsearch+http://host/index", "nothing but options after the hosts"),
        ("elasticsearch+http://host/#x", "nothing but options after the hosts"),
        ("elasticsearch+http://user@host", "a user needs a password"),
        ("elasticsearch+http://host/?prefix=Elo", "small letters"),
        ("elasticsearch+http://host/?prefix=-elo", "small letters"),
        ("elasticsearch+http://host/?shards=0", "shards is a number from 1 to 100"),
        ("elasticsearch+http://host/?replicas=many", "replicas is a number from 0 to 20"),
        ("elasticsearch+http://host/?standby=2", "standby is a number from 0 to 1"),
        ("elasticsearch+http://host/?shard=1", "“shard” is none"),
        ("elasticsearch+http://host/?shards=1&shards=2", "one is given twice"),
        ("elasticsearch+http://host/?ca=/etc/hosts", "for elasticsearch\\+https only"),
        ("elasticsearch+https://host/?ca=/nowhere.pem", "is not a file"),
    ],
)
def test_a_wrong_address_is_refused_with_a_sentence(url, words):
    with pytest.raises(ImproperlyConfigured, match=words):
        address_of(url)


def test_no_sentence_tells_the_password():
    for url in ("elasticsearch+http://elo:secret@host:x", "elasticsearch+http://elo:secret@host/?shards=x"):
        with pytest.raises(ImproperlyConfigured) as refused:
            address_of(url)
        assert "secret" not in str(refused.value)


def test_without_an_address_it_is_refused(db):
    with pytest.raises(ImproperlyConfigured, match="needs SEARCH_URL"):
        engine_named("elasticsearch")
