namespace Takt.Organisation;

/// <summary>Somebody who works for the municipality, or sits in one of its bodies.</summary>
sealed class Person : EditedEntity
{
    public Person(string name, string? email = null, string? phone = null)
    {
        Rename(name);
        Email = email;
        Phone = phone;
    }

    public string Name { get; private set; } = null!;
    public string NameSort { get; private set; } = null!;

    /// <summary>The name as it is looked for; null until <see cref="Contracts.Founding.CatchUp"/> has seen a row from before there was one.</summary>
    public string? NameKey { get; private set; }

    public string? Email
    {
        get;
        set => (field, EmailKey) = (value, KeyOf(value));
    }

    /// <summary>The address as it is looked for, whatever the case: SQLite knows none beyond ASCII.</summary>
    public string? EmailKey { get; private set; }
    public string? Phone { get; set; }

    /// <summary>The person's own choice of language; null follows the municipality.</summary>
    public string? Language { get; set; }

    /// <summary>When the register the people come from said that this one is gone; null while the person may sign in.</summary>
    public DateTime? DeactivatedAt { get; private set; }

    public void Deactivate(DateTime at) => DeactivatedAt ??= at;

    public void Activate() => DeactivatedAt = null;

    /// <summary>An address or a user name as it is looked for: the fold that Identity uses for user names.</summary>
    public static string? KeyOf(string? text) => text is null ? null : Norwegian.WellFormed(text).Normalize().ToUpperInvariant();

    public void Rename(string name) => (Name, NameSort, NameKey) = (name, Norwegian.SortKey(name), Norwegian.NameKey(name));
}

/// <summary>A person in a role in a unit, between two dates.</summary>
sealed class Assignment(Guid personId, Guid unitId, string role, DateOnly from, string? title = null) : EditedEntity, IDated
{
    public Guid PersonId { get; private init; } = personId;
    public Guid UnitId { get; private init; } = unitId;
    public string Role { get; private init; } = role;

    /// <summary>What the person is called: "Kommunalsjef oppvekst".</summary>
    public string? Title { get; set; } = title;

    public int Percent { get; set; } = 100;
    public bool IsMain { get; set; } = true;
    public DateOnly From { get; private init; } = from;
    public DateOnly? To { get; private set; }

    /// <summary>The date is the first day the person no longer has it; null when no end is known.</summary>
    public void End(DateOnly? on) => To = on;
}
