using System.Globalization;
using CsCheck;

namespace Takt.Tests;

public sealed class NorwegianTests
{
    static readonly Gen<DateOnly> Dates = Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber]
        .Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("Kari Nordmann", "  kari   NORDMANN ")]
    [InlineData("André Løvås", "andre løvås")]
    [InlineData("Anne-Lise Øyen", "ANNE LISE ØYEN")]
    [InlineData("Björn Müller", "bjorn muller")]
    [InlineData("Åse Ærø", "A\u030ase ærø")]
    [InlineData("Ánde Čálliid", "ande calliid")]
    public void A_name_is_found_as_people_type_it(string name, string typed) =>
        Assert.Equal(Norwegian.NameKey(name), Norwegian.NameKey(typed));

    [Theory]
    [InlineData("Hans Våg", "Hans Vag")]
    [InlineData("Per Bø", "Per Bo")]
    [InlineData("Ær Li", "Aer Li")]
    public void Norwegian_letters_are_letters_of_their_own(string one, string other) =>
        Assert.NotEqual(Norwegian.NameKey(one), Norwegian.NameKey(other));

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public void A_date_is_read_however_it_was_written(string language)
    {
        CultureInfo.CurrentUICulture = Languages.Culture(language);
        Dates.Sample(
            date =>
                new[]
                {
                    Norwegian.Typed(date),
                    Norwegian.Full(date),
                    date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    $"{date.Day}/{date.Month}-{date.Year}",
                    $"{date.Day}. {Norwegian.ShortMonth(date)} {date.Year}",
                    $" {date.Day}.\u00a0{date.Month}. {date.Year} ",
                }.All(text => Norwegian.TryDate(text, out var read) && read == date),
            threads: 1 // the language is the thread's
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("31.2.2027")]
    [InlineData("29.2.2027")]
    [InlineData("1.13.2027")]
    [InlineData("1.1.027")]
    [InlineData("1.1")]
    [InlineData("i morgen")]
    [InlineData("1. ma 2027")]
    public void What_is_no_date_is_refused(string text) => Assert.False(Norwegian.TryDate(text, out _));

    [Fact]
    public void A_two_digit_year_is_of_this_century() =>
        Assert.True(Norwegian.TryDate("24.01.13", out var date) && date == new DateOnly(2013, 1, 24));

    [Fact]
    public void A_number_is_read_however_it_was_written() =>
        Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 4])
            .Select((whole, decimals) => whole / (decimal)Math.Pow(10, decimals))
            .Sample(number =>
            {
                var norwegian = number.ToString("#,##0.####", CultureInfo.GetCultureInfo("nb-NO"));
                return new[]
                {
                    norwegian,
                    norwegian.Replace('\u00a0', ' '),
                    norwegian.Replace('-', '\u2212'),
                    norwegian.Replace('\u2212', '-'),
                    number.ToString(CultureInfo.InvariantCulture),
                }.All(text => Norwegian.TryNumber(text, out var read) && read == number);
            });

    [Theory]
    [InlineData("1,5", "1.5")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("1\u202f234\u00a0567", "1234567")]
    [InlineData("\u22127", "-7")]
    public void A_comma_is_a_comma(string text, string expected)
    {
        Assert.True(Norwegian.TryNumber(text, out var read));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("1.234,5")]
    [InlineData("1,2,3")]
    [InlineData("ti")]
    [InlineData("")]
    [InlineData("1e5")]
    public void What_could_be_misread_is_refused(string text) => Assert.False(Norwegian.TryNumber(text, out _));

    [Fact]
    public void Names_sort_as_in_the_telephone_book() =>
        Assert.Equal(
            ["Anders", "Zakarias", "Ærlig", "Ødegård", "Ålesund", "Aasgård"],
            new[] { "Aasgård", "Ålesund", "Ødegård", "Zakarias", "Ærlig", "Anders" }.OrderBy(Norwegian.SortKey, StringComparer.Ordinal)
        );

    [Fact]
    public void The_clock_on_the_wall_follows_summer_time() =>
        Assert.Equal(
            ["kl. 09.42", "kl. 10.42"],
            new[] { new DateTime(2026, 1, 15, 8, 42, 0, DateTimeKind.Utc), new DateTime(2026, 7, 15, 8, 42, 0, DateTimeKind.Utc) }.Select(
                Norwegian.Time
            )
        );

    [Fact]
    public void Today_is_the_date_in_norway()
    {
        var time = new FakeTime();
        time.Advance(new DateTime(2026, 12, 31, 23, 30, 0, DateTimeKind.Utc) - time.GetUtcNow().UtcDateTime);
        Assert.Equal(new DateOnly(2027, 1, 1), new Clock(time).Today);
    }
}
