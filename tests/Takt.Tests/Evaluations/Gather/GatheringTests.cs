using Takt.Evaluations;

namespace Takt.Tests;

/// <summary>The course of a gathering, without a database.</summary>
public sealed class GatheringTests
{
    static readonly DateTime Nine = new(2027, 3, 9, 8, 0, 0, DateTimeKind.Utc);

    readonly Evaluation evaluation = Evaluation.Plan("Midtveis", Guid.NewGuid(), Seat.LeaderOf(Guid.NewGuid()));
    readonly Theme[] themes;

    public GatheringTests()
    {
        var part = evaluation.AddPart("Hva må bli bedre?", PartKind.Improve);
        themes = [.. Enumerable.Range(1, 3).Select(i => evaluation.AddTheme(part, $"Tema {i}", i))];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_table_has_every_theme_once(int tables)
    {
        var gathering = Planned(tables);
        for (var table = 1; table <= tables; table++)
        {
            var had = Enumerable.Range(1, gathering.Rounds).Select(round => gathering.ThemeAt(table, round));
            Assert.Equal(themes.Select(t => t.Id).Order(), had.Order());
        }
    }

    [Fact]
    public void Tables_beside_each_other_have_different_themes_at_once()
    {
        var gathering = Planned(3);
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal(3, Enumerable.Range(1, 3).Select(table => gathering.ThemeAt(table, round)).Distinct().Count());
        }
    }

    [Fact]
    public void A_pause_stops_the_clock_and_it_goes_on_from_there()
    {
        var gathering = Planned();
        gathering.Begin(Nine);
        gathering.Pause(Nine.AddMinutes(5));
        Assert.Null(gathering.EndsAt);
        gathering.Resume(Nine.AddMinutes(50));
        Assert.Equal(Nine.AddMinutes(60), gathering.EndsAt);
        gathering.Prolong(5, Nine.AddMinutes(51));
        Assert.Equal(Nine.AddMinutes(65), gathering.EndsAt);
    }

    [Fact]
    public void More_time_after_the_clock_ran_out_counts_from_now()
    {
        var gathering = Planned();
        gathering.Begin(Nine);
        gathering.Prolong(5, Nine.AddMinutes(40));
        Assert.Equal(Nine.AddMinutes(45), gathering.EndsAt);
    }

    [Fact]
    public void The_next_round_hides_the_wall_and_winds_the_clock()
    {
        var gathering = Planned();
        gathering.Begin(Nine);
        gathering.Show(reveal: true);
        gathering.NextRound(Nine.AddMinutes(20));
        Assert.Equal((2, false, Nine.AddMinutes(35)), (gathering.Round, gathering.IsRevealed, gathering.EndsAt!.Value));
        gathering.NextRound(Nine);
        Assert.Throws<Refusal>(() => gathering.NextRound(Nine));
    }

    [Fact]
    public void What_was_promised_to_those_who_write_stands_once_it_has_begun()
    {
        var gathering = Planned();
        gathering.Begin(Nine);
        Assert.Throws<Refusal>(() => gathering.Plan(6, 15, 3, keepsTable: true, themes));
        Assert.Throws<Refusal>(() => gathering.Plan(6, 15, 3, keepsTable: false, themes[..2]));
        gathering.Plan(9, 20, 5, keepsTable: false, themes);
        Assert.Equal((9, 20, 5), (gathering.Tables, gathering.Minutes, gathering.Dots));
    }

    [Fact]
    public void Dots_want_something_to_choose_between()
    {
        var gathering = Planned();
        gathering.Begin(Nine);
        Assert.Throws<Refusal>(() => gathering.AskForDots(Nine, headings: 1));
        gathering.AskForDots(Nine, headings: 2);
        Assert.True(gathering.TakesTexts); // what a telephone kept is still taken
        gathering.BackToWriting(Nine);
        Assert.Equal(GatheringStage.Collecting, gathering.Stage);
    }

    [Fact]
    public void Nothing_is_begun_twice_or_without_themes()
    {
        var gathering = Planned();
        gathering.Begin(Nine);
        Assert.Throws<Refusal>(() => gathering.Begin(Nine));
        Assert.Throws<Refusal>(() => new Gathering(evaluation.Id).Begin(Nine));
    }

    [Fact]
    public void The_code_is_six_digits_and_another_each_time()
    {
        var codes = Enumerable.Range(0, 50).Select(_ => new Gathering(evaluation.Id).Code).ToArray();
        Assert.All(codes, code => Assert.Matches("^[1-9][0-9]{5}$", code));
        Assert.InRange(codes.Distinct().Count(), 45, 50);
    }

