"""How much is measured of documents; needs no Django."""

MEGABYTES = 100  # of the large document
ZIPPED, EACH = 20, 50  # documents of the folder that is fetched as a ZIP, and megabytes of each
MANY, FEW = 500, 3  # documents of the folders whose pages are compared
UPLOADED = 200  # files of a megabyte
MEMBER = "bjorn@elo.example"
