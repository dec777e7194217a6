using System.Text.Json;
using CsCheck;
using Takt.Evaluations;
using static Takt.Tests.ImportFiles;

namespace Takt.Tests;

/// <summary>What a user changes in the preview.</summary>
public sealed class CorrectionTests
{
    static Recognition Found() =>
        Show(
            "Evaluering av Ny Start",
            "Hva har blitt bedre? Mer tid. Flere smil Kortere møter",
            "Hva må bli bedre? Tema 1: Hvordan får vi tid? Færre  møter LGs innspill: Lage ny møteplan. Enig i at det haster.",
            "Takk for oppmerksomheten"
        );

    [Fact]
    public void A_statement_is_split_and_both_halves_keep_their_place_in_the_source()
    {
        var found = Found();
        var whole = found.Better.Last();
        var split = found.Apply(new Correction.Split(whole.Id, 8));
        var halves = split.Better.TakeLast(2).ToList();
        Assert.Equal(["Kortere", "møter"], halves.Select(s => s.Text));
        Assert.Equal(whole.Id, halves[0].Id);
        Assert.Equal(["Kortere", "møter"], halves.Select(s => Wording.Of(split.Source, s.Spans)));
    }

    [Fact]
    public void A_joined_statement_is_the_one_it_was_before_it_was_split()
    {
        var found = Found();
        var whole = found.Better.Last();
        var split = found.Apply(new Correction.Split(whole.Id, 8));
        Assert.Equal(whole.Text, split.Apply(new Correction.Join(split.Better.Last().Id)).Better.Last().Text);
    }

    [Fact]
    public void The_first_statement_has_nothing_to_be_joined_to() =>
        Assert.Equal(3, Found().Apply(new Correction.Join(Found().Better.First().Id)).Better.Count());

    [Fact]
    public void A_statement_moved_gets_the_kind_of_its_new_place()
    {
        var found = Found();
        var moved = found.Apply(new Correction.Move(found.Better.First().Id, found.Themes.Single().Id));
        Assert.Equal(2, moved.Better.Count());
        Assert.Equal(
            ("Mer tid.", StatementKind.MustImprove),
            (moved.Themes.Single().Statements[^1].Text, moved.Themes.Single().Statements[^1].Kind)
        );
        var answered = moved.Apply(new Correction.Move(moved.Themes.Single().Statements[0].Id, moved.Themes.Single().Id, ToAnswer: true));
        Assert.Equal(
            ("Færre møter", StatementKind.Answer),
            (answered.Themes.Single().Answer[^1].Text, answered.Themes.Single().Answer[^1].Kind)
        );
    }

    [Fact]
    public void A_promise_can_be_taken_back_and_another_made()
    {
        var found = Found();
        var points = found.Themes.Single().Answer;
        Assert.Equal([StatementKind.Promise, StatementKind.Answer], points.Select(p => p.Kind));
        var changed = found.Apply([
            new Correction.ChangeKind(points[0].Id, StatementKind.Answer),
            new Correction.ChangeKind(points[1].Id, StatementKind.Promise),
        ]);
        Assert.Equal("Enig i at det haster.", changed.Promises.Single().Point.Text);
    }

    [Fact]
    public void What_is_dropped_is_listed_and_can_be_adopted()
    {
        var found = Found();
        var dropped = found.Apply(new Correction.Drop(found.Better.First().Id));
        Assert.Equal(["Takk for oppmerksomheten", "Mer tid."], dropped.Unrecognised.Select(l => l.Text));
        var adopted = dropped.Apply(new Correction.Adopt(dropped.Unrecognised[1].Id, dropped.Parts[0].Id));
        Assert.Equal(("Mer tid.", StatementKind.Better), (adopted.Better.Last().Text, adopted.Better.Last().Kind));
        Assert.Single(adopted.Unrecognised);
    }

    [Fact]
    public void A_correction_that_no_longer_fits_changes_nothing()
    {
        var found = Found();
        var before = RecognitionJson.Write(found);
        foreach (
            var correction in (Correction[])
                [
                    new Correction.Split("s999", 1),
                    new Correction.Split(found.Better.First().Id, 0),
                    new Correction.Split(found.Better.First().Id, 999),
                    new Correction.Join("x"),
                    new Correction.Move("x", "y"),
                    new Correction.Move(found.Better.First().Id, "y"),
                    new Correction.Drop("x"),
                    new Correction.Adopt("x", "y"),
                ]
        )
            Assert.Equal(before, RecognitionJson.Write(found.Apply(correction)));
    }

    [Fact]
    public void Corrections_can_be_stored() =>
        Assert.Equal(
            new Correction.Split("s1", 4),
            JsonSerializer.Deserialize<Correction>(JsonSerializer.Serialize<Correction>(new Correction.Split("s1", 4)))
        );

    [Fact]
    public void No_row_of_corrections_loses_a_character() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 12], Gen.Int[0, 30], Gen.Int[0, 4], Gen.Bool)
            .Array[1, 15]
            .Sample(
                steps =>
                {
                    var found = Found();
                    var signs = Signs(found);
                    foreach (var (act, which, at, where, toAnswer) in steps)
                    {
                        var statements = found.Statements.ToList();
                        var id = statements.Count == 0 ? "" : statements[which % statements.Count].Id;
                        string[] targets = [.. found.Parts.Select(p => p.Id), .. found.Topics.Select(t => t.Id)];
                        var target = targets[where % targets.Length];
                        found = found.Apply(
                            act switch
                            {
                                0 => new Correction.Split(id, at),
                                1 => new Correction.Join(id),
                                2 => new Correction.Move(id, target, toAnswer),
                                3 => new Correction.Drop(id),
                                4 => new Correction.ChangeKind(id, StatementKind.Praise),
                                _ => new Correction.Adopt(
                                    found.Unrecognised.IsEmpty ? "" : found.Unrecognised[which % found.Unrecognised.Length].Id,
                                    target,
                                    toAnswer
                                ),
                            }
                        );
                        Assert.Equal(signs, Signs(found));
                        var all = found.Statements.Select(s => s.Id).Concat(found.Unrecognised.Select(l => l.Id)).ToList();
                        Assert.Equal(all.Count, all.Distinct().Count());
                    }
                },
                iter: 500
            );

    /// <summary>All characters of statements and lines, in the order of the alphabet: a move changes their place only.</summary>
    static string Signs(Recognition found) =>
        string.Concat(
            found
                .Statements.Select(s => s.Text)
                .Concat(found.Unrecognised.Select(l => l.Text))
                .SelectMany(t => t)
                .Where(c => !char.IsWhiteSpace(c))
                .Order()
        );
}
