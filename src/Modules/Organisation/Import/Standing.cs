namespace Takt.Organisation;

/// <summary>Which of the rows that are read are to be changed.</summary>
enum Track
{
    Nothing,
    Units,
    Everything,
}

/// <summary>The organisation as it is stored, read at once for a plan: what is looked up for each row of a file must not be a question to the database.</summary>
sealed class Standing
{
    public required DateOnly On { get; init; }
    public required IReadOnlyList<Unit> Units { get; init; }
    public required IReadOnlyList<Person> People { get; init; }
    public required IReadOnlyList<Assignment> Assignments { get; init; }
    public required IReadOnlyList<Responsibility> Responsibilities { get; init; }
    public required IReadOnlyList<Delegation> Delegations { get; init; }
    public required IReadOnlyList<Field> Fields { get; init; }
    public required IReadOnlyList<Matter> Matters { get; init; }
    public required IReadOnlyList<Group> Groups { get; init; }
    public required IReadOnlyList<SourceKey> Keys { get; init; }
    public required FieldRegister Register { get; init; }

    /// <summary>The municipality itself.</summary>
    public required Guid Root { get; init; }

    /// <summary>Reads all of it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="on">The day that is compared with.</param>
    /// <param name="track">What is to be changed: everything, or only the units, for trying whether they still make one tree.</param>
    /// <param name="cancel">Stops between two reads.</param>
    /// <exception cref="Refusal">There is no municipality that day.</exception>
    public static async Task<Standing> Read(Db db, DateOnly on, Track track, CancellationToken cancel)
    {
        var units = await (track == Track.Nothing ? db.Units.AsNoTracking() : db.Units).Include(u => u.Periods).ToListAsync(cancel);
        var root =
            units.Find(u => u.Periods.Any(p => p.ParentId is null && p.HoldsOn(on)))
            ?? throw new Refusal(Labels.Fill(Texts.ImportNoTop, Norwegian.Full(on))) { Field = "Form.On" };
        return new()
        {
            On = on,
            Units = units,
            Root = root.Id,
            People = await All(db.People),
            Assignments = await All(db.Assignments),
            Responsibilities = await All(db.Responsibilities),
            Delegations = await All(db.Delegations),
            Fields = await All(db.Fields),
            Matters = await All(db.Matters),
            Groups = await All(db.Groups),
            Keys = await All(db.SourceKeys),
            Register = await db.FieldRegisters.AsNoTracking().SingleOrDefaultAsync(cancel) ?? new(Seat.LeaderOf(root.Id)),
        };

        Task<List<T>> All<T>(IQueryable<T> rows)
            where T : class => (track == Track.Everything ? rows : rows.AsNoTracking()).ToListAsync(cancel);
    }

    /// <summary>A name for comparing.</summary>
    public static string Plain(string name) => SheetRow.Squeezed(name).ToLowerInvariant();
}
