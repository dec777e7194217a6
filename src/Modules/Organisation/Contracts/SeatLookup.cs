using Takt.Ui;

namespace Takt.Organisation.Contracts;

/// <summary>
/// The seats one can give something to: whoever leads, stands in or advises today, and each group. Shown as a list while they
/// are few, else found by typing; either way read here.
/// </summary>
public sealed class SeatLookup(Db db, Clock clock, StaffDirectory directory)
{
    const int MostInList = 100;

    static readonly string[] Owners = [Roles.Leader, Roles.ActingLeader, Roles.Adviser];

    // A form may ask for sixteen in one request.
    readonly Dictionary<Seat, string> stood = [];
    IReadOnlyList<Candidate<Seat>>? groups;
    IReadOnlyList<Candidate<Seat>>? owners;

    /// <summary>What a form offers.</summary>
    /// <param name="standing">What is chosen already: stands there also when it could not be chosen anew, as a seat that nobody holds.</param>
    /// <param name="cancel">Stops.</param>
    public Task<SeatOffer> Offer(IEnumerable<Seat?> standing, CancellationToken cancel) => Offer(standing, _ => true, cancel);

    /// <summary>What a form offers, of those that fit.</summary>
    /// <param name="standing">What is chosen already.</param>
    /// <param name="fits">Which the list shows. A look-up suggests all; what does not fit is refused when it is sent.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<SeatOffer> Offer(IEnumerable<Seat?> standing, Predicate<SeatHolder> fits, CancellationToken cancel)
    {
        var choices = await Choices(MostInList + 1, cancel);
        var isList = choices.Count <= MostInList;
        var chosen = standing.OfType<Seat>().Distinct().Except(isList ? choices.Select(c => c.Seat) : []);
        var others = await directory.Holders(chosen, cancel);
        return isList
            ? new(SeatOptions.Of([.. others.Values, .. choices.Where(c => fits(c))]), new Dictionary<Seat, string>())
            : new(null, others.ToDictionary(o => o.Key, o => LabelOf(o.Value)));
    }

    /// <summary>The seat that is meant by what was sent; null when none is, and that is then said at the field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="typed">A seat from the list, a label as it is suggested, or a name that only one has.</param>
    /// <param name="missing">What to say when nothing was chosen; null when nothing need be.</param>
    /// <param name="refuse">Takes field and message.</param>
    /// <param name="cancel">Stops.</param>
    public Task<Seat?> Read(string field, string? typed, string? missing, Action<string, string> refuse, CancellationToken cancel) =>
        Read(field, typed, missing, refuse, [], cancel);

    /// <summary>The same, where something stood in the field already.</summary>
    public async Task<Seat?> Read(
        string field,
        string? typed,
        string? missing,
        Action<string, string> refuse,
        IReadOnlyCollection<Seat> standing,
        CancellationToken cancel
    )
    {
        if (Typed.Optional(typed) is not { } text)
        {
            if (missing is not null)
            {
                refuse(field, missing);
            }

            return null;
        }

        if (Seat.TryParse(text, out var chosen))
        {
            if (standing.Contains(chosen) || await IsChoice(chosen, cancel))
            {
                return chosen;
            }

            refuse(field, missing ?? Texts.HolderMissing);
            return null;
        }

        return await Stood(text, standing, cancel) ?? await Meant(field, text, refuse, cancel);
    }

    /// <summary>The labels of the seats with these words in name, title or unit, the likeliest first.</summary>
    internal async Task<IReadOnlyList<string>> Suggest(string? question, bool onlyPeople, CancellationToken cancel)
    {
        var (name, rest) = Lookup.WordsOf(question);
        if (name.Length == 0)
        {
            return [];
        }

        // Some hundred of them: whoever asks for "rektor Solvik" asks across three tables, and neither database folds as we do.
        string[] words = [.. name, .. rest];
        owners ??= [.. (await Posts().ToListAsync(cancel)).Select(AsCandidate)];
        var best =
            from seat in owners.Concat(onlyPeople ? [] : await Groups(cancel))
            let fit = Lookup.Fit(seat, words)
            where fit is not null
            orderby fit, seat.NameSort
            select seat;
        return [.. Lookup.ToldApart(best).Take(Lookup.MostSuggested).Select(c => c.Label)];
    }

    /// <summary>Whether it is of the kinds that own something.</summary>
    internal static bool MayOwn(Seat seat) =>
        seat.GroupId is not null || seat is { Role: Roles.Leader, PersonId: null } or { Role: Roles.Adviser, PersonId: not null };

    /// <summary>What is meant of a few things that can be chosen besides seats, by value or in words; null when it is none of them.</summary>
    public static string? Among(IEnumerable<Option> besides, string? typed) =>
        besides.FirstOrDefault(b => b.Value == typed || Norwegian.NameKey(b.Text) == Norwegian.NameKey(typed ?? ""))?.Value;

    /// <summary>The seats one can choose between, by name of the holder, as far as the list goes.</summary>
    internal async Task<IReadOnlyList<SeatHolder>> Choices(int most, CancellationToken cancel)
    {
        var posts = await Posts().OrderBy(p => p.PostId).Take(most).ToListAsync(cancel);
        var groups =
            posts.Count == most
                ? []
                : await db
                    .Groups.OrderBy(g => g.Name)
                    .ThenBy(g => g.Id)
                    .Take(most - posts.Count)
                    .Select(g => new { g.Id, g.Name })
                    .ToListAsync(cancel);
        var alike = posts.CountBy(p => (p.PersonId, p.Title)).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet();
        return
        [
            .. posts.OrderBy(p => p.NameSort, StringComparer.Ordinal).Select(p => p.HeldBy(alike.Contains((p.PersonId, p.Title)))),
            .. groups.Select(g => new SeatHolder(Seat.Of(g.Id), g.Name, null, g.Name, null)),
        ];
    }

