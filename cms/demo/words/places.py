"""The municipalities of Pohjois-Pohjanmaa, and the languages that people are served in."""

from cms.demo.words.shapes import Place, T, same

# Official codes; a Swedish name where there is an established one.
MUNICIPALITIES = (
    Place("009", same("Alavieska")),
    Place("069", same("Haapajärvi")),
    Place("071", same("Haapavesi")),
    Place("072", T("Hailuoto", "Karlö")),
    Place("139", T("Ii", "Ijo")),
    Place("208", same("Kalajoki")),
    Place("244", same("Kempele")),
    Place("305", same("Kuusamo")),
    Place("317", same("Kärsämäki")),
    Place("425", T("Liminka", "Limingo")),
    Place("436", same("Lumijoki")),
    Place("483", same("Merijärvi")),
    Place("494", same("Muhos")),
    Place("535", same("Nivala")),
    Place("563", same("Oulainen")),
    Place("564", T("Oulu", "Uleåborg")),
    Place("615", same("Pudasjärvi")),
    Place("625", same("Pyhäjoki")),
    Place("626", same("Pyhäjärvi")),
    Place("630", same("Pyhäntä")),
    Place("678", T("Raahe", "Brahestad")),
    Place("691", same("Reisjärvi")),
    Place("746", same("Sievi")),
    Place("748", same("Siikajoki")),
    Place("791", same("Siikalatva")),
    Place("832", same("Taivalkoski")),
    Place("859", same("Tyrnävä")),
    Place("889", same("Utajärvi")),
    Place("785", same("Vaala")),
    Place("977", same("Ylivieska")),
)

SPOKEN = (
    Place("fi", T("suomi", "finska")),
    Place("sv", T("ruotsi", "svenska")),
    Place("en", T("englanti", "engelska")),
    Place("se", T("pohjoissaame", "nordsamiska")),
    Place("ru", T("venäjä", "ryska")),
    Place("uk", T("ukraina", "ukrainska")),
    Place("ar", T("arabia", "arabiska")),
    Place("fa", T("persia", "persiska")),
    Place("so", T("somali", "somaliska")),
    Place("fsl", T("suomalainen viittomakieli", "finskt teckenspråk")),
)
