namespace Takt.FollowUp;

/// <summary>What somebody in Fjordvik said about a measure.</summary>
/// <param name="What">How the measure begins.</param>
/// <param name="By">Who said it.</param>
/// <param name="To">Whom it was to; null to nobody in particular.</param>
/// <param name="DaysAgo">When.</param>
/// <param name="Text">What was said.</param>
sealed record FjordvikComment(string What, string By, string? To, int DaysAgo, string Text);

/// <summary>What they talk about where the measure is, and not in a mail to all.</summary>
static class FjordvikTalk
{
    const string Substitutes = "Vikarordning for skolen";
    const string Budget = "Sende budsjettforslaget";
    const string Keys = "Skrive ned hvem som har nøkkel";

    public static IReadOnlyList<FjordvikComment> All { get; } =
    [
        new(
            Substitutes,
            "Ingrid Vårdal",
            "Amund Lie",
            3,
            "Hvor mange morgener sto en klasse uten voksen i oktober? Da vet vi hva to faste vikarer må dekke."
        ),
        new(
            Substitutes,
            "Amund Lie",
            "Ingrid Vårdal",
            2,
            "Elleve morgener, de fleste mandag og fredag.\n\nFire av dem var på 2. trinn. Jeg legger ved oversikten når kontoret er ferdig med den."
        ),
        new(Substitutes, "Ingrid Vårdal", null, 1, "Takk. Mandag og fredag er et bedre sted å begynne enn alle dager."),
        new(Budget, "Marit Holmvassli", "Ole Kristoffer Nesheim", 2, "Husk lisensene: tre av dem går ut i januar og må sies opp nå."),
        new(Keys, "Reidun Sandnesmo", "Bente Lillevold", 1, "Si fra hvis dere trenger nytt skap. Det tar en uke å få det på plass."),
    ];
}
