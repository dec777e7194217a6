using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Takt.Organisation;

namespace Takt.Tests;

/// <summary>What is on the trail can be read: each kind, column, value and act has a word among the texts.</summary>
public sealed partial class TrailRules
{
    static readonly Dictionary<string, Dictionary<string, string>> Texts = Source
        .Files("Texts.resx")
        .Select(f => Path.GetDirectoryName(f)!)
        .ToDictionary(folder => Path.GetFileName(folder), folder => Source.Texts(folder, ""), StringComparer.Ordinal);

    static IReadOnlyEntityType[] Kinds()
    {
        using var db = new SqliteDbFactory().CreateDbContext([]);
        return [.. db.Model.OnTheTrail()];
    }

    // What the kernel itself puts on the trail has its words where the trail's page is.
    static string ModuleOf(IReadOnlyEntityType kind) =>
        kind.ClrType.Assembly == typeof(Db).Assembly ? "Organisation" : Modules.All.Single(m => m.Assembly == kind.ClrType.Assembly).Name;

    static bool IsSaid(string module, string key) => Texts[module].ContainsKey(key) || Texts["Organisation"].ContainsKey(key);

    [Fact]
    public void Every_kind_of_thing_has_a_name()
    {
        var missing = Kinds()
            .Where(k => !IsSaid(ModuleOf(k), $"TrailThing{k.ClrType.Name}"))
            .Select(k => $"{ModuleOf(k)}: TrailThing{k.ClrType.Name}")
            .ToArray();
        Assert.True(missing.Length == 0, string.Join('\n', missing));
        Assert.Equal(Kinds().Length, Kinds().Select(k => k.ClrType.Name).Distinct().Count()); // the trail knows a kind by its name alone
    }

    [Fact]
    public void Every_column_has_a_name()
    {
        var missing =
            from kind in Kinds()
            where !kind.IsAnonymous()
            from column in kind.ColumnsOnTheTrail().Keys
            let name = column.Replace(".", "", StringComparison.Ordinal)
            where !IsSaid(ModuleOf(kind), $"TrailColumn{kind.ClrType.Name}{name}") && !IsSaid(ModuleOf(kind), $"TrailColumn{name}")
            select $"{ModuleOf(kind)}: TrailColumn{name} ({kind.ClrType.Name})";
        Assert.True(!missing.Any(), string.Join('\n', missing));
    }

    [Fact]
    public void Every_value_of_a_choice_has_words()
    {
        var missing =
            from kind in Kinds()
            where !kind.IsAnonymous()
            from column in kind.ColumnsOnTheTrail().Values
            let type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType
            where type.IsEnum
            from value in Enum.GetNames(type)
            where !TrailWords.KeysOf(type, value).Any(key => IsSaid(ModuleOf(kind), key))
            select $"{ModuleOf(kind)}: TrailValue{type.Name}{value}";
        Assert.True(!missing.Any(), string.Join('\n', missing.Distinct()));
    }

    /// <summary>"role given" is TrailDidRoleGiven. What is said of one thing only comes after it: "published as version 3".</summary>
    [Fact]
    public void Every_act_that_is_saved_has_words()
    {
        var said = Texts.Values.SelectMany(t => t.Keys).ToHashSet(StringComparer.Ordinal);
        var acts = Source
            .Files(".cs", ".razor")
            .Where(f => f.Contains("Modules", StringComparison.Ordinal) && !f.Contains("Demo", StringComparison.Ordinal))
            .SelectMany(f =>
                Saved()
                    .Matches(File.ReadAllText(f))
                    .SelectMany(m => Quoted().Matches(m.Value))
                    .Select(m => (File: f, Act: m.Groups["act"].Value.Trim(), IsCut: m.Value.EndsWith('{')))
            )
            .ToArray();
        Assert.True(acts.Length > 40);
        var missing = acts.Where(a => !IsSaid("TrailDid" + TrailWords.Pascal(a.Act.Split(' ')), a.IsCut)).ToArray();
        Assert.True(missing.Length == 0, string.Join('\n', missing.Select(a => $"{Source.Name(a.File)}: \"{a.Act}\"")));

        // What goes on with something else ("evaluation {state}") has a word for each it may go on with.
        bool IsSaid(string key, bool isCut) => said.Contains(key) || (isCut && said.Any(k => k.StartsWith(key, StringComparison.Ordinal)));
    }

    // Save("…"), and what pages hand on to it: Change(…, "unit closed", "Organisation.UnitClosed"), => "answer drafted".
    [GeneratedRegex(
        """
            \.Save\((?:[^;"]*"[^"]*")+[^;"]*\)|"[a-z][a-z -]+",\s*"[A-Z]\w+\.[A-Z]\w+"\s*\)|AnswerState[^"\n]*=>\s*"answer [a-z ]+"|_ => "answer [a-z ]+"
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking
    )]
    private static partial Regex Saved();

    [GeneratedRegex(""" \$?"(?<act>[a-z][a-z -]*)[:"{] """, RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
