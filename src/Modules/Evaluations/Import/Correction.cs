using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Takt.Evaluations;

/// <summary>What a user changes in the preview. A correction that no longer fits changes nothing.</summary>
[JsonDerivedType(typeof(Split), "split")]
[JsonDerivedType(typeof(Join), "join")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(ChangeKind), "kind")]
[JsonDerivedType(typeof(Keep), "keep")]
[JsonDerivedType(typeof(Drop), "drop")]
[JsonDerivedType(typeof(Adopt), "adopt")]
internal abstract record Correction
{
    /// <summary>Cuts a statement before the character <paramref name="At"/> of its text.</summary>
    internal sealed record Split(string StatementId, int At) : Correction;

    /// <summary>Joins a statement to the one before it in the same place.</summary>
    internal sealed record Join(string StatementId) : Correction;

    /// <summary>Moves a statement last under a part or topic, or into a topic's answer.</summary>
    internal sealed record Move(string StatementId, string TargetId, bool ToAnswer = false) : Correction;

    internal sealed record ChangeKind(string StatementId, StatementKind Kind) : Correction;

    /// <summary>Settles a doubt: the statement begins where it begins.</summary>
    internal sealed record Keep(string StatementId) : Correction;

    /// <summary>Takes a statement out; its words are listed among the unrecognised, so that nothing is lost.</summary>
    internal sealed record Drop(string StatementId) : Correction;

    /// <summary>Takes an unrecognised line as a statement.</summary>
    internal sealed record Adopt(string LineId, string TargetId, bool ToAnswer = false) : Correction;
}

internal static class Corrections
{
    public static Recognition Apply(this Recognition recognition, Correction correction) =>
        correction switch
        {
            Correction.Split(var id, var at) => recognition.Change(id, (list, i) => Split(recognition, list, i, at)) with
            {
                NextId = recognition.NextId + 1,
            },
            Correction.Join(var id) => recognition.Change(id, (list, i) => Join(list, i)),
            Correction.ChangeKind(var id, var kind) => recognition.Change(
                id,
                (list, i) =>
                    list.SetItem(i, list[i] with { Kind = kind, When = kind == StatementKind.Promise ? Promises.When(list[i].Text) : null })
            ),
            Correction.Keep(var id) => recognition.Change(
                id,
                (list, i) => list.SetItem(i, list[i] with { Starts = Starts.Certain, Doubt = null })
            ),
            Correction.Drop(var id) => Drop(recognition, id),
            Correction.Move(var id, var target, var toAnswer) => Move(recognition, id, target, toAnswer),
            Correction.Adopt(var id, var target, var toAnswer) => Adopt(recognition, id, target, toAnswer),
            _ => recognition,
        };

    public static Recognition Apply(this Recognition recognition, IEnumerable<Correction> corrections) =>
        corrections.Aggregate(recognition, Apply);

    static Recognition Change(
        this Recognition recognition,
        string id,
        Func<ImmutableArray<FoundStatement>, int, ImmutableArray<FoundStatement>> change
    ) =>
        recognition.ChangeLists(list =>
        {
            for (var i = 0; i < list.Length; i++)
                if (list[i].Id == id)
                    return change(list, i);
            return list;
        });

    static Recognition ChangeLists(
        this Recognition recognition,
        Func<ImmutableArray<FoundStatement>, ImmutableArray<FoundStatement>> change
    ) =>
        recognition with
        {
            Parts = [.. recognition.Parts.Select(p => p with { Statements = change(p.Statements) })],
            Topics = [.. recognition.Topics.Select(t => t with { Statements = change(t.Statements), Answer = change(t.Answer) })],
        };

    static ImmutableArray<FoundStatement> Split(Recognition recognition, ImmutableArray<FoundStatement> list, int i, int at)
    {
        var whole = list[i];
        if (at <= 0 || at >= whole.Text.Length || Divide(recognition.Source, whole, at) is not { } halves)
            return list;
        var first = whole with { Text = whole.Text[..at].TrimEnd(), Spans = halves.Before };
        var second = whole with
        {
            Id = "s" + recognition.NextId,
            Text = whole.Text[at..].TrimStart(),
            Spans = halves.After,
            Starts = Starts.Certain,
            Doubt = null,
        };
        return list.SetItem(i, Judge(first)).Insert(i + 1, Judge(second));
    }

    static FoundStatement Judge(FoundStatement statement)
    {
        if (statement.Kind is not (StatementKind.Answer or StatementKind.Promise))
            return statement;
        var promise = Promises.IsPromise(statement.Text);
        return statement with
        {
            Kind = promise ? StatementKind.Promise : StatementKind.Answer,
            When = promise ? Promises.When(statement.Text) : null,
        };
    }