    async Task<bool> IsChoice(Seat seat, CancellationToken cancel)
    {
        if (seat.GroupId is { } group)
        {
            return await db.Groups.AnyAsync(g => g.Id == group, cancel);
        }

        var posts = db.Assignments.AsOf(clock.Today).Where(a => a.UnitId == seat.UnitId);
        return seat.Role == Roles.Leader
            ? await posts.AnyAsync(a => a.Role == Roles.Leader || a.Role == Roles.ActingLeader, cancel)
            : seat.Role == Roles.Adviser && await posts.AnyAsync(a => a.Role == Roles.Adviser && a.PersonId == seat.PersonId, cancel);
    }

    async Task<Seat?> Stood(string text, IReadOnlyCollection<Seat> standing, CancellationToken cancel)
    {
        if (standing.Except(stood.Keys).ToArray() is { Length: > 0 } unknown)
        {
            foreach (var (seat, holder) in await directory.Holders(unknown, cancel))
            {
                stood[seat] = Norwegian.NameKey(LabelOf(holder));
            }
        }

        var key = Norwegian.NameKey(text);
        Seat[] alike = [.. standing.Distinct().Where(seat => stood[seat] == key)];
        return alike is [var only] ? only : null; // of two that are called the same, none: then the form asks which
    }

    async Task<Seat?> Meant(string field, string text, Action<string, string> refuse, CancellationToken cancel)
    {
        var names = Lookup.NamesIn(text);
        var posts = await Posts().Where(p => names.Contains(p.NameKey)).ToListAsync(cancel);
        var meant = Lookup.Meant(text, Lookup.ToldApart([.. posts.Select(AsCandidate), .. await Groups(cancel)]));
        if (meant is [var only])
        {
            return only.Value;
        }

        refuse(
            field,
            Lookup.Unclear(text, [.. meant.Select(m => m.Label)], meant.Count > 0 ? [] : await Suggest(text, onlyPeople: false, cancel))
        );
        return null;
    }

    IQueryable<PostRow> Posts()
    {
        var today = clock.Today;
        return from a in db.Assignments.AsOf(today)
            where Owners.Contains(a.Role)
            join p in db.People on a.PersonId equals p.Id
            join u in db.UnitPeriods.AsOf(today) on a.UnitId equals u.UnitId
            select new PostRow
            {
                PostId = a.Id,
                UnitId = a.UnitId,
                Role = a.Role,
                Title = a.Title,
                PersonId = p.Id,
                Name = p.Name,
                NameSort = p.NameSort,
                NameKey = p.NameKey,
                Email = p.Email,
                Phone = p.Phone,
                UnitName = u.Name,
            };
    }

    async Task<IReadOnlyList<Candidate<Seat>>> Groups(CancellationToken cancel)
    {
        if (groups is null)
        {
            var rows = await db
                .Groups.Select(g => new
                {
                    g.Id,
                    g.Name,
                    g.ShortName,
                })
                .ToListAsync(cancel);
            groups =
            [
                .. rows.Select(g => new Candidate<Seat>(
                    Seat.Of(g.Id),
                    g.Name,
                    Norwegian.SortKey(g.Name),
                    Norwegian.NameKey(g.Name),
                    [],
                    [g.ShortName, Lookup.Number(g.Id)]
                )),
            ];
        }

        return groups;
    }

    static Candidate<Seat> AsCandidate(PostRow post) =>
        new(
            post.Seat,
            post.Name,
            post.NameSort,
            post.NameKey ?? Norwegian.NameKey(post.Name),
            [post.Title ?? Labels.Of(post.Role), post.UnitName],
            [Labels.Of(post.Role), post.Email, post.Phone, Lookup.Number(post.PersonId)]
        );

    static string LabelOf(SeatHolder holder) =>
        holder.PersonId is null ? holder.Shown
        : holder.UnitName is null || holder.Label.EndsWith(holder.UnitName, StringComparison.Ordinal) ? $"{holder.Name}, {holder.Label}"
        : $"{holder.Name}, {holder.Label}, {holder.UnitName}";

    sealed record PostRow
    {
        public Guid PostId { get; init; }
        public Guid UnitId { get; init; }
        public string Role { get; init; } = "";
        public string? Title { get; init; }
        public Guid PersonId { get; init; }
        public string Name { get; init; } = "";
        public string NameSort { get; init; } = "";
        public string? NameKey { get; init; }
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public string UnitName { get; init; } = "";

        public Seat Seat =>
            Role is Roles.Leader or Roles.ActingLeader ? Kernel.Seat.LeaderOf(UnitId) : Kernel.Seat.In(UnitId, Role, PersonId);

        /// <summary>One who is called the same in several units is told apart by the unit.</summary>
        public SeatHolder HeldBy(bool oneOfMany) =>
            new(
                Seat,
                Title is null ? $"{Labels.Of(Role)}, {UnitName}"
                    : oneOfMany ? $"{Title}, {UnitName}"
                    : Title,
                PersonId,
                Name,
                UnitName
            );
    }
}
