"""What stands in the documents, in the plain writing of `cms.demo.markup`."""

from cms.demo.words.shapes import T

MEMO_OCTOBER = """
Ohjaus- ja yhteistyöryhmän kokous 20.10.2016 klo 11.30–15.30, virastotalo, Oulu.

Esittelyaineistoa: teemat ja kysymykset ovat kokouksen työpaperista, kirjaukset on keksitty näytteeksi.

## 1 Avaus

Koordinaattori kertoi päivän tavoitteen: jokainen lähtee kotiin tietäen, mitä lupasi.

## 2 Ryhmän tavoitteet ja kokoonpano

Vahvuudeksi nimettiin laaja edustus, heikkoudeksi se, ettei tieto kulje kokouksesta omaan taloon.

- Tavoite tiivistetään yhteen lauseeseen: oikea ovi löytyy ensimmäisellä yrittämällä.
- Kokoonpanoon kutsutaan yrittäjäjärjestö ja maahan muuttaneiden järjestö.
- Ryhmää ei jaeta kahtia. Rajatut asiat valmistelee jaos; ensimmäisenä nuorten ohjaus.

## 3 Toimintasuunnitelma 2017–2020

Viisi painopistettä käytiin läpi taulukon avulla.

- Jokaiselle toimenpiteelle etsitään vastuutaho, resurssit ja tapa arvioida.
- Vuonna 2017 painotetaan saatavuutta, osaamista ja viestintää.
- Vuosikello luonnosteltiin taululle; kuva on samassa kansiossa.

## 4 Viestintä

- Ryhmälle perustetaan suljettu työtila: asiakirjat, linkit, keskustelu.
- Kokouksen jälkeen lähtee uutiskirje, kaksi tai kolme kertaa vuodessa.
- Jäsen vastaa siitä, että kirje kulkee omassa organisaatiossa.

## 5 Ehdotukset

Pöytäkunnat kirjoittivat yhteensä 14 ehdotusta. Ne käsitellään seuraavassa kokouksessa, ja jokaiseen vastataan.

## 6 Seuraava kokous

Keväällä 2017, yhdessä ohjausta kehittävien hankkeiden kanssa.
"""
MEMO_MAY = """
Ohjaus- ja yhteistyöryhmän kokous 19.5.2016 klo 12.30–15.30, virastotalo, Oulu.

Esittelyaineistoa: kokous on pidetty toukokuussa 2016, kirjaukset on keksitty näytteeksi.

## 1 Kysely ohjauksen tekijöille

Elokuussa lähetetään TE-toimiston kanssa yhteinen kysely: millaista osaamista tarvitaan, mikä on jo kunnossa?

## 2 Syksyn tapahtuma

Marraskuussa järjestetään yhteinen iltapäivä. Koordinaattori varaa tilan, TE-toimisto kutsuu omat ohjaajansa.

## 3 Mihin ryhmää tarvitaan

Keskustelu jäi kesken ja jatkuu lokakuussa ryhmätyönä.
"""
SIX_QUESTIONS = T(
    """
    Vastaa jokaiseen yhdellä tai kahdella lauseella. Jos et tiedä, kirjoita: en tiedä vielä.

    ## Mitä tehdään?

    …

    ## Kuka tekee?

    …

    ## Miten?

    …

    ## Milloin?

    …

    ## Kenen kanssa?

    …

    ## Miksi?

    …
    """,
    """
    Svara på varje fråga med en eller två meningar. Om du inte vet, skriv: jag vet inte ännu.

    ## Vad ska göras?

    …

    ## Vem gör det?

    …

    ## Hur?

    …

    ## När?

    …

    ## Med vem?

    …

    ## Varför?

    …
    """,
)
SKILLS = """
Nuori täyttää itse, valmentaja allekirjoittaa. Yksi sivu riittää.

## Tein

Mitä sait valmiiksi? Liitä kuva.

## Osaan

Kirjoita kolme asiaa, jotka nyt osaat ja joita et osannut ennen.

## Seuraavaksi

Mitä haluat oppia, ja missä?
"""
CHECKLIST = """# Uutiskirjeen muistilista

Kirje lähtee viimeistään viikon kuluttua kokouksesta.

1. Kolme juttua, ei enempää. Ensimmäisessä on päivämäärä.
2. Jokainen juttu on ensin sivu: kirje kertoo lyhyesti ja linkittää.
3. Suomi ja ruotsi lähtevät samana päivänä.
4. Lähetä testi itsellesi ja lue se puhelimella.
5. Tarkista vastaanottajien määrä ennen kuin painat Lähetä.
"""
PLAIN_WORDS = """# Näin kirjoitamme selkeästi

1. Tärkein asia ensin.
2. Virkkeessä on enintään 20 sanaa.
3. Sano, kuka tekee: "ryhmä päättää", ei "päätetään".
4. Lyhenne avataan, kun se tulee ensimmäisen kerran.
"""
CHECKLIST_DRAFT = """# Uutiskirjeen muistilista (luonnos)

- Kolme juttua
- Testi itselle
- Kumpi kieli ensin?
- Sovitaan seuraavassa kokouksessa, kuka lähettää kirjeen heinäkuussa.
"""
TERMS = """Termit suomeksi ja ruotsiksi

elinikäinen ohjaus – livslång vägledning
tieto-, neuvonta- ja ohjauspalvelut (TNO) – informations-, rådgivnings- och vägledningstjänster (TNO)
ohjaus- ja yhteistyöryhmä – styr- och samarbetsgrupp
jaos – sektion
toimintasuunnitelma – verksamhetsplan
painopiste – tyngdpunkt
toimenpide – åtgärd
vastuu – ansvar
resurssit – resurser
arviointi ja seuranta – utvärdering och uppföljning
vuosikello – årshjul
asialista – föredragningslista
muistio, pöytäkirja – protokoll
elinvoimakeskus – livskraftscentral
ELY-keskus – NTM-central
Ohjaamo – Navigatorn
opinto-ohjaaja – studiehandledare
etsivä nuorisotyö – uppsökande ungdomsarbete
nuorten työpaja – ungdomsverkstad
aiemmin opitun tunnistaminen – identifiering av tidigare förvärvat kunnande
"""
CIRCLE_NOTES = """Tapaamisten aiheet

1. Säännöt ja odotukset
2. Asiakas, joka ei tule
3. Asiakas, joka sanoo kaikkeen kyllä
4. Kun ohjaaja on väsynyt
5. Mitä teimme toisin?

Tapauksia ei kirjata.
"""
COLUMNS = {
    "fi": ("Painopiste", "Toimenpide", "Vastuu", "Resurssit", "Arviointi ja seuranta", "Tilanne", "Vuodet"),
    "sv": ("Tyngdpunkt", "Åtgärd", "Ansvar", "Resurser", "Utvärdering och uppföljning", "Läge", "År"),
}
STATUS = {
    "not_started": T("Ei aloitettu", "Inte påbörjad"),
    "under_way": T("Käynnissä", "Pågår"),
    "done": T("Valmis", "Klar"),
}
AGENDA = {
    "title": T("Asialista", "Föredragningslista"),
    "minutes": T("min", "min"),
    "materials": T("Ennakkoon luettavaa", "Att läsa på förhand"),
    "material": T(
        "Toimenpiteiden taulukko (XLSX) samassa työtilassa.",
        "Tabellen över åtgärder (XLSX) i samma arbetsrum.",
    ),
}