    [Fact]
    public void A_text_forgets_its_table_where_nobody_was_told_that_it_is_kept()
    {
        Assert.Null(GatheredText.Of(null, Planned(), themes[0].Id, 4, "Rydd i møtene.", agreed: false).TableNumber);
        var told = new Gathering(evaluation.Id);
        told.Plan(6, 15, 3, keepsTable: true, themes);
        Assert.Equal(4, GatheredText.Of(null, told, themes[0].Id, 4, "Rydd i møtene.", agreed: false).TableNumber);
    }

    [Fact]
    public void A_key_that_tells_a_time_is_not_used()
    {
        var (random, timed) = (Guid.NewGuid(), Guid.CreateVersion7());
        Assert.Equal(random, GatheredText.Of(random, Planned(), themes[0].Id, 1, "Ja.", agreed: false).Id);
        var other = GatheredText.Of(timed, Planned(), themes[0].Id, 1, "Ja.", agreed: false);
        Assert.NotEqual(timed, other.Id);
        Assert.Equal(4, other.Id.Version);
    }

    [Theory]
    [InlineData("  Rydd i møtene.\r\n\r\nAlle.  ", "Rydd i møtene.\n\nAlle.")]
    [InlineData("a\tb", "a b")]
    [InlineData("snu \u202Eden\u202C her", "snu den her")]
    [InlineData("u\u200Bs\u200Dy\u2060n\uFEFFlig", "usynlig")]
    [InlineData("\u0000\u0007ring", "ring")]
    [InlineData("Åse ❤ Áile 😀", "Åse ❤ Áile 😀")]
    [InlineData("\u200B \u202E", null)]
    [InlineData("", null)]
    public void What_cannot_be_seen_is_taken_out(string typed, string? clean) => Assert.Equal(clean, GatheredText.Clean(typed));

    [Fact]
    public void Equal_votes_share_a_place()
    {
        List<HeadingCount> headings = [.. new[] { 5, 9, 5, 0, 2 }.Select((dots, at) => new HeadingCount(Guid.NewGuid(), $"{at}", 1, dots))];
        Assert.Equal(["1", "2–3", "2–3", "4", "–"], headings.Ranked.Select(headings.PlaceOf));
    }

    [Fact]
    public void A_wall_that_is_hidden_holds_no_words()
    {
        var view = WallView.Of([Text(themes[0], "Hemmelig til runden er ferdig.")], themes, 1, revealed: false);
        Assert.Equal((1, 1), (view.Count, view.CountOf(themes[0].Id)));
        Assert.Empty(view.Columns);
    }

    [Fact]
    public void Every_text_comes_on_some_page_of_the_wall_and_none_is_cut()
    {
        Gathered[] texts =
        [
            .. Enumerable.Range(1, 60).Select(i => Text(themes[i % 3], string.Join(' ', Enumerable.Repeat($"ord{i}", 1 + (i * 7 % 90))))),
        ];
        var pages = WallView.Of(texts, themes, 1, revealed: true).Pages;
        Assert.InRange(pages, 3, 40);
        var shown = Enumerable.Range(1, pages).SelectMany(page => WallView.Of(texts, themes, page, revealed: true).Columns).ToArray();
        Assert.Equal(texts.Select(t => t.Text).Order(), shown.SelectMany(c => c.Cards).Order());
        Assert.All(shown, column => Assert.NotEmpty(column.Cards));
    }

    [Fact]
    public void What_is_off_the_wall_is_counted_with_its_reason()
    {
        Gathered[] texts = [Text(themes[0], "Greit."), Text(themes[0], "Ola igjen.") with { Hidden = HiddenBecause.NamesColleague }];
        var view = WallView.Of(texts, themes, 1, revealed: true);
        Assert.Equal(["Greit."], view.Columns.Single().Cards);
        Assert.Equal("Ett innspill vises ikke fordi det nevner en kollega.", view.HiddenWords);
    }

    Gathering Planned(int tables = 6)
    {
        var gathering = new Gathering(evaluation.Id);
        gathering.Plan(tables, 15, 3, keepsTable: false, themes);
        return gathering;
    }

    static Gathered Text(Theme theme, string text) => new(Guid.NewGuid(), theme.Id, null, IsAgreed: false, text, null, null);
}
