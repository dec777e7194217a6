namespace Takt.Kernel;

/// <summary>The database engine a municipality lives on.</summary>
public enum Engine
{
    /// <summary>One file; the default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database of its own.</summary>
    Postgres,
}

/// <summary>Whether a municipality's pages answer.</summary>
public enum MunicipalityState
{
    /// <summary>They do.</summary>
    Open,

    /// <summary>It is archived: everything is there, and nobody comes in.</summary>
    Closed,

    /// <summary>Its database could not be brought to this version; it is tried again.</summary>
    Behind,
}

/// <summary>One municipality and where its database is. A line of the catalogue.</summary>
/// <param name="OrganisationNumber">Nine digits from the register of legal entities, the last a mod-11 check digit.</param>
/// <param name="Name">As the municipality writes it, parallel names included: "Porsanger – Porsáŋgu – Porsanki".</param>
/// <param name="Engine">The engine behind <paramref name="Connection"/>.</param>
/// <param name="Connection">An ADO.NET connection string; never logged.</param>
/// <param name="IsDemo">Whether the demonstration sign-in exists here.</param>
public sealed record Municipality(OrganisationNumber OrganisationNumber, string Name, Engine Engine, string Connection, bool IsDemo = false)
{
    /// <summary>Whether its pages answer.</summary>
    public MunicipalityState State { get; init; }

    /// <summary>Its own colour as <c>#RRGGBB</c>, for its pages and for what leaves the house under its name; empty for Takt's.</summary>
    public string Colour { get; init; } = "";

    /// <summary>Which picture its mark is, for the address; null for Takt's drawing.</summary>
    public string? Mark { get; init; }

    /// <summary>The languages one can choose between here.</summary>
    public IReadOnlyList<string> Languages { get; init; } = Kernel.Languages.All;

    /// <summary>What is spoken to those who have not chosen, and what is exported.</summary>
    public string DefaultLanguage { get; init; } = Kernel.Languages.Default;

    /// <summary>The parts of Takt it does without.</summary>
    public IReadOnlyList<ModulePart> Off { get; init; } = [];

    /// <summary>Whether the one who wrote something may approve it too; then it is noted that nobody else did.</summary>
    public bool WriterMayApprove { get; init; }

    /// <summary>Whether files may be put on its records; links always may. Off until the municipality says so, but in the demonstration.</summary>
    public bool FilesAllowed { get; init; } = IsDemo;

    /// <summary>After how many working days what is late is put before the next leader; null when it never is.</summary>
    public int? SendOnAfter { get; init; }

    /// <summary>Rises when it sets itself up anew; 0 when it never has.</summary>
    public int Setup { get; init; }

    /// <summary>The part that is off and has an address, or the route of one; null when it is open.</summary>
    public ModulePart? Closing(string address) => Off.FirstOrDefault(part => part.Covers(address));

    /// <summary>Whether an address leads to something that is in use here.</summary>
    public bool Uses(string address) => Closing(address) is null;

    /// <summary>The language to speak to somebody who asks for one.</summary>
    public string Spoken(string? asked) => asked is not null && Languages.Contains(asked) ? asked : DefaultLanguage;

    /// <summary>Names the municipality without its connection, so that no secret reaches a log.</summary>
    public override string ToString() => $"{OrganisationNumber} {Name}";
}
