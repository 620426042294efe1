"""Words that ask for nothing by themselves."""

FILLERS = frozenset(
    "echt really actually werkelijk daadwerkelijk ai er momenteel nu currently right moment totaal total overall organisatie organisation organization portfolio portefeuille zitten zit "
    "bestaan bestaat exist exists existing werken werkt bezig vinden vindt vond gevonden plaats plaatsgevonden took taken place gehad kregen "
    "nam namen neemt nemen takes gekregen hele whole company bedrijf fase fases stage stages phase precies exactly precisely ongeveer about lopen running use cases using "
    "eerder later totdat bekend known registered geregistreerd staan stand status laten zien shown show gedaan got getting aantal number count "
    "elk elke each every samen together verdeling verdeeld breakdown gemiddeld gemiddelde average mean mediaan median onze our their jullie "
    "nog still alle all welk compared vergeleken vergelijk verschil difference binnen inmiddels dagen days weken weeks vorige last anders "
    "momenteel actueel actuele huidige current present kun kunt please graag alsjeblieft overzicht lijst list team teams afdeling department "
    "liggen ligt draag dragen draagt bijdragen bijdraagt bij contribute contributes support supports supporting serve serves serving ondersteunen ondersteunt ondersteund gekoppeld verbonden linked tied dienen dient doelstelling doelstellingen objective objectives goal goals "
    "proces processen process processes leiding directie mt leadership management raad bestuur geweest wezen plaatsvond afgelopen periode bezig ervoor owner owns eigenaar gebruikers users wie who decide decided take taken took make made maakte maken werden jaar jaren year years month months maand maanden "
    "vallen valt onder behoren behoort horen hoort fall falls belong belongs categorie category thema theme "
    "mention mentions mentioning mentioned noemen noemt genoemd vermelden vermeldt bevatten "
    "directeuren directeur directors director executives enkel enkele single "
    "tegen back deden deed did raken raakt touch touches kent bevat contains contain include includes tellen count counted geteld gaan gaat went going ging heeft hebben has have had doel".split()
)
FUTURE = frozenset("volgende komende aankomende toekomstige next upcoming coming future".split())
"""What is still to come stands in no history, and in no title by chance."""
SEARCH_FILLERS = frozenset(
    "nu currently momenteel precies exactly ongeveer about kun kunt please graag alsjeblieft vertel tell over organisatie organisation organization "
    "onze our their moet moeten must should wij we gaat gaan zegt zeggen says say staat staan heeft hebben has have had doel bedoeld rond".split()
)
