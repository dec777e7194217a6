using Takt.Organisation.Contracts;
using Takt.Ui;

namespace Takt.Organisation;

/// <summary>Seats as a list to choose from: people first, then groups.</summary>
static class SeatOptions
{
    public static IReadOnlyList<Option> Of(IEnumerable<SeatHolder> choices) =>
        [
            .. choices
                .DistinctBy(c => c.Seat)
                .Select(c => new Option(
                    $"{c.Seat}",
                    c.PersonId is null ? c.Shown : $"{c.Name}, {c.Label}",
                    c.Seat.GroupId is null ? Texts.People : Texts.Groups
                )),
        ];
}
