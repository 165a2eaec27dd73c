package nl.kring.demo;

import java.util.List;

/** The people of the demonstration, all invented. */
final class DemoPeople {

    /** In the edition that is under way. */
    static final List<DemoPerson> OF_LAST_YEAR = List.of(
            new DemoPerson(
                    "Marit",
                    "Oosterveld",
                    "Stichting De Waterlanden",
                    "PRIMARY",
                    12,
                    6100,
                    "Hoe houd ik een eigen oordeel als bestuurder en toezicht het oneens zijn?"),
            new DemoPerson(
                    "Joris",
                    "Hamaker",
                    "Scholengroep Vechtoever",
                    "SECONDARY",
                    12,
                    8900,
                    "Wanneer adviseer ik, en wanneer besluit ik eigenlijk al?"),
            new DemoPerson(
                    "Samira",
                    "El Idrissi",
                    "Lumina Onderwijs",
                    "SPECIAL",
                    11,
                    2700,
                    "Hoe geef ik de functie vorm in een organisatie die haar niet kende?"),
            new DemoPerson(
                    "Pieter",
                    "van Zwol",
                    "Stichting Klaverblad",
                    "PRIMARY",
                    13,
                    11200,
                    "Hoe breng ik rust in een bestuur dat van dossier naar dossier holt?"),
            new DemoPerson(
                    "Hanneke",
                    "Duivenstein",
                    "Openbaar Onderwijs Rijnbocht",
                    "PRIMARY",
                    11,
                    4300,
                    "Hoe spreek ik tegen zonder de relatie te verliezen?"),
            new DemoPerson(
                    "Tarik",
                    "Yildirim",
                    "Het Kompas College",
                    "SECONDARY",
                    12,
                    3800,
                    "Welke rol pak ik in een fusie die niemand wil?"),
            new DemoPerson(
                    "Ellen",
                    "Brandsma",
                    "Scholen aan het Wad",
                    "PRIMARY",
                    10,
                    2100,
                    "Hoe kom ik van notulist naar strategisch adviseur?"),
            new DemoPerson(
                    "Rogier",
                    "Postma",
                    "Stichting Noorderlicht",
                    "SECONDARY",
                    13,
                    15400,
                    "Hoe houd ik overzicht over governance bij zoveel scholen?"));

    /** In the edition that is open for enrolment. */
    static final List<DemoPerson> OF_NEXT_YEAR = List.of(
            new DemoPerson(
                    "Anouk",
                    "Terpstra",
                    "Stichting Morgenrood",
                    "PRIMARY",
                    12,
                    5200,
                    "Hoe verhoud ik me tot een nieuwe bestuurder?"),
            new DemoPerson(
                    "Bas",
                    "Lindeman",
                    "Scholengroep De Brug",
                    "SECONDARY",
                    12,
                    7400,
                    "Hoe voer ik het gesprek over risico’s zonder alles dicht te regelen?"),
            new DemoPerson(
                    "Fenna",
                    "Wiersum",
                    "Stichting Kleurrijk",
                    "SPECIAL",
                    11,
                    2900,
                    "Hoe verdeel ik mijn aandacht tussen nu en straks?"),
            new DemoPerson(
                    "Dirk",
                    "Kamerling",
                    "Openbaar Onderwijs Heuvelrug",
                    "PRIMARY",
                    9,
                    1800,
                    "Past strategisch werk bij een klein bestuur?"),
            new DemoPerson(
                    "Yasmin",
                    "Haddouch",
                    "Lyceum aan de Linge",
                    "SECONDARY",
                    12,
                    3100,
                    "Hoe maak ik dilemma’s bespreekbaar aan de bestuurstafel?"));

    private DemoPeople() {}
}
