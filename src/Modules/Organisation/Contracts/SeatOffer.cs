using Takt.Ui;

namespace Takt.Organisation.Contracts;

/// <summary>What a <see cref="SeatField"/> offers: every seat while they are few, else a look-up.</summary>
public sealed class SeatOffer
{
    readonly IReadOnlyDictionary<Seat, string> standing;

    internal SeatOffer(IReadOnlyList<Option>? options, IReadOnlyDictionary<Seat, string> standing) =>
        (Options, this.standing) = (options, standing);

    /// <summary>Nothing: for whoever is not shown the form.</summary>
    public static SeatOffer None { get; } = new([], new Dictionary<Seat, string>());

    /// <summary>The seats as a list; null when they are too many for one, and are looked up.</summary>
    public IReadOnlyList<Option>? Options { get; }

    /// <summary>What stands in a look-up: the words for a seat that was chosen before, else what was typed.</summary>
    public string? TextOf(string? value) => Seat.TryParse(value, out var seat) ? standing.GetValueOrDefault(seat) : value;
}
