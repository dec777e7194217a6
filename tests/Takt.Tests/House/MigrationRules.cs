using System.Text.RegularExpressions;

namespace Takt.Tests;

/// <summary>
/// A version and the one before it serve at once while nodes are replaced: a migration adds, and takes away only what the version
/// before did not read any more (docs/decisions/0013-rolling-upgrade.md).
/// </summary>
public sealed partial class MigrationRules
{
    // From before the rule.
    const string First = "20261127";

    // What has been contracted: the migration, and the version that was the last to use what it takes away.
    static readonly Dictionary<string, string> Contracted = new()
    {
        ["WrittenRounds"] = "none: an index that was unique for all rows of a table becomes so for fewer",
    };

    static readonly HashSet<string> NeedsNoModel = ["CreateTable", "AddColumn", "CreateIndex", "DropIndex", "DropTable", "Sql"];

    [Fact]
    public void A_migration_takes_nothing_away_that_the_version_before_it_uses()
    {
        var files = Migrations().ToArray();
        Assert.True(files.Length > 10, "The migrations are elsewhere.");
        var wrong =
            from file in files
            let name = Path.GetFileNameWithoutExtension(file)
            where string.CompareOrdinal(name, First) >= 0 && !Contracted.ContainsKey(name[15..])
            let up = Up(File.ReadAllText(file))
            from taken in Taken(up)
            select $"{name}: {taken}";
        Assert.Equal([], wrong);
    }

    [Fact]
    public void A_migration_that_is_not_the_last_keeps_no_model_it_does_not_need()
    {
        var forgotten =
            from files in Migrations().GroupBy(f => Path.GetDirectoryName(f)!)
            from file in files.Order(StringComparer.Ordinal).SkipLast(1)
            where Step().Matches(Up(File.ReadAllText(file))).All(s => NeedsNoModel.Contains(s.Groups["what"].Value))
            where File.ReadAllText(Path.ChangeExtension(file, ".Designer.cs")).Contains("BuildTargetModel", StringComparison.Ordinal)
            select Path.GetFileName(file);
        Assert.Equal([], forgotten); // ./takt migration takes it out
    }

    [Theory]
    [InlineData("migrationBuilder.DropColumn(name: \"folded\", table: \"kernel_search_row\");", "DropColumn")]
    [InlineData("migrationBuilder.RenameTable(name: \"a\", newName: \"b\");", "RenameTable")]
    [InlineData("migrationBuilder.AddColumn<int>(name: \"n\", table: \"t\", type: \"integer\", nullable: false);", "AddColumn")]
    [InlineData("migrationBuilder.AddColumn<int>(name: \"n\", table: \"t\", nullable: false, defaultValue: 0);", null)]
    [InlineData("migrationBuilder.AddColumn<int>(name: \"n\", table: \"t\", nullable: true);", null)]
    [InlineData("migrationBuilder.AlterColumn<int>(name: \"n\", table: \"t\", nullable: false, oldNullable: true);", "AlterColumn")]
    [InlineData("migrationBuilder.CreateIndex(name: \"i\", table: \"t\", column: \"c\", unique: true);", "CreateIndex")]
    [InlineData(
        "migrationBuilder.AddColumn<int>(name: \"c\", table: \"t\", nullable: true); migrationBuilder.CreateIndex(name: \"i\", table: \"t\", columns: new[] { \"b\", \"c\" }, unique: true);",
        null
    )]
    [InlineData(
        "migrationBuilder.AddColumn<int>(name: \"c\", table: \"other\", nullable: true); migrationBuilder.CreateIndex(name: \"i\", table: \"t\", column: \"c\", unique: true);",
        "CreateIndex"
    )]
    [InlineData(
        "migrationBuilder.AddColumn<int>(name: \"c\", table: \"t\", nullable: false, defaultValue: 0); migrationBuilder.CreateIndex(name: \"i\", table: \"t\", column: \"c\", unique: true);",
        "CreateIndex"
    )]
    [InlineData("migrationBuilder.CreateTable(name: \"t\"); migrationBuilder.CreateIndex(name: \"i\", table: \"t\", unique: true);", null)]
    public void Such_a_step_is_seen(string step, string? said) => Assert.Equal(said, Taken(step).FirstOrDefault());

    static IEnumerable<string> Migrations() =>
        System
            .IO.Directory.EnumerateFiles(Path.Combine(Source.Root, "src", "Takt", "Migrations"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Name().IsMatch(Path.GetFileName(f)));

    static string Up(string migration) =>
        migration[migration.IndexOf("void Up(", StringComparison.Ordinal)..migration.IndexOf("void Down(", StringComparison.Ordinal)];

    static IEnumerable<string> Taken(string up)
    {
        var steps = Step().Matches(up).Select(s => (What: s.Groups["what"].Value, How: s.Groups["how"].Value)).ToArray();
        var made = steps.Where(s => s.What == "CreateTable").Select(s => Said(s.How, "name")).ToHashSet(StringComparer.Ordinal);
        // The version before leaves such a column empty, and no two that are empty are alike.
        var empty = steps
            .Where(s => s.What == "AddColumn" && s.How.Contains("nullable: true", StringComparison.Ordinal))
            .Select(s => (Said(s.How, "table"), Said(s.How, "name")))
            .ToHashSet();
        return steps
            .Where(s => IsTaking(s.What, s.How) && !made.Contains(Said(s.How, "table")))
            .Where(s => s.What != "CreateIndex" || !Columns(s.How).Any(column => empty.Contains((Said(s.How, "table"), column))))
            .Select(s => s.What);
    }

    // column: "code", columns: new[] { "group_id", "code" }
    static IEnumerable<string> Columns(string how) =>
        Indexed().Match(how) is { Success: true, Groups: var said }
            ? said["columns"].Value.Split('"').Where((_, part) => part % 2 == 1)
            : [];

    // name: "kernel_search_row"
    static string Said(string how, string what) =>
        how.IndexOf($"{what}: \"", StringComparison.Ordinal) is >= 0 and var at ? how[at..].Split('"')[1] : "";

    static bool IsTaking(string what, string how) =>
        what switch
        {
            "AddColumn" => how.Contains("nullable: false", StringComparison.Ordinal)
                && !how.Contains("defaultValue", StringComparison.Ordinal)
                && !how.Contains("computedColumnSql", StringComparison.Ordinal),
            "CreateIndex" => how.Contains("unique: true", StringComparison.Ordinal),
            "AlterColumn" or "DropColumn" or "DropTable" or "RenameColumn" or "RenameTable" => true,
            _ => false,
        };

    [GeneratedRegex("""columns?: (?<columns>"[^"]+"|new\[\] \{[^}]+\})""", RegexOptions.NonBacktracking)]
    private static partial Regex Indexed();

    [GeneratedRegex(@"^\d{14}_\w+\.cs$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"migrationBuilder\.(?<what>\w+)(?:<[^>]+>)?\((?<how>.*?)\);", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
