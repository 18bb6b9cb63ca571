"""The plan: the five priorities of the strategy with all their measures."""

from cms.demo.words import (
    plan_1_access,
    plan_2_career_skills,
    plan_3_competence,
    plan_4_quality,
    plan_5_network,
)
from cms.demo.words.shapes import Plan, Priority, T

TITLE = T("Toimintasuunnitelma 2017–2020", "Verksamhetsplan 2017–2020")
SLUG = T("toimintasuunnitelma", "verksamhetsplan")
YEARS = (2017, 2020)
LEAD = T(
    """Viisi painopistettä ja 64 toimenpidettä aikuiskoulutuksen tieto-, neuvonta- ja ohjauspalvelujen
    (TNO) strategiasta. Osalla on jo tekijä ja mittari, osa odottaa omaansa: tyhjä kohta on kutsu.
    Vastuut ja tilanteet ovat esimerkkejä siitä, miltä suunnitelma olisi voinut näyttää kauden lopulla.""",
    """Fem tyngdpunkter och 64 åtgärder ur strategin för vuxenutbildningens informations-, rådgivnings-
    och vägledningstjänster (TNO). En del har redan en ansvarig och ett mått, andra väntar på sitt: ett
    tomt fält är en inbjudan. Ansvaren och läget är exempel på hur planen kunde ha sett ut i slutet av
    perioden.""",
)
PRIORITIES: tuple[Priority, ...] = (
    plan_1_access.PRIORITY,
    plan_2_career_skills.PRIORITY,
    plan_3_competence.PRIORITY,
    plan_4_quality.PRIORITY,
    plan_5_network.PRIORITY,
)
PLAN = Plan(TITLE, SLUG, YEARS, LEAD, PRIORITIES)
