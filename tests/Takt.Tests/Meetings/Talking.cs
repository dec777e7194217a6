using Takt.Meetings;

namespace Takt.Tests;

/// <summary>A school in a sector, those who lead them, and a conversation between the two.</summary>
sealed class Talking : IDisposable
{
    readonly Kommune kommune;

    Talking(Kommune kommune) => this.kommune = kommune;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Guid Sector { get; private init; }
    public Guid School { get; private init; }

    /// <summary>The conversation.</summary>
    public Guid Id { get; private set; }

    /// <summary>Leads the school.</summary>
    public required Visitor Leader { get; init; }

    /// <summary>Leads the sector.</summary>
    public required Visitor Superior { get; init; }

    /// <summary>Works in the school.</summary>
    public required Visitor Colleague { get; init; }

    /// <summary>Runs Takt for the municipality.</summary>
    public required Visitor Administrator { get; init; }

    public required Guid LeaderId { get; init; }
    public required Guid SuperiorId { get; init; }

    public string Page => $"/moter/samtaler/{Id}";
    public string Preparing => $"/moter/samtaler/{Id}/forbered";

    /// <param name="kommune">Where.</param>
    /// <param name="name">Of its own, so that nothing of another test is found.</param>
    /// <param name="days">When, from today; planned by the page, so no day that has been.</param>
    public static async Task<Talking> Begin(Kommune kommune, string name, int days = 0)
    {
        var sector = await kommune.Unit($"Sektor {name}");
        var school = await kommune.Unit($"Skole {name}", sector);
        var leader = await kommune.Person($"Rektor {name}", school, Roles.Leader, "Rektor");
        var superior = await kommune.Person($"Sjef {name}", sector, Roles.Leader, "Kommunalsjef");
        Talking talking = new(kommune)
        {
            Sector = sector,
            School = school,
            LeaderId = leader,
            SuperiorId = superior,
            Leader = await new Visitor(kommune).As(leader),
            Superior = await new Visitor(kommune).As(superior),
            Colleague = await kommune.SignedIn($"Kollega {name}", school, Roles.Employee),
            Administrator = await kommune.SignedIn($"Systemansvarlig {name}", await kommune.Root(), Roles.Administrator),
        };
        await talking.Plan(talking.Superior, days);
        return talking;
    }

    /// <summary>Plans another by the page of somebody.</summary>
    public async Task Plan(Visitor by, int days)
    {
        await by.Open("/moter/samtaler/ny");
        await by.Send(
            "dialogue",
            ("Form.Unit", $"{School}"),
            ("Form.On", Norwegian.Typed(kommune.Today.AddDays(days))),
            ("Form.At", "13.00"),
            ("Form.Length", "60"),
            ("Form.Place", "Rektors kontor")
        );
        Id = Guid.Parse(by.At.Split('/')[3].Split('?')[0]);
    }

    public Task<Dialogue> Read() =>
        kommune.With(db => db.Dialogues.AsNoTracking().Include(d => d.Parts).Include(d => d.Topics).SingleAsync(d => d.Id == Id, Cancel));

    public async Task<Guid> Topic(int position = 1) => (await Read()).Topics.Single(t => t.Position == position).Id;

    /// <summary>Writes the minutes of a topic by the form of the page.</summary>
    public async Task Minute(Visitor who, string text, int position = 1)
    {
        await who.Open(Page);
        await who.Send($"minute-{await Topic(position)}", ("Form.Text", text));
    }

    /// <summary>Agrees on something by the form of the page.</summary>
    public async Task<Guid> Agree(Visitor who, string what)
    {
        await who.Open(Page);
        await who.Send(
            "agreement",
            ("Form.What", what),
            ("Form.Owner", $"{Seat.LeaderOf(School)}"),
            ("Form.Due", Norwegian.Typed(kommune.Today.AddDays(30)))
        );
        return await kommune.With(db =>
            db.Agreements.Where(a => a.DialogueId == Id && a.What == what).Select(a => a.Id).SingleAsync(Cancel)
        );
    }

    /// <summary>Held, and both agree to the minutes.</summary>
    public async Task Finish()
    {
        await Leader.Open(Page);
        await Leader.Send("hold");
        foreach (var who in new[] { Leader, Superior })
        {
            await who.Open(Page);
            await who.Send("agree");
        }
    }

    public void Dispose()
    {
        foreach (var visitor in new[] { Leader, Superior, Colleague, Administrator })
        {
            visitor.Dispose();
        }
    }
}