    /// <summary>Walks the source beside the collapsed text to find the character the cut falls on.</summary>
    static (ImmutableArray<SourceSpan> Before, ImmutableArray<SourceSpan> After)? Divide(SourceText source, FoundStatement whole, int at)
    {
        var wanted = whole.Text.AsSpan(0, at).Count(c => !SourceSigns.IsBlank(c), out _);
        var passed = 0;
        for (var s = 0; s < whole.Spans.Length; s++)
        for (var i = whole.Spans[s].Offset; i < whole.Spans[s].End; i++)
        {
            if (SourceSigns.IsBlank(source.Text[i]) || SourceSigns.IsBullet(source.Text[i]))
                continue;
            if (passed++ < wanted)
                continue;
            var span = whole.Spans[s];
            ImmutableArray<SourceSpan> before =
            [
                .. whole.Spans[..s],
                .. i > span.Offset ? [new SourceSpan(span.Offset, i - span.Offset)] : Array.Empty<SourceSpan>(),
            ];
            return before.IsEmpty ? null : (before, [new SourceSpan(i, span.End - i), .. whole.Spans[(s + 1)..]]);
        }
        return null;
    }

    static int Count(this ReadOnlySpan<char> text, Func<char, bool> which, out int of)
    {
        (var count, of) = (0, text.Length);
        foreach (var c in text)
            if (which(c))
                count++;
        return count;
    }

    static ImmutableArray<FoundStatement> Join(ImmutableArray<FoundStatement> list, int i)
    {
        if (i == 0)
            return list;
        var (first, second) = (list[i - 1], list[i]);
        return list.RemoveAt(i)
            .SetItem(i - 1, Judge(first with { Text = first.Text + " " + second.Text, Spans = [.. first.Spans, .. second.Spans] }));
    }

    static Recognition Drop(Recognition recognition, string id)
    {
        if (recognition.Statements.FirstOrDefault(s => s.Id == id) is not { } gone)
            return recognition;
        var lines = gone.Spans.Select(
            (span, n) => new FoundLine("l" + (recognition.NextId + n), gone.Slide, span, Wording.Of(recognition.Source, [span]))
        );
        return recognition.Change(id, (list, i) => list.RemoveAt(i)) with
        {
            Unrecognised = [.. recognition.Unrecognised, .. lines],
            NextId = recognition.NextId + gone.Spans.Length,
        };
    }

    static Recognition Move(Recognition recognition, string id, string target, bool toAnswer)
    {
        if (recognition.Statements.FirstOrDefault(s => s.Id == id) is not { } moved || !recognition.Has(target))
            return recognition;
        return recognition.Change(id, (list, i) => list.RemoveAt(i)).Put(moved, target, toAnswer);
    }

    static Recognition Adopt(Recognition recognition, string id, string target, bool toAnswer)
    {
        if (recognition.Unrecognised.FirstOrDefault(l => l.Id == id) is not { } line || !recognition.Has(target))
            return recognition;
        var adopted = new FoundStatement(
            "s" + recognition.NextId,
            line.Text,
            line.Slide,
            [line.Span],
            Starts.Certain,
            null,
            StatementKind.MustImprove
        );
        return (recognition with { Unrecognised = recognition.Unrecognised.Remove(line), NextId = recognition.NextId + 1 }).Put(
            adopted,
            target,
            toAnswer
        );
    }

    static bool Has(this Recognition recognition, string target) =>
        recognition.Parts.Any(p => p.Id == target) || recognition.Topics.Any(t => t.Id == target);

    static Recognition Put(this Recognition recognition, FoundStatement statement, string target, bool toAnswer) =>
        recognition with
        {
            Parts =
            [
                .. recognition.Parts.Select(p =>
                    p.Id == target
                        ? p with
                        {
                            Statements = p.Statements.Add(
                                Fit(statement, p.Kind == FoundPartKind.Better ? StatementKind.Better : StatementKind.MustImprove)
                            ),
                        }
                        : p
                ),
            ],
            Topics =
            [
                .. recognition.Topics.Select(t =>
                    t.Id != target ? t
                    : toAnswer ? t with { Answer = t.Answer.Add(Judge(Fit(statement, StatementKind.Answer))) }
                    : t with
                    {
                        Statements = t.Statements.Add(
                            Fit(statement, t.Form == FoundForm.Priority ? StatementKind.Proposal : StatementKind.MustImprove)
                        ),
                    }
                ),
            ],
        };

    /// <summary>The kind its new place gives it, unless the user's own choice says praise or a question.</summary>
    static FoundStatement Fit(FoundStatement statement, StatementKind kind) =>
        statement.Kind is StatementKind.Praise or StatementKind.Question && kind != StatementKind.Answer
            ? statement
            : statement with
            {
                Kind = kind,
                When = null,
            };
}
